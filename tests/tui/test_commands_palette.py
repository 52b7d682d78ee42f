"""The palette: every command that can be run now, found by a few letters."""

from __future__ import annotations

from nutgraf.library.library import Library
from nutgraf.tui.commands import Context
from nutgraf.tui.screens.palette import PaletteRows, found, usable
from tests.tui.shell import reading

READING = (Context.ARTICLE, Context.READER)


def _ids(typed: str) -> list[str]:
    return [command.id for command in found(usable(READING), typed)]


def test_what_holds_only_here_comes_first_and_nothing_twice() -> None:
    ids = _ids("")
    assert ids.index("note.add") < ids.index("list.star") < ids.index("go.notes")
    assert len(ids) == len(set(ids))
    assert "move.down" not in ids
    assert "tags.rename" not in ids


def test_the_beginning_of_a_title_beats_words_of_the_help() -> None:
    assert _ids("note")[:2] == ["note.add", "note.article"]
    assert _ids("article alone") == ["view.zen"]
    assert _ids("layer.claims") == ["layer.claims"]


def test_misspelt_words_find_the_nearest() -> None:
    assert _ids("higlight")[0] in {"note.highlight", "layer.notes"}
    assert _ids("qqqqqqqq") == []


async def test_a_command_is_run_from_the_palette_and_a_click_beside_it_runs_none(
    library: Library,
) -> None:
    async with reading(library) as it:
        await it.press("ctrl+p", *"zen", "enter")
        assert it.reader.has_class("zen")
        await it.press("ctrl+p", *"qqqqqqqq", "enter")
        assert it.app.screen.query(PaletteRows)
        await it.pilot.click(offset=(1, 20))
        assert len(it.app.screen_stack) == 1
        await it.press("g", "h", "ctrl+p", *"back", "enter")
        assert len(it.app.screen_stack) == 1
