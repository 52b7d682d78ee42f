"""What was searched for before: remembered, stepped through, offered where nothing is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.tui.widgets.answer_rows import Past, Remark, ResultRow, Title

if TYPE_CHECKING:
    from nutgraf.library.library import Library

_REMEMBERED = 50
"""Searches that are kept."""
_OFFERED = 10
"""Those of them that are shown."""
_SETTING = "searches"


class PastSearches:
    """The queries of former searches, the newest last, and the place among them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        kept = library.setting(_SETTING, [])
        self._queries = [str(query) for query in kept] if isinstance(kept, list) else []
        self._place: int | None = None

    def step(self, step: int) -> str | None:
        """The query that came before the one stepped to last, or after it; None where there are none."""
        if not self._queries:
            return None
        place = -1 if self._place is None else self._place
        self._place = max(0, min(place + step, len(self._queries) - 1))
        return self._queries[-1 - self._place]

    def remember(self, query: str) -> None:
        """Keep a query as the newest."""
        kept = [each for each in self._queries if each != query]
        self._library.remember(_SETTING, [*kept, query][-_REMEMBERED:])

    def rows(self) -> list[ResultRow]:
        """Saved searches and the newest of these, or what a search is."""
        saved = [Past(search.query, search.name) for search in self._library.saved.all()]
        rows: list[ResultRow] = [Title("saved", ""), *saved] if saved else []
        if self._queries:
            newest = self._queries[: -_OFFERED - 1 : -1]
            rows += [Title("earlier", ""), *map(Past, newest)]
        return rows or [Remark("Answers come while you type; a field with a colon narrows them.")]
