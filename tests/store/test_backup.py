"""Backups are read back before they count; restoring keeps what it replaces."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

import pytest

from nutgraf.errors import ArchiveDamaged, ArchiveError, NotFound
from nutgraf.store import backup
from nutgraf.store.backup import KEEP, KEEP_ALWAYS, back_up, back_up_daily, backups, restore, verify
from nutgraf.store.store import Store
from tests.builders import document, stored


def titles(path: Path) -> list[str]:
    with Store(path) as store:
        return [row.title for row in store.articles.rows(range(1, 10))]


def test_a_backup_holds_what_is_only_in_the_log_yet(archive: Path, tmp_path: Path) -> None:
    with Store(archive) as store:
        stored(store)
        copy = back_up(archive, tmp_path / "copy.nutgraf")
        assert store.path.with_name(store.path.name + "-wal").stat().st_size > 0
    assert titles(copy) == ["Dam gives way"]


def test_daily_backups_are_daily_and_few(archive: Path) -> None:
    first = back_up_daily(archive)
    assert first is not None
    assert back_up_daily(archive) is None
    yesterday = time.time() - 25 * 3600
    first = first.rename(first.with_name("2020-01-01-000000-daily.nutgraf"))
    os.utime(first, (yesterday, yesterday))
    assert back_up_daily(archive) is not None
    for i in range(KEEP + 3):
        back_up(archive, reason=f"again-{i:02}")
    assert len(backups(archive)) == KEEP
    assert first not in backups(archive)


def test_backups_of_a_large_archive_are_fewer(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = back_up(archive, reason="0").stat().st_size
    monkeypatch.setattr(backup, "KEEP_BYTES", 5 * size)
    for i in range(1, 8):
        back_up(archive, reason=str(i))
    assert len(backups(archive)) == 5
    monkeypatch.setattr(backup, "KEEP_BYTES", size)
    newest = back_up(archive, reason="9")
    assert len(backups(archive)) == KEEP_ALWAYS
    assert newest in backups(archive)


def test_a_damaged_archive_is_not_backed_up_over_a_good_backup(
    archive: Path, tmp_path: Path
) -> None:
    with Store(archive) as store:
        for i in range(40):
            stored(store, document("word " * 400 + str(i), origin=f"/{i}"))
        store.connections.writer().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    target = back_up(archive, tmp_path / "copy.nutgraf")
    good = target.read_bytes()
    damaged = bytearray(archive.read_bytes())
    damaged[len(damaged) // 2 : len(damaged) // 2 + 20_000] = bytes(20_000)
    archive.write_bytes(damaged)
    with pytest.raises(ArchiveDamaged):
        back_up(archive, target)
    assert target.read_bytes() == good


def test_restoring_brings_the_newest_backup_and_keeps_what_was_there(archive: Path) -> None:
    with Store(archive) as store:
        stored(store)
    back_up(archive)
    with Store(archive) as store:
        stored(store, document("Another text.", "Another", "/b"))
    kept = restore(archive)
    assert titles(archive) == ["Dam gives way"]
    assert titles(kept) == ["Dam gives way", "Another"]


def test_restoring_from_rubbish_changes_nothing(archive: Path, tmp_path: Path) -> None:
    before = archive.read_bytes()
    rubbish = tmp_path / "rubbish"
    rubbish.write_bytes(b"not a database at all" * 100)
    other = tmp_path / "other.db"
    sqlite3.connect(other).execute("CREATE TABLE t (a)").connection.close()
    for source, error in (
        (rubbish, ArchiveDamaged),
        (other, ArchiveDamaged),
        (tmp_path / "no", NotFound),
    ):
        with pytest.raises(error):
            restore(archive, source)
    assert archive.read_bytes() == before


def test_without_a_backup_there_is_nothing_to_restore(archive: Path) -> None:
    with pytest.raises(NotFound, match="no backup"):
        restore(archive)


def test_a_place_that_cannot_be_written_is_one_sentence(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ArchiveError, match="cannot be written"):
        back_up(archive, tmp_path / "file" / "copy.nutgraf")


def test_verify_accepts_an_archive(archive: Path) -> None:
    verify(archive)
    assert archive.exists()
