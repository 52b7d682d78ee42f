"""Addresses in the article, and behind its words: opened or copied by a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nutgraf.model.article import Article

_COPY = "y"
"""Typed before a letter, it copies the address in place of opening it."""


class LinkingActions(Part):
    """Where the article leads."""

    def actions(self) -> Mapping[str, Action]:
        """Letters on what leads somewhere."""
        return {"page.links": plain(self._show)}

    def take(self, article: Article) -> None:
        """Let the page know where the words of an article lead that has been opened."""
        self.reader.page.set_links(self.library.articles.links(article))

    def _show(self) -> None:
        """Put a letter on every link that is seen; the letter opens it, or copies its address."""
        from nutgraf.tui.screens.letters import LettersScreen

        page = self.reader.page
        hints = page.hints()
        if not hints:
            own = f"; {self.app.keymap.shown('list.browser')} opens the article's own"
            self.reader.say(f"No link is in sight{own if page.article.url else ''}.")
            return
        page.show_hints(hints)
        letters = LettersScreen({hint.label: hint.address for hint in hints}, switch=_COPY)

        def chosen(address: str | None) -> None:
            page.hide_hints()
            self.reader.viewing.quiet()
            if address:
                self._copy(address) if letters.switched else self.open(address)

        self.reader.say(f"A letter opens the link; {_COPY} and a letter copies its address.")
        self.app.push_screen(letters, chosen)

    def open(self, address: str) -> None:
        """Open it in the browser."""
        self.app.open_url(address)
        self.reader.say(f"Opened {address}")

    def _copy(self, address: str) -> None:
        """Put it into the clipboard."""
        from nutgraf.tui.clipboard import copy

        copy(self.app, address)
        self.reader.say(f"Copied {address}")
