"""The palette: every command that can be run now, by title and help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.errors import NoWidget

from nutgraf.tui.command_table import COMMANDS
from nutgraf.tui.screens.base import STYLES, CommandScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.events import Click

    from nutgraf.tui.app import NutgrafApp
    from nutgraf.tui.commands import Command


class ActionPalette(CommandPalette):
    """Textual's palette, for hands that are quicker than it."""

    CSS_PATH = STYLES

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close once: the second of two clicks beside it would close what is below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def _on_click(self, event: Click) -> None:  # type: ignore[override]
        """A click beyond the edge of a terminal that has just become smaller is none; Textual's own handler follows."""
        try:
            self.get_widget_at(event.screen_x, event.screen_y)
        except NoWidget:
            event.prevent_default()

    def _on_prune(self) -> None:
        """It is being taken away: what is still looked for would find no list to be shown in."""
        self._cancel_gather_commands()

    def _gather_commands(self, search_value: str) -> Any:
        """Look for commands, unless this was typed too late."""
        return None if self._closing else super()._gather_commands(search_value)

    def _action_command_list(self, action: str) -> None:
        """Turn the list's pages once it has been laid out: Textual would look for a line that is not there yet."""
        if self.query_one(CommandList).size.height:
            super()._action_command_list(action)


class ActionProvider(Provider):
    """Commands of the screen that the palette was opened over; never titles of articles or tags."""

    async def discover(self) -> Hits:
        """All of them."""
        for command, key in self._usable():
            help_line = f"{command.help}   {key}"
            yield DiscoveryHit(command.title, partial(self._run, command.id), help=help_line)

    async def search(self, query: str) -> Hits:
        """Those that fit what was typed."""
        matcher = self.matcher(query)
        for command, key in self._usable():
            score = matcher.match(f"{command.title} {command.help}")
            if score > 0:
                shown = matcher.highlight(command.title)
                help_line = f"{command.help}   {key}"
                yield Hit(score, shown, partial(self._run, command.id), help=help_line)

    def _usable(self) -> Iterator[tuple[Command, str]]:
        """The commands whose context holds on that screen, with their keys."""
        app, screen = cast("NutgrafApp", self.app), self.screen
        if isinstance(screen, CommandScreen):
            holding = set(screen.contexts())
            for command in COMMANDS:
                if command.palette and holding.intersection(command.contexts):
                    yield command, app.keymap.shown(command.id)

    def _run(self, id: str) -> None:
        """Run a command on the screen that the palette was opened over."""
        if isinstance(self.screen, CommandScreen):
            self.screen.perform(id)
