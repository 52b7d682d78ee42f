"""From the tree of a query to conditions on entities `e`, as far as it is about names."""

from __future__ import annotations

from nutgraf.model.marks import EntityKind
from nutgraf.model.query import And, Node, Not, Or, Phrase, Value, Word
from nutgraf.store.conditions import Condition, numbers
from nutgraf.store.naming import KINDS, Naming
from nutgraf.store.trees import Leaf, TreeFilters
from nutgraf.store.word_patterns import at_word


class EntityFilters(TreeFilters):
    """Makes conditions on the names of entities, their other forms and their kinds."""

    def __init__(self, naming: Naming, half_typed: Node | None = None) -> None:
        self._naming = naming
        self._half_typed = half_typed

    def leaf(self, node: Leaf) -> Condition:
        """The condition for a part that is not made of others."""
        match node:
            case Value():
                half_typed = node is self._half_typed
                known = self._naming.entities(node.field, node.text, half_typed=half_typed)
                return Condition(f"e.id IN ({numbers(known)})")
            case Word() | Phrase():
                return _named(node.text)
            case _:
                return Condition("1")


def about_names(node: Node) -> bool:
    """Whether a part of a query says something about names, and nothing else."""
    match node:
        case Not():
            return about_names(node.item)
        case And() | Or():
            return all(map(about_names, node.items))
        case Word() | Phrase():
            return node.field is None
        case _:
            return isinstance(node, Value) and node.field in KINDS


def _named(text: str) -> Condition:
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
