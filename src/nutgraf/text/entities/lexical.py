"""Evidence in the words of a candidate, wherever it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind
from nutgraf.text.entities.lexicon import is_common, is_first_name, is_surname
from nutgraf.text.entities.links import head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nutgraf.text.entities.lexicon import Lexicon
    from nutgraf.text.entities.segments import Candidate

_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "VI", "VII", "VIII", "XVI"})
_PARTICLES = frozenset(
    {"De", "Van", "Von", "Di", "Da", "Du", "Ter", "Ten", "Bin", "Ibn", "Abu", "Ould"}
)
_ROADS = frozenset({"Route", "Interstate", "Highway", "Motorway"})
_COMPASS = frozenset({"East", "West", "North", "South", "Central"})
_INITIAL = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)*\Z")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,6}\Z|(?:[A-Z]\.){2,}[A-Z]?\Z")
_CAMEL = re.compile(r"(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLe)(?<!\bDi)(?<!\bFitz)(?<=[a-z])[A-Z]")
_KNOWN = {
    EntityKind.PLACE: "place-city",
    EntityKind.ORGANISATION: "organisation-name",
    EntityKind.OTHER: "other-name",
    EntityKind.GROUP: "group-name",
}


class Words:
    """Finds the evidence in the words of candidates."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._place_endings = tuple(lexicon.places["endings"])
        self._surname_endings = tuple(lexicon.titles["surname-endings"])
        self._inside = frozenset(f" {word} " for word in lexicon.joining["particles"])

    def evidence(self, candidate: Candidate) -> list[str]:
        """The rules that fire on these words."""
        rules = list(self._known(candidate)) if candidate.known is not None else []
        if len(candidate.words) == 1:
            doubtful = candidate.text in self._lexicon.places["given"]
            rules += self._single(candidate.words[0], None if doubtful else candidate.known)
            if candidate.text[-1].isdigit() and " " in candidate.text:
                rules.append(self._numbered(candidate.words[0]))
        else:
            head = head_of(candidate.text)
            rules += self._heads(candidate.words, head)
            rules += self._person(candidate)
            rules += self._other(candidate, head)
        return rules

    def _known(self, candidate: Candidate) -> Iterator[str]:
        """The rules that fire because the name stands in a list."""
        name, places = candidate.text, self._lexicon.places
        if candidate.known is not None and candidate.known is not EntityKind.PLACE:
            yield _KNOWN[candidate.known]
        elif name in places["countries"]:
            yield "place-country"
        elif name in places["ambiguous"]:
            yield "place-ambiguous"
        elif name in places["regions"]:
            yield "place-region"
        else:
            yield "place-city"

    def _single(self, word: str, known: EntityKind | None) -> Iterator[str]:
        """The rules that fire on one word alone."""
        if word.isupper() and len(word) > 1:
            if known is None and word not in self._lexicon.organisations["not-acronyms"]:
                yield from self._capitals(word)
            return
        if not word.isalpha() and any(map(str.isdigit, word)):
            yield "other-number"
        elif not is_common(word):
            if known is None and is_first_name(word):
                yield "person-single-name"
            if is_surname(word):
                yield "person-surname"
            elif known is None and len(word) > 6 and word.endswith(self._place_endings):
                yield "place-ending"
            if word.endswith(self._surname_endings):
                yield "person-ending"
            if known is None and _CAMEL.search(word):
                yield "organisation-camel"
        yield "other-lone"

    def _numbered(self, word: str) -> str:
        """The rule that fires on a word with a number after it."""
        if word in _ROADS:
            return "place-road"
        return (
            "organisation-channel" if word in self._lexicon.joining["channels"] else "other-number"
        )

    def _capitals(self, word: str) -> Iterator[str]:
        """The rules that fire on a word all of capitals."""
        name = word.capitalize()
        if len(word) > 4 and name in self._lexicon.names:
            yield _KNOWN[self._lexicon.names[name]]
        elif len(word) > 4 and is_first_name(name):
            yield "person-single-name"
        elif _ACRONYM.match(word) and not (is_common(word) or name in self._lexicon.function):
            yield "other-number" if any(map(str.isdigit, word)) else "organisation-acronym"

    def _heads(self, words: tuple[str, ...], head: str) -> Iterator[str]:
        """The rules that fire on the words that say what a thing is."""
        organisations, places = self._lexicon.organisations, self._lexicon.places
        first = words[0]
        if head in organisations["weak-heads"]:
            yield "organisation-weak-head"
        elif head in organisations["heads"]:
            yield "organisation-head"
        if not organisations["anywhere"].isdisjoint(words):
            yield "organisation-word"
        elif first in organisations["first"]:
            yield "organisation-first"
        if head in places["heads"]:
            yield "place-head"
        if self._has_direction(first, head):
            yield "place-direction"
        elif first in places["first"]:
            yield "place-first-word"

    def _has_direction(self, first: str, head: str) -> bool:
        """Whether a direction stands before a place or after a name: "Eastern Ghouta", "Jurong East"."""
        if head in _COMPASS:
            return not is_first_name(first)
        return first in self._lexicon.places["directions"] and head in self._lexicon.names

    def _person(self, candidate: Candidate) -> Iterator[str]:
        """The rules that fire on the parts of a person's name."""
        words, text = candidate.words, candidate.text
        if len(words) > 5 or _is_linked(text) or self._ends_as_thing(words):
            return
        if candidate.known is EntityKind.ORGANISATION and self._begins_known(candidate):
            return
        if is_first_name(words[0]) and not (words[-1].isupper() and len(words[-1]) > 2):
            yield "person-first-name"
        elif len(words) < 5 and not self._begins_known(candidate):
            plain = any(map(is_common, words)) or len(words) == 4
            if not plain or self._are_names(words):
                yield "person-shape"
            elif len(words) == 2 and self._ends_as_person(words):
                yield "person-last-name"
        if any(_INITIAL.match(word) for word in words[:-1]) or self._has_bare_initials(words):
            yield "person-initials"
        if words[-1] in _SUFFIXES:
            yield "person-suffix"
        if self._has_particle(words, text):
            yield "person-particle"
        if all(is_surname(word) or is_first_name(word) for word in words):
            yield "person-names"
        if words[-1].endswith(self._surname_endings):
            yield "person-ending"

    def _has_bare_initials(self, words: tuple[str, ...]) -> bool:
        """Whether initials without stops stand before a family name: "VK Saxena", "JD Vance"."""
        first, lists = words[0], self._lexicon.organisations
        if len(words) != 2 or len(first) != 2 or not first.isupper() or not is_surname(words[1]):
            return False
        return first not in lists["not-acronyms"] and first not in lists["first"]

    def _ends_as_person(self, words: tuple[str, ...]) -> bool:
        """Whether an ordinary word that is a family name as well follows an unknown one."""
        last = words[-1]
        first = words[0]
        plural = last.endswith("s") and not (last.endswith("ss") or is_first_name(last))
        named = is_surname(last) and not plural
        return named and not is_common(first) and not first.isupper()

    def _has_particle(self, words: tuple[str, ...], text: str) -> bool:
        """Whether a small word stands in it, or begins it: "Ursula von der Leyen", "De Gaulle"."""
        if len(words) == 2 and words[0] in _PARTICLES:
            return not is_common(words[1])
        return text.count(" ") >= len(words) and any(word in text for word in self._inside)

    def _are_names(self, words: tuple[str, ...]) -> bool:
        """Whether inner words that are ordinary words are names as well: "Mohan Singh Bisht"."""
        if len(words) < 3 or is_common(words[-1]) or words[0] in self._lexicon.openers:
            return False
        return all(not is_common(word) or is_surname(word) or is_first_name(word) for word in words)

    def _begins_known(self, candidate: Candidate) -> bool:
        """Whether it begins with a name that is no person's, or has only capitals."""
        return candidate.words[0] in self._lexicon.names or candidate.text.isupper()

    def _ends_as_thing(self, words: tuple[str, ...]) -> bool:
        """Whether the last word says what a thing is: "Davis Gym", but not "Lauryn Hill"."""
        last = words[-1]
        if last in self._lexicon.heads:
            return not (len(words) == 2 and is_surname(last))
        if not is_common(last) or is_surname(last) or is_first_name(last):
            return False
        first = words[0]
        sure = is_first_name(first) and not is_common(first) and first not in self._lexicon.names
        return len(words) > 2 or not sure

    def _other(self, candidate: Candidate, head: str) -> Iterator[str]:
        """The rules that fire on events, laws, works and ships, and on long names."""
        words, others, lexicon = candidate.words, self._lexicon.others, self._lexicon
        if head in others["event-heads"]:
            yield "other-event"
        elif words[0] in others["event-first"]:
            yield "other-event-first"
        elif head in others["law-heads"]:
            yield "other-law"
        elif head in others["work-heads"]:
            yield "other-work"
        if words[0] in others["ships"]:
            yield "other-ship"
        if any(map(str.isdigit, candidate.text)):
            yield "other-number"
        if _CAMEL.search(candidate.text) and not any(map(is_first_name, words)):
            yield "organisation-camel"
        if " & " in candidate.text:
            yield "organisation-ampersand"
        if any(map(is_common, words)) and not self._are_names(words):
            yield "organisation-long"
        made = lexicon.names.get(words[0]) is EntityKind.ORGANISATION
        if candidate.known is None and self._is_branch(words):
            yield "organisation-branch"
        elif made and candidate.known is None and head not in lexicon.heads:
            yield "other-product"
        if _is_linked(candidate.text):
            yield "organisation-joined"

    def _is_branch(self, words: tuple[str, ...]) -> bool:
        """Whether it is an organisation's part in a country: "BBC Wales", "Kenya Red Cross"."""
        names, place = self._lexicon.names, EntityKind.PLACE
        if words[0] not in names and words[0] not in self._lexicon.phrase_starts:
            return False
        for at in range(1, len(words)):
            first, last = " ".join(words[:at]), " ".join(words[at:])
            kinds = names.get(first), names.get(last)
            if kinds == (EntityKind.ORGANISATION, place) and (at == 1 or first in names):
                return True
            if kinds == (place, EntityKind.ORGANISATION) and at < len(words) - 1:
                return True
        return False


def _is_linked(name: str) -> bool:
    """Whether "of", "and" or the like stands inside."""
    return any(word in name for word in (" of ", " for ", " and ", " on ", " & "))
