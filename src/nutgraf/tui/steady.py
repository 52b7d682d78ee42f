"""Lines that keep to their cells on every terminal, whatever width it gives to a character.

Terminals disagree about pictures of several characters (families, flags, skin tones, variation
selectors), about pictures younger than their tables, and about the vowel signs of India and its
neighbours. Where a line has such a sign, its cells are blanked first, and the cursor is put back to
where it has to be after the sign, after each column of the line, and at its end. Between the words
of one column it is not: those flow as the terminal has them, so that nothing is written over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.strip import Strip

from nutgraf.tui.widths import own_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.color import ColorSystem
    from rich.console import Console
    from rich.style import Style

_PICTURE = (
    "(?:[\U0001f1e6-\U0001f1ff]{2}"
    "|[0-9#*©®\u2010-\u3299\U0001f000-\U0001faff][\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
    "(?:\u200d[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*)*)"
)
_IS_UNSURE = re.compile(
    "[\u200d\ufe0e\ufe0f\u20e3\U0001f000-\U0001faff\U000e0020-\U000e007f]"  # of pictures
    "|[\u0900-\u0dff\u0e33\u0eb3\u0f00-\u109f\u1100-\u11ff\u1700-\u1cff\u200b-\u200f\u2060-\u2064]"
    "|[\u061c\ua800-\uabff\ufeff\U00011000-\U00011fff]"
)
_FLOWS = (
    "[\u0900-\u0dff\u0e33\u0eb3\u0f00-\u109f\u1100-\u11ff\u1700-\u1cff\u061c\u200b\u200c\u200e\u200f"
    "\u2060-\u2064\ua800-\uabff\ufeff\U00011000-\U00011fff]"
)
_PIECES = f"( {{2,}}|─{{2,}})|({_PICTURE})"
"""Gaps between columns, and pictures; words are what stands between those."""
_SAVE, _RESTORE = "\x1b7", "\x1b8"


def steady(strip: Strip) -> Strip:
    """The strip itself, or one that keeps to its cells where terminals may disagree about them."""
    if isinstance(strip, SteadyStrip) or all(segment.text.isascii() for segment in strip):
        return strip
    if not any(_IS_UNSURE.search(segment.text) for segment in strip):
        return strip
    return SteadyStrip(strip, strip.cell_length)


class SteadyStrip(Strip):
    """A piece of a line with signs of unsure width."""

    def render(self, console: Console) -> str:
        """The line as terminal sequences."""
        if self._render_cache is None:
            colours = console._color_system
            runs = [(text, style) for text, style, control in self if text and not control]
            self._render_cache = _Drawing(colours).line(runs, self.cell_length) if runs else ""
        return self._render_cache


class _Drawing:
    """Writes one line; where the cursor stands is known only between the signs of unsure width."""

    def __init__(self, colours: ColorSystem | None) -> None:
        self._colours = colours
        self._out: list[str] = []
        self._cell = 0
        """Where the cursor should stand, counted from the beginning of the line."""
        self._is_lost = False
        """Whether it may stand elsewhere,"""
        self._grown = 0
        """and how much further on at most."""

    def line(self, runs: Sequence[tuple[str, Style | None]], width: int) -> str:
        """The runs in so many cells."""
        self._out.append(_SAVE)
        self._write(" " * width, runs[-1][1])
        self._out.append(_RESTORE)
        for text, style in runs:
            for piece in re.split(_PIECES, text):
                if piece:
                    self._piece(piece, style)
        self._cell = width
        self._go_back()
        return "".join(self._out)

    def _piece(self, piece: str, style: Style | None) -> None:
        """A gap between two columns, a picture, or words."""
        size = cell_len(piece)
        if piece.startswith(("  ", "──")):
            self._gap(piece, style)
            return
        flows = re.search(_FLOWS, piece) is not None
        is_anchored = not (flows or self._is_lost) and _IS_UNSURE.search(piece) is not None
        if is_anchored:
            self._write(" " * size, style)
            self._go_back()
        self._write(piece, style)
        self._cell += size
        self._is_lost = self._is_lost or flows
        self._grown += own_cells(piece)
        if is_anchored:
            self._go_back()

    def _gap(self, piece: str, style: Style | None) -> None:
        """Blanks or a rule; words before it that have grown reach into it."""
        if self._is_lost:
            reach = len(piece) if piece.isspace() else min(len(piece), self._grown)
            self._cell += reach
            self._go_back()
            piece = piece[reach:]
        self._write(piece, style)
        self._cell += len(piece)

    def _write(self, text: str, style: Style | None) -> None:
        render = Strip.render_style
        colours = self._colours
        self._out.append(text if style is None or colours is None else render(style, text, colours))

    def _go_back(self) -> None:
        """Put the cursor where it should stand."""
        self._out.append(f"{_RESTORE}\x1b[{self._cell}C" if self._cell else _RESTORE)
        self._is_lost, self._grown = False, 0
