"""How a row of the library looks: one, two or three lines, by width and density."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style

from nutgraf.tui.lines import cells, cut, fit, strip_of

if TYPE_CHECKING:
    from datetime import date

    from textual.strip import Strip

    from nutgraf.model.article import ArticleRow
    from nutgraf.tui.glyphs import Glyphs
    from nutgraf.tui.palette import Palette

NARROW, TINY = 40, 24
"""Cells below which a title gets two lines, and below which a row is its title alone."""
_INDENT = 3


class Look(NamedTuple):
    """What the state of the list adds to a card."""

    current: bool = False
    focused: bool = False
    chosen: bool = False
    """For a common action."""
    opened: bool = False
    """Its article is on the page."""


def lines_for(width: int, compact: bool) -> int:
    """How many lines a card takes in so many cells."""
    if compact or width < TINY:
        return 1
    return 3 if width < NARROW else 2


def short_date(day: date | None, today: date) -> str:
    """`06 Jan` this year, `06 Jan 22` in others; empty without a date."""
    if day is None:
        return ""
    return f"{day:%d %b}" if day.year == today.year else f"{day:%d %b %y}"


def two_lines(title: str, width: int, ellipsis: str) -> tuple[str, str]:
    """A title on two lines, broken at a blank."""
    if cells(title) <= width:
        return title, ""
    words, taken = title.split(" "), 0
    while taken < len(words) and cells(" ".join(words[: taken + 1])) <= width:
        taken += 1
    if not taken:
        return cut(title, width, ellipsis), ""
    return " ".join(words[:taken]), cut(" ".join(words[taken:]), width, ellipsis)


class Cards:
    """Draws cards in one palette with one set of signs."""

    def __init__(self, palette: Palette, glyphs: Glyphs, today: date) -> None:
        self._palette = palette
        self._glyphs = glyphs
        self._today = today

    def draw(self, row: ArticleRow | None, look: Look, width: int, lines: int) -> list[Strip]:
        """The lines of a card; a row that is gone is blank."""
        loud = look.focused or not self._palette.flat  # without colours the focus is told by it
        wash = self._palette.cursor_row if look.current and loud else Style()
        if row is None:
            return [strip_of([], width, self._palette.base + wash)] * lines
        if lines == 1:
            return [self._compact(row, look, width, wash)]
        title = self._palette.base if row.read else self._palette.bold
        room = width - _INDENT - 1
        ellipsis = self._glyphs.ellipsis
        if lines == 2:
            titles = [cut(row.title, room, ellipsis)]
        else:
            titles = [part for part in two_lines(row.title, room, ellipsis) if part]
        strips = []
        for number, text in enumerate(titles):
            head = self._head(row, look, wash) if number == 0 else self._edge(look, wash)
            strips.append(strip_of([*head, Segment(text, title + wash)], width, title + wash))
        meta = [*self._edge(look, wash), *self._meta(row, wash, room)]
        strips.append(strip_of(meta, width, self._palette.base + wash))
        blank = strip_of([], width, self._palette.base + wash)
        filler = strip_of(self._edge(look, wash), width, self._palette.base + wash)
        return [*strips, *([filler if look.current else blank] * (lines - len(strips)))]

    def _compact(self, row: ArticleRow, look: Look, width: int, wash: Style) -> Strip:
        """One line: sign, title, date at the right."""
        title = self._palette.base if row.read else self._palette.bold
        day = short_date(row.date, self._today) if width >= NARROW else ""
        room = width - _INDENT - cells(day) - 2
        return strip_of(
            [
                *self._head(row, look, wash),
                Segment(fit(row.title, room, ellipsis=self._glyphs.ellipsis), title + wash),
                Segment(f" {day} ", self._palette.muted + wash),
            ],
            width,
            self._palette.base + wash,
        )

    def _bar(self, look: Look, wash: Style) -> Segment:
        """The cursor's bar at the left edge, quieter without the focus."""
        role = self._palette.accented if look.focused else self._palette.muted
        sign = self._glyphs.cursor if look.current else " "
        return Segment(sign, (role if look.current else self._palette.base) + wash)

    def _edge(self, look: Look, wash: Style) -> list[Segment]:
        """The left edge of a line without a sign."""
        return [self._bar(look, wash), Segment("  ", self._palette.base + wash)]

    def _head(self, row: ArticleRow, look: Look, wash: Style) -> list[Segment]:
        """The left edge of the first line: chosen, unread or starred."""
        sign, role = " ", "link"
        if look.chosen:
            sign, role = self._glyphs.selected, "accented"
        elif not row.read:
            sign = self._glyphs.unread
        elif row.starred:
            sign, role = self._glyphs.star, "accented"
        return [self._bar(look, wash), Segment(f"{sign} ", self._palette.text(role) + wash)]

    def _meta(self, row: ArticleRow, wash: Style, room: int) -> list[Segment]:
        """Source and date, notes, tags, star, other outlets; what does not fit is left out."""
        glyphs, palette = self._glyphs, self._palette
        day = short_date(row.date, self._today)
        source = cut(row.source, max(6, room - cells(day) - 3), glyphs.ellipsis)
        between = f" {glyphs.dot} " if day and source else ""
        pieces = [(f"{source}{between}{day}", palette.muted)]
        if row.notes:
            pieces.append((f"  {glyphs.note} {row.notes}", palette.text("note")))
        if row.starred and not row.read:
            pieces.append((f"  {glyphs.star}", palette.accented))
        pieces += [(f"  {glyphs.tag}{tag}", palette.text("tag")) for tag in row.tags]
        if row.outlets:
            pieces.append((f"  +{len(row.outlets)} {', '.join(row.outlets)}", palette.muted))
        badges = (
            f"{row.figures} fig {glyphs.claim} {row.claims}" if row.figures + row.claims else ""
        )
        segments, used = [], 0
        for text, style in pieces:
            if used + cells(text) > room:
                break
            segments.append(Segment(text, style + wash))
            used += cells(text)
        if room >= NARROW and used + cells(badges) + 2 <= room:
            gap = Segment(" " * (room - used - cells(badges)), palette.base + wash)
            segments += [gap, Segment(badges, palette.muted + wash)]
        return segments
