"""What tells a feed, and the page that names one; looked for in everything that is read, so it imports little."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

from nutgraf.ingest.assemble import web_address

_FEED = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<\?xml-stylesheet[^>]{0,400}>\s*)*"
    rb"(?:<!--.{0,4000}?-->\s*|<!DOCTYPE[^>]{0,400}>\s*)*"
    rb"<(?:rss|(?:\w+:)?feed|(?:\w+:)?RDF)\b",
    re.DOTALL,
)
_JSON_FEED = re.compile(rb"\s*\{.{0,2000}?\"https?://(?:www\.)?jsonfeed\.org/version/", re.DOTALL)
_LINK = re.compile(rb"<link\b[^>]{0,1000}>", re.IGNORECASE)
_FEED_TYPE = re.compile(
    rb"type\s*=\s*[\"']?application/(?:rss\+xml|atom\+xml|feed\+json)", re.IGNORECASE
)
_HREF = re.compile(
    rb"href\s*=\s*(?:\"([^\"]{1,2000})\"|'([^']{1,2000})'|([^\s>\"']{1,2000}))", re.I
)
_HEAD = 200_000
"""Bytes of a page in which it names its feed."""


def is_feed(data: bytes) -> bool:
    """Whether it begins as a feed does."""
    return _FEED.match(data[:8_000]) is not None or _JSON_FEED.match(data[:3_000]) is not None


def feed_of_page(data: bytes, url: str) -> str | None:
    """The address of the first feed that a page at `url` names in its head, if it names one."""
    for link in _LINK.findall(data[:_HEAD]):
        href = _HREF.search(link)
        if href is not None and _FEED_TYPE.search(link):
            address = next(part for part in href.groups() if part)
            return web_address(urljoin(url, html.unescape(address.decode("utf-8", "replace"))))
    return None
