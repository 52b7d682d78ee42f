"""BibTeX of the articles, as biblatex reads it: `@online`, or `@article` for one without an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nutgraf.export.citations import authors, key, person
from nutgraf.export.context import Context
from nutgraf.export.links import safe_url
from nutgraf.model.article import Article
from nutgraf.model.bundle import ArticleBundle

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_ANY_SPECIAL = re.compile(r"[\\{}$&#%_~^]")


def write(bundles: Iterable[ArticleBundle], context: Context) -> Iterator[str]:
    """An entry for each article that is in the archive."""
    for bundle in bundles:
        if bundle.stored:
            yield _entry(bundle.article, context)


def _entry(article: Article, context: Context) -> str:
    url = safe_url(article.url)
    fields = {
        "title": f"{{{_tex(article.title)}}}",
        "author": " and ".join(map(_author, authors(article))),
        "date": article.date.isoformat() if article.date else "",
        "journaltitle": _tex(article.source),
        "url": re.sub(r"[%#]", lambda m: f"\\{m[0]}", url or ""),
        "urldate": context.day if url else "",
        "langid": article.language if article.language != "und" else "",
        "keywords": _tex(", ".join(article.tags)),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{'online' if url else 'article'}{{{key(article)},\n{lines}}}\n\n"


def _author(name: str) -> str:
    """A person as `Family, Given`; an institution in braces, so that it is not taken apart."""
    parts = person(name)
    return f"{_tex(parts[1])}, {_tex(parts[0])}" if parts else f"{{{_tex(name)}}}"


def _tex(text: str) -> str:
    return _ANY_SPECIAL.sub(lambda m: _SPECIAL[m[0]], " ".join(text.split()))
