"""Imported quotations: where they stand with certainty, or nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.export.placing import placed
from nutgraf.model.notes import Anchor, NoteState
from nutgraf.text.anchors import make_anchor

TEXT = (
    "One man died on Monday, police said.\n\nThe mayor said “nobody knew” – and left.\n\n"
    "One man died on Tuesday, police said.\n\nOne man died on Monday, police said."
)
LAST = TEXT.rindex("One man died on Monday")


def unknown(quote: str, prefix: str = "", suffix: str = "") -> Anchor:
    return Anchor(0, 0, quote, prefix, suffix)


def test_a_quotation_that_is_there_once() -> None:
    anchor, state = placed(unknown("One man died on Tuesday"), TEXT)
    assert state is NoteState.PLACED
    assert TEXT[anchor.start : anchor.end] == anchor.quote
    assert anchor == make_anchor(TEXT, anchor.start, anchor.end)


def test_signs_and_spaces_of_other_programs() -> None:
    anchor, state = placed(unknown('said "nobody  knew" - and'), TEXT)
    assert (state, anchor.quote) == (NoteState.PLACED, "said “nobody knew” – and")
    across, state = placed(unknown("and left. One man died on Tuesday"), TEXT)
    assert (state, across.quote) == (NoteState.PLACED, "and left.\n\nOne man died on Tuesday")


def test_twice_is_nowhere_unless_its_neighbours_decide() -> None:
    twice = "One man died on Monday, police said."
    assert placed(unknown(twice), TEXT) == (unknown(twice), NoteState.LOST)
    anchor, state = placed(unknown(twice, prefix="police said.\n\n"), TEXT)
    assert (state, anchor.start) == (NoteState.PLACED, LAST)
    anchor, state = placed(unknown(twice, suffix=" The mayor said"), TEXT)
    assert (state, anchor.start) == (NoteState.PLACED, 0)
    assert placed(unknown(twice, prefix="elsewhere "), TEXT)[1] is NoteState.LOST
    assert placed(unknown("One  man died on Monday, police said."), TEXT)[1] is NoteState.LOST


def test_twice_is_where_its_position_says() -> None:
    anchor, state = placed(make_anchor(TEXT, LAST, LAST + 22), TEXT)
    assert (state, anchor.start) == (NoteState.PLACED, LAST)


@pytest.mark.parametrize(
    "quote", ["Two men died on Tuesday, police said.", "Something else entirely was here"]
)
def test_what_is_only_like_it_is_not_placed(quote: str) -> None:
    assert placed(unknown(quote), TEXT)[1] is NoteState.LOST


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 60))
def test_every_passage_finds_itself(start: int, length: int) -> None:
    anchor = make_anchor(TEXT, start, min(len(TEXT), start + length))
    assert placed(anchor, TEXT) == (anchor, NoteState.PLACED)
    found, state = placed(Anchor(0, 0, anchor.quote, anchor.prefix, anchor.suffix), TEXT)
    assert (found, state) in (
        (anchor, NoteState.PLACED),
        (Anchor(0, 0, *found_words(anchor)), NoteState.LOST),
    )


def found_words(anchor: Anchor) -> tuple[str, str, str]:
    return anchor.quote, anchor.prefix, anchor.suffix
