"""An article as visual lines: what each line shows of the text, and in which form.

Lines are made from the top as far as they are needed and the rest on request, so that an article
of a megabyte opens like a short one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from nutgraf.model.article import Block, BlockKind
from nutgraf.tui.page.form import Form, Row
from nutgraf.tui.page.wrap import columns, is_narrow, wrap

if TYPE_CHECKING:
    from nutgraf.model.article import Article
    from nutgraf.model.marks import Span

_FORMS = {
    BlockKind.HEADING: Form.HEADING,
    BlockKind.PARAGRAPH: Form.PARAGRAPH,
    BlockKind.CAPTION: Form.CAPTION,
    BlockKind.QUOTE: Form.QUOTE,
    BlockKind.LIST: Form.LIST,
}
_INDENTED = frozenset({Form.CAPTION, Form.QUOTE, Form.LIST})
_INDENT = 2
_ROOM_FOR_INDENT = 12
"""Cells of a line below which nothing is indented."""
_BULLET = re.compile(r"(?:[-*•‣·–]|\(?\d{1,3}[.)])[ ]+")
_COST_OF_WIDE = 30
"""How much longer a character takes to lay out that is not narrow."""
_DATELINE = 60
"""Characters of a first paragraph that may stand before what became the title."""


class Layout:
    """The lines of one article at one width; grows from the top."""

    def __init__(self, article: Article, measure: int, ending: str = "") -> None:
        self.text = article.text
        self.blocks = blocks_of(article)
        self.measure = measure
        self.titles = () if title_is_in_text(article) else folded(article.title, measure)
        self.bylines = folded(f"By {article.author}", measure) if article.author else ()
        self.endings = folded(ending, measure)
        kinds = [block.kind for block in self.blocks]
        self._lead = kinds.index(BlockKind.PARAGRAPH) if BlockKind.PARAGRAPH in kinds else -1
        self._next, self._body = 0, 0
        self.rows: list[Row] = []
        self._starts: list[int] = []
        self._add(self._head())

    @property
    def complete(self) -> bool:
        """Whether the last line is there."""
        return self._next > len(self.blocks)

    @property
    def height(self) -> int:
        """How many lines there are; an estimate while they are not all there."""
        done = self._starts[-1]
        left = len(self.text) - done
        return len(self.rows) + (0 if self.complete else left * len(self.rows) // max(1, done))

    def extend(self, cost: int) -> None:
        """Lay out at least so many characters more; a wide one counts as several."""
        while cost > 0 and not self.complete:
            cost -= self._extend_by_block()

    def extend_to_offset(self, offset: int) -> None:
        """Lay out as far as the line that shows a position."""
        while not self.complete and (self._next == 0 or self.blocks[self._next - 1].end <= offset):
            self._extend_by_block()

    def extend_to_row(self, y: int) -> None:
        """Lay out as far as line `y`."""
        while not self.complete and len(self.rows) <= y:
            self._extend_by_block()

    def finish(self) -> None:
        """Lay out everything."""
        while not self.complete:
            self._extend_by_block()

    def row(self, y: int) -> Row | None:
        """Line `y`; null below the last."""
        self.extend_to_row(y)
        return self.rows[y] if 0 <= y < len(self.rows) else None

    def row_of(self, offset: int) -> int:
        """The line of text that shows a position, or the last one before it."""
        self.extend_to_offset(offset)
        y = bisect_right(self._starts, offset) - 1
        while y > 0 and self.rows[y].block < 0:
            y -= 1
        return max(0, y)

    def row_from(self, y: int, count: int) -> int:
        """The line of text so many lines of text further down, or up; the last there is."""
        step, found = (1, y) if count > 0 else (-1, y)
        while count and y + step >= 0 and (row := self.row(y + step)) is not None:
            y += step
            if row.block >= 0:
                found, count = y, count - step
        return found

    def rows_of(self, start: int, end: int) -> range:
        """The lines that show some of a range."""
        first = self.row_of(start)
        return range(first, max(first, self.row_of(max(start, end - 1))) + 1)

    def offset_of(self, y: int) -> int:
        """The first position that is shown in line `y` or below it; one past the text at the end."""
        row = self.row(max(0, y))
        return len(self.text) + 1 if row is None else row.start

    def end_with(self, ending: str) -> range:
        """Another line below the text; the lines that this changes, as far as there are any."""
        self.endings = folded(ending, self.measure)
        if not self.complete:
            return range(0)
        before = len(self.rows)
        del self.rows[self._body :], self._starts[self._body :]
        self._add(self._foot())
        return range(self._body, max(before, len(self.rows)))

    def _head(self) -> list[Row]:
        """Everything above the text."""
        forms = [Form.BLANK, Form.META, Form.RULE, Form.BLANK]
        rows = [Row(form, 0, 0) for form in forms]
        rows += [Row(Form.TITLE, 0, 0, line=i) for i in range(len(self.titles))]
        rows += [Row(Form.BYLINE, 0, 0, line=i) for i in range(len(self.bylines))]
        if self.titles or self.bylines:
            rows.append(Row(Form.BLANK, 0, 0))
        return rows

    def _add(self, rows: list[Row]) -> None:
        """Append lines."""
        self.rows += rows
        self._starts += [row.start for row in rows]

    def _extend_by_block(self) -> int:
        """Lay out the next block, or what stands below the last; what it cost."""
        number = self._next
        self._next += 1
        if number == len(self.blocks):
            self._body = len(self.rows)
            self._add(self._foot())
            return 1
        block = self.blocks[number]
        if number and not self._belongs_together(number):
            self._add([Row(Form.BLANK, block.start, block.start)])
        self._add(self._block_rows(number, block))
        narrow = is_narrow(self.text, block.start, block.end)
        return (block.end - block.start + 1) * (1 if narrow else _COST_OF_WIDE)

    def _foot(self) -> list[Row]:
        """Everything below the text."""
        end = len(self.text)
        blank = Row(Form.BLANK, end, end)
        endings = [Row(Form.ENDING, end, end, line=i) for i in range(len(self.endings))]
        return [blank, *endings, blank] if endings else [blank]

    def _belongs_together(self, number: int) -> bool:
        """Whether a block follows the one before it without a blank line: items of one list."""
        both = (self.blocks[number - 1].kind, self.blocks[number].kind)
        return both == (BlockKind.LIST, BlockKind.LIST)

    def _block_rows(self, number: int, block: Block) -> list[Row]:
        """The lines of one block; a newline in it ends a line."""
        form = Form.LEAD if number == self._lead else _FORMS[block.kind]
        rows: list[Row] = []
        start = block.start
        while start <= block.end:
            newline = self.text.find("\n", start, block.end)
            end = block.end if newline < 0 else newline
            rows += self._paragraph_rows(form, start, end, number)
            start = end + 1
        return rows

    def _paragraph_rows(self, form: Form, start: int, end: int, number: int) -> list[Row]:
        """The lines of a stretch without newlines."""
        indent = _INDENT if form in _INDENTED and self.measure >= _ROOM_FOR_INDENT else 0
        if form is Form.LIST and (bullet := _BULLET.match(self.text, start, end)):
            return self._item_rows(start, bullet.end(), end, number)
        lines = wrap(self.text, start, end, self.measure - indent)
        return [Row(form, a, b, number, i, indent) for i, (a, b) in enumerate(lines)]

    def _item_rows(self, start: int, after_bullet: int, end: int, number: int) -> list[Row]:
        """The lines of a list item whose text brings its own bullet: the others hang below it."""
        hanging = columns(self.text, start, after_bullet)
        if self.measure < hanging + _ROOM_FOR_INDENT:
            hanging, after_bullet = 0, start
        lines = wrap(self.text, after_bullet, end, self.measure - hanging)
        first = Row(Form.LIST, start, lines[0].end, number)
        others = enumerate(lines[1:], 1)
        return [first, *(Row(Form.LIST, a, b, number, i, hanging) for i, (a, b) in others)]


def blocks_of(article: Article) -> tuple[Block, ...]:
    """The blocks of an article; the whole text as one paragraph where it has none."""
    return article.blocks or (Block(BlockKind.PARAGRAPH, 0, len(article.text)),)


def folded(line: str, measure: int) -> tuple[str, ...]:
    """A line that is no part of the text, as lines of at most `measure` cells; none if empty."""
    spans: list[Span] = wrap(line, 0, len(line), measure) if line.strip() else []
    return tuple(line[start:end] for start, end in spans)


def title_is_in_text(article: Article) -> bool:
    """Whether the title is the first heading, or was made from the first paragraph."""
    title = " ".join(article.title.rstrip("…").split())
    for block in article.blocks:
        beginning = article.text[block.start : min(block.end, block.start + 400)]
        if block.kind is BlockKind.HEADING and beginning == title:
            return True
        if block.kind is BlockKind.PARAGRAPH:
            return 0 <= beginning.find(title) <= _DATELINE
    return not title
