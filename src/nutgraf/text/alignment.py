"""Following a range through changes of a text: typographic variants, edited paragraphs, edited words."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from nutgraf.model.marks import Span

_VARIANTS = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "′": "'",
        "–": "-", "—": "-", "−": "-", "‑": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ", "\u00ad": None,
    }
)  # fmt: skip
"""Signs that editors exchange without meaning anything by it."""

_LONGEST_BLOCK = 20_000
"""Changed stretches longer than this are not compared letter by letter, as that costs their product."""


_MOST_PAIRS = 2_500
"""Changed paragraphs, old times new, beyond which nobody looks which is an edit of which."""


class Edit(NamedTuple):
    """One step from an old text to a new one, with the ranges on both sides."""

    tag: str
    """`equal`, `replace`, `delete` or `insert`."""
    old_start: int
    old_end: int
    new_start: int
    new_end: int


class _Chain(NamedTuple):
    """Pairs of paragraphs so far, the last one first."""

    before: _Chain | None
    old_line: int
    new_line: int


class Normalised(NamedTuple):
    """A text without typographic variants, and where each of its characters stood."""

    text: str
    places: tuple[int, ...]
    """One more than the text has characters: the last is the length of the original."""


@lru_cache(maxsize=16)
def normalised(text: str) -> Normalised:
    """A text with quotes, dashes, spaces and compatibility characters made alike."""
    characters: list[str] = []
    places: list[int] = []
    previous = ""
    for place, character in enumerate(text):
        plain = unicodedata.normalize("NFKC", character) if character > "\x7f" else character
        for sign in plain.translate(_VARIANTS):
            if sign == previous and sign in " -":
                continue
            characters.append(sign)
            places.append(place)
            previous = sign
    return Normalised("".join(characters), (*places, len(text)))


@lru_cache(maxsize=16)
def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The steps from one text to another: whole paragraphs first, letters inside changed ones."""
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    old_at, new_at = _starts(old_lines), _starts(new_lines)
    steps: list[Edit] = []
    matcher = difflib.SequenceMatcher(None, old_lines, new_lines, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "replace":
            steps.append(Edit(tag, old_at[i1], old_at[i2], new_at[j1], new_at[j2]))
            continue
        i, j = i1, j1
        for old_line, new_line in [*_pairs(old_lines[i1:i2], new_lines[j1:j2]), (i2 - i1, j2 - j1)]:
            steps.extend(_gap(old_at[i], old_at[i1 + old_line], new_at[j], new_at[j1 + new_line]))
            i, j = i1 + old_line, j1 + new_line
            if i < i2 and j < j2:
                whole = Edit(tag, old_at[i], old_at[i + 1], new_at[j], new_at[j + 1])
                steps.extend(_letters(old, new, whole))
                i, j = i + 1, j + 1
    return tuple(steps)


def letter_edits(old: str, new: str) -> tuple[Edit, ...]:
    """The steps from one short text to another, letter by letter."""
    return tuple(_letters(old, new, Edit("replace", 0, len(old), 0, len(new))))


def follow(steps: Iterable[Edit], start: int, end: int) -> Span | None:
    """Where a range of the old text has gone; None where nothing of it is left."""
    new_start: int | None = None
    new_end = 0
    for step in steps:
        if step.tag == "insert" or step.old_end <= start:
            continue
        if step.old_start >= end:
            break
        if step.tag == "delete":
            continue
        low, high = _followed(step, max(start, step.old_start), min(end, step.old_end))
        if low < high:
            new_start = low if new_start is None else new_start
            new_end = high
    return None if new_start is None else Span(new_start, new_end)


def _followed(step: Edit, low: int, high: int) -> tuple[int, int]:
    if step.tag == "equal":
        shift = step.new_start - step.old_start
        return low + shift, high + shift
    length = step.new_end - step.new_start
    first = step.new_start + (0 if low == step.old_start else min(low - step.old_start, length))
    last = (
        step.new_end
        if high == step.old_end
        else step.new_start + min(high - step.old_start, length)
    )
    return first, last


def _pairs(old_lines: list[str], new_lines: list[str]) -> list[tuple[int, int]]:
    """Which changed paragraphs are edits of which: the pairs, in order on both sides, that are most alike together."""
    if len(old_lines) * len(new_lines) > _MOST_PAIRS:
        return []
    found: list[list[tuple[float, _Chain | None]]] = [
        [(0.0, None)] * (len(new_lines) + 1) for _ in range(len(old_lines) + 1)
    ]
    for i, old_line in enumerate(old_lines, 1):
        for j, new_line in enumerate(new_lines, 1):
            score, chain = max(found[i - 1][j], found[i][j - 1], key=lambda cell: cell[0])
            likeness = _line_likeness(old_line, new_line)
            if likeness and found[i - 1][j - 1][0] + likeness > score:
                score, chain = (
                    found[i - 1][j - 1][0] + likeness,
                    _Chain(found[i - 1][j - 1][1], i - 1, j - 1),
                )
            found[i][j] = (score, chain)
    pairs: list[tuple[int, int]] = []
    last = found[-1][-1][1]
    while last is not None:
        pairs.append((last.old_line, last.new_line))
        last = last.before
    return pairs[::-1]


def _line_likeness(one: str, other: str) -> float:
    """How alike two paragraphs are; 0 below one half, and where they are too long to compare."""
    if max(len(one), len(other)) > _LONGEST_BLOCK or not one.strip() or not other.strip():
        return 0.0
    likeness = Levenshtein.normalized_similarity(one, other, score_cutoff=0.5)
    return likeness if likeness >= 0.5 else 0.0


def _gap(old_start: int, old_end: int, new_start: int, new_end: int) -> Iterator[Edit]:
    """What stands between two pairs: gone on one side, come on the other."""
    if old_start < old_end:
        yield Edit("delete", old_start, old_end, new_start, new_start)
    if new_start < new_end:
        yield Edit("insert", old_end, old_end, new_start, new_end)


def _letters(old: str, new: str, block: Edit) -> Iterator[Edit]:
    inside = Levenshtein.opcodes(
        old[block.old_start : block.old_end], new[block.new_start : block.new_end]
    )
    for step in inside:
        yield Edit(
            step.tag,
            block.old_start + step.src_start,
            block.old_start + step.src_end,
            block.new_start + step.dest_start,
            block.new_start + step.dest_end,
        )


def _starts(lines: list[str]) -> list[int]:
    at = [0]
    for line in lines:
        at.append(at[-1] + len(line))
    return at
