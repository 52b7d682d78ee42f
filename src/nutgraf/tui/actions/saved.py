"""Saved searches: live folders of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORGET = "\n"
"""In the menu of saved searches, what is no name of one."""


class SavedActions(Part):
    """Showing the articles of a saved search, and forgetting it."""

    def actions(self) -> Mapping[str, Action]:
        """The menu of them."""
        return {"go.saved": plain(self._choose)}

    def _choose(self) -> None:
        """Show the articles of a saved search."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        saved = {search.name: search.query for search in self.library.saved.all()}
        items = [
            Item(name, name, f"{len(self.library.articles.ids(query)):,}  {query}")
            for name, query in saved.items()
        ]
        if saved:
            items.append(Item(_FORGET, "forget one of them"))
        key = self.app.keymap.shown("search.save")
        empty = f"No saved searches yet: {key} in the search saves one."
        menu = MenuScreen("Saved searches", items, empty=empty)

        def chosen(name: str) -> None:
            if name == _FORGET:
                self.reader.ask(MenuScreen("Forget which search", items[:-1]), self._forget)
            else:
                self.reader.listing.narrow(saved[name], name)

        self.reader.ask(menu, chosen)

    def _forget(self, name: str) -> None:
        """Keep a search no longer; the articles it found stay."""
        self.library.saved.remove(name)
        self.reader.listing.count()
        undo = self.app.keymap.shown("history.undo")
        self.reader.say(f"The search “{name}” is forgotten; {undo} brings it back.")
