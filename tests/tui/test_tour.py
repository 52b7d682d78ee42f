"""The tour: each step is done by the user's own key and brings the next."""

from __future__ import annotations

from nutgraf.library.library import Library
from nutgraf.tui.actions.touring import STEPS
from nutgraf.tui.app import Start
from nutgraf.tui.command_table import BY_ID
from tests.tui.shell import reading


def test_every_step_names_commands_that_exist() -> None:
    for step in STEPS:
        assert step.done_by
        assert set(step.done_by) <= BY_ID.keys()


async def test_doing_what_a_step_asks_for_brings_the_next(library: Library) -> None:
    async with reading(library, start=Start(tour=True)) as it:
        await it.until(lambda: f"1/{len(STEPS)}" in it.text, "the first step")
        await it.press("enter")
        assert f"2/{len(STEPS)}" in it.text
        await it.press("j")
        assert f"2/{len(STEPS)}" in it.text
        await it.press("right_square_bracket")
        assert f"3/{len(STEPS)}" in it.text
        await it.press("f3")
        assert "3/" not in it.text


async def test_the_tour_can_be_leafed_through_to_its_end(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "question_mark")
        for number in range(1, len(STEPS) + 1):
            assert f"{number}/{len(STEPS)}" in it.text
            await it.press("f2")
        assert it.reader.tour_bar.display is False
