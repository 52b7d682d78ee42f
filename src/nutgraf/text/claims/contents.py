"""Raw ranges made into the content of a claim: without marks and stops at their ends, with their form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from nutgraf.model.marks import ClaimForm, Quote, Span
from nutgraf.text.claims.quotation import Quotation

_LEFT = " \t\n,.;:!?…)]—–-"
_RIGHT = " \t\n,.;:([—–-"


def contents_of(
    text: str, ranges: Sequence[Span], quotations: Sequence[Quotation], starts: Sequence[int]
) -> tuple[tuple[Quote, ...], ClaimForm]:
    """The content and its form; nothing is left of ranges without a letter or digit."""
    quotes: list[Quote] = []
    quoted: list[bool] = []
    mixed = False
    for span in ranges:
        inside = _quotations_in(span, quotations, starts)
        only = _only_quotation(text, span, inside)
        clean = _clean(text, only.inner if only else span, direct=only is not None)
        if any(letter.isalnum() for letter in text[clean.start : clean.end]):
            quotes.append(
                Quote(start=clean.start, end=clean.end, text=text[clean.start : clean.end])
            )
            quoted.append(only is not None)
            mixed = mixed or (only is None and bool(inside))
    if quoted and all(quoted):
        return tuple(quotes), ClaimForm.DIRECT
    return tuple(quotes), ClaimForm.MIXED if mixed or any(quoted) else ClaimForm.INDIRECT


def _quotations_in(
    span: Span, quotations: Sequence[Quotation], starts: Sequence[int]
) -> list[Quotation]:
    """The quotations that begin in a range, or that it lies in."""
    found = []
    for number in range(max(0, bisect_left(starts, span.start) - 1), len(quotations)):
        quotation = quotations[number]
        if quotation.start >= span.end:
            break
        if quotation.end > span.start:
            found.append(quotation)
    return found


def _only_quotation(text: str, span: Span, inside: list[Quotation]) -> Quotation | None:
    """The quotation that a range consists of, but for punctuation; null where there is more."""
    if len(inside) != 1:
        return None
    quotation = inside[0]
    around = text[span.start : quotation.start] + text[quotation.end : span.end]
    return None if any(letter.isalnum() for letter in around) else quotation


def _clean(text: str, span: Span, *, direct: bool) -> Span:
    """The range without punctuation at its ends; direct speech keeps the stop that ends its sentence."""
    start, end = span
    right = " \t\n,;:—–-" if direct else _RIGHT
    while start < end and text[start] in _LEFT and not (direct and text[start] in "….-"):
        start += 1
    while end > start and text[end - 1] in right:
        if text[end - 1] == "." and _is_abbreviation(text, end):
            break
        end -= 1
    return Span(start, end)


def _is_abbreviation(text: str, end: int) -> bool:
    """Whether the stop before `end` belongs to a word such as U.S. or Inc."""
    return end >= 3 and (
        text[end - 3] == "." or text[end - 4 : end - 1] in {"Inc", "Ltd", " Co", "orp"}
    )
