"""The rows of a dossier: notes, claims, figures and mentions, each part under its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style

from nutgraf.model.ledger import Listed
from nutgraf.model.notes import Note
from nutgraf.tui.lines import cells, cut, strip_of
from nutgraf.tui.widgets.listed_rows import ListedRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

    from nutgraf.model.ledger import Dossier


class Part(NamedTuple):
    """The name of a part, and how many there are."""

    name: str
    number: int
    shown: int


class Remark(NamedTuple):
    """A muted sentence."""

    text: str


class Second(NamedTuple):
    """The second line of a claim."""

    row: Listed


DossierRow = Part | Remark | Second | Listed | Note


def dossier_rows(dossier: Dossier, note_key: str) -> list[DossierRow]:
    """All rows: what the user wrote first, then what it said, its figures, where it is named."""
    rows: list[DossierRow] = [Part("notes", len(dossier.notes), len(dossier.notes))]
    rows += dossier.notes or [Remark(f"No notes yet: {note_key} writes one.")]
    if dossier.claims:
        rows += [Remark(""), Part("claims", dossier.said, len(dossier.claims))]
        for claim in dossier.claims:
            rows += [claim, Second(claim)]
    if dossier.figures:
        count = len(dossier.figures)
        rows += [Remark(""), Part("figures beside its name", count, count), *dossier.figures]
    rows += [Remark(""), Part("articles", dossier.entity.articles, len(dossier.mentions))]
    return [*rows, *dossier.mentions]


class DossierRows(ListedRows):
    """Lines of a dossier; headings and second lines are passed over."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: Sequence[DossierRow] = ()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._shown)

    @property
    def current(self) -> Listed | Note | None:
        """What the cursor stands on."""
        row = self._shown[self.cursor] if self._shown else None
        return row if isinstance(row, (Listed, Note)) else None

    def show(self, rows: Sequence[DossierRow], cursor: int | None = None) -> None:
        """Other rows; the cursor stays by its number."""
        self._shown = rows
        self.reset(self.cursor if cursor is None else cursor)

    def selectable(self, index: int) -> bool:
        """True for what can be gone to."""
        return 0 <= index < self.count and isinstance(self._shown[index], (Listed, Note))

    def forget_row(self, index: int) -> None:
        """Draw a row anew, and its second line."""
        super().forget_row(index)
        super().forget_row(index + 1)

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """One line."""
        row = self._shown[index]
        owner = index - 1 if isinstance(row, Second) else index
        current = owner == self.cursor and self.selectable(owner)
        wash = self.palette.cursor_row if current else Style()
        role = self.palette.accented if self.has_focus else self.palette.muted
        bar = Segment(self.glyphs.cursor if current else " ", role)
        segments = Segment.apply_style([bar, *self._line(row, width - 1)], None, wash)
        return [strip_of(segments, width, self.palette.base + wash)]

    def _line(self, row: DossierRow, width: int) -> list[Segment]:
        """What stands in a line."""
        match row:
            case Part():
                return self._part(row, width)
            case Remark(text=text):
                return [self.text(f"  {cut(text, width - 2)}", "muted")]
            case Second(row=listed):
                return self.listed(listed, width)[1]
            case Listed():
                return self.listed(row, width)[0]
            case Note():
                return self._note(row, width)

    def _part(self, part: Part, width: int) -> list[Segment]:
        """Name, rule, how many; where not all are shown, how many are."""
        most = "" if part.shown == part.number else f"newest {part.shown:,} of "
        return self.ruled(part.name, f"{most}{part.number:,}", width)

    def _note(self, note: Note, width: int) -> list[Segment]:
        """What is written, and its tags."""
        tags = "".join(f"  {self.glyphs.tag}{tag}" for tag in note.tags_beside)
        text = cut(" ".join(note.body.split()), max(8, width - 4 - cells(tags)))
        return [
            self.text(f" {self.glyphs.note} ", "note"),
            self.text(text),
            self.text(tags, "tag"),
        ]
