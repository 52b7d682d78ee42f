"""The library: as many rows as the archive has articles, of which only those in sight are read."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from datetime import date
from typing import TYPE_CHECKING

from textual.reactive import var

from nutgraf.tui.widgets.cards import Cards, Look, lines_for
from nutgraf.tui.widgets.choosing import ChoosingRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.strip import Strip

    from nutgraf.model.article import ArticleRow

WINDOW = 100
"""Rows read at once."""
_WINDOWS_KEPT = 20


class LibraryList(ChoosingRows[int]):
    """Rows by id, in the order given; what they look like comes from the archive by windows."""

    MARGIN = 1
    compact = var(False)
    """One line a row."""

    def __init__(
        self, fetch: Callable[[Sequence[int]], list[ArticleRow]], *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._fetch = fetch
        self._windows: OrderedDict[int, dict[int, ArticleRow]] = OrderedDict()
        self.ids: array[int] = array("q")
        self.opened: int | None = None
        """Id of the article on the page."""
        self.today = date.today()

    @property
    def count(self) -> int:
        """How many articles the list has."""
        return len(self.ids)

    @property
    def current(self) -> int | None:
        """Id of the article under the cursor."""
        return self.ids[self.cursor] if self.ids else None

    def show(self, ids: array[int], *, current: int | None = None) -> None:
        """Other articles, or another order; the cursor goes to one of them or stays where it is."""
        place = self.cursor
        if current is not None and current in ids:
            place = ids.index(current)
        self.ids = ids
        self._windows.clear()
        self.chosen.intersection_update(ids if self.chosen else ())
        self._measure()
        self.reset(place)

    def refresh_rows(self, ids: Iterable[int] | None = None) -> None:
        """Read rows anew that have changed; all of them without arguments."""
        if ids is None:
            self._windows.clear()
            self.forget()
            return
        changed = set(ids)
        for number, window in list(self._windows.items()):
            if changed & window.keys():
                del self._windows[number]
                self.forget(number * WINDOW * self.row_height, WINDOW * self.row_height)

    def row(self, index: int) -> ArticleRow | None:
        """The row at an index; None if its article is gone."""
        number = index // WINDOW
        window = self._windows.get(number)
        if window is None:
            rows = self._fetch(self.ids[number * WINDOW : (number + 1) * WINDOW])
            window = self._windows[number] = {row.id: row for row in rows}
            if len(self._windows) > _WINDOWS_KEPT:
                self._windows.popitem(last=False)
        self._windows.move_to_end(number)
        return window.get(self.ids[index])

    def current_row(self) -> ArticleRow | None:
        """The row under the cursor."""
        return self.row(self.cursor) if self.ids else None

    def go_to(self, article: int) -> bool:
        """Put the cursor on an article; False if the list does not have it."""
        if article not in self.ids:
            return False
        self.move_to(self.ids.index(article), quiet=True)
        return True

    def mark_opened(self, article: int | None) -> None:
        """Remember which article is on the page."""
        self.opened = article

    def key_at(self, index: int) -> int:
        """The id of the article of a row."""
        return self.ids[index]

    def choose_all(self) -> None:
        """Choose every row; none if all were."""
        self.chosen = set() if len(self.chosen) == len(self.ids) else set(self.ids)
        self.forget()

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """The card of an article."""
        cards = Cards(self.palette, self.glyphs, self.today)
        id = self.ids[index]
        look = Look(index == self.cursor, self.has_focus, id in self.chosen, id == self.opened)
        return cards.draw(self.row(index), look, width, self.row_height)

    def watch_compact(self) -> None:
        """Another density: every row has another height."""
        if self.is_mounted:
            self._measure()
            self.reset(self.cursor)

    def on_resize(self) -> None:
        """Rows are higher where they are narrow."""
        self._measure()

    def _measure(self) -> None:
        """Choose the height of a row, keeping the first row in sight at the top."""
        lines = lines_for(self.size.width, self.compact)
        if lines != self.row_height:
            first = self.scroll_offset.y // self.row_height
            self.row_height = lines
            self.set_height(self.count * lines)
            self.forget()
            self.jump_to(first * lines)
