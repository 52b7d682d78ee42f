"""British and American spellings of common words find each other."""

from __future__ import annotations

from functools import cache

from nutgraf.text.wordlists import entries

_LIST = "spelling"


def other_spellings(word: str) -> tuple[str, ...]:
    """How a folded word is spelt on the other side of the Atlantic; empty for most words."""
    stems, endings, words = _tables()
    found = dict.fromkeys(words.get(word, ()))
    for cut in range(len(word), 2, -1):
        if word[cut:] in endings:
            found |= dict.fromkeys(stem + word[cut:] for stem in stems.get(word[:cut], ()))
    return tuple(other for other in found if other != word)


@cache
def _tables() -> tuple[dict[str, list[str]], frozenset[str], dict[str, list[str]]]:
    """Stems, endings and whole words, in both directions."""
    return _pairs("stems"), entries(_LIST, "endings") | {""}, _pairs("words")


def _pairs(section: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in entries(_LIST, section):
        british, american = entry.split()
        found.setdefault(british, []).append(american)
        found.setdefault(american, []).append(british)
    return found
