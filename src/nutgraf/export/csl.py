"""CSL-JSON of the articles, for Zotero, Pandoc and every citation processor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.export.citations import authors, key, person
from nutgraf.export.context import Context
from nutgraf.export.links import safe_url
from nutgraf.export.shapes import Object, line
from nutgraf.model.article import Article
from nutgraf.model.bundle import ArticleBundle


def write(bundles: Iterable[ArticleBundle], context: Context) -> Iterator[str]:
    """A list with an item for each article that is in the archive."""
    before = "["
    for bundle in bundles:
        if bundle.stored:
            yield f"{before}\n{line(_item(bundle.article, context))}"
            before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _item(article: Article, context: Context) -> Object:
    item: Object = {"id": key(article), "type": "article-newspaper", "title": article.title}
    if names := authors(article):
        item["author"] = [_name(name) for name in names]
    if article.source:
        item["container-title"] = article.source
    if article.date:
        item["issued"] = _date(article.date.isoformat())
    if url := safe_url(article.url):
        item["URL"] = url
        item["accessed"] = _date(context.day)
    if article.language != "und":
        item["language"] = article.language
    if article.tags:
        item["keyword"] = ", ".join(article.tags)
    return item


def _name(name: str) -> Object:
    parts = person(name)
    return {"literal": name} if parts is None else {"family": parts[1], "given": parts[0]}


def _date(iso: str) -> Object:
    return {"date-parts": [[int(part) for part in iso.split("-")]]}
