"""`My Clippings.txt` of a Kindle, whatever language it speaks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from nutgraf.export.readers.imported import ImportedNote, Named, Reading, Unreadable
from nutgraf.export.readers.values import decoded, line_of, text_of
from nutgraf.model.identity import derived_id
from nutgraf.model.notes import TargetKind

_SEPARATOR = re.compile(r"={8,}\s*\Z")
_BOOK = re.compile(r"(.+?)\s*\(((?:[^()]|\([^()]*\))*)\)\Z")
_RANGE = r"\D{0,8}?(\d+)(?:\s*[-–]\s*(\d+))?"
_CJK_DATE = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_CLIPPING_LIMIT = re.compile(r"\s*<[^<>]*>\s*\Z")
"""What stands in place of the text where a publisher allows no more: a sentence in angle brackets."""


@dataclass(frozen=True, slots=True)
class _Clip:
    """One entry of the file."""

    line: int
    book: Named
    kind: str
    """`highlight`, `note`, `bookmark`."""
    start: int | None
    end: int | None
    created: str
    text: str

    def touches(self, other: _Clip) -> bool:
        """Whether both lie at the same place of the same book."""
        if self.book != other.book or self.start is None or other.start is None:
            return False
        return self.start <= (other.end or other.start) and other.start <= (self.end or self.start)


def read(data: bytes, name: str) -> Reading:
    """Highlights with the notes written on them, and notes alone; raises Unreadable."""
    reading = Reading()
    clips = list(_clips(decoded(data), reading))
    if not clips and not reading.bad:
        raise Unreadable("it has no clippings between lines of `=`")
    highlights = _longest([c for c in clips if c.kind == "highlight"])
    notes = [c for c in clips if c.kind == "note"]
    for clip in highlights:
        mine = [n for n in notes if n.touches(clip)]
        reading.notes.append(_note(clip, clip.text, "\n\n".join(n.text for n in mine)))
        notes = [n for n in notes if n not in mine]
    reading.notes += [_note(clip, None, clip.text) for clip in notes]
    reading.notes.sort(key=lambda note: note.row)
    return reading


def _clips(text: str, reading: Reading) -> Iterator[_Clip]:
    for line, block in _blocks(text):
        if len(block) < 2:
            reading.refuse(line, "it has no line of kind and place")
            continue
        clip = _clip(line, block)
        if clip is None:
            reading.refuse(line, f"its kind is not known: {line_of(block[1])[:60]!r}")
        elif clip.kind != "bookmark" and not clip.text.strip():
            reading.refuse(line, "it has no text")
        elif clip.kind == "highlight" and _CLIPPING_LIMIT.match(clip.text):
            reading.refuse(line, f"the Kindle kept no text: {clip.text.strip()[:80]}")
        elif clip.kind != "bookmark":
            yield clip


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines between separators, with the number of the first."""
    block: list[str] = []
    first = 1
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.lstrip("\ufeff")
        if _SEPARATOR.match(line):
            if any(part.strip() for part in block):
                yield first, block
            block = []
        elif block or line.strip():
            first = first if block else number
            block.append(line)
    if len(block) > 2:
        yield first, block


def _clip(line: int, block: list[str]) -> _Clip | None:
    told = block[1].strip().lstrip("-").replace("｜", "|")
    kind = _kind(told)
    if kind is None:
        return None
    place, _, added = told.rpartition("|")
    start, end = _range(place or told)
    book = _BOOK.match(line_of(block[0]))
    named = Named(book[1], author=book[2]) if book else Named(line_of(block[0]))
    return _Clip(
        line, named, kind, start, end, _created(added), text_of("\n".join(block[2:])).strip()
    )


def _kind(told: str) -> str | None:
    """What a clipping is: the first word of a kind that its line has."""
    words = _words()
    places = {
        kind: match.start()
        for kind in ("bookmark", "note", "highlight")
        if (match := _pattern(tuple(words[kind])).search(told.rpartition("|")[0] or told))
    }
    return min(places, key=lambda kind: places[kind]) if places else None


