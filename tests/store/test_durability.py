"""What was acknowledged survives kill -9, and `check` sees damage."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from nutgraf.errors import ArchiveError
from nutgraf.store import connections
from nutgraf.store.check import problems, repair
from nutgraf.store.store import Store
from tests.builders import stored
from tests.store.test_tables import note_on, put

WRITER = """
import sys
from pathlib import Path
from nutgraf.store.store import Store
from tests.store.test_tables import note_on, put
store = Store(Path(sys.argv[1]))
while True:
    print(put(store, note_on(1, body="mine")).id, flush=True)
"""


def test_every_note_that_was_acknowledged_survives_kill_9(archive: Path) -> None:
    with Store(archive) as store:
        stored(store)
    for _ in range(3):
        run = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(archive)], stdout=subprocess.PIPE, text=True
        )
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(0.05)
        run.send_signal(signal.SIGKILL)
        acknowledged = [line.strip() for line in run.stdout if line.endswith("\n")]
        run.stdout.close()
        run.wait()
        with Store(archive) as store:
            assert list(problems(store)) == []
            kept = set(store.notes.ids())
            assert set(acknowledged) <= kept
            assert len(acknowledged) > 0


@pytest.mark.skipif(sys.platform == "win32", reason="no open file can be taken away there")
def test_nothing_is_written_to_a_file_that_was_taken_away_or_replaced(
    store: Store, archive: Path, tmp_path: Path
) -> None:
    stored(store)
    kept = archive.rename(tmp_path / "elsewhere")
    with pytest.raises(ArchiveError, match="is not there any more"):
        put(store, note_on(1))
    archive.write_bytes(kept.read_bytes())
    with pytest.raises(ArchiveError, match="Another file stands in the place"):
        put(store, note_on(1))
    kept.replace(archive)
    note = put(store, note_on(1))
    assert store.notes.ids() == [note.id]


@pytest.mark.parametrize(
    ("said", "free", "told"),
    [
        ("database or disk is full", 9, "There is no room left"),
        ("disk I/O error", 0, "There is no room left"),
        ("disk I/O error", 9, "cannot be used"),
        ("attempt to write a readonly database", 9, "read-only, or its folder is"),
        ("unable to open database file", 9, "cannot be used"),
    ],
)
def test_what_sqlite_says_of_the_disk_is_told_so_that_it_can_be_mended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: str, free: int, told: str
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=free))
    error = connections.told(sqlite3.OperationalError(said), tmp_path / "archive.nutgraf")
    assert isinstance(error, ArchiveError)
    assert told in error.message


def test_a_whole_archive_has_no_problems(store: Store) -> None:
    stored(store)
    put(store, note_on(1))
    assert list(problems(store)) == []


def test_check_sees_a_changed_text_a_changed_note_and_a_wrong_anchor(store: Store) -> None:
    stored(store)
    one = put(store, note_on(1, body="mine"))
    anchor = one.anchor
    assert anchor is not None
    put(store, replace(one, id=one.id[:-1] + "0", anchor=replace(anchor, start=0, end=5)))
    with store.connections.write() as connection:
        connection.execute("UPDATE versions SET text = text || 'x'")
        connection.execute("UPDATE notes SET body = 'not mine' WHERE id = ?", (one.id,))
    assert sorted(problem.what for problem in problems(store)) == [
        "anchor",
        "article",
        "index",
        "note",
    ]


def test_repair_makes_the_index_anew(store: Store) -> None:
    stored(store)
    with store.connections.write() as connection:
        connection.execute("INSERT INTO article_search (article_search) VALUES ('delete-all')")
    assert [problem.what for problem in problems(store)] == ["index"]
    repair(store)
    assert list(problems(store)) == []
