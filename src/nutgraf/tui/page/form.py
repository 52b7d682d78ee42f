"""What a visual line is: its form, its place in the text, and where it stands in the view."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

MEASURE = 72
"""The widest line of text, in cells; longer ones are hard to read."""
NARROWEST = 32
"""The narrowest line of text that can be asked for."""
GUTTER = 4
"""Cells left of the text for the signs of notes."""


class Form(IntEnum):
    """How a line looks; from `LEAD` on it shows text of the article."""

    BLANK = 0
    META = 1
    RULE = 2
    TITLE = 3
    BYLINE = 4
    ENDING = 5
    LEAD = 6
    PARAGRAPH = 7
    HEADING = 8
    CAPTION = 9
    QUOTE = 10
    LIST = 11


class Row(NamedTuple):
    """One visual line."""

    form: Form
    start: int
    end: int
    """What it shows of the text; empty for lines that are no part of the text."""
    block: int = -1
    """Position of its block; -1 where it belongs to none."""
    line: int = 0
    """Which line of its paragraph, list item, title or byline this is."""
    indent: int = 0
    """Cells before the text, for a bar or a bullet."""


class Frame(NamedTuple):
    """Where the text stands in a view of some width."""

    left: int
    """Cells before the gutter."""
    gutter: int
    measure: int
    """Cells of a line of text."""

    @property
    def margin(self) -> int:
        """The column at which text begins."""
        return self.left + self.gutter


def frame(width: int, measure: int) -> Frame:
    """The frame in a view: text in the middle, the gutter kept while there is room for words."""
    gutter = GUTTER if width >= 24 else 2 if width >= 12 else 0
    text = max(1, min(measure, width - gutter - min(gutter, 2)))
    return Frame(max(0, (width - text) // 2 - gutter), gutter, text)
