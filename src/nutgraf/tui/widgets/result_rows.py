"""How the rows of an answer are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from nutgraf.model.marks import Span
from nutgraf.model.search import HitKind
from nutgraf.tui.lines import cells, cut, strip_of
from nutgraf.tui.widgets.answer_rows import (
    HitLine,
    More,
    Past,
    Remark,
    ResultRow,
    SnippetLine,
    Title,
    Warned,
)
from nutgraf.tui.widgets.cards import short_date
from nutgraf.tui.widgets.rows import RowsView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from textual.strip import Strip

    from nutgraf.model.search import Hit


FIELDS = {"title": "title", "entity": "names", "figure": "figure", "claim": "claim"}
"""What the fields are called that an article can have matched in, but for its text."""


def windowed(
    text: str, matches: Sequence[Span], width: int, ellipsis: str = "…"
) -> tuple[str, list[Span]]:
    """The part of a line around its first match, as wide as there is room, with the matches in it."""
    start = 0
    if matches and matches[0].end >= width and cells(text) > width:
        start = max(0, min(matches[0].start - width // 3, len(text) - width + 1))
        blank = text.find(" ", start, matches[0].start)
        start = blank + 1 if blank >= 0 else start
    head = ellipsis if start else ""
    whole = head + text[start:]
    shown = cut(whole, width, ellipsis)
    kept = len(whole) if shown == whole else len(shown) - len(ellipsis)
    moved = len(head) - start
    spans = [Span(m.start + moved, m.end + moved) for m in matches if m.start >= start]
    return shown, [Span(span.start, min(span.end, kept)) for span in spans if span.start < kept]


class Results(RowsView):
    """The rows of an answer."""

    def __init__(self, today: date, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: list[ResultRow] = []
        self._today = today

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        """True for what can be opened."""
        chosen = (HitLine, Past, More)
        return 0 <= index < len(self.rows) and isinstance(self.rows[index], chosen)

    @property
    def current(self) -> ResultRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.selectable(self.cursor) else None

    @property
    def at_first(self) -> bool:
        """True where nothing that can be opened stands above the cursor."""
        return not any(self.selectable(index) for index in range(self.cursor))

    def show(self, rows: list[ResultRow]) -> None:
        """Another answer; the first row is under the cursor."""
        self.rows = rows
        self.reset(0)
        self.jump_to(0)

    def forget_row(self, index: int) -> None:
        """Draw a row anew, and its second line."""
        super().forget_row(index)
        super().forget_row(index + 1)

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """One line."""
        row = self.rows[index]
        owner = index - 1 if isinstance(row, SnippetLine) else index
        current = owner == self.cursor and self.selectable(owner)
        wash = self.palette.cursor_row if current else Style()
        bar = Segment(self.glyphs.cursor if current else " ", self.palette.accented + wash)
        match row:
            case Title(name=name, aside=aside):
                segments = [
                    self.text(f" {name.upper()} ", "muted", bold=True),
                    self.text(aside, "muted"),
                ]
            case HitLine(hit=hit) if hit.kind is HitKind.ARTICLE:
                segments = self._title(hit, width - 2)
            case HitLine(hit=hit):
                segments = self._one_line(hit, width - 2)
            case SnippetLine(hit=hit):
                segments = self._snippet(hit, width - 2)
            case Past(query=query, aside=aside):
                room = width - cells(aside) - 4
                segments = [self.text(f" {cut(query, room)}"), self.text(f"  {aside}", "muted")]
            case More(text=text):
                segments = [self.text(f"   {cut(text, width - 4)}", "link")]
            case Warned(text=text):
                segments = [self.text(f" {cut(text, width - 2)}", "trouble")]
            case Remark(text=text):
                segments = [self.text(f" {cut(text, width - 2)}", "muted")]
        washed = list(Segment.apply_style(segments, None, wash)) if current else segments
        return [strip_of([bar, *washed], width, self.palette.base + wash)]

    def _title(self, hit: Hit, width: int) -> list[Segment]:
        """Title with matches, source and date."""
        between = f" {self.glyphs.dot} " if hit.date and hit.source else ""
        meta = f"  {hit.source}{between}{short_date(hit.date, self._today)}"
        meta = meta if cells(meta) < width // 2 else ""
        room = width - cells(meta) - 1
        text, spans = windowed(hit.title, hit.title_matches, room, self.glyphs.ellipsis)
        return [
            self.text(" "),
            *self._marked(text, spans, self.palette.bold),
            self.text(meta, "muted"),
        ]

    def _snippet(self, hit: Hit, width: int) -> list[Segment]:
        """The sentence that matched, behind the field where that is not the text."""
        field = FIELDS.get(hit.field, "")
        name = f"{field} {self.glyphs.dot} " if field else ""
        room = width - cells(name) - 3
        text, spans = windowed(hit.snippet, hit.matches, room, self.glyphs.ellipsis)
        return [
            self.text("   "),
            self.text(name, "accented"),
            *self._marked(text, spans, self.palette.muted),
        ]

    def _one_line(self, hit: Hit, width: int) -> list[Segment]:
        """What is written, marked or said, and in which article."""
        meta = f"  {cut(hit.title, width // 3, self.glyphs.ellipsis)}"
        text, spans = windowed(
            hit.snippet, hit.matches, width - cells(meta) - 4, self.glyphs.ellipsis
        )
        sign, role = self.glyphs.quote, "muted"
        if hit.kind is HitKind.NOTE:
            sign, role = (self.glyphs.tag if hit.field == "tag" else self.glyphs.note), "note"
        return [
            Segment(f" {sign} ", self.palette.text(role)),
            *self._marked(text, spans, self.palette.base),
            self.text(meta, "muted"),
        ]

    def _marked(self, text: str, spans: Iterable[Span], style: Style) -> list[Segment]:
        """A text with its matches bold, underlined and in their colour."""
        match = self.palette.text("figure", bold=True, underline=True)
        segments, last = [], 0
        for start, end in sorted(spans):
            if start >= last:
                segments.append(Segment(text[last:start], style))
                segments.append(Segment(text[start:end], match))
                last = end
        segments.append(Segment(text[last:], style))
        return segments
