"""Only what differs is written, and what is written makes the terminal look as it was drawn."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip

from nutgraf.library.library import Library
from nutgraf.tui.displaying import DisplayingApp
from nutgraf.tui.steady import steady
from nutgraf.tui.takeover import Outlet
from nutgraf.tui.terminal_picture import TerminalPicture
from tests.tui.shell import reading

WIDTH, HEIGHT = 12, 3
STYLES = [
    Style(color="#d8d5cd", bgcolor="#14161a"),
    Style(color="#d8d5cd", bgcolor="#1b1e24", bold=True),
    Style(color="#f0977a", bgcolor="#14161a", underline2=True, italic=True),
    Style(color="red", underline=True, dim=True),
    Style(reverse=True, bold=True, dim=True),
    Style(color="#7fb2e5", link="https://a.example/b"),
    Style(),
]
TOKENS = re.compile(
    r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m|\x1b\]8;[^;]*;([^\x1b]*)\x1b\\|(.)", re.DOTALL
)


class Emulator:
    """A terminal that knows cells, colours and links."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], tuple[str, frozenset[str], str]] = {}
        self._codes: dict[str, str] = {}
        self._link = ""
        self._at = (0, 0)

    def feed(self, data: str) -> None:
        """Obey."""
        for row, column, codes, link, sign in TOKENS.findall(data):
            if row:
                self._at = (int(row) - 1, int(column) - 1)
            elif sign:
                self.cells[self._at] = (sign, frozenset(self._codes.values()), self._link)
                self._at = (self._at[0], self._at[1] + 1)
            elif codes:
                self._colour(codes)
            else:
                self._link = link

    def _colour(self, codes: str) -> None:
        """Take over attributes and colours."""
        for code in re.findall(r"[34]8;2;\d+;\d+;\d+|\d+", codes):
            number = int(code.split(";")[0])
            if number == 0:
                self._codes.clear()
            elif number in (22, 23, 24, 25, 27, 29):
                ended = {22: ("1", "2"), 24: ("4", "21")}.get(number, (str(number - 20),))
                for each in ended:
                    self._codes.pop(each, None)
            elif number in (39, 49):
                self._codes.pop("ink" if number == 39 else "ground", None)
            elif number in (38, 48) or 30 <= number <= 47:
                self._codes["ink" if number in range(30, 39) else "ground"] = code
            else:
                self._codes[code] = code


def _console() -> Console:
    return Console(file=io.StringIO(), force_terminal=True, color_system="truecolor")


def _looks(strip: Strip) -> list[tuple[str, frozenset[str], str]]:
    """What a terminal shows where it is told all of a strip, run by run."""
    shown = Emulator()
    for text, style, _ in strip:
        shown.feed(
            f"\x1b[0m{(style or Style()).render(text, color_system=_console()._color_system)}"
        )
    return [shown.cells[place] for place in sorted(shown.cells)]


runs = st.lists(
    st.tuples(st.text("ab .", min_size=1, max_size=4), st.sampled_from(STYLES)),
    min_size=1,
    max_size=4,
)


def _strip(parts: list[tuple[str, Style]], width: int) -> Strip:
    return Strip([Segment(text, style) for text, style in parts]).adjust_cell_length(
        width, STYLES[0]
    )


changes = st.lists(
    st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), st.integers(1, WIDTH), runs),
    max_size=12,
)


@given(changes)
def test_a_terminal_that_obeys_shows_what_was_drawn(
    drawn: list[tuple[int, int, int, list[tuple[str, Style]]]],
) -> None:
    picture, terminal, console = TerminalPicture(), Emulator(), _console()
    wanted: dict[tuple[int, int], tuple[str, frozenset[str], str]] = {}
    for y, x, wide, parts in drawn:
        strip = _strip(parts, min(wide, WIDTH - x))
        end = x + strip.cell_length
        lines: list[dict[int, Strip | None]] = [{} for _ in range(HEIGHT)]
        lines[y] = {x: strip}
        ends: list[list[int]] = [[end] if line else [] for line in lines]
        update = ChopsUpdate(lines, [(y, x, end)], ends)
        terminal.feed(picture.update(update, console, (WIDTH, HEIGHT)))
        wanted |= {(y, x + place): cell for place, cell in enumerate(_looks(strip))}
        assert picture.update(update, console, (WIDTH, HEIGHT)) == ""
    assert terminal.cells == wanted


