"""Taking in what a feed brings: each story once, whatever its feed does to addresses and ids."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from nutgraf.errors import SourceError
from nutgraf.ingest.feeds import read_feed
from nutgraf.ingest.reading import read_url
from nutgraf.library.adding import Adding, Item
from nutgraf.library.asking import GAP_SECONDS
from nutgraf.model.article import SourceKind
from nutgraf.model.progress import AddStatus, ignore, never
from nutgraf.store.feeds import Taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nutgraf.errors import FeedFound
    from nutgraf.library.feeds import Feeds
    from nutgraf.model.article import Document
    from nutgraf.model.feeds import Entry, Feed, ParsedFeed
    from nutgraf.model.progress import Added
    from nutgraf.store.store import Store


def found_while_adding(
    store: Store, feeds: Feeds, found: FeedFound, tags: Sequence[str], source_name: str | None
) -> Iterator[Added]:
    """Where a feed was added as if it were an article: an address is subscribed to, a file's entries are added."""
    if "://" in found.source:
        refreshed = feeds.subscribe(found.source, name=source_name or "", tags=tags)
        yield from refreshed.added
        return
    parsed = read_feed(found.body, found.source)
    name = source_name or parsed.title or found.source
    run = Adding(store, tags=tags, source_name=name, on_progress=ignore, cancelled=never)
    yield from run.items([_as_it_is(entry.document) for entry in reversed(parsed.entries)])


def _as_it_is(document: Document) -> Item:
    return Item(document.origin, lambda: document)


class Taking:
    """One reading of one feed."""

    def __init__(self, store: Store, feed: Feed) -> None:
        self._store = store
        self._feed = feed
        self._taken = store.feeds.taken(feed.id)
        self._new: dict[str, Taken] = {}

    def take(self, parsed: ParsedFeed) -> tuple[Added, ...]:
        """Store what is new or changed, oldest first; what was stored."""
        wanted: dict[str, Entry] = {}
        items = []
        for entry in reversed(parsed.entries):
            document = self._wanted(entry)
            if document is not None and document.origin not in wanted:
                wanted[document.origin] = entry
                items.append(self._item(document))
        run = Adding(self._store, tags=self._feed.tags, on_progress=ignore, cancelled=never)
        added = tuple(run.items(items))
        for one in added:
            if one.id is not None:
                entry = wanted[one.source]
                self._new[entry.key] = Taken(one.id, entry.document.digest)
        with self._store.connections.write() as connection:
            self._store.feeds.take(connection, self._feed.id, self._new)
        return tuple(one for one in added if one.status is not AddStatus.UNCHANGED)

    def _wanted(self, entry: Entry) -> Document | None:
        """The entry's document, if it is to be stored, under the origin of the article that it is.

        Nothing, where it was taken before as it is; where the article came from elsewhere; and where the
        user has read the whole page since, which a feed's summary must not replace.
        """
        digest = entry.document.digest
        before = self._taken.get(entry.key)
        if before is None:
            known = self._store.articles.known(entry.document.origin)
            if known is None:
                return entry.document
            self._new[entry.key] = Taken(known.id, digest)
            return None
        if before.digest == digest:
            return None
        origin, current = self._store.articles.origin(before.article_id)
        if current != before.digest and not self._feed.full:
            self._new[entry.key] = Taken(before.article_id, digest)
            return None
        return replace(entry.document, origin=origin)

    def _item(self, document: Document) -> Item:
        """How an entry is read: as the feed gives it, or its page."""
        feed = self._feed
        return Item(
            document.origin, lambda: self._read(document), SourceKind.FEED, feed.name, feed.url
        )

    def _read(self, document: Document) -> Document:
        """The document itself, or its page where the feed is read in full and the page can be read."""
        if not self._feed.full or document.url is None:
            return document
        time.sleep(GAP_SECONDS)
        try:
            page = read_url(document.url, allow_private=self._feed.private)
        except SourceError:
            return document
        if page.words < document.words:
            return document
        return replace(
            page, origin=document.origin, title=document.title, date=document.date or page.date
        )
