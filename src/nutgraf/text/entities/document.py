"""Reasoning over the whole article: what is known of a name in one place holds in the others."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.model.marks import EntityKind
from nutgraf.text.entities.evidence import Evidence
from nutgraf.text.entities.grounds import grounds_of
from nutgraf.text.entities.lexicon import is_common, is_surname
from nutgraf.text.entities.links import Linker
from nutgraf.text.entities.listed import listed
from nutgraf.text.entities.rules import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.text.entities.context import Surroundings
    from nutgraf.text.entities.lexical import Words
    from nutgraf.text.entities.lexicon import Lexicon
    from nutgraf.text.entities.segments import Candidate

_KEEP = frozenset(
    {
        "organisation-head", "organisation-weak-head", "organisation-word", "organisation-first",
        "organisation-kind", "organisation-role", "place-head", "place-first-word", "place-kind",
        "place-dateline", "place-direction", "other-event", "other-event-first", "other-law", "other-work",
        "other-ship", "other-quoted", "other-kind", "other-noun", "other-number", "person-title",
        "person-initials", "person-particle", "person-role", "person-suffix", "person-credit",
        "organisation-the", "organisation-apposition", "place-apposition",
    }
)  # fmt: skip
"""Rules of which one is enough to keep a name made of ordinary words."""
_KEEP_ALONE = frozenset(
    {
        "person-noble", "person-surname-of", "person-forename-of",
        "organisation-acronym-of", "organisation-short", "organisation-team", "organisation-kind",
        "organisation-channel", "place-based", "place-dateline", "other-kind", "other-noun", "other-short",
        "organisation-the", "organisation-part", "organisation-published", "place-road", "same-as-neighbour",
    }
)  # fmt: skip
"""Rules of which one is enough to keep a single ordinary word with a capital."""
_OF_PEOPLE = frozenset({"person-said", "person-title"})
"""Rules that keep a family name that is an ordinary word as well."""


class Decision(NamedTuple):
    """What a candidate is, and why."""

    kind: EntityKind
    rule: str
    grounds: str


class Article:
    """The evidence for every name of an article."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        lexicon: Lexicon,
        words: Words,
        surroundings: Surroundings,
    ) -> None:
        self._names: dict[str, Evidence] = defaultdict(Evidence)
        self._around: dict[int, tuple[str, ...]] = {}
        """The rules that fired on what stands around a mention, by where it begins."""
        self._decisions: dict[tuple[str, tuple[str, ...], str, bool], Decision | None] = {}
        """What was decided over mentions that cannot be told apart."""
        for candidate in candidates:
            evidence = self._names[candidate.text]
            if not evidence.mentions:
                evidence.add(words.evidence(candidate))
            around = tuple(surroundings.evidence(candidate))
            evidence.add(around)
            evidence.mentions += 1
            evidence.inside += not (candidate.initial or candidate.headline)
            self._around[candidate.start] = around
        for candidate, rule in listed(surroundings.text, candidates, lexicon):
            self._names[candidate.text].add([rule])
        self._linker = Linker(surroundings.text, self._names, lexicon)
        self._linker.link(candidates)

    def decide(self, candidate: Candidate) -> Decision | None:
        """What the candidate is; nothing where it is no name."""
        around = self._around[candidate.start]
        key = (candidate.text, around, candidate.title, candidate.headline)
        if key not in self._decisions:
            self._decisions[key] = self._decision(candidate, around)
        return self._decisions[key]

    def with_particle(self, text: str, candidate: Candidate, free: int) -> int:
        """Where a person's name begins, with the "von der" before a family name known in full.

        Nothing before `free` may become part of it.
        """
        full = self._linker.people.get(candidate.words[0]) if len(candidate.words) == 1 else None
        if full is None or not full.endswith(candidate.text):
            return candidate.start
        before = full[: -len(candidate.text)].split(" ")[1:]
        particle = " ".join(word for word in before if word.islower())
        start = candidate.start - len(particle) - 1
        if particle and start >= free and text.startswith(f"{particle} ", start):
            return start
        return candidate.start

    def _decision(self, candidate: Candidate, around: tuple[str, ...]) -> Decision | None:
        """The kind with the most points, those of this very mention counted once more by half."""
        evidence = self._names[candidate.text]
        if self._is_no_name(candidate, evidence):
            return None
        points = dict(evidence.points)
        for rule in around:
            kind, weight = WEIGHTS[rule]
            points[kind] = points.get(kind, 0.0) + weight / 2
        kind = max(points, key=points.__getitem__, default=EntityKind.OTHER)
        if points.get(kind, 0.0) <= 0:
            return None
        rules = evidence.reasons(kind) or ["other-lone"]
        return Decision(kind, rules[0], grounds_of(candidate, rules, evidence.linked_to))

    def _is_no_name(self, candidate: Candidate, evidence: Evidence) -> bool:
        """Whether nothing but its capitals speaks for it."""
        if candidate.known is not None:
            return False
        rules = evidence.rules.keys()
        if len(candidate.words) > 1:
            if evidence.inside > 1 or not _KEEP.isdisjoint(rules):
                return False
            if "organisation-ampersand" in rules and any(map(is_surname, candidate.words)):
                return False  # "Brown & Daughters"
            return all(map(is_common, candidate.words))
        word = candidate.words[0]
        if not _KEEP_ALONE.isdisjoint(rules):
            return False
        if is_common(word):
            return not is_surname(word) or _OF_PEOPLE.isdisjoint(rules)
        return not evidence.inside and (candidate.headline or rules <= {"other-lone"})
