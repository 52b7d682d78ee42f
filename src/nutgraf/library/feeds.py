"""Subscriptions: followed, refreshed with good manners, and what they bring."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from nutgraf.errors import FetchError, NotFound, UnknownFormat
from nutgraf.export.files import Writer
from nutgraf.export.opml import write_opml
from nutgraf.ingest.feed_signs import feed_of_page, is_feed
from nutgraf.ingest.feeds import read_feed
from nutgraf.ingest.fetch import fetch_page
from nutgraf.ingest.files import read_regular
from nutgraf.ingest.manners import (
    PERMANENT,
    Validators,
    due_after_answer,
    due_after_failure,
    validators_in,
)
from nutgraf.ingest.opml import read_opml
from nutgraf.library.asking import Answer, Question, ask_all
from nutgraf.library.taking import Taking
from nutgraf.model.feeds import Asked, Outline, Refreshed
from nutgraf.model.progress import Progress, ignore, never
from nutgraf.store.feeds import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from nutgraf.ingest.fetch import Page
    from nutgraf.model.feeds import Feed
    from nutgraf.model.progress import Cancelled, OnProgress
    from nutgraf.store.store import Store

_SOON = timedelta(minutes=1)
"""A server that was asked so short a time ago is not asked again, whoever wishes it."""
_GONE = 410


def _now() -> datetime:
    return datetime.now(UTC)


class Feeds:
    """What the user follows."""

    def __init__(self, store: Store, clock: Callable[[], datetime] = _now) -> None:
        self._store = store
        self._clock = clock

    def all(self) -> list[Feed]:
        """Every subscription, by name."""
        return self._store.feeds.all()

    def find(self, name: str) -> Feed:
        """The subscription of this number, address or name; raises NotFound."""
        if name.isascii() and name.isdecimal():
            return self._store.feeds.get(int(name))
        feed = self._store.feeds.by_url(name)
        named = [feed] if feed else self._store.feeds.of_source(name)
        if not named:
            raise NotFound(f"There is no feed {name}.", hint="`nutgraf feed list` shows them.")
        return named[0]

    def of_source(self, source: str) -> list[Feed]:
        """The subscriptions whose articles stand under this source's name."""
        return self._store.feeds.of_source(source)

    def subscribe(
        self,
        url: str,
        *,
        name: str = "",
        tags: Sequence[str] = (),
        full: bool = False,
        private: bool = False,
    ) -> Refreshed:
        """Follow a feed, or the one that a page names, and take in what it has; can be undone.

        Raises `FetchError`, and `UnknownFormat` where there is no feed. What is followed already is refreshed.
        """
        known = self._store.feeds.by_url(url)
        if known is not None:
            return next(iter(self.refresh([known.id])))
        page = fetch_page(url, allow_private=private, headers=Validators().headers)
        if not is_feed(page.body):
            named = feed_of_page(page.body, page.url)
            if named is None:
                raise UnknownFormat(
                    url,
                    "it is no feed and names none.",
                    hint="`nutgraf add` reads it as one article.",
                )
            return self.subscribe(named, name=name, tags=tags, full=full, private=private)
        parsed = read_feed(page.body, page.url)
        title = name or parsed.title or url
        with self._store.journal.change(f"subscribed to {title}") as connection:
            feed_id = self._store.feeds.insert(
                connection, url, title, tags=tags, full=full, private=private
            )
        return self._answered(Answer(self._store.feeds.get(feed_id), page, parsed))

    def remove(self, feed_id: int) -> None:
        """Follow a feed no more; its articles stay. Can be undone. Raises NotFound."""
        feed = self._store.feeds.get(feed_id)
        with self._store.journal.change(f"unsubscribed from {feed.name}") as connection:
            self._store.feeds.remove(connection, feed_id)

    def due(self) -> list[Feed]:
        """What would be asked for by itself now."""
        now = _stored(self._clock())
        return [feed for feed in self.all() if not feed.gone and (feed.due or "") <= now]

    def refresh(
        self,
        feed_ids: Sequence[int] | None = None,
        *,
        on_progress: OnProgress = ignore,
        cancelled: Cancelled = never,
    ) -> Iterator[Refreshed]:
        """Ask for these feeds, or for all that are due; one `Refreshed` each, as the servers answer."""
        feeds = self.due() if feed_ids is None else [self._store.feeds.get(i) for i in feed_ids]
        soon = _stored(self._clock() - _SOON)
        asked = [feed for feed in feeds if (feed.checked or "") <= soon]
        for done, answer in enumerate(ask_all([self._question(f) for f in asked], cancelled), 1):
            yield self._answered(answer)
            on_progress(Progress("refreshing feeds", done, len(asked)))
        for feed in feeds:
            if feed not in asked:
                yield Refreshed(feed.id, feed.name, feed.url, Asked.UNCHANGED)

    def opml(self) -> str:
        """The subscriptions as a list for other readers."""
        return write_opml(Outline(feed.url, feed.name, feed.tags) for feed in self.all())

    def export_opml(self, file: Path) -> None:
        """Put that list into a file; raises ExportError."""
        writer = Writer()
        writer.write(file, [self.opml()])
        writer.finish()

    def import_opml(self, file: Path) -> tuple[int, int]:
        """Subscribe to what another reader's list has, without asking any server: how many are new, and all.

        Raises `UnreadableSource`. Can be undone.
        """
        outlines = read_opml(read_regular(file), name=str(file))
        followed = {feed.url for feed in self.all()}
        new = [outline for outline in outlines if outline.url not in followed]
        with self._store.journal.change(f"subscribed to {len(new)} feeds") as connection:
            for one in new:
                self._store.feeds.insert(
                    connection, one.url, one.title, tags=one.tags, full=False, private=False
                )
        return len(new), len(outlines)

    def _question(self, feed: Feed) -> Question:
        visit = self._store.feeds.visit(feed.id)
        return Question(feed, Validators(visit.etag, visit.modified))

    def _answered(self, answer: Answer) -> Refreshed:
        """Take in what came, and write down when to ask again."""
        feed = answer.feed
        if answer.page is None or (answer.parsed is None and not answer.page.unchanged):
            return self._failed(answer)
        added = Taking(self._store, feed).take(answer.parsed) if answer.parsed else ()
        visit = self._moved(feed, answer.page, self._visit_of(feed, answer.page))
        with self._store.connections.write() as connection:
            self._store.feeds.visited(connection, feed.id, visit)
            if visit.moves >= PERMANENT:
                self._store.feeds.move(connection, feed.id, visit.moved_to)
        asked = Asked.UNCHANGED if answer.page.unchanged else Asked.READ
        return Refreshed(feed.id, feed.name, feed.url, asked, added)

    def _visit_of(self, feed: Feed, page: Page) -> Visit:
        """The visit of an answer; one that says *unchanged* may leave out what it called the version."""
        now = self._clock()
        last = self._store.feeds.visit(feed.id)
        told = validators_in(page.headers)
        kept = Validators(last.etag, last.modified)
        validators = told if told != Validators() or not page.unchanged else kept
        due = due_after_answer(now, page.headers, validators)
        return Visit(validators.etag, validators.modified, _stored(now), _stored(due))

    def _moved(self, feed: Feed, page: Page, visit: Visit) -> Visit:
        """The visit with how often in a row permanent redirects led to the same place."""
        if not page.moved_to:
            return visit
        last = self._store.feeds.visit(feed.id)
        moves = last.moves + 1 if last.moved_to == page.moved_to else 1
        return replace(visit, moved_to=page.moved_to, moves=moves)

    def _failed(self, answer: Answer) -> Refreshed:
        feed, error = answer.feed, answer.error
        now, last = self._clock(), self._store.feeds.visit(feed.id)
        is_gone = isinstance(error, FetchError) and error.status == _GONE
        reason = "the feed is no more." if is_gone else error.reason if error else ""
        due = due_after_failure(
            now, last.failures + 1, error.retry_after if isinstance(error, FetchError) else ""
        )
        # What could not be read is asked for anew without validators: its server may think that we have it.
        visit = Visit(
            checked=_stored(now), due=_stored(due), failures=last.failures + 1,
            error=reason, gone=is_gone,
        )  # fmt: skip
        if isinstance(error, FetchError):
            visit = replace(visit, etag=last.etag, modified=last.modified)
        with self._store.connections.write() as connection:
            self._store.feeds.visited(connection, feed.id, visit)
        told = f"{reason} {error.hint if error else ''}".strip()
        asked = Asked.GONE if is_gone else Asked.FAILED
        return Refreshed(feed.id, feed.name, feed.url, asked, error=told)


def _stored(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
