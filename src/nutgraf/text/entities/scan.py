"""Capitalised words of a text, with what joins each to the next.

Only words with a capital are looked at; everything else is read from the text where a rule asks
for it. That is what makes the search fast: six words of seven are never touched.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from nutgraf.text.entities.headlines import Headlines
from nutgraf.text.entities.hyphens import hyphenated
from nutgraf.text.entities.lexicon import is_plural_acronym
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nutgraf.model.marks import Span

_BEYOND_ASCII = "".join(
    chr(point) for part in ((0xC0, 0x530), (0x1E00, 0x1F00)) for point in range(*part)
    if chr(point).isupper()
)  # fmt: skip
_UPPER = f"[A-Z{_BEYOND_ASCII}]"
_LETTER = r"[^\W_]"
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
"""The capitals of Western Europe; the long class costs time wherever it stands."""
_PATTERN = (
    rf"{_UPPER}(?<!{_LETTER}.)(?:"
    rf"\.(?:{_CAPITAL}\.)*{_CAPITAL}(?:\.|(?!{_LETTER}))"  # U.S. and J.K. and U.S.A
    rf"|\.(?=[ \u00a0]?{_CAPITAL})"  # the J. of J. Smith
    rf"|{_LETTER}*(?:(?:[-‑]|['’](?!s(?!{_LETTER}))|&(?={_CAPITAL})){_LETTER}+)*"
    r"(?:\.(?:com|org|net|co\.uk)\b)?)"
)
_WORD = re.compile(_PATTERN)
_DIGIT_FIRST = ("76ers", "49ers", "3M", "7-Eleven", "1MDB", "4chan", "8chan")
"""Names that begin with a digit; a second beginning makes the search for words half as fast."""
_FIELD = r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
_DEPARTMENT = re.compile(rf" (?:of|for|on) (?:the )?{_FIELD}((?:, {_FIELD}){{1,3}}),? and [A-Z]")
_DEPARTMENTS = frozenset({"Ministry", "Department", "Directorate", "Committee"})
_BEFORE_CAPITAL = frozenset(":;—–…-•*")
_OPENING = frozenset("\n\"“‘'«*—–•")
_LONGEST_JOINT = 10


@dataclass(slots=True)
class Scan:
    """The capitalised words of one text, as parallel lists."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    joints: list[str]
    """What joins a word to the next: ` `, `of`, `for`, `on`, `and`, `&`, `'s`, `s'`, `particle`, or nothing."""
    initial: list[bool]
    """Whether the capital may only be there because a sentence, quotation or headline begins."""
    headline: list[bool]
    """Whether the word stands in a line in which every word has a capital."""
    inside: Counter[str]
    """How often a word has its capital where grammar asks for none."""

    def slice(self, first: int, end: int) -> str:
        """The text from one word up to, not including, another."""
        return self.text[self.starts[first] : self.ends[end - 1]]


def scan(text: str, sentences: Sequence[Span]) -> Scan:
    """The capitalised words of a text."""
    begins = {start for start, _ in sentences}
    headlines = Headlines(text, sentences)
    joints = _joints()
    found = Scan(text, [], [], [], [], [], [], Counter())
    fields: set[int] = set()
    end = 0
    for start, stop, word in _words(text):
        if end:
            if start in begins or (word[-1] == "s" and is_plural_acronym(word)):
                joint = ""
            else:
                joint = "and" if end in fields else _joint(joints, text[end:start], word)
            found.joints.append(joint)
        in_headline = headlines.holds(start)
        initial = in_headline or start in begins or _after_break(text, start)
        found.starts.append(start)
        found.ends.append(stop)
        found.words.append(word)
        found.initial.append(initial)
        found.headline.append(in_headline)
        if not initial:
            found.inside[word] += 1
        if word in _DEPARTMENTS:
            fields.update(_fields(text, stop))
        end = stop
    found.joints.append("")
    return found


def _pattern(text: str) -> re.Pattern[str]:
    """What finds the words of this text."""
    first = [name for name in _DIGIT_FIRST if name in text]
    return re.compile(rf"\b(?:{'|'.join(first)})\b|{_PATTERN}") if first else _WORD


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and word of all that begins with a capital."""
    with_stop = entries("joining", "with-stop")
    states = entries("places", "states-short")
    signs = "$" in text or "°" in text
    for match in _pattern(text).finditer(text):
        start, end = match.span()
        word = match[0]
        if signs and (text.startswith("$", end) or text.startswith("°", start - 1)):
            continue  # "US$25", "2 °C"
        if text.startswith(".", end):
            state = f"{word}." in states and text.endswith(", ", 0, start)
            if state or word in with_stop:
                end, word = end + 1, word + "."
        if start and text[start - 1] in "-‑'’":
            start = _with_article(text, start)
            word = text[start:end]
        if "-" in word or "‑" in word:
            yield from hyphenated(start, word)
        else:
            yield start, end, word


def _fields(text: str, end: int) -> Iterator[int]:
    """Where the commas stand inside "Department of Justice, Equality and Law Reform"."""
    match = _DEPARTMENT.match(text, end)
    if match:
        yield from (match.start(1) + at for at, sign in enumerate(match[1]) if sign == ",")


def _with_article(text: str, start: int) -> int:
    """The start of `al-Assad` or `d'Estaing`, whose capital stands inside."""
    begin = start - 1
    while begin and start - begin < 6 and text[begin - 1].isalpha():
        begin -= 1
    free = not begin or not (text[begin - 1].isalnum() or text[begin - 1] in "-'’")
    article = text[begin : start - 1]
    return begin if free and article in entries("joining", "articles") else start


@cache
def _joints() -> dict[str, str]:
    """What joins two words, by what stands between them."""
    joints = {" ": " ", "\u00a0": " ", "": " ", " & ": "&", "'s ": "'s", "’s ": "'s"}
    joints |= {"' ": "s'", "’ ": "s'"}
    joints |= {f" {word} ": "particle" for word in entries("joining", "particles")}
    joints |= {f" {word}": "particle" for word in ("d'", "d’", "de l'", "de l’")}
    joints[" and "] = "and"
    for word in ("of", "for", "on"):
        joints |= {f" {word} ": word, f" {word} the ": word}
    return joints


def _joint(joints: dict[str, str], gap: str, word: str) -> str:
    """What joins two words between which this stands."""
    if gap == ", " and word in entries("joining", "after-comma"):
        return " "
    return joints.get(gap, "") if len(gap) < _LONGEST_JOINT else ""


def _after_break(text: str, start: int) -> bool:
    """Whether something stands before that a capital follows in any case."""
    if start == 0:
        return True
    before = text[start - 1]
    if before == " ":
        return start > 1 and text[start - 2] in _BEFORE_CAPITAL
    return before in _OPENING and not (before == "'" and text[start - 2 : start - 1].isalpha())
