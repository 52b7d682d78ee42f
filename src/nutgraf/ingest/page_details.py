"""What a page says about itself: JSON-LD, Open Graph and other metas, and its headings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from nutgraf.ingest.assemble import Details
from nutgraf.ingest.dates import read_date
from nutgraf.ingest.page import Element, words_in

_ARTICLE_TYPE = re.compile(r"Article|BlogPosting|Report|Review|LiveBlog")
_MOST_NODES = 500
"""Values of JSON-LD that are looked at."""
_TITLE_SEPARATOR = re.compile(r"\s+[|–—·»-]\s+")
_BY = re.compile(r"^(?:by|von|par|por)\s+", re.IGNORECASE)

_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "title")
_DATE_METAS = (
    "article:published_time", "datepublished", "og:published_time", "date", "pubdate",
    "publishdate", "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued",
    "dcterms.created", "article.published", "cxenseparse:recs:publishtime",
)  # fmt: skip
_AUTHOR_METAS = (
    "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator",
)  # fmt: skip
_SITE_METAS = ("og:site_name", "application-name", "dc.publisher", "publisher")


def details_of(tree: Element) -> Details:
    """The title, date, author, outlet, address and tags that stand in the page."""
    metas = _metas(tree)
    story = _story(tree)
    outlet = _first(metas, _SITE_METAS) or _names(story.get("publisher"))
    return Details(
        title=_title(tree, metas, story, outlet),
        date=_date(tree, metas, story),
        author=_author(tree, metas, story),
        outlet=outlet,
        url=_address(tree, metas),
        tags=tuple(metas.get("article:tag", ())) or _keywords(story),
    )


def body_of_story(tree: Element) -> str:
    """The article's text where a page carries it as data only."""
    return _text(_story(tree).get("articleBody"))


def _metas(tree: Element) -> dict[str, list[str]]:
    """The contents of `meta` elements by their names in small letters."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((metas[name][0] for name in names if name in metas), "")


def _story(tree: Element) -> dict[str, Any]:
    """The JSON-LD object that describes an article; the fullest if there are several."""
    stories = [node for node in _nodes(tree) if _is_story(node)]
    return max(stories, key=len, default={})


def _nodes(tree: Element) -> Iterator[dict[str, Any]]:
    waiting: list[Any] = []
    for script in tree.iter("script"):
        try:
            waiting.append(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.append(node.get("@graph"))
            waiting.append(node.get("mainEntity"))


def _is_story(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    named = any(isinstance(name, str) and _ARTICLE_TYPE.search(name) for name in names)
    return named or ("headline" in node and "datePublished" in node)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _names(value: Any) -> str:
    """The names of one or several people or organisations, which may be strings or objects."""
    items = value if isinstance(value, list) else [value]
    names = (_text(item.get("name") if isinstance(item, dict) else item) for item in items)
    return ", ".join(dict.fromkeys(name for name in names if name and "://" not in name))


def _title(tree: Element, metas: dict[str, list[str]], story: dict[str, Any], outlet: str) -> str:
    """The article's own title, without the outlet's name behind it."""
    headings = (words_in(h1) for h1 in tree.iter("h1"))
    heading = next(filter(None, headings), "")
    page = next((words_in(title) for title in tree.iter("title")), "")
    title = _first(metas, _TITLE_METAS) or _text(story.get("headline")) or heading or page
    parts = _TITLE_SEPARATOR.split(title)
    if len(parts) > 1 and outlet and parts[-1].casefold() in outlet.casefold():
        title = title[: title.rindex(parts[-1])].rstrip(" |–—·»-")
    if (
        heading
        and title != heading
        and title.startswith(heading)
        and _TITLE_SEPARATOR.search(title)
    ):
        return heading
    return title


def _date(tree: Element, metas: dict[str, list[str]], story: dict[str, Any]) -> date | None:
    """The day of publication, from the surest place that has one."""
    written = [_text(story.get("datePublished"))]
    written += [value for name in _DATE_METAS for value in metas.get(name, ())]
    written += [time.get("datetime") or words_in(time) for time in tree.iter("time")][:5]
    return next(filter(None, map(read_date, written)), None)


def _author(tree: Element, metas: dict[str, list[str]], story: dict[str, Any]) -> str:
    author = _names(story.get("author")) or _names(
        [value for name in _AUTHOR_METAS for value in metas.get(name, ())][:1]
    )
    if not author:
        places = tree.xpath("//*[@rel='author' or @itemprop='author' or @class='author']")
        names = (words_in(place) for place in places[:3])
        author = ", ".join(dict.fromkeys(name for name in names if 2 < len(name) < 80))
    return _BY.sub("", author)


def _address(tree: Element, metas: dict[str, list[str]]) -> str:
    links = (link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical")
    candidates = [*links, *metas.get("og:url", ())]
    return next((c for c in candidates if c.startswith(("http://", "https://"))), "")


def _keywords(story: dict[str, Any]) -> tuple[str, ...]:
    words = story.get("keywords")
    return tuple(filter(None, map(_text, words))) if isinstance(words, list) else ()
