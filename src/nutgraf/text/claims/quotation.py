"""Quotation marks, paired: straight, curly, guillemets, doubled apostrophes and single ones.

Pairing begins anew at every paragraph. Only the outermost quotation counts; what is quoted inside it
belongs to it. A quotation that opens and never closes runs to the end of its paragraph, as the custom
is where the next paragraph goes on with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from nutgraf.model.marks import Span

OPENERS = "\"“„«‘'`"
"""Characters that a quotation may begin with."""
_DOUBLE = re.compile(r"''|``|’’|‘‘|[\"“”„‟«»]")
_LINE_END = re.compile(r"[.!?…\"”’»]\n+")
_CLOSING = frozenset({"”", "‟", "»", "’’"})
_SINGLE_OPEN = re.compile(
    r"(?<![\w'’])['‘](?=[\w\[…$£€])(?!(?:s|\d\ds|em|til|till|cause|tis|twas|n|re|ve|ll|d|t)\b)"
)
_SINGLE_CLOSE = re.compile(r"(?<=[^\s'‘])['’](?![\w'])")
_SHORTEST_UNCLOSED = 20
"""An open quotation with fewer characters to the end of its paragraph is a stray mark, unless it begins it."""


class Quotation(NamedTuple):
    """One stretch between quotation marks."""

    start: int
    """Of the opening mark."""
    end: int
    """After the closing mark."""
    inner: Span
    """What stands between the marks, without white space at its ends."""
    closed: bool
    paragraph: int
    """Number of its paragraph."""


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order."""
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        doubles = [q for unit in _units(text, paragraph) for q in _doubles(text, unit, number)]
        singles = list(_singles(text, paragraph, number))
        found.extend(_outermost(doubles, singles) if singles else doubles)
    return tuple(found)


def _quotation(text: str, start: int, end: int, marks: tuple[int, int], number: int) -> Quotation:
    """A quotation between two positions whose opening and closing marks have these lengths."""
    left, right = start + marks[0], end - marks[1]
    while left < right and text[left].isspace():
        left += 1
    while right > left and text[right - 1].isspace():
        right -= 1
    return Quotation(start, end, Span(left, right), marks[1] > 0, number)


def _units(text: str, paragraph: Span) -> list[Span]:
    """The stretches in which marks are paired: the paragraph, or its lines where marks are left open.

    Plain text may have a paragraph on every line; speech that goes on is then not closed at its end.
    """
    if text.find("\n", *paragraph) < 0 or _balanced(
        text, _DOUBLE.finditer(text, *paragraph), paragraph
    ):
        return [paragraph]
    ends = [match.end() for match in _LINE_END.finditer(text, *paragraph)]
    return [Span(*unit) for unit in pairwise([paragraph.start, *ends, paragraph.end])]


def _doubles(text: str, paragraph: Span, number: int) -> Iterator[Quotation]:
    """Quotations in double marks of one paragraph."""
    opened, width, depth = -1, 1, 0
    low = False
    marks = list(_DOUBLE.finditer(text, *paragraph))
    balanced = _balanced(text, marks, paragraph)
    for mark in marks:
        shape = "close" if low and mark[0] == "“" else _shape(text, mark, paragraph, opened >= 0)
        if opened < 0:
            if shape == "open":
                opened, width, depth = mark.start(), len(mark[0]), 1
                low = mark[0] == "„"
        elif shape == "open":
            if text[mark.start() - 1] == "\n":  # the same speech goes on in the next line
                yield _quotation(
                    text, opened, _before_space(text, mark.start()), (width, 0), number
                )
                opened, width, depth = mark.start(), len(mark[0]), 1
            elif balanced:
                depth += 1
            elif mark[0] == '"':
                opened = mark.start()
        else:
            depth -= 1
            if depth <= 0:
                yield _quotation(text, opened, mark.end(), (width, len(mark[0])), number)
                opened, low = -1, False
    at_start = opened == paragraph.start and paragraph.end - opened > 2
    announced = opened >= 0 and text[max(paragraph.start, opened - 2) : opened] == ": "
    if opened >= 0 and (at_start or announced or paragraph.end - opened > _SHORTEST_UNCLOSED):
        yield _quotation(text, opened, paragraph.end, (width, 0), number)


def _before_space(text: str, end: int) -> int:
    """The position after the last character before `end` that is no white space."""
    while text[end - 1].isspace():
        end -= 1
    return end


def _balanced(text: str, marks: Iterable[re.Match[str]], paragraph: Span) -> bool:
    """Whether as many marks look like openers as like closers, so that nesting can be trusted."""
    shapes = [_shape(text, mark, paragraph, mark[0] in _CLOSING) for mark in marks]
    return shapes.count("open") * 2 == len(shapes)


def _shape(text: str, mark: re.Match[str], paragraph: Span, inside: bool) -> str:
    """Whether a mark opens or closes, by its sign or by what stands beside it."""
    sign = mark[0]
    if sign in "“„«" or sign in {"``", "‘‘"}:
        return "open"
    if sign in _CLOSING and (inside or not _opens_wrongly(text, mark, paragraph)):
        return "close"
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    loose_before, loose_after = before.isspace() or before in "([{—–-/‘'", after.isspace()
    if loose_before and loose_after:
        return "close" if inside else "open"
    if loose_before or (before in ",:" and not inside):
        return "open"
    return "close"


def _opens_wrongly(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Whether a closing mark stands where only an opening one can: He said: ”It is over.”"""
    before = text[max(paragraph.start, mark.start() - 2) : mark.start()]
    spaced = mark.end() < paragraph.end and text[mark.end()] == " "
    announced = before in {", ", ": "} or (before.endswith((",", ":")) and spaced)
    return not before or announced or before.endswith("\n")


def _singles(text: str, paragraph: Span, number: int) -> Iterator[Quotation]:
    """Quotations in single marks; an apostrophe after a plural s closes only where nothing better does."""
    start, end = paragraph
    opening = _SINGLE_OPEN.search(text, start, end)
    while opening:
        following = _SINGLE_OPEN.search(text, opening.end(), end)
        limit = following.start() if following else end
        close = _single_close(text, opening.end(), limit)
        if close:
            yield _quotation(text, opening.start(), close, (1, 1), number)
        opening = following


def _single_close(text: str, start: int, end: int) -> int | None:
    """The position after the closing mark; null where there is none."""
    fallback = None
    for close in _SINGLE_CLOSE.finditer(text, start, end):
        before = text[close.start() - 1]
        possessive = before in "sz" and text[close.end() : close.end() + 2].strip()[:1].islower()
        if not possessive:
            return close.end()
        fallback = fallback or close.end()
    return fallback


def _outermost(doubles: list[Quotation], singles: list[Quotation]) -> list[Quotation]:
    """Both kinds merged in order; what stands inside another goes, and singles that cross a double."""
    kept: list[Quotation] = []
    for quotation in sorted((*doubles, *singles), key=lambda q: (q.start, -q.end)):
        last = kept[-1] if kept else None
        if last is None or quotation.start >= last.end:
            kept.append(quotation)
        elif quotation.end > last.end and quotation in doubles:
            kept[-1] = quotation
    return kept
