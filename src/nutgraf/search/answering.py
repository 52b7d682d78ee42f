"""One search from its query to its answer."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from nutgraf.model.query import Query, Value
from nutgraf.model.search import Answer, Hit, Scope, Suggestion
from nutgraf.search import advice
from nutgraf.search.budget import Budget
from nutgraf.search.expansion import Alternative, Slot
from nutgraf.search.hits import Reason, Rows
from nutgraf.search.planning import matcher, plan, without_half_field
from nutgraf.search.ranking import Choice, Found, Ranking, expression
from nutgraf.search.vocabulary import Vocabulary
from nutgraf.store import matching
from nutgraf.store.conditions import Condition, having, narrowing
from nutgraf.store.filters import Filters
from nutgraf.store.naming import Naming
from nutgraf.store.notefilters import NoteFilters, about_notes

COUNTED = 1_000
"""Matches are counted to here; nobody looks through more."""

_WALKED = 5_000
"""Where more articles match, a sorted answer is read off the sorted list instead of being sorted."""
_NOTES_COUNTED = 200
_NOTES_SHARE = 4
"""One row in so many may be a note."""
_PASSAGES_SHARE = 4
"""There may be one passage for so many rows, where passages are not all that is asked for."""
_NOTE_SCORE, _NEAR_NOTE_SCORE = 0.998, 0.65


class Search:
    """One search; made for one query and one connection."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        vocabulary: Vocabulary | None,
        query: Query,
        budget: Budget,
        limit: int,
    ) -> None:
        self._connection = connection
        self._vocabulary = vocabulary
        self._query = query
        self._budget = budget
        self._limit = query.limit or limit
        self._plan = plan(query, vocabulary)
        self._naming = Naming(connection)
        match = matcher(vocabulary, self._plan.last)
        self._filters = Filters(self._naming, match, self._plan.last)
        self._note_filters = NoteFilters(self._filters, match, self._plan.last)
        self._count = 0
        self._notes_count = 0
        self._at_least = False

    def answer(self, text: str, scope: Scope) -> Answer:
        """The rows, best first, with all that is to be said about them."""
        began = time.perf_counter()
        found, notes = Found(), dict[str, float]()
        with self._budget.guarding(self._connection):
            if scope in (Scope.ALL, Scope.NOTES):
                notes = self._notes(scope)
        with self._budget.guarding(self._connection):
            if scope is not Scope.NOTES:
                found = self._articles()
        shorter = without_half_field(self._query)
        if not found.ids and not notes and shorter is not None and not self._budget.exceeded:
            search = Search(self._connection, self._vocabulary, shorter, self._budget, self._limit)
            return search.answer(text, scope)
        room = max(self._limit // _NOTES_SHARE, self._limit - len(found.ids))
        notes = dict(islice(notes.items(), room))
        rows = Rows(self._shown(found))
        hits, warnings = list[Hit](), self._query.warnings
        passages, more = list[Hit](), False
        with self._budget.guarding(self._connection, finishing=True):
            hits = self._hits(rows, found, notes)
            if scope in (Scope.ALL, Scope.PASSAGES):
                share = 1 if scope is Scope.PASSAGES else _PASSAGES_SHARE
                passages, more = rows.passages.best(self._limit // share)
            warnings = self._warnings(found)
        made = Answer(
            query=text,
            hits=() if scope is Scope.PASSAGES else tuple(hits),
            passages=tuple(passages),
            more_passages=more,
            articles=self._count,
            notes=self._notes_count,
            corrections=rows.corrections(),
            warnings=warnings,
            partial=self._budget.exceeded,
            terms=tuple(" ".join(terms) for terms in rows.matched),
            at_least=self._at_least,
        )
        if not hits and not self._budget.exceeded:
            made = self._advised(made)
        return replace(made, milliseconds=(time.perf_counter() - began) * 1000)

    def _advised(self, made: Answer) -> Answer:
        """An answer without rows, with what to ask instead as far as there is time to find it."""
        suggestions: Sequence[Suggestion] = ()
        with self._budget.guarding(self._connection):
            suggestions = advice.suggestions(
                self._query, self._plan, self._vocabulary, self._meant_names(), self._finds
            )
        return replace(made, suggestions=tuple(suggestions))

    def _articles(self) -> Found:
        """Articles that have the words and fulfil the conditions."""
        conditions = self._filters.conditions(self._plan.conditions)
        sort = self._query.sort
        if not self._plan.slots:
            return self._listed(conditions, sort)
        if sort is not None and sort.removeprefix("-") != "relevance":
            return self._sorted(conditions, sort)
        narrowed = narrowing(self._connection, conditions)
        articles = None if self._vocabulary is None else self._vocabulary.articles
        ranking = Ranking(
            self._connection, narrowed, self._budget, articles=articles, wanted=self._limit
        )
        found = ranking.find(self._plan.slots)
        self._count = len(found.ids)
        if self._count >= ranking.limit and found.asked and not self._budget.spent:
            widest = expression(found.asked[-1])
            self._at_least = True
            with self._budget.guarding(self._connection):
                counted = matching.count(self._connection, widest, narrowed, COUNTED)
                self._count = max(counted, self._count)
                self._at_least = counted >= COUNTED
        return found

    def _listed(self, conditions: list[Condition], sort: str | None) -> Found:
        """Articles that fulfil conditions, where no word was asked for; the newest first."""
        found = Found()
        order = "-date" if sort is None else sort
        with self._budget.guarding(self._connection):
            found.add(
                matching.first_articles(self._connection, conditions, order, self._limit), 1.0
            )
        self._count_listed(found, conditions)
        return found

    def _count_listed(self, found: Found, conditions: list[Condition]) -> None:
        """How many articles fulfil the conditions; at least those that were found."""
        self._count, self._at_least = len(found.ids), len(found.ids) >= self._limit
        with self._budget.guarding(self._connection):
            self._count = matching.count_articles(self._connection, conditions, COUNTED)
            self._at_least = self._count >= COUNTED

    def _sorted(self, conditions: list[Condition], sort: str) -> Found:
        """Articles that have the words, in another order than best first."""
        found = Found()
        for choice in self._choices():
            rarest = min(sum(one.count for one in alternatives) for _, alternatives in choice)
            every = [*conditions, having(expression(choice), one_by_one=rarest > _WALKED)]
            found.add(matching.first_articles(self._connection, every, sort, self._limit), 1.0)
            if found.ids:
                found.asked.append(choice)
                self._count_listed(found, every)
                break
        return found

    def _choices(self) -> list[Choice]:
        """What is asked for where it is not ranked: as typed or longer; else what may have been meant."""
        slots = self._plan.slots
        wide: Choice = [(slot, slot.wide) for slot in slots]
        near: Choice = [(slot, _wide_or_near(slot)) for slot in slots]
        return [wide, near] if any(slot.near() for slot in slots) else [wide]

    def _notes(self, scope: Scope) -> dict[str, float]:
        """Notes that have the words and fulfil the conditions, with their scores."""
        asked = self._plan.words or any(map(about_notes, self._plan.conditions))
        if not asked and scope is not Scope.NOTES:
            return {}
        conditions = [self._note_filters.condition(node) for node in self._plan.conditions]
        slots = [slot for slot in self._plan.slots if slot.field is None]
        if len(slots) < len(self._plan.slots):
            titled = [
                n for n, slot in zip(self._plan.words, self._plan.slots, strict=True) if slot.field
            ]
            conditions += [self._note_filters.condition(node) for node in titled]
        if not slots:
            ids = matching.note_ids(self._connection, conditions, "-date", _NOTES_COUNTED)
            self._notes_count = len(ids)
            return {one: _NOTE_SCORE - place / 2000 for place, one in enumerate(ids)}
        found = dict[str, float]()
        for choice, score, ranked in self._note_choices(slots):
            if len(found) < self._limit and all(alternatives for _, alternatives in choice):
                match = expression(choice)
                for one in matching.matching_notes(
                    self._connection, match, conditions, _NOTES_COUNTED, ranked=ranked
                ):
                    found.setdefault(one, score - len(found) / 2000)
        self._notes_count = len(found)
        return found

    def _note_choices(self, slots: list[Slot]) -> Iterator[tuple[Choice, float, bool]]:
        """What is asked of the notes, with the score of what answers, and whether that is ranked."""
        yield [(slot, slot.base) for slot in slots], _NOTE_SCORE, True
        if any(slot.longer for slot in slots):
            yield [(slot, slot.wide) for slot in slots], _NOTE_SCORE, False
        if any(not slot.count and not slot.longer and slot.near() for slot in slots):
            yield [(slot, _wide_or_near(slot)) for slot in slots], _NEAR_NOTE_SCORE, True

    def _hits(self, rows: Rows, found: Found, notes: dict[str, float]) -> list[Hit]:
        """Rows of articles and notes together, best first."""
        shown = dict(islice(found.scores.items(), self._limit - len(notes)))
        hits = list[Hit]()
        if shown:
            reason = Reason(self._connection, self._filters, self._plan.conditions)
            hits += rows.articles(self._connection, shown, reason)
        if notes:
            hits += rows.notes(self._connection, notes)
        return sorted(hits, key=lambda hit: -hit.score)

    def _shown(self, found: Found) -> list[list[Alternative]]:
        """What is marked in the rows for each part: what was asked for with success, else what would have been."""
        shown: dict[Slot, list[Alternative]] = {}
        for choice in found.asked or self._choices()[:1]:
            for slot, alternatives in choice:
                longer, part = set(slot.longer), shown.setdefault(slot, [])
                part += [one for one in alternatives if one not in longer]
                if not longer.isdisjoint(alternatives):
                    part.append(replace(slot.base[0], open=True))
        return list(shown.values())

    def _warnings(self, found: Found) -> tuple[str, ...]:
        unknown = advice.unknown_names(self._meant_names())
        return (*self._query.warnings, *unknown, *advice.left_out(found.left_out))

    def _meant_names(self) -> dict[Value, str | None]:
        """What may have been meant by names that mean nothing."""
        return advice.meant_names(self._connection, self._naming.unknown)

    def _finds(self, query: Query) -> int:
        """How many articles another query would find, counted to some."""
        taken_apart = plan(query, self._vocabulary)
        conditions = self._filters.conditions(taken_apart.conditions)
        choice: Choice = [(slot, slot.wide) for slot in taken_apart.slots]
        if not choice:
            return matching.count_articles(self._connection, conditions, COUNTED)
        if not all(alternatives for _, alternatives in choice):
            return 0
        narrowed = narrowing(self._connection, conditions)
        return matching.count(self._connection, expression(choice), narrowed, COUNTED)


def _wide_or_near(slot: Slot) -> list[Alternative]:
    if slot.count or slot.longer or not slot.near():
        return slot.wide
    return slot.near()[0]
