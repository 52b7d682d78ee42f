"""Lines are ranges of the text: none is too wide, nothing visible is lost, no grapheme is cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from nutgraf.model.marks import Span
from nutgraf.tui.lines import drawable
from nutgraf.tui.page.wrap import (
    columns,
    grapheme_at,
    graphemes,
    is_narrow,
    offset_at,
    snapped,
    wrap,
)

FAMILY = "👩\u200d👩\u200d👧"
FLAGS = "🇰🇿🇫🇷"
WORDS = st.sampled_from(
    [
        *("a", "dam", "rescue", "’tis", "co-op", "said—and", "[bold]", "x\u200b"),
        *("中文", "語。", "（東京）", "한국", FAMILY, FLAGS),
        *("e\u0301\u0302x", "1\ufe0f\u20e3", "❤\ufe0f", "שלום", "\u200fقال", "ക്\u200d"),
        "https://example.org/a/long/path?with=a&query=string",
    ]
)
NARROW = st.lists(st.text("abcdé’—-.,“”", min_size=1, max_size=14), max_size=30).map(" ".join)
ANY = st.lists(WORDS, max_size=25).map(" ".join).map(drawable) | NARROW
WIDTHS = st.integers(1, 40)


def _lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, 0, len(text), width)]


@given(ANY, WIDTHS)
@settings(max_examples=100)
def test_no_line_is_wider_than_asked_for(text: str, width: int) -> None:
    widest = max((each.cells for each in graphemes(text, 0, len(text))), default=0)
    assert all(cell_len(line) <= max(width, widest) for line in _lines(text, width))


@given(ANY, WIDTHS)
@settings(max_examples=100)
def test_lines_are_in_order_and_only_blanks_are_between_them(text: str, width: int) -> None:
    before = 0
    for start, end in wrap(text, 0, len(text), width):
        assert before <= start <= end
        assert text[before:start].strip(" ") == ""
        before = end
    assert text[before:].strip(" ") == ""


@given(ANY, WIDTHS)
@settings(max_examples=100)
def test_no_grapheme_is_cut(text: str, width: int) -> None:
    edges = {each.start for each in graphemes(text, 0, len(text))} | {len(text)}
    for start, end in wrap(text, 0, len(text), width):
        assert {start, end} <= edges


@given(NARROW, st.integers(2, 40))
@settings(max_examples=100)
def test_both_ways_of_breaking_find_the_same_words(text: str, width: int) -> None:
    """A wide character after the text sends it the slow way."""
    fast = [line for line in _lines(text, width) if line]
    if any(len(word) > width or "—" in word for word in text.split()):
        return
    slow_text = f"{text} {'中'}"
    slow = [s.rstrip(" 中") for s in _lines(slow_text, width)]
    assert [line.rstrip() for line in fast] == [line for line in slow if line]


@given(ANY)
@settings(max_examples=60)
def test_every_character_is_in_exactly_one_grapheme(text: str) -> None:
    found = graphemes(text, 0, len(text))
    assert "".join(text[each.start : each.end] for each in found) == text
    assert sum(each.cells for each in found) == cell_len(text)


@given(ANY, WIDTHS, st.data())
@settings(max_examples=100)
def test_cells_and_positions_round_trip(text: str, width: int, data: st.DataObject) -> None:
    lines = [line for line in wrap(text, 0, len(text), width) if line.end > line.start]
    if not lines:
        return
    start, end = data.draw(st.sampled_from(lines))
    each = data.draw(st.sampled_from(graphemes(text, start, end)))
    column = columns(text, start, each.start)
    found = offset_at(text, start, end, column)
    assert found == each.start or each.cells == 0
    assert offset_at(text, start, end, columns(text, start, end)) == end
    assert offset_at(text, start, end, -1) == start


@given(ANY, st.data())
@settings(max_examples=100)
def test_the_grapheme_at_a_position_covers_it(text: str, data: st.DataObject) -> None:
    if not text:
        return
    offset = data.draw(st.integers(0, len(text) - 1))
    expected = next(each for each in graphemes(text, 0, len(text)) if each.end > offset)
    assert grapheme_at(text, offset) == (expected.start, expected.end)


def test_newlines_and_the_end_are_graphemes_of_their_own() -> None:
    assert grapheme_at("ab\n\ncd", 2) == (2, 3)
    assert grapheme_at("ab\n\ncd", 4) == (4, 5)
    assert grapheme_at("ab", 2) == (2, 2)
    assert grapheme_at("ab", 9) == (2, 2)
    assert grapheme_at("ab", -3) == (0, 1)


def test_a_grapheme_is_found_in_a_long_line_without_blanks() -> None:
    text = "中" * 5_000 + FAMILY + "文"
    assert grapheme_at(text, 5_002) == (5_000, 5_000 + len(FAMILY))
    pile = "e" + "\u0301" * 400
    assert grapheme_at(pile, 300) == (0, 401)


def test_flags_and_families_are_one_grapheme() -> None:
    assert _pieces(FLAGS + FAMILY) == ["🇰🇿", "🇫🇷", FAMILY]
    assert snapped(FAMILY, Span(1, 2)) == (0, len(FAMILY))
    assert snapped("ab", Span(1, 1)) == (1, 1)


def _pieces(text: str) -> list[str]:
    return [text[each.start : each.end] for each in graphemes(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("the dam gave way", 8, ["the dam", "gave way"]),
        ("the dam gave way", 7, ["the dam", "gave", "way"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("see https://a.example/long/path", 18, ["see", "https://a.example/", "long/path"]),
        ("he said—and meant—it", 9, ["he said—", "and", "meant—it"]),
        ("a  b", 1, ["a", "b"]),
        ("a non\u00a0breaking blank", 6, ["a", "non\u00a0br", "eaking", "blank"]),
        ("地震の後、住民は", 8, ["地震の", "後、住民", "は"]),
        ("市長（六十）は", 6, ["市長", "（六", "十）は"]),
        ("中a文", 1, ["中", "a", "文"]),
        ("", 5, [""]),
        ("   ", 5, [""]),
    ],
)
def test_examples(text: str, width: int, lines: list[str]) -> None:
    assert _lines(text, width) == lines


def test_a_range_is_wrapped_in_positions_of_the_whole_text() -> None:
    text = "Before it. The dam gave way. After it."
    assert wrap(text, 11, 28, 8) == [(11, 18), (19, 23), (24, 28)]


def test_narrow_is_what_takes_one_cell_each() -> None:
    assert is_narrow("Ondřej said “no” – twice", 0, 24)
    for wide in ("中", "e\u0301", "👩", "\u200b", "\u00ad"):
        assert not is_narrow(wide, 0, len(wide))
        assert is_narrow(f"ab{wide}", 0, 2)
