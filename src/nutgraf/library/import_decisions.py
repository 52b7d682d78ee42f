"""Deciding what becomes of imported verdicts and corrections; two of them on one place cannot both be kept."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from nutgraf.export.readers.imported import ImportedCorrection, ImportedVerdict
from nutgraf.library.finding import Finder
from nutgraf.model.corrections import Correction
from nutgraf.model.imported import ImportRow, ImportStatus
from nutgraf.model.marks import Figure, Judgement, Mention, Verdict
from nutgraf.store.store import Store
from nutgraf.text.canonical import clipped

_LONGEST = 80
_ABSENT = "its article is not in the archive"
_DIFFERENT = "its passage reads differently here"


class DecisionPlanner:
    """Compares decisions with the archive, and with those that were planned before them."""

    def __init__(self, store: Store, finder: Finder) -> None:
        self._store = store
        self._finder = finder
        self._verdicts: list[tuple[int, Judgement]] = []
        self._corrections: list[Correction] = []

    def verdict(self, file: str, imported: ImportedVerdict) -> ImportRow:
        """What shall become of a verdict."""
        told, article_id = imported.judgement, self._finder.article(imported.named)
        row = ImportRow(
            file=file,
            row=imported.row,
            status=ImportStatus.VERDICT,
            text=clipped(told.quote, _LONGEST),
            title=imported.named.title,
            article=_shown(article_id),
        )
        if article_id is None:
            return _failed(row, _ABSENT)
        if self._finder.text(article_id)[told.start : told.end] != told.quote:
            return _failed(row, _DIFFERENT)
        there = self._store.verdicts.of_article(article_id) if article_id > 0 else []
        for one in there:
            if (one.kind, one.start, one.end) == (told.kind, told.start, told.end):
                return _met(row, one, told)
        if told.verdict is not Verdict.UNCHECKED or told.evidence:
            self._verdicts.append((article_id, told))
        return row

    def correction(self, file: str, imported: ImportedCorrection) -> ImportRow:
        """What shall become of a decision about marks."""
        told, named = imported.correction, imported.named
        article_id = self._finder.article(named) if named is not None else None
        row = ImportRow(
            file=file,
            row=imported.row,
            status=ImportStatus.CORRECTION,
            text=clipped(told.match, _LONGEST),
            title=named.title if named is not None else "",
            article=_shown(article_id),
        )
        if named is not None and article_id is None:
            return _failed(row, _ABSENT)
        if article_id is not None and not _holds(told, self._finder.text(article_id)):
            return _failed(row, _DIFFERENT)
        decision = replace(told, article=article_id)
        if decision in self._corrections or decision in self._here(article_id):
            return replace(row, status=ImportStatus.UNCHANGED)
        self._corrections.append(decision)
        return row

    def put(self, connection: sqlite3.Connection) -> list[Correction]:
        """Store what was decided; the corrections, whose articles are to be marked anew."""
        for article_id, judged in self._verdicts:
            self._store.verdicts.put(connection, article_id, judged)
        for correction in self._corrections:
            self._store.corrections.put(connection, correction)
        return self._corrections

    def _here(self, article_id: int | None) -> list[Correction]:
        found = self._store.corrections.of_article(max(0, article_id or 0))
        return [replace(one, id=0) for one in found]


def _met(row: ImportRow, here: Judgement, there: Judgement) -> ImportRow:
    """A verdict on a place that has one: the same, or another, which does not go in."""
    if (here.verdict, here.evidence) == (there.verdict, there.evidence):
        return replace(row, status=ImportStatus.UNCHANGED)
    reason = f"here it is {here.verdict.value}, which stays; there {there.verdict.value}"
    return replace(row, status=ImportStatus.CONFLICT, reason=reason)


def _holds(decision: Correction, text: str) -> bool:
    """Whether what a decision speaks of stands in a text where it says."""
    mark = decision.mark
    if isinstance(mark, Mention | Figure) and text[mark.start : mark.end] != mark.text:
        return False
    if decision.start is None or decision.end is None:
        return True
    return text[decision.start : decision.end] == decision.match


def _shown(article_id: int | None) -> int | None:
    """The id of an article that is in the archive already."""
    return article_id if article_id is not None and article_id > 0 else None


def _failed(row: ImportRow, reason: str) -> ImportRow:
    return replace(row, status=ImportStatus.BAD, reason=reason)
