"""What citation formats need to know of an article."""

from __future__ import annotations

import re
import unicodedata

from nutgraf.model.article import Article

_AND = re.compile(r"\s*(?:,|;|\band\b|&|\bund\b|\bet\b|\by\b)\s*")
_AGENCY = re.compile(
    r"[A-Z]{2,}\Z|.*\b(?:Agency|Press|News|Staff|Desk|Team|Correspondents?)\b", re.I
)
_SMALL = frozenset({"a", "an", "the"})


def authors(article: Article) -> list[str]:
    """The names in the article's author line, one each."""
    line = re.sub(r"^\s*by\s+", "", article.author or "", flags=re.IGNORECASE)
    return [name for name in _AND.split(line) if name]


def person(name: str) -> tuple[str, str] | None:
    """Given and family name; None for an institution or a single word."""
    words = name.split()
    if len(words) < 2 or len(words) > 5 or _AGENCY.match(name):
        return None
    return " ".join(words[:-1]), words[-1]


def key(article: Article) -> str:
    """A citation key of letters and digits, unique in its archive: `daily2022fuel12`."""
    whose = authors(article) or [article.source or "anon"]
    family = (person(whose[0]) or ("", whose[0]))[1]
    year = str(article.date.year) if article.date else ""
    words = [w for w in _plain(article.title).split() if w not in _SMALL]
    return f"{''.join(_plain(family).split())}{year}{words[0] if words else ''}{article.id}"


def _plain(text: str) -> str:
    """The text in lower-case letters a to z and digits."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", ascii_text).strip()
