"""One import: articles first, then what is decided of notes and verdicts, all of that as one change."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from nutgraf.export.readers.imported import (
    ImportedArticle,
    Named,
    Reading,
)
from nutgraf.library.adding import Adding, Item
from nutgraf.library.finding import Finder
from nutgraf.library.import_decisions import DecisionPlanner
from nutgraf.library.import_plan import Plan, Planner
from nutgraf.model.article import SourceKind
from nutgraf.model.imported import ImportOutcome, ImportRow, ImportStatus
from nutgraf.model.notes import Tag
from nutgraf.model.progress import AddStatus, OnProgress, Progress, ignore, never
from nutgraf.model.wording import counted
from nutgraf.store.marks import entity_id
from nutgraf.text.canonical import clipped

if TYPE_CHECKING:
    from nutgraf.library.library import Library

_WRITTEN = frozenset(
    {
        ImportStatus.ADDED,
        ImportStatus.MOVED,
        ImportStatus.LOST,
        ImportStatus.WAITING,
        ImportStatus.UPDATED,
        ImportStatus.CONFLICT,
    }
)
_LONGEST = 80


class ImportRun:
    """Takes readings, then writes what they ask for."""

    def __init__(self, library: Library, *, dry_run: bool) -> None:
        self._store = library._store
        self._corrections = library.corrections
        self._dry_run = dry_run
        self._finder = Finder(self._store, library.search)
        self._planner = Planner(self._store, self._finder)
        self._rows: list[ImportRow] = []
        self._plans: list[Plan] = []
        self._decisions = DecisionPlanner(self._store, self._finder)
        self._tags: list[Tag] = []
        self._states: list[tuple[int, ImportedArticle]] = []

    def take(self, file: str, reading: Reading) -> None:
        """Add a file's articles, and decide about its notes and verdicts."""
        for bad in reading.bad:
            self.refuse(file, bad.row, bad.reason)
        self._take_articles(file, reading.articles)
        for imported in reading.notes:
            self._take_plan(file, self._planner.plan(imported))
        for verdict in reading.verdicts:
            self._rows.append(self._decisions.verdict(file, verdict))
        for decision in reading.corrections:
            self._rows.append(self._decisions.correction(file, decision))
        self._tags += reading.tags

    def refuse(self, file: str, row: int, reason: str) -> None:
        """Tell of a row that cannot be used."""
        self._rows.append(ImportRow(file=file, row=row, status=ImportStatus.BAD, reason=reason))

    def write(self, on_progress: OnProgress = ignore) -> None:
        """Store everything that was decided, as one change."""
        plans = [plan for plan in self._plans if plan.status in _WRITTEN and plan.note is not None]
        if self._dry_run:
            return
        label = f"imported {counted(len(plans), 'note')}"
        with self._store.journal.change(label) as connection:
            for done, plan in enumerate(plans, 1):
                self._put(connection, plan)
                if done % 100 == 0 or done == len(plans):
                    on_progress(Progress("importing notes", done, len(plans)))
            corrections = self._decisions.put(connection)
            if corrections:
                self._corrections.remark(connection, corrections)
            self._put_tags(connection)
            self._put_states()

    def outcome(self, files: int, *, cancelled: bool = False) -> ImportOutcome:
        """What came of it all."""
        return ImportOutcome(
            rows=tuple(self._rows), files=files, dry_run=self._dry_run, cancelled=cancelled
        )

    def _take_articles(self, file: str, articles: list[ImportedArticle]) -> None:
        coming = [a for a in articles if not self._is_here(a)]
        by_name = {str(i): article for i, article in enumerate(coming)}
        if self._dry_run:
            for article in coming:
                self._tell_article(file, article, self._finder.expect(article.document))
            return
        items = [_item(name, article) for name, article in by_name.items()]
        adding = Adding(self._store, on_progress=ignore, cancelled=never)
        for added in adding.items(items):
            article = by_name[added.source]
            if added.status is AddStatus.FAILED or added.id is None:
                self.refuse(file, article.row, added.error or "the article could not be added")
                continue
            self._finder.remember(added.id, article.document)
            if added.status is AddStatus.ADDED:
                self._states.append((added.id, article))
                self._tell_article(file, article, added.id)

    def _is_here(self, article: ImportedArticle) -> bool:
        """Whether the archive has the article already, perhaps with another text."""
        document = article.document
        named = Named(url=document.url, digest=document.digest)
        return self._finder.article(named) is not None

    def _take_plan(self, file: str, plan: Plan) -> None:
        self._plans.append(plan)
        imported, note = plan.imported, plan.note
        text = " ".join((imported.quote or imported.body).split())
        article_id = note.article if note is not None else None
        self._rows.append(
            ImportRow(
                file=file,
                row=imported.row,
                status=plan.status,
                text=clipped(text, _LONGEST),
                title=imported.named.title,
                article=article_id if article_id is None or article_id > 0 else None,
                note=note.id if note is not None else imported.id,
                reason=plan.reason,
            )
        )

    def _tell_article(self, file: str, article: ImportedArticle, article_id: int) -> None:
        self._rows.append(
            ImportRow(
                file=file,
                row=article.row,
                status=ImportStatus.ARTICLE,
                title=article.document.title,
                article=article_id if article_id > 0 else None,
            )
        )

    def _put(self, connection: sqlite3.Connection, plan: Plan) -> None:
        note = plan.note
        assert note is not None
        if plan.entity is not None:
            note = replace(note, entity=entity_id(connection, *plan.entity))
        version = None
        if note.article is not None:
            version = self._store.articles.newest_version(connection, note.article)
        self._store.notes.put(connection, note, version_id=version, url=plan.url)

    def _put_tags(self, connection: sqlite3.Connection) -> None:
        """Make the file's tags, and describe those that have no description or colour here."""
        here = {tag.name.casefold(): tag for tag in self._store.tags.all()}
        for tag in self._tags:
            self._store.tags.ensure(connection, tag.name)
            known = here.get(tag.name.casefold(), Tag(tag.name))
            description = tag.description if not known.description else None
            colour = tag.colour if known.colour is None else None
            if description or colour:
                self._store.tags.describe(connection, tag.name, description or None, colour)

    def _put_states(self) -> None:
        """Read, starred, archived, and where it was left: of the articles that are new."""
        for flag in ("read", "starred", "archived"):
            ids = [i for i, article in self._states if getattr(article, flag)]
            if ids:
                self._store.reading.set_flag(ids, flag, True, "imported")
        for article_id, article in self._states:
            if article.position:
                self._store.reading.remember(article_id, article.position)


def _item(name: str, article: ImportedArticle) -> Item:
    return Item(name, lambda: article.document, SourceKind.SINGLE, article.source or "import")
