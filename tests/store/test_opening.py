"""Opening an archive: ours is migrated and backed up, anybody else's is left exactly as it was."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlite_utils import Database

from nutgraf.cli.context import Context
from nutgraf.errors import (
    ArchiveDamaged,
    ArchiveError,
    ArchiveTooNew,
    NotAnArchive,
)
from nutgraf.store import migrations, opening
from nutgraf.store.backup import backups
from nutgraf.store.check import problems
from nutgraf.store.journal import WATCHED
from nutgraf.store.store import Store
from tests.builders import TEXT, document, stored


def refused(path: Path, error: type[ArchiveError]) -> str:
    """Open a file that must be refused; what was said. The file must not have changed."""
    before = path.read_bytes()
    with pytest.raises(error) as raised:
        Store(path)
    assert path.read_bytes() == before
    assert str(path) in raised.value.message
    return raised.value.message


def test_a_new_archive_is_in_wal_with_full_synchrony_and_strict_tables(store: Store) -> None:
    writer = store.connections.writer()
    assert writer.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert writer.execute("PRAGMA synchronous").fetchone() == (2,)
    assert writer.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert writer.execute("PRAGMA application_id").fetchone() == (opening.APPLICATION_ID,)
    lax = [
        name
        for name, sql in writer.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
        if "STRICT" not in sql.upper()
        and not name.startswith(("sqlite_", "_sqlite", "article_", "note_"))
    ]
    assert lax == []


def test_readers_cannot_write(store: Store) -> None:
    with pytest.raises(ArchiveError, match="read-only"):
        store.connections.read().execute("DELETE FROM articles")


def test_a_text_file_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes.", encoding="utf-8")
    assert "not a Nutgraf archive" in refused(path, NotAnArchive)


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(NotAnArchive, match="folder"):
        Store(tmp_path)


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(Database(path)) as other:
        other.table("things").insert({"id": 1})
    assert "another program" in refused(path, NotAnArchive)


def test_an_archive_of_a_newer_nutgraf_is_left_alone(archive: Path) -> None:
    connection = sqlite3.connect(archive)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('nutgraf', '999_x', '')"
    )
    connection.commit()
    connection.close()
    with pytest.raises(ArchiveTooNew, match="newer"):
        Store(archive)


def test_what_a_full_disk_has_left_in_the_log_is_read(archive: Path, tmp_path: Path) -> None:
    """The disk was full as the log was put in place: the first page knows of pages that are only in the log."""
    with Store(archive) as store:
        article = stored(store, document("word " * 40_000))
        log = archive.with_name(archive.name + "-wal").read_bytes()
    kept = tmp_path / "kept.nutgraf"
    kept.write_bytes(archive.read_bytes()[: -50 * 4096])
    kept.with_name(kept.name + "-wal").write_bytes(log)
    with Store(kept) as store:
        assert store.articles.get(article).text == "word " * 40_000
        assert list(problems(store)) == []


def test_a_truncated_archive_is_damaged(archive: Path) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(whole[: len(whole) // 2])
    assert "damaged" in refused(archive, ArchiveDamaged)


def test_an_archive_without_its_header_is_no_archive(archive: Path) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(bytes(100) + whole[100:])
    refused(archive, NotAnArchive)


def test_an_old_archive_is_backed_up_and_then_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.nutgraf"
    archive_before("002_search", path, monkeypatch)
    with Store(path) as store:
        assert stored(store) == 1
        tables = {r[0] for r in store.connections.read().execute("SELECT name FROM sqlite_schema")}
        assert "article_search" in tables
    assert [backup.name.endswith("before-upgrade.nutgraf") for backup in backups(path)] == [True]


def test_the_command_line_tells_of_an_old_archive_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.nutgraf"
    archive_before("005_reasons", path, monkeypatch)
    for told in (
        f"nutgraf: {path} is of an older Nutgraf; it is copied and brought up to date.\n",
        "",
    ):
        with Context(path).library():
            assert capsys.readouterr().err == told


def test_marks_are_the_same_after_their_reasons_got_a_table(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows of a new archive, put into one of before that step, come out of the migration as they were."""
    article = stored(store)
    marks = store.marks.of(article, TEXT)
    path = tmp_path / "old.nutgraf"
    archive_before("005_reasons", path, monkeypatch)
    with closing(sqlite3.connect(path)) as old:
        old.execute("ATTACH ? AS new", (str(store.path),))
        for table in (
            "sources", "articles", "versions", "blocks", "analyses",
            "entities", "aliases", "mentions", "figures", "claims", "disputes",
        ):  # fmt: skip
            old.execute(f"INSERT INTO {table} SELECT * FROM new.{table}")
        old.execute(
            'INSERT INTO marks SELECT m.id, m.article_id, m.kind, m.start, m."end", r.engine, r.rule,'
            " r.grounds, r.state FROM new.marks m JOIN new.reasons r ON r.id = m.reason_id"
        )
        old.commit()
    with Store(path) as migrated:
        assert migrated.marks.of(article, TEXT) == marks
        with migrated.connections.write() as connection:
            connection.execute("DELETE FROM marks")
            assert connection.execute("SELECT * FROM claims").fetchall() == []


def archive_before(step: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make an archive as a Nutgraf did that did not know a step of the schema yet."""
    steps = migrations.STEPS[: migrations.STEPS.index(step)]
    made = SimpleNamespace(apply=lambda db: migrations.migrations().apply(db, stop_before=step))
    with monkeypatch.context() as older:
        older.setattr(opening, "STEPS", steps)
        older.setattr(opening, "migrations", lambda: made)
        opening.open_connections(path).close()


def test_every_watched_table_has_its_three_triggers(store: Store) -> None:
    found = {
        name
        for (name,) in store.connections.read().execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal%'"
        )
    }
    assert found == {
        f"journal_{table}_{verb}" for table in WATCHED for verb in ("insert", "update", "delete")
    }


def test_two_processes_may_create_the_same_archive_at_once(tmp_path: Path) -> None:
    path = tmp_path / "both.nutgraf"
    code = f"from pathlib import Path\nfrom nutgraf.store.store import Store\nStore(Path({str(path)!r})).close()"
    runs = [
        subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(3)
    ]
    assert [(run.wait(), run.communicate()[1]) for run in runs] == [(0, b"")] * 3


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(ArchiveError) as raised:
        Store(blocked / "archive.nutgraf")
    assert "\n" not in raised.value.message
