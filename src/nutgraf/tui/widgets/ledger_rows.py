"""Lists of entities, figures and claims across articles, of which only the rows in sight are read."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Protocol

from rich.segment import Segment
from rich.style import Style

from nutgraf.model.ledger import Listed
from nutgraf.model.marks import Entity
from nutgraf.tui.lines import strip_of
from nutgraf.tui.signs import kind_sign
from nutgraf.tui.widgets.columns import entity_columns, widths
from nutgraf.tui.widgets.listed_rows import ListedRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

WINDOW = 100
"""Rows that are read at once."""
_WINDOWS_KEPT = 20


class Rows(Protocol):
    """What a list is made of."""

    def __len__(self) -> int:
        """How many rows there are."""

    def window(self, start: int, end: int) -> Sequence[Entity | Listed]:
        """The rows at some places."""


class LedgerRows(ListedRows):
    """One line an entity or figure, two a claim."""

    def __init__(self, *, lines: int = 1, id: str | None = None) -> None:
        super().__init__(id=id)
        self.row_height = lines
        self.rows: Rows | None = None
        self._windows: OrderedDict[int, Sequence[Entity | Listed]] = OrderedDict()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return 0 if self.rows is None else len(self.rows)

    @property
    def current(self) -> Entity | Listed | None:
        """What the cursor stands on."""
        return self.row(self.cursor) if self.count else None

    def show(self, rows: Rows, cursor: int = 0) -> None:
        """Other rows, with the cursor on one of them."""
        self.rows = rows
        self._windows.clear()
        self.reset(cursor)

    def row(self, index: int) -> Entity | Listed | None:
        """The row at an index; None if it is gone."""
        number, place = divmod(index, WINDOW)
        window = self._windows.get(number)
        if window is None and self.rows is not None:
            window = self._windows[number] = self.rows.window(
                number * WINDOW, (number + 1) * WINDOW
            )
            if len(self._windows) > _WINDOWS_KEPT:
                self._windows.popitem(last=False)
        return window[place] if window is not None and place < len(window) else None

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """The lines of an entity, figure or claim."""
        row = self.row(index)
        wash = self.palette.cursor_row if index == self.cursor else Style()
        role = self.palette.accented if self.has_focus else self.palette.muted
        bar = Segment(self.glyphs.cursor if index == self.cursor else " ", role)
        match row:
            case Entity():
                lines = [self._entity(row, width - 1)]
            case Listed():
                lines = self.listed(row, width - 1)
            case _:
                lines = [[]] * self.row_height
        fill = self.palette.base + wash
        return [
            strip_of(Segment.apply_style([bar, *line], None, wash), width, fill) for line in lines
        ]

    def _entity(self, entity: Entity, width: int) -> list[Segment]:
        """Sign of the kind, name, how else it is printed, mentions, articles."""
        also = [name for name in entity.aliases if name != entity.name]
        name, others, *counts = widths(entity_columns(width), width)
        sign = kind_sign(self.glyphs, entity.kind)
        return [
            self.text(" "),
            Segment(f"{sign} ", self.palette.base + self.palette.entity[entity.kind]),
            self.text(self.fitted(entity.name, name - 3), bold=True),
            self.text(self.fitted(", ".join(also), others) if others else "", "muted"),
            self.text(f"{entity.mentions:>{counts[0] - 1},} "),
            self.text(f"{entity.articles:>{counts[1] - 1},} ", "muted"),
        ]