def _screen(*lines: str) -> LayoutUpdate:
    strips: list[Iterable[Strip]] = [[steady(Strip([Segment(line, STYLES[0])]))] for line in lines]
    return LayoutUpdate(strips, Region(0, 0, WIDTH, len(lines)))


def test_only_what_differs_is_written_until_nothing_is_known_any_more() -> None:
    picture, console, size = TerminalPicture(), _console(), (WIDTH, 2)
    first = picture.update(_screen("one line    ", "another line"), console, size)
    assert first.count("H") == 2
    changed = picture.update(_screen("one lime    ", "another line"), console, size)
    assert "\x1b[1;7H" in changed
    assert changed.endswith("\x1b[39;49m")
    assert re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", "", changed) == "m"
    assert picture.update(_screen("one lime    ", "another line"), console, size) == ""
    picture.forget()
    assert len(picture.update(_screen("one lime    ", "another line"), console, size)) == len(first)
    assert picture.update(_screen("one lime    ", "another line"), console, (WIDTH, 3))


def test_wide_signs_are_written_with_all_of_their_line_and_once() -> None:
    picture, console, size = TerminalPicture(), _console(), (WIDTH, 1)
    assert "水位" in picture.update(_screen("水位 is low "), console, size)
    assert picture.update(_screen("水位 is low "), console, size) == ""
    assert "水位" in picture.update(_screen("水位 is high"), console, size)
    over = ChopsUpdate([{2: Strip([Segment("ab", STYLES[0])])}], [(0, 2, 4)], [[4]])
    assert "ab" in picture.update(over, console, size)
    assert "水位" in picture.update(_screen("水位 is high"), console, size)
    assert "👩\u200d🚒" in picture.update(_screen("👩\u200d🚒 is here  "), console, size)
    assert picture.update(_screen("👩\u200d🚒 is here  "), console, size) == ""


def test_without_colours_text_alone_is_written() -> None:
    console = Console(file=io.StringIO(), force_terminal=True, color_system=None)
    assert TerminalPicture().update(_screen("plain"), console, (5, 1)) == "\x1b[1;1Hplain"


def test_what_waits_for_the_terminal_is_not_shown_yet() -> None:
    outlet = Outlet(io.StringIO())
    outlet.write("ab")
    assert outlet.shown == 0
    outlet.flush()
    assert outlet.shown == 2


async def test_a_slow_terminal_gets_the_newest_frame_and_none_that_is_late(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Any] = []
    async with reading(library, painted=True) as it:
        monkeypatch.setattr(App, "_display", lambda *args: shown.append(args))
        monkeypatch.setattr(DisplayingApp, "_writes", True)
        monkeypatch.setattr(DisplayingApp, "_is_behind", True)
        await it.press("j", "j", "k", "j")
        assert shown == []
        monkeypatch.setattr(DisplayingApp, "_is_behind", False)
        await it.until(lambda: shown, "the frame that was waited for")
        number = len(shown)
        it.app.screen.refresh()
        await it.press()
        assert len(shown) == number, "what stands there already is not written again"


def test_signs_of_two_cells_and_of_none_are_no_even_line() -> None:
    """As many characters as cells, and yet no character has its own."""
    picture, console = TerminalPicture(), _console()
    for line in ("中 e\u0301 ab", "中 e\u0301 ac"):
        update = LayoutUpdate([[Strip([Segment(line, STYLES[0])], 7)]], Region(0, 0, 7, 1))
        assert line in picture.update(update, console, (7, 1))


def test_pieces_that_no_pane_has_drawn_are_steady_too() -> None:
    picture, console = TerminalPicture(), _console()
    line = Strip([Segment("ab ❤\ufe0f cd   ", STYLES[0])])
    update = LayoutUpdate([[line]], Region(0, 0, line.cell_length, 1))
    assert "\x1b7" in picture.update(update, console, (line.cell_length, 1))
