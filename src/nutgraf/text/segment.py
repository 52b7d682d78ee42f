"""Paragraphs and sentences as spans of the text.

A sentence ends at a stop that white space and something other than a lower-case letter follow,
unless the stop belongs to an abbreviation, an initial or a list number. Every rule looks at a
bounded stretch around the stop, so the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import Span
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1_500
"""Characters after which a sentence is cut, so that no rule meets an endless one."""

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LINE = re.compile(r"\S[^\n]*")
_STOP = re.compile(
    r"[.!?…؟۔।॥][.!?…؟\"'“”’»)\]]{0,8}(?=\s)"
    r"|(?<=[a-z)])[.!?][”\"’]?(?=(?:The|He|She|It|They|But|In|This|We|However)\b)"
    r"|[。！？｡][”」』）]{0,8}"
)
"""A stop with what closes after it; or glued to a first word, where a page lost its white space."""
_FOLLOWING = re.compile(r"\s*([\"'“‘«(\[]{0,8})([^\W\d_]+[’']?[a-z]{0,2}|\S?)")
_BEFORE = re.compile(r"[^\s(\[\"“‘«/—–]+\Z")
_QUOTES = frozenset("\"'“”‘’«»")

_NEVER_LAST = entries("sentences", "never-last")
_MAYBE_LAST = entries("sentences", "maybe-last")
_NUMBERED = entries("sentences", "numbered")
_STARTERS = entries("sentences", "starters")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_SAID_AFTER = re.compile(
    r"\s*(?:[^\W\d_][\w.’'-]*,? ){1,5}"
    r"(?:said|says|asked|asks|told|added|wrote|replied|shouted|exclaimed|tweeted|joked|wondered|declared)\b"
)


def paragraphs(text: str) -> tuple[Span, ...]:
    """The stretches between blank lines, without white space around them."""
    return tuple(_trimmed(text, m.start(), m.end()) for m in _PARAGRAPH.finditer(text))


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences, without white space around them; none runs across the end of a line."""
    found: list[Span] = []
    for line in _LINE.finditer(text):
        for sentence in _sentences_of_line(text, line.start(), line.end()):
            found.extend(_pieces(text, sentence))
    return tuple(found)


def _sentences_of_line(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences between two positions that hold no end of line."""
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, start, stop):
            yield _trimmed(text, start, stop.end())
            start = stop.end()
    rest = _trimmed(text, start, end)
    if rest.start < rest.end:
        yield rest


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` ends with this stop."""
    following = _FOLLOWING.match(text, stop.end())
    opener, word = following.groups() if following else ("", "")
    mark = stop[0]
    if mark[0] in "。！？｡":
        return True
    if word[:1].islower() and not opener:
        return False
    if mark[0] == "." and not mark.startswith(".."):
        return _full_stop_ends(text, start, stop, opener, word)
    quoted = mark[-1] in _QUOTES and not opener
    return not (quoted and _SAID_AFTER.match(text, stop.end(), stop.end() + 90))


def _full_stop_ends(
    text: str, start: int, stop: re.Match[str], opener: str, following: str
) -> bool:
    """Whether a full stop ends a sentence, or only an abbreviation, an initial or a number."""
    before = _BEFORE.search(text, max(start, stop.start() - 24), stop.start())
    word = before[0] if before else ""
    lower = word.lower()
    closes_quote = not _QUOTES.isdisjoint(stop[0])
    begins = closes_quote or opener[:1] in _QUOTES or following.lower() in _STARTERS
    if lower in _NUMBERED and following.isdigit():
        return False
    if lower in _NEVER_LAST:
        return closes_quote
    if lower in _MAYBE_LAST:
        # "no", "sun" and "am" end sentences as plain words; only capitalised they are short forms
        return begins or (word == lower and "." not in word)
    if _INITIALS.match(word):
        # "Plan B. The", but "Samuel L. A. Jackson"
        return begins and not (len(word) == 1 and len(following) == 1)
    list_number = word.isdigit() and not text[start : stop.start() - len(word)].strip()
    return not list_number


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence itself, or pieces of it at commas or spaces where it is too long."""
    start, end = sentence
    while end - start > LONGEST:
        half, limit = start + LONGEST // 2, start + LONGEST
        cut = max(text.rfind(mark, half, limit) for mark in (", ", "; ")) + 1
        cut = cut or text.rfind(" ", half, limit) + 1 or limit
        yield _trimmed(text, start, cut)
        start = _trimmed(text, cut, end).start
    yield Span(start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    """The range without the white space at its ends."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)
