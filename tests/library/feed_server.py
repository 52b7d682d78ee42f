"""A server of feeds on this machine that does what it is told to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STORY = "At least 12 police officers were killed in Dravska, the interior ministry said. "


@dataclass
class Feeds:
    """What is answered to each path, and what was asked."""

    base: str = ""
    answers: dict[str, tuple[int, dict[str, str], str]] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    def url(self, path: str) -> str:
        """The address of a path."""
        return self.base + path

    def put(self, path: str, body: str, status: int = 200, **headers: str) -> str:
        """Answer this from now on; underscores in names of headers stand for hyphens."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, named, body)
        return self.url(path)

    def put_feed(
        self, path: str, *stories: str, title: str = "The Dravska Post", **headers: str
    ) -> str:
        """Answer an RSS feed whose entries have these words as id, address, title and text."""
        items = "".join(
            f"<item><guid>{name}</guid><link>{self.url(f'/{name}')}</link><title>Story {name}</title>"
            f"<pubDate>Mon, 02 Mar 2026 10:00:00 +0000</pubDate>"
            f"<description>{escape(f'<p>{STORY}It was {name}.</p>')}</description></item>"
            for name in stories
        )
        feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>"
        return self.put(path, feed, 200, **headers)


@contextmanager
def running() -> Iterator[Feeds]:
    """A server that runs while the test does."""
    feeds = Feeds()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            feeds.asked.append({**self.headers, "path": self.path})
            status, headers, body = feeds.answers.get(self.path, (404, {}, ""))
            etag = headers.get("ETag")
            if etag is not None and self.headers.get("If-None-Match") == etag:
                status, body = 304, ""
            data = body.encode()
            self.send_response(status)
            for name, value in {"Content-Length": str(len(data)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        feeds.base = f"http://127.0.0.1:{server.server_port}"
        try:
            yield feeds
        finally:
            server.shutdown()
            thread.join()
