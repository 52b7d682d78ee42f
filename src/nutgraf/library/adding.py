"""Adding articles: read, decide, analyse, and write in batches."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from nutgraf.errors import FeedFound, SourceError, UnreadableSource
from nutgraf.ingest.reading import files_in, read_bytes, read_file, read_url
from nutgraf.library.copies import Copies
from nutgraf.library.marking import Remarking, analysed
from nutgraf.library.placing import place_notes
from nutgraf.library.waiting import WaitingNotes
from nutgraf.model.article import Document, SourceKind
from nutgraf.model.marks import Analysis
from nutgraf.model.progress import Added, AddStatus, Cancelled, OnProgress, Progress
from nutgraf.paths import expanded, sample_articles
from nutgraf.store import index
from nutgraf.store.articles import Known
from nutgraf.store.store import Store

BATCH_ARTICLES = 50
BATCH_SECONDS = 0.1
"""A batch is written when either is reached: a reader that writes beside it waits less than a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read: its name for the user, how to read it, and the source it belongs to."""

    name: str
    read: Callable[[], Document]
    kind: SourceKind = SourceKind.SINGLE
    source: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What is to be done with one document."""

    item: Item
    document: Document
    known: Known | None
    analysis: Analysis


class Adding:
    """One run of adding; iterate over `run()`."""

    def __init__(
        self,
        store: Store,
        *,
        tags: Sequence[str] = (),
        source_name: str | None = None,
        on_progress: OnProgress,
        cancelled: Cancelled,
        on_feed: Callable[[FeedFound], Iterator[Added]] | None = None,
    ) -> None:
        """`on_feed` is asked where a feed stands in the place of an article; without it that is a failure."""
        self._store = store
        self._on_feed = on_feed
        self._tags = tuple(tags)
        self._source_name = source_name
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._copies = Copies(store)
        self._remarking = Remarking(store)
        self._waiting = WaitingNotes(store)
        self._batch: list[Decided] = []
        self._in_batch: set[str] = set()
        self._began = time.monotonic()

    def run(self, sources: Sequence[str]) -> Iterator[Added]:
        """Add everything that the sources name; one `Added` for each article or failure."""
        errors: list[SourceError] = []
        items = list(_items(sources, errors.append))
        yield from (_failed(error.source, error) for error in errors)
        yield from self.items(items)

    def items(self, items: Sequence[Item]) -> Iterator[Added]:
        """Add these things; one `Added` for each article or failure."""
        for done, item in enumerate(items):
            if self._cancelled():
                break
            yield from self._one(item)
            self._on_progress(Progress("adding articles", done + 1, len(items)))
        yield from self._write()

    def _one(self, item: Item) -> Iterator[Added]:
        try:
            document = item.read()
        except FeedFound as feed:
            yield from self._write()
            yield from self._feed(item, feed)
            return
        except SourceError as error:
            yield _failed(item.name, error)
            return
        except (OSError, ValueError, RecursionError) as error:
            yield _failed(item.name, UnreadableSource(item.name, f"could not be read: {error}."))
            return
        digest = document.digest
        if {document.origin, digest} & self._in_batch:
            yield from self._write()
        known = self._known(document)
        if known is not None and known.digest == digest:
            yield Added(item.name, AddStatus.UNCHANGED, known.id, document.title)
            return
        analysis = analysed(document.text, document.blocks, document.date)
        self._batch.append(Decided(item, document, known, analysis))
        self._in_batch.update((document.origin, digest))
        full = len(self._batch) >= BATCH_ARTICLES
        if full or time.monotonic() - self._began > BATCH_SECONDS:
            yield from self._write()

    def _feed(self, item: Item, feed: FeedFound) -> Iterator[Added]:
        """What comes of a feed in the place of an article."""
        if self._on_feed is None:
            yield _failed(item.name, feed)
            return
        try:
            yield from self._on_feed(feed)
        except SourceError as error:
            yield _failed(item.name, error)

    def _known(self, document: Document) -> Known | None:
        """The article that this document is: the same origin, or the same words from the same outlet."""
        known = self._store.articles.known(document.origin)
        if known is not None:
            return known
        same = self._store.articles.known_digest(document.digest)
        if same is None:
            return None
        row = self._store.articles.rows([same.id])[0]
        elsewhere = document.outlet is not None and document.outlet != row.source
        return None if elsewhere or document.date != row.date else same

    def _write(self) -> list[Added]:
        """Store the batch in one transaction."""
        added = []
        if self._batch:
            with self._store.connections.write() as connection:
                added = [self._store_one(connection, decided) for decided in self._batch]
                index.add_articles(connection, [row.id for row in added if row.id is not None])
        self._batch.clear()
        self._in_batch.clear()
        self._began = time.monotonic()
        return added

    def _store_one(self, connection: sqlite3.Connection, decided: Decided) -> Added:
        document, known = decided.document, decided.known
        if known is None:
            article_id = self._insert(connection, decided)
            status = AddStatus.ADDED
        else:
            article_id = known.id
            self._store.articles.insert_version(connection, article_id, document)
            status = AddStatus.UPDATED
        self._remarking.put(connection, article_id, decided.analysis)
        if status is AddStatus.UPDATED:
            place_notes(self._store, connection, article_id, document.text)
        else:
            self._waiting.anchor(connection, article_id, document)
        tags = (*document.tags, *self._tags)
        if tags:
            self._store.tags.add(connection, tags, articles=[article_id])
        return Added(decided.item.name, status, article_id, document.title)

    def _insert(self, connection: sqlite3.Connection, decided: Decided) -> int:
        item, document = decided.item, decided.document
        outlet = None if item.kind is SourceKind.FEED else document.outlet
        name = self._source_name or outlet or item.source
        source_id = self._store.articles.source(connection, item.kind, name, item.location)
        fingerprint, lead_id = self._copies.lead_of(connection, document)
        article_id = self._store.articles.insert(
            connection, document, source_id=source_id, fingerprint=fingerprint, lead_id=lead_id
        )
        if lead_id is None:
            self._copies.remember(document, article_id, fingerprint)
        return article_id


