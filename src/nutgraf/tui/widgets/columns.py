"""The columns of lists across articles: their names, and how wide they are in so many cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nutgraf.tui.lines import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

_VALUE, _ACTION, _SOURCE, _COUNT = 12, 12, 18, 8
DATE = 9
"""Cells of a day."""
_WIDE, _NARROW = 100, 64
"""Cells from which sources are shown in full, and below which they are left out."""
_FILLING = {"   name", "of what"}
"""The columns that take what the others leave."""


class Column(NamedTuple):
    """A column that has a name and a width; the one without a width takes what is left."""

    name: str
    width: int
    right: bool = False


def source_width(width: int) -> int:
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
        Column("source", source_width(width)),
        Column("date", DATE),
    )


def widths(columns: Sequence[Column], width: int) -> list[int]:
    """The width of each column; the first without one that is meant to fill takes what is left."""
    filled = next(place for place, column in enumerate(columns) if column.name in _FILLING)
    room = width - sum(column.width for column in columns)
    return [
        max(6, room) if place == filled else column.width for place, column in enumerate(columns)
    ]


def heading(columns: Sequence[Column], width: int) -> str:
    """The names of columns, each over its own."""
    pieces = []
    for column, room in zip(columns, widths(columns, width), strict=True):
        if room:
            pieces.append(fit(column.name, room - 1, right=column.right, ellipsis="") + " ")
    return " " + "".join(pieces)
