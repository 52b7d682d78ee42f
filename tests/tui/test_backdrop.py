"""What is seen behind a dialog looks as Textual would have it."""

from __future__ import annotations

from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen

from nutgraf.tui.screens.backdrop import Backdrop

STYLES = (
    None,
    Style.parse("bold red on #102030"),
    Style.parse("underline link https://news.example"),
    Style.parse("on blue"),
    Style(color="#aabbcc", meta={"@click": "quit"}),
)


def test_runs_are_toned_as_textual_tones_them() -> None:
    runs = [Segment(f"{number} ", STYLES[number % 5]) for number in range(20)]
    runs.append(Segment("", None, [(ControlType.BELL,)]))
    for colour in (Color(0, 0, 0, 0.6), Color(40, 40, 60, 0.3), Color(0, 0, 0, 0)):
        ours = list(Backdrop.process_segments(runs, colour))
        assert ours == list(BackgroundScreen.process_segments(runs, colour))
        assert not any(style and (style.link or style.meta) for _, style, _ in ours)
