"""Links between the names of one article: a surname to the full name, an acronym to what it means."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind
from nutgraf.text.entities.lexicon import is_common, is_first_name, is_surname

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from nutgraf.text.entities.evidence import Evidence
    from nutgraf.text.entities.lexicon import Lexicon
    from nutgraf.text.entities.segments import Candidate

_PLURAL_NEXT = re.compile(r" [a-z]+s\b")
"""What follows a word that only qualifies it: "Water prices"."""
_HEAD = re.compile(r" (?:of|for|on) ")
_SURE = 1.5
"""Points from which a full name lends its kind to shorter ones."""
_CERTAIN = 2.5
"""Points from which a name lends its kind to the one beside it."""
_UNKNOWN = 1.0
"""Points up to which nothing is known of a name."""
_INITIALS_MOST = 8
_IN_A_ROW = frozenset({" and ", " or ", ", ", ", and ", " to "})
_ROWS = frozenset({EntityKind.PLACE, EntityKind.PERSON, EntityKind.ORGANISATION})
_STREETS = frozenset(
    {"Street", "Road", "Avenue", "Lane", "Close", "Drive", "Terrace", "Crescent", "Way", "Place"}
)
COUNTY = frozenset({"Co", "Co.", "County"})
"""What stands before the name of an Irish county."""
_OF_A_PLACE = ("n", "an", "ian", "ese", "ns", "ans", "ians")
"""How the adjectives end that tell of a place which nobody knows; the others end as family names do too."""
_DEMONYMS = ("n", "an", "ian", "ese", "i", "ish", "er", "ns", "ans", "ians", "is", "ers")


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


def _ends(text: str, word: str) -> Iterator[int]:
    """Where a word ends, each time that a text holds it as it is written here."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalpha() or text[end : end + 1].isalpha()):
            yield end
        at = text.find(word, end)


def _has_word(text: str, word: str) -> bool:
    """Whether a text holds a word as it is written here."""
    return next(_ends(text, word), None) is not None


