"""The keys: of the pane that was left first, then all others; typing searches them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.widgets import Input

from nutgraf.tui.command_table import COMMANDS
from nutgraf.tui.commands import Command, Context
from nutgraf.tui.keymap import shown
from nutgraf.tui.lines import cut, fit, strip_of
from nutgraf.tui.screens.picking import PickingScreen
from nutgraf.tui.widgets.rows import RowChosen, RowsView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.strip import Strip

    from nutgraf.tui.keymap import Keymap

_KEYS, _ID = 18, 24
_NO_MEANINGS: Mapping[str, str] = MappingProxyType({})
_MOUSE = (
    ("click", "Go there: a row is opened, a mark explained, a key of a bar or box pressed"),
    ("right button", "Choose what to do there, from a menu"),
    ("wheel", "Scroll what is under the mouse"),
    ("drag", "Select text; past the edge the article scrolls"),
    ("double click", "Select the word; a third click selects the sentence"),
    ("ctrl+click", "Choose a row for a common action; shift+click all rows up to it"),
    ("click beside", "Close a box with nothing done"),
    ("click nutgraf", "Look for a command"),
)
"""What the mouse does everywhere."""
HelpRow = tuple[str, Command | None]
"""Keys and command, or a heading without a command."""


def help_rows(
    keymap: Keymap,
    first: Sequence[Context],
    searched: str = "",
    colours: Mapping[str, str] = _NO_MEANINGS,
) -> list[HelpRow]:
    """All commands by context, those of the given contexts first, as far as every word fits.

    Colours are called what they mean to the user.
    """
    words = searched.casefold().split()
    here = [row for context in first for row in _of(context, keymap, words, colours)]
    others = (each for each in Context if each not in first)
    rest = [row for context in others for row in _of(context, keymap, words, colours)]
    return [*here, *_of_mouse(words), *rest][:-1]


def _of_mouse(words: Sequence[str]) -> list[HelpRow]:
    """What the mouse does, as far as every word fits."""
    found = [
        (key, Command("", (), "", help, (), "Mouse"))
        for key, help in _MOUSE
        if all(word in f"with the mouse {key} {help}".casefold() for word in words)
    ]
    return [("with the mouse", None), *found, ("", None)] if found else []


def _of(
    context: Context, keymap: Keymap, words: Sequence[str], colours: Mapping[str, str]
) -> list[HelpRow]:
    """The commands of a context, as far as every word fits, between its name and a blank."""
    found: list[HelpRow] = []
    for command in COMMANDS:
        if context not in command.contexts:
            continue
        if command.title in colours:
            meaning = f"{colours[command.title]} ({command.title})"
            command = command._replace(help=command.help.replace(command.title, meaning))
        keys = "  ".join(shown(keys) for keys in keymap.keys(command.id))
        text = f"{keys} {command.title} {command.help} {command.id}".casefold()
        if all(word in text for word in words):
            found.append((keys, command))
    return [(context.value, None), *found, ("", None)] if found else []


class HelpRows(RowsView):
    """The table of keys."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: list[HelpRow] = []

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        """True for commands."""
        return 0 <= index < len(self.rows) and self.rows[index][1] is not None

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """A heading, or keys with what they do."""
        keys, command = self.rows[index]
        palette = self.palette
        if command is None:
            heading = [Segment(f" {keys.upper()}", palette.text("muted", bold=True))]
            return [strip_of(heading, width, palette.base)]
        wash = palette.cursor_row if index == self.cursor else Style()
        room = width - _KEYS - 3
        segments = [
            Segment("  ", palette.base + wash),
            Segment(fit(keys, _KEYS), palette.accented + wash),
            Segment(" ", palette.base + wash),
        ]
        if room > _ID + 30:
            room -= _ID
            segments.append(Segment(fit(command.help, room), palette.base + wash))
            segments.append(Segment(fit(command.id, _ID - 1, right=True), palette.muted + wash))
        else:
            segments.append(Segment(cut(command.help, room), palette.base + wash))
        return [strip_of(segments, width, palette.base + wash)]


class HelpScreen(PickingScreen[str | None]):
    """Shows the keys; Enter runs the command that is pointed at."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.HELP,)
    ENTER = "run"
    rows: HelpRows

    def __init__(self, contexts: Sequence[Context]) -> None:
        super().__init__("Keys", "type to search the keys")
        self.rows = HelpRows(id="rows")
        self._contexts_left = tuple(contexts)

    def do(self, command: str, argument: str) -> None:
        """Move in the table, or close."""
        if command == "float.close":
            self.finish(None)
        elif command == "help.down":
            self.rows.line(1)
        elif command == "help.up":
            self.rows.line(-1)
        elif command == "help.page_down":
            self.rows.page(1)
        elif command == "help.page_up":
            self.rows.page(-1)

    @on(Input.Submitted)
    @on(RowChosen)
    def chosen(self) -> None:
        """Run the command under the cursor, if the pane that was left knows it."""
        command = self.rows.rows[self.rows.cursor][1] if self.rows.rows else None
        fits = command is not None and set(command.contexts) & set(self._contexts_left)
        self.finish(command.id if command is not None and fits else None)

    def look_for(self, typed: str) -> None:
        """Fill the table."""
        app = self.nutgraf
        self.rows.rows = help_rows(
            app.keymap, self._contexts_left, typed, app.library.config.colours
        )
        self.rows.reset(0)
        self.rows.jump_to(0)
