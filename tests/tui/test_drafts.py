"""What is being written outlives a crash, is offered again, and never becomes a note by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from nutgraf.library.library import Library
from nutgraf.model.marks import Span
from nutgraf.tui.screens.editor import EditorScreen
from tests.tui.shell import Reading, newsroom, reading

KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
import pytest
from nutgraf.library.library import Library
from tests.tui.calm import calm
from tests.tui.shell import reading

async def write():
    with Library.open(Path(sys.argv[1])) as library:
        async with reading(library) as it:
            await it.open_first()
            await it.press(")", ")", "a")
            await it.type("Ask the mini")
            await it.until(lambda: library.drafts.waiting(), "the draft", seconds=5)
            await it.type("stry")
            await it.until(lambda: library.drafts.waiting()[0].body.endswith("stry"), "all", seconds=5)
            os.kill(os.getpid(), signal.SIGKILL)

calm(pytest.MonkeyPatch())
asyncio.run(write())
"""


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft is kept at once instead of after a second."""
    monkeypatch.setattr("nutgraf.tui.screens.editor._KEEP_AFTER", 0.01)


def _editor(it: Reading) -> EditorScreen:
    screen = it.app.screen
    assert isinstance(screen, EditorScreen)
    return screen


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
async def test_a_note_that_was_being_written_outlives_kill_nine(archive: Path) -> None:
    newsroom(archive).close()
    home = str(Path(__file__).parents[2])
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(archive)],
        cwd=home, env={"PYTHONPATH": f"{home}/src:{home}", "TERM": "xterm"}, check=False,
        capture_output=True, timeout=60,
    )  # fmt: skip
    assert run.returncode == -9, run.stderr.decode()
    with Library.open(archive) as library:
        assert library.notes.all() == []
        async with reading(library) as it:
            await it.until(lambda: "Written, but not saved" in it.text, "the offer")
            assert "Ask the ministry" in it.text
            await it.press("enter")
            assert _editor(it).text_area.text == "Ask the ministry"
            await it.type(" today")
            await it.press("ctrl+s")
            (note,) = library.notes.all()
            assert note.body == "Ask the ministry today"
            assert note.anchor is not None
            assert library.drafts.waiting() == []


async def test_what_is_saved_or_thrown_away_is_not_offered(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press(")", ")", "a")
        await it.type("Kept")
        await it.until(library.drafts.waiting, "the draft")
        await it.press("ctrl+s")
        assert library.drafts.waiting() == []
        await it.press(")", "a")
        await it.type("Dropped")
        await it.until(library.drafts.waiting, "the draft")
        await it.press("escape", "y")
        assert library.drafts.waiting() == []
        assert [note.body for note in library.notes.all()] == ["Kept"]


async def test_what_is_in_the_editor_when_the_reader_ends_waits(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press(")", ")", "a")
        await it.type("Half a thought")
        it.app.exit()
    assert library.notes.all() == []
    async with reading(library) as it:
        await it.until(lambda: "Half a thought" in it.text, "the offer")
        await it.press("escape")
        assert "What was not saved waits; gw shows it again." in it.foot
        await it.press("g", "w", "enter")
        assert _editor(it).text_area.text == "Half a thought"
        await it.press("escape", "y", "g", "w")
        assert "Nothing waits: every note that you began is saved." in it.text


async def test_a_change_to_a_note_is_a_draft_until_it_is_saved(library: Library) -> None:
    note = library.notes.add(1, span=Span(0, 10), body="As it was")
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "a", "e")
        await it.type(", and more")
        await it.until(library.drafts.waiting, "the draft")
        assert library.notes.get(note.id).body == "As it was"
        it.app.exit()
    async with reading(library) as it:
        await it.until(lambda: "As it was, and more" in it.text, "the offer")
        await it.press("enter", "ctrl+s")
        assert library.notes.get(note.id).body == "As it was, and more"
        assert len(library.notes.all()) == 1


async def test_the_words_are_saved_even_where_their_note_is_gone(library: Library) -> None:
    note = library.notes.add(1, span=Span(0, 10), body="As it was")
    draft = library.drafts.of_note(note, "Note")
    library.drafts.keep(draft, "Still mine")
    library.notes.remove([note.id])
    (waiting,) = library.drafts.waiting()
    saved = library.drafts.save(waiting, waiting.body)
    assert saved is not None
    assert (saved.body, saved.anchor is not None) == ("Still mine", True)
    assert library.drafts.waiting() == []


async def test_opening_and_closing_the_editor_leaves_nothing(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press(")", ")", "a", "escape")
        assert it.app.screen is it.reader
        assert library.drafts.waiting() == []