class Linker:
    """Finds the other names of an article that a name stands for, or takes its kind from."""

    def __init__(self, text: str, names: Mapping[str, Evidence], lexicon: Lexicon) -> None:
        self._text = text
        self._names = names
        self._lexicon = lexicon
        self.people: dict[str, str] = {}
        """Full name by family name."""
        self._given: dict[str, str] = {}
        self._tails: dict[str, str] = {}
        """Full name by family names of several words: "Smith Rowe", "De Gea"."""
        self._paired: dict[str, str] = {}
        """Long name by the acronym that stands in parentheses beside it."""
        self._acronyms: dict[str, str] = {}
        self._heads: dict[str, str] = {}
        self._firsts: dict[str, str] = {}
        self._others: dict[str, str] = {}
        """Storms and ships by the last word of their names."""
        self._counties: dict[str, str] = {}
        self._places: set[str] = set()
        self._groups: set[str] = set()

    def link(self, candidates: Sequence[Candidate]) -> None:
        """Adds to the evidence of every short name what its longer name says."""
        by_text = {candidate.text: candidate for candidate in candidates}
        for candidate in by_text.values():
            self._learn(candidate)
        self._parentheses(candidates)
        for candidate in by_text.values():
            if len(candidate.words) == 1:
                self._apply(candidate.words[0], self._names[candidate.text])
            elif candidate.text in self._tails and candidate.known is None:
                self._names[candidate.text].link("person-surname-of", self._tails[candidate.text])
        for first, second in pairwise(candidates):
            if self._text[first.end : second.start] in _IN_A_ROW:
                self._even_out(first, second)

    def _learn(self, candidate: Candidate) -> None:
        """Remembers the short forms that a long name may have."""
        kind, points = self._names[candidate.text].best()
        words, text = candidate.words, candidate.text
        if points < _SURE:
            return
        if len(words) == 1:
            if kind is EntityKind.PLACE:
                self._places.add(text)
            elif kind is EntityKind.GROUP:
                self._groups.add(text)
        elif kind is EntityKind.PERSON:
            family = words[-2] if words[-1].rstrip(".") in {"Jr", "Sr", "II", "III"} else words[-1]
            self.people.setdefault(family, text)
            self._given.setdefault(words[0], text)
            parts = text.split(" ")
            for at in range(1, len(parts) - 1):
                tail = " ".join(parts[at:])
                self._tails.setdefault(tail[0].upper() + tail[1:], text)
        else:
            self._learn_thing(kind, words, text)

    def _learn_thing(self, kind: EntityKind, words: tuple[str, ...], text: str) -> None:
        """Remembers the short forms of what is no person."""
        capitals = "".join(letter for word in words for letter in word if letter.isupper())
        if len(capitals) <= _INITIALS_MOST:
            self._acronyms.setdefault(capitals, text)
        if kind is EntityKind.ORGANISATION:
            self._heads.setdefault(head_of(text), text)
            self._firsts.setdefault(words[0], text)
        elif kind is EntityKind.PLACE and words[0] in COUNTY:
            self._counties.setdefault(words[-1], text)
        elif kind is EntityKind.OTHER and words[0] in self._lexicon.others["event-first"]:
            self._others.setdefault(words[-1], text)

    def _parentheses(self, candidates: Sequence[Candidate]) -> None:
        """Remembers the pairs `Long Name (ABC)` and `ABC (Long Name)`."""
        for first, second in pairwise(candidates):
            between = self._text[first.end : second.start]
            if between == " (" and self._text.startswith(")", second.end):
                long, short = (first, second) if len(first.words) > 1 else (second, first)
                if len(short.words) == 1 and self._stands_for(short, long):
                    self._paired[short.text] = long.text
                    self._names[long.text].add(["organisation-abbreviated"])

    def _stands_for(self, short: Candidate, long: Candidate) -> bool:
        """Whether the short name stands for the long one beside it: "(PFA)", "(Cosas)"."""
        if is_acronym_of(short.text, long.words):
            return True
        if short.known is not None or is_common(short.text):
            return False
        if is_surname(short.text) or is_first_name(short.text):
            return False
        kind, points = self._names[long.text].best()
        return kind is EntityKind.ORGANISATION and points >= _CERTAIN and short.start > long.start

    def _apply(self, word: str, evidence: Evidence) -> None:
        """Links one name of one word."""
        known = self._lexicon.names.get(word)
        if word in self._paired:
            long = self._paired[word]
            evidence.link("organisation-acronym-of", long, self._names[long].best()[0])
        elif known is None and word in self._acronyms and word.isupper():
            long = self._acronyms[word]
            evidence.link("organisation-acronym-of", long, self._names[long].best()[0])
        elif word in self._counties:
            evidence.link("place-short", self._counties[word])
        elif word in self._others:
            evidence.link("other-short", self._others[word])
        elif word in self.people and word not in self._lexicon.places["countries"]:
            evidence.link("person-surname-of", self.people[word])
        elif word in self._given and known is not EntityKind.PLACE:
            evidence.link("person-forename-of", self._given[word])
        elif known is None:
            self._apply_unknown(word, evidence)

    def _apply_unknown(self, word: str, evidence: Evidence) -> None:
        """Links a word of which nothing is known."""
        place = self._derived_from(word)
        if place:
            evidence.link("group-derived", place)
        elif group := self._adjective_of(word):
            evidence.link("place-people", group)
        elif is_common(word) or word in self._lexicon.organisations["heads"]:
            if word in self._heads and evidence.inside:
                evidence.link("organisation-short", self._heads[word])
            elif word in self._firsts and evidence.mentions > 1 and self._is_only_name(word):
                evidence.link("organisation-part", self._firsts[word])
        elif word in self._firsts:
            evidence.link("organisation-part", self._firsts[word])

    def _is_only_name(self, word: str) -> bool:
        """Whether an ordinary word is nothing but a name in this article: no kestrel beside Kestrel Grocers."""
        vague = word in self._lexicon.heads or word in self._lexicon.openers or word.endswith("s")
        if vague or word in self._lexicon.organisations["anywhere"]:
            return False
        things = any(_PLURAL_NEXT.match(self._text, end) for end in _ends(self._text, word))
        small = word.lower()
        return not (things or _has_word(self._text, small) or _has_word(self._text, f"{small}s"))

    def _is_address(self, first: Candidate, second: Candidate) -> bool:
        """Whether a part of a town follows a street: of Gors Avenue, Townhill."""
        street = first.words[-1] in _STREETS and self._text.startswith(",", first.end)
        return street and self._text[second.end : second.end + 1] in ",.)"

    def _may_be_town(self, candidate: Candidate) -> bool:
        """Whether an ordinary word beside a place may be one as well: "Dublin and Cork"."""
        word = candidate.text
        if " " in word or word.endswith("s") or self._text.endswith("the ", 0, candidate.start):
            return False
        return not _has_word(self._text, word.lower())

    def _derived_from(self, word: str) -> str:
        """The place of the article of which this is the adjective: `Karvonia` of "Karvonian"."""
        for suffix in _DEMONYMS:
            if word.endswith(suffix):
                stem = word[: -len(suffix)]
                for place in (stem, stem + "a", stem + "e", stem + "ia"):
                    if place in self._places and len(stem) > 3:
                        return place
        return ""

    def _adjective_of(self, word: str) -> str:
        """The group of the article that is named after this: `Karvonian` of "Karvonia"."""
        if len(word) <= 4:
            return ""
        made = (stem + suffix for stem in (word, word[:-1]) for suffix in _OF_A_PLACE)
        return next((group for group in made if group in self._groups and group != word), "")

    def _even_out(self, first: Candidate, second: Candidate) -> None:
        """Gives a name of which nothing is known the kind of the one beside it in a row."""
        for unknown, known in ((first, second), (second, first)):
            evidence = self._names[unknown.text]
            if (
                not evidence.inside
                or evidence.best()[1] > _UNKNOWN
                or (len(unknown.words) != len(known.words) and not self._is_address(first, second))
            ):
                continue
            kind, points = self._names[known.text].best()
            rare = not is_common(unknown.words[0])
            named = rare or (kind is EntityKind.PLACE and self._may_be_town(unknown))
            sure = points >= _CERTAIN or (rare and points >= _UNKNOWN and kind is EntityKind.PLACE)
            if sure and kind in _ROWS and named:
                evidence.link("same-as-neighbour", known.text, kind)
                return
