"""The line above an article: where it comes from, of when it is, how long it takes, its tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from nutgraf.tui.lines import cells, cut, drawable, spread

if TYPE_CHECKING:
    from datetime import date

    from textual.strip import Strip

    from nutgraf.model.article import Article
    from nutgraf.tui.glyphs import Glyphs
    from nutgraf.tui.palette import Palette

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_GAP = "   "
_SCHEMES = ("http://", "https://", "mailto:")


def long_date(day: date) -> str:
    """A date as newspapers print it: `6 January 2022`, in every locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def meta_line(article: Article, width: int, palette: Palette, glyphs: Glyphs) -> Strip:
    """Source, date, length; then star and tags at the right end, as far as there is room."""
    source = cut(drawable(article.source).upper(), width, glyphs.ellipsis)
    told = _told(article, width - cells(source), glyphs)
    left = [Segment(source, palette.accented + link_style(article.url))] if source else []
    left.append(Segment(told if source else told.lstrip(), palette.muted))
    room = width - cells(source) - cells(told) - len(_GAP)
    return spread(left, _right_end(article, room, palette, glyphs), width, palette.base)


def _told(article: Article, room: int, glyphs: Glyphs) -> str:
    """Date and length, each after a gap: closer together, or shortened, where there is little room."""
    day = [long_date(article.date)] if article.date else []
    minutes = f"{article.minutes} min"
    length = f"{article.words:,} words {glyphs.dot} {minutes}"
    for gap, pieces in ((_GAP, [*day, length]), ("  ", [*day, length]), ("  ", [*day, minutes])):
        told = "".join(gap + piece for piece in pieces)
        if cells(told) <= room:
            return told
    return next((f"  {piece}" for piece in day if len(piece) + 2 <= room), "")


def _right_end(article: Article, room: int, palette: Palette, glyphs: Glyphs) -> list[Segment]:
    """The star and as many tags as fit."""
    runs = [Segment(f" {glyphs.star}", palette.text("note"))] if article.starred else []
    style = palette.text("tag")
    runs += [Segment(f" {glyphs.tag}{drawable(tag)}", style) for tag in article.tags]
    while runs and sum(cells(run.text) for run in runs) > room:
        runs.pop()
    return runs


def link_style(url: str | None) -> Style:
    """A link in terminals that know links; only for addresses that can do no harm in one."""
    if url and url.startswith(_SCHEMES) and url.isascii() and url.isprintable():
        return Style(link=url)
    return Style()