def _range(place: str) -> tuple[int | None, int | None]:
    """The location, or where there is none the page; `1234-56` is 1234 to 1256."""
    words = _words()
    for kind in ("location", "page"):
        match = re.search(_pattern(tuple(words[kind])).pattern + _RANGE, place, re.IGNORECASE)
        if match:
            numbers = re.findall(r"\d+", match[0])
            start, last = numbers[0], numbers[1] if len(numbers) > 1 else numbers[0]
            if len(last) < len(start):
                last = start[: -len(last)] + last
            return int(start), max(int(start), int(last))
    number = re.search(r"(\d+)\s*(?:ページ|页|頁|페이지)", place)
    return (int(number[1]), int(number[1])) if number else (None, None)


def _created(added: str) -> str:
    """The time of a clipping, taken as UTC as the Kindle names no zone; empty where it cannot be read."""
    cjk, time = _CJK_DATE.search(added), _TIME.search(added)
    try:
        if cjk:
            year, month, day = int(cjk[1]), int(cjk[2]), int(cjk[3])
        else:
            year, month, day = _written_date(added)
        hour, minute, second = (int(time[i] or 0) for i in (1, 2, 3)) if time else (0, 0, 0)
        moment = datetime(year, month, day, _hour(hour, added), minute, second)
    except ValueError:
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _written_date(added: str) -> tuple[int, int, int]:
    """Year, month and day of a date with the month's name; raises ValueError."""
    words = re.findall(r"[^\W\d_]+", added.lower())
    months = {name: int(month) for month, names in _words()["months"].items() for name in names}
    month = next((months[word] for word in words if word in months), 0)
    numbers = re.findall(r"\d+", _TIME.sub(" ", added))
    years = [n for n in numbers if len(n) == 4]
    days = [n for n in numbers if len(n) <= 2]
    if not years or not days:
        raise ValueError(added)
    return int(years[0]), month, int(days[0])


def _hour(hour: int, added: str) -> int:
    """The hour of the day: a mark of the half counts only beside the time ("Hinzugefügt am" is none)."""
    words = _words()

    def beside(marks: list[str]) -> bool:
        either = "|".join(map(re.escape, marks))
        pattern = rf"\d{{1,2}}:\d\d(?::\d\d)?\s*(?:{either})(?!\w)|(?:{either})\s*\d{{1,2}}:\d\d"
        return re.search(pattern, added, re.IGNORECASE) is not None

    if beside(words["afternoon"]):
        return hour % 12 + 12
    return hour % 12 if beside(words["morning"]) else hour


def _longest(clips: list[_Clip]) -> list[_Clip]:
    """The highlights without earlier or shorter states of one: a Kindle appends each anew when it is changed."""
    kept: list[_Clip] = []
    for clip in clips:
        others = [
            i for i, one in enumerate(kept) if one.touches(clip) and _contain(one.text, clip.text)
        ]
        if not others:
            kept.append(clip)
        elif len(clip.text) >= len(kept[others[0]].text):
            kept[others[0]] = replace(clip, line=kept[others[0]].line)
    return kept


def _contain(one: str, other: str) -> bool:
    short, long = sorted((" ".join(one.split()), " ".join(other.split())), key=len)
    return short in long


def _note(clip: _Clip, quote: str | None, body: str) -> ImportedNote:
    told = (clip.book.title, clip.book.author, clip.start, quote, body)
    return ImportedNote(
        row=clip.line,
        named=clip.book,
        id=derived_id(clip.created, "kindle", *told),
        target=TargetKind.PASSAGE if quote else TargetKind.ARTICLE,
        quote=quote,
        body=body,
        created=clip.created,
        updated=clip.created,
    )


@cache
def _words() -> dict[str, Any]:
    text = files("nutgraf.export.readers").joinpath("kindle.json").read_text(encoding="utf-8")
    words: dict[str, Any] = json.loads(text)
    return words


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of the words: whole, or anywhere in scripts that do not separate words."""
    spaced = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True) if w[0] < "\u3000")
    joined = "|".join(re.escape(w) for w in words if w[0] >= "\u3000")
    either = f"(?<!\\w)(?:{spaced})(?!\\w)" + (f"|{joined}" if joined else "")
    return re.compile(f"(?:{either})", re.IGNORECASE)
