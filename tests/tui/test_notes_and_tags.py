"""The view of all notes, and the table of tags."""

from __future__ import annotations

import pytest

from nutgraf.library.library import Library
from nutgraf.model.marks import Span
from nutgraf.model.notes import Note
from nutgraf.tui.moments import moment
from nutgraf.tui.page.head import long_date
from nutgraf.tui.screens.notes import NotesScreen, in_full
from nutgraf.tui.screens.tags import TagsScreen
from tests.tui.shell import Reading, reading


def _note(library: Library, article: int, words: str, body: str = "", **more: object) -> Note:
    """A note on some words of an article."""
    start = library.articles.get(article).text.index(words)
    return library.notes.add(
        article, span=Span(start, start + len(words)), body=body, **more  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.fixture
def noted(library: Library) -> Library:
    """The archive with three notes."""
    _note(library, 1, "put off twice", "Ask the ministry #verify")
    _note(library, 3, "old quarter", tags=("places/velmara",))
    _note(library, 2, "the town had been warned", "By whom?", colour="red")
    return library


def _notes(it: Reading) -> NotesScreen:
    screen = it.app.screen
    assert isinstance(screen, NotesScreen)
    return screen


async def test_all_notes_are_seen_and_filtered(noted: Library) -> None:
    async with reading(noted) as it:
        await it.press("g", "n")
        assert "Notes 3" in it.text
        assert "By whom?" in it.text
        await it.press("f")
        await it.type("ministry")
        assert [note.body for note in _notes(it).cards.notes] == ["Ask the ministry #verify"]
        await it.press("enter")
        assert _notes(it).cards.has_focus


async def test_a_note_is_seen_in_full_beside_the_cards(noted: Library) -> None:
    note = noted.notes.all("whom")[0]
    whole = in_full(note, {"red": "verify"}).plain
    assert whole.startswith("the town had been warned\n\nBy whom?\n\nverify\n\n")
    async with reading(noted) as it:
        await it.press("g", "n")
        await it.press("f")
        await it.type("whom")
        assert "the town had been warned" in it.text
        assert long_date(moment(note.created).date()) in it.text


@pytest.mark.parametrize(
    "query",
    ["tag:verify", "colour:red", "ministry", "source:Northgate", "added:today", "-has:lost",
     "colour:red OR tag:places", "date:2026-03"],
)  # fmt: skip
def test_notes_are_filtered_by_whatever_they_have(noted: Library, query: str) -> None:
    assert 0 < len(noted.notes.all(query)) <= 3


async def test_a_note_is_jumped_to_and_back(noted: Library) -> None:
    async with reading(noted) as it:
        await it.press("g", "n", "j", "j")
        note = _notes(it).cards.current
        assert note is not None
        await it.press("enter")
        assert it.app.screen is it.reader
        assert it.reader.page.article.id == note.article
        assert note.anchor is not None
        assert it.reader.page.cursor == note.anchor.start
        await it.press("ctrl+o")
        await it.until(lambda: _notes(it).cards.current == note, "the note")
        await it.press("q")
        assert it.app.screen is it.reader


async def test_notes_are_edited_tagged_coloured_and_removed_in_their_view(noted: Library) -> None:
    async with reading(noted) as it:
        await it.press("g", "n")
        note = _notes(it).cards.current
        assert note is not None
        await it.press("5")
        assert noted.notes.get(note.id).colour == "purple"
        await it.press("t")
        await it.type("later")
        await it.press("enter")
        assert "later" in noted.notes.get(note.id).tags
        await it.press("e")
        await it.type(" More.")
        await it.press("ctrl+s")
        assert noted.notes.get(note.id).body == note.body + " More."
        await it.press("x")
        assert len(_notes(it).cards.notes) == 2
        await it.press("u")
        assert len(_notes(it).cards.notes) == 3


async def test_the_view_without_notes_says_how_to_write_one(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "n")
        assert "No notes yet: a in an article" in it.text


async def test_tags_are_renamed_merged_described_and_deleted_with_a_preview(noted: Library) -> None:
    noted.tags.add([1, 2], ["checked"])
    async with reading(noted) as it:
        await it.press("g", "t")
        screen = it.app.screen
        assert isinstance(screen, TagsScreen)
        assert [tag.name for tag in screen.table.tags] == ["checked", "places/velmara", "verify"]
        await it.press("e", "ctrl+u")
        await it.type("fine")
        await it.press("enter")
        assert "Rename #checked to #fine everywhere?" in it.text
        assert "#checked: 2 articles, 0 notes" in it.text
        await it.press("y")
        assert noted.articles.rows([1])[0].tags == ("fine",)
        await it.press("g", "g", "d")
        await it.type("What holds up")
        await it.press("enter")
        assert noted.tags.preview("fine").description == "What holds up"
        await it.press("M", "2")
        assert "Merge #fine into #verify?" in it.text
        assert "2 articles" in it.text
        await it.press("y")
        assert noted.articles.rows([1])[0].tags == ("verify",)
        await it.press("G", "x")
        assert "Delete #verify everywhere?" in it.text
        assert "In the text of 1 note the word stays, without the #." in it.text
        await it.press("y")
        assert noted.articles.rows([1])[0].tags == ()
        await it.press("u")
        assert noted.articles.rows([1])[0].tags == ("verify",)
        await it.press("G", "enter")
        assert it.app.screen is it.reader
        assert sorted(it.reader.list.ids) == [1, 2]


async def test_a_rename_says_what_lies_below_the_tag(noted: Library) -> None:
    noted.tags.add([1], ["places"])
    async with reading(noted) as it:
        await it.press("g", "t", "e", "ctrl+u")
        await it.type("where")
        await it.press("enter")
        assert "#places/velmara: 0 articles, 1 note" in it.text
        await it.press("y")
        assert [tag.name for tag in noted.tags.all()] == ["verify", "where", "where/velmara"]
        await it.press("u", "ctrl+y")
        assert "Done again: renamed #places to #where." in it.text


async def test_without_tags_the_table_says_how_to_make_one(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "t")
        assert "No tags yet: t on an article" in it.text
