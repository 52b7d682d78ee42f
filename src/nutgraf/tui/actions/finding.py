"""Finding words in the article on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nutgraf.model.marks import Span


class FindingActions(Part):
    """Marking every match, and going from one to the next."""

    active = False
    """True while matches are marked."""

    def actions(self) -> Mapping[str, Action]:
        """Finding, going on, ending."""
        page = self.reader.page
        return {
            "find.here": self._find,
            "find.next": plain(lambda: page.match_by(1)),
            "find.previous": plain(lambda: page.match_by(-1)),
            "find.stop": plain(self.stop),
        }

    def mark_matches(self, terms: Sequence[str], passage: Span | None) -> None:
        """Mark what was searched for, and go to a passage of it."""
        page = self.reader.page
        spans = self.library.search.ranges(page.article.text, terms)
        self.active = page.set_matches(spans) > 0
        if passage is not None:
            page.goto(passage.start)
        if self.active:
            page.match_by(1)
        self.reader.viewing.stand()

    def point_out(self, passage: Span) -> None:
        """Mark one passage, and go to it."""
        self.active = self.reader.page.set_matches([passage]) > 0
        self.reader.page.match_by(1)
        self.reader.viewing.stand()

    def stop(self) -> None:
        """Mark matches no longer."""
        self.active = False
        self.reader.page.clear_matches()

    def found(self) -> str:
        """Which match the cursor is at, of how many."""
        number, total = self.reader.page.matches
        if number:
            return f"{number:,} of {total:,}"
        return f"{total:,} match{'' if total == 1 else 'es'}"

    def _find(self, argument: str) -> None:
        """Ask what to find in the article, and go there while it is typed."""
        from nutgraf.tui.screens.entry import EntryScreen

        if argument:
            self._found_all(argument)
            return
        entry = EntryScreen("Find", "", "words in this article", on_typed=self._found_typing)
        self.app.push_screen(entry, self._find_done)

    def _find_done(self, typed: str | None) -> None:
        """Keep the matches of what was typed; drop them if it was given up."""
        if typed is None:
            self.stop()
        elif typed and not self.active:
            self._not_found(typed)
        self.reader.viewing.stand()

    def _found_typing(self, text: str) -> str:
        """Mark every place of what is typed so far; how many there are."""
        self._mark_all(text)
        return self.found() if text else ""

    def _found_all(self, text: str) -> None:
        """Mark every place of a text, and say so where there is none."""
        self._mark_all(text)
        if not self.active:
            self._not_found(text)

    def _not_found(self, text: str) -> None:
        """Say that the article does not have it, and where else to look."""
        key = self.app.keymap.shown("go.search")
        told = f"The article does not contain “{text}”; {key} searches all of them."
        self.reader.say(told, trouble=True)

    def _mark_all(self, text: str) -> None:
        """Mark every place of a text, and go to the first one after the cursor."""
        self.active = bool(text) and self.reader.page.find(text) > 0
        if self.active:
            self.reader.page.match_by(1)
        else:
            self.stop()
        self.reader.viewing.stand()
