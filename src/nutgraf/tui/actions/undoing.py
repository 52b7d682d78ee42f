"""Undo and redo, and the list of what can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping


class UndoingActions(Part):
    """Taking back what was done, and doing it again."""

    def actions(self) -> Mapping[str, Action]:
        """Undo, redo, changes."""
        return {
            "history.undo": plain(self.undo),
            "history.redo": plain(self.redo),
            "go.changes": plain(self._changes),
        }

    def undo(self) -> None:
        """Take the newest change back."""
        label = self.library.history.undo()
        self._told("Undone", label, "There is nothing to undo.")

    def redo(self) -> None:
        """Do the oldest undone change again."""
        label = self.library.history.redo()
        self._told("Done again", label, "There is nothing to do again.")

    def _told(self, what: str, label: str | None, nothing: str) -> None:
        """Show everything anew, and say what was undone."""
        if label is not None:
            self.reader.listing.renew()
        self.reader.say(f"{what}: {label}." if label is not None else nothing)

    def _changes(self) -> None:
        """List what was changed; undo down to one, or do it again."""
        from nutgraf.tui.screens.changes import ChangesScreen

        self.app.push_screen(ChangesScreen(self.library), self._left)

    def _left(self, touched: bool | None) -> None:
        """Show everything as it is now."""
        if touched:
            self.reader.listing.renew()
            self.reader.tending.catch_up()
