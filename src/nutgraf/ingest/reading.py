"""The door to reading: bytes, files, folders and URLs become documents, or errors fit for the user."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from nutgraf.errors import FeedFound, SourceError, UnknownFormat, UnreadableSource
from nutgraf.ingest.encoding import decode
from nutgraf.ingest.feed_signs import is_feed
from nutgraf.ingest.files import read_regular, refuse_large, walk
from nutgraf.text.canonical import safe_text

if TYPE_CHECKING:
    from nutgraf.model.article import Document

PLAIN = frozenset((".txt", ".text"))
MARKDOWN = frozenset((".md", ".markdown"))
HTML = frozenset((".html", ".htm", ".xhtml"))
OTHERS = frozenset((
    ".atom", ".csv", ".eml", ".json", ".jsonl", ".mht", ".mhtml", ".opml", ".rss", ".tsv", ".xml",
))  # fmt: skip
"""Text that would be read as if it were prose; a page of HTML under such a name is read as one."""

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)*(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRONT_MATTER = re.compile(r"\s*(?:---[ \t]*\n\s*[\w -]+:|\+\+\+[ \t]*\n\s*[\w -]+=)")
_MARKDOWN_SIGNS = re.compile(
    r"^#{1,6} \S|^\[[^\]\n]+\]: |\]\(https?://|!\[[^\]\n]*\]\(", re.MULTILINE
)
_SNIFFED = 4000
"""Characters by which the format of what has no telling name is recognised."""


def read_bytes(data: bytes, *, name: str) -> Document:
    """The article in `data`; `name` tells its format if it ends in one, and stands in error messages.

    Raises `UnreadableSource` for what is empty, binary, or of no certain encoding, `FeedFound` for a feed.
    """
    return _read(data, name, suffix=PurePath(name).suffix.lower())


def read_file(path: Path) -> Document:
    """The article in a regular file of at most 20 MB; its origin is the absolute path."""
    data = read_regular(path)
    document = read_bytes(data, name=safe_text(str(path), single_line=True))
    return replace(document, origin=_storable(os.path.realpath(path)))


def read_url(url: str, *, allow_private: bool = False) -> Document:
    """The article at a URL; its origin is where it came from after redirects. Raises `FetchError` too."""
    from nutgraf.ingest.fetch import fetch_page

    page = fetch_page(url, allow_private=allow_private)
    path = page.url.partition("?")[0].partition("#")[0]
    document = _read(page.body, url, PurePath(path).suffix.lower(), declared=page.charset)
    return replace(document, origin=page.url, url=document.url or page.url)


def files_in(folder: Path, on_error: Callable[[SourceError], None]) -> Iterator[Path]:
    """The articles in a folder and all below it, sorted; what cannot be read goes to `on_error`."""
    return walk(folder, PLAIN | MARKDOWN | HTML, on_error)


def _read(data: bytes, name: str, suffix: str, declared: str = "") -> Document:
    refuse_large(len(data), name)
    if not data.strip():
        raise UnreadableSource(name, "there is nothing in it.")
    if is_feed(data):
        raise FeedFound(name, data)
    document = _in_format(decode(data, name=name, declared=declared), name, suffix)
    if not document.text:
        if document.date is not None:
            raise UnreadableSource(name, "it has a date but no text.")
        raise UnreadableSource(name, "no article was found in it.")
    return document


def _in_format(text: str, name: str, suffix: str) -> Document:
    """Reads the text by its name's ending, or by what it looks like where that says nothing."""
    start = text[:_SNIFFED]
    is_page = suffix in HTML or _HTML_START.match(start) is not None
    if not is_page and (suffix in OTHERS or start.lstrip().startswith("<?xml")):
        kind = suffix.removeprefix(".").upper() if suffix in OTHERS else "XML"
        raise UnknownFormat(
            name,
            f"it is no article but {kind} data.",
            hint="Articles are read from plain text, Markdown and HTML.",
        )
    if is_page and suffix not in MARKDOWN:
        from nutgraf.ingest.html import read_html

        return read_html(text, name=name)
    looks_marked = _FRONT_MATTER.match(start) or (suffix not in PLAIN and _is_markdown(start))
    if suffix in MARKDOWN or looks_marked:
        from nutgraf.ingest.markdown import read_markdown

        return read_markdown(text)
    from nutgraf.ingest.plain import read_plain

    return read_plain(text)


def _is_markdown(start: str) -> bool:
    """Whether a text without a telling name begins with a heading or has two signs of Markdown."""
    return start.lstrip().startswith("# ") or len(_MARKDOWN_SIGNS.findall(start)) > 1


def _storable(path: str) -> str:
    """A path whose bytes are no UTF-8 as one that can be written down."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
