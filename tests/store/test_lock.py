"""The process lock: who works for long leaves the others a chance."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from nutgraf.store.lock import ProcessLock

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


def test_short_holds_follow_one_another_at_once(tmp_path: Path) -> None:
    lock = ProcessLock(tmp_path / "archive.nutgraf")
    began = time.monotonic()
    for _ in range(50):
        with lock.held():
            pass
    lock.close()
    assert time.monotonic() - began < 0.2
