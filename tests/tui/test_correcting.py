"""Saying that a mark is right, wrong, or something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nutgraf.errors import UsageError
from nutgraf.library.fixes import hedged, value_typed, valued
from nutgraf.library.library import Library
from nutgraf.model.marks import EntityKind, Figure, Hedge, MarkState
from tests.tui import pages
from tests.tui.shell import Reading, reading

TEXT = pages.story(*pages.PARTS).text
FIGURE = pages.figure(TEXT, "At least 12 people")


def test_a_value_keeps_the_sides_that_its_hedge_bounds() -> None:
    assert (valued(FIGURE, "14").low, valued(FIGURE, "14").high) == (14, None)
    between = valued(FIGURE, "10–15")
    assert (between.low, between.high, between.hedge) == (10, 15, Hedge.RANGE)
    assert valued(FIGURE, "1,200").low == 1200
    assert valued(FIGURE, value_typed(replace(FIGURE, low=-2.5))).low == -2.5
    assert valued(FIGURE, value_typed(replace(FIGURE, low=3e15))).low == 3e15
    below = valued(FIGURE, "-10 – −5")
    assert (below.low, below.high) == (-10, -5)
    for wrong in ("a dozen", "3-1", "", "1-2-3", "nan", "inf", "-inf", "1e400", "1_000", "-", "5-"):
        with pytest.raises(UsageError):
            valued(FIGURE, wrong)


def test_another_hedge_bounds_other_sides() -> None:
    assert (hedged(FIGURE, Hedge.AT_MOST).low, hedged(FIGURE, Hedge.AT_MOST).high) == (None, 12)
    assert (hedged(FIGURE, Hedge.EXACT).low, hedged(FIGURE, Hedge.EXACT).high) == (12, 12)


async def _at_figure(it: Reading) -> Figure:
    """Stop at the first figure."""
    await it.open_first()
    await it.press("]", "f")
    thing = it.reader.marking.thing()
    assert isinstance(thing, Figure)
    return thing


async def test_a_mark_is_accepted_and_dismissed_with_one_key_each(library: Library) -> None:
    async with reading(library) as it:
        figure = await _at_figure(it)
        await it.press("+")
        kept = next(f for f in library.marks.of(1).figures if f.start == figure.start)
        assert kept.state is MarkState.ACCEPTED
        await it.press("-")
        assert all(f.start != figure.start for f in library.marks.of(1).figures)
        assert "u undoes it" in it.foot
        await it.press("u")
        assert any(f.start == figure.start for f in library.marks.of(1).figures)


async def test_never_again_asks_first(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "e", "!")
        assert "Never mark “Velmara” again?" in it.text
        await it.press("y")
        assert all(m.text != "Velmara" for m in library.marks.of(1).entities)


async def test_what_a_figure_means_is_corrected(library: Library) -> None:
    async with reading(library) as it:
        figure = await _at_figure(it)
        await it.press("=", "2", "ctrl+u")
        await it.type("14")
        await it.press("enter")
        fixed = next(f for f in library.marks.of(1).figures if f.start == figure.start)
        assert (fixed.low, fixed.state) == (14, MarkState.CORRECTED)
        assert "≥ 14" in it.text


async def test_an_entity_gets_another_kind_everywhere(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "e", "=", "3", "2")
        kinds = {m.kind for m in library.marks.of(1).entities if m.name == "Velmara"}
        assert kinds == {EntityKind.ORGANISATION}


async def test_the_boundary_of_a_mark_is_moved_by_words(library: Library) -> None:
    async with reading(library) as it:
        figure = await _at_figure(it)
        await it.press("=", "1")
        assert it.reader.page.selection == (figure.start, figure.end)
        assert "FIX" in it.foot
        assert "end of the figure" in it.foot
        await it.press("left", "enter")
        fixed = next(f for f in library.marks.of(1).figures if f.start == figure.start)
        assert fixed.text == "At least 12"
        assert not it.reader.page.selecting


async def test_without_a_mark_the_keys_say_so(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("-")
        assert "There is no mark here" in it.foot


async def test_the_explanation_offers_the_same_keys(library: Library) -> None:
    async with reading(library) as it:
        figure = await _at_figure(it)
        await it.press("enter")
        assert "dismiss" in it.text
        await it.press("-")
        assert it.app.screen is it.reader
        assert all(f.start != figure.start for f in library.marks.of(1).figures)
