"""What is known of the passage that a note sits on: sentence, place, who says it, figures, claims, links."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.export.links import safe_url, text_fragment, way_back
from nutgraf.model.article import Article, Block, BlockKind
from nutgraf.model.bundle import ArticleBundle
from nutgraf.model.marks import Claim, Figure, Hedge, Judgement, Span, Stance
from nutgraf.model.notes import Note, NoteState
from nutgraf.text.segment import sentences

_COUNTED = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A note with its surroundings; of a note without a place only the links are filled."""

    note: Note
    quote: str = ""
    sentence: str = ""
    """The whole sentence, or sentences, that the passage touches."""
    paragraph: int | None = None
    """Counted from 1, headings and captions left out; null in those."""
    span: Span | None = None
    """Null where the passage was lost."""
    says: Claim | None = None
    """The claim that the passage is part of."""
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    verdicts: tuple[Judgement, ...] = ()
    page: str | None = None
    """Address of the article."""
    fragment: str | None = None
    """The same, opening at the passage."""
    back: str | None = None
    """Address in the reader."""


def passage_of(bundle: ArticleBundle, note: Note) -> Passage:
    """The note's passage with all that the bundle says of it."""
    article, anchor = bundle.article, note.anchor
    page, back = safe_url(article.url), way_back(article, note)
    if anchor is None:
        return Passage(note=note, page=page, back=back)
    fragment = text_fragment(page, anchor, article.text)
    placed = bool(article.text) and note.state is not NoteState.LOST
    if not placed:
        return Passage(note=note, quote=anchor.quote, page=page, fragment=fragment, back=back)
    span = Span(anchor.start, anchor.end)
    claims = tuple(c for c in bundle.analysis.claims if _touches(c, span))
    return Passage(
        note=note,
        quote=anchor.quote,
        sentence=sentence_around(article, span),
        paragraph=paragraph_number(article.blocks, span.start),
        span=span,
        says=next((c for c in claims if _holds(c, span)), None),
        figures=tuple(f for f in bundle.analysis.figures if _overlap(f.start, f.end, span)),
        claims=claims,
        verdicts=tuple(v for v in bundle.verdicts if _overlap(v.start, v.end, span)),
        page=page,
        fragment=fragment,
        back=back,
    )


def sentence_around(article: Article, span: Span) -> str:
    """The sentences that a span touches, from the text of the blocks that it lies in."""
    found = []
    for block in article.blocks:
        if _overlap(block.start, block.end, span):
            text = article.text[block.start : block.end]
            inside = Span(span.start - block.start, span.end - block.start)
            found += [text[s.start : s.end] for s in sentences(text) if _overlap(*s, inside)]
    return " ".join(found)


def paragraph_number(blocks: tuple[Block, ...], position: int) -> int | None:
    """Which paragraph a position lies in, from 1; None in headings and captions."""
    number = 0
    for block in blocks:
        number += block.kind in _COUNTED
        if block.start <= position < block.end:
            return number if block.kind in _COUNTED else None
    return None


def attribution(claim: Claim) -> str:
    """Who says it, as in `says State TV`; with the cue as printed where that is more than saying."""
    if claim.speaker is None:
        return f"“{claim.cue.text}”, nobody named"
    if claim.stance is Stance.NEUTRAL:
        return f"says {claim.who}"
    return f"“{claim.cue.text}”, {claim.who}"


def reading_of(figure: Figure) -> str:
    """What the program read in a figure: `at least 12 police officers (killed)` gives `≥ 12, killed`."""
    value = _bounds(figure)
    unit = f" {figure.unit}" if figure.unit and value else ""
    return ", ".join(part for part in (f"{value}{unit}", figure.action, figure.when) if part)


def _bounds(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is None and high is None:
        return ""
    if high is None:
        return f"{'>' if figure.hedge is Hedge.MORE_THAN else '≥'} {number(low)}"
    if low is None:
        return f"{'<' if figure.hedge is Hedge.LESS_THAN else '≤'} {number(high)}"
    if low == high:
        return f"≈ {number(low)}" if figure.hedge is Hedge.ABOUT else number(low)
    return f"{number(low)} to {number(high)}"


def number(value: float | None) -> str:
    """A number without an exponent or a useless `.0`."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else f"{value:.10f}".rstrip("0").rstrip(".")


def _touches(claim: Claim, span: Span) -> bool:
    ranges = [(piece.start, piece.end) for piece in (claim.cue, *claim.content)]
    if claim.speaker is not None:
        ranges.append((claim.speaker.start, claim.speaker.end))
    return any(_overlap(start, end, span) for start, end in ranges)


def _holds(claim: Claim, span: Span) -> bool:
    """Whether the passage is part of what somebody says, quotation marks and full stop included."""
    said = any(_overlap(c.start, c.end, span) for c in claim.content)
    return said and claim.start - 1 <= span.start and span.end <= claim.end + 2


def _overlap(start: int, end: int, span: Span) -> bool:
    return start < span.end and span.start < end
