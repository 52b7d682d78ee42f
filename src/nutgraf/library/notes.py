"""Annotating: notes, highlights and where they sit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from nutgraf.errors import QuoteNotPlaced, UsageError
from nutgraf.library.hashtags import body_tags
from nutgraf.library.searching import Searching
from nutgraf.model.article import Article
from nutgraf.model.identity import new_id
from nutgraf.model.marks import Span
from nutgraf.model.notes import COLOURS, Anchor, Note, NoteState, TargetKind
from nutgraf.model.wording import counted
from nutgraf.store.clock import now
from nutgraf.store.store import Store
from nutgraf.store.tags import normal

Kept = Callable[[Note, str], None]
"""Told of a note that was saved, and by what: `added`, `edited`, `removed`, `restored`."""


class Notes:
    """Adding, changing and finding notes; every change can be undone."""

    def __init__(self, store: Store, search: Searching, on_change: Kept) -> None:
        self._store = store
        self._search = search
        self._on_change = on_change

    def add(
        self,
        article: int | None,
        *,
        span: Span | None = None,
        quote: str | None = None,
        body: str = "",
        tags: Iterable[str] = (),
        colour: str | None = None,
        target: TargetKind = TargetKind.PASSAGE,
        entity: int | None = None,
    ) -> Note:
        """Write a note on a passage, or without one on the whole article or an entity.

        Raises QuoteNotPlaced for a quote that is not in the article exactly once, NotFound, UsageError.
        """
        at = self._store.articles.get(article) if article is not None else None
        if at is not None and quote is not None:
            span = find_quote(at.text, quote)
        if entity is not None:
            at, span, target = None, None, TargetKind.ENTITY
        elif span is None:
            target = TargetKind.ARTICLE
        body = _safe(body)
        time = now()
        note = Note(
            id=new_id(),
            target=target,
            article=at.id if at else None,
            title=at.title if at else "",
            anchor=_anchor(at, span) if at and span else None,
            entity=entity,
            body=body,
            tags=_all_tags(tags, body),
            colour=_checked(colour),
            created=time,
            updated=time,
        )
        with self._store.journal.change(f"{_name(note)} added") as connection:
            self._store.notes.put(connection, note, version_id=at.version if at else None)
        return self._done(note.id, "added")

    def edit(
        self,
        note_id: str,
        *,
        body: str | None = None,
        tags: Iterable[str] | None = None,
        colour: str | None = "",
        span: Span | None = None,
    ) -> Note:
        """Change what is given; `colour=None` takes the colour away. Tags written in the body follow it."""
        note = self._store.notes.get(note_id)
        new_body = note.body if body is None else _safe(body)
        kept = set(note.tags) - set(body_tags(note.body)) if tags is None else tags
        at = self._store.articles.get(note.article) if note.article is not None else None
        changed = replace(
            note,
            body=new_body,
            tags=_all_tags(kept, new_body),
            colour=note.colour if colour == "" else _checked(colour),
            anchor=_anchor(at, span) if at and span else note.anchor,
            state=NoteState.PLACED if span else note.state,
            updated=now(),
        )
        with self._store.journal.change(f"{_name(changed)} edited") as connection:
            self._store.notes.put(connection, changed, version_id=at.version if at else None)
        return self._done(note.id, "edited")

    def recolour(self, ids: Sequence[str], colour: str | None) -> None:
        """Give notes a colour, or take it away, as one change."""
        notes = [self._store.notes.get(i) for i in ids]
        changed = [replace(note, colour=_checked(colour), updated=now()) for note in notes]
        label = f"{counted(len(notes), 'note')} made {colour or 'plain'}"
        with self._store.journal.change(label) as connection:
            for note in changed:
                self._store.notes.put(connection, note, version_id=self._version(note))
        for note in changed:
            self._on_change(note, "edited")

    def remove(self, ids: Sequence[str]) -> None:
        """Set notes aside; undo and `restore` bring them back."""
        notes = [self._store.notes.get(i) for i in ids]
        with self._store.journal.change(f"{counted(len(notes), 'note')} removed") as connection:
            self._store.notes.remove(connection, [note.id for note in notes])
        for note in notes:
            self._on_change(note, "removed")

    def restore(self, note_id: str) -> Note:
        """Bring a removed note back."""
        note = self._store.notes.get(note_id, deleted=True)
        with self._store.journal.change(f"{_name(note)} restored") as connection:
            self._store.notes.restore(connection, note.id)
        return self._done(note.id, "restored")

    def get(self, beginning: str) -> Note:
        """The note whose id begins so; raises NotFound or AmbiguousName."""
        return self._store.notes.get(beginning)

    def of_article(self, article_id: int) -> list[Note]:
        """The notes of an article in the order of the text, and those on entities named in it."""
        return self._store.notes.of_article(article_id)

    def all(self, query: str = "", *, limit: int | None = None) -> list[Note]:
        """The notes that a query matches, newest first."""
        ids = self._search.note_ids(query) if query.strip() else self._store.notes.ids()
        return self._store.notes.by_ids(ids[:limit])

    def _version(self, note: Note) -> int | None:
        """The version of the article that a note hangs on."""
        return None if note.article is None else self._store.articles.get(note.article).version

    def _done(self, note_id: str, verb: str) -> Note:
        note = self._store.notes.get(note_id)
        self._on_change(note, verb)
        return note


def find_quote(text: str, quote: str) -> Span:
    """Where a quotation stands; raises QuoteNotPlaced where it is not there exactly once."""
    count = text.count(quote) if quote else 0
    if count == 1:
        start = text.index(quote)
        return Span(start, start + len(quote))
    if not count:
        raise QuoteNotPlaced(
            f"The article does not contain “{quote}”.",
            hint="The quotation must stand there letter for letter.",
        )
    places = [m.start() for m in re.finditer(re.escape(quote), text)]
    shown = ", ".join(f"{p}:{p + len(quote)}" for p in places[:5])
    raise QuoteNotPlaced(
        f"“{quote}” stands in the article {count} times: {shown}.",
        hint="Name one with --at START:END.",
    )


def _safe(body: str) -> str:
    from nutgraf.text.canonical import safe_text

    return safe_text(body)


def _all_tags(tags: Iterable[str], body: str) -> tuple[str, ...]:
    return tuple(sorted({normal(tag) for tag in tags} | set(body_tags(body))))


def _anchor(article: Article, span: Span) -> Anchor:
    if not 0 <= span.start < span.end <= len(article.text):
        raise UsageError(
            f"{span.start}:{span.end} is no passage of the article.",
            hint=f"Its text has {len(article.text):,} characters.",
        )
    from nutgraf.text.anchors import make_anchor

    return make_anchor(article.text, span.start, span.end)


def _checked(colour: str | None) -> str | None:
    if colour is not None and colour not in COLOURS:
        raise UsageError(f"{colour!r} is no colour.", hint=f"The colours are {', '.join(COLOURS)}.")
    return colour


def _name(note: Note) -> str:
    if note.body:
        return "note"
    return "highlight" if note.anchor else "note"
