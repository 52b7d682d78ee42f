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
        """List what can be undone; choosing a row undoes everything down to it."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        changes = self.library.history.changes(50)
        items = [
            Item(str(number), change.label, change.made[:16].replace("T", " "))
            for number, change in enumerate(changes, 1)
        ]
        empty = "Nothing was changed yet; what you write and tag is listed here."
        self.reader.ask(MenuScreen("Undo down to", items, empty=empty), self._undo_down_to)

    def _undo_down_to(self, number: str) -> None:
        """Undo that many changes."""
        labels = [self.library.history.undo() for _ in range(int(number))]
        self.reader.listing.renew()
        self.reader.say(f"Undone: {', '.join(label for label in labels if label)}.")
