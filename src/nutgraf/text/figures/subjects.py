"""Names of things that end at a place, read from right to left without a parser.

`The price of the company's bonds, which are due in 2031, has fallen by` gives `price of the company's bonds`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nutgraf.model.marks import Span
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.text.figures.page import Page

LONGEST = 6
"""Words in the longest name, with the prepositions and articles inside it."""

_REACH = 130
"""Characters before a verb in which its subject stands."""
_WORD = re.compile(r"[^\W_]+(?:[.'&-][^\W_]+)*'?")
_INSERTED = re.compile(
    r"(?<=\w), (?:which|who|whose|where|the|an?|due|including|excluding|once|already) [^,;:\"“”()]{2,70}\Z"
)
_OPENS_CLAUSE = frozenset(
    {
        *("that", "but", "while", "as", "when", "after", "because", "if", "although", "where"),
        *("said", "says", "which", "who", "before", "until", "since", "though", "whether", "than"),
    }
)
_ADDS = frozenset({"and", "or"})
_JOINTS = frozenset(
    {"of", "in", "for", "on", "at", "between", "against", "from", "with", "by", "to"}
)
_DETERMINERS = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "no"}
)
_WHEN = frozenset({"last", "this", "next"})
_PARTICLES = frozenset(
    {"de", "da", "di", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "dos", "du"}
)


def subject(page: Page, end: int) -> Span | None:
    """The name of what a verb at `end` says something of; null where it is a pronoun or not sure."""
    inserted = _INSERTED.search(page.low[max(page.start, end - _REACH) : end])
    if inserted and page.low.startswith(",", end):
        end -= len(inserted[0])
    words = run_before(page, end)
    written = [page.low[slice(*word)] for word in words]
    first = _clause(written)
    if written[first : first + 1] and written[first] in _ADDS:
        first += 1
    if written[first : first + 1] and written[first] in _WHEN:
        first += 2
    if first >= len(written) or written[first] in listed("no subject"):
        return None
    if written[first] in _JOINTS or written[first] in _stops():
        # "in Galway the sea rose"
        first = _last_determined(written, first)
    return name_of(page, words[first:]) if first >= 0 else None


def thing(page: Page, end: int) -> Span | None:
    """The noun that ends at `end` with what describes it; null where it has no article and is no plural."""
    words = run_before(page, end)
    written = [page.low[slice(*word)] for word in words]
    if not written or written[-1] in listed("no measure"):
        return None
    first = _phrase(written, len(written))
    if first == len(written) - 1 and written[first - 1 : first] == ["of"]:
        # "a margin of error"
        outer = _phrase(written, first - 1)
        if outer < first - 1 and outer and written[outer - 1] in _DETERMINERS:
            return name_of(page, words[outer:], article=True)
    determined = first > 0 and written[first - 1] in _DETERMINERS
    if not determined and not _is_plural_noun(written[-1]):
        sized = written[-1] in listed("sized") and len(written) - first > 1
        return name_of(page, words[first:]) if sized else None
    for index in range(len(written) - 1, first, -1):
        if determined and written[index].endswith("ed") and _is_plural_noun(written[-1]):
            # "the twister packed wind gusts"
            first, determined = min(index + 1, len(written) - 1), False
            break
    return name_of(page, words[max(first, len(words) - LONGEST) :], article=determined)


def noun(page: Page, end: int) -> Span | None:
    """The single noun that ends at `end`, behind an article or in the plural: the `woman` of `a young woman`."""
    words = run_before(page, end)
    written = [page.low[slice(*word)] for word in words]
    first = _phrase(written, len(written))
    determined = 0 < first < len(written) and written[first - 1] in _DETERMINERS
    return words[-1] if determined or (written and _is_plural_noun(written[-1])) else None


def person(page: Page, end: int) -> Span | None:
    """The proper name that ends at `end`: `Josef Halas`, `Donncha Ó Flatharta`."""
    words = run_before(page, end)
    first = len(words)
    while first and _belongs_to_name(page, words[first - 1], last=first == len(words)):
        first -= 1
    while first < len(words) and not page.text[words[first].start].isupper():
        first += 1
    return Span(words[first].start, words[-1].end) if first < len(words) else None


def name_of(page: Page, words: Sequence[Span], *, article: bool = False) -> Span | None:
    """The words as one name: without its article and `number of`, with its prepositions as far as they fit.

    Null where a word among them cannot belong to a name; `article` tells that one stood before them.
    """
    written = [page.low[slice(*word)] for word in words]
    first = 1 if written and written[0] in _DETERMINERS else 0
    article = article or first > 0
    if (
        len(written) > first + 2
        and written[first] in listed("number of")
        and written[first + 1] == "of"
    ):
        first += 3 if written[first + 2] in _DETERMINERS else 2
    end = len(written)
    while end - first > LONGEST:
        joints = [i for i in range(first, end) if written[i] in _JOINTS]
        if not joints:
            return None
        end = joints[-1]
    if end <= first or _has_no_size(written[first:end]):
        return None
    for index in range(first, end):
        opened = index == first or written[index - 1] in _JOINTS | _DETERMINERS
        if (_is_verb(written[index]) and not opened) or written[index] in _stops():
            return None
    if not article and end - first > 1 and written[first] in entries("figures/counted", "verb"):
        if written[first + 1] in _DETERMINERS:
            # "countries that use the euro fell"
            return None
        # "promised to cap increases"
        first += _is_verb(written[first]) and written[first + 1] not in _JOINTS
    return Span(words[first].start, words[end - 1].end)


def listed(section: str) -> frozenset[str]:
    """The words of a section of `data/figures/measured.txt`."""
    return entries("figures/measured", section)


def _clause(written: Sequence[str]) -> int:
    """Where the last clause begins."""
    for index in range(len(written) - 1, -1, -1):
        if written[index] in _OPENS_CLAUSE:
            return index + 1
        if written[index] in _ADDS and any(map(_is_verb, written[:index])):
            return index + 1
    return 0


def _phrase(written: Sequence[str], end: int) -> int:
    """Where the noun with its adjectives begins that ends before `end`."""
    index = end
    while index and written[index - 1] not in _ends_phrase() and written[index - 1][0].isalpha():
        index -= 1
    return index


@cache
def _ends_phrase() -> frozenset[str]:
    return _stops() | _JOINTS | _DETERMINERS | _ADDS


@cache
def _stops() -> frozenset[str]:
    """What stands in no name, whatever comes before it."""
    return entries("figures/counted", "stop") - _JOINTS - _DETERMINERS - _ADDS


def _is_plural_noun(word: str) -> bool:
    """Whether a lower-case word is a plural and no verb."""
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return plural and not _is_verb(word) and word not in entries("figures/counted", "not plural")


def _is_verb(word: str) -> bool:
    """Whether a lower-case word is listed as a verb that is no noun too."""
    if word not in entries("figures/counted", "verb"):
        return False
    return word not in entries("figures/counted", "noun too") or word in {"found", "lost", "given"}


def _has_no_size(written: Sequence[str]) -> bool:
    """Whether the words only say `number`, `that figure`, `a rate`."""
    if written[-1] in listed("number of") or written[-1] in listed("no size"):
        return True
    return len(written) == 1 and written[0] in listed("needs a name")


def _belongs_to_name(page: Page, word: Span, *, last: bool) -> bool:
    """Whether a word has a capital, or is a particle inside a name."""
    capital = page.text[word.start].isupper()
    return capital or (not last and page.low[slice(*word)] in _PARTICLES)


def run_before(page: Page, end: int) -> list[Span]:
    """The words before a place with nothing but a space between them, in order of the text."""
    low, start = page.low, max(page.start, end - _REACH)
    if start > page.start:
        start = low.find(" ", start, end) + 1
    words: list[Span] = []
    last = start
    for match in _WORD.finditer(low, _after_last_break(low, start, end), end):
        begin, stop = match.span()
        if words and (begin != last + 1 or low[last] != " "):
            words.clear()
        words.append(Span(begin, stop))
        last = stop
    return words if words and low[last:end] in {"", " "} else []


def _after_last_break(low: str, start: int, end: int) -> int:
    """Where the words begin that have no punctuation behind them."""
    return (
        max(low.rfind(sign, start, end - 1) + 1 for sign in (", ", "; ", ": ", "“", '"', "("))
        or start
    )


def _last_determined(written: Sequence[str], first: int) -> int:
    """Where the last noun begins that an article introduces and no preposition; -1 where none does."""
    for index in range(len(written) - 2, first, -1):
        if written[index] in _DETERMINERS and written[index - 1] not in _JOINTS:
            return index
    return -1
