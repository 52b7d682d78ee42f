"""Selecting from the cursor: growing, shrinking, swapping, nudging, never cutting a grapheme."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.marks import Span
from nutgraf.text.segment import paragraphs, sentences
from nutgraf.tui.page.movement import Unit, Units
from nutgraf.tui.page.selection import (
    Edge,
    Selection,
    begun,
    extended,
    moved,
    nudged,
    of_span,
    swapped,
)

TEXT = (
    "The dam gave way. Nobody rang us, she said.\n\nThe 👩\u200d👧 family e\u0301 left. It rained."
)
UNITS = Units(TEXT, sentences(TEXT), paragraphs(TEXT))
offsets = st.integers(0, len(TEXT) - 1)
every_unit = st.sampled_from(list(Unit))


def _text(selection: Selection) -> str:
    return TEXT[selection.span.start : selection.span.end]


def _at(words: str) -> int:
    return TEXT.index(words)


def test_a_selection_begins_with_the_unit_here() -> None:
    assert _text(begun(UNITS, Unit.CHARACTER, _at("dam"))) == "d"
    assert _text(begun(UNITS, Unit.WORD, _at("am gave"))) == "dam"
    assert _text(begun(UNITS, Unit.SENTENCE, _at("rang"))) == "Nobody rang us, she said."
    assert _text(begun(UNITS, Unit.PARAGRAPH, _at("rained"))) == TEXT[_at("The 👩") :]


def test_it_grows_to_the_end_of_units() -> None:
    word = begun(UNITS, Unit.CHARACTER, _at("dam"))
    one = moved(word, UNITS, Unit.WORD, 1)
    assert _text(one) == "dam", "first the rest of the word"
    assert _text(moved(one, UNITS, Unit.WORD, 2)) == "dam gave way"
    assert _text(moved(one, UNITS, Unit.SENTENCE, 1)) == "dam gave way."
    assert _text(moved(one, UNITS, Unit.SENTENCE, 2)).endswith("she said.")
    assert _text(moved(one, UNITS, Unit.CHARACTER, 1)) == "dam "


def test_it_shrinks_again() -> None:
    grown = moved(begun(UNITS, Unit.WORD, _at("dam")), UNITS, Unit.WORD, 3)
    assert _text(grown) == "dam gave way. Nobody"
    assert _text(moved(grown, UNITS, Unit.WORD, -2)) == "dam gave"
    assert _text(moved(grown, UNITS, Unit.CHARACTER, -1)) == "dam gave way. Nobod"


def test_it_goes_backwards_past_where_it_began() -> None:
    back = moved(begun(UNITS, Unit.WORD, _at("gave")), UNITS, Unit.WORD, -2)
    assert _text(back) == "The dam gave"
    assert back.backwards
    assert back.cursor == 0
    assert _text(moved(back, UNITS, Unit.WORD, 1)) == "dam gave"
    grown = moved(begun(UNITS, Unit.WORD, _at("gave")), UNITS, Unit.WORD, 1)
    assert _text(moved(grown, UNITS, Unit.WORD, -3)) == "The dam gave"


def test_swapped_ends_move_the_other_end() -> None:
    grown = moved(begun(UNITS, Unit.WORD, _at("dam")), UNITS, Unit.WORD, 1)
    swapped_ = swapped(grown)
    assert swapped_.span == grown.span
    assert _text(moved(swapped_, UNITS, Unit.WORD, -1)) == "The dam gave"


def test_dragging_goes_by_the_unit_it_began_with() -> None:
    by_word = begun(UNITS, Unit.WORD, _at("gave"))
    assert _text(extended(by_word, UNITS, _at("body"))) == "gave way. Nobody"
    assert _text(extended(by_word, UNITS, _at("am gave"))) == "dam gave"


@pytest.mark.parametrize(
    ("edge", "unit", "count", "expected"),
    [
        ("start", Unit.WORD, -1, "The dam gave way"),
        ("start", Unit.WORD, 1, "gave way"),
        ("end", Unit.WORD, 1, "dam gave way. Nobody"),
        ("end", Unit.WORD, -1, "dam gave"),
        ("end", Unit.CHARACTER, -1, "dam gave wa"),
        ("start", Unit.CHARACTER, 2, "m gave way"),
        ("end", Unit.SENTENCE, 1, "dam gave way."),
        ("start", Unit.WORD, 9, "y"),
        ("end", Unit.WORD, -9, "d"),
    ],
)
def test_one_edge_is_nudged_and_something_always_stays(
    edge: Edge, unit: Unit, count: int, expected: str
) -> None:
    start = _at("dam")
    span = nudged(Span(start, start + len("dam gave way")), UNITS, edge, unit, count)
    assert TEXT[span.start : span.end] == expected


@given(offsets, offsets, every_unit, st.integers(-4, 4), st.sampled_from(["start", "end"]))
@settings(max_examples=100)
def test_any_movement_leaves_a_real_selection(
    first: int, last: int, unit: Unit, count: int, edge: Edge
) -> None:
    selection = extended(begun(UNITS, Unit.CHARACTER, first), UNITS, last)
    for each in (selection, moved(selection, UNITS, unit, count), swapped(selection)):
        start, end = each.span
        assert 0 <= start < end <= len(TEXT)
        assert start <= each.cursor < end
        edges = {UNITS.at(Unit.CHARACTER, o).start for o in range(len(TEXT))} | {len(TEXT)}
        assert {start, end} <= edges
    start, end = nudged(selection.span, UNITS, edge, unit, count)
    assert 0 <= start < end <= len(TEXT)


@given(offsets, st.integers(1, 30))
@settings(max_examples=60)
def test_a_range_is_selected_whole(start: int, length: int) -> None:
    span = Span(start, min(len(TEXT), start + length))
    found = of_span(UNITS, span).span
    assert found.start <= span.start
    assert found.end >= span.end
