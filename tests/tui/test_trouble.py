"""The archive in trouble while it is read and written in: one sentence says what, and no word is lost."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nutgraf.errors import ArchiveDamaged, ArchiveError, WordsElsewhere
from nutgraf.library.library import Library
from nutgraf.tui.screens import reader
from nutgraf.tui.screens.editor import EditorScreen
from tests.tui.shell import Reading, reading


@contextmanager
def _held_elsewhere(library: Library) -> Iterator[None]:
    """Another process writes and does not let go."""
    with open(f"{library.path}.lock", "a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _full_disk(library: Library) -> Iterator[None]:
    """No page can be added to the archive."""
    writer = library._store.connections.writer()
    (pages,) = writer.execute("PRAGMA page_count").fetchone()
    writer.execute(f"PRAGMA max_page_count = {pages}")
    yield
    writer.execute("PRAGMA max_page_count = 1000000")


async def _written(it: Reading, text: str) -> None:
    """A note is written that cannot be saved; the editor keeps it."""
    await it.open_first()
    await it.press("a")
    editor = it.app.screen
    assert isinstance(editor, EditorScreen)
    editor.text_area.text = text
    await it.press("ctrl+s")
    assert isinstance(it.app.screen, EditorScreen)
    assert editor.text_area.text == text


async def test_what_cannot_be_saved_now_stays_in_the_editor(library: Library) -> None:
    async with reading(library) as it:
        with _held_elsewhere(library):
            await _written(it, "while another process writes")
            assert "The archive is busy" in it.text.replace("\n", " ")
        await it.press("ctrl+s")
        (note,) = library.notes.all()
        assert note.body == "while another process writes"


async def test_where_there_is_no_room_the_words_stay_in_the_editor(library: Library) -> None:
    async with reading(library, (160, 24)) as it:
        with _full_disk(library):
            await _written(it, "no room for this " * 20_000)
            assert "There is no room left" in it.text
        await it.press("ctrl+s")
        (note,) = library.notes.all()
        assert len(note.body) > 300_000


async def test_words_that_the_archive_does_not_take_are_in_a_file_when_the_reader_ends(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    with _full_disk(library):
        async with reading(library) as it:
            await _written(it, "no room for this " * 20_000)
            app = it.app
            app.exit()
    (file,) = tmp_path.glob("nutgraf-unsaved-*.md")
    assert isinstance(app.trouble, WordsElsewhere)
    app.troubled(ArchiveError("and then the lock"))
    assert str(file) in app.trouble.message
    assert file.read_text(encoding="utf-8").startswith("no room for this no room")
    assert file.stat().st_mode & 0o077 == 0
    assert library.drafts.waiting() == []


async def test_what_is_thrown_away_is_gone_though_nothing_can_be_written(library: Library) -> None:
    async with reading(library) as it:
        with _held_elsewhere(library):
            await _written(it, "not worth it")
            await it.press("escape", "y")
            assert it.app.screen is it.reader


async def test_where_another_program_writes_reading_goes_on_and_nothing_is_told_as_done(
    library: Library,
) -> None:
    async with reading(library) as it:
        with _held_elsewhere(library):
            it.reader.reading.open(1)
            it.reader.viewing.go_to("article")
            began = time.monotonic()
            await it.press("s")
            assert time.monotonic() - began < 5
            assert "The archive is busy" in it.foot
            assert "do it again" in it.foot
            await it.press("j", "x", "g", "u", "greater_than_sign")
            assert not any(row.starred or row.read for row in library.articles.rows([1]))
        it.reader.listing.look_elsewhere()
        (row,) = library.articles.rows([1])
        assert row.read
        assert not row.starred


async def test_a_lock_that_is_held_does_not_keep_anybody_in_the_reader(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "LAST_PATIENCE", 0.01)
    with _held_elsewhere(library):
        async with reading(library) as it:
            await it.open_first()
            app = it.app
        assert app.trouble is None


def test_a_damaged_archive_is_told_wherever_it_is_read(library: Library) -> None:
    connections = library._store.connections
    reader = connections.read()
    connections.writer().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with library.path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(library.path.stat().st_size - 4096))
    reader.execute("PRAGMA cache_size = 0")
    reader.execute("PRAGMA shrink_memory")
    for read in (lambda: library.articles.get(1), lambda: library.articles.rows([1, 2])):
        with pytest.raises(ArchiveDamaged, match="is damaged"):
            read()


async def test_what_a_drawing_widget_meets_ends_the_reader_with_a_sentence(
    library: Library,
) -> None:
    async with reading(library) as it:
        app, trouble = it.app, ArchiveDamaged("The archive is damaged.")
        app._handle_exception(trouble)
        await it.pilot.pause()
    assert app.trouble is trouble
    assert app._exception is None


async def test_an_archive_that_vanishes_is_told(library: Library) -> None:
    async with reading(library) as it:
        for path in library.path.parent.iterdir():
            if path.is_file():
                path.unlink()
        await it.press("slash")
        await it.type("dam")
        await it.until(lambda: "cannot be used" in it.text)
        await it.press("escape", "j", "k")
        assert it.app.is_running
