"""Lists of entities, figures and claims across articles, of which only the rows in sight are read."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

from rich.segment import Segment
from rich.style import Style

from nutgraf.model.ledger import Listed
from nutgraf.model.marks import Claim, Entity, Figure, Mention, Stance
from nutgraf.tui.lines import cells, cut, fit, strip_of
from nutgraf.tui.page.values import value_of
from nutgraf.tui.signs import kind_sign, verdict_sign
from nutgraf.tui.widgets.cards import short_date
from nutgraf.tui.widgets.rows import RowsView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

WINDOW = 100
"""Rows that are read at once."""
_WINDOWS_KEPT = 20
_VALUE, _ACTION, _SOURCE, _DATE, _COUNT = 12, 12, 18, 9, 8
_WIDE, _NARROW = 100, 64
"""Cells from which sources are shown in full, and below which they are left out."""


class Rows(Protocol):
    """What a list is made of."""

    def __len__(self) -> int:
        """How many rows there are."""

    def window(self, start: int, end: int) -> Sequence[Entity | Listed]:
        """The rows at some places."""


class Column(NamedTuple):
    """A column that has a name and a width; the one without a width takes what is left."""

    name: str
    width: int
    right: bool = False


class LedgerRows(RowsView):
    """One line an entity or figure, two a claim."""

    GROUND = "background"
    DEFAULT_CSS = "LedgerRows { background: $background; }"
    MARGIN = 1

    def __init__(self, *, lines: int = 1, id: str | None = None) -> None:
        super().__init__(id=id)
        self.row_height = lines
        self.rows: Rows | None = None
        self.today = date.today()
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

    def listed(self, row: Listed, width: int) -> list[list[Segment]]:
        """The lines of a mark."""
        match row.mark:
            case Figure() as figure:
                return [self._figure(row, figure, width)]
            case Claim() as claim:
                return self._claim(row, claim, width)
            case Mention() as mention:
                return [self._mention(row, mention, width)]

    def _fit(self, text: str, width: int, *, right: bool = False) -> str:
        """A text that fills a column, with a blank after it."""
        return (
            fit(" ".join(text.split()), width - 1, right=right, ellipsis=self.glyphs.ellipsis) + " "
        )

    def _entity(self, entity: Entity, width: int) -> list[Segment]:
        """Sign of the kind, name, how else it is printed, mentions, articles."""
        also = [name for name in entity.aliases if name != entity.name]
        name, others, *counts = widths(entity_columns(width), width)
        sign = kind_sign(self.glyphs, entity.kind)
        return [
            self.text(" "),
            Segment(f"{sign} ", self.palette.base + self.palette.entity[entity.kind]),
            self.text(self._fit(entity.name, name - 3), bold=True),
            self.text(self._fit(", ".join(also), others) if others else "", "muted"),
            self.text(f"{entity.mentions:>{counts[0] - 1},} "),
            self.text(f"{entity.articles:>{counts[1] - 1},} ", "muted"),
        ]

    def _figure(self, row: Listed, figure: Figure, width: int) -> list[Segment]:
        """Verdict, value, what is counted, what happened to it, source and date."""
        value, counted, action, source, day = widths(figure_columns(width), width)
        printed = figure.counted or row.around or f"“{figure.text}”"
        return [
            self.text(verdict_sign(self.glyphs, row.verdict), "muted"),
            Segment(
                fit(value_of(figure, self.glyphs), value - 2, right=True) + " ",
                self.palette.base + self.palette.figure,
            ),
            self.text(self._fit(printed, counted), "body" if figure.counted else "muted"),
            self.text(self._fit(figure.action or "", action) if action else ""),
            *self._from(row, source, day),
        ]

    def _claim(self, row: Listed, claim: Claim, width: int) -> list[list[Segment]]:
        """What is said, with its verdict; below it who says so, and where."""
        sign, role = self.glyphs.claim, "muted"
        if row.disputed:
            sign, role = self.glyphs.disputed, "disputed"
        verdict = f" {row.verdict.value} " if row.verdict else " "
        room = max(4, width - 3 - cells(verdict))
        who = claim.who or "nobody named"
        stance = (
            "" if claim.stance is Stance.NEUTRAL else f" {self.glyphs.dot} {claim.stance.value}"
        )
        source, day = _source(width), _DATE
        left = max(4, width - 3 - source - day)
        cue = f" {self.glyphs.dot} {' '.join(claim.cue.text.split())}{stance}"
        first = cut(who, max(4, left - cells(cue) - 1), self.glyphs.ellipsis)
        return [
            [
                self.text(" "),
                self.text(f"{sign} ", role),
                self.text(fit(claim.said, room, ellipsis=self.glyphs.ellipsis)),
                self.text(verdict, "accented"),
            ],
            [
                self.text("   "),
                self.text(first, "accented"),
                self.text(fit(cue, max(1, left - cells(first))), "muted"),
                *self._from(row, source, day),
            ],
        ]

    def _mention(self, row: Listed, mention: Mention, width: int) -> list[Segment]:
        """The title of the article, how the entity is printed there, source and date."""
        source, day = _source(width), _DATE
        printed = 0 if mention.text == mention.name else 22
        return [
            self.text("   "),
            self.text(self._fit(row.title, max(4, width - 3 - source - day - printed))),
            self.text(self._fit(f"“{mention.text}”", printed) if printed else "", "muted"),
            *self._from(row, source, day),
        ]

    def _from(self, row: Listed, source: int, day: int) -> list[Segment]:
        """The outlet and the day."""
        told = self._fit(row.source, source) if source else ""
        when = self._fit(short_date(row.date, self.today), day) if day else ""
        return [self.text(told, "muted"), self.text(when, "muted")]


def _source(width: int) -> int:
    """The width of the column of sources in so many cells."""
    return 0 if width < _NARROW else _SOURCE if width < _WIDE else 24


def entity_columns(width: int) -> tuple[Column, ...]:
    """The columns of entities in so many cells."""
    others = Column("also printed as", max(0, width // 2 - 2 * _COUNT) if width >= 50 else 0)
    return (
        Column("   name", 0),
        others,
        Column("mentions" if width >= 50 else "ment.", _COUNT + 2, right=True),
        Column("articles" if width >= 50 else "art.", _COUNT + 2, right=True),
    )


def figure_columns(width: int) -> tuple[Column, ...]:
    """The columns of figures in so many cells."""
    return (
        Column("value", 10 if width < _NARROW else _VALUE if width < _WIDE else 18, right=True),
        Column("of what", 0),
        Column("what happened", (_ACTION if width < _WIDE else 18) if width >= 44 else 0),
        Column("source", _source(width)),
        Column("date", _DATE),
    )


def widths(columns: Sequence[Column], width: int) -> list[int]:
    """The width of each column; the first without one that is meant to fill takes what is left."""
    filled = next(place for place, column in enumerate(columns) if column.name in _FILLING)
    room = width - sum(column.width for column in columns)
    return [
        max(6, room) if place == filled else column.width for place, column in enumerate(columns)
    ]


_FILLING = {"   name", "of what"}
"""The columns that take what the others leave."""


def heading(columns: Sequence[Column], width: int) -> str:
    """The names of columns, each over its own."""
    pieces = []
    for column, room in zip(columns, widths(columns, width), strict=True):
        if room:
            pieces.append(fit(column.name, room - 1, right=column.right, ellipsis="") + " ")
    return " " + "".join(pieces)
