"""The base of everything that can be long: lines drawn by hand, cached, handed over as they are.

It leaves out borders, padding, tint and opacity; put those on the parent. Measured against
widgets that go through Textual's own styling, a step of scrolling takes a third of the time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from textual.cache import LRUCache
from textual.filter import Monochrome, NoColor
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from nutgraf.tui.glyphs import UNICODE, Glyphs
from nutgraf.tui.palette import Palette
from nutgraf.tui.plain_signs import PlainSigns
from nutgraf.tui.widths import own_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.style import Style
    from textual.geometry import Region

_CACHED_LINES = 4096
_SUSPECT = re.compile("[\x00-\x1f\x7f-\x9f\u200d\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
    "|^\u200d|(?<=\\s)\u200d|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
)
"""Controls, line separators, bidi overrides, halves of surrogate pairs; joiners that join no pictures.

Whatever follows a joiner, rich takes it for one sign with what is before it, and gives it no cell. As hardly a text
has one of them, this is compiled when the first of them comes, and not at every start.
"""
_REPLACEMENTS = {"\t": " ", "\n": " ", "\u200d": "\u200c"}


def drawable(text: str) -> str:
    """The text as it may be drawn: what a terminal would obey is replaced, sign by sign.

    Nothing gets longer or shorter.
    """
    if (text.isascii() and text.isprintable()) or _SUSPECT.search(text) is None:
        return text
    return re.sub(_UNSAFE, lambda found: _REPLACEMENTS.get(found[0], "\ufffd"), text)


def cells(text: str) -> int:
    """How many cells a text takes when it is drawn."""
    return len(text) if text.isascii() else cell_len(drawable(text))


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """The text in at most so many cells on any terminal, cut between characters and with an ellipsis."""
    if width <= 0:
        return ""
    text = drawable(text)
    may_grow = own_cells(text)
    if cells(text) + may_grow <= width:
        return text
    room = width - cells(ellipsis)
    if room < 0:
        return ""
    if text.isascii():
        return text[:room].rstrip() + ellipsis
    kept, used = 0, 0
    for start, end, size in split_graphemes(text)[0]:
        grown = size + own_cells(text, start, end) if may_grow else size
        if used + grown > room:
            break
        kept, used = end, used + grown
    return text[:kept].rstrip() + ellipsis


def fit(text: str, width: int, *, right: bool = False, ellipsis: str = "…") -> str:
    """The text in exactly so many cells, cut or filled with blanks; flush right on request."""
    text = cut(text, width, ellipsis)
    blanks = " " * (max(0, width) - cells(text))
    return blanks + text if right else text + blanks


def strip_of(segments: Iterable[Segment], width: int, fill: Style) -> Strip:
    """A strip of exactly so many cells: cropped, or filled up with blanks in a style."""
    kept = [Segment(drawable(text), style) for text, style, _ in segments if text]
    length = sum(cells(segment.text) for segment in kept)
    if length < width:
        kept.append(Segment(" " * (width - length), fill))
    strip = Strip(kept, max(length, width))
    return strip if length <= width else strip.crop(0, max(0, width))


def spread(left: list[Segment], right: list[Segment], width: int, fill: Style) -> Strip:
    """A strip with runs at both ends; the right ones are left out where both do not fit."""
    room = width - sum(cells(s.text) for s in left) - sum(cells(s.text) for s in right)
    if room < 1:
        return strip_of(left, width, fill)
    return strip_of([*left, Segment(" " * room, fill), *right], width, fill)


class LinesView(ScrollView, can_focus=True):
    """A scrolling view of lines that a subclass draws one at a time.

    A subclass sets how many lines there are with `set_height` and overrides `draw`. Lines are kept
    until `forget` names them, or the theme or the width has changed.
    """

    ALLOW_SELECT = False
    GROUND: ClassVar[str] = "background"
    """The theme variable that this view is drawn on; give the same to CSS."""
    DEFAULT_CSS = """
    LinesView {
        height: 1fr;
        background: $background;
        overflow: hidden;
    }
    """

    glyphs: var[Glyphs] = var(UNICODE, init=False)
    """The signs to draw with."""

    def __init__(
        self, *, name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._strips: LRUCache[int, Strip] = LRUCache(_CACHED_LINES)
        self._palette: Palette | None = None
        self._variables: Mapping[str, str] | None = None
        self._drawn_width = -1

    @property
    def has_keys(self) -> bool:
        """True from the moment that this view is given the keys; `has_focus` comes after `on_focus`."""
        return self.is_attached and self.screen.focused is self

    def point(self) -> None:
        """Put the terminal's own cursor where this view has its own, if it has one."""

    def draw(self, y: int, width: int) -> Strip:
        """Line `y` from the top of everything, in `width` cells; `y` may lie beyond the last."""
        raise NotImplementedError

    @property
    def palette(self) -> Palette:
        """The styles of the running theme."""
        self._take_theme()
        assert self._palette is not None
        return self._palette

    def set_height(self, lines: int) -> None:
        """Say how many lines there are; the view scrolls no further than the last.

        The screen is laid out anew only where the view is as high as its lines.
        """
        size = Size(self.size.width, max(0, lines))
        if self.styles.auto_dimensions:
            self.virtual_size = size
            return
        self.set_reactive(LinesView.virtual_size, size)
        if self.scroll_offset.y > self.max_scroll_y:
            self.jump_to(self.max_scroll_y)

    def forget(self, first: int | None = None, count: int = 1) -> None:
        """Draw some lines anew; all of them without arguments."""
        if first is None:
            self._strips.clear()
            self.refresh()
            return
        for y in range(first, first + count):
            self._strips.discard(y)
        self.refresh_lines(first, count)

    def restyled(self) -> None:
        """Called when the theme has changed, before anything is drawn in it."""

    def show_lines(self, first: int, count: int = 1, *, margin: int = 0) -> None:
        """Scroll as little as possible until these lines are seen, the first of them at least."""
        top, height = self.scroll_offset.y, self.size.height
        margin = min(margin, max(0, (height - count) // 2))
        if first - margin < top:
            self.jump_to(first - margin)
        elif first + count + margin > top + height:
            self.jump_to(min(first, first + count + margin - height))

    def jump_to(self, y: int) -> None:
        """Put line `y` at the top, without animation."""
        self.scroll_to(y=max(0, min(y, self.max_scroll_y)), animate=False, force=True)

    @property
    def allow_vertical_scroll(self) -> bool:
        """The mouse may scroll, though there is no bar that shows it: a hidden one would be kept up to date."""
        return True

    def watch_glyphs(self) -> None:
        """Other signs: everything is drawn anew."""
        self.forget()

    def render_line(self, y: int) -> Strip:
        """Line `y` of the window, from the cache where it is there."""
        (strip,) = self._lines(range(y, y + 1))
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region of the window; of all filters only grey, no-colour and plain signs apply."""
        strips = self._lines(crop.line_range)
        for line_filter in self.app.get_line_filters():
            if isinstance(line_filter, (Monochrome, NoColor, PlainSigns)):
                background = self.background_colors[1]
                strips = [strip.apply_filter(line_filter, background) for strip in strips]
        left, right = crop.column_span
        if (left, right) == (0, self._drawn_width):
            return strips
        return [strip.crop_extend(left, right, self.palette.base) for strip in strips]

    def _lines(self, window: range) -> list[Strip]:
        """Lines of the window, drawn if they have not been for this theme and this width."""
        self._take_theme()
        width, top = self.size.width, self.scroll_offset.y
        if width != self._drawn_width:
            self._drawn_width = width
            self._strips.clear()
        strips = []
        for y in range(top + window.start, top + window.stop):
            strip = self._strips.get(y)
            if strip is None:
                strip = self._strips[y] = self.draw(y, width)
            strips.append(strip)
        return strips

    def _take_theme(self) -> None:
        """Drop what was drawn for another theme."""
        variables = self.app.theme_variables
        if variables is self._variables:
            return
        if variables != self._variables:
            self._palette = Palette.of(self.app, self.GROUND)
            self._strips.clear()
            self.restyled()
        self._variables = variables
