"""Numbers that are no figures because they are part of a name or of a set phrase.

`Article 5`, `Boeing 737`, `Formula One`, `10 Downing Street`, `one another`, `two-way`. A check
answers with the place to read on from, or 0 where the number may be a figure.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nutgraf.text.figures.context import word_after, word_before
from nutgraf.text.figures.fractions import DENOMINATORS
from nutgraf.text.figures.hedges import is_hedge_word
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from nutgraf.text.figures.numbers import Number
    from nutgraf.text.figures.page import Page

_ADDRESS = re.compile(r"[A-Za-z]? ((?:[A-Z][\w'’.]*[ ]){1,3}?)([A-Z][a-z]+)(?![a-z])")
_NUMBERED_STREET = re.compile(
    r" (?:[NSEW]\. (?=[A-Z\d])|(?:North |South |East |West )?\d+(?:st|nd|rd|th) (?:Ave|Avenue|Street|St|Road)\b)"
)
"""Behind a house number: `64 E. 17th Ave.`, `350 5th Avenue`."""
_MORE_NAMES = re.compile(r"(?:(?:,| and| to| or| through|, and|-) ?\d{1,4}(?![\d%]|[.,]\d))*")
_NAME_OF = re.compile(
    r"\b(?:(group|gang) of|super bowl|world war|catch|gulf war|formation of) ?-?\Z"
)
_ROUNDS = frozenset({8, 16, 32, 64, 128})
"""How many are left in a knockout: `the round of 16`; a golfer's round of 67 is a score."""
_AIRLINERS = frozenset(range(707, 788, 10))
"""What is called `the 747` and counts nothing."""
_VARIANT = re.compile(r"-\d00(?:er|lr|f)?s?(?![a-z\d])|s(?![a-z])")
"""What makes a number an airliner whatever stands before it: `six 747-400s`."""
_COUNTED_UP = frozenset({"day", "week"})
"""Nouns that no verb is spelt like: what begins with `Day 2` counts nothing."""
_LAST_OF_NAME = frozenset({"of", "bowl", "war", "catch"})
_OPENING = "(\"'“‘["
_BEGINS = re.compile(r"[\"'“‘—(:;/•*|>-]\s?\Z")


