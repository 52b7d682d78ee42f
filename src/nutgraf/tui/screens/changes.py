"""What was changed lately: looked at, undone down to one, done again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.widgets import Static

from nutgraf.tui.commands import Context
from nutgraf.tui.lines import cells, cut, strip_of
from nutgraf.tui.screens.base import CommandScreen
from nutgraf.tui.screens.confirm import ConfirmScreen
from nutgraf.tui.screens.menu import move_rows
from nutgraf.tui.widgets.bars import Bar, BarClicked, Run
from nutgraf.tui.widgets.footer import Footer, Standing
from nutgraf.tui.widgets.rows import RowChosen, RowMoved, RowsView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.strip import Strip

    from nutgraf.library.library import Library
    from nutgraf.model.changes import Change

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

    @property
    def count(self) -> int:
        """How many changes there are."""
        return len(self.changes)

    @property
    def current(self) -> Change | None:
        """The change under the cursor."""
        return self.changes[self.cursor] if self.changes else None

    def draw(self, y: int, width: int) -> Strip:
        """A line of a row, or the sentence in the place of all."""
        if not self.changes and y == 1:
            text = cut(
                "  Nothing was changed yet; what you write, tag and decide is listed here.", width
            )
            return strip_of([Segment(text, self.palette.muted)], width, self.palette.base)
        return super().draw(y, width)

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """When, what, and whether it is undone."""
        change, palette = self.changes[index], self.palette
        wash = palette.cursor_row if index == self.cursor else Style()
        bar = self.glyphs.cursor if index == self.cursor else " "
        when = f" {change.made[:16].replace('T', ' ')}  "
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


class ChangesScreen(CommandScreen["bool | None"]):
    """The history of changes; gives back whether anything was undone or done again."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.CHANGES,)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._touched = False
        self._message = ""
        self.rows = ChangeRows(id="rows")
        self.top_bar = Bar(id="top")
        self.footer = Footer(id="foot")

    def compose(self) -> ComposeResult:
        """The list, and what the change under the cursor did."""
        yield self.top_bar
        yield self.rows
        yield Static("", markup=False, id="preview")
        yield self.footer

    def on_mount(self) -> None:
        """Show the changes, with the newest that stands under the cursor."""
        for widget in (self.rows, self.top_bar, self.footer):
            widget.glyphs = self.nutgraf.glyphs
        self.rows.focus()
        self._read()

    def do(self, command: str, argument: str) -> None:
        """Move, undo, do again, close."""
        self._message = ""
        history = self._library.history
        actions: Mapping[str, Callable[[], object]] = {
            "changes.undo_to": self._ask,
            "changes.close": lambda: self.finish(self._touched),
            "history.undo": lambda: self._turned("Undone", history.undo()),
            "history.redo": lambda: self._turned("Done again", history.redo()),
            "help.open": self._help,
            "palette.open": self.app.action_command_palette,
            "app.quit": self.app.exit,
        }
        if command.startswith("move."):
            move_rows(self.rows, command)
        elif command in actions:
            actions[command]()
        self._stand()

    def say(self, message: str, *, trouble: bool = False) -> None:
        """Tell one sentence in the footer until the next key."""
        self._message = message
        self._stand(trouble=trouble)

    @on(RowMoved)
    def moved(self) -> None:
        """Show what the change did."""
        self._preview()
        self._stand()

    @on(RowChosen)
    def chosen(self) -> None:
        """A click asks."""
        self.perform("changes.undo_to")

    @on(BarClicked)
    def bar_clicked(self, message: BarClicked) -> None:
        """A click on a bar is the key."""
        self.perform(message.command)

    def fitted(self) -> None:
        """The bars leave out what does not fit."""
        self._stand()

    def _read(self) -> None:
        """Read the changes; the cursor stands on the newest that is not undone."""
        self.rows.changes = self._library.history.all_changes(_MOST)
        undone = sum(change.undone for change in self.rows.changes)
        self.rows.reset(min(undone, max(0, self.rows.count - 1)))
        self._preview()
        self._stand()

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
        verb = "Done again" if change.undone else "Undone"
        told = labels[-1] if labels else None
        if len(labels) > 1:
            told = f"{len(labels):,} changes, the last of them {told}"
        self._turned(verb, told)

    def _turned(self, verb: str, told: str | None) -> None:
        """Show the list as it is now, and say what was done."""
        self._touched = self._touched or told is not None
        self._read()
        self.say(f"{verb}: {told}." if told else "There is nothing to undo.")

    def _stand(self, *, trouble: bool = False) -> None:
        """Bring the bars up to date."""
        if not self.is_attached:
            return
        keymap, glyphs = self.nutgraf.keymap, self.nutgraf.glyphs
        left = [Run(f" {glyphs.logo} ", "accented", True), Run("nutgraf ", "body", True)]
        left.append(Run(f"  Changes of the last 30 days {self.rows.count:,}", "body"))
        back = Run(f"{keymap.shown('changes.close')} back ", "muted", False, "changes.close")
        self.top_bar.put(left, [back])
        place = f"{self.rows.cursor + 1:,}/{self.rows.count:,}" if self.rows.count else ""
        self.footer.show(
            Standing(
                keys=keymap.footer(Context.CHANGES),
                message=self._message,
                trouble=trouble,
                position=place,
            )
        )

    def _help(self) -> None:
        """Show the keys."""
        from nutgraf.tui.screens.help import HelpScreen

        self.ask(HelpScreen(self.contexts()), self.perform)
