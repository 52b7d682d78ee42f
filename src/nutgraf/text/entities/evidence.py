"""The evidence gathered for one name over all its mentions in an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind
from nutgraf.text.entities.rules import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable

LINKS = frozenset(
    {
        "person-surname-of", "person-forename-of",
        "organisation-acronym-of", "organisation-short", "organisation-part", "other-short", "place-short",
        "group-derived", "place-people", "same-as-neighbour",
    }
)  # fmt: skip
"""Rules that link a name to another one of the article."""
_AGAINST_PERSON = {"organisation-article": 2.0, "organisation-at": 2.0, "other-article": 4.0}
"""Points that a person loses by rules that hardly ever fire on people."""
_MOST = 2
"""Mentions of a name that may repeat a rule's points."""


@dataclass(slots=True)
class Evidence:
    """The rules that fired for a name, with the points that they give to each kind."""

    rules: dict[str, int] = field(default_factory=dict)
    """How often each fired."""
    points: dict[EntityKind, float] = field(default_factory=dict)
    mentions: int = 0
    inside: int = 0
    """Mentions whose capital is not owed to a sentence or headline that begins."""
    lent: dict[str, EntityKind] = field(default_factory=dict)
    """The kinds that links to longer names lend."""
    linked_to: str = ""
    """The other name that a rule of `LINKS` named."""

    def add(self, rules: Iterable[str]) -> None:
        """Counts the points of these rules."""
        for rule in rules:
            fired = self.rules.get(rule, 0)
            self.rules[rule] = fired + 1
            if fired < _MOST:
                kind, points = WEIGHTS[rule]
                self.points[kind] = self.points.get(kind, 0.0) + points
                if rule in _AGAINST_PERSON:
                    person = self.points.get(EntityKind.PERSON, 0.0)
                    self.points[EntityKind.PERSON] = person - _AGAINST_PERSON[rule]

    def link(self, rule: str, to: str, kind: EntityKind | None = None) -> None:
        """Counts a link to a longer name, which lends its kind."""
        self.rules[rule] = 1
        self.linked_to = to
        own, points = WEIGHTS[rule]
        kind = kind or own
        self.lent[rule] = kind
        self.points[kind] = self.points.get(kind, 0.0) + points
        if rule == "person-surname-of" and "group-ending" in self.rules:
            # "Terjanian" looks like an adjective of a place; a full name says that it is none
            self.points.pop(EntityKind.GROUP, None)

    def best(self) -> tuple[EntityKind, float]:
        """The kind with the most points, and its points."""
        if not self.points:
            return EntityKind.OTHER, 0.0
        kind = max(self.points, key=self.points.__getitem__)
        return kind, self.points[kind]

    def reasons(self, kind: EntityKind) -> list[str]:
        """The rules that speak for the kind, the weightiest first."""
        fired = [rule for rule in self.rules if kind is self.lent.get(rule, WEIGHTS[rule].kind)]
        return sorted(fired, key=lambda rule: (rule not in LINKS, -WEIGHTS[rule].points))