def _items(sources: Sequence[str], on_error: Callable[[SourceError], None]) -> Iterator[Item]:
    """Everything to read that the sources name, folders taken apart."""
    for source in sources:
        if source == "-":
            yield Item(source, _read_stdin, source="stdin")
        elif "://" in source:
            yield Item(source, partial(read_url, source), source=_host(source))
        elif os.path.isdir(path := expanded(source)):
            folder = path.absolute()
            name = "Samples" if folder == sample_articles().absolute() else folder.name
            for file in files_in(folder, on_error):
                yield _file(file, str(file), SourceKind.FOLDER, name, str(folder))
        else:
            yield _file(path, source, SourceKind.SINGLE, _folder_name(path))


def _folder_name(path: Path) -> str:
    """The name of the folder that a file is in; where the current folder was taken away, what of it was typed."""
    try:
        return path.absolute().parent.name
    except FileNotFoundError:
        return path.parent.name


def _file(path: Path, name: str, kind: SourceKind, source: str, location: str = "") -> Item:
    return Item(name, partial(read_file, path), kind, source or "files", location)


def _host(url: str) -> str:
    from urllib.parse import urlsplit

    return (urlsplit(url).hostname or url).removeprefix("www.")


def _read_stdin() -> Document:
    """What stands on standard input; its digest is its origin, so that the same text again is the same article."""
    data = sys.stdin.buffer.read()
    return replace(read_bytes(data, name="-"), origin=f"stdin:{hashlib.sha256(data).hexdigest()}")


def _failed(name: str, error: SourceError) -> Added:
    return Added(name, AddStatus.FAILED, error=f"{error.reason} {error.hint}".strip())
