"""Keeps what a terminal would obey out of Textual's own widgets, which draw whatever they are given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, line separators, bidi overrides, halves of surrogate pairs."""
_NEVER_PASTED = "(?![\t\n])[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"


def harmless(text: str) -> str:
    """The text without what a terminal would obey, in as many cells as before."""
    if text.isascii() and text.isprintable():
        return text
    return _OBEYED.sub(lambda found: "\ufffd" * cell_len(found[0]), text)


def pasted(text: str) -> str:
    """What was pasted as it may be typed: lines and tabs, and nothing else that is a command."""
    return re.sub(_NEVER_PASTED, "", text.replace("\r\n", "\n").replace("\r", "\n"))


class Harmless(LineFilter):
    """Takes it out of every line that a widget has drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, each in as many cells as before."""
        if all(text.isprintable() for text, _, _ in segments):
            return segments
        return [Segment(harmless(text), style, control) for text, style, control in segments]
