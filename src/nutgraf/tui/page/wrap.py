"""Breaking text into lines of cells, as positions in the text itself.

A character may take one cell, two (Chinese, emoji) or none (accents, joiners). What is drawn in one
place is a *grapheme*; no line, selection or style ever cuts one. Most news is one cell a character:
such text is broken by one regular expression, everything else grapheme by grapheme.

Text is kept, drawn, selected and counted in the order in which it is read, Arabic and Hebrew too,
each line from the left. To turn them round is left to the terminal: some do it (VTE, Konsole,
mintty, mlterm, Terminal.app), and would undo what was turned already; the others show the letters
in the order of reading. No escape sequence tells the two apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

from nutgraf.model.marks import Span
from nutgraf.tui.widths import own_cells


class Grapheme(NamedTuple):
    """What is drawn in one place: a range of the text and the cells it takes."""

    start: int
    end: int
    cells: int


_NOT_NARROW = re.compile(
    "[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
"""Anything outside ranges in which every character takes one cell and none combines."""
_REGIONAL = re.compile("[\U0001f1e6-\U0001f1ff]")
_TO_JOIN = re.compile("[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d\u0e33\u0eb3\U0001f1e6-\U0001f1ff]")
"""What is one grapheme (UAX 29) with a neighbour that has cells of its own."""
_CONJUNCT = re.compile(
    "[\u0900-\u0dff]*[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d]\u200d?[\u0900-\u0dff]"
)
"""Consonants of India's scripts that a virama makes one."""
_AM = frozenset("\u0e33\u0eb3")
"""Vowels of Thai and Lao that stand over the letter before and after it."""
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）」』】〉》〕］｝”’ー…‥%％々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
"""May not begin a line (the core of JIS X 4051)."""
_NEVER_LAST = frozenset("（「『【〈《〔［｛“‘")
"""May not end a line."""
_WINDOW = 64


def is_narrow(text: str, start: int, end: int) -> bool:
    """Whether every character of a range takes exactly one cell of its own."""
    return text.isascii() or _NOT_NARROW.search(text, start, end) is None


def graphemes(text: str, start: int, end: int) -> list[Grapheme]:
    """The graphemes of a range, one after the other.

    Two regional indicators are one flag; nothing belongs to a blank, so that lines can end there.
    """
    found: list[Grapheme] = []
    piece = text[start:end]
    may_join = _TO_JOIN.search(piece) is not None
    for first, last, size in split_graphemes(piece)[0]:
        if piece[first] == " " and last - first > 1:
            found.append(Grapheme(start + first, start + first + 1, size))
            found.append(Grapheme(start + first + 1, start + last, 0))
        elif may_join and found and _is_joined(text, found[-1], start + first):
            before = found.pop()
            found.append(Grapheme(before.start, start + last, before.cells + size))
        else:
            found.append(Grapheme(start + first, start + last, size))
    return found


def _is_joined(text: str, before: Grapheme, offset: int) -> bool:
    """Whether what begins at a position is one grapheme with what is before it."""
    if _REGIONAL.match(text, offset):
        return before.cells == 1 and _REGIONAL.match(text, before.start) is not None
    if text[offset] in _AM:
        return before.cells > 0 and text[before.start].isalpha()
    return (
        unicodedata.category(text[offset]) == "Lo"
        and _CONJUNCT.fullmatch(text, before.start, offset + 1) is not None
    )


def wrap(text: str, start: int, end: int, width: int) -> list[Span]:
    """The lines of a range without newlines, each at most `width` cells.

    The blanks at which a line is broken belong to no line. A grapheme wider than `width` has a line
    of its own. A word longer than a line is broken after a sign of a URL, or anywhere.
    """
    width = max(1, width)
    if is_narrow(text, start, end):
        lines = [Span(*match.span(1)) for match in _breaker(width).finditer(text, start, end)]
    else:
        lines = _wrapped(text, start, end, width)
    return lines or [Span(start, start)]


def columns(text: str, start: int, end: int) -> int:
    """The cells that a range of one line takes."""
    return end - start if is_narrow(text, start, end) else cell_len(text[start:end])


