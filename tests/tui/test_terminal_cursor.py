"""The terminal's own cursor is where the keys go: there are those who read with ears or fingers."""

from __future__ import annotations

from nutgraf.library.library import Library
from nutgraf.tui.app import Start
from tests.tui.shell import Reading, reading


def _pointed(it: Reading) -> str:
    """What stands from the terminal's cursor on."""
    x, y = it.app.cursor_position
    return it.text.splitlines()[y][x:]


async def _points_at(it: Reading, words: str) -> None:
    """The cursor comes to stand before some words."""
    await it.until(lambda: _pointed(it).startswith(words), f"the cursor before {words!r}")


async def test_it_goes_into_boxes_and_comes_back(library: Library) -> None:
    async with reading(library, start=Start(cursor=True)) as it:
        await it.open_first()
        await it.press(")", ")")
        await _points_at(it, "At least 12 people")
        await it.press("]", "c")
        await it.press("enter")
        await _points_at(it, "speaker")
        await it.press("escape")
        await _points_at(it, "At least 12 people")
        await it.press("c")
        await _points_at(it, "▌1   unchecked")
        await it.press("j")
        await _points_at(it, "▌2   checking")
        await it.press("escape", "1")
        await _points_at(it, "▌● Dam gives way above")


async def test_it_follows_the_rows_below_a_line_and_returns_to_it(library: Library) -> None:
    async with reading(library, start=Start(cursor=True)) as it:
        await it.press("question_mark")
        line = it.app.cursor_position.y
        await it.press("down")
        assert it.app.cursor_position.y > line
        await it.press("g")
        await it.until(lambda: it.app.cursor_position.y == line, "the cursor in the line")
        await it.press("escape", "g", "h")
        assert it.app.cursor_position == (0, 1)
        await it.press("q")
        await _points_at(it, "▌")
