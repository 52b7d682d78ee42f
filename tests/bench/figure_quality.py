"""How right the figures are, on the hand gold and on sentences of our own.

`figures_own.jsonl` was written for this project (CC0), before the engine was run on it, in the
gold's format with what the contract asks for besides: bounds, hedge, unit, form, action and date.
A key that is missing from a figure there is not scored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from nutgraf.model.marks import Figure
from nutgraf.text.analyse import analyse
from tests.bench.gold import Row, rows
from tests.bench.score import Score

Line = dict[str, object]
"""One figure as it is printed."""

OWN = "figures_own"
_DATE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d{1,2}(?:, \d{4})?\b|\b\d{1,2}:\d\d\b|\b\d{1,2} [ap]\.?m\b|\b(?:in|since) (?:19|20)\d\d\b"
)


def figure_lines(folder: Path) -> Iterator[Line]:
    """Figures of the hand gold: number found, whole span, value."""
    number, span, value = Score(), Score(), Score()
    for row in rows(folder, "figures_hand"):
        found = analyse(row["text"]).figures
        _add_spans(number, span, row, found)
        for gold in row["figures"]:
            bounds, figure = _bounds(gold["value"]), _of(gold, found)
            if bounds and figure:
                right = _within(figure, bounds)
                value.add([bounds], [bounds] if right else [None])
    yield {"row": "figures number found", "set": "figures_hand", **number.row()}
    yield {"row": "figures whole span", "set": "figures_hand", **span.row()}
    yield {"row": "figures value of those found", "set": "figures_hand", **value.row()}


def own_figure_lines(_folder: Path) -> Iterator[Line]:
    """Figures of our own sentences, with everything that the contract says of a figure."""
    number, span = Score(), Score()
    parts = {
        name: Score() for name in ("value", "hedge", "unit", "form", "counted", "action", "when")
    }
    for row in rows(Path(__file__).parent, OWN):
        found = analyse(row["text"], published=date.fromisoformat(row["date"])).figures
        _add_spans(number, span, row, found)
        for gold in row["figures"]:
            figure = _of(gold, found)
            for name, wanted in _parts(row["text"], gold).items():
                given = _given(figure, name) if figure else None
                parts[name].add(_known(wanted), _known(given))
    yield {"row": "figures number found", "set": OWN, **number.row()}
    yield {"row": "figures whole span", "set": OWN, **span.row()}
    for name, score in parts.items():
        yield {"row": f"figures {name}", "set": OWN, **score.row()}


def date_lines(folder: Path) -> Iterator[Line]:
    """Dates and clock times that nobody can take for anything else, and how many hold a figure."""
    dates = fired = 0
    for row in rows(folder, "seg_gum_news"):
        figures = analyse(row["text"]).figures
        for match in _DATE.finditer(row["text"]):
            dates += 1
            fired += any(_overlaps(figure, [list(match.span())]) for figure in figures)
    yield {
        "row": "figures inside dates and times",
        "dates": dates,
        "percent": round(100 * fired / dates, 1),
    }


def _add_spans(number: Score, span: Score, row: Row, found: Sequence[Figure]) -> None:
    """Counts the numbers that were found, and the spans that are whole."""
    span.add(
        [(gold["start"], gold["end"]) for gold in row["figures"]],
        [(figure.start, figure.end) for figure in found],
    )
    hit = sum(_of(gold, found) is not None for gold in row["figures"])
    numbers = [part for gold in row["figures"] for part in gold["number"]]
    number.right += hit
    number.missed += len(row["figures"]) - hit
    number.wrong += sum(not _overlaps(figure, numbers) for figure in found)


def _of(gold: Row, found: Sequence[Figure]) -> Figure | None:
    """The first figure that holds a number of the gold."""
    return next((figure for figure in found if _overlaps(figure, gold["number"])), None)


def _parts(text: str, gold: Row) -> dict[str, object]:
    """What the gold says of a figure besides its span, by the name of the score."""
    said: dict[str, object] = {"value": (gold["low"], gold["high"])}
    said |= {name: gold[name] for name in ("hedge", "unit", "action", "when") if name in gold}
    if gold["type"]:
        said["form"] = gold["type"]
    if gold["noun"]:
        start, end = gold["noun"][0]
        said["counted"] = text[start:end]
    return said


def _given(figure: Figure, name: str) -> object:
    """What the engine says of the same."""
    if name == "value":
        return tuple(
            None if bound is None else float(f"{bound:.9g}") for bound in (figure.low, figure.high)
        )
    return getattr(figure, name)


def _known(part: object) -> list[object]:
    """The part as what a score counts; null counts as nothing."""
    if isinstance(part, tuple):
        return [tuple(None if bound is None else float(f"{bound:.9g}") for bound in part)]
    return [] if part is None else [str(part)]


def _overlaps(figure: Figure, spans: list[list[int]]) -> bool:
    return any(start < figure.end and figure.start < end for start, end in spans)


def _bounds(value: str) -> tuple[float, float] | None:
    """Lower and upper bound of a value of the gold; nothing for scores and multiples."""
    if (span := re.fullmatch(r"([\d.]+)\.\.([\d.]+)", value)) is not None:
        return float(span[1]), float(span[2])
    if (ratio := re.fullmatch(r"[<>~=]*([\d.]+)/([\d.]+)", value)) is not None:
        return (float(ratio[1]) / float(ratio[2]),) * 2
    if "-" in value or value.startswith("x"):
        return None
    single = re.search(r"[\d.]+", value)
    return (float(single[0]),) * 2 if single else None


def _within(figure: Figure, bounds: tuple[float, float]) -> bool:
    """Whether every bound that the figure has is the gold's."""
    given = (figure.low, figure.high)
    pairs = [(own, gold) for own, gold in zip(given, bounds, strict=True) if own is not None]
    return bool(pairs) and all(abs(own - gold) <= 1e-6 * max(1.0, gold) for own, gold in pairs)
