"""Asking many servers for their feeds at once, and none of them more than is polite."""

from __future__ import annotations

import queue
import threading
import time
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from nutgraf.errors import FetchError, SourceError
from nutgraf.ingest.feed_signs import is_feed
from nutgraf.ingest.feeds import read_feed
from nutgraf.ingest.fetch import fetch_page
from nutgraf.ingest.manners import Validators

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from nutgraf.ingest.fetch import Page
    from nutgraf.model.feeds import Feed, ParsedFeed
    from nutgraf.model.progress import Cancelled

AT_ONCE = 8
"""Servers that are asked at the same time."""
GAP_SECONDS = 1.0
"""Between two questions to one server."""


@dataclass(frozen=True, slots=True)
class Question:
    """A feed to ask for, and what its server called the version that we have."""

    feed: Feed
    validators: Validators


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: a page and what it says, or an error."""

    feed: Feed
    page: Page | None = None
    parsed: ParsedFeed | None = None
    """Null where nothing has changed."""
    error: SourceError | None = None


def ask(question: Question) -> Answer:
    """Ask one server; never raises what a server can cause."""
    feed = question.feed
    try:
        page = fetch_page(feed.url, allow_private=feed.private, headers=question.validators.headers)
        if page.unchanged:
            return Answer(feed, page)
        if not is_feed(page.body):
            raise FetchError(feed.url, "the server gives something that is no feed.")
        return Answer(feed, page, read_feed(page.body, page.url))
    except SourceError as error:
        return Answer(feed, error=error)


def ask_all(
    questions: Sequence[Question],
    cancelled: Cancelled,
    wait: Callable[[float], None] = time.sleep,
) -> Iterator[Answer]:
    """The answers as they come; one server's feeds one after the other, with a pause between them."""
    by_host: Mapping[str, list[Question]] = defaultdict(list)
    for question in questions:
        by_host[urlsplit(question.feed.url).hostname or ""].append(question)
    hosts: queue.SimpleQueue[list[Question]] = queue.SimpleQueue()
    for asked in by_host.values():
        hosts.put(asked)
    answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
    workers = min(AT_ONCE, len(by_host))
    for _ in range(workers):
        # A daemon: whoever stops us need not wait for a server that does not answer.
        work = threading.Thread(
            target=_work, args=(hosts, answers, cancelled, wait), name="asking", daemon=True
        )
        work.start()
    while workers:
        answer = answers.get()
        if answer is None:
            workers -= 1
        else:
            yield answer


def _work(
    hosts: queue.SimpleQueue[list[Question]],
    answers: queue.SimpleQueue[Answer | None],
    cancelled: Cancelled,
    wait: Callable[[float], None],
) -> None:
    """Ask one host after the other, until there is none."""
    try:
        while not cancelled():
            questions = hosts.get_nowait()
            for number, question in enumerate(questions):
                if number:
                    wait(GAP_SECONDS)
                if cancelled():
                    return
                answers.put(ask(question))
    except queue.Empty:
        return
    finally:
        answers.put(None)
