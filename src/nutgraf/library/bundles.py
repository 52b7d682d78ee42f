"""Bundles for exports: chosen by a query, and streamed from the archive one article at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from nutgraf.export.merging import Standing
from nutgraf.export.pages import By, Page, article_key, groups_of
from nutgraf.model.bundle import NO_ANALYSIS, ArticleBundle, stand_in
from nutgraf.model.corrections import Correction
from nutgraf.model.marks import Entity, Span
from nutgraf.model.notes import Note, NoteState
from nutgraf.search.grammar import parse
from nutgraf.store.dossiers import DossierTable
from nutgraf.store.exchange import ExchangeTable
from nutgraf.store.notefilters import about_notes
from nutgraf.store.notes import Waiting
from nutgraf.store.store import Store

if TYPE_CHECKING:
    from nutgraf.library.searching import Searching


class Depth(Enum):
    """How much of an article is read."""

    NOTES = auto()
    """Its notes alone; the article is a stand-in."""
    PASSAGES = auto()
    """Of its marks the figures and claims that touch a note."""
    WHOLE = auto()


@dataclass(frozen=True, slots=True)
class Selection:
    """What is to be exported, by ids."""

    articles: tuple[int, ...]
    """In the order in which they shall stand."""
    notes: tuple[Note, ...]
    left_out: int = 0
    """Notes of these articles that the query did not match."""

    @property
    def noted(self) -> list[int]:
        """The articles that have one of the notes."""
        ids = {note.article for note in self.notes}
        return [i for i in self.articles if i in ids]


class Bundles:
    """Reads selections and bundles of one archive."""

    def __init__(self, store: Store, search: Searching) -> None:
        self._store = store
        self._search = search
        self._exchange = ExchangeTable(store.connections)
        self._dossiers = DossierTable(store.connections)

    def select(
        self, query: str, articles: Sequence[int] | None, notes: Sequence[str] | None
    ) -> Selection:
        """The articles and notes that a query matches, or those named, in the order of dates.

        A query that speaks of notes (their tags, colours, words) takes the notes that it matches; any other one takes
        these and all notes of the articles that it matches. Raises QueryError for a query with a mistake.
        """
        if articles is not None or notes is not None:
            return self._named(articles or (), notes or ())
        chosen = self._store.notes.by_ids(self._store.notes.ids())
        if not query.strip():
            return Selection(tuple(self._search.ids("", sort="date")), tuple(chosen))
        here = tuple(self._search.ids(query, sort="date", strict=True))
        matched = set(self._search.note_ids(query))
        root = parse(query).root
        wide = set() if root is not None and about_notes(root) else set(here)
        kept = [n for n in chosen if n.id in matched or n.article in wide]
        there = {n.article for n in kept if n.article is not None}
        left_out = sum(n.article in there for n in chosen) - sum(n.article in there for n in kept)
        return Selection((*here, *sorted(there - set(here))), tuple(kept), left_out)

    def _named(self, articles: Sequence[int], notes: Sequence[str]) -> Selection:
        of_articles = set(articles)
        named = [self._store.notes.get(note_id) for note_id in notes]
        names = {note.id for note in named}
        every = self._store.notes.by_ids(self._store.notes.ids())
        kept = [n for n in every if n.article in of_articles or n.id in names]
        others = [n.article for n in named if n.article is not None]
        return Selection(tuple(dict.fromkeys([*articles, *others])), tuple(kept))

    def of(
        self, selection: Selection, *, only_noted: bool, depth: Depth = Depth.WHOLE
    ) -> Iterator[ArticleBundle]:
        """The bundles of a selection, then those of notes without an article."""
        by_article: dict[int | None, list[Note]] = {}
        for note in selection.notes:
            by_article.setdefault(note.article, []).append(note)
        for article_id in selection.noted if only_noted else selection.articles:
            notes = by_article.get(article_id, [])
            yield self.one(article_id, notes, depth)
        yield from self._without_article(by_article.get(None, []))

    def one(
        self, article_id: int, notes: Sequence[Note], depth: Depth = Depth.WHOLE
    ) -> ArticleBundle:
        """The bundle of an article with these notes; raises NotFound."""
        if depth is Depth.NOTES:
            return ArticleBundle(article=stand_in(""), notes=tuple(sorted(notes, key=_place)))
        article = self._store.articles.get(article_id)
        if depth is Depth.PASSAGES:
            spans = [Span(n.anchor.start, n.anchor.end) for n in notes if n.anchor is not None]
            analysis = self._store.marks.touching(article_id, article.text, spans)
        else:
            analysis = self._store.marks.of(article_id, article.text)
        return ArticleBundle(
            article=article,
            links=self._store.articles.links(article.version) if depth is Depth.WHOLE else (),
            notes=tuple(sorted(notes, key=_place)),
            analysis=analysis,
            corrections=self._corrections(article_id) if depth is Depth.WHOLE else (),
            verdicts=tuple(self._store.verdicts.of_article(article_id)),
        )

    def corrections_everywhere(self) -> tuple[Correction, ...]:
        """What the user decided about marks, but for decisions on one article."""
        nowhere = 0
        return tuple(self._store.corrections.of_article(nowhere))

    def _corrections(self, article_id: int) -> tuple[Correction, ...]:
        found = self._store.corrections.of_article(article_id)
        return tuple(c for c in found if c.article == article_id)

    def standing(self, note_id: str, page: Page) -> Standing:
        """What the archive says of a note that stands in a file but not on its page in this export."""
        removed = self._exchange.removed(note_id)
        if removed is None:
            return Standing.UNKNOWN
        if removed:
            return Standing.REMOVED
        note = self._store.notes.get(note_id)
        bundle = (
            self.one(note.article, [note])
            if note.article is not None
            else next(self._without_article([note]))
        )
        if page.by is By.ARTICLE:
            keys = {article_key(bundle)[0]}
        else:
            keys = {key for _, key in groups_of(note, page.by, bundle)}
        here = page.by is By.ALL or page.key in keys
        return Standing.LEFT_OUT if here else Standing.ELSEWHERE

    def _without_article(self, notes: Sequence[Note]) -> Iterator[ArticleBundle]:
        """Notes on entities by entity, and notes that wait for their article by what is known of it."""
        urls = {waiting.id: waiting.url for waiting in self._waiting()}
        groups: dict[tuple[int | None, str, str | None], list[Note]] = {}
        for note in notes:
            groups.setdefault((note.entity, note.title, urls.get(note.id)), []).append(note)
        for (entity_id, title, url), group in sorted(groups.items(), key=lambda g: g[0][1]):
            yield ArticleBundle(
                article=stand_in(title, url),
                notes=tuple(sorted(group, key=_place)),
                analysis=NO_ANALYSIS,
                entity=self._entity(entity_id),
            )

    def _waiting(self) -> list[Waiting]:
        connection = self._store.connections.read()
        return self._store.notes.waiting(connection)

    def _entity(self, entity_id: int | None) -> Entity | None:
        return None if entity_id is None else self._dossiers.entity(entity_id)


def _place(note: Note) -> tuple[bool, int, str]:
    """In the order of the text; what has no place in it comes last."""
    anchor = note.anchor
    lost = anchor is None or note.state is NoteState.LOST
    return lost, anchor.start if anchor else 0, note.id
