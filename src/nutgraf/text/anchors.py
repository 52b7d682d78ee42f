"""Anchors: where a note sits, and where it sits after the text has changed.

News is full of sentences that differ in one number or name, so likeness alone never moves a note in silence: a place
is certain when the quotation stands there word for word; one that is merely alike is *moved*, for the user to see;
and where a digit, a name or a negation differs, only a text that was edited at that very spot counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from nutgraf.model.marks import Span
from nutgraf.model.notes import Anchor, NoteState

CONTEXT = 32
"""Characters of prefix and suffix, as in the practice of Hypothesis (W3C Web Annotation TextQuoteSelector)."""

_MOST_PLACES = 100
_SHORTEST_FUZZY = 12
"""Quotations shorter than this are never placed by likeness."""
_NEGATIONS = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|\w+n[’']t)\b", re.I
)
_FACTS = re.compile(r"\d[\d.,]*\d|\d|(?<=[a-z,;’'] )[A-Z]\w+")
"""Digits, and capitalised words that do not begin a sentence."""
_NUMBER_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter)\b",
    re.I,
)


class Candidate(NamedTuple):
    """A place where a quotation may stand now."""

    score: float
    span: Span
    likeness: float
    """Of the passage to the quotation, 1 for the same letters or typographic variants of them."""
    followed: bool
    """Found by following the edits from the old text, not by looking for something alike."""


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of a passage."""
    prefix = text[max(0, start - CONTEXT) : start]
    return Anchor(start, end, text[start:end], prefix=prefix, suffix=text[end : end + CONTEXT])


def place(anchor: Anchor, text: str, old_text: str | None = None) -> tuple[Anchor, NoteState]:
    """Where a passage stands in a changed text.

    PLACED gives a new anchor of the same words; MOVED keeps the quotation and gives the range to look at; LOST
    gives the anchor back as it was.
    """
    if _unchanged(anchor, text):
        return make_anchor(text, anchor.start, anchor.end), NoteState.PLACED
    candidates = sorted(_candidates(anchor, text, old_text), reverse=True)
    if not candidates or _undecided(candidates):
        return anchor, NoteState.LOST
    best = candidates[0]
    if best.likeness == 1.0:
        return make_anchor(text, *best.span), NoteState.PLACED
    if not best.followed and facts(anchor.quote) != facts(text[slice(*best.span)]):
        return anchor, NoteState.LOST
    return replace(anchor, start=best.span.start, end=best.span.end), NoteState.MOVED


def facts(passage: str) -> tuple[list[str], list[str], int]:
    """What must not differ between two passages: digits and names, number words, and how many negations."""
    return (
        sorted(_FACTS.findall(passage)),
        sorted(word.lower() for word in _NUMBER_WORDS.findall(passage)),
        len(_NEGATIONS.findall(passage)),
    )


def _unchanged(anchor: Anchor, text: str) -> bool:
    start, end = anchor.start, anchor.end
    return (
        text[start:end] == anchor.quote
        and text[:start].endswith(anchor.prefix)
        and text[end : end + len(anchor.suffix)] == anchor.suffix
    )


def _candidates(anchor: Anchor, text: str, old_text: str | None) -> Iterator[Candidate]:
    """Places worth considering: the same words, the edited spot, variants of the words, and likeness at last."""
    places: list[tuple[Span, float, bool]] = [
        (span, 1.0, False) for span in _occurrences(text, anchor.quote)
    ]
    if old_text is not None:
        places.extend(_edited(anchor, text, old_text))
    if not any(likeness == 1.0 for _, likeness, _ in places):
        places.extend(_variants(anchor, text))
    for span, likeness, followed in places:
        candidate = _judged(anchor, text, span, likeness, followed)
        if candidate is not None:
            yield candidate


def _edited(anchor: Anchor, text: str, old_text: str) -> Iterator[tuple[Span, float, bool]]:
    from nutgraf.text.alignment import edits, follow

    span = follow(edits(old_text, text), anchor.start, anchor.end)
    if span is not None:
        yield span, _likeness(anchor.quote, text[slice(*span)]), True


