"""CSV that opens everywhere and in which no text of an article is a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

Cell = str | int | float | None

_FORMULA = re.compile("'*[=+\\-@\t\r|%＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?\Z")


def rows(header: Sequence[str], lines: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """A CSV file in pieces, a line each (a cell may hold line ends)."""
    yield _line(header)
    yield from map(_line, lines)


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text


def as_written(cell: str) -> str:
    """What `harmless` was given."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell


def _line(cells: Sequence[Cell]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(
        [harmless(cell) if isinstance(cell, str) else cell for cell in cells]
    )
    return out.getvalue()
