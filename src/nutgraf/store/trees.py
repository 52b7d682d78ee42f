"""How the parts of a query go together, whatever its conditions are on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from nutgraf.model.query import Amount, And, Dates, Node, Not, Or, Phrase, Value, Word
from nutgraf.store.conditions import Condition, all_of, any_of, inverted

Leaf = Word | Phrase | Value | Dates | Amount
"""A part of a query that is not made of others."""


class TreeFilters(ABC):
    """Makes conditions of the parts of one query; what a leaf asks is said by those who know what they list."""

    def condition(self, node: Node) -> Condition:
        """The condition for one part of a query."""
        match node:
            case Not():
                return inverted(self.condition(node.item))
            case And():
                return all_of(self.conditions(node.items))
            case Or():
                return any_of([self.condition(item) for item in node.items])
            case _:
                return self.leaf(node)

    def conditions(self, nodes: Sequence[Node]) -> list[Condition]:
        """A condition for each part; all must hold."""
        return [self.condition(node) for node in nodes]

    @abstractmethod
    def leaf(self, node: Leaf) -> Condition:
        """The condition for a part that is not made of others."""
