"""Keys that are pressed one after the other: what they begin, and what continues them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.events import Key

    from nutgraf.tui.app import NutgrafApp
    from nutgraf.tui.commands import Command
    from nutgraf.tui.keymap import Stroke

_REFINING = 0.7
"""Seconds in which a second key can refine what the first one has done already."""

REFINED = "refined"
"""Argument of a command whose first key has run a shorter one, which it replaces."""


class Sequences:
    """Takes the keys of sequences, on behalf of the app; a widget would learn of the first one too late."""

    def __init__(self, app: NutgrafApp) -> None:
        self._app = app
        self._pressed: Stroke = ()
        self._refining = False
        """True while the first key of a sequence has run a command of its own."""

    def take(self, event: Key) -> bool:
        """Use a key as part of a sequence; False if it is none."""
        return self._continue(event.key) or self._begin(event)

    def _begin(self, event: Key) -> bool:
        """Use a key as the first of a sequence; False if none begins with it.

        It is decided here and at once: a widget would be asked only after the second key has come as well.
        """
        app, focused = self._app, self._app.focused
        if focused is not None and focused.check_consume_key(event.key, event.character):
            return False
        contexts = app.contexts()
        if not app.keymap.continuations(contexts, (event.key,)):
            return False
        command = app.keymap.command(contexts, event.key)
        if command is not None:
            app.run_command(command.id)
        self._await((event.key,), refine=command is not None)
        return True

    def _continue(self, key: str) -> bool:
        """Use a key as the next of a sequence that was begun; False if it does not continue it."""
        if not self._pressed:
            return False
        pressed, self._pressed = (*self._pressed, key), ()
        self._show({})
        following = self._app.keymap.continuations(self._app.contexts(), pressed[:-1])
        command = following.get((key,))
        if command is not None:
            self._app.run_command(command.id, REFINED if self._refining else "")
            return True
        if any(keys[0] == key for keys in following):
            self._await(pressed, refine=False)
            return True
        return not self._refining

    def _await(self, pressed: Stroke, *, refine: bool) -> None:
        """Take the next key as the continuation of those."""
        self._pressed, self._refining = pressed, refine
        if refine:
            self._app.set_timer(_REFINING, lambda: self._forget(pressed))
        else:
            self._show(self._app.keymap.continuations(self._app.contexts(), pressed))

    def _forget(self, pressed: Stroke) -> None:
        """The time for refining is over."""
        if self._pressed == pressed:
            self._pressed = ()

    def _show(self, following: Mapping[Stroke, Command]) -> None:
        """Show, or hide, what can follow the keys that were pressed."""
        if self._app.screen is self._app.reader:
            self._app.reader.show_continuations(following)
