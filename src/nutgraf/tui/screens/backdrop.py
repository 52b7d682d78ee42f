"""What is seen of the screen behind a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.renderables.background_screen import BackgroundScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style
    from textual.color import Color


class Backdrop(BackgroundScreen):
    """Textual's, which tones down every run of signs, where a screen has a few dozen styles: each is toned once."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """The segments, toned by a colour."""
        toned: dict[Style | None, Style | None] = {}
        for segment in segments:
            text, style, control = segment
            if control:
                yield segment
                continue
            if style not in toned:
                ((_, toned[style], _),) = super().process_segments([segment], color)
            yield Segment(text, toned[style])
