"""One line of text as segments: looks first, then whatever lies over them, never inside a grapheme."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment

from nutgraf.tui.lines import drawable
from nutgraf.tui.page.wrap import graphemes, is_narrow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style


class Layered(NamedTuple):
    """A style over a range; of several over one place the later is added to the earlier."""

    start: int
    end: int
    style: Style


def drawable_text(text: str) -> str:
    """A text of several lines as it may be drawn, each character where it was."""
    return "\n".join(map(drawable, text.split("\n")))


def segments(
    text: str,
    start: int,
    end: int,
    base: Style,
    runs: Sequence[Layered],
    overlays: Iterable[Layered] = (),
) -> list[Segment]:
    """The text of a range; `runs` are whole styles without overlap, `overlays` are added to them."""
    runs, over = _inside(runs, start, end), _inside(overlays, start, end)
    if not runs and not over:
        return [Segment(text[start:end], base)] if end > start else []
    if not is_narrow(text, start, end):
        runs, over = _unbroken(text, start, end, runs, over)
    points = {start, end}
    for layer in (*runs, *over):
        points.add(max(start, layer.start))
        points.add(min(end, layer.end))
    found: list[Segment] = []
    for low, high in pairwise(sorted(points)):
        style = next((run.style for run in runs if run.start <= low < run.end), base)
        for layer in over:
            if layer.start <= low < layer.end:
                style += layer.style
        found.append(Segment(text[low:high], style))
    return found


def _inside(layers: Iterable[Layered], start: int, end: int) -> list[Layered]:
    """The layers that cover some of a range."""
    return [each for each in layers if each.start < end and start < each.end > each.start]


def _unbroken(
    text: str, start: int, end: int, *layers: Sequence[Layered]
) -> tuple[list[Layered], ...]:
    """The layers with their edges moved outwards to edges of graphemes."""
    edges = [each.start for each in graphemes(text, start, end)] + [end]

    def moved(layer: Layered) -> Layered:
        low = edges[max(0, bisect_right(edges, max(start, layer.start)) - 1)]
        high = edges[min(len(edges) - 1, bisect_left(edges, min(end, layer.end)))]
        return Layered(low, high, layer.style)

    return tuple([moved(layer) for layer in group] for group in layers)
