"""The `:` line: a command by its id or title, and what may follow it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.suggester import Suggester
from textual.widgets import Input

from nutgraf.tui.command_table import BY_ID, COMMANDS
from nutgraf.tui.commands import Context
from nutgraf.tui.screens.base import FloatingScreen, bind_commands

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

SHORT = {
    "q": "app.quit",
    "quit": "app.quit",
    "w": "list.export",
    "h": "help.open",
    "help": "help.open",
}
"""What hands type without thinking."""


def parse(typed: str, usable: Callable[[str], bool]) -> tuple[str, str] | None:
    """The command that is meant, and what follows it; None if there is none."""
    name, _, argument = typed.strip().lstrip(":").partition(" ")
    if name in SHORT:
        return SHORT[name], argument.strip()
    if name in BY_ID and usable(name):
        return name, argument.strip()
    for command in COMMANDS:
        title = typed.strip().casefold()
        if usable(command.id) and command.palette:
            if command.title.casefold() == title:
                return command.id, ""
            if command.argument and title.startswith(f"{command.title.casefold()} "):
                return command.id, typed.strip()[len(command.title) :].strip()
    ending = [id for id in BY_ID if id.split(".")[1] == name and usable(id)]
    return (ending[0], argument.strip()) if ending else None


class _CommandSuggester(Suggester):
    """The rest of a command's id."""

    def __init__(self, usable: Callable[[str], bool]) -> None:
        super().__init__(use_cache=False)
        self._ids = sorted(c.id for c in COMMANDS if c.palette and usable(c.id))

    async def get_suggestion(self, value: str) -> str | None:
        """The first id that begins like what is typed."""
        return next((id for id in self._ids if value and id.startswith(value)), None)


class CommandLine(FloatingScreen[tuple[str, str] | None]):
    """Asks for a command; gives back its id and argument."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.ENTRY,)
    ENTER = "run"

    def __init__(self, usable: Callable[[str], bool]) -> None:
        super().__init__()
        self._usable = usable
        hint = "a command, such as: list.sort title"
        self._input = Input("", hint, suggester=_CommandSuggester(usable))

    def compose(self) -> ComposeResult:
        """The box with its line."""
        with self.box(":"):
            yield self._input

    def on_mount(self) -> None:
        """Take the keys."""
        bind_commands(self._input, self.nutgraf, Context.ENTRY)
        self._input.focus()

    def do(self, command: str, argument: str) -> None:
        """Complete, or close."""
        if command == "entry.complete":
            self._input.action_cursor_right()
        elif command == "float.close":
            self.finish(None)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Run it, or say that there is no such command."""
        if not event.value.strip():
            self.finish(None)
            return
        found = parse(event.value, self._usable)
        if found is not None:
            self.finish(found)
            return
        name = event.value.split(" ")[0]
        near = get_close_matches(name, [id for id in BY_ID if self._usable(id)], 1)
        meant = f" Did you mean {near[0]}?" if near else ""
        self.say(f"There is no command {name!r}.{meant}", trouble=True)
