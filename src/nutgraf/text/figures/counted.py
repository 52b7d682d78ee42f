"""What is counted: the noun and the words that belong to it, found without a parser.

After a number English puts adjectives and nouns, then the head in the plural. The walk goes from
word to word, ends before anything that cannot stand there, and takes the first plural as the head
unless another plural follows it at once (`police officers`, `arms dealers`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.model.marks import Span
from nutgraf.text.figures.numbers import SCALES, SIMPLE
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page

LONGEST = 6
"""Words in the longest name of what is counted."""

_WORD = re.compile(
    r"([ -])((?:[^\W\d_]\.){2,}(?= [^\W\d_])|[^\W\d_](?:[^\W_]|['&-](?=[^\W_])|\.(?=[a-z]))*'?)"
)
_WITH_PLURAL_FIRST = ("-by", "-in-law", "-up", "-on", "-general", "-at-arms", "-of-war")
_ABBREVIATIONS = frozenset({"us", "it", "who"})
_COMMA_WORD = re.compile(r"(, )([a-z]+(?:-[a-z]+)?)(?= ([a-z]+))")
_CODE = re.compile(r"([ -])([A-Z]{0,4}[a-z]?-?\d{1,4}(?:-\d{1,4})?[A-Za-z]{0,3})(?![\w,.:]\w|\w|%)")
_DETERMINERS = re.compile(
    r" (?:of )?(?:all )?(?:the|its|their|his|her|our|my|your|these|those|this|that|all|an?)"
    r"(?: (?:estimated|roughly|about|some|other|total|entire|whole))?(?= )"
)
_SINGULAR_END = ("ss", "us", "is")


class Noun(NamedTuple):
    """The range of what is counted, without determiners."""

    start: int
    end: int
    plural: bool


def _listed(word: str, section: str) -> bool:
    """Whether a lower-case word stands in a section of `data/figures/counted.txt`."""
    return word in entries("figures/counted", section)


def is_plural(word: str) -> bool:
    """Whether a lower-case word is a plural or stands for many."""
    if _listed(word, "many"):
        return True
    if word.endswith(_WITH_PLURAL_FIRST):
        word = word.partition("-")[0]
    if not word.endswith("s") or len(word) < 3 or "'" in word or _listed(word, "not plural"):
        return False
    return not word.endswith(_SINGULAR_END) or _listed(word, "plural in -is")


def counted(
    page: Page,
    end: int,
    *,
    singular: bool = False,
    determined: bool = False,
    person: bool = False,
) -> Noun | None:
    """What a number that ends here counts; a singular only where one is allowed.

    With `determined` a determiner stands before it; a `person` is named without what is theirs.
    """
    words = _words(page, end, singular=singular, determined=determined, person=person)
    for position, word in enumerate(words):
        written = page.low[word.start : word.end]
        if singular and words[position + 1 :] and _listed(written, "before a singular"):
            continue
        if is_plural(written):
            last = _head(page.low, words, position)
            return Noun(words[0].start, words[last].end, plural=True)
    if not singular:
        return None
    while words and _ends_no_name(page.low[words[-1].start : words[-1].end]):
        words.pop()
    return Noun(words[0].start, words[-1].end, plural=False) if words else None


def counted_of(page: Page, end: int, *, singular: bool = False) -> Noun | None:
    """What stands after `of`, behind its determiners: `of workers`, `of the population`."""
    if not page.low.startswith(" of ", end):
        return None
    determiner = _DETERMINERS.match(page.low, end + len(" of"))
    start = determiner.end() if determiner else end + len(" of")
    return counted(page, start, singular=singular, determined=determiner is not None)


def behind_determiner(page: Page, end: int) -> Noun | None:
    """What stands after a determiner: `half the country`, `twice the number`."""
    determiner = _DETERMINERS.match(page.low, end)
    return counted(page, determiner.end(), singular=True, determined=True) if determiner else None


def singular_words(page: Page, end: int) -> list[Span]:
    """The words after a place that may belong to the name of a single thing."""
    return _words(page, end, singular=True)


def noun_may_follow(page: Page, end: int) -> bool:
    """Whether the next word could be a noun: no function word, no verb, no stop, no `less`."""
    match = _WORD.match(page.low, end)
    if not match or match.end() > page.end:
        return False
    return not any(_listed(match[2], section) for section in ("stop", "verb", "comparative"))


def _words(
    page: Page, end: int, *, singular: bool, determined: bool = False, person: bool = False
) -> list[Span]:
    """The words after a number, or after a determiner, that may belong to what is counted."""
    words: list[Span] = []
    while len(words) < LONGEST:
        match = (
            _WORD.match(page.low, end)
            or _code(page.text, end, words)
            or _second_adjective(page, end, words, singular=singular)
        )
        if not match or match.end() > page.end or (words and match[1] == "-"):
            break
        # "a quarter of the votes": what follows a determiner is no verb
        plural = determined and not words and is_plural(match[2])
        sure = plural or _is_abbreviation(page, match) or _in_proper_name(page, match, words)
        if not sure and _ends_name(page, match, words, singular=singular):
            break
        # "a 16-year-old daughter's leg" is an age of the daughter
        if person and not words and match[2].endswith("ed") and not _leads_on(page, match.end()):
            # "the 21-year-old completed a century"
            break
        owner = person and match[2].endswith("'s") and not _listed(match[2], "kind of")
        words.append(Span(match.start(2), match.end() - 2 * owner))
        end = match.end()
        if owner:
            break
        if match[1] == "-" or match[2].endswith("'"):
            break
    return words


def _is_abbreviation(page: Page, match: re.Match[str]) -> bool:
    """Whether a word is `US`, `IT` or `WHO` and no pronoun."""
    if match[2] not in _ABBREVIATIONS or not page.text[slice(*match.span(2))].isupper():
        return False
    return any(character.islower() for character in page.text[page.start : page.end])


def _in_proper_name(page: Page, match: re.Match[str], words: list[Span]) -> bool:
    """Whether a word goes on with a name in capitals: the `Run` of `Great North Run titles`."""
    if not words or page.headline or not page.text[match.start(2)].isupper():
        return False
    return page.text[words[-1].start].isupper() and match[1] == " "


def _second_adjective(
    page: Page, end: int, words: list[Span], *, singular: bool
) -> re.Match[str] | None:
    """An adjective behind a comma, with the plural that it leads to: `three separate, unrelated incidents`."""
    match = _COMMA_WORD.match(page.low, end) if words and not singular else None
    if not match or is_plural(page.low[words[-1].start : words[-1].end]):
        return None
    if _listed(match[2], "stop") or _listed(match[2], "verb") or match[2] in SIMPLE:
        return None
    return match if is_plural(match[3]) and not _listed(match[3], "stop") else None


def _code(text: str, end: int, words: list[Span]) -> re.Match[str] | None:
    """A type such as the 737 of `75 Boeing 737 jets` or the `F-16s` of `12 F-16s`."""
    match = _CODE.match(text, end)
    named = words and text[words[-1].start].isupper() and text[words[-1].end - 2] not in "'’"
    return match if match and (named or match[2][0].isalpha()) else None


def _ends_name(page: Page, match: re.Match[str], words: list[Span], *, singular: bool) -> bool:
    """Whether a word cannot belong to what is counted: a function word, a number, a verb."""
    word = match[2]
    # "two five-year terms" are two figures
    if _listed(word, "stop") or word.partition("-")[0] in SIMPLE or word in SCALES:
        return True
    if singular and words:
        finite = word.endswith("ed") and len(word) > 4 and "-" not in word
        if finite or _listed(word, "verb in -s"):
            return True
    # before a plural head a word in -s is a noun: "home runs", "44,760 votes"
    if not _listed(word, "verb") or (word.endswith("s") and not singular):
        return False
    if match[1] == "-" and not words:
        # "a 20-run win", "a two-shot lead"
        return False
    if _listed(word, "noun too") and _plural_follows(page.low, match.end()):
        return False
    return bool(words) or not _describes(page, match.end(), word)


def _leads_on(page: Page, end: int) -> bool:
    """Whether a noun can follow, so that a word in -ed describes it: `a 21-year-old married man`."""
    following = _WORD.match(page.low, end)
    return following is not None and not _listed(following[2], "stop")


def _plural_follows(low: str, end: int) -> bool:
    """Whether a plural is the next word: `44 strike drones`, `12 enemy work camps`."""
    following = _WORD.match(low, end)
    return bool(following and is_plural(following[2]) and not _listed(following[2], "stop"))


def _describes(page: Page, end: int, word: str) -> bool:
    """Whether a participle describes a noun that comes next: `12 wounded soldiers`."""
    if not _listed(word, "adjective"):
        return False
    for _ in range(2):
        # "12 registered voters", "12 registered US voters"
        following = _WORD.match(page.low, end)
        if not following or following[2] in SIMPLE:
            return False
        if _listed(following[2], "stop") and not _is_abbreviation(page, following):
            return False
        if is_plural(following[2]):
            return True
        end = following.end()
    return False


def _ends_no_name(word: str) -> bool:
    """Whether a word cannot be the last of a name: an adverb, a possessive."""
    adverb = word.endswith("ly") and not _listed(word, "noun in -ly")
    return adverb or word.endswith("'s") or word == "overseas"


def _head(low: str, words: list[Span], position: int) -> int:
    """Where the name ends whose first plural stands at `position`."""
    written = [low[word.start : word.end] for word in words]
    plural = [is_plural(word) and not _listed(word, "verb") for word in written] + [False, False]
    while True:
        if plural[position + 1]:
            position += 1
        elif plural[position + 2] and _listed(written[position], "attributive"):
            position += 2
        else:
            return position
