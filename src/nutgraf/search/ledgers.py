"""Which figures, claims and entities a query means, for lists of them across articles."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from nutgraf.model.marks import EntityKind, MarkKind
from nutgraf.model.query import And, Field, Node, Not, Or, Phrase, Query, Value, Word
from nutgraf.search.planning import last_part, matcher, parts_of
from nutgraf.search.vocabulary import Vocabulary
from nutgraf.store.conditions import Condition, all_of, any_of, inverted, numbers
from nutgraf.store.filters import Filters
from nutgraf.store.ledgerfilters import LedgerFilters
from nutgraf.store.naming import KINDS, Naming
from nutgraf.store.word_patterns import at_word


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
        tuple(articles), tuple(marks.condition(node) for node in nodes if marks.is_own(node))
    )


def asked_of_entities(
    connection: sqlite3.Connection, vocabulary: Vocabulary | None, query: Query
) -> Asked:
    """What a query asks of entities `e`, and of the articles `a` that name them."""
    nodes, last = _nodes(query)
    naming = Naming(connection)
    filters = Filters(naming, matcher(vocabulary, last), last)
    own = [node for node in nodes if _names(node)]
    return Asked(
        tuple(filters.condition(node) for node in nodes if not _names(node)),
        tuple(_named(node, naming, last) for node in own),
    )


def _nodes(query: Query) -> tuple[tuple[Node, ...], Node | None]:
    """The parts that must all hold, and the one that is still being typed."""
    nodes = parts_of(query.root)
    return nodes, last_part(nodes[-1]) if nodes and query.open else None


def _names(node: Node) -> bool:
    """Whether a part of a query is about names."""
    match node:
        case Not():
            return _names(node.item)
        case And() | Or():
            return all(map(_names, node.items))
        case Word() | Phrase():
            return node.field is None
        case _:
            return isinstance(node, Value) and node.field in KINDS


def _named(node: Node, naming: Naming, half_typed: Node | None) -> Condition:
    """The condition on an entity's name, its other forms or its kind."""
    match node:
        case Not():
            return inverted(_named(node.item, naming, half_typed))
        case And():
            return all_of([_named(item, naming, half_typed) for item in node.items])
        case Or():
            return any_of([_named(item, naming, half_typed) for item in node.items])
        case Value(field=field, text=text):
            return _of_field(field, text, naming, half_typed=node is half_typed)
        case Word(text=text) | Phrase(text=text):
            return _by_name(text)
    return Condition("1")


def _of_field(field: Field, text: str, naming: Naming, *, half_typed: bool) -> Condition:
    known = naming.entities(field, text, half_typed=half_typed)
    return Condition(f"e.id IN ({numbers(known)})")


def _by_name(text: str) -> Condition:
    """Words of a name or of a form in which it is printed, or the name of a kind."""
    pattern = at_word(text)
    kind = text.casefold()
    kinds = [each.value for each in EntityKind if len(kind) > 2 and each.value.startswith(kind)]
    listed = ",".join(f"'{each}'" for each in kinds)
    return Condition(
        "(' ' || e.name GLOB ? OR EXISTS (SELECT 1 FROM aliases l"
        " WHERE l.entity_id = e.id AND ' ' || l.name GLOB ?)"
        f" OR e.kind IN ({listed}))",
        (pattern, pattern),
    )
