"""The palette: every command that can be run now; a few letters find it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rapidfuzz import fuzz
from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.widgets import Input

from nutgraf.tui.command_table import COMMANDS
from nutgraf.tui.commands import Command, Context
from nutgraf.tui.lines import cut, fit, strip_of
from nutgraf.tui.screens.context_menu import offered
from nutgraf.tui.screens.menu import move_rows
from nutgraf.tui.screens.picking import PickingScreen
from nutgraf.tui.widgets.rows import RowChosen, RowsView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

    from nutgraf.tui.keymap import Keymap

_KEYS, _TITLE = 12, 20
_LIKE = 75
"""From 0 to 100: how alike a command and misspelt words must be."""
_MOVES = {
    "help.down": "move.down",
    "help.up": "move.up",
    "help.page_down": "move.page_down",
    "help.page_up": "move.page_up",
}


def usable(contexts: Sequence[Context]) -> list[Command]:
    """The commands of these contexts that make sense without a place on the screen; what holds only here first."""
    here, holding = offered(contexts), frozenset(contexts)
    others = (each for each in COMMANDS if each.palette and holding.intersection(each.contexts))
    return list(dict.fromkeys((*here, *others)))


def found(commands: Sequence[Command], typed: str) -> list[Command]:
    """The commands that fit what was typed, the best first; misspelt words find the nearest."""
    words = typed.casefold().split()
    if not words:
        return list(commands)
    ranked = [(_rank(command, words), place) for place, command in enumerate(commands)]
    fitting = sorted((rank, place) for rank, place in ranked if rank < 3)
    if fitting:
        return [commands[place] for _, place in fitting]
    text = " ".join(words)
    likeness = [
        fuzz.partial_ratio(text, f"{each.title} {each.help}".casefold()) for each in commands
    ]
    order = sorted(range(len(commands)), key=lambda place: -likeness[place])
    return [commands[place] for place in order if likeness[place] >= _LIKE]


def _rank(command: Command, words: Sequence[str]) -> int:
    """0 where the title begins so, 1 where all words are in it, 2 in title, help or id; 3 where they are not."""
    title = command.title.casefold()
    if title.startswith(" ".join(words)):
        return 0
    whole = f"{title} {command.help} {command.id}".casefold()
    return next(
        (rank for rank, text in ((1, title), (2, whole)) if all(w in text for w in words)), 3
    )


class PaletteRows(RowsView):
    """A row a command: its key, its title, what it does."""

    def __init__(self, keymap: Keymap, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.commands: list[Command] = []
        self._keymap = keymap

    @property
    def count(self) -> int:
        """How many commands there are."""
        return len(self.commands)

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """Key, title and help."""
        command, palette = self.commands[index], self.palette
        wash = palette.cursor_row if index == self.cursor else Style()
        ellipsis = self.glyphs.ellipsis
        bar = self.glyphs.cursor if index == self.cursor else " "
        told = cut(command.help, width - _KEYS - _TITLE - 4, ellipsis)
        segments = [
            Segment(f"{bar} ", palette.accented + wash),
            Segment(
                fit(self._keymap.shown(command.id), _KEYS, ellipsis=ellipsis),
                palette.accented + wash,
            ),
            Segment(fit(command.title, _TITLE, ellipsis=ellipsis), palette.base + wash),
            Segment(f" {told}", palette.muted + wash),
        ]
        return [strip_of(segments, width, palette.base + wash)]


class PaletteScreen(PickingScreen["str | None"]):
    """Asks for a command; gives back its id."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.HELP,)
    ENTER = "run"
    rows: PaletteRows

    def __init__(self, contexts: Sequence[Context], keymap: Keymap) -> None:
        super().__init__("Commands", "a command; a few letters find it")
        self.rows = PaletteRows(keymap, id="rows")
        self._commands = usable(contexts)

    def do(self, command: str, argument: str) -> None:
        """Move among the commands, or close."""
        if command in _MOVES:
            move_rows(self.rows, _MOVES[command])
        else:
            self.finish(None)

    @on(Input.Submitted)
    @on(RowChosen)
    def chosen(self) -> None:
        """Run the command under the cursor."""
        if self.rows.commands:
            self.finish(self.rows.commands[self.rows.cursor].id)

    def look_for(self, typed: str) -> None:
        """Fill the table."""
        self.rows.commands = found(self._commands, typed)
        self.rows.reset(0)
        self.rows.jump_to(0)
