"""Articles as lists and the page use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.wording import counted

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from nutgraf.library.remembering import Remembering
    from nutgraf.library.searching import Searching
    from nutgraf.model.article import Article, ArticleRow, Link
    from nutgraf.model.marks import Span
    from nutgraf.store.articles import Counts, Version
    from nutgraf.store.store import Store


class Articles:
    """Reading articles, and what the user does with them; every change can be undone."""

    def __init__(self, store: Store, search: Searching, remembering: Remembering) -> None:
        self._store = store
        self._search = search
        self._remembering = remembering

    def get(self, article_id: int) -> Article:
        """One article with its newest text; raises NotFound."""
        return self._remembering.placed(self._store.articles.get(article_id))

    def links(self, article: Article) -> tuple[Link, ...]:
        """Where the article's words lead that were links where it was read, in order."""
        return self._store.articles.links(article.version)

    def ids(self, query: str = "", *, sort: str = "-date") -> array[int]:
        """Ids of the articles that a query matches, all of them for an empty one.

        `sort` is one of date, title, source, notes, added, words, with `-` for descending.
        """
        return self._search.ids(query, sort=sort)

    def shelf(
        self, query: str = "", *, sort: str = "-date", limit: int | None = None
    ) -> array[int]:
        """As `ids`, without what was put away and folded copies, unless the query asks for them."""
        if not query.strip():
            return self._store.articles.shelf(sort, -1 if limit is None else limit)
        found = self._search.ids(_without_hidden(query), sort=sort)
        return found if limit is None else found[:limit]

    def newer(self, article_id: int) -> tuple[int, int]:
        """How many articles were added after one of this id, and the id of the last (0 for none)."""
        return self._store.articles.newer(article_id)

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """The list rows of these articles, in this order."""
        return self._store.articles.rows(ids)

    def counts(self) -> Counts:
        """How many articles there are, by what lists filter."""
        return self._store.articles.counts()

    def by_source(self) -> list[tuple[str, int]]:
        """The sources and how many articles each has, most articles first; slower than `counts`."""
        return self._store.articles.by_source()

    def sentences(self, article: Article) -> tuple[Span, ...]:
        """The sentences of an article's text."""
        from nutgraf.text.segment import sentences

        return sentences(article.text)

    def versions(self, article_id: int) -> list[Version]:
        """All texts of an article, oldest first."""
        return self._store.articles.versions(article_id)

    def mark_read(self, ids: Sequence[int], read: bool = True) -> None:
        """Mark articles read or unread."""
        state = "read" if read else "unread"
        self._store.reading.set_flag(
            ids, "read", read, f"marked {counted(len(ids), 'article')} {state}"
        )

    def star(self, ids: Sequence[int], starred: bool = True) -> None:
        """Star articles, or take the star away."""
        verb = "starred" if starred else "unstarred"
        self._store.reading.set_flag(
            ids, "starred", starred, f"{verb} {counted(len(ids), 'article')}"
        )

    def archive(self, ids: Sequence[int], archived: bool = True) -> None:
        """Put articles away, or bring them back."""
        verb = "archived" if archived else "brought back"
        self._store.reading.set_flag(
            ids, "archived", archived, f"{verb} {counted(len(ids), 'article')}"
        )

    def remember_position(self, article_id: int, offset: int) -> None:
        """Where the page was left, as a character offset; not part of undo."""
        self._remembering.leave(article_id, offset)

    def next_unread(self, ids: Sequence[int], after: int) -> int | None:
        """The first unread article behind the position `after` of a list of ids, else before it."""
        turned = (ids[(after + 1 + i) % len(ids)] for i in range(len(ids)))
        return self._store.reading.first_without(turned, "read")

    def all_read(self, ids: Sequence[int]) -> bool:
        """Whether every one of these articles is read."""
        return self._store.reading.first_without(ids, "read") is None

    def all_starred(self, ids: Sequence[int]) -> bool:
        """Whether every one of these articles has a star."""
        return self._store.reading.first_without(ids, "starred") is None


def _without_hidden(query: str) -> str:
    asked = f"({query})" if " or " in query.casefold() else query
    hidden = [f"-{what}" for what in ("is:archived", "is:duplicate") if what not in query]
    return " ".join([asked, *hidden])
