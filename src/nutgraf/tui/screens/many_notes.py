"""What is done with several notes at once: asked before, one change to undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from nutgraf.model.notes import COLOURS
from nutgraf.tui.screens.confirm import ConfirmScreen
from nutgraf.tui.screens.tag_picker import TagChange, TagPicker

if TYPE_CHECKING:
    from collections.abc import Callable

    from nutgraf.library.library import Library
    from nutgraf.tui.screens.base import CommandScreen


class ManyNotes:
    """Common actions on behalf of a screen with notes."""

    def __init__(
        self, screen: CommandScreen[Any], library: Library, changed: Callable[[], None]
    ) -> None:
        self._screen = screen
        self._library = library
        self._changed = changed

    def perform(self, command: str, ids: tuple[str, ...]) -> bool:
        """Do what a command asks for with these notes; False for what is done with one at a time."""
        number = f"{len(ids):,} notes"
        if command == "note.remove":
            question = ConfirmScreen(f"Remove {number}?", ["Undo brings all of them back."])
            self._screen.confirm(question, partial(self._remove, ids))
        elif command == "tag.add":
            held = [set(note.tags) for note in map(self._library.notes.get, ids)]
            picker = TagPicker(self._library.tags, f"Tag {number}", sorted(set.intersection(*held)))
            self._screen.ask(picker, partial(self._tag, ids))
        elif command.startswith("note.colour_"):
            colour = COLOURS[int(command[-1]) - 1]
            meaning = self._library.config.colours.get(colour, colour)
            question = ConfirmScreen(f"Give {number} the colour {meaning}?")
            self._screen.confirm(question, partial(self._recolour, ids, colour))
        else:
            return False
        return True

    def _remove(self, ids: tuple[str, ...]) -> None:
        """Set the notes aside."""
        self._library.notes.remove(ids)
        self._done(f"{len(ids):,} notes removed")

    def _recolour(self, ids: tuple[str, ...], colour: str) -> None:
        """Give all of them a colour."""
        self._library.notes.recolour(ids, colour)
        self._done(f"{len(ids):,} notes recoloured")

    def _tag(self, ids: tuple[str, ...], change: TagChange) -> None:
        """Tag all of them, or take a tag off all."""
        if change.add:
            self._library.tags.add(ids, change.add)
        if change.remove:
            self._library.tags.remove(ids, change.remove)
        told = [f"#{name}" for name in change.add]
        told += [f"without #{name}" for name in change.remove]
        self._done(f"{len(ids):,} notes tagged {' '.join(told)}")

    def _done(self, what: str) -> None:
        """Show the notes as they are now, and say how to take it back."""
        self._changed()
        self._screen.say(f"{what}; {self._screen.nutgraf.keymap.shown('history.undo')} undoes it.")
