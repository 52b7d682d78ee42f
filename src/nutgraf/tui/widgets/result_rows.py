"""An answer as rows: headings, articles in two lines, notes in one; and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from nutgraf.model.marks import Span
from nutgraf.model.search import HitKind
from nutgraf.tui.lines import cells, cut, strip_of
from nutgraf.tui.widgets.cards import short_date
from nutgraf.tui.widgets.rows import RowsView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from textual.strip import Strip

    from nutgraf.model.search import Answer, Hit


@dataclass(frozen=True, slots=True)
class Title:
    """The name of a part, and how many there are."""

    name: str
    aside: str


@dataclass(frozen=True, slots=True)
class HitLine:
    """The first line of something that was found."""

    hit: Hit


@dataclass(frozen=True, slots=True)
class SnippetLine:
    """The second line: the sentence that matched."""

    hit: Hit


@dataclass(frozen=True, slots=True)
class Past:
    """Something that was searched for before, or a saved search."""

    query: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A muted sentence."""

    text: str


ResultRow = Title | HitLine | SnippetLine | Past | Remark


def result_rows(answer: Answer, archive: int) -> list[ResultRow]:
    """All rows of an answer; `archive` is how many articles there are."""
    rows: list[ResultRow] = []
    if answer.corrections:
        told = ", ".join(f"{found} for {typed}" for typed, found in answer.corrections)
        rows.append(Remark(f"Showing {told}."))
    rows += [Remark(warning) for warning in answer.warnings]
    articles = [hit for hit in answer.hits if hit.kind is HitKind.ARTICLE]
    notes = [hit for hit in answer.hits if hit.kind is HitKind.NOTE]
    if articles:
        more = "+" if answer.partial or answer.at_least else ""
        count = f"{answer.articles:,}{more} of {archive:,}"
        rows.append(Title("articles", f"{count} · {answer.milliseconds:.0f} ms"))
        for hit in articles:
            rows += [HitLine(hit), SnippetLine(hit)]
    if notes:
        rows.append(Remark(""))
        rows.append(Title("notes", f"{answer.notes:,}"))
        rows += [HitLine(hit) for hit in notes]
    if not answer.hits:
        rows.append(Remark(answer.suggestion or "Nothing was found; fewer words find more."))
    return rows


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
    return shown, [span for span in spans if span.end <= kept]


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
        return 0 <= index < len(self.rows) and isinstance(self.rows[index], (HitLine, Past))

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
                    self._text(f" {name.upper()} ", "muted", True),
                    self._text(aside, "muted"),
                ]
            case HitLine(hit=hit) if hit.kind is HitKind.NOTE:
                segments = self._note(hit, width - 2)
            case HitLine(hit=hit):
                segments = self._title(hit, width - 2)
            case SnippetLine(hit=hit):
                text, spans = windowed(hit.snippet, hit.matches, width - 5, self.glyphs.ellipsis)
                segments = [self._text("   "), *self._marked(text, spans, self.palette.muted)]
            case Past(query=query, aside=aside):
                room = width - cells(aside) - 4
                segments = [self._text(f" {cut(query, room)}"), self._text(f"  {aside}", "muted")]
            case Remark(text=text):
                segments = [self._text(f" {cut(text, width - 2)}", "muted")]
        washed = list(Segment.apply_style(segments, None, wash)) if current else segments
        return [strip_of([bar, *washed], width, self.palette.base + wash)]

    def _text(self, text: str, role: str = "body", bold: bool = False) -> Segment:
        return Segment(text, self.palette.text(role, bold=bold))

    def _title(self, hit: Hit, width: int) -> list[Segment]:
        """Title with matches, source and date."""
        between = f" {self.glyphs.dot} " if hit.date and hit.source else ""
        meta = f"  {hit.source}{between}{short_date(hit.date, self._today)}"
        meta = meta if cells(meta) < width // 2 else ""
        room = width - cells(meta) - 1
        text, spans = windowed(hit.title, hit.title_matches, room, self.glyphs.ellipsis)
        return [
            self._text(" "),
            *self._marked(text, spans, self.palette.bold),
            self._text(meta, "muted"),
        ]

    def _note(self, hit: Hit, width: int) -> list[Segment]:
        """What is written or marked, and in which article."""
        meta = f"  {cut(hit.title, width // 3, self.glyphs.ellipsis)}"
        text, spans = windowed(
            hit.snippet, hit.matches, width - cells(meta) - 4, self.glyphs.ellipsis
        )
        sign = self.glyphs.tag if hit.field == "tag" else self.glyphs.note
        return [
            Segment(f" {sign} ", self.palette.text("note")),
            *self._marked(text, spans, self.palette.base),
            self._text(meta, "muted"),
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
