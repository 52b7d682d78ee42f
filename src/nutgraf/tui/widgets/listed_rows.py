"""Marks of articles as rows: what is said, counted or named, and where."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rich.segment import Segment

from nutgraf.model.marks import Claim, Figure, Mention, Stance
from nutgraf.tui.lines import cells, cut, fit
from nutgraf.tui.page.values import value_of
from nutgraf.tui.signs import verdict_sign
from nutgraf.tui.widgets.cards import short_date
from nutgraf.tui.widgets.columns import DATE, figure_columns, source_width, widths
from nutgraf.tui.widgets.rows import RowsView

if TYPE_CHECKING:
    from nutgraf.model.ledger import Listed


class ListedRows(RowsView):
    """Rows of which some are marks: one line a figure or mention, two a claim."""

    GROUND = "background"
    DEFAULT_CSS = "ListedRows { background: $background; }"
    MARGIN = 1

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.today = date.today()

    def listed(self, row: Listed, width: int) -> list[list[Segment]]:
        """The lines of a mark."""
        match row.mark:
            case Figure() as figure:
                return [self._figure(row, figure, width)]
            case Claim() as claim:
                return self._claim(row, claim, width)
            case Mention() as mention:
                return [self._mention(row, mention, width)]

    def fitted(self, text: str, width: int, *, right: bool = False) -> str:
        """A text that fills a column, with a blank after it."""
        return (
            fit(" ".join(text.split()), width - 1, right=right, ellipsis=self.glyphs.ellipsis) + " "
        )

    def _figure(self, row: Listed, figure: Figure, width: int) -> list[Segment]:
        """Verdict, value, what is counted, what happened to it, source and date."""
        value, counted, action, source, day = widths(figure_columns(width), width)
        printed = figure.counted or row.around or f"“{figure.text}”"
        return [
            self.text(verdict_sign(self.glyphs, row.verdict), "muted"),
            Segment(
                fit(value_of(figure, self.glyphs), value - 2, right=True) + " ",
                self.palette.base + self.palette.figure,
            ),
            self.text(self.fitted(printed, counted), "body" if figure.counted else "muted"),
            self.text(self.fitted(figure.action or "", action) if action else ""),
            *self._from(row, source, day),
        ]

    def _claim(self, row: Listed, claim: Claim, width: int) -> list[list[Segment]]:
        """What is said, with its verdict; below it who says so, and where."""
        sign, role = self.glyphs.claim, "muted"
        if row.disputed:
            sign, role = self.glyphs.disputed, "disputed"
        verdict = f" {row.verdict.value} " if row.verdict else " "
        room = max(4, width - 3 - cells(verdict))
        who = claim.who or "nobody named"
        stance = (
            "" if claim.stance is Stance.NEUTRAL else f" {self.glyphs.dot} {claim.stance.value}"
        )
        source, day = source_width(width), DATE
        left = max(4, width - 3 - source - day)
        cue = f" {self.glyphs.dot} {' '.join(claim.cue.text.split())}{stance}"
        first = cut(who, max(4, left - cells(cue) - 1), self.glyphs.ellipsis)
        return [
            [
                self.text(" "),
                self.text(f"{sign} ", role),
                self.text(fit(claim.said, room, ellipsis=self.glyphs.ellipsis)),
                self.text(verdict, "accented"),
            ],
            [
                self.text("   "),
                self.text(first, "accented"),
                self.text(fit(cue, max(1, left - cells(first))), "muted"),
                *self._from(row, source, day),
            ],
        ]

    def _mention(self, row: Listed, mention: Mention, width: int) -> list[Segment]:
        """The title of the article, how the entity is printed there, source and date."""
        source, day = source_width(width), DATE
        printed = 0 if mention.text == mention.name else 22
        return [
            self.text("   "),
            self.text(self.fitted(row.title, max(4, width - 3 - source - day - printed))),
            self.text(self.fitted(f"“{mention.text}”", printed) if printed else "", "muted"),
            *self._from(row, source, day),
        ]

    def _from(self, row: Listed, source: int, day: int) -> list[Segment]:
        """The outlet and the day."""
        told = self.fitted(row.source, source) if source else ""
        when = self.fitted(short_date(row.date, self.today), day) if day else ""
        return [self.text(told, "muted"), self.text(when, "muted")]
