"""Everything that a query matches, for lists, exports and mass changes; without ranking and without a limit."""

from __future__ import annotations

import sqlite3
from array import array

from nutgraf.model.query import Node, Query
from nutgraf.search import advice
from nutgraf.search.planning import Plan, dead, matcher, plan, without_half_field
from nutgraf.search.vocabulary import Vocabulary
from nutgraf.store import matching
from nutgraf.store.filters import Filters
from nutgraf.store.naming import Naming
from nutgraf.store.notefilters import NoteFilters


def article_ids(
    connection: sqlite3.Connection, vocabulary: Vocabulary | None, query: Query, sort: str
) -> array[int]:
    """Every article that matches, in order."""
    filters, parts = _filters(connection, vocabulary, query)
    found = matching.article_ids(connection, filters.conditions(parts), _sort(query, sort))
    if not found and (shorter := without_half_field(query)) is not None:
        return article_ids(connection, vocabulary, shorter, sort)
    return found if query.limit is None else found[: query.limit]


def note_ids(
    connection: sqlite3.Connection, vocabulary: Vocabulary | None, query: Query, sort: str
) -> list[str]:
    """Every note that matches, in order."""
    taken_apart = plan(query, vocabulary)
    match = matcher(vocabulary, taken_apart.last)
    filters = Filters(Naming(connection), match, taken_apart.last)
    notes = NoteFilters(filters, match, taken_apart.last)
    conditions = [notes.condition(node) for node in _nodes(taken_apart, vocabulary)]
    limit = -1 if query.limit is None else query.limit
    return matching.note_ids(connection, conditions, _sort(query, sort), limit)


def warnings(
    connection: sqlite3.Connection, vocabulary: Vocabulary | None, query: Query
) -> tuple[str, ...]:
    """What is wrong with a query, by itself and in this archive."""
    filters, parts = _filters(connection, vocabulary, query)
    filters.conditions(parts)
    slots = plan(query, vocabulary).slots if vocabulary is not None else []
    left_out = advice.left_out(slot for slot in slots if dead(slot))
    unknown = advice.unknown_names(advice.meant_names(connection, filters.naming.unknown))
    return (*query.warnings, *unknown, *left_out)


def _filters(
    connection: sqlite3.Connection, vocabulary: Vocabulary | None, query: Query
) -> tuple[Filters, list[Node]]:
    taken_apart = plan(query, vocabulary)
    filters = Filters(Naming(connection), matcher(vocabulary, taken_apart.last), taken_apart.last)
    return filters, _nodes(taken_apart, vocabulary)


def _nodes(taken_apart: Plan, vocabulary: Vocabulary | None) -> list[Node]:
    """The parts of a query without the words that the archive lacks, as in an answer, unless it lacks them all."""
    pairs = zip(taken_apart.words, taken_apart.slots, strict=True)
    alive = [node for node, slot in pairs if vocabulary is None or not dead(slot)]
    return [*(alive or taken_apart.words), *taken_apart.conditions]


def _sort(query: Query, sort: str) -> str:
    best_first = query.sort is None or query.sort.removeprefix("-") == "relevance"
    return sort if best_first or query.sort is None else query.sort
