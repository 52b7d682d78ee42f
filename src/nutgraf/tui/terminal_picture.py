"""What stands on the terminal, cell by cell, so that only what differs from it is written.

Textual writes whole lines of what it has drawn anew, each run with all of its colours. On a slow line that is felt
with every key: opening a dialog sent half of the screen that had not changed at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate

from nutgraf.tui.steady import SteadyStrip, steady

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.color import Color, ColorSystem
    from rich.console import Console
    from textual.strip import Strip

_UNKNOWN = "\x00"
"""In the place of a character: what stands in this cell is not known."""
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\uffe6\U00016fe0-\U0003ffff"
    "\u2329\u232a\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2630-\u2637\u2648-\u2653\u267f\u268a-\u268f"
    "\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b"
    "\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55]"
)
"""Characters of two cells; as many of none beside them would hide that."""
_MOST = 10_000
"""Styles after which the numbers of looks are counted anew."""
_ON = {
    "bold": 1, "dim": 2, "italic": 3, "underline": 4,
    "blink": 5, "reverse": 7, "strike": 9, "underline2": 21,
}  # fmt: skip
_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 7: 27, 9: 29, 21: 24}
"""What ends an attribute; some end two."""
Columns = tuple[int, int]


class Drawn(CompositorUpdate):
    """An update that is ready to be written."""

    def __init__(self, sequences: str) -> None:
        self._sequences = sequences

    def render_segments(self, console: Console) -> str:
        """The sequences."""
        return self._sequences


class _Look(NamedTuple):
    """A style as terminals are told of it."""

    attributes: frozenset[int]
    colour: str
    ground: str
    link: str

    @classmethod
    def of(cls, style: Style, colours: ColorSystem | None) -> _Look:
        """A style, with the colours that there are."""
        if colours is None:
            return _PLAIN
        attributes = frozenset(code for name, code in _ON.items() if getattr(style, name))
        ink, ground = _code(style.color, colours, True), _code(style.bgcolor, colours, False)
        return cls(attributes, ink, ground, style.link or "")

    def after(self, before: _Look) -> str:
        """The sequence that makes this look of another one."""
        links = f"\x1b]8;;{self.link}\x1b\\" if self.link != before.link else ""
        off = {_OFF[code] for code in before.attributes - self.attributes}
        kept = {code for code in before.attributes if _OFF[code] not in off}
        codes = [str(code) for code in (*sorted(off), *sorted(self.attributes - kept))]
        if self.colour != before.colour:
            codes.append(self.colour)
        if self.ground != before.ground:
            codes.append(self.ground)
        return links + (f"\x1b[{';'.join(codes)}m" if codes else "")


_PLAIN = _Look(frozenset(), "39", "49", "")
_NONE = "\x01"
"""The number of the plain look."""


class TerminalPicture:
    """The terminal of one app."""

    def __init__(self) -> None:
        self._size = (0, 0)
        self._texts: list[str] = []
        """For each line the character of every cell."""
        self._looks: list[str] = []
        """For each line the number of every cell's look, as a character."""
        self._wide: list[dict[Columns, Strip]] = []
        """For each line the pieces in which characters and cells are not one for one."""
        self._numbers: dict[Style | None, str] = {}
        self._known: dict[_Look, str] = {}
        self._changes: dict[tuple[str, str], str] = {}
        self._out: list[str] = []
        self._look = _NONE
        """What is written now looks so."""

    def forget(self) -> None:
        """Something else has drawn on the terminal, or it has another size: nothing is known of it."""
        self._size = (0, 0)

    def update(self, update: CompositorUpdate, console: Console, size: tuple[int, int]) -> str:
        """The sequences that make the terminal look as an update wants it; empty where it does already."""
        if size != self._size or len(self._numbers) > _MOST:
            self._begin(size)
        self._out, self._look = [], _NONE
        for y, x, strip in _pieces(update):
            if 0 <= y < size[1] and strip.cell_length:
                self._piece(y, x, strip, console)
        if self._look != _NONE:
            self._out.append(self._changes[self._look, _NONE])
        return "".join(self._out)

    def _begin(self, size: tuple[int, int]) -> None:
        """A terminal of which nothing is known."""
        self._size, (width, height) = size, size
        self._texts = [_UNKNOWN * width] * height
        self._looks = [_UNKNOWN * width] * height
        self._wide = [{} for _ in range(height)]
        self._numbers, self._known, self._changes = {}, {_PLAIN: _NONE}, {(_NONE, _NONE): ""}

    def _piece(self, y: int, x: int, strip: Strip, console: Console) -> None:
        """A piece of a line, as far as it differs from what is there."""
        text, end = strip.text, x + strip.cell_length
        if not text.isascii():
            strip = steady(strip)
        is_even = len(text) == strip.cell_length and _WIDE.search(text) is None
        if not is_even or isinstance(strip, SteadyStrip):
            self._wide_piece(y, x, strip, console)
            return
        number, colours = self._number, console._color_system
        looks = "".join([number(style, colours) * len(run) for run, style, _ in strip])
        before = (self._texts[y][x:end], self._looks[y][x:end])
        if (text, looks) == before:
            return
        first, last = _differing(text, looks, *before)
        self._out.append(f"\x1b[{y + 1};{x + first + 1}H")
        self._write(text[first:last], looks[first:last])
        self._keep(y, x, text, looks)

    def _wide_piece(self, y: int, x: int, strip: Strip, console: Console) -> None:
        """A piece whose characters take more or fewer cells than one: all of it, or nothing."""
        place = (x, x + strip.cell_length)
        if self._wide[y].get(place) == strip:
            return
        if self._look != _NONE:
            self._out.append(self._changes[self._look, _NONE])
            self._look = _NONE
        self._out.append(f"\x1b[{y + 1};{x + 1}H{strip.render(console)}")
        unknown = _UNKNOWN * strip.cell_length
        self._keep(y, x, unknown, unknown)
        self._wide[y][place] = strip

    def _keep(self, y: int, x: int, text: str, looks: str) -> None:
        """Remember what stands in some cells now."""
        end = x + len(text)
        self._texts[y] = self._texts[y][:x] + text + self._texts[y][end:]
        self._looks[y] = self._looks[y][:x] + looks + self._looks[y][end:]
        wide = self._wide[y]
        for place in [(first, last) for first, last in wide if first < end and x < last]:
            del wide[place]

    def _write(self, text: str, looks: str) -> None:
        """Write characters, telling only what changes between their looks."""
        at, length = 0, len(text)
        while at < length:
            look = looks[at]
            end = length - len(looks[at:].lstrip(look))
            self._out += [self._changes[self._look, look], text[at:end]]
            at, self._look = end, look

    def _number(self, style: Style | None, colours: ColorSystem | None) -> str:
        """The number of a style's look."""
        number = self._numbers.get(style)
        if number is None:
            look = _Look.of(style or Style(), colours)
            number = self._known.get(look) or self._learn(look)
            self._numbers[style] = number
        return number

    def _learn(self, look: _Look) -> str:
        """A look that is new, and how it is made of the others and they of it."""
        number = chr(len(self._known) + 1)
        self._known[look] = number
        for other, its in self._known.items():
            self._changes[number, its] = other.after(look)
            self._changes[its, number] = look.after(other)
        return number


def _pieces(update: CompositorUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Line, column and strip of all that an update draws."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield y, x, strip
                x += strip.cell_length
    elif isinstance(update, ChopsUpdate):
        for y, left, right in update.spans:
            for end, (x, chop) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if chop is not None and x < right and left < end:
                    yield y, x, chop


def _differing(text: str, looks: str, old_text: str, old_looks: str) -> Columns:
    """From the first cell that differs to the last, found by halves."""
    length = len(text)
    low, high = 0, length
    while low < high:
        middle = (low + high + 1) // 2
        same = text[:middle] == old_text[:middle] and looks[:middle] == old_looks[:middle]
        low, high = (middle, high) if same else (low, middle - 1)
    first, low, high = low, low, length
    while low < high:
        middle = (low + high) // 2
        same = text[middle:] == old_text[middle:] and looks[middle:] == old_looks[middle:]
        low, high = (low, middle) if same else (middle + 1, high)
    return first, low


def _code(colour: Color | None, colours: ColorSystem, is_ink: bool) -> str:
    """A colour as terminals are told of it."""
    if colour is None:
        return "39" if is_ink else "49"
    return ";".join(colour.downgrade(colours).get_ansi_codes(foreground=is_ink))
