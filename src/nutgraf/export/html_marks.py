"""The text of an article as HTML, with marks and highlights laid over it however they overlap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from nutgraf.export.passage import attribution, reading_of
from nutgraf.model.article import Block, BlockKind
from nutgraf.model.bundle import ArticleBundle
from nutgraf.model.notes import NoteState

_ELEMENTS = {
    BlockKind.HEADING: "h3",
    BlockKind.PARAGRAPH: "p",
    BlockKind.CAPTION: "p",
    BlockKind.QUOTE: "blockquote",
    BlockKind.LIST: "p",
}


@dataclass(frozen=True, slots=True)
class Layer:
    """One span to be shown, with its style and what the pointer tells of it."""

    start: int
    end: int
    style: str
    told: str = ""
    note: str = ""
    """Of a note: what it is listed under."""


def layers(bundle: ArticleBundle, listed: str) -> list[Layer]:
    """Everything that is shown in the text, in the order in which it begins; notes are listed as `LISTED-NUMBER`."""
    found = [Layer(m.start, m.end, f"e {m.kind.value}", m.name) for m in bundle.analysis.entities]
    found += [Layer(f.start, f.end, "f", reading_of(f)) for f in bundle.analysis.figures]
    for claim in bundle.analysis.claims:
        told = attribution(claim)
        found += [Layer(piece.start, piece.end, "c", told) for piece in claim.content]
    for number, note in enumerate(bundle.notes, 1):
        if note.anchor is not None and note.state is not NoteState.LOST:
            style = f"h {note.colour or 'yellow'}"
            found.append(
                Layer(note.anchor.start, note.anchor.end, style, note=f"{listed}-{number}")
            )
    return sorted(found, key=lambda layer: (layer.start, layer.end))


def body(bundle: ArticleBundle, listed: str) -> Iterator[str]:
    """The article's blocks as HTML elements."""
    waiting = layers(bundle, listed)
    waiting.reverse()
    active: list[Layer] = []
    for block in bundle.article.blocks:
        while waiting and waiting[-1].start < block.end:
            active.append(waiting.pop())
        inside = [layer for layer in active if layer.end > block.start]
        active = [layer for layer in inside if layer.end > block.end]
        element = _ELEMENTS[block.kind]
        text = "".join(_segments(bundle.article.text, block, inside))
        yield f'<{element} class="{block.kind.value}">{text}</{element}>\n'


def _segments(text: str, block: Block, inside: list[Layer]) -> Iterator[str]:
    """The block cut wherever a layer begins or ends, each piece with the styles of all that lie on it."""
    edges = {block.start, block.end}
    for layer in inside:
        edges |= {max(layer.start, block.start), min(layer.end, block.end)}
    cuts = sorted(edges)
    coming = sorted(inside, key=lambda layer: layer.start, reverse=True)
    on: list[Layer] = []
    for start, end in pairwise(cuts):
        while coming and coming[-1].start <= start:
            on.append(coming.pop())
        on = [layer for layer in on if layer.end > start]
        yield _piece(text[start:end], on)
        yield from (_reference(layer) for layer in on if layer.note and layer.end == end)


def _piece(text: str, on: list[Layer]) -> str:
    shown = escape(text).replace("\n", "<br>\n")
    if not on:
        return shown
    styles = " ".join(dict.fromkeys(style for layer in on for style in layer.style.split()))
    told = "; ".join(dict.fromkeys(layer.told for layer in on if layer.told))
    title = f' title="{escape(told)}"' if told else ""
    return f'<span class="{styles}"{title}>{shown}</span>'


def _reference(layer: Layer) -> str:
    return f'<sup><a href="#{layer.note}">{layer.note.rpartition("-")[2]}</a></sup>'
