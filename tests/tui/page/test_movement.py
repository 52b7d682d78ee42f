"""Where the next unit is, in any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.marks import Span
from nutgraf.text.segment import paragraphs, sentences
from nutgraf.tui.page.movement import Unit, Units

TEXT = "The dam gave way. Don’t panic, U.S. aid of 2,400 tents came!\n\n中文 한국어 é e\u0301x 👩\u200d👧 end."
UNITS = Units(TEXT, sentences(TEXT), paragraphs(TEXT))
every_unit = st.sampled_from(list(Unit))


def _words(start: int = 0) -> list[str]:
    found, offset = [], start - 1
    while (span := UNITS.after(Unit.WORD, offset)) is not None:
        found.append(TEXT[span.start : span.end])
        offset = span.start
    return found


def test_words_are_words_and_ideographs_stand_alone() -> None:
    assert _words() == [
        *(
            "The",
            "dam",
            "gave",
            "way",
            "Don’t",
            "panic",
            "U.S",
            "aid",
            "of",
            "2,400",
            "tents",
            "came",
        ),
        *("中", "文", "한국어", "é", "e\u0301x", "end"),
    ]


def test_words_are_the_same_backwards() -> None:
    found, offset = [], len(TEXT)
    while (span := UNITS.before(Unit.WORD, offset)) is not None:
        found.append(TEXT[span.start : span.end])
        offset = span.start
    assert found[::-1] == _words()


@given(every_unit, st.integers(0, len(TEXT)))
@settings(max_examples=100)
def test_after_and_before_make_progress_inside_the_text(unit: Unit, offset: int) -> None:
    after, before = UNITS.after(unit, offset), UNITS.before(unit, offset)
    assert after is None or offset < after.start < after.end <= len(TEXT)
    assert before is None or 0 <= before.start < offset


@given(every_unit, st.integers(-5, len(TEXT) + 5))
@settings(max_examples=100)
def test_a_unit_covers_its_position_or_stands_before_it(unit: Unit, offset: int) -> None:
    start, end = UNITS.at(unit, offset)
    assert 0 <= start < end <= len(TEXT)
    if unit in (Unit.CHARACTER, Unit.WORD) and 0 <= offset < len(TEXT):
        assert start <= offset < end


@given(every_unit, st.integers(0, len(TEXT) - 1))
@settings(max_examples=60)
def test_a_step_there_and_back_returns_to_the_start_of_the_unit(unit: Unit, offset: int) -> None:
    start = UNITS.at(unit, offset).start
    there = UNITS.step(unit, start, 1)
    if there != start and UNITS.at(unit, start).start == start:
        back = UNITS.step(unit, there, -1)
        assert back == start or unit is Unit.WORD


def test_steps_stop_at_the_ends() -> None:
    assert UNITS.step(Unit.SENTENCE, 0, 99) == TEXT.index("中")
    assert UNITS.step(Unit.SENTENCE, len(TEXT), -99) == 0
    assert UNITS.step(Unit.PARAGRAPH, 5, 1) == TEXT.index("中")
    assert UNITS.step(Unit.CHARACTER, 0, 3) == 3


def test_a_character_is_a_grapheme() -> None:
    family = TEXT.index("👩")
    assert UNITS.at(Unit.CHARACTER, family + 1) == (family, family + 3)
    assert UNITS.after(Unit.CHARACTER, family) == (family + 3, family + 4)
    assert UNITS.before(Unit.CHARACTER, family + 3) == (family, family + 3)


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "…", "a"])
def test_texts_with_next_to_nothing_in_them(text: str) -> None:
    units = Units(text, sentences(text), paragraphs(text))
    for unit in Unit:
        assert units.step(unit, 0, 2) <= len(text)
        assert units.step(unit, len(text), -2) >= 0
        start, end = units.at(unit, 0)
        assert 0 <= start <= end <= len(text)


def test_spans_outside_the_text_are_not_taken() -> None:
    units = Units("short", [Span(0, 99), Span(3, 3), Span(0, 5)], [])
    assert units.at(Unit.SENTENCE, 4) == (0, 5)
    assert units.after(Unit.SENTENCE, 0) is None


def test_a_word_far_back_is_found() -> None:
    text = "first " + "-" * 3_000 + " end"
    units = Units(text, [], [])
    assert units.before(Unit.WORD, 2_900) == (0, 5)
