"""Notes whose passage has moved or is lost: found, confirmed, placed again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nutgraf.library.library import Library
from nutgraf.model.marks import Span
from nutgraf.model.notes import Note, NoteState
from nutgraf.tui.screens.notes import NotesScreen
from tests.tui.shell import reading


def _note(library: Library, words: str, state: NoteState, body: str) -> Note:
    """A note on some words of the first article, in this state."""
    start = library.articles.get(1).text.index(words)
    note = library.notes.add(1, span=Span(start, start + len(words)), body=body)
    assert note.anchor is not None
    anchor = replace(note.anchor, quote="what stood there before")
    with library._store.connections.write() as connection:
        library._store.notes.place(connection, note.id, anchor, state, article_id=1, version_id=1)
    return library.notes.get(note.id)


@pytest.fixture
def moved(library: Library) -> Note:
    """A note that has moved, after one that stands where it stood."""
    start = library.articles.get(1).text.index("sandbags")
    library.notes.add(1, span=Span(start, start + 8), body="Fine")
    return _note(library, "put off twice", NoteState.MOVED, "Ask the ministry")


@pytest.fixture
def lost(library: Library) -> Note:
    """A note that is lost."""
    return _note(library, "one street", NoteState.LOST, "Which street?")


async def test_notes_that_moved_or_are_lost_are_gone_to(
    library: Library, moved: Note, lost: Note
) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "o")
        assert "Lost: “what stood there before”" in it.foot
        assert "one street" in it.reader.page.quote(it.reader.page.sentence)
        await it.press("]", "o")
        assert "Moved: “what stood there before”; + keeps it here" in it.foot
        mark = it.reader.page.mark_at_cursor
        assert mark is not None
        assert mark.thing == moved
        await it.press("[", "o")
        assert "Lost" in it.foot


async def test_a_note_that_moved_is_kept_where_it_is(library: Library, moved: Note) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "o", "+")
        kept = library.notes.get(moved.id)
        assert kept.state is NoteState.PLACED
        assert kept.anchor is not None
        assert kept.anchor.quote == "put off twice"
        await it.press("]", "o")
        assert "Every note of this article stands where it stood." in it.foot
        await it.press("u")
        assert library.notes.get(moved.id).state is NoteState.MOVED


async def test_a_lost_note_is_placed_on_what_is_selected(library: Library, lost: Note) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "o", "V", "=")
        placed = library.notes.get(lost.id)
        assert placed.state is NoteState.PLACED
        assert placed.anchor is not None
        assert "one street" in placed.anchor.quote
        assert placed.body == "Which street?"
        assert "Placed; u undoes it." in it.foot
        assert not it.reader.page.selecting


async def test_a_moved_note_gets_another_passage(library: Library, moved: Note) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "o", "=")
        assert it.reader.page.selection is not None
        await it.press("shift+left", "=")
        placed = library.notes.get(moved.id).anchor
        assert placed is not None
        assert placed.quote == "put off"


async def test_a_selection_elsewhere_is_for_no_note(library: Library, lost: Note) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "o")
        it.reader.reading.open(3, read=False)
        await it.press("V", "=")
        assert library.notes.get(lost.id).state is NoteState.LOST


async def test_the_notes_view_finds_them_and_leads_to_placing(
    library: Library, moved: Note, lost: Note
) -> None:
    async with reading(library) as it:
        await it.press("g", "n")
        screen = it.app.screen
        assert isinstance(screen, NotesScreen)
        assert screen.cards.count == 3
        await it.press("]", "o", "]", "o", "]", "o")
        assert screen.cards.current is not None
        assert screen.cards.current.state is not NoteState.PLACED
        await it.press("f")
        await it.type("has:moved")
        await it.press("enter")
        assert [note.id for note in screen.cards.notes] == [moved.id]
        await it.press("+")
        assert library.notes.get(moved.id).state is NoteState.PLACED
        await it.press("f", "ctrl+u")
        await it.type("has:lost")
        await it.press("enter", "=")
        assert it.app.screen is it.reader
        assert "select its passage, = places it." in it.foot
        await it.press("=")
        assert library.notes.get(lost.id).state is NoteState.PLACED
