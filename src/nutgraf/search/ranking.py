"""Finding articles, best first: bounded questions to the index, one after the other, until there is enough.

What a question costs is known before from how common its words are. Rare words are ranked by bm25, which looks at
every match; of common ones the newest are taken, first with all words in the title, then with all words close
together. What was typed comes before longer words, longer words before what may have been meant.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nutgraf.search.budget import Budget
from nutgraf.search.expansion import VERY_RARE_SHARE, Alternative, Slot
from nutgraf.search.planning import dead
from nutgraf.store import matching
from nutgraf.store.conditions import Narrowing

RANKED = 3_000
"""Matches that bm25 may look at."""
RANKED_WORK = 24_000
"""The same, times the words that are asked for."""
NEAR_WORDS = 10

_AT_ONCE = 50
"""Articles that one question asks for; more cost next to nothing."""
_RARE = 50
_RARE_SHARE = 2_000
"""A word in fewer articles than this, or than one in so many, may be a misprint."""
_DOMINANT = 10
"""A word that so many times more articles hold is most likely what was meant by its rare neighbour."""
_RARE_FIRST = 10
"""So many articles with a rare word stand before any with a commoner neighbour; then four to one."""

Choice = list[tuple[Slot, list[Alternative]]]
"""For each slot the alternatives of which one must be there."""


@dataclass(slots=True)
class Found:
    """Articles, best first."""

    ids: list[int] = field(default_factory=list)
    scores: dict[int, float] = field(default_factory=dict)
    asked: list[Choice] = field(default_factory=list)
    """What was asked for with success."""
    left_out: list[Slot] = field(default_factory=list)
    """Parts of the query that nothing has."""

    def add(self, ids: Iterable[int], score: float) -> None:
        """Take in articles that are not there yet, each a little below the one before."""
        for article_id in ids:
            if article_id not in self.scores:
                self.scores[article_id] = score - len(self.ids) * 0.0005
                self.ids.append(article_id)


class Ranking:
    """One search for articles."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        narrowed: Narrowing,
        budget: Budget,
        *,
        articles: int | None,
        wanted: int,
    ) -> None:
        """`articles` is how many there are about; None while no word has been counted."""
        self._connection = connection
        self._narrowed = narrowed
        self._budget = budget
        self._wanted = wanted
        self.limit = max(_AT_ONCE, wanted)
        """Articles that one question asks for."""
        self._counted = articles is not None
        self._very_rare = (articles or 0) // VERY_RARE_SHARE
        self._rare = max(_RARE, (articles or 0) // _RARE_SHARE)

    def find(self, slots: Sequence[Slot]) -> Found:
        """The articles that have every slot, as typed, as a beginning, or as it may have been meant."""
        found = Found()
        self._typed(found, slots)
        doubtful = [slot for slot in slots if self._may_be_wrong(slot)]
        if doubtful and (len(found.ids) < self._wanted or not all(s.eager for s in doubtful)):
            self._meant(found, slots, doubtful)
        if not found.ids and not self._budget.spent:
            self._everything_wrong(found, slots)
        if not found.ids and not self._budget.spent:
            self._without_dead(found, slots)
        return found

    def _typed(self, found: Found, slots: Sequence[Slot]) -> None:
        """What was typed, then other spellings of it, then what begins so."""
        if any(len(slot.base) > 1 for slot in slots):
            self._ask(found, [(slot, slot.base[:1]) for slot in slots], 1.0)
        if len(found.ids) < self._wanted:
            self._ask(found, [(slot, slot.base) for slot in slots], 1.0)
        if len(found.ids) < self._wanted and any(slot.longer for slot in slots):
            self._ask(found, [(slot, slot.wide) for slot in slots], 0.9)
        if not found.ids and any(slot.every for slot in slots):
            every = [(slot, [slot.every] if slot.every else slot.wide) for slot in slots]
            self._ask(found, every, 0.9)

    def _may_be_wrong(self, slot: Slot) -> bool:
        """Whether a slot is unknown, or rare beside a word that it may be a misprint of."""
        if slot.eager:
            return bool(slot.near())
        count = sum(one.count for one in slot.wide)
        if count > self._rare:
            return False
        steps = slot.near()
        times = _DOMINANT if count > self._very_rare else _DOMINANT / 3
        return bool(steps) and max(one.count for one in steps[0]) > count * times

    def _meant(self, found: Found, slots: Sequence[Slot], doubtful: list[Slot]) -> None:
        """What may have been meant by the doubtful slots, beside the others as they were typed."""
        near = Found()
        steps = max(len(slot.near()) for slot in doubtful)
        for step in range(steps):
            if len(near.ids) >= self._wanted or self._budget.spent:
                break
            choice = [
                (slot, _step(slot, step) if slot in doubtful else slot.wide) for slot in slots
            ]
            self._ask(near, choice, 0.8 - step / 10)
        merged = list(found.ids)
        for place, article_id in enumerate(one for one in near.ids if one not in found.scores):
            # Behind so many of the typed word every fifth place goes to what may have been meant.
            merged.insert(_RARE_FIRST + place * 5, article_id)
        found.asked += near.asked
        scores = {**near.scores, **found.scores}
        ordered = sorted((scores[one] for one in merged), reverse=True)
        found.ids, found.scores = merged, dict(zip(merged, ordered, strict=True))

    def _everything_wrong(self, found: Found, slots: Sequence[Slot]) -> None:
        """Each word is known, but no article has them all: any may be a misprint that is a word itself."""
        choice = [
            (slot, [*slot.wide, *(one for step in slot.near()[:2] for one in step)])
            for slot in slots
        ]
        if any(slot.near() for slot in slots):
            self._ask(found, choice, 0.5)

    def _without_dead(self, found: Found, slots: Sequence[Slot]) -> None:
        """Leave out what nothing has, and nothing near it."""
        alive = [slot for slot in slots if not dead(slot)]
        if alive and len(alive) < len(slots):
            rest = self.find(alive)
            found.add(rest.ids, 0.3)
            found.asked = rest.asked
            found.left_out = [slot for slot in slots if dead(slot)]

    def _ask(self, found: Found, choice: Choice, score: float) -> None:
        """One question: articles that have one alternative of each slot."""
        if not choice or not all(alternatives for _, alternatives in choice) or self._budget.spent:
            return
        before = len(found.ids)
        with self._budget.guarding(self._connection):
            for ids in self._answers(choice):
                found.add(ids, score)
                if len(found.ids) >= self._wanted:
                    break
        if len(found.ids) > before:
            found.asked.append(choice)

    def _answers(self, choice: Choice) -> Iterator[list[int]]:
        """The answers to bounded questions, the best first."""
        match = expression(choice)
        rarest = min(sum(one.count for one in alternatives) for _, alternatives in choice)
        words = sum(len(alternatives) for _, alternatives in choice)
        if self._counted and rarest <= RANKED and rarest * max(4, words) <= RANKED_WORK:
            yield matching.best(self._connection, match, self._narrowed, self.limit)
            return
        first = [alternatives[0].terms for _, alternatives in choice]
        # A phrase is slow to look for, and rarely stands in a title.
        if all(len(terms) == 1 for terms in first) and not any(slot.field for slot, _ in choice):
            yield matching.newest(
                self._connection, f"{{title}} : ({match})", self._narrowed, self.limit
            )
            if len(first) > 1:
                near = Alternative(tuple(term for (term,) in first), 0, NEAR_WORDS).match()
                yield matching.newest(self._connection, near, self._narrowed, self.limit)
        yield matching.newest(self._connection, match, self._narrowed, self.limit)


def expression(choice: Choice) -> str:
    """One alternative of each slot, as an expression of the full-text index."""
    return " AND ".join(slot.match(alternatives) for slot, alternatives in choice)


def _step(slot: Slot, step: int) -> list[Alternative]:
    """What may have been meant, so far from the best; the last step where there are no more."""
    steps = slot.near()
    return steps[min(step, len(steps) - 1)]
