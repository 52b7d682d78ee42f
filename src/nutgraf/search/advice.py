"""What to say where a search found nothing, or was not understood."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from nutgraf.model.query import And, Field, Node, Query, Value, Word
from nutgraf.model.search import Suggestion
from nutgraf.search import names
from nutgraf.search.expansion import Slot, tokens
from nutgraf.search.planning import Plan, parts_of
from nutgraf.search.printing import to_text
from nutgraf.search.vocabulary import Vocabulary
from nutgraf.store.offers import offers

_CLOSE_NAMES = 2_000
"""Names that are compared with one that means nothing."""

_MOST_DROPPED = 8
"""Parts of a query that are left out in turn."""

_SHORTEST = 4
"""Letters of a word that another spelling is suggested for."""


def suggestions(
    query: Query,
    plan: Plan,
    vocabulary: Vocabulary | None,
    meant: Mapping[Value, str | None],
    finds: Callable[[Query], int],
) -> list[Suggestion]:
    """Queries that find something where this one did not: the nearest spelling; else each with a part dropped."""
    respelt = _respelt(query, plan, vocabulary, meant)
    if respelt is not None and (count := finds(respelt)):
        return [Suggestion(to_text(respelt).strip(), count)]
    found = [
        Suggestion(to_text(shorter).strip(), finds(shorter), to_text(Query(dropped)).strip())
        for dropped, shorter in islice(_shorter(respelt or query), _MOST_DROPPED)
    ]
    return sorted((one for one in found if one.articles), key=lambda one: -one.articles)


def meant_names(
    connection: sqlite3.Connection, unknown: Iterable[tuple[Field, str]]
) -> dict[Value, str | None]:
    """For names that mean nothing in this archive the nearest that does, if any is near enough."""
    meant = {}
    for field, name in dict.fromkeys(unknown):
        known = [offer.name for offer in offers(connection, field, "", _CLOSE_NAMES)]
        if field is Field.TAG:
            known += [above for one in known for above in _above(one)]
        meant[Value(field, name)] = names.nearest(name, tuple(known))
    return meant


def unknown_names(meant: Mapping[Value, str | None]) -> list[str]:
    """What to say about names that mean nothing."""
    return [
        f"unknown {value.field} `{value.text}`" + (f": {name}?" if name else "")
        for value, name in meant.items()
    ]


def _above(tag: str) -> list[str]:
    """The tags that a tag stands under."""
    parts = tag.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def left_out(slots: Iterable[Slot]) -> list[str]:
    """What to say about words that nothing has."""
    words = dict.fromkeys(slot.typed for slot in slots)
    return [f"nothing has `{word}`: left out" for word in words]


def _respelt(
    query: Query,
    plan: Plan,
    vocabulary: Vocabulary | None,
    meant: Mapping[Value, str | None],
) -> Query | None:
    """The query with each unknown word or name replaced by the nearest that is known; None where there is none."""
    better: dict[Node, Node] = {
        value: replace(value, text=name) for value, name in meant.items() if name
    }
    if vocabulary is not None:
        better |= _respelt_words(plan, vocabulary)
    parts = parts_of(query.root)
    if better.keys().isdisjoint(parts):
        return None
    is_open = query.open and parts[-1] not in better
    return replace(query, root=_all(tuple(better.get(part, part) for part in parts)), open=is_open)


def _respelt_words(plan: Plan, vocabulary: Vocabulary) -> Iterator[tuple[Node, Node]]:
    """Each unknown word of a query with the nearest that is known."""
    for node in plan.words:
        if not isinstance(node, Word) or len(term := tokens(node.text)) > 1:
            continue
        goes_on = node is plan.last and vocabulary.beginning(term[0], 1).total
        known = vocabulary.count(term[0]) or goes_on or len(term[0]) < _SHORTEST
        if not known and (near := vocabulary.near(term[0], 2)):
            yield node, replace(node, text=near[0].word)


def _shorter(query: Query) -> Iterator[tuple[Node, Query]]:
    """Each part of a query, and the query without it."""
    parts = parts_of(query.root)
    if len(parts) > 1:
        for number, part in enumerate(parts):
            is_open = query.open and number < len(parts) - 1
            kept = parts[:number] + parts[number + 1 :]
            yield part, replace(query, root=_all(kept), open=is_open)


def _all(parts: tuple[Node, ...]) -> Node:
    return parts[0] if len(parts) == 1 else And(parts)
