"""What Tab offers in the search box: fields, their values, and words of the archive."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import islice

from nutgraf.model.query import TEXT_FIELDS, Field
from nutgraf.model.search import Completion
from nutgraf.search import names
from nutgraf.search.budget import Budget
from nutgraf.search.dates import NAMED
from nutgraf.search.grammar import without_halves
from nutgraf.search.vocabulary import Vocabulary
from nutgraf.store.folding import fold
from nutgraf.store.offers import offers

_TYPED = re.compile(r"(?:([A-Za-z]+):|([#@]))(\"[^\"]*|[^\s()\"|]*)\Z|([^\W_][^\s()\"|:]*)\Z", re.S)
_BARE = re.compile(r"[^\s()\"|,]+")
_WORDS_FROM = 2
"""Letters of a word before words of the archive are offered."""
_LONGEST = 300
"""Characters before the cursor that are looked at: the pattern would try each of a pasted text against all after it."""
_DATES = (*(name for name in NAMED if " " not in name), "7d", "30d", "1y")


def completions(
    connection: sqlite3.Connection,
    vocabulary: Vocabulary | None,
    text: str,
    cursor: int,
    *,
    limit: int,
    budget: Budget,
) -> list[Completion]:
    """What can stand at the cursor of the box, best first; empty where nothing begins so."""
    typed = without_halves(text[:cursor])
    first = max(0, len(typed) - _LONGEST)
    match = _TYPED.search(typed, first)
    if match is None or (first and match.start() == first):
        return []
    found = list[Completion]()
    with budget.guarding(connection):
        if match[4] is not None:
            offered = _words(vocabulary, match[4], match.start(4), cursor, limit)
        else:
            name = {"#": "tag", "@": "entity"}.get(match[2]) or names.field_name(match[1])
            offered = _values(connection, name, match, cursor, limit) if name else iter(())
        found.extend(islice(offered, limit))
    return found


def _words(
    vocabulary: Vocabulary | None, typed: str, start: int, cursor: int, limit: int
) -> Iterator[Completion]:
    """Fields whose names begin so, then words of the archive."""
    for name in names.FIELDS:
        if name.startswith(typed.lower()):
            yield Completion(f"{name}:", start, cursor, f"{name}:")
    if vocabulary is not None and len(typed) >= _WORDS_FROM:
        for word in vocabulary.beginning(fold(typed), limit).words:
            if word != fold(typed):
                yield Completion(f"{word} ", start, cursor, word, vocabulary.count(word))


def _values(
    connection: sqlite3.Connection, name: str, match: re.Match[str], cursor: int, limit: int
) -> Iterator[Completion]:
    """Values of a field that begin as typed."""
    typed, start = match[3].lstrip('"'), match.start(3)
    if name == names.SORT:
        yield from _listed(names.SORT_KEYS, typed, start, cursor)
    elif name in (names.BEFORE, names.AFTER, Field.DATE, Field.ADDED):
        yield from _listed(_DATES, typed, start, cursor)
    elif name in names.CLOSED:
        yield from _listed(names.CLOSED[Field(name)], typed, start, cursor)
    elif name in list(Field) and name not in TEXT_FIELDS:
        counts = dict[str, int]()
        for offer in offers(connection, Field(name), typed, limit):
            # A person and a place may have one name.
            counts[offer.name] = counts.get(offer.name, 0) + offer.count
        for known, count in counts.items():
            value = known if _BARE.fullmatch(known) else f'"{known}"'
            yield Completion(f"{value} ", start, cursor, known, count)


def _listed(values: tuple[str, ...], typed: str, start: int, cursor: int) -> Iterator[Completion]:
    for value in values:
        if value.startswith(typed.lower()):
            yield Completion(f"{value} ", start, cursor, value)
