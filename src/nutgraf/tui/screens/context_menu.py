"""The menu of the right mouse button: what the keys do where it was pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nutgraf.tui.command_table import COMMANDS
from nutgraf.tui.commands import Context
from nutgraf.tui.screens.menu import Item, MenuScreen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nutgraf.tui.commands import Command
    from nutgraf.tui.keymap import Keymap
    from nutgraf.tui.screens.base import CommandScreen


def offered(contexts: Sequence[Context]) -> list[Command]:
    """The commands that apply only here, the most particular first, and of these what the footer shows.

    What is done with a whole article comes last unless it is one of the library; moving needs no menu.
    """
    found = [
        command
        for context in contexts
        if context is not Context.READER
        for command in sorted(COMMANDS, key=lambda each: context not in each.footer)
        if context in command.contexts and command.palette and command.group != "Moving"
    ]
    if Context.LIST not in contexts:
        found.sort(key=lambda each: each.group == "Library")
    return list(dict.fromkeys(found))


def items(commands: Sequence[Command], keymap: Keymap, colours: Mapping[str, str]) -> list[Item]:
    """A row for each of them with its key; colours are called what they mean."""
    return [
        Item(command.id, colours.get(command.title, command.title), keymap.shown(command.id))
        for command in commands
    ]


def open_menu(screen: CommandScreen[Any]) -> None:
    """Show what can be done at the cursor of a screen, and do what is taken; of quick clicks the first counts."""
    if not screen.is_active:
        return
    app = screen.nutgraf
    commands = offered(screen.contexts())
    menu = MenuScreen("Here", items(commands, app.keymap, app.library.config.colours))
    screen.ask(menu, screen.perform)
