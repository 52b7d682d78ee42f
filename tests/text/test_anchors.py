"""Anchors: placed for certain, moved for the user to see, or lost; never silently elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.notes import Anchor, NoteState
from nutgraf.text.alignment import edits, follow, normalised
from nutgraf.text.anchors import facts, make_anchor, place

TEXT = (
    "The dam at Hradin gave way before dawn on Monday, sending a wall of water down the valley.\n\n"
    "At least 12 people were killed, the rescue agency said, and more than 350 were brought to safety.\n\n"
    "Officials said they had not been warned. Team Alpha reported 14 boats lost in the upper valley.\n\n"
    "Team Beta reported 9 boats lost in the lower valley. The army sent two helicopters."
)
QUOTE = "more than 350 were brought to safety"


def anchored(quote: str, text: str = TEXT) -> Anchor:
    start = text.index(quote)
    return make_anchor(text, start, start + len(quote))


def passage(anchor: Anchor, text: str) -> str:
    return text[anchor.start : anchor.end]


def test_an_unchanged_text_keeps_the_note() -> None:
    anchor = anchored(QUOTE)
    assert place(anchor, TEXT, TEXT) == (anchor, NoteState.PLACED)


@pytest.mark.parametrize("old", [TEXT, None])
def test_paragraphs_before_it_shift_the_note(old: str | None) -> None:
    text = "A new first paragraph that was not there before.\n\n" + TEXT
    anchor, state = place(anchored(QUOTE), text, old)
    assert (passage(anchor, text), state) == (QUOTE, NoteState.PLACED)


def test_other_quotes_and_spaces_are_the_same_words() -> None:
    old = (
        'The mayor said: "We were told nothing -- nothing at all, until the water came." She left.'
    )
    text = old.replace('"', "”").replace("--", "–").replace("the water", "the\u00a0water")
    anchor, state = place(
        anchored("We were told nothing -- nothing at all, until the water came", old), text
    )
    assert state is NoteState.PLACED
    assert passage(anchor, text).startswith("We were told nothing –")


def test_an_edited_spot_is_moved_and_the_quotation_kept() -> None:
    text = TEXT.replace("more than 350 were brought", "more than 420 had been brought")
    anchor, state = place(anchored(QUOTE), text, TEXT)
    assert state is NoteState.MOVED
    assert anchor.quote == QUOTE
    assert passage(anchor, text) == "more than 420 had been brought to safety"


@pytest.mark.parametrize(
    ("quote", "gone"),
    [
        ("Team Alpha reported 14 boats lost in the upper valley", "Team Alpha reported"),
        ("they had not been warned", "they had not been warned"),
    ],
)
def test_a_lookalike_with_another_number_name_or_negation_is_never_taken(
    quote: str, gone: str
) -> None:
    text = TEXT.replace(quote, "").replace("  ", " ") + " They had been warned, he said."
    anchor, state = place(anchored(quote), text, None)
    assert state is NoteState.LOST
    assert anchor.quote == quote
    assert gone not in text


def test_two_places_that_fit_alike_are_lost() -> None:
    text = (
        "x " * 40
        + "the council met again today"
        + " y" * 40
        + " the council met again today"
        + " y" * 40
    )
    elsewhere = Anchor(5, 32, "the council met again today", prefix="z z z z ", suffix=" q q q q")
    assert place(elsewhere, text, None)[1] is NoteState.LOST


def test_a_short_quotation_is_not_found_inside_another_word() -> None:
    old = "Linus wrote it in a night. It was read by many people in the years that came after."
    text = "Machines wrote it in a day. Nobody has read a word of it in all the time since."
    assert place(anchored("Linus", old), text, None)[1] is NoteState.LOST


def test_facts_are_digits_names_number_words_and_negations() -> None:
    assert facts("At least 12 people") != facts("At least 17 people")
    assert facts("it was not safe") != facts("it was safe")
    assert facts("he met Ann Lee") != facts("he met Ann Moor")
    assert facts("two of them left") != facts("three of them left")
    assert facts("the people left quickly") == facts("the people quickly left")


letters = st.text(alphabet="ab c.\n“”—", max_size=60)


@given(letters, letters)
@settings(max_examples=100)
def test_edits_cover_both_texts_and_equal_parts_are_equal(old: str, new: str) -> None:
    steps = edits(old, new)
    assert "".join(old[s.old_start : s.old_end] for s in steps) == old
    assert "".join(new[s.new_start : s.new_end] for s in steps) == new
    for step in steps:
        if step.tag == "equal":
            assert old[step.old_start : step.old_end] == new[step.new_start : step.new_end]


@given(letters, st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=100)
def test_an_unchanged_range_follows_to_itself(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    if start < end:
        assert follow(edits(text, text), start, end) == (start, end)


@given(st.text(max_size=60))
@settings(max_examples=100)
def test_normalised_characters_know_their_places(text: str) -> None:
    plain, places = normalised(text)
    assert len(places) == len(plain) + 1
    assert list(places) == sorted(places)
    assert places[-1] == len(text)


@given(letters, letters, st.data())
@settings(max_examples=100)
def test_a_placed_note_stands_on_its_very_words(
    before: str, after: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, min(len(TEXT), start + 80)))
    anchor = make_anchor(TEXT, start, end)
    text = before + TEXT + after
    found, state = place(anchor, text, TEXT)
    if state is NoteState.PLACED:
        assert passage(found, text) == found.quote
        assert normalised(found.quote).text.strip() == normalised(anchor.quote).text.strip()
    else:
        assert found.quote == anchor.quote