def offset_at(text: str, start: int, end: int, column: int) -> int:
    """Where in a line the grapheme begins that covers a column; `end` beyond the last."""
    if column < 0:
        return start
    if is_narrow(text, start, end):
        return min(start + column, end)
    used = 0
    for each in graphemes(text, start, end):
        used += each.cells
        if used > column:
            return each.start
    return end


def grapheme_at(text: str, offset: int) -> Span:
    """The grapheme that covers a position; a newline is one; empty at the end of the text."""
    if offset >= len(text):
        return Span(len(text), len(text))
    offset = max(0, offset)
    if text[offset] == "\n":
        return Span(offset, offset + 1)
    reach = _WINDOW
    while True:
        low, high = _stretch(text, offset, reach)
        for each in graphemes(text, low, high):
            if each.end > offset:
                if each.end < high or high == len(text) or text[high] == "\n":
                    return Span(each.start, each.end)
                break
        reach *= 4


def snapped(text: str, span: Span) -> Span:
    """The span widened to whole graphemes."""
    start = grapheme_at(text, span.start).start
    return (
        Span(start, max(start, grapheme_at(text, span.end - 1).end)) if span.end > start else span
    )


def _stretch(text: str, offset: int, reach: int) -> tuple[int, int]:
    """Some text around a position within its line, beginning where a grapheme surely does."""
    low = max(text.rfind("\n", 0, offset) + 1, 0)
    space = text.rfind(" ", low, max(low, offset - 1))
    low = max(low, space, offset - 2 * reach) if space >= 0 else max(low, offset - 2 * reach)
    line_end = text.find("\n", offset, offset + reach)
    return low, line_end if line_end >= 0 else min(len(text), offset + reach)


@lru_cache(maxsize=128)
def _breaker(width: int) -> re.Pattern[str]:
    """What matches one line of narrow text; group 1 is the line without the blanks before it."""
    if width == 1:
        return re.compile(" *([^ ])")
    return re.compile(
        f" *([^ ].{{0,{width - 1}}}(?:(?= |$)|(?<=\\w—)(?=\\w))"
        f"|[^ ].{{0,{width - 2}}}[-/—?&=_.](?=.)"
        f"|[^ ].{{{width - 1}}})"
    )


def _wrapped(text: str, start: int, end: int, width: int) -> list[Span]:
    """The lines of any text, grapheme by grapheme."""
    lines: list[Span] = []
    begin, used = start, 0
    gap: Span | None = None
    """Where the line could end, and where the next would begin."""
    before = Grapheme(start, start, 0)
    may_grow = own_cells(text, start, end) > 0
    for each in graphemes(text, start, end):
        blank = text[each.start : each.end] == " "
        if blank and each.start == begin:
            begin = each.end
            continue
        after_blank = text[before.start] == " "
        if blank and not after_blank:
            gap = Span(each.start, each.end)
        elif not blank and not after_blank and _breakable(text, before, each):
            gap = Span(each.start, each.start)
        cells = each.cells + (own_cells(text, each.start, each.end) if may_grow else 0)
        while not blank and used + cells > width and each.start > begin:
            cut = gap or Span(each.start, each.start)
            lines.append(Span(begin, cut.start))
            begin, gap = _after_blanks(text, cut.end, each.start), None
            used = cell_len(text[begin : each.start])
            used += own_cells(text, begin, each.start) if may_grow else 0
        used += cells
        before = each
    last = begin + len(text[begin:end].rstrip(" "))
    if last > begin:
        lines.append(Span(begin, last))
    return lines


def _after_blanks(text: str, offset: int, limit: int) -> int:
    """The first position from `offset` on that holds no blank."""
    while offset < limit and text[offset] == " ":
        offset += 1
    return offset


def _breakable(text: str, one: Grapheme, other: Grapheme) -> bool:
    """Whether a line may end between two neighbours that no blank separates."""
    if one.start == one.end or text[other.start] in _NEVER_FIRST or text[one.start] in _NEVER_LAST:
        return False
    if text[one.start] == "—":
        return True
    return (one.cells == 2 or other.cells == 2) and text[one.start] != "\u00a0"