def _variants(anchor: Anchor, text: str) -> Iterator[tuple[Span, float, bool]]:
    """The quotation with other quotes, dashes or spaces, or else the passage most like it with its context."""
    from nutgraf.text.alignment import normalised

    plain, places = normalised(text)
    quote = normalised(anchor.quote).text.strip()
    found = [Span(places[start], places[end - 1] + 1) for start, end in _occurrences(plain, quote)]
    yield from ((span, 1.0, False) for span in found)
    if not found and len(quote) >= _SHORTEST_FUZZY:
        span = _most_alike(anchor, quote, plain)
        if span is not None:
            start, end = places[span.start], places[span.end - 1] + 1
            yield Span(start, end), _likeness(anchor.quote, text[start:end]), False


def _most_alike(anchor: Anchor, quote: str, plain: str) -> Span | None:
    from rapidfuzz import fuzz

    from nutgraf.text.alignment import follow, letter_edits, normalised

    prefix, suffix = normalised(anchor.prefix).text, normalised(anchor.suffix).text
    whole = prefix + quote + suffix
    alike = fuzz.partial_ratio_alignment(whole, plain, score_cutoff=55)
    if alike is None:
        return None
    start = max(0, alike.dest_start - 24)
    window = plain[start : alike.dest_end + 24]
    span = follow(letter_edits(whole, window), len(prefix), len(prefix) + len(quote))
    return None if span is None else Span(start + span.start, start + span.end)


def _judged(
    anchor: Anchor, text: str, span: Span, likeness: float, followed: bool
) -> Candidate | None:
    """A candidate with its score, or None where quotation and context are too unlike.

    The weights and thresholds are those that did best on 1,000 annotations under twelve kinds of simulated edits.
    """
    before, after = _context(anchor, text, span)
    both, length = before + after, len(anchor.quote)
    if likeness >= 0.9:
        fits = (
            length >= 40
            or (length >= 20 and max(before, after) >= 0.6)
            or (max(before, after) >= 0.75 and both >= 1.2)
        )
    else:
        fits = (
            (likeness >= 0.6 and both >= 1.1)
            or (likeness >= 0.35 and both >= 1.7)
            or (likeness >= 0.75 and length >= 60)
        )
    if not fits:
        return None
    nearness = 1 - abs(span.start - anchor.start) / max(1, len(text))
    score = 0.5 * likeness + 0.22 * both + 0.06 * nearness + (0.06 if followed else 0.0)
    return Candidate(score, span, likeness, followed)


def _context(anchor: Anchor, text: str, span: Span) -> tuple[float, float]:
    from rapidfuzz import fuzz

    before = text[max(0, span.start - len(anchor.prefix) - 8) : span.start]
    after = text[span.end : span.end + len(anchor.suffix) + 8]

    def alike(kept: str, now: str) -> float:
        if not kept.strip():
            return 1.0
        return fuzz.partial_ratio(kept, now) / 100 if now else 0.0

    return alike(anchor.prefix, before), alike(anchor.suffix, after)


def _undecided(candidates: list[Candidate]) -> bool:
    """Two different places that fit equally well, neither of them the edited spot."""
    best = candidates[0]
    if best.followed:
        return False
    others = [c for c in candidates[1:] if c.span != best.span]
    return bool(others) and best.score - others[0].score < 0.02


def _occurrences(text: str, quote: str) -> list[Span]:
    spans: list[Span] = []
    start = text.find(quote) if quote else -1
    while start >= 0 and len(spans) < _MOST_PLACES:
        spans.append(Span(start, start + len(quote)))
        start = text.find(quote, start + 1)
    return spans


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    from rapidfuzz.distance import Levenshtein

    # Below 1 whatever rounding says, so that only the same words count as the same.
    return min(0.99, Levenshtein.normalized_similarity(one, other))
