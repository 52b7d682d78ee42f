"""People: surname to full name, forms of one full name to the fullest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nutgraf.text.entities.lexicon import fold, lexicon

if TYPE_CHECKING:
    from nutgraf.text.linking.named import Named

_WORD = re.compile(r"[^\W_][\w'’‑-]*\.?")
_PARTICLES = frozenset(
    {"de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "la", "le", "el", "al"}
)
_KEPT = 8_192
"""Names of which the words are kept."""
_MOST = 12
"""People who share a name; among more, nobody could tell who is meant."""
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


@dataclass(slots=True)
class _Person:
    """One person of the article."""

    words: tuple[str, ...]
    """Of the fullest name, folded to lower case, without particles and suffixes."""
    name: str
    """The fullest name as printed."""
    first: int
    suffix: str = ""
    """What tells father and son apart: `jr`, `sr`, `iii`."""
    last: int = -1
    """Where the person was named last, while names are given out."""
    mentions: int = 0


class People:
    """The people of one article."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[_Person]] = {}

    def learn(self, mention: Named) -> None:
        """Takes a full name in; a name of one word is left for later."""
        name = _bare(mention.text)
        words = _words(name)
        if len(words) < 2:
            return
        suffix = _suffix(name)
        person = self._same(words, suffix)
        if person is None:
            person = _Person(words, name, mention.start, suffix)
        elif len(words) > len(person.words):
            person.words, person.name = words, name
        else:
            return
        parts = {part for word in words for part in (word, *word.split("-"))}
        for part in parts:
            known = self._by_word.setdefault(part, [])
            if len(known) < _MOST and not any(other is person for other in known):
                known.append(person)

    def name_of(self, mention: Named) -> str:
        """The fullest name of the person; mentions must be asked for in order."""
        name = _bare(mention.text)
        words = _words(name)
        full, start = len(words) > 1, mention.start
        person = self._same(words, _suffix(name)) if full else self._nearest(words, start)
        if person is None:
            return name
        person.last = mention.start
        person.mentions += 1
        return person.name

    def _same(self, words: tuple[str, ...], suffix: str) -> _Person | None:
        """The person whose full name these words may be; "Lee Sr" is not "Lee Jr"."""
        for person in self._by_word.get(words[-1], []):
            if suffix and person.suffix and suffix != person.suffix:
                continue
            if _is_form_of(words, person.words) or _is_form_of(person.words, words):
                return person
        return None

    def _nearest(self, words: tuple[str, ...], start: int) -> _Person | None:
        """The person of that family name, else of that given name, who was named last."""
        if not words:
            return None
        known = self._by_word.get(words[0], [])
        family = [person for person in known if person.words[-1] == words[0]] or known
        if not family:
            return None
        earlier = [person for person in family if person.last >= 0]
        if earlier:
            return max(earlier, key=lambda person: (person.mentions, person.last))
        return min(family, key=lambda person: abs(person.first - start))


@lru_cache(_KEPT)
def _bare(text: str) -> str:
    """The name without titles before it and what "of" adds after it."""
    titles, names = lexicon().titles, lexicon().joining["title-names"]
    head, joint, place = text.partition(" of ")
    words = head.split(" ")
    at = 0
    for index, word in enumerate(words[:-1]):
        if word in names and len(words) == 2:
            break  # "Dean Lomas"
        if word.rstrip(".") in titles["titles"]:
            at = index + 1
        elif word not in titles["modifiers"]:
            break
    name = " ".join(words[at:])
    return text if joint and at == len(words) - 1 and not at else name or place


@lru_cache(_KEPT)
def _suffix(name: str) -> str:
    """What the name ends in beyond the family name, without its stop; empty where it has nothing."""
    last = name.rpartition(" ")[2].lower()
    return last.rstrip(".") if last in _SUFFIXES else ""


@lru_cache(_KEPT)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart."""
    words = [fold(word).lower().replace("’", "'") for word in _WORD.findall(name)]
    kept = [word for word in words if word not in _PARTICLES and word not in _SUFFIXES]
    return tuple(kept or words)


def _is_form_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name with the same last word is the other with some words left out or shortened."""
    if short[-1] != full[-1] or len(short) > len(full):
        return False
    rest = iter(full[:-1])
    return all(any(_fits(word, other) for other in rest) for word in short[:-1])


def _fits(word: str, other: str) -> bool:
    """Whether two given names may be the same, one of them an initial."""
    if word == other or word[0] != other[0]:
        return word == other
    short, long = sorted((word.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)
