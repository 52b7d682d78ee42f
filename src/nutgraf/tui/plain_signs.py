"""Typography in ASCII, sign for sign, for terminals on which curly quotes and dashes take two cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

_PLAIN = str.maketrans(
    "“”„‟‘’‚‛′″…‐‑‒–—―·•‣‧×≥≤≈≠→←↑↓«»‹›\u00a0\u202f",
    "\"\"\"\"''''" + "'\"~------" + "----x><~!><^v" + '""' + "''" + "  ",
)


def plain(text: str) -> str:
    """The text with ASCII signs in the place of typographic ones; as long as before."""
    return text if text.isascii() else text.translate(_PLAIN)


class PlainSigns(LineFilter):
    """Draws every line so, those of articles, too."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, each as long as before."""
        if all(text.isascii() for text, _, _ in segments):
            return segments
        return [Segment(plain(text), style, control) for text, style, control in segments]
