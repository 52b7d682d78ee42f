"""The line at the bottom where there is little room."""

from __future__ import annotations

import pytest

from nutgraf.library.library import Library
from tests.tui.shell import reading


@pytest.mark.parametrize("width", [60, 80, 86, 92, 98, 104, 120])
async def test_of_the_layers_all_are_seen_or_none(library: Library, width: int) -> None:
    async with reading(library, (width, 20)) as it:
        shown = [name for name in ("entities", "figures", "claims", "notes") if name in it.foot]
        assert len(shown) in (0, 4)
        assert len(it.foot) <= width


async def test_the_inspector_says_what_would_be_in_it(empty_library: Library) -> None:
    async with reading(empty_library) as it:
        assert "is listed here: . brings one." in it.text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("view.theme mauve", "\\t shows them."),
        ("list.sort colour", "S shows them."),
        ("find.here qqqq", "g/ searches all of them."),
    ],
)
async def test_what_went_wrong_is_told_with_what_to_do(
    library: Library, typed: str, told: str
) -> None:
    async with reading(library) as it:
        await it.open_first()
        command, _, argument = typed.partition(" ")
        it.app.run_command(command, argument)
        await it.press("shift")
        assert told in it.foot
