"""Candidates: the stretches of capitalised words that may be one name each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind
from nutgraf.text.entities.boundaries import Boundaries
from nutgraf.text.entities.lexicon import is_common, is_first_name, is_surname
from nutgraf.text.entities.titles import title_end

if TYPE_CHECKING:
    from nutgraf.text.entities.lexicon import Lexicon
    from nutgraf.text.entities.scan import Scan

_NUMBER = re.compile(r" \d{1,4}\b(?![.,:]\d| ?%| (?:per|percent|million|billion|people)\b)")
_OFFICES = frozenset(
    {"Mayor", "Minister", "President", "Governor", "General", "Director", "Manager", "Senator",
     "Secretary", "Chairman", "Officer", "Leader", "Captain", "Colonel", "Commissioner", "Doctor"}
)  # fmt: skip
"""Titles that are hardly ever family names, whatever the lists of these say."""
_INITIALS = frozenset({"A", "Will"})
"""Words of grammar that begin a name inside a sentence."""
_LONGEST_RUN = 14
"""Words after which a run is cut, so that no rule meets an endless one."""


@dataclass(slots=True)
class Candidate:
    """A stretch of text that may be a name."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    """Its capitalised words, without what joins them."""
    title: str
    """The title before it; empty where there is none."""
    noble: bool
    """Whether it is a title and a place: "Duke of York"."""
    initial: bool
    """Whether a sentence or a headline begins with it."""
    headline: bool
    known: EntityKind | None
    """Its kind in the lists of names."""


class Cutter:
    """Cuts runs of capitalised words into candidates."""

    def __init__(self, scan: Scan, lexicon: Lexicon) -> None:
        self._scan = scan
        self._lexicon = lexicon
        self._boundaries = Boundaries(scan, lexicon)
        self._found: list[Candidate] = []

    def candidates(self) -> list[Candidate]:
        """The candidates of the text, in order and without overlap."""
        joints, count = self._scan.joints, len(self._scan.words)
        begin = 0
        while begin < count:
            stop = begin + 1
            while stop < count and joints[stop - 1] and stop - begin < _LONGEST_RUN:
                stop += 1
            at = begin
            while at < stop:
                at = self._cut(at, stop)
            begin = stop
        return self._found

    def _cut(self, at: int, stop: int) -> int:
        """Takes what begins at the word `at`; gives back where it ends."""
        scan, lexicon, boundaries = self._scan, self._lexicon, self._boundaries
        known = boundaries.known_end(at, stop)
        unknown = known == at
        if unknown and boundaries.fills_quotation(at, stop):
            self._take(at, stop)
            return stop
        if unknown and scan.words[at] in _INITIALS and self._is_initial(at, stop):
            end = boundaries.end(at, at + 2, stop)
            self._take(at, end)
            return end
        if unknown and (scan.words[at] in lexicon.function or boundaries.is_time(at, stop)):
            return at + 1
        if known <= at + 1:
            title = title_end(scan, lexicon, at, stop)
            if title > at and not (
                boundaries.titles.belongs(at, title, stop) or self._is_family_name(at, stop)
            ):
                return self._titled(at, title, stop)
        if unknown and boundaries.is_no_name(at, stop):
            return at + 1
        end = boundaries.end(at, max(known, at + 1), stop)
        self._take(at, end)
        return end

    def _is_initial(self, at: int, stop: int) -> bool:
        """Whether an initial without a stop stands here, and no article: the convener, | A Vijayan."""
        scan = self._scan
        inner = not scan.initial[at] and not scan.headline[at]
        if not inner or at + 1 >= stop or scan.joints[at] != " " or scan.joints[at - 1] == " ":
            return False
        if scan.words[at] == "Will":  # seamer | Will Latham
            return scan.words[at + 1] not in self._lexicon.function
        last = at + 2 >= stop or scan.joints[at + 1] != " "
        return scan.words[at] == "A" and last and not is_common(scan.words[at + 1])

    def _is_family_name(self, at: int, stop: int) -> bool:
        """Whether the title that stands here is a family name of the article: Tom King left. | King sang."""
        scan = self._scan
        if at + 1 < stop and scan.joints[at] == " ":
            return False
        if scan.words[at] not in self._lexicon.titles["titles"] or not is_surname(scan.words[at]):
            return False
        if scan.text.endswith(("the ", "The ", "a "), 0, scan.starts[at]):
            return False
        return scan.words[at] in self._families

    @cached_property
    def _families(self) -> frozenset[str]:
        """Titles that stand in the article after somebody's given name."""
        scan, lexicon = self._scan, self._lexicon
        return frozenset(
            second
            for first, joint, second in zip(scan.words, scan.joints, scan.words[1:], strict=False)
            if joint == " "
            and second in lexicon.titles["titles"]
            and second not in _OFFICES
            and is_first_name(first)
            and first not in lexicon.titles["titles"]
        )

    def _titled(self, at: int, begin: int, stop: int) -> int:
        """Takes the name after the title from `at` to `begin`, if any; gives back where it ends."""
        scan, lexicon = self._scan, self._lexicon
        if begin >= stop:
            return begin
        joint, word = scan.joints[begin - 1], scan.words[begin]
        if joint == "of" and scan.words[begin - 1] in lexicon.joining["noble"]:
            self._take(begin - 1, begin + 1, noble=True)
            return begin + 1
        if joint == "of":
            return self._office_place(begin, stop)
        if joint not in {" ", "particle"}:
            return begin
        if word in lexicon.function and not is_first_name(word):
            return begin
        if lexicon.names.get(word) is EntityKind.GROUP:
            return begin
        end = self._boundaries.end(begin, begin + 1, stop)
        self._take(begin, end, title=scan.slice(at, begin))
        return end

    def _office_place(self, begin: int, stop: int) -> int:
        """Takes the place of an office that a name follows: "Chief Justice of Pakistan | Saqib Nisar"."""
        scan, lexicon = self._scan, self._lexicon
        end = self._boundaries.known_end(begin, stop)
        if end in {begin, stop} or scan.joints[end - 1] != " ":
            return begin
        place = lexicon.names.get(scan.slice(begin, end)) is EntityKind.PLACE
        if not place or scan.words[end] in lexicon.heads or is_common(scan.words[end]):
            return begin
        self._take(begin, end)
        return end

    def _take(self, at: int, end: int, *, title: str = "", noble: bool = False) -> None:
        """Adds the candidate of the words from `at` to `end`."""
        scan, names = self._scan, self._lexicon.names
        start, stop = scan.starts[at], scan.ends[end - 1]
        if title and scan.joints[at - 1] == "particle":
            start = scan.ends[at - 1] + 1
        if scan.text[start : stop + 2] in names and scan.text[stop + 1 : stop + 2] == "s":
            stop += 2
        if scan.words[end - 1] in self._lexicon.joining["numbered"]:
            number = _NUMBER.match(scan.text, stop)
            stop = number.end() if number else stop
        words = tuple(scan.words[at:end])
        if scan.text.startswith(" plc", stop) and not scan.text[stop + 4 : stop + 5].isalnum():
            stop, words = stop + 4, (*words, "plc")
        text = scan.text[start:stop]
        self._found.append(
            Candidate(
                start,
                stop,
                text,
                words,
                title,
                noble,
                scan.initial[at],
                scan.headline[at],
                self._lexicon.kind_of(text.partition(",")[0]),
            )
        )
