"""What the inspector lists of an article, as plain values: entities, figures, claims, notes.

The rows are named tuples, as eight more dataclasses would be felt at every start.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.model.marks import Claim, EntityKind, Figure, MarkKind, Mention, Span, Stance, Verdict
from nutgraf.model.notes import Note, NoteState, TargetKind
from nutgraf.tui.page.marks import are_one, spans_noted
from nutgraf.tui.page.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from nutgraf.model.marks import Analysis

Place = tuple[MarkKind, int, int]
"""What a verdict holds on to: the layer and the range of its mark."""

_CONTEXT_WORDS = 6
_KIND_ORDER = {kind: number for number, kind in enumerate(EntityKind)}


class Heading(NamedTuple):
    """The first row of a part: its name, how many there are, and how far the checking is."""

    name: str
    number: int
    aside: str = ""


class EntityRow(NamedTuple):
    """An entity of the article with all places where it is named."""

    name: str
    kind: EntityKind
    mentions: tuple[Mention, ...]
    noted: bool = False
    """Whether the user has a note on it, written here or elsewhere."""


class FigureRow(NamedTuple):
    """A figure: its value stands in a column of its own."""

    figure: Figure
    verdict: Verdict | None
    text: str = ""
    """Of the article."""
    noted: bool = False

    @property
    def context(self) -> str:
        """The words before it, where nothing is known of what is counted; looked up for those that are seen."""
        figure = self.figure
        return "" if figure.counted or figure.action else words_before(self.text, figure.start)


class ClaimRow(NamedTuple):
    """The content of a claim."""

    claim: Claim
    disputed: bool
    verdict: Verdict | None
    noted: bool = False


class SpeakerRow(NamedTuple):
    """The second line of a claim: who said it, and how."""

    claim: Claim


class NoteRow(NamedTuple):
    """A note of the article, or on an entity that is named in it: its first line, or what it marks."""

    note: Note
    text: str = ""


class NoteLine(NamedTuple):
    """A further line of a note."""

    text: str
    role: str = "body"
    """Of its colour."""


class Blank(NamedTuple):
    """An empty line between parts."""


class Hint(NamedTuple):
    """A muted sentence where a part has nothing."""

    text: str


Row = Heading | EntityRow | FigureRow | ClaimRow | SpeakerRow | NoteRow | NoteLine | Blank | Hint
SELECTABLE = (EntityRow, FigureRow, ClaimRow, NoteRow)
"""Rows that the cursor may stand on."""
FURTHER = (SpeakerRow, NoteLine)
"""Rows that belong to the one above."""


def inspector_rows(
    text: str,
    analysis: Analysis,
    notes: Sequence[Note],
    verdicts: Mapping[Place, Verdict],
    *,
    note_key: str = "a",
    mark_key: str = "H",
) -> tuple[Row, ...]:
    """All rows; of parts without anything only the notes, and a word where nothing was found at all."""
    rows: list[Row] = []
    if not (analysis.entities or analysis.figures or analysis.claims):
        rows += [Heading("marks", 0), Hint(f"None found: {mark_key} makes your own."), Blank()]
    entities = _entities(analysis.entities, {note.entity for note in notes if note.entity})
    if entities:
        rows += [Heading("entities", len(entities)), *entities, Blank()]
    noted = spans_noted(notes, TargetKind.FIGURE)
    figures = [
        FigureRow(
            figure,
            verdicts.get((MarkKind.FIGURE, figure.start, figure.end)) if verdicts else None,
            text,
            any(are_one(span, figure) for span in noted),
        )
        for figure in analysis.figures
    ]
    if figures:
        rows += [_heading("figures", [row.verdict for row in figures]), *figures, Blank()]
    if analysis.claims:
        claims = list(_claims(analysis.claims, verdicts, notes))
        rows.append(_heading("claims", [c.verdict for c in claims if isinstance(c, ClaimRow)]))
        rows += [*claims, Blank()]
    rows.append(Heading("notes", len(notes)))
    rows += [NoteRow(note) for note in notes] or [Hint(f"No notes yet: {note_key} writes one.")]
    return tuple(rows)


def in_full(rows: Iterable[Row], width: int) -> Iterable[Row]:
    """The rows with every note as many lines high as its text takes in so many cells."""
    for row in rows:
        if not isinstance(row, NoteRow):
            yield row
            continue
        note = row.note
        quote = note.anchor.quote if note.anchor else note.title
        first, *further = _lines(note.body, width) or [" ".join(quote.split())]
        yield NoteRow(note, first)
        yield from (NoteLine(line) for line in further)
        if note.body:
            yield from _about(note)


def _about(note: Note) -> Iterable[NoteLine]:
    """Below a note's text the tags that are not written in it, and whether its place is certain."""
    tags = " ".join(f"#{tag}" for tag in note.tags_beside)
    if tags:
        yield NoteLine(tags, "tag")
    if note.state is not NoteState.PLACED:
        yield NoteLine(note.state.value, "trouble")


