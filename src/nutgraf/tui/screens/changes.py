"""What was changed lately: looked at, undone down to one, done again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.widgets import Static

from nutgraf.tui.commands import Context
from nutgraf.tui.lines import cells, cut, strip_of
from nutgraf.tui.moments import moment
from nutgraf.tui.screens.confirm import ConfirmScreen
from nutgraf.tui.screens.full import FullScreen
from nutgraf.tui.screens.menu import move_rows
from nutgraf.tui.turning import turn, turned
from nutgraf.tui.widgets.bars import Run
from nutgraf.tui.widgets.cards import short_date
from nutgraf.tui.widgets.footer import Standing
from nutgraf.tui.widgets.rows import RowChosen, RowMoved, RowsView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.strip import Strip

    from nutgraf.library.library import Library
    from nutgraf.model.changes import Change
    from nutgraf.tui.turning import Turn

_MOST = 2_000
"""Changes that are listed."""
_SHOWN = 4
"""Lines of what a change did."""


class ChangeRows(RowsView):
    """One line a change; those that are undone stand above, muted."""

    GROUND = "background"
    DEFAULT_CSS = "ChangeRows { background: $background; }"
    MARGIN = 1

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.changes: list[Change] = []
        self.empty = (
            "Nothing was changed yet: what you write, tag and decide is listed here, to be undone.",
        )
        self.today = date.today()

    @property
    def count(self) -> int:
        """How many changes there are."""
        return len(self.changes)

    @property
    def current(self) -> Change | None:
        """The change under the cursor."""
        return self.changes[self.cursor] if self.changes else None

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """When, what, and whether it is undone."""
        change, palette = self.changes[index], self.palette
        wash = palette.cursor_row if index == self.cursor else Style()
        bar = self.glyphs.cursor if index == self.cursor else " "
        made = moment(change.made)
        when = f" {short_date(made.date(), self.today):<9}  {made:%H:%M}  "
        state = "undone " if change.undone else ""
        style = palette.muted if change.undone else palette.base
        text = cut(
            change.label, max(4, width - cells(when) - cells(state) - 2), self.glyphs.ellipsis
        )
        gap = " " * max(1, width - cells(when) - cells(text) - cells(state) - 1)
        segments = [
            Segment(bar, palette.accented + wash),
            Segment(when, palette.muted + wash),
            Segment(text, style + wash),
            Segment(gap + state, palette.muted + wash),
        ]
        return [strip_of(segments, width, palette.base + wash)]


class ChangesScreen(FullScreen["bool | None"]):
    """The history of changes; gives back whether anything was undone or done again."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.CHANGES,)
    BACK = "changes.close"

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._touched = False
        self.rows = ChangeRows(id="rows")

    def compose(self) -> ComposeResult:
        """The list, and what the change under the cursor did."""
        yield self.top_bar
        yield self.rows
        yield Static("", markup=False, id="preview")
        yield self.footer

    def on_mount(self) -> None:
        """Show the changes, with the newest that stands under the cursor."""
        self.rows.glyphs = self.nutgraf.glyphs
        self.rows.today = self.nutgraf.reader.list.today
        self.rows.focus()
        self._read()

    def do(self, command: str, argument: str) -> None:
        """Move, undo, do again, close."""
        actions: Mapping[str, Callable[[], object]] = {
            "changes.undo_to": self._ask,
            "changes.close": lambda: self.finish(self._touched),
            **self.everywhere(),
        }
        if command.startswith("move."):
            move_rows(self.rows, command)
        elif command.startswith("history."):
            self._show(turn(self._library.history, command))
        elif command in actions:
            actions[command]()

    @on(RowMoved)
    def moved(self) -> None:
        """Show what the change did."""
        self._preview()
        self.stand()

    @on(RowChosen)
    def chosen(self) -> None:
        """A click asks."""
        self.perform("changes.undo_to")

    def heading(self) -> list[Run]:
        """How many changes there are."""
        return [Run(f"  Changes {self.rows.count:,}", "body"), Run("  of the last 30 days")]

    def standing(self) -> Standing:
        """Which of them is under the cursor."""
        count = self.rows.count
        if not count:
            return Standing(self.nutgraf.keymap.named("changes.close", "help.open"))
        return Standing(position=f"{self.rows.cursor + 1:,}/{count:,}")

    def _read(self) -> None:
        """Read the changes; the cursor stands on the newest that is not undone."""
        self.rows.changes = self._library.history.all_changes(_MOST)
        undone = sum(change.undone for change in self.rows.changes)
        self.rows.reset(min(undone, max(0, self.rows.count - 1)))
        self._preview()
        self.stand()

    def _preview(self) -> None:
        """What the change under the cursor did."""
        change = self.rows.current
        told = self._library.history.effects([change.id], _SHOWN) if change is not None else []
        self.query_one("#preview", Static).update("\n".join(told), layout=False)

    def _ask(self) -> None:
        """Ask before several are undone, or done again, and say what that does."""
        change = self.rows.current
        if change is None:
            return
        again = change.undone
        ids = self._between(change)
        what = "Do again" if again else "Undo"
        many = "this change" if len(ids) == 1 else f"these {len(ids):,} changes"
        touches = self._library.history.effects(ids, _SHOWN)
        self.confirm(ConfirmScreen(f"{what} {many}?", touches), lambda: self._go(change))

    def _between(self, change: Change) -> list[int]:
        """The changes that are undone, or done again, on the way to one."""
        changes, place = self.rows.changes, self.rows.cursor
        chosen = changes[place:] if change.undone else changes[: place + 1]
        return [each.id for each in chosen if each.undone is change.undone]

    def _go(self, change: Change) -> None:
        """Undo down to it, or do again up to it."""
        history = self._library.history
        labels = history.redo_to(change.id) if change.undone else history.undo_to(change.id)
        self._show(turned(labels, undo=not change.undone))

    def _show(self, turned: Turn) -> None:
        """Show the list as it is now, and say what was done."""
        self._touched = self._touched or turned.changed
        self._read()
        self.say(turned.told)
