"""Undo and redo, and the list of what can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part
from nutgraf.tui.turning import turn

if TYPE_CHECKING:
    from collections.abc import Mapping


class UndoingActions(Part):
    """Taking back what was done, and doing it again."""

    def actions(self) -> Mapping[str, Action]:
        """Undo, redo, changes."""
        return {
            "history.undo": plain(lambda: self._turn("history.undo")),
            "history.redo": plain(lambda: self._turn("history.redo")),
            "go.changes": plain(self._changes),
        }

    def _turn(self, command: str) -> None:
        """Undo or redo: show everything anew, and say what it was."""
        turned = turn(self.library.history, command)
        if turned.changed:
            self.reader.listing.renew()
        self.reader.say(turned.told)

    def _changes(self) -> None:
        """List what was changed; undo down to one, or do it again."""
        from nutgraf.tui.screens.changes import ChangesScreen

        self.app.push_screen(ChangesScreen(self.library), self._left)

    def _left(self, touched: bool | None) -> None:
        """Show everything as it is now."""
        if touched:
            self.reader.listing.renew()
            self.reader.tending.catch_up()