def _listed(word: str, section: str) -> bool:
    """Whether a lower-case word stands in a section of `data/figures/names.txt`."""
    return word in entries("figures/names", section)


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Set phrases by their first two letters."""
    found: dict[str, list[str]] = {}
    for phrase in entries("figures/names", "phrase"):
        found.setdefault(phrase[:2], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}


@cache
def _names() -> tuple[str, ...]:
    """Names that begin with a number word."""
    return tuple(entries("figures/names", "name"))


def named(page: Page, number: Number) -> int:
    """The end of a name that ends in this number, whatever follows: `Article 5`, `Boeing 737`."""
    flat = len(number.magnitude) == 1 and page.text[number.end - 1].isupper()
    if (number.scale > 1 or number.value >= 100_000) and not flat:
        return 0
    if page.low.startswith("%", number.end):
        return 0
    before = page.before(number.start, 24)
    if before.endswith(" (") and page.low.startswith(")", number.end):
        # "Sec (15)", "Count (3)"
        before = before[:-1]
    word = _word_before(before)
    if not word:
        return 0
    group = _NAME_OF.search(before) if word in _LAST_OF_NAME else None
    if group and group[1] and page.text[number.start - len(before) + group.start()].islower():
        group = None
    start = page.low.rfind(word, 0, number.start)
    # "a Year 11 pupil", "the Room 5 guests": a name also where something counted follows
    capital = page.text[start].isupper() and not _begins_sentence(page, start)
    capital = capital or word in _COUNTED_UP
    round_of = word == "of" and number.value in _ROUNDS and before.endswith("round of ")
    if number.value in _AIRLINERS and (variant := _VARIANT.match(page.low, number.end)):
        return variant.end()
    if _listed(word, "before") or group or round_of or (capital and _listed(word, "before alone")):
        more = _MORE_NAMES.match(page.low, number.end)
        return more.end() if more else number.end
    return 0


def named_alone(page: Page, number: Number) -> bool:
    """Whether a number that counts nothing is the end of a name: `room 5`, `Falcon 9`."""
    if number.scale > 1 or number.value >= 1e6:
        return False
    if number.digits and not number.plain:
        return _is_release(page, number)
    word = _word_before(page.before(number.start, 24))
    if not word:
        return False
    if _listed(word, "before alone"):
        return True
    if word in {"the", "a"} and number.value in _AIRLINERS:
        return True
    start = number.start - 1 - len(word)
    if number.value >= 10_000 or not number.digits or not page.text[start].isupper():
        return False
    if page.text[number.start - 1] == "-":
        return False
    if is_hedge_word(word):
        # "Seven Dead, Over 200 Injured": capitals of a headline
        return False
    word = page.text[start : number.start - 1].replace(".", "")
    return not _begins_sentence(page, start) and word.isalnum() and word not in {"I", "A"}


def _is_release(page: Page, number: Number) -> bool:
    """Whether a decimal is a part of a name: `Web 3.0`, `Industry 4.0`."""
    if number.end - number.start != len("3.0") or page.low[number.start - 1] != " ":
        return False
    word = _word_before(page.before(number.start, 24))
    start = number.start - 1 - len(word)
    return bool(word) and page.text[start].isupper() and not _begins_sentence(page, start)


def capitalised_name(page: Page, number: Number) -> int:
    """The end of a number word that is part of a name: `Formula One`, `Seven Network`."""
    if number.digits or not page.text[number.start].isupper():
        return 0
    if page.low.startswith(_names(), number.start):
        return number.end
    if _begins_sentence(page, number.start) or page.headline:
        return 0
    return number.end


def _word_before(before: str) -> str:
    """The last word before a number, without the quotation mark before it."""
    if before[-1:] not in {" ", "-"}:
        return ""
    word = before[:-1].rsplit(" ", 1)[-1].rsplit("\n", 1)[-1].lstrip(_OPENING)
    return word if word[:1].isalpha() and word[-1:] not in ",;:!?" else ""


def end_of_names(page: Page, number: Number) -> int:
    """The end of further names of the same kind: `posts 542 and 543`; of the number itself else."""
    more = _MORE_NAMES.match(page.low, number.end) if named_alone(page, number) else None
    return more.end() if more else number.end


def _begins_sentence(page: Page, position: int) -> bool:
    """Whether a position is the first of its sentence, or of a quotation or a line in it."""
    return position <= page.start or bool(_BEGINS.search(page.before(position, 3)))


def set_phrase(page: Page, number: Number) -> int:
    """The end of a set phrase: `one another`, `nine to five`, `zero tolerance`, `two-way`."""
    low, start, end = page.low, number.start, number.end
    for phrase in _phrases().get(low[start : start + 2], ()):
        stop = start + len(phrase)
        if low.startswith(phrase, start) and not low[stop : stop + 1].isalnum():
            return stop
    if number.digits:
        return 0
    compound = word_after(page, end) if low[end : end + 1] == "-" else ""
    if _listed(compound.split("-")[0], "compound"):
        return end + 1 + len(compound)
    if compound in DENOMINATORS:
        return 0
    single = low.startswith(("one", "zero"), start)
    if single and number.value <= 1 and not low.startswith((" in ", " out of "), end):
        before = page.before(start, 14).rstrip(" -").rsplit(" ", 1)[-1]
        return end if _listed(before, "before one") else 0
    return 0


def street_address(page: Page, number: Number) -> int:
    """The end of an address: `10 Downing Street`."""
    if not number.digits or len(number.magnitude) > 1 or number.mantissa >= 100_000:
        return 0
    numbered = _NUMBERED_STREET.match(page.text, number.end)
    if numbered:
        return numbered.end()
    match = _ADDRESS.match(
        page.text, number.end - len(number.magnitude), min(page.end, number.end + 60)
    )
    if not match:
        return 0
    words = f"{match[1]}{match[2]}".lower().split()
    for position, word in enumerate(words):
        if position and _listed(word.rstrip("."), "street"):
            return number.end + 1
    return 0


def the_two(page: Page, number: Number) -> bool:
    """Whether `two` only points back: `the two leaders`."""
    if number.value != 2 or number.digits or number.scale > 1:
        return False
    return word_before(page, number.start) in {"the", "these", "those"}
