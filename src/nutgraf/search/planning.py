"""A query taken apart: what is looked up in the index, and what the found must fulfil besides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from nutgraf.model.query import And, Field, Node, Not, Or, Phrase, Query, Word
from nutgraf.search import names
from nutgraf.search.expansion import Expander, Slot, slot_of
from nutgraf.search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Plan:
    """One query, ready to be asked."""

    slots: list[Slot]
    """Words and phrases; what is found has one alternative of each."""
    words: list[Node]
    """The parts of the query that the slots were made of."""
    conditions: list[Node]
    """Everything else."""
    last: Node | None
    """The part that is still being typed."""


def plan(query: Query, vocabulary: Vocabulary | None) -> Plan:
    """Take a query apart."""
    parts = [_strict(part) for part in parts_of(query.root)]
    last = last_part(parts[-1]) if parts and query.open else None
    slots, words, conditions = list[Slot](), list[Node](), list[Node]()
    for node in parts:
        if len(parts) > 1 and node is last and _is_one_letter(node):
            continue
        goes_on = last is not None and last_part(node) is last
        slot = slot_of(node, vocabulary, last=goes_on)
        if slot is None:
            conditions.append(node)
        elif node is not last or vocabulary is None or not (_may_become_field(node) and dead(slot)):
            slots.append(slot)
            words.append(node)
    return Plan(slots, words, conditions, last)


def dead(slot: Slot) -> bool:
    """Whether nothing in the archive has it, nor anything near it, and it may be left out."""
    return not slot.firm and not any(one.count for one in slot.wide) and not slot.near()


def without_half_field(query: Query) -> Query | None:
    """The query without its last word, where that may be the beginning of a field's name; else None."""
    *before, last = parts_of(query.root) or (None,)
    if last is None or not query.open or not _may_become_field(last):
        return None
    root = None if not before else before[0] if len(before) == 1 else And(tuple(before))
    return replace(query, root=root, open=False)


def parts_of(node: Node | None) -> tuple[Node, ...]:
    """The parts that must all hold."""
    if node is None:
        return ()
    return node.items if isinstance(node, And) else (node,)


def last_part(node: Node) -> Node | None:
    """The word or value at the very end; None where it is one that must not be."""
    while isinstance(node, And | Or):
        node = node.items[-1]
    return None if isinstance(node, Not) else node


def matcher(vocabulary: Vocabulary | None, last: Node | None) -> Callable[[Word | Phrase], str]:
    """Says what a list, which has everything that matches, asks the index for in place of a word."""

    def match(node: Word | Phrase) -> str:
        anywhere = replace(node, field=None) if node.field is Field.NOTE else node
        slot = Expander(vocabulary).slot(anywhere, last=node is last)
        alternatives = list(slot.base)
        alternatives += slot.longer if slot.every is None else [slot.every]
        if not slot.count and not slot.longer and vocabulary is not None:
            alternatives += next(iter(slot.near()), [])
        return slot.match(dict.fromkeys(alternatives))

    return match


def _is_one_letter(node: Node) -> bool:
    """A lone letter after other words is the beginning of almost anything."""
    return isinstance(node, Word) and node.field is None and len(node.text) == 1 and not node.exact


def _may_become_field(node: Node) -> bool:
    """Whether a word may be the beginning of a field's name."""
    if not isinstance(node, Word) or node.field is not None or node.exact or node.prefix:
        return False
    return names.may_become_field(node.text)


def _strict(node: Node) -> Node:
    """The same, but that words which must not be are taken as they stand."""
    match node:
        case Not():
            return Not(_exactly(node.item))
        case And() | Or():
            return type(node)(tuple(map(_strict, node.items)))
        case _:
            return node


def _exactly(node: Node) -> Node:
    match node:
        case Word():
            return node if node.prefix else replace(node, exact=True)
        case Not():
            return Not(_exactly(node.item))
        case And() | Or():
            return type(node)(tuple(map(_exactly, node.items)))
        case _:
            return node
