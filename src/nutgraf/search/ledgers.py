"""Which figures, claims and entities a query means, for lists of them across articles."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from nutgraf.model.marks import MarkKind
from nutgraf.model.query import Node, Query
from nutgraf.search.planning import last_part, matcher, parts_of
from nutgraf.search.vocabulary import Vocabulary
from nutgraf.store.conditions import Condition
from nutgraf.store.entityfilters import EntityFilters, about_names
from nutgraf.store.filters import Filters
from nutgraf.store.ledgerfilters import LedgerFilters
from nutgraf.store.naming import Naming


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query asks of articles, and what of the marks or entities themselves."""

    articles: tuple[Condition, ...] = ()
    own: tuple[Condition, ...] = ()


def asked_of_marks(
    connection: sqlite3.Connection, vocabulary: Vocabulary | None, query: Query, kind: MarkKind
) -> Asked:
    """What a query asks of figures or claims `m` with their details `t`, and of their articles `a`."""
    nodes, last = _nodes(query)
    filters = Filters(Naming(connection), matcher(vocabulary, last), last)
    marks = LedgerFilters(filters, kind, last)
    articles = [filters.condition(node) for node in nodes if not marks.is_own(node)]
    articles += [printed for node in nodes if (printed := marks.article(node)) is not None]
    return Asked(
        tuple(articles), tuple(marks.conditions([node for node in nodes if marks.is_own(node)]))
    )


def asked_of_entities(
    connection: sqlite3.Connection, vocabulary: Vocabulary | None, query: Query
) -> Asked:
    """What a query asks of entities `e`, and of the articles `a` that name them."""
    nodes, last = _nodes(query)
    naming = Naming(connection)
    filters = Filters(naming, matcher(vocabulary, last), last)
    entities = EntityFilters(naming, last)
    own = [node for node in nodes if about_names(node)]
    return Asked(
        tuple(filters.condition(node) for node in nodes if not about_names(node)),
        tuple(entities.conditions(own)),
    )


def _nodes(query: Query) -> tuple[tuple[Node, ...], Node | None]:
    """The parts that must all hold, and the one that is still being typed."""
    nodes = parts_of(query.root)
    return nodes, last_part(nodes[-1]) if nodes and query.open else None
