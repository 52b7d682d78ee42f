"""The library pane: which articles it shows, and in which order."""

from __future__ import annotations

from array import array
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from nutgraf.errors import ArchiveError, NutgrafError
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part
from nutgraf.tui.jobs import Latest
from nutgraf.tui.messages import IdsLoaded
from nutgraf.tui.widgets.topbar import Filters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

QUERIES: Mapping[str, str] = {
    "all": "",
    "unread": "is:unread",
    "starred": "is:starred",
    "tagged": "has:tag",
    "noted": "has:note",
    "archived": "is:archived",
}
"""The filters with a name of their own."""
SORTS: Mapping[str, str] = {
    "-date": "newest first",
    "date": "oldest first",
    "title": "by title",
    "source": "by source",
    "-notes": "most notes first",
    "-words": "longest first",
    "-added": "last added first",
}
"""The orders of the list, and what they are called."""
_AT_ONCE = 5_000
"""Articles up to which a list is made without a thread."""
_FIRST = 200
"""Articles of a longer list that are shown while the rest is on its way."""


class ListingActions(Part):
    """What the library shows."""

    query = ""
    sort = "-date"
    _name = ""
    """What the filter is called, where it is neither a named one nor to be shown as typed."""
    _number = 0
    _first = True
    """True until a whole list has come."""
    _filters = Filters()
    _latest: Latest | None = None

    def actions(self) -> Mapping[str, Action]:
        """Filters, orders, rows that are chosen."""
        return {
            **{f"go.{name}": plain(partial(self.narrow, query)) for name, query in QUERIES.items()},
            "go.source": plain(self._choose_source),
            "list.filter": self._filter,
            "list.sort": self._sort_by,
            "list.select": plain(self.reader.list.toggle_chosen),
            "list.select_all": plain(self.reader.list.choose_all),
        }

    def restore(self) -> None:
        """The list as it was left."""
        query, sort = self.library.setting("query"), self.library.setting("sort")
        self.query = query if isinstance(query, str) else ""
        self.sort = sort if isinstance(sort, str) and sort in SORTS else "-date"
        self.count()
        self.load()
        self._count_new()

    def close(self) -> None:
        """Remember what is shown; end the thread."""
        self.library.remember("query", self.query)
        self.library.remember("sort", self.sort)
        if self._latest is not None:
            self._latest.close()

    def narrow(self, query: str, name: str = "") -> None:
        """Show the articles that match a query; what is odd about it is told, if it was typed."""
        typed = query not in QUERIES.values()
        warnings = self.library.search.warnings(query) if typed else ()
        if warnings:
            self.reader.say(warnings[0], trouble=True)
        self.query, self._name = query, name
        self.reader.list.chosen.clear()
        self.load()
        self.reader.viewing.go_to("list")

    def load(self) -> None:
        """Ask for the list of the query; large archives answer a moment later."""
        self._number += 1
        number, query, sort = self._number, self.query, self.sort

        def work() -> IdsLoaded:
            try:
                return IdsLoaded(number, self.library.articles.shelf(query, sort=sort))
            except NutgrafError as error:
                return IdsLoaded(number, array("q"), error)

        if self._filters.all <= _AT_ONCE:
            self.loaded(work())
            return
        if not query and not self.reader.list.ids:
            self.reader.list.show(self.library.articles.shelf(sort=sort, limit=_FIRST))
        if self._latest is None:
            self._latest = Latest("list")
        self._latest.submit(work, self.reader)

    def loaded(self, message: IdsLoaded) -> None:
        """Show the list that has come, unless a newer one is on its way."""
        if message.number != self._number:
            return
        if message.error is not None:
            error = message.error
            self.reader.say(f"{error.message} {error.hint}".strip(), trouble=True)
        self.reader.list.empty = self._empty()
        self.reader.list.show(message.ids, current=self._wanted())
        self.reader.reading.listed(first=self._first)
        self._first = False
        self.reader.viewing.stand()

    def count(self) -> None:
        """Count the archive anew."""
        counts = self.library.articles.counts()
        self._filters = self._filters._replace(
            all=counts.all,
            unread=counts.unread,
            starred=counts.starred,
            tagged=counts.tagged,
            noted=counts.noted,
            saved=len(self.library.saved.all()),
        )

    def changed(self, ids: Sequence[int] | None = None) -> None:
        """Articles have changed: their rows and the counts are read anew."""
        self.reader.list.refresh_rows(ids)
        self.count()
        self.reader.viewing.stand()

    def look_elsewhere(self) -> None:
        """See whether another process has written to the archive, and write down what waits to be."""
        with suppress(ArchiveError):  # why not was told when it was first tried
            self.reader.reading.mark_opened()
            self.library.note_down()
        if self.library.changed_elsewhere():
            self.renew()

    def renew(self) -> None:
        """Read everything anew: rows, counts, order, and what is shown of the open article."""
        self.changed()
        self.load()
        self.reader.reading.renew()

    def show_filters(self) -> None:
        """Draw the bar at the top."""
        keymap = self.app.keymap
        active = next((name for name, query in QUERIES.items() if query == self.query), "")
        shown = active or self._name or self.query
        filters = self._filters._replace(active=shown, shown=self.reader.list.count)
        search = "go.search" if self.reader.page.has_focus else "search.open"
        self.reader.top_bar.show(filters, keymap.shown(search))

    @property
    def empty_archive(self) -> bool:
        """True where there is not a single article."""
        return not self._filters.all

    def targets(self) -> tuple[int, ...]:
        """The articles that an action is meant for: the chosen rows, or the one that is read."""
        reader = self.reader
        if reader.page.has_focus and reader.reading.article is not None:
            return (reader.reading.article.id,)
        return reader.list.targets()

    def _empty(self) -> tuple[str, ...]:
        """What stands in the place of rows: what would be here, and which key brings it."""
        shown = self.app.keymap.shown
        if self.empty_archive:
            return (
                "Nutgraf keeps the news that you read, and what you write in it.",
                "",
                f"{shown('list.samples')} adds the sample articles.",
                f"{shown('list.add')} adds a file, a folder or an address.",
                f"{shown('help.open')} shows every key.",
            )
        if self.query in QUERIES.values() and self.query:
            return (f"Nothing here yet: {shown('go.all')} shows every article.",)
        return (f"No article matches: {shown('list.filter')} changes the filter,"
                f" {shown('go.all')} shows every article.",)  # fmt: skip

    def _wanted(self) -> int | None:
        """The row that a list begins at: that of the open article in the first list, else as before."""
        article = self.reader.reading.article
        return article.id if self._first and article is not None else self.reader.list.current

    def _count_new(self) -> None:
        """How many articles have come since the reader was left, by their ids."""
        last = self.library.setting("last_article")
        new, newest = self.library.articles.newer(last if isinstance(last, int) else 0)
        if new:
            self.library.remember("last_article", newest)
        if isinstance(last, int):
            self._filters = self._filters._replace(new=new)

    def _filter(self, argument: str) -> None:
        """Narrow the list to a query that is typed."""
        from nutgraf.tui.screens.entry import EntryScreen

        if argument:
            self.narrow(argument)
            return
        entry = EntryScreen("Filter", self.query, "words, tag:…, source:…, is:unread, date:2026-02")
        self.reader.ask(entry, self.narrow)

    def _sort_by(self, argument: str) -> None:
        """Choose the order."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        if argument:
            self._order(argument if argument in SORTS else f"-{argument}")
            return
        items = [Item(sort, name, lit=sort == self.sort) for sort, name in SORTS.items()]
        self.reader.ask(MenuScreen("Order", items), self._order)

    def _order(self, sort: str) -> None:
        """Take over an order."""
        if sort in SORTS:
            self.sort = sort
            self.load()
            self.reader.say(f"The library is in order: {SORTS[sort]}.")
        else:
            key = self.app.keymap.shown("list.sort")
            self.reader.say(
                f"There is no order {sort.lstrip('-')!r}; {key} shows them.", trouble=True
            )

    def _choose_source(self) -> None:
        """Show the articles of one source."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        sources = self.library.articles.by_source()
        items = [Item(name, name, f"{number:,}") for name, number in sources]
        chosen = MenuScreen("Source", items, empty="No articles yet, so no sources.")
        self.reader.ask(chosen, lambda name: self.narrow(f'source:"{name}"', name))
