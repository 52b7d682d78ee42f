"""The unit that every exporter takes: one article with what the user and the program made of it."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.model.article import Article, Link
from nutgraf.model.corrections import Correction
from nutgraf.model.marks import Analysis, Entity, Judgement
from nutgraf.model.notes import Note

NO_ANALYSIS = Analysis(engine="", engine_version="", language="und")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleBundle:
    """An article with its notes, marks and verdicts; bundles are streamed, one at a time."""

    article: Article
    """Of notes without an article a stand-in with id 0 that holds what is known: title and address."""
    links: tuple[Link, ...] = ()
    """Where words of the text lead; only where all of the article is exported."""
    notes: tuple[Note, ...] = ()
    """In the order of the text; those on the whole article last."""
    analysis: Analysis = NO_ANALYSIS
    verdicts: tuple[Judgement, ...] = ()
    """In the order of the text."""
    corrections: tuple[Correction, ...] = ()
    """What the user decided about marks of this article alone."""
    entity: Entity | None = None
    """Of a bundle of notes on an entity: that entity; its article is a stand-in."""

    @property
    def stored(self) -> bool:
        """Whether the article is in the archive."""
        return self.article.id != 0


def stand_in(title: str, url: str | None = None) -> Article:
    """The article of notes that have none: nothing but what is known of it."""
    return Article(
        id=0,
        version=0,
        title=title,
        text="",
        blocks=(),
        date=None,
        source="",
        author=None,
        url=url,
        language="und",
        words=0,
        added="",
    )
