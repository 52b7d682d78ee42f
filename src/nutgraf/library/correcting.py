"""Correcting marks: decisions are rules that hold for later articles too, and every one can be undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from nutgraf.library.marking import Remarking
from nutgraf.model.corrections import BY_HAND, Correction, CorrectionAction
from nutgraf.model.marks import Claim, Entity, EntityKind, Figure, Mark, MarkKind, Mention, Quote
from nutgraf.store.foreseeing import foresee, recase
from nutgraf.store.marks import entity_id, fold
from nutgraf.store.store import Store
from nutgraf.text.canonical import clipped

AT_ONCE = 40
"""Articles that are marked anew before a decision returns; the others follow when marks are renewed."""
WORDS_AT_ONCE = 16_000
"""Words of all of them together, about a fifth of a second of analysis; one article may be longer."""
_LABELLED = 60
"""Characters of a mark in the name of a change."""


class Corrections:
    """What the user decides over marks."""

    def __init__(self, store: Store, remarking: Remarking) -> None:
        self._store = store
        self._remarking = remarking

    def add(self, article_id: int, mark: Mark, *, everywhere: bool = False) -> None:
        """The program has missed a mark; a name is then marked wherever it is printed, if that is wanted."""
        said = _printed(replace(mark, rule=BY_HAND))
        here = Correction(
            action=CorrectionAction.ADD,
            layer=_layer(mark),
            match=said.text,
            article=article_id,
            start=said.start,
            end=said.end,
            mark=mark,
        )
        decisions = [here]
        if everywhere:
            # The place that was pointed at is marked even inside a longer name.
            decisions.insert(0, replace(here, article=None, start=None, end=None))
        where = " everywhere" if everywhere else ""
        self._record(
            f"“{clipped(said.text, _LABELLED)}” marked as {here.layer.value}{where}", decisions
        )

    def accept(self, article_id: int, mark: Mark) -> None:
        """The mark is right as it stands."""
        decision = _about(CorrectionAction.ACCEPT, mark, article_id)
        self._make("accepted", mark, decision)

    def dismiss(self, article_id: int, mark: Mark, *, everywhere: bool = False) -> None:
        """It is no mark: not at this place, or nowhere this text is printed."""
        if isinstance(mark, Claim) and mark.rule == BY_HAND:
            everywhere = False  # what somebody said once is printed nowhere else
        decision = _about(CorrectionAction.DISMISS, mark, None if everywhere else article_id)
        self._make("dismissed everywhere" if everywhere else "dismissed", mark, decision)

    def fix(self, article_id: int, mark: Mark, fixed: Mark) -> None:
        """The mark shall be this one: another boundary, kind, value or speaker."""
        decision = _about(_difference(mark, fixed), mark, article_id)
        self._make("corrected", mark, replace(decision, mark=fixed))

    def rename(self, name: str, new: str, kind: EntityKind) -> None:
        """Give an entity another canonical name, everywhere."""
        self._rename(CorrectionAction.RENAME, name, new, kind, kind, f"renamed {name} to {new}")

    def merge(self, entity: Entity, into: Entity) -> None:
        """An entity is the same as another one, everywhere; its notes go along."""
        self._rename(
            CorrectionAction.MERGE,
            entity.name,
            into.name,
            entity.kind,
            into.kind,
            f"merged {entity.name} into {into.name}",
        )

    def split(self, printed: str, name: str, *, article_id: int | None = None) -> None:
        """What is printed like this is an entity of its own, in one article or everywhere."""
        decision = Correction(
            action=CorrectionAction.SPLIT,
            layer=MarkKind.ENTITY,
            match=printed,
            article=article_id,
            name=name,
        )
        self._record(f"split off {name}", [decision])

    def dismiss_entity(self, entity: Entity) -> None:
        """It is no name at all: it is marked nowhere any more."""
        decision = Correction(
            action=CorrectionAction.DISMISS, layer=MarkKind.ENTITY, match=entity.name
        )
        self._record(f"{entity.name} dismissed everywhere", [decision])

    def retype(self, name: str, kind: EntityKind) -> None:
        """An entity is of another kind, everywhere."""
        decision = Correction(
            action=CorrectionAction.RETYPE, layer=MarkKind.ENTITY, match=name, kind=kind
        )
        self._record(f"made {name} a {kind.value}", [decision])

    def of_article(self, article_id: int) -> list[Correction]:
        """The decisions that hold for an article."""
        return self._store.corrections.of_article(article_id)

    def remark(
        self,
        connection: sqlite3.Connection,
        decisions: Iterable[Correction],
        *,
        made: bool = False,
    ) -> None:
        """Mark anew what decisions touch: the newest articles at once, the others when marks are renewed.

        Of decisions that were just made, not taken back, those on names are seen everywhere before that.
        """
        decided = list(decisions)
        ids = {
            article_id
            for decision in decided
            for article_id in self._store.corrections.touched(connection, decision)
        }
        ordered = sorted(ids, reverse=True)
        number = self._at_once(ordered)
        self._remarking.now(connection, ordered[:number])
        self._store.marks.outdate(connection, ordered[number:])
        for decision in decided:
            recase(connection, decision, made=made)
            if made and len(ordered) > number:
                foresee(connection, decision)
        names = [fold(name) for each in decided for name in (each.match, each.name) if name]
        self._store.corrections.prune_aliases(connection, names)

    def _at_once(self, ids: Sequence[int]) -> int:
        """How many of the first articles are marked anew before a decision returns."""
        first = ids[:AT_ONCE]
        sizes = accumulate(self._store.articles.words(first))
        return max(1, sum(size <= WORDS_AT_ONCE for size in sizes)) if first else 0

    def _make(self, verb: str, mark: Mark, decision: Correction) -> None:
        self._record(f"“{clipped(_printed(mark).text, _LABELLED)}” {verb}", [decision])

    def _rename(
        self,
        action: CorrectionAction,
        name: str,
        new: str,
        kind: EntityKind,
        new_kind: EntityKind,
        label: str,
    ) -> None:
        decision = Correction(
            action=action,
            layer=MarkKind.ENTITY,
            match=name,
            name=new,
            kind=new_kind if new_kind is not kind else None,
        )
        with self._store.journal.change(label) as connection:
            self._store.corrections.put(connection, decision)
            self.remark(connection, [decision], made=True)
            self._store.notes.move_entity(
                connection,
                entity_id(connection, kind, name),
                entity_id(connection, new_kind, new),
            )

    def _record(self, label: str, decisions: Sequence[Correction]) -> None:
        with self._store.journal.change(label) as connection:
            for decision in decisions:
                self._store.corrections.put(connection, decision)
            self.remark(connection, decisions, made=True)


def _about(action: CorrectionAction, mark: Mark, article_id: int | None) -> Correction:
    """A decision on one place of an article, or on a text everywhere."""
    printed = _printed(mark)
    here = article_id is not None
    return Correction(
        action=action,
        layer=_layer(mark),
        match=printed.text,
        article=article_id,
        start=printed.start if here else None,
        end=printed.end if here else None,
    )


def _printed(mark: Mark) -> Mention | Figure | Quote:
    """What a mark is recognised by: of a claim its cue, of one made by hand what was said."""
    if not isinstance(mark, Claim):
        return mark
    return mark.content[0] if mark.rule == BY_HAND else mark.cue


def _layer(mark: Mark) -> MarkKind:
    if isinstance(mark, Mention):
        return MarkKind.ENTITY
    return MarkKind.FIGURE if isinstance(mark, Figure) else MarkKind.CLAIM


def _difference(mark: Mark, fixed: Mark) -> CorrectionAction:
    """What kind of correction leads from one mark to the other."""
    if (mark.start, mark.end) != (fixed.start, fixed.end):
        return CorrectionAction.BOUNDARY
    if isinstance(mark, Claim) and isinstance(fixed, Claim):
        moved = (mark.cue, mark.content) != (fixed.cue, fixed.content)
        return CorrectionAction.BOUNDARY if moved else CorrectionAction.SPEAKER
    if isinstance(mark, Mention):
        return CorrectionAction.RETYPE
    return CorrectionAction.VALUE
