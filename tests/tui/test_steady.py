"""On terminals with other tables of widths than ours, nothing beside a line is shifted or written over."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from nutgraf.tui.lines import drawable, strip_of
from nutgraf.tui.steady import SteadyStrip, steady
from tests.tui.page import scripts

CONSOLE = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor")
_TOKEN = re.compile(r"\x1b7|\x1b8|\x1b\[(\d*)C|\x1b\[[\d;]*m|(.)", re.DOTALL)
BOLD, PLAIN = Style(bold=True), Style()


def _by_sign(sign: str) -> int:
    """A terminal that knows no pictures of several characters, and gives vowel signs a cell."""
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _without_pictures(sign: str) -> int:
    """One whose tables are older than pictures."""
    return 1 if sign > "\U0001f000" and _by_sign(sign) else _by_sign(sign)


def _drawn(written: str, width_of: Callable[[str], int], width: int) -> tuple[list[str], int]:
    """What stands in which cell, and where the cursor is in the end."""
    cells, at, saved = ["?"] * (width + 40), 0, 0
    for token in _TOKEN.finditer(written):
        if token[0] == "\x1b7":
            saved = at
        elif token[0] == "\x1b8":
            at = saved
        elif token[1]:
            at += int(token[1])
        elif token[2]:
            size = width_of(token[2])
            for cell in range(at, at + size):
                cells[cell] = token[2]
            at += size
    return cells, at


@pytest.mark.parametrize("width_of", [_by_sign, _without_pictures])
@pytest.mark.parametrize(
    "text",
    [f"ab {whole} end" for whole in scripts.WHOLE] + ["हिन्दी में समाचार", "zero\u200cwidth \u200f"],
)
def test_the_cursor_is_where_it_should_be_after_a_line(
    text: str, width_of: Callable[[str], int]
) -> None:
    strip = steady(strip_of([Segment(text, BOLD)], 40, PLAIN))
    after = Strip([Segment("|", PLAIN)])
    cells, at = _drawn(strip.render(CONSOLE) + after.render(CONSOLE), width_of, 40)
    assert (cells[40], at) == ("|", 41)
    assert "?" not in cells[:40]


def test_what_follows_a_picture_stands_in_its_cell() -> None:
    text = f"ab {scripts.FAMILY} cd ❤\ufe0f ef"
    strip = steady(strip_of([Segment(text, BOLD)], 30, PLAIN))
    for width_of in (_by_sign, _without_pictures):
        cells, _ = _drawn(strip.render(CONSOLE), width_of, 30)
        assert "".join(cells[6:8]) == "cd"
        assert "".join(cells[12:14]) == "ef"


def test_words_flow_and_the_next_column_stands_in_its_cell() -> None:
    text = "मुंबई की राजधानी"
    row = [Segment(text, BOLD), Segment(" " * 10, PLAIN), Segment("12", BOLD)]
    strip = steady(strip_of(row, 40, PLAIN))
    cells, at = _drawn(strip.render(CONSOLE), _by_sign, 40)
    kept = [sign for sign in text if _by_sign(sign)]
    assert cells[: len(kept)] == kept
    place = cell_len(text) + 10
    assert ("".join(cells[place : place + 2]), at) == ("12", 40)


def test_a_border_ends_in_its_cell_whatever_its_title_takes() -> None:
    title = "╭─ मुंबई की राजधानी "
    strip = steady(strip_of([Segment(title + "─" * 20 + "╮", BOLD)], cell_len(title) + 21, PLAIN))
    cells, at = _drawn(strip.render(CONSOLE), _by_sign, 60)
    assert (cells[strip.cell_length - 1], at) == ("╮", strip.cell_length)
    assert "".join(cells).count("─") >= 12
    kept = [sign for sign in title if _by_sign(sign)]
    assert cells[: len(kept)] == kept


def test_a_line_without_such_signs_is_left_alone() -> None:
    for text in (
        "The dam gave way",
        "“Nobody rang us,” she said",
        "首相は述べた",
        "قال نعم",
        "│ ● ▎",
    ):
        strip = strip_of([Segment(text, BOLD)], 30, PLAIN)
        assert steady(strip) is strip


@given(scripts.line)
@settings(max_examples=60, deadline=None)
def test_pieces_are_steady_where_they_must_be(line: str) -> None:
    strip = strip_of([Segment(drawable(line), BOLD)], 60, PLAIN)
    for piece in map(steady, (strip, strip.crop(3, 20), *strip.divide([5, 30, 60]))):
        written = piece.render(CONSOLE)
        if isinstance(piece, SteadyStrip):
            assert _drawn(written, _by_sign, 200)[1] == piece.cell_length
        else:
            assert "\x1b7" not in written
        assert steady(piece) is piece
