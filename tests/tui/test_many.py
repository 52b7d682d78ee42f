"""Several rows at once: chosen by keys or the mouse, asked before, undone as one change."""

from __future__ import annotations

import pytest

from nutgraf.library.library import Library
from nutgraf.model.marks import Span
from nutgraf.tui.actions import part
from nutgraf.tui.screens.notes import NotesScreen
from tests.tui.shell import Reading, reading


def _three_notes(library: Library) -> None:
    for article in (1, 2, 3):
        library.notes.add(article, span=Span(0, 12), body=f"Note {article}")


def _notes(it: Reading) -> NotesScreen:
    screen = it.app.screen
    assert isinstance(screen, NotesScreen)
    return screen


async def test_chosen_articles_are_starred_after_asking_and_undone_at_once(
    library: Library,
) -> None:
    async with reading(library) as it:
        await it.press("1", "g", "g", "v", "v", "v", "s")
        assert "Star 3 articles?" in it.text
        await it.press("n")
        assert not library.articles.counts().starred
        await it.press("s", "y")
        assert library.articles.counts().starred == 3
        assert "Starred 3 articles; u undoes it." in it.foot
        await it.press("u")
        assert not library.articles.counts().starred


async def test_very_many_are_told_of_before_they_are_changed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part, "_MOMENT", 2)
    async with reading(library) as it:
        told: list[str] = []
        monkeypatch.setattr(it.reader, "say", told.append)
        await it.press("1", "A", "y")
        assert told == [
            f"Changing {it.reader.list.count} articles …",
            f"Marked as read: {it.reader.list.count} articles; u undoes it.",
        ]
        assert not library.articles.counts().unread


async def test_one_article_is_starred_without_a_question(library: Library) -> None:
    async with reading(library) as it:
        await it.press("1", "s")
        assert it.app.screen is it.reader
        assert library.articles.counts().starred == 1


async def test_all_rows_of_a_query_are_put_away_and_brought_back(library: Library) -> None:
    async with reading(library) as it:
        await it.press("1")
        it.reader.listing.narrow("dam")
        number = it.reader.list.count
        assert number > 1
        await it.press("V", "x")
        assert f"Put {number} articles away?" in it.text
        await it.press("y")
        assert it.reader.list.count == 0
        await it.press("u")
        assert it.reader.list.count == number


async def test_notes_are_chosen_tagged_recoloured_and_removed_together(library: Library) -> None:
    _three_notes(library)
    async with reading(library) as it:
        await it.press("g", "n", "v", "v")
        assert "SELECTED" in it.foot
        assert "2 notes" in it.foot
        await it.press("t")
        await it.type("later")
        await it.press("enter")
        assert len(library.notes.all("tag:later")) == 2
        await it.press("4")
        assert "Give 2 notes the colour blue?" in it.text
        await it.press("y")
        assert len(library.notes.all("colour:blue")) == 2
        await it.press("V", "x")
        assert "Remove 3 notes?" in it.text
        await it.press("y")
        assert library.notes.all() == []
        await it.press("u")
        assert len(library.notes.all()) == 3
        await it.press("u")
        assert library.notes.all("colour:blue") == []
        await it.press("u")
        assert library.notes.all("tag:later") == []


async def test_escape_drops_the_choice_before_it_closes(library: Library) -> None:
    _three_notes(library)
    async with reading(library) as it:
        await it.press("g", "n", "v", "escape")
        assert _notes(it).cards.chosen == set()
        await it.press("escape")
        assert it.app.screen is it.reader


async def test_the_mouse_chooses_with_ctrl_and_shift(library: Library) -> None:
    _three_notes(library)
    async with reading(library) as it:
        await it.press("g", "n")
        cards = _notes(it).cards
        await it.pilot.click(cards, offset=(5, 4), control=True)
        assert cards.chosen == {cards.notes[1].id}
        await it.pilot.click(cards, offset=(5, 7), shift=True)
        assert cards.chosen == {cards.notes[1].id, cards.notes[2].id}
        assert it.app.screen is _notes(it)


async def test_saved_searches_are_folders_that_the_bar_shows_and_that_can_be_forgotten(
    library: Library,
) -> None:
    library.saved.save("floods", "dam")
    async with reading(library) as it:
        assert "Saved 1" in it.text
        await it.press("g", "v", "1")
        assert it.reader.listing.query == "dam"
        assert "floods" in it.text.splitlines()[0]
        await it.press("g", "v", "2", "1")
        assert library.saved.all() == []
        assert "Saved" not in it.text.splitlines()[0]
        await it.press("u")
        assert [each.name for each in library.saved.all()] == ["floods"]


async def test_on_a_note_of_ones_own_the_footer_keeps_the_keys_of_the_article(
    library: Library,
) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press(")", ")", "H", ")", "(")
        assert "e edit" in it.foot
        assert "? keys" in it.foot
