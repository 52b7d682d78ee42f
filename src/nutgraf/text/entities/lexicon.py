"""What the word lists know, as sets to look words up in; read once, when it is first needed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from nutgraf.model.marks import EntityKind
from nutgraf.text.wordlists import entries, everything, sections

_KEPT = 16_384
"""Words of which the answer is kept."""
_FOLDED = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "đ": "d"})
_SUFFIXES = (
    ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
    ("er", ""), ("ers", ""), ("er", "e"), ("ers", "e"), ("ies", "y"),
)  # fmt: skip

Sections = dict[str, frozenset[str]]
"""One word list, as `data/` divides it."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists in the shape in which the rules ask for them."""

    function: frozenset[str]
    calendar: frozenset[str]
    towns: frozenset[str]
    places: Sections
    organisations: Sections
    others: Sections
    titles: Sections
    joining: Sections
    context: Sections
    groups: frozenset[str]
    heads: frozenset[str]
    """Last words that say what kind of thing a name names."""
    openers: frozenset[str]
    """First words that say what kind of thing a name names."""
    names: dict[str, EntityKind]
    """Names that every newspaper uses without explaining them, of any number of words."""
    phrase_starts: frozenset[str]
    """First words of the names of several words."""

    def kind_of(self, name: str) -> EntityKind | None:
        """The kind of a known name, with or without its diacritics."""
        kind = self.names.get(name)
        if kind is None and " " in name and name.isupper():
            return self.names.get(name.title())  # NEW DELHI
        return kind if kind is not None or name.isascii() else self.names.get(fold(name))


@cache
def lexicon() -> Lexicon:
    """All word lists of the entities."""
    places, organisations, others = map(sections, ("places", "organisations", "others"))
    places = {**places, "ambiguous": places["ambiguous"] | places["given"]}
    names = _known_names()
    return Lexicon(
        function=entries("function-words"),
        calendar=entries("calendar"),
        towns=entries("cities"),
        places=places,
        organisations=organisations,
        others=others,
        titles=sections("titles"),
        joining=sections("joining"),
        context=sections("context"),
        groups=_groups(),
        heads=organisations["heads"]
        | places["heads"]
        | others["event-heads"]
        | others["law-heads"],
        openers=organisations["first"] | places["first"] | others["event-first"],
        names=names,
        phrase_starts=frozenset(name.split(" ", 1)[0] for name in names if " " in name),
    )


@lru_cache(_KEPT)
def is_common(word: str) -> bool:
    """Whether ordinary text has this word, or the one it is a form of, in lower case."""
    common, lower = entries("common-words"), word.lower()
    if lower in common:
        return True
    if lower.endswith("ly") and len(lower) > 5:
        return is_common(lower[:-2]) or is_common(lower[:-2] + "e")
    return any(
        lower.endswith(suffix)
        and len(lower) > len(suffix) + 2
        and lower[: -len(suffix)] + instead in common
        for suffix, instead in _SUFFIXES
    )


@lru_cache(_KEPT)
def is_first_name(word: str) -> bool:
    """Whether it is a known given name; of a double name the first part decides."""
    return fold(word).partition("-")[0] in everything("first-names") or word in everything(
        "first-names"
    )


@lru_cache(_KEPT)
def is_surname(word: str) -> bool:
    """Whether it is a known family name; of a double name the last part decides."""
    return fold(word).rpartition("-")[2] in entries("surnames")


def is_plural_acronym(word: str) -> bool:
    """Whether it counts what has an acronym, as `MPs` and `NGOs` do; such words name nothing."""
    return word[-1:] == "s" and 2 < len(word) < 7 and word[:-1].isalpha() and word[:-1].isupper()


def fold(word: str) -> str:
    """The word without diacritics, as the lists of names have it."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word.replace("’", "'").translate(_FOLDED))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _known_names() -> dict[str, EntityKind]:
    """Every name of the lists with its kind; of a doubtful one the last of these wins."""
    places, organisations = sections("places"), sections("organisations")
    return {
        **dict.fromkeys(entries("cities"), EntityKind.PLACE),
        **dict.fromkeys(entries("others", "names"), EntityKind.OTHER),
        **dict.fromkeys(organisations["names"] | organisations["bare"], EntityKind.ORGANISATION),
        **dict.fromkeys(places["regions"] | places["states-short"], EntityKind.PLACE),
        **dict.fromkeys(places["countries"], EntityKind.PLACE),
        **dict.fromkeys(_groups(), EntityKind.GROUP),
    }


@cache
def _groups() -> frozenset[str]:
    """The names of groups, each also with the plural's -s."""
    singular = frozenset().union(*sections("groups").values())
    unchanged = ("s", "sh", "ch", "ese", "x")
    return singular | {name + "s" for name in singular if not name.endswith(unchanged)}
