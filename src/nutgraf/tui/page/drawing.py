"""The parts of a line that are not the article's text: margin, bars and bullets, head and foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from nutgraf.tui.lines import cells, cut, drawable, strip_of
from nutgraf.tui.page.form import GUTTER, Form, Frame, Row
from nutgraf.tui.page.head import meta_line

if TYPE_CHECKING:
    from rich.style import Style

    from nutgraf.model.article import Article
    from nutgraf.tui.glyphs import Glyphs
    from nutgraf.tui.page.gutter import Signs
    from nutgraf.tui.page.layout import Layout
    from nutgraf.tui.page.styles import Inks
    from nutgraf.tui.palette import Palette


def margin(frame: Frame, signs: Signs, sentence: str, palette: Palette) -> list[Segment]:
    """What stands left of the text: blanks, the signs of notes, the sign of the sentence."""
    colour, note, bar = (sign or " " for sign in signs)
    drawn = [Segment(colour, palette.muted), Segment(note + bar, palette.text("note"))]
    if frame.gutter == GUTTER:
        drawn.append(Segment(sentence, palette.accented))
    elif frame.gutter:
        drawn = [Segment((note if note != " " else bar) + sentence, palette.text("note"))]
    else:
        drawn = []
    return [Segment(" " * frame.left, palette.base), *drawn]


def decoration(row: Row, palette: Palette, glyphs: Glyphs) -> list[Segment]:
    """The bar of a caption or quotation, the bullet of a list item, or the blanks below it."""
    sign = ""
    if row.form is Form.CAPTION:
        sign = glyphs.caption
    elif row.form is Form.QUOTE:
        sign = glyphs.quote
    elif row.line == 0:
        sign = glyphs.bullet
    return [Segment(sign.ljust(row.indent), palette.faint)] if row.indent else []


def around_line(row: Row, article: Article, layout: Layout, inks: Inks, glyphs: Glyphs) -> Strip:
    """A line above or below the text, as wide as the text."""
    width = layout.measure
    if row.form is Form.META:
        return meta_line(article, width, inks.palette, glyphs)
    texts = {Form.TITLE: layout.titles, Form.BYLINE: layout.bylines, Form.ENDING: layout.endings}
    text = glyphs.rule * width if row.form is Form.RULE else texts[row.form][row.line]
    style = inks.form(row.form)
    return strip_of([Segment(drawable(text), style)], width, inks.palette.base)


def indented(strip: Strip, left: int, width: int, fill: Style) -> Strip:
    """A strip moved right, in a line of exactly so many cells."""
    return strip_of([Segment(" " * left, fill), *strip], width, fill)


def message_line(message: str, y: int, width: int, palette: Palette) -> Strip:
    """Line 0 says it, in the middle; all others are blank."""
    text = cut(message, width - 2) if y == 0 else ""
    left = (width - cells(text)) // 2
    return strip_of([Segment(" " * left + text, palette.muted)], width, palette.base)
