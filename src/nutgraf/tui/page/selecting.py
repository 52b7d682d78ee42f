"""Selecting on the page by keys: from the cursor, by any unit, with either end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import Span
from nutgraf.tui.page import selection as selections
from nutgraf.tui.page.compose import Layered
from nutgraf.tui.page.messages import SelectionChanged
from nutgraf.tui.page.movement import Unit
from nutgraf.tui.page.moving import CARET, MovingPage, Shown
from nutgraf.tui.page.wrap import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.model.article import Article
    from nutgraf.model.marks import Analysis
    from nutgraf.model.notes import Note
    from nutgraf.tui.page.form import Row
    from nutgraf.tui.page.movement import Sentences
    from nutgraf.tui.page.selection import Edge, Selection


class SelectingPage(MovingPage):
    """A page on which a range can be selected; while it is, movements move its end."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._selection: Selection | None = None
        self._column: int | None = None
        """Where moving up and down aims at, in cells from the left of the text."""

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
        self._select(None)
        super().show(article, analysis, notes, position=position, sentences=sentences)

    @property
    def selection(self) -> Span | None:
        """What is selected."""
        return self._selection.span if self._selection else None

    @property
    def selecting(self) -> bool:
        """Whether something is selected."""
        return self._selection is not None

    @property
    def unit(self) -> Span:
        """What a command acts on: the selection, else the current mark, else the sentence."""
        if self._selection is not None:
            return self._selection.span
        return self._mark.span if self._mark is not None else self.sentence

    def quote(self, span: Span | None = None) -> str:
        """The text of a range as it was printed; of `unit` without one."""
        start, end = span or self.unit
        return self.article.text[start:end]

    def goto(self, offset: int, *, select: Span | None = None) -> None:
        """Put the cursor at a position and the position where it is read in context."""
        super().goto(offset, select=select)
        chosen = select is not None and 0 <= select.start < select.end <= len(self._text)
        self._select(selections.of_span(self._units, select) if select and chosen else None)

    def select_characters(self) -> None:
        """Begin to select at the cursor, or with the current mark; again, and it ends."""
        if self._selection is not None and self._selection.unit is Unit.CHARACTER:
            self.cancel_selection()
        elif self._selection is None and self._mark is not None:
            self._select(selections.of_span(self._units, self._mark.span))
        else:
            self._select(selections.begun(self._units, Unit.CHARACTER, self._cursor))

    def select_sentence(self) -> None:
        """Select the current sentence, or widen what is selected to whole sentences."""
        self._select_units(Unit.SENTENCE)

    def select_paragraph(self) -> None:
        """Select the current paragraph, or widen what is selected to whole paragraphs."""
        self._select_units(Unit.PARAGRAPH)

    def select_span(self, span: Span, *, edge: Edge = "end") -> None:
        """Select a range, with one of its ends to move."""
        selection = selections.of_span(self._units, span)
        self._select(selections.swapped(selection) if edge == "start" else selection)
        self._bring_in(span)

    def cancel_selection(self) -> bool:
        """Select nothing; whether anything was selected."""
        if self._selection is None:
            return False
        self._select(None)
        self._set_cursor(self._cursor, Shown.SENTENCE)
        return True

    def swap_ends(self) -> None:
        """Let the other end of the selection move."""
        if self._selection is not None:
            self._select(selections.swapped(self._selection))
            self.show_offset(self._cursor)

    def extend(self, unit: Unit, count: int = 1) -> None:
        """Move the end of the selection by units; without one, begin it at the cursor."""
        here = self._selection or selections.begun(self._units, Unit.CHARACTER, self._cursor)
        self._select(selections.moved(here, self._units, unit, count))
        self.show_offset(self._cursor)

    def nudge(self, edge: Edge, unit: Unit, count: int = 1) -> Span | None:
        """Move one edge of the selection; the new range, null if nothing is selected."""
        if self._selection is None:
            return None
        span = self.nudged(self._selection.span, edge, unit, count)
        self._select(selections.of_span(self._units, span))
        self.show_offset(span.start if edge == "start" else span.end - 1)
        return span

    def nudged(self, span: Span, edge: Edge, unit: Unit, count: int = 1) -> Span:
        """A range with one edge moved: to correct the boundary of a mark or note."""
        return selections.nudged(span, self._units, edge, unit, count)

    def line(self, count: int = 1) -> None:
        """Scroll by lines; while selecting, move the end by lines."""
        if self._selection is None:
            super().line(count)
        else:
            self._move_head_by_lines(self._selection, count)

    def top(self) -> None:
        """Go to the beginning; while selecting, the selection does."""
        if self._selection is None:
            super().top()
        else:
            self._head_to(self._selection, 0)

    def bottom(self) -> None:
        """Go to the end; while selecting, the selection does."""
        if self._selection is None:
            super().bottom()
        else:
            self._head_to(self._selection, len(self._text))

    def word_by(self, count: int = 1) -> None:
        """Move by words; while selecting, its end."""
        if self._selection is None:
            super().word_by(count)
        else:
            self.extend(Unit.WORD, count)

    def character_by(self, count: int = 1) -> None:
        """Move by characters; while selecting, its end."""
        if self._selection is None:
            offset = self._units.step(Unit.CHARACTER, self._cursor, count)
            self._set_cursor(offset, Shown.CHARACTER)
            self.show_offset(offset)
        else:
            self.extend(Unit.CHARACTER, count)

    def overlays(self, start: int, end: int) -> list[Layered]:
        """Over everything else the selection, and in it the end that moves."""
        over = super().overlays(start, end)
        if self._selection is not None:
            over.append(Layered(*self._selection.span, self.palette.selection))
            over.append(Layered(*self._units.at(Unit.CHARACTER, self._selection.cursor), CARET))
        return over

    def is_pointed_out(self, row: Row) -> bool:
        """No sentence is pointed out while something is selected."""
        return self._selection is None and super().is_pointed_out(row)

    def _move(self, unit: Unit, count: int) -> None:
        """Move the cursor by units, or the end of the selection."""
        if self._selection is None:
            super()._move(unit, count)
        else:
            self.extend(unit, count)

    def _select_units(self, unit: Unit) -> None:
        """Select whole units: from the cursor, or of what is selected."""
        if self._selection is None:
            self._select(selections.begun(self._units, unit, self._cursor))
        else:
            first = self._units.at(unit, self._selection.anchor.start)
            whole = selections.Selection(first, first, unit)
            self._select(selections.extended(whole, self._units, self._selection.head.start))

    def _move_head_by_lines(self, selection: Selection, count: int) -> None:
        """Move the end of the selection up or down, in the same column where it can be."""
        y = self._layout.row_of(selection.cursor)
        row = self._layout.rows[y]
        column = self._column
        if column is None:
            column = row.indent + columns(self._text, row.start, selection.cursor)
        target = self._layout.row_from(y, count)
        self._head_to(selection, self.character_at(column, target))
        self._column = column

    def _head_to(self, selection: Selection, offset: int) -> None:
        """Put the end of the selection on a position."""
        self._select(selections.extended(selection, self._units, offset))
        self.show_offset(self._cursor)

    def _select(self, selection: Selection | None) -> None:
        """Take another selection and draw what differs."""
        before, self._selection = self._selection, selection
        if before == selection:
            return
        self._column = None
        if before is None or selection is None:
            self.redraw(*(s.span for s in (before, selection) if s), self.sentence)
        else:
            self._redraw_difference(before, selection)
        if selection is not None:
            self._set_cursor(selection.cursor, Shown.NOTHING)
        self.post_message(SelectionChanged(self.selection))

    def _redraw_difference(self, one: Selection, other: Selection) -> None:
        """Draw anew only what is in one of two selections, and the ends that move."""
        (start, end), (other_start, other_end) = one.span, other.span
        if start != other_start:
            self.redraw(Span(min(start, other_start), max(start, other_start)))
        if end != other_end:
            self.redraw(Span(min(end, other_end), max(end, other_end)))
        self.redraw(Span(one.cursor, one.cursor + 1), Span(other.cursor, other.cursor + 1))
