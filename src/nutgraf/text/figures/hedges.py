"""Hedges: what stands before or after a number and bounds it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.model.marks import FigureForm, Hedge
from nutgraf.text.figures.context import listed, word_before
from nutgraf.text.wordlists import sections

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page


class Hedged(NamedTuple):
    """A hedge with the place where it begins or ends."""

    position: int
    hedge: Hedge
    words: str


MOST = 3
"""Hedges in a row before one figure: `at least another 12` has two."""

_AND_OVER = (
    r" and (?:up|over|above|older)"
    r"(?! (?:to|an?|the|some|half|one|two|three|four|five|six|ten|dozens|hundreds|thousands)(?![a-z])| \W?\d)"
)
_TAIL = re.compile(
    r"(?P<more> or (?:more|higher|longer|greater|older|above|over|larger)(?![a-z]|- )"
    rf"|-plus(?![a-z])|\+(?!\w)| and counting(?![a-z])|{_AND_OVER}(?![a-z])"
    r"| at (?:the very )?least(?![a-z])| upwards?(?![a-z])| (?:as a )?minimum(?![a-z]| [a-z]+ wage))"
    r"|(?P<less> or (?:less|fewer|lower|under|younger|below)(?![a-z])| at (?:the )?most(?![a-z])"
    r"| (?:maximum|tops)(?![a-z]))"
    r"|(?P<about> or so(?![a-z])|-odd(?![a-z])|-ish(?![a-z])|-some(?![a-z-])"
    r"| or thereabouts(?![a-z])| at the (?:latest|last) count(?![a-z]))"
)
_TAILS = {"more": Hedge.AT_LEAST, "less": Hedge.AT_MOST, "about": Hedge.ABOUT}
_FROM = re.compile(r"^up to [^\s\w]?\d[\w.,%]*(?: [a-z]+){0,2} from [^\s\w]{0,3}\d")
"""`up to 4.6% from 4.5%`: it went up."""
_SPEED = re.compile(
    r"\d ?(?:mph|kph|km/h|knots|miles (?:per|an) hour|kilomet\w+ (?:per|an) hour|degrees|°)"
)
"""`near 90mph` is about so fast, `near 90 metres` may be a place."""
_SIGNS = {
    "~": Hedge.ABOUT,
    "≈": Hedge.ABOUT,
    "<": Hedge.LESS_THAN,
    ">": Hedge.MORE_THAN,
    "≥": Hedge.AT_LEAST,
    "≤": Hedge.AT_MOST,
}
_OF_PLACE = frozenset({"near", "above", "below"})
_SAYS = frozenset({"say", "says", "said"})
_SAID_OF = re.compile(
    r"\b(?:what|much|little|nothing|something|anything|everything|more|things|being|been|be|is|are|was|were)"
    r"(?: (?:he|she|they|i|we|you|to|has|have|had|was|is|[a-z]+ly)){0,3} (?:say|says|said) \Z"
)
_TAKEN = frozenset({"arrested", "charged", "sued"})
PREPOSITIONS = _OF_PLACE | {"over", "under", "around", "about"}
"""Hedges that are prepositions before small counts, spans of time and topics of talk."""


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
    for phrase in sorted(meaning, key=lambda phrase: (-len(phrase), phrase)):
        by_last.setdefault(phrase.rsplit(" ", 1)[-1], []).append(phrase)
    return {last: tuple(phrases) for last, phrases in by_last.items()}, meaning


def is_hedge_word(word: str) -> bool:
    """Whether a hedge ends with this lower-case word: `over`, `nearly`, `least`."""
    return word in _phrases()[0]


def hedge_before(page: Page, start: int, form: FigureForm, value: float) -> Hedged | None:
    """The hedges that end where a figure begins, as one; the nearest one that bounds it counts."""
    found: Hedged | None = None
    position = start
    for _ in range(MOST):
        hedged = _one_before(page, position, form, value)
        if not hedged:
            break
        bounding = hedged if not found or found.hedge is Hedge.EXACT else found
        found = Hedged(hedged.position, bounding.hedge, bounding.words)
        position = hedged.position
    return found


def _one_before(page: Page, start: int, form: FigureForm, value: float) -> Hedged | None:
    """The one hedge that ends at `start`."""
    low = page.low
    if start <= page.start:
        return None
    last = low[start - 1]
    if last in _SIGNS:
        return Hedged(start - 1, _SIGNS[last], last)
    if last not in " -":
        return None
    space = max(low.rfind(" ", page.start, start - 1), page.start - 1)
    by_last, meaning = _phrases()
    last_word = low[space + 1 : start - 1].rsplit("—", 1)[-1].lstrip("(\"'“‘[")
    for phrase in by_last.get(last_word, ()):
        begin = start - 1 - len(phrase)
        if begin < page.start or not low.startswith(phrase, begin):
            continue
        touches = begin > page.start and (low[begin - 1].isalnum() or low[begin - 1] == "-")
        if touches or (last == "-" and phrase != "near"):
            continue
        if _is_hedge(page, phrase, begin, form, value):
            return Hedged(begin, meaning[phrase], phrase)
    return None


def _is_hedge(page: Page, phrase: str, begin: int, form: FigureForm, value: float) -> bool:
    """Whether the words bound the number here, or are the preposition they look like."""
    plain = form is FigureForm.CARDINAL
    if phrase == "up to":
        return not (
            listed(word_before(page, begin), "up behind") or _FROM.search(page.after(begin))
        )
    if phrase in {"close to", "closer to"}:
        return not plain or value >= 10
    if phrase in {"north of", "short of"}:
        return form in {FigureForm.MONEY, FigureForm.PERCENT} or value >= 100
    if phrase not in PREPOSITIONS:
        return True
    if phrase in _OF_PLACE:
        unit = form in {FigureForm.PERCENT, FigureForm.MONEY, FigureForm.RATE}
        measured = form is FigureForm.MEASURE and (
            phrase != "near" or _SPEED.search(page.after(begin))
        )
        return unit or value >= 1000 or bool(measured)
    before = word_before(page, begin)
    if phrase in {"over", "under"}:
        if form is FigureForm.DURATION:
            return not before or listed(before, "span before")
        if plain and value < 10:
            return False
    if before in _SAYS:
        # "police said about 200 people came", but "what was said about 200 people"
        return not _SAID_OF.search(page.before(begin))
    if before in _TAKEN and phrase in {"about", "around"} and value >= 10:
        return True  # "arrested about 200 men", but "arrested over two posts"
    return not listed(before, "no hedge behind")


def hedge_after(page: Page, end: int) -> Hedged | None:
    """The hedge that begins where a number or a figure ends: `or more`, `-plus`, `or so`."""
    match = _TAIL.match(page.low, end)
    if not match or match.end() > page.end or page.low.startswith(" than", match.end()):
        return None
    return Hedged(match.end(), _TAILS[match.lastgroup or "about"], match[0].strip(" -"))


def bounded(
    low: float, high: float, hedge: Hedge, *, vague: bool
) -> tuple[float | None, float | None]:
    """The bounds that a hedge leaves of a value; of a negative one the other bound is left."""
    if hedge in {Hedge.AT_LEAST, Hedge.MORE_THAN}:
        return (low, None) if low >= 0 else (None, high)
    if hedge in {Hedge.AT_MOST, Hedge.LESS_THAN}:
        return (None, high) if high >= 0 else (low, None)
    return (low, None) if vague else (low, high)
