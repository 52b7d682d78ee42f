"""Moving on the page: by lines and screens, by sentences, paragraphs and words, by marks.

The page has a cursor, a position of the text that is always in the window. It is seen only when it
has been used: a reader who merely scrolls sees nothing of it.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from rich.style import Style

from nutgraf.model.marks import Span
from nutgraf.tui.page.base import PageBase
from nutgraf.tui.page.compose import Layered
from nutgraf.tui.page.messages import CursorMoved
from nutgraf.tui.page.movement import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.model.article import Article
    from nutgraf.model.marks import Analysis
    from nutgraf.model.notes import Note
    from nutgraf.tui.page.form import Row
    from nutgraf.tui.page.marks import Layer, PageMark
    from nutgraf.tui.page.movement import Sentences

CARET = Style(reverse=True)
"""Overlay: the character that the cursor is on."""


class Shown(IntEnum):
    """How much of the cursor is seen."""

    NOTHING = 0
    SENTENCE = 1
    CHARACTER = 2


class MovingPage(PageBase):
    """A page with a cursor."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._cursor = 0
        self._shown = Shown.NOTHING
        self._mark: PageMark | None = None

    def show(
        self,
        article: Article,
        analysis: Analysis,
        notes: Sequence[Note],
        *,
        position: int = 0,
        sentences: Sentences,
    ) -> None:
        """Show an article, with a position of its text at the top of the window."""
        self._cursor, self._shown, self._mark = position, Shown.NOTHING, None
        super().show(article, analysis, notes, position=position, sentences=sentences)

    def update_article(
        self,
        *,
        article: Article | None = None,
        analysis: Analysis | None = None,
        notes: Sequence[Note] | None = None,
    ) -> None:
        """Take over other tags, marks or notes of the same text; nothing moves."""
        super().update_article(article=article, analysis=analysis, notes=notes)
        self._mark = self.index.same(self._mark)

    @property
    def cursor(self) -> int:
        """The position of the cursor in the text."""
        return self._cursor

    @property
    def sentence(self) -> Span:
        """The sentence that the cursor is in."""
        return self._units.at(Unit.SENTENCE, self._cursor)

    @property
    def mark_at_cursor(self) -> PageMark | None:
        """The mark that was stopped at, or that a cursor in use stands on."""
        if self._mark is None and self._shown is Shown.CHARACTER:
            return next(iter(self.marks_at_cursor), None)
        return self._mark

    @property
    def marks_at_cursor(self) -> tuple[PageMark, ...]:
        """All marks of the shown layers at the cursor, the shortest first."""
        return self.index.at(self._cursor, self.shown_layers)

    @property
    def marks(self) -> tuple[PageMark, ...]:
        """All marks and notes of the article that have a place, in order."""
        return self.index.marks

    def goto(self, offset: int, *, select: Span | None = None) -> None:
        """Put the cursor at a position and the position where it is read in context."""
        offset = max(0, min(offset, len(self._text)))
        self._set_cursor(offset, Shown.SENTENCE)
        self._bring_in(select or self.sentence)

    def choose(self, mark: PageMark) -> None:
        """Stop at a mark."""
        self._set_cursor(mark.start, Shown.NOTHING, mark)
        self._bring_in(mark.span)

    def top(self) -> None:
        """Go to the beginning, also where all of the article is in the window."""
        super().top()
        self._set_cursor(0, min(self._shown, Shown.SENTENCE))

    def bottom(self) -> None:
        """Go to the end, also where all of the article is in the window."""
        super().bottom()
        last = self._units.at(Unit.SENTENCE, len(self._text))
        self._set_cursor(last.start, min(self._shown, Shown.SENTENCE))

    def sentence_by(self, count: int = 1) -> None:
        """Move by sentences; the first time the current one is only shown."""
        self._move(Unit.SENTENCE, count)

    def paragraph_by(self, count: int = 1) -> None:
        """Move by paragraphs; the sentence that begins one is current."""
        self._move(Unit.PARAGRAPH, count)

    def word_by(self, count: int = 1) -> None:
        """Move by words."""
        offset = self._units.step(Unit.WORD, self._cursor, count)
        self._set_cursor(offset, Shown.CHARACTER)
        self.show_offset(offset)

    def mark_by(self, count: int = 1, layer: Layer | None = None) -> PageMark | None:
        """Stop at the next or previous mark of a layer, or of all that are shown; null at the end."""
        layers = self.shown_layers if layer is None else (layer,)
        mark = self._mark if self._mark and self._mark.layer in layers else None
        for _ in range(abs(count)):
            step = self.index.next if count > 0 else self.index.previous
            found = step(self._cursor, mark, layers)
            if found is None:
                break
            mark = found
        if mark is None or mark is self._mark:
            return None
        self.choose(mark)
        return mark

    def cycle_overlapping(self) -> PageMark | None:
        """Stop at the next of the marks that lie over one another here; null if there is no other."""
        here = self.marks_at_cursor
        if not here:
            return None
        place = here.index(self._mark) + 1 if self._mark in here else 0
        mark = here[place % len(here)]
        self._set_cursor(self._cursor, Shown.NOTHING, mark)
        return mark

    def calm(self) -> bool:
        """Hide the cursor and leave the mark; whether there was anything to hide."""
        anything = self._shown is not Shown.NOTHING or self._mark is not None
        self._set_cursor(self._cursor, Shown.NOTHING)
        return anything

    def overlays(self, start: int, end: int) -> list[Layered]:
        """The current sentence, the current mark, the cursor."""
        palette, over = self.palette, super().overlays(start, end)
        if self._shown is not Shown.NOTHING:
            over.append(Layered(*self.sentence, palette.sentence))
        if self._mark is not None:
            over += [Layered(a, b, palette.current) for a, b in self._mark.ranges]
        if self._shown is Shown.CHARACTER:
            over.append(Layered(*self._units.at(Unit.CHARACTER, self._cursor), CARET))
        return over

    def is_pointed_out(self, row: Row) -> bool:
        """Whether the current sentence needs a sign, because the theme has no background for it."""
        if not self.palette.flat or self._shown is Shown.NOTHING:
            return False
        start, end = self.sentence
        return row.start < end and start < row.end

    def _move(self, unit: Unit, count: int) -> None:
        """Put the cursor on another unit and show its sentence."""
        offset = self._cursor
        if self._shown is not Shown.NOTHING or self._mark is not None:
            offset = self._units.step(unit, offset, count)
        else:
            offset = self._units.at(unit, offset).start
        self._set_cursor(offset, Shown.SENTENCE)
        self.show_span(self.sentence)

    def _set_cursor(self, offset: int, shown: Shown, mark: PageMark | None = None) -> None:
        """Move the cursor and draw what changes with it."""
        before = (self._cursor, self._shown, self._mark)
        if before == (offset, shown, mark):
            return
        self._redraw_cursor()
        self._cursor, self._shown, self._mark = offset, shown, mark
        self._redraw_cursor()
        self.point()
        if before[::2] != (offset, mark):
            self.post_message(CursorMoved(offset, self.mark_at_cursor))

    def _redraw_cursor(self) -> None:
        """Draw anew what the cursor makes look different."""
        if self._shown is not Shown.NOTHING:
            self.redraw(self.sentence, self._units.at(Unit.CHARACTER, self._cursor))
        if self._mark is not None:
            self.redraw(self._mark.span)

    def on_focus(self) -> None:
        """The terminal's own cursor comes here."""
        self.point()

    def point(self) -> None:
        """Put the terminal's own cursor where this one is."""
        cell = self.cell_of(self._cursor) if self.has_keys and self._laid_out else None
        if cell is not None:
            self.app.cursor_position = self.region.offset + cell

    def _bring_in(self, span: Span) -> None:
        """Show a range; one that is not in the window comes to its upper third."""
        if not self._is_laid_out_for(span.start):
            return
        rows = self._layout.rows_of(span.start, span.end)
        top, height = self.scroll_offset.y, self.size.height
        if top <= rows.start and rows.stop <= top + height:
            return
        self._make_room()
        self.jump_to(0 if self.is_first(rows.start) else rows.start - height // 3)

    def _seen(self) -> None:
        """Keep the cursor in the window."""
        top, height = self.scroll_offset.y, self.size.height
        first, last = self._layout.offset_of(top), self._layout.offset_of(top + height)
        if first <= self._cursor < max(last, first + 1):
            self.point()
            return
        if self._cursor >= last:
            found = self._units.before(Unit.SENTENCE, last)
        else:
            found = self._units.at(Unit.SENTENCE, first)
            if found.start < first:
                found = self._units.after(Unit.SENTENCE, first)
        inside = found is not None and first <= found.start < last
        offset = found.start if found is not None and inside else min(first, len(self._text))
        self._set_cursor(offset, min(self._shown, Shown.SENTENCE))
