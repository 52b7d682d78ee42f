"""Dates that say when something was said, and not when what was said happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from nutgraf.model.marks import Quote, Span
from nutgraf.text.claims.draft import Draft
from nutgraf.text.dates import find_dates

_FARTHEST = 80
"""Characters after a cue within which its date stands."""
_MAY_HOLD_DATE = re.compile(
    r"\d|day|terday|night|tomorrow|last|next|this|week|month|year"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
)
_ENDS = re.compile(r"[.;:\"“”«»]\s|, (?!on |in |late |early )|\n")
_LEAD = re.compile(
    r"(?:on|in|at|late|early|later|earlier|and|but|also|an?|statement|interview|,|\s)*",
    re.IGNORECASE,
)


def when_of(
    text: str, draft: Draft, content: Sequence[Quote], published: date | None
) -> str | None:
    """The date of a claim, as ISO 8601; null where none stands beside its cue."""
    for window, opening in _windows(text, draft, content):
        piece = text[window.start : window.end]
        if not _MAY_HOLD_DATE.search(piece):
            continue
        dates = find_dates(piece, published)
        if (
            dates
            and dates[0].when
            and (not opening or _only_a_date(piece, dates[0].start, dates[-1].end))
        ):
            return dates[0].when
    return None


def _windows(text: str, draft: Draft, content: Sequence[Quote]) -> Iterator[tuple[Span, bool]]:
    """After the cue; between speaker and cue; the opening of the sentence before the speaker."""
    later = [quote.start for quote in content if quote.start >= draft.cue.end]
    end = min([draft.frame.span.end, draft.cue.end + _FARTHEST, *later])
    stop = _ENDS.search(text, draft.cue.end, end)
    yield Span(draft.cue.end, stop.start() if stop else end), False
    speaker = draft.speaker
    if speaker is None or draft.inherits:
        return
    if speaker.end < draft.cue.start <= speaker.end + _FARTHEST:
        yield Span(speaker.end, draft.cue.start), True
    start = draft.frame.span.start
    if start < speaker.start <= start + _FARTHEST // 2:
        yield Span(start, speaker.start), True


def _only_a_date(piece: str, start: int, end: int) -> bool:
    """Whether an opening is nothing but a date: On Thursday, …"""
    return _LEAD.fullmatch(piece[:start]) is not None and not piece[end:].strip(" ,")
