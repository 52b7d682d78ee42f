"""The process lock: who works for long leaves the others a chance, and who is in a hurry need not wait."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from nutgraf.errors import ArchiveLocked
from nutgraf.store.lock import ProcessLock
from nutgraf.store.store import Store

HOLD = """
import sys, time
from pathlib import Path
from nutgraf.store.lock import ProcessLock
lock = ProcessLock(Path(sys.argv[1]))
for number in range(200):
    with lock.held():
        if not number:
            print("held", flush=True)
        time.sleep(0.03)
"""


def test_a_writer_gets_in_between_the_long_transactions_of_another(tmp_path: Path) -> None:
    archive = tmp_path / "archive.nutgraf"
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(archive)], stdout=subprocess.PIPE)
    assert other.stdout is not None
    with other.stdout:
        assert other.stdout.readline() == b"held\n"
        lock = ProcessLock(archive)
        waited = []
        for _ in range(5):
            began = time.monotonic()
            with lock.held():
                waited.append(time.monotonic() - began)
            time.sleep(0.005)
        assert other.poll() is None
        other.kill()
        other.wait()
    lock.close()
    assert max(waited) < 1


@pytest.mark.parametrize("holder", ["process", "thread", "statement"])
def test_a_thread_in_a_hurry_is_told_soon_that_others_write(store: Store, holder: str) -> None:
    connections = store.connections
    connections.hurry(0.02)
    with ExitStack() as stack:
        if holder == "process":
            stack.enter_context(ProcessLock(store.path).held())
        elif holder == "thread":
            held = stack.enter_context(ThreadPoolExecutor(1))
            stack.callback(held.submit, connections._guard.release)
            assert held.submit(connections._guard.acquire).result()
        else:
            other = stack.enter_context(closing(sqlite3.connect(store.path)))
            other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(ArchiveLocked):
            store.settings.set("x", 1)
        assert time.monotonic() - began < 2
    assert store.settings.get("x") is None
    store.settings.set("x", 2)
    assert store.settings.get("x") == 2


def test_short_holds_follow_one_another_at_once(tmp_path: Path) -> None:
    lock = ProcessLock(tmp_path / "archive.nutgraf")
    began = time.monotonic()
    for _ in range(50):
        with lock.held():
            pass
    lock.close()
    assert time.monotonic() - began < 0.2
