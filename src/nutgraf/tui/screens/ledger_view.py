"""A list of entities, figures or claims as it is read and shown: filter, rows, the passage of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from nutgraf.errors import NutgrafError
from nutgraf.model.ledger import Listed
from nutgraf.model.marks import MarkKind
from nutgraf.tui.commands import Context
from nutgraf.tui.jobs import Latest
from nutgraf.tui.messages import LedgerMade
from nutgraf.tui.screens.base import bind_commands
from nutgraf.tui.screens.full import FullScreen
from nutgraf.tui.screens.ledger_lists import COMMANDS, HINTS, ORDER_NAMES, TITLES, Jump, MarkRows
from nutgraf.tui.widgets.bars import Bar, Run
from nutgraf.tui.widgets.columns import entity_columns, figure_columns, heading
from nutgraf.tui.widgets.footer import Standing
from nutgraf.tui.widgets.ledger_rows import LedgerRows
from nutgraf.tui.widgets.passage_box import PassageBox
from nutgraf.tui.widgets.rows import RowMoved

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from nutgraf.library.library import Library
    from nutgraf.tui.screens.ledger_lists import LedgerState
    from nutgraf.tui.widgets.ledger_rows import Rows

_WITHOUT_ROWS = ("ledger.filter", "ledger.turn", "ledger.close", "help.open")
"""What can be done where there is no row."""
_AT_ONCE = 300
"""Articles up to which a list is made without a thread."""
_ROOMY = 14
"""Lines of a screen from which a passage is shown below the list."""
_FIRST = 200
"""Rows of a longer list that are shown while the rest is on its way."""


class LedgerView(FullScreen[Jump | None]):
    """One list; what is done with it is its subclass's."""

    BACK = "ledger.close"

    def __init__(self, library: Library, kind: MarkKind, state: LedgerState) -> None:
        super().__init__()
        self.kind = kind
        self.state = state
        self._library = library
        orders = library.ledgers.orders(kind)
        if state.sort not in orders:
            remembered = library.setting(f"order_{kind.value}", "")
            state.sort = str(remembered) if remembered in orders else orders[0]
        self._input = Input(state.query, HINTS[kind])
        self._heading = Bar(id="heading")
        self.rows = LedgerRows(lines=2 if kind is MarkKind.CLAIM else 1, id="rows")
        self._latest: Latest | None = None
        self._number = 0
        self._small = library.articles.counts().all <= _AT_ONCE
        self._closed = False
        self._waiting = False

    def compose(self) -> ComposeResult:
        """Filter, names of the columns, rows, the passage of the row under the cursor."""
        yield self.top_bar
        yield self._input
        yield self._heading
        yield self.rows
        yield PassageBox(id="passage")
        yield self.footer

    def on_mount(self) -> None:
        """Make the list, and stand on the row that was left."""
        bind_commands(self, self.nutgraf, *self.contexts())
        bind_commands(self._input, self.nutgraf, Context.ENTRY)
        self.rows.glyphs = self._heading.glyphs = self.nutgraf.glyphs
        self._heading.display = self.kind is not MarkKind.CLAIM
        self.rows.today = self.nutgraf.reader.list.today
        self.rows.focus()
        self._read(cursor=self.state.cursor)

    def on_unmount(self) -> None:
        """End the thread."""
        self._closed = True
        if self._latest is not None:
            self._latest.close()

    def contexts(self) -> tuple[Context, ...]:
        """Entities have keys of their own."""
        return (Context.ENTITIES if self.kind is MarkKind.ENTITY else Context.LEDGER,)

    def on_key(self, event: Key) -> None:
        """From the filter, arrows and Enter go to the rows."""
        if self._input.has_focus and event.key in ("down", "enter", "tab"):
            event.stop()
            self.rows.focus()

    @on(Input.Changed)
    def typed(self) -> None:
        """Filter while it is typed."""
        if self._input.value != self.state.query:
            self.state.query = self._input.value
            self._read()

    @on(LedgerMade)
    def made(self, message: LedgerMade) -> None:
        """The list of the newest question has come."""
        if message.number == self._number:
            self._waiting = False
            self._show(message.rows, message.cursor, message.error)

    @on(RowMoved)
    def moved(self) -> None:
        """Show the passage."""
        self._show_passage()
        self.stand()

    def on_resize(self) -> None:
        """A low screen has no room for a passage."""
        roomy = self.app.size.height >= _ROOMY
        self.query_one(PassageBox).display = roomy and self.kind is not MarkKind.ENTITY

    def fitted(self) -> None:
        """The columns and bars follow the width, and so does the passage."""
        self._show_passage()
        self.stand()

    def on_descendant_focus(self) -> None:
        """The footer shows the keys of what has them."""
        self.stand()

    def _read(self, *, cursor: int = 0) -> None:
        """Ask for the list; a large archive answers a moment later."""
        self._number += 1
        number, query, sort = self._number, self.state.query, self.state.sort

        def work() -> LedgerMade | None:
            while number == self._number and not self._closed:
                try:
                    rows = self._rows(query, sort)
                except NutgrafError as error:
                    return LedgerMade(number, None, 0, error)
                if (
                    rows is not None
                ):  # else it was called off with another list, and is asked for again
                    return LedgerMade(number, rows, cursor)
            return None

        if self._small:
            message = work()
            if message is not None:
                self.made(message)
            return
        first = self._library.ledgers.orders(self.kind)[0]
        if not query and sort == first and self.kind is not MarkKind.ENTITY and not cursor:
            self._show(self._rows(query, sort, _FIRST), 0, None)
        if self._latest is None:
            self._latest = Latest("ledger", self._library.ledgers.interrupt)
        self._waiting = True
        self._latest.submit(work, self)
        self.stand()

    def _rows(self, query: str, sort: str, limit: int | None = None) -> Rows | None:
        """The rows that a query means; None where they were called off."""
        ledgers = self._library.ledgers
        if self.kind is MarkKind.ENTITY:
            return ledgers.entities(query, sort=sort)
        ids = ledgers.marks(self.kind, query, sort=sort, limit=limit)
        return None if ids is None else MarkRows(ids, ledgers.listed)

    def _show(self, rows: Rows | None, cursor: int, error: NutgrafError | None) -> None:
        """Take over a list, or the reason why there is none."""
        self.rows.empty = (error.message if error is not None else self._none(),)
        self.rows.show(rows if rows is not None else MarkRows((), lambda _: []), cursor)
        self._show_passage()
        self.stand()

    def _none(self) -> str:
        """What stands in the place of rows."""
        name, shown = TITLES[self.kind].lower(), self.nutgraf.keymap.shown
        warnings = self._library.search.parsed(self.state.query)[0].warnings
        if warnings:
            return warnings[0][:1].upper() + warnings[0][1:]
        if self.state.query.strip():
            return f"None of the {name} matches: {shown('ledger.filter')} changes the filter."
        return f"No {name} yet: {shown('list.add')} in the library adds articles, and they are found in them."

    def _show_passage(self) -> None:
        """The paragraph of the row under the cursor."""
        row, box = self.rows.current, self.query_one(PassageBox)
        if isinstance(row, Listed):
            passage = self._library.ledgers.passage(row.article, row.span)
            box.show(row.title, passage, self.nutgraf.glyphs.ellipsis)
        else:
            box.update("", layout=False)

    def heading(self) -> list[Run]:
        """All lists, this one lit and counted."""
        runs = []
        for kind, title in TITLES.items():
            number = f" {self.rows.count:,}" if kind is self.kind else ""
            role = "body" if kind is self.kind else "muted"
            runs.append(Run(f"  {title}{number}", role, kind is self.kind, COMMANDS[kind]))
        return runs

    def options(self) -> list[Run]:
        """The order."""
        return [Run(f"{ORDER_NAMES[self.state.sort]}  ", command="ledger.sort")]

    def standing(self) -> Standing:
        """Which row is under the cursor."""
        if self._waiting:
            return Standing(position=f"looking {self.nutgraf.glyphs.ellipsis}")
        count = self.rows.count
        if not count:
            keys = self.nutgraf.keymap.named(*_WITHOUT_ROWS)
            return Standing(keys, position=f"no {TITLES[self.kind].lower()}")
        return Standing(position=f"{self.rows.cursor + 1:,}/{count:,}")

    def stand(self) -> None:
        """Bring the lines up to date, and the names of the columns."""
        super().stand()
        if self.is_attached:
            width = self.rows.size.width - 1
            entities = self.kind is MarkKind.ENTITY
            columns = entity_columns(width) if entities else figure_columns(width)
            self._heading.put([Run(heading(columns, width))], [])