def _lines(body: str, width: int) -> list[str]:
    """A text in lines of at most so many cells, without empty ones."""
    lines, start = [], 0
    for line in body.split("\n"):
        lines += [
            body[span.start : span.end] for span in wrap(body, start, start + len(line), width)
        ]
        start += len(line) + 1
    return [line for line in lines if line.strip()]


def words_before(text: str, start: int) -> str:
    """The words of the sentence before a position, the last few of them."""
    line = text.rfind("\n", 0, start) + 1
    sentence = max((text.rfind(f"{end} ", line, start) + 2 for end in ".?!”"), default=line)
    words = text[max(line, sentence if sentence > 1 else line) : start].rstrip(" “‘(").split()
    return " ".join(words[-_CONTEXT_WORDS:]).strip(" ,;:“‘(")


def checked(verdicts: Iterable[Verdict | None]) -> tuple[int, int]:
    """How many of some claims and figures have a verdict, and how many there are."""
    given = list(verdicts)
    return sum(v not in (None, Verdict.UNCHECKED, Verdict.CHECKING) for v in given), len(given)


def _heading(name: str, verdicts: Sequence[Verdict | None]) -> Heading:
    """A heading that tells how far the checking is, once it has begun."""
    if not any(verdicts):
        return Heading(name, len(verdicts))
    done, total = checked(verdicts)
    return Heading(name, total, f"{done} of {total} checked")


def _entities(mentions: Iterable[Mention], noted: Collection[int]) -> list[EntityRow]:
    """One row an entity, by kind, the most often named first."""
    grouped: dict[tuple[EntityKind, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        grouped[mention.kind, mention.name].append(mention)
    rows = [
        EntityRow(name, kind, tuple(found), any(each.entity in noted for each in found if noted))
        for (kind, name), found in grouped.items()
    ]
    return sorted(rows, key=lambda r: (_KIND_ORDER[r.kind], -len(r.mentions), r.mentions[0].start))


def _claims(
    claims: Sequence[Claim], verdicts: Mapping[Place, Verdict], notes: Sequence[Note]
) -> Iterable[Row]:
    """Two rows a claim in the order of the text, but that a disputed one is followed by its opposite."""
    disputed = {index for index, claim in enumerate(claims) if claim.disputes}
    disputed |= {other for claim in claims for other in claim.disputes}
    noted = spans_noted(notes, TargetKind.CLAIM)
    told: set[int] = set()
    for index, claim in enumerate(claims):
        for number in (index, *claim.disputes):
            if number not in told:
                told.add(number)
                yield from _claim(claims[number], number in disputed, verdicts, noted)


def _claim(
    claim: Claim, disputed: bool, verdicts: Mapping[Place, Verdict], noted: Sequence[Span]
) -> Iterable[Row]:
    """The two rows of a claim."""
    verdict = verdicts.get((MarkKind.CLAIM, claim.start, claim.end)) if verdicts else None
    yield ClaimRow(claim, disputed, verdict, any(are_one(span, claim) for span in noted))
    yield SpeakerRow(claim)


def attribution(claim: Claim, dot: str = "·") -> str:
    """Who said it; with the cue and its stance where it is more than a plain "said"."""
    who = claim.who or "nobody named"
    if claim.stance is Stance.NEUTRAL:
        return who
    return f"{who} {dot} {claim.cue.text}, {claim.stance.value}"


def spans_of(row: Row) -> tuple[Span, ...]:
    """Where a row's thing stands in the text; the first is where Enter goes."""
    match row:
        case EntityRow(mentions=mentions):
            return tuple(Span(mention.start, mention.end) for mention in mentions)
        case FigureRow(figure=figure):
            return (Span(figure.start, figure.end),)
        case ClaimRow(claim=claim):
            return tuple(Span(part.start, part.end) for part in claim.content)
        case NoteRow(note=note) if note.anchor is not None:
            return (Span(note.anchor.start, note.anchor.end),)
    return ()


def stands_for(row: Row, thing: object) -> bool:
    """Whether a row is that of a mark or note."""
    match row:
        case EntityRow(mentions=mentions):
            return thing in mentions
        case FigureRow(figure=own) | ClaimRow(claim=own):
            return own == thing
        case NoteRow(note=note):
            return isinstance(thing, Note) and thing.id == note.id
    return False
