"""Links between the names of one article: a surname to the full name, an acronym to what it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind
from nutgraf.text.entities.lexicon import is_common

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nutgraf.text.entities.evidence import Evidence
    from nutgraf.text.entities.lexicon import Lexicon
    from nutgraf.text.entities.segments import Candidate

_HEAD = re.compile(r" (?:of|for|on) ")
_SURE = 1.5
"""Points from which a full name lends its kind to shorter ones."""
_INITIALS_MOST = 8


def is_acronym_of(acronym: str, words: Sequence[str]) -> bool:
    """Whether the capitals of the words, all or some in order, are the acronym's."""
    letters = [letter for letter in acronym if letter.isalpha() and letter.isupper()]
    capitals = [letter for word in words for letter in word if letter.isupper()]
    if len(letters) < 2 or not capitals or letters[0] != capitals[0]:
        return False
    rest = iter(capitals)
    return all(letter in rest for letter in letters)


def head_of(name: str) -> str:
    """The word that says what it names: `Bank` of "Bank of England", `Party` of "Labour Party"."""
    return _HEAD.split(name, maxsplit=1)[0].rpartition(" ")[2]


class Linker:
    """Finds the longer names that the short names of an article stand for."""

    def __init__(self, text: str, names: Mapping[str, Evidence], lexicon: Lexicon) -> None:
        self._text = text
        self._names = names
        self._lexicon = lexicon
        self.people: dict[str, str] = {}
        """Full name by family name."""
        self._given: dict[str, str] = {}
        self._acronyms: dict[str, str] = {}
        self._heads: dict[str, str] = {}
        self._firsts: dict[str, str] = {}

    def link(self, candidates: Sequence[Candidate]) -> None:
        """Adds to the evidence of every short name what its longer name says."""
        by_text = {candidate.text: candidate for candidate in candidates}
        for candidate in by_text.values():
            if len(candidate.words) > 1:
                self._learn(candidate)
        self._parentheses(candidates)
        for candidate in by_text.values():
            if len(candidate.words) == 1:
                self._apply(candidate.words[0], self._names[candidate.text])

    def _learn(self, candidate: Candidate) -> None:
        """Remembers the short forms that a long name may have."""
        kind, points = self._names[candidate.text].best()
        words, text = candidate.words, candidate.text
        if points < _SURE:
            return
        if kind is EntityKind.PERSON:
            family = words[-2] if words[-1].rstrip(".") in {"Jr", "Sr", "II", "III"} else words[-1]
            self.people.setdefault(family, text)
            self._given.setdefault(words[0], text)
            return
        capitals = "".join(letter for word in words for letter in word if letter.isupper())
        if len(capitals) <= _INITIALS_MOST:
            self._acronyms.setdefault(capitals, text)
        if kind is EntityKind.ORGANISATION:
            self._heads.setdefault(head_of(text), text)
            self._firsts.setdefault(words[0], text)

    def _parentheses(self, candidates: Sequence[Candidate]) -> None:
        """Remembers the pairs `Long Name (ABC)` and `ABC (Long Name)`."""
        previous: Candidate | None = None
        for candidate in candidates:
            if previous and candidate.start - previous.end == 2:
                between = self._text[previous.end : candidate.start]
                closed = self._text[candidate.end : candidate.end + 1] == ")"
                if between == " (" and closed:
                    self._pair(previous, candidate)
            previous = candidate

    def _pair(self, first: Candidate, second: Candidate) -> None:
        long, short = (first, second) if len(first.words) > 1 else (second, first)
        if len(short.words) == 1 and is_acronym_of(short.text, long.words):
            self._acronyms[short.text] = long.text
            self._names[long.text].add(["organisation-abbreviated"])

    def _apply(self, word: str, evidence: Evidence) -> None:
        """Links one name of one word."""
        lexicon = self._lexicon
        known = lexicon.names.get(word)
        if word in self._acronyms and word.isupper() and known is not EntityKind.PLACE:
            long = self._acronyms[word]
            evidence.link("organisation-acronym-of", long, self._names[long].best()[0])
        elif word in self.people and word not in lexicon.places["countries"]:
            evidence.link("person-surname-of", self.people[word])
        elif word in self._given and known is not EntityKind.PLACE:
            evidence.link("person-forename-of", self._given[word])
        elif word in lexicon.names:
            return
        elif word in self._heads and evidence.inside and word in lexicon.organisations["heads"]:
            evidence.link("organisation-short", self._heads[word])
        elif word in self._firsts and not is_common(word):
            evidence.link("organisation-part", self._firsts[word])
