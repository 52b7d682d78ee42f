"""Hedges: what stands before or after a number and bounds it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.model.marks import FigureForm, Hedge
from nutgraf.text.wordlists import sections

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page


class Hedged(NamedTuple):
    """A hedge with the place where it begins or ends."""

    position: int
    hedge: Hedge
    words: str


_TAIL = re.compile(
    r"(?P<more> or (?:more|higher|longer|greater|older|above|over|larger)(?![a-z]|- )|-plus(?![a-z])"
    r"|\+(?!\w)| and counting(?![a-z])| and (?:up|over|above|older)(?! (?:to|an?|the|some|half|one|two|three|four|five|six|ten|dozens|hundreds|thousands)(?![a-z])| \W?\d)"
    r"| at (?:the very )?least(?![a-z])| upwards?(?![a-z]))"
    r"|(?P<less> or (?:less|fewer|lower|under|younger|below)(?![a-z])| at (?:the )?most(?![a-z])"
    r"| (?:maximum|tops)(?![a-z]))"
    r"|(?P<about> or so(?![a-z])|-odd(?![a-z])|-ish(?![a-z])|-some(?![a-z-])"
    r"| or thereabouts(?![a-z])| at the (?:latest|last) count(?![a-z]))"
)
_ONLY_TIGHT = frozenset({"near", "above", "below"})
"""Hedges only before units: before a plain count they are prepositions of place."""
_PERIODS = frozenset({"over", "under", "around", "about", "above", "below", "near", "within"})
"""Hedges before counts that before a span of time may be prepositions."""
_SPAN_BEFORE = re.compile(
    r"(?:\b(?:for|in|of|after|at|than|lasted|lasting|took|taken|spanning|spent|been|be|is|was|were"
    r"|takes|take|last|lasts|spans|to|by|with|has|have|had|served|waited|and|a|the)|^|[,;:—(])\s*$"
)
_MOVING = re.compile(
    r"\b(?:go|goes|went|going|gone|r[io]se[ns]?|climb(?:ed|s)?|move[ds]?|inch(?:ed|es)|edge[ds]?|jump(?:ed|s)?"
    r"|push(?:ed|es)?|gets?|got|creep|crept|adds?|adding|brings?|brought|comes?|came|shot|ramp(?:ed)?|it|that) $"
)
_ABOUT_SPEECH = re.compile(
    r"\b(?:talk\w*|spe(?:ak|ok)\w*|ask\w*|worr\w+|concern\w*|question\w*|kn[eo]w\w*|learn\w*|hear\w*"
    r"|think\w*|thought|writ\w+|wrote|complain\w*|stor(?:y|ies)|books?|films?|information|details"
    r"|doubts?|warn\w*|car(?:e|es|ed|ing)|brag\w*|lied?|tells?|told|says?|said|something|anything"
    r"|nothing|everything|angry|happy|sad|upset|debate|debates|debated|dispute|disputes|row|fight"
    r"|concerns|disagree\w*|argu\w+|anger|war|wars|control|power|clash\w*|dispute[sd]?|contest"
    r"|sovereignty|tensions?|battle[sd]?|charges|trial|vote|investigation|rights|rule|fears|outrage)\s$"
)


@cache
def _phrases() -> tuple[dict[str, tuple[str, ...]], dict[str, Hedge]]:
    """Hedges by their last word, the longest first; and what each of them means."""
    meaning = {
        phrase: Hedge(name)
        for name, phrases in sections("figures/hedges").items()
        for phrase in phrases
        if name
    }
    by_last: dict[str, list[str]] = {}
    for phrase in sorted(meaning, key=len, reverse=True):
        by_last.setdefault(phrase.rsplit(" ", 1)[-1], []).append(phrase)
    return {last: tuple(phrases) for last, phrases in by_last.items()}, meaning


def hedge_before(page: Page, start: int, form: FigureForm, value: float) -> Hedged | None:
    """The hedges that end where a figure begins; the one nearest to it that bounds it counts."""
    found: Hedged | None = None
    position = start
    for _ in range(3):
        hedged = _one_before(page, position, form, value)
        if not hedged:
            break
        if not found:
            found = hedged
        else:
            bounding = hedged if found.hedge is Hedge.EXACT else found
            found = Hedged(hedged.position, bounding.hedge, bounding.words)
        position = hedged.position
    return found


def _one_before(page: Page, start: int, form: FigureForm, value: float) -> Hedged | None:
    """The one hedge that ends at `start`."""
    low = page.low
    if start <= page.start:
        return None
    if low[start - 1] in "~≈<>≥≤":
        return _sign(low, start)
    if low[start - 1] not in " -":
        return None
    space = max(low.rfind(" ", page.start, start - 1), page.start - 1)
    by_last, meaning = _phrases()
    for phrase in by_last.get(low[space + 1 : start - 1].lstrip("(\"'“‘—["), ()):
        begin = start - 1 - len(phrase)
        if begin < page.start or not low.startswith(phrase, begin):
            continue
        if begin > page.start and (low[begin - 1].isalnum() or low[begin - 1] == "-"):
            continue
        if low[start - 1] == "-" and phrase != "near":
            continue
        if _is_hedge(page, phrase, begin, form, value):
            return Hedged(begin, meaning[phrase], phrase)
    return None


_SIGNS = {
    "~": Hedge.ABOUT,
    "≈": Hedge.ABOUT,
    "<": Hedge.LESS_THAN,
    ">": Hedge.MORE_THAN,
    "≥": Hedge.AT_LEAST,
    "≤": Hedge.AT_MOST,
}


def _sign(low: str, start: int) -> Hedged:
    """The hedge that is one character."""
    return Hedged(start - 1, _SIGNS[low[start - 1]], low[start - 1])


def _is_hedge(page: Page, phrase: str, begin: int, form: FigureForm, value: float) -> bool:
    """Whether the words bound the number here, or are the preposition they look like."""
    if phrase in _PERIODS:
        before = page.before(begin, 24)
        if form is FigureForm.DURATION and phrase in {"over", "under"}:
            return bool(_SPAN_BEFORE.search(before))
        if _ABOUT_SPEECH.search(before):
            return False
    if phrase == "up to":
        return not _MOVING.search(page.before(begin, 12))
    if phrase in _ONLY_TIGHT:
        return (
            form in {FigureForm.PERCENT, FigureForm.MONEY}
            or (form is FigureForm.MEASURE and phrase != "near")
            or value >= 1000
        )
    if phrase in _PERIODS and form is FigureForm.CARDINAL and phrase not in {"around", "about"}:
        return value >= 10
    if phrase in {"close to", "closer to"}:
        return form is not FigureForm.CARDINAL or value >= 10
    if phrase in {"north of", "short of"}:
        return form in {FigureForm.MONEY, FigureForm.PERCENT} or value >= 100
    return True


def hedge_after(page: Page, end: int) -> Hedged | None:
    """The hedge that begins where a number or a figure ends: `or more`, `-plus`, `or so`."""
    match = _TAIL.match(page.low, end)
    if not match or match.end() > page.end:
        return None
    if page.low.startswith(" than", match.end()):
        return None
    hedges = {"more": Hedge.AT_LEAST, "less": Hedge.AT_MOST, "about": Hedge.ABOUT}
    return Hedged(match.end(), hedges[match.lastgroup or "about"], match[0].strip(" -"))


def bounded(
    low: float, high: float, hedge: Hedge, *, vague: bool
) -> tuple[float | None, float | None]:
    """The bounds that a hedge leaves of a value; negative ones run the other way."""
    if hedge in {Hedge.AT_LEAST, Hedge.MORE_THAN}:
        return (low, None) if low >= 0 else (None, high)
    if hedge in {Hedge.AT_MOST, Hedge.LESS_THAN}:
        return (None, high) if high >= 0 else (low, None)
    return (low, None) if vague else (low, high)
