"""Addresses in exports: the page, the passage on the page, and the way back into the reader."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from nutgraf.model.article import Article
from nutgraf.model.notes import Anchor, Note, NoteState

_UNSAFE = re.compile(r"[^\w\-.~:/?#@!$&'+,;=%]", re.ASCII)
"""What would end an address in Markdown, HTML or a terminal; brackets among it."""
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ocid)(?:=|\Z)", re.IGNORECASE)
_WHOLE = 120
"""Characters up to which a quotation stands in its fragment in full."""
_EDGE_WORDS = 6
"""Words at either end of a longer one."""


@lru_cache(maxsize=256)
def safe_url(url: str | None) -> str | None:
    """An http(s) address that is safe in Markdown and HTML, or None where it is anything else."""
    if not url or len(url) > 4_096:
        return None
    url = url.strip()
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host or "\\" in url:
        return None
    if not url.isprintable() or " " in url:
        return None
    return _UNSAFE.sub(lambda m: quote(m[0], safe=""), url)


def page_key(url: str | None) -> str | None:
    """What addresses of one page have in common: no scheme, `www.`, fragment, tracking or last slash."""
    page = safe_url(url)
    if page is None:
        return None
    parts = urlsplit(page)
    asked = [p for p in parts.query.split("&") if p and not _TRACKING.match(p)]
    host = (parts.netloc.rpartition("@")[2]).lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' if asked else ''}{'&'.join(asked)}"


def text_fragment(url: str | None, anchor: Anchor, text: str) -> str | None:
    """The address that opens the page at the passage (wicg.github.io/scroll-to-text-fragment), or None.

    A passage that stands more than once in the article's text takes its neighbours along.
    """
    page = safe_url(url)
    if page is None or not anchor.quote.strip():
        return None
    prefix = suffix = ""
    if text.count(anchor.quote) > 1:
        prefix = _encoded(_last_words(anchor.prefix)) + "-," if _last_words(anchor.prefix) else ""
        suffix = ",-" + _encoded(_first_words(anchor.suffix)) if anchor.suffix.strip() else ""
    joint = ":~:" if "#" in page else "#:~:"
    return f"{page.split(':~:')[0].rstrip('#')}{joint}text={prefix}{_wanted(anchor.quote)}{suffix}"


def way_back(article: Article, note: Note | None = None) -> str | None:
    """The `nutgraf://` address of an article, at a note's passage where that stands; None for a stand-in."""
    if not article.id:
        return None
    anchor = note.anchor if note else None
    if anchor is None or note is None or note.state is NoteState.LOST:
        return f"nutgraf://article/{article.id}"
    return f"nutgraf://article/{article.id}?at={anchor.start}-{anchor.end}"


def _wanted(passage: str) -> str:
    """The passage itself, or its first and last words: a fragment cannot span paragraphs otherwise."""
    if len(passage) <= _WHOLE and "\n" not in passage:
        return _encoded(passage)
    lines = passage.strip().split("\n")
    first, last = lines[0].split(), lines[-1].split()
    count = _EDGE_WORDS if len(lines) > 1 else min(_EDGE_WORDS, len(first) // 2)
    if not count:
        return _encoded(passage)
    return f"{_encoded(' '.join(first[:count]))},{_encoded(' '.join(last[-count:]))}"


def _last_words(prefix: str) -> str:
    """The whole words at the end of a prefix, of its last paragraph only."""
    line = prefix.split("\n")[-1]
    words = line.split()
    return " ".join(words[1:][-4:] if len(words) > 1 else words)


def _first_words(suffix: str) -> str:
    """The whole words at the beginning of a suffix."""
    words = suffix.lstrip().split("\n")[0].split()
    return " ".join(words[:-1][:4] if len(words) > 1 else words)


def _encoded(text: str) -> str:
    return quote(" ".join(text.split()), safe="").replace("-", "%2D")
