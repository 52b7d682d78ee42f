"""What to say where a search found nothing, or was not understood."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from nutgraf.model.query import And, Field, Node, Query, Word
from nutgraf.search import names
from nutgraf.search.expansion import Slot, tokens
from nutgraf.search.planning import Plan, parts_of
from nutgraf.search.printing import to_text
from nutgraf.search.vocabulary import Vocabulary
from nutgraf.store.offers import offers

_CLOSE_NAMES = 2_000
"""Names that are compared with one that means nothing."""

_SHORTEST = 4
"""Letters of a word that another spelling is suggested for."""


def suggestion(
    query: Query, plan: Plan, vocabulary: Vocabulary | None, finds: Callable[[Query], int]
) -> str | None:
    """A query that finds something where this one did not: the nearest spelling, or a part dropped."""
    for respelt in _respelt(query, plan, vocabulary):
        if finds(respelt):
            return to_text(respelt).strip()
    shorter = list(_shorter(query))
    counts = [finds(one) for one in shorter]
    if not any(counts):
        return None
    return to_text(shorter[counts.index(max(counts))]).strip()


def unknown_names(
    connection: sqlite3.Connection, unknown: Iterable[tuple[Field, str]]
) -> list[str]:
    """What to say about names that mean nothing in this archive, with the nearest that does."""
    said = []
    for field, name in dict.fromkeys(unknown):
        known = [offer.name for offer in offers(connection, field, "", _CLOSE_NAMES)]
        if field is Field.TAG:
            known += [above for one in known for above in _above(one)]
        meant = names.nearest(name, tuple(known))
        said.append(f"unknown {field} `{name}`" + (f": {meant}?" if meant else ""))
    return said


def _above(tag: str) -> list[str]:
    """The tags that a tag stands under."""
    parts = tag.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def left_out(slots: Iterable[Slot]) -> list[str]:
    """What to say about words that nothing has."""
    return [f"nothing has `{slot.typed}`: left out" for slot in slots]


def _respelt(query: Query, plan: Plan, vocabulary: Vocabulary | None) -> Iterator[Query]:
    """The query with each unknown word replaced by the nearest that is known."""
    if vocabulary is None or query.root is None:
        return
    better: dict[Node, Node] = {}
    for node in plan.words:
        if isinstance(node, Word) and len(term := tokens(node.text)) == 1:
            known = vocabulary.count(term[0]) or len(term[0]) < _SHORTEST
            near = () if known else vocabulary.near(term[0], 2)
            if near:
                better[node] = replace(node, text=near[0].word)
    if better:
        parts = tuple(better.get(part, part) for part in parts_of(query.root))
        yield replace(query, root=_all(parts))


def _shorter(query: Query) -> Iterator[Query]:
    """The query with one of its parts dropped."""
    parts = parts_of(query.root)
    if len(parts) > 1:
        for dropped in range(len(parts)):
            yield replace(query, root=_all(parts[:dropped] + parts[dropped + 1 :]), open=False)


def _all(parts: tuple[Node, ...]) -> Node:
    return parts[0] if len(parts) == 1 else And(parts)
