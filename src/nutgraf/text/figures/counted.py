"""What is counted: the noun and the words that belong to it, found without a parser.

After a number English puts adjectives and nouns, then the head in the plural. The walk goes from
word to word, ends before anything that cannot stand there, and takes the first plural as the head
unless another plural follows it at once (`police officers`, `arms dealers`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.model.marks import Span
from nutgraf.text.figures.numbers import SCALES, SIMPLE
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page

LONGEST = 6
"""Words in the longest name of what is counted."""

_WORD = re.compile(r"([ -])([^\W\d_](?:[^\W_]|['&-](?=[^\W_])|\.(?=[a-z]))*'?)")
_CODE = re.compile(r"([ -])([A-Z]{0,4}[a-z]?-?\d{1,4}(?:-\d{1,4})?[A-Za-z]{0,3})(?![\w,.:]\w|\w|%)")
_DETERMINERS = re.compile(
    r" (?:of )?(?:all )?(?:the|its|their|his|her|our|my|your|these|those|this|that|all|an?)"
    r"(?: (?:estimated|roughly|about|some|other|total|entire|whole))?(?= )"
)
_SINGULAR_END = ("ss", "us", "is")
_ADVERB_BEFORE = ("early", "elderly", "family", "only", "daily", "weekly", "monthly", "friendly",
                  "deadly", "likely", "costly", "monopoly", "assembly", "supply", "ally", "italy",
                  "anomaly", "bully", "rally", "july", "lonely", "orderly", "elderly", "butterfly")  # fmt: skip


class Noun(NamedTuple):
    """The range of what is counted, without determiners."""

    start: int
    end: int
    plural: bool


@cache
def _list(section: str) -> frozenset[str]:
    """One section of the word list."""
    return entries("figures/counted", section)


def is_plural(word: str) -> bool:
    """Whether a lower-case word is a plural or stands for many."""
    if word in _list("many"):
        return True
    if not word.endswith("s") or len(word) < 3 or word.endswith("'s"):
        return False
    if word in _list("not plural"):
        return False
    if word.endswith(_SINGULAR_END):
        return word in _list("plural in -is")
    return "'" not in word


def counted(page: Page, end: int, *, singular: bool = False) -> Noun | None:
    """What a number that ends here counts; a singular only where one is allowed."""
    words = _words(page, end, singular=singular)
    if not words:
        return None
    for position, word in enumerate(words):
        if is_plural(page.low[word.start : word.end]):
            last = _head(page.low, words, position)
            return Noun(words[0].start, words[last].end, plural=True)
    if not singular:
        return None
    while words and (
        _is_adverb(page.low[words[-1].start : words[-1].end])
        or page.low[words[-1].end - 2 : words[-1].end] == "'s"
    ):
        words.pop()
    return Noun(words[0].start, words[-1].end, plural=False) if words else None


def counted_of(page: Page, end: int, *, singular: bool = False) -> Noun | None:
    """What stands after `of`, behind its determiners: `of workers`; `of the population`."""
    if not page.low.startswith(" of ", end):
        return None
    start = end + 3
    determiner = _DETERMINERS.match(page.low, start)
    if determiner:
        start = determiner.end()
    return counted(page, start, singular=singular)


def behind_determiner(page: Page, end: int) -> Noun | None:
    """What stands after a determiner: `half the country`, `twice the number`."""
    determiner = _DETERMINERS.match(page.low, end)
    return counted(page, determiner.end(), singular=True) if determiner else None


def _words(page: Page, end: int, *, singular: bool) -> list[Span]:
    """The words after a number that may belong to what it counts."""
    words: list[Span] = []
    low, stops, verbs = page.low, _list("stop"), _list("verb")
    while len(words) < LONGEST:
        match = _WORD.match(low, end) or _code(page.text, end, words)
        if not match or match.end() > page.end or (words and match[1] == "-"):
            break
        word = match[2]
        if word in stops or word in SIMPLE or word in SCALES:
            break
        noun_like = not singular and word.endswith("s")
        if (
            word in verbs
            and not noun_like
            and not _adjective_before_noun(low, match.end(), words, word)
        ):
            break
        if singular and words and (word in _list("verb in -s") or _is_verb_form(word)):
            break
        words.append(Span(match.start(2), match.end()))
        end = match.end()
        if match[1] == "-" or word.endswith("'"):
            break
    return words


def _code(text: str, end: int, words: list[Span]) -> re.Match[str] | None:
    """A type such as the 737 of `75 Boeing 737 jets` or the `F-16s` of `12 F-16s`."""
    match = _CODE.match(text, end)
    named = words and text[words[-1].start].isupper()
    return match if match and (named or match[2][0].isalpha()) else None


def _adjective_before_noun(low: str, end: int, words: list[Span], word: str) -> bool:
    """Whether a participle describes a noun that comes next: `12 wounded soldiers`."""
    if words or word not in _list("adjective"):
        return False
    following = _WORD.match(low, end)
    return bool(following and is_plural(following[2]) and following[2] not in _list("stop"))


def noun_may_follow(page: Page, end: int) -> bool:
    """Whether the next word could be a noun: it is no function word, no verb and no stop."""
    match = _WORD.match(page.low, end)
    if not match or match.end() > page.end:
        return False
    return not any(match[2] in _list(section) for section in ("stop", "verb", "comparative"))


def _is_verb_form(word: str) -> bool:
    """Whether a word after a singular noun is rather its verb."""
    return word.endswith("ed") and len(word) > 4 and "-" not in word


def _is_adverb(word: str) -> bool:
    """Whether a word in -ly is an adverb."""
    return word.endswith("ly") and word not in _ADVERB_BEFORE


def _head(low: str, words: list[Span], position: int) -> int:
    """Where the name ends whose first plural stands at `position`."""
    last = position
    while last + 1 < len(words):
        following = low[words[last + 1].start : words[last + 1].end]
        if is_plural(following):
            last += 1
            continue
        word = low[words[last].start : words[last].end]
        after = words[last + 2 : last + 3]
        if word in _list("attributive") and after and is_plural(low[after[0].start : after[0].end]):
            last += 2
            continue
        break
    return last
