"""The history of changes on the screen."""

from __future__ import annotations

import pytest

from nutgraf.library.library import Library
from nutgraf.model.marks import Span
from nutgraf.tui.screens.changes import ChangesScreen
from tests.tui.shell import Reading, reading


@pytest.fixture
def changed(library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """The archive after three changes, all of one moment."""
    monkeypatch.setattr("nutgraf.store.journal.now", lambda: "2026-03-10T09:30:00Z")
    library.tags.add([1, 2], ["dam"])
    library.notes.add(1, span=Span(0, 10), body="Who took it?")
    library.articles.star([3])
    return library


def _changes(it: Reading) -> ChangesScreen:
    screen = it.app.screen
    assert isinstance(screen, ChangesScreen)
    return screen


async def test_changes_are_looked_at_undone_down_to_one_and_done_again(changed: Library) -> None:
    async with reading(changed) as it:
        await it.press("g", "h")
        assert "1 article starred" in it.text
        await it.press("j")
        assert "note “Who took it?” written" in it.text
        await it.press("enter")
        assert "Undo these 2 changes?" in it.text
        await it.press("n")
        assert len(changed.notes.all()) == 1
        await it.press("enter", "y")
        assert changed.notes.all() == []
        assert changed.articles.rows([1])[0].tags == ("dam",)
        assert "Undone: 2 changes, the last of them note added." in it.foot
        assert [change.undone for change in _changes(it).rows.changes] == [True, True, False]
        await it.press("k", "enter")
        assert "Do again this change?" in it.text
        await it.press("y")
        assert len(changed.notes.all()) == 1
        await it.press("ctrl+y", "u", "u", "u", "u")
        assert "There is nothing to undo." in it.foot
        await it.press("q")
        assert it.app.screen is it.reader
        assert it.reader.list.row(0).tags == ()  # type: ignore[union-attr]


async def test_without_changes_the_list_says_what_would_be_in_it(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "h")
        assert "Nothing was changed yet" in it.text
        await it.press("enter", "j", "escape")
        assert it.app.screen is it.reader
