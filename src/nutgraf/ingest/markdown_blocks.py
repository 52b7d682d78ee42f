"""Markdown between blank lines: which lines are a heading, an item, a quotation, a table or code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import NamedTuple


class Leaf(Enum):
    """What a run of lines is."""

    HEADING = auto()
    PARAGRAPH = auto()
    QUOTE = auto()
    ITEM = auto()
    TABLE = auto()
    CODE = auto()


class Chunk(NamedTuple):
    """A run of lines of one kind, without the marks that make it that kind."""

    leaf: Leaf
    source: str


_HEADING = re.compile(r" {0,3}#{1,6}(?=[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_RULER = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*")
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+•](?=[ \t]+\S)|(?=\d{1,3}[.)][ \t]+\S))[ \t]*")
_FIRST_NUMBER = re.compile(r"[ \t]*1[.)]")
_TABLE_RULER = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*")
_DEFINITION = re.compile(r" {0,3}\[([^\[\]^][^\[\]]{0,200})\]:[ \t]+(\S+).*")
_LONGEST_HEADING = 200
_COMMENT = re.compile("<!--")
_SCRIPT = re.compile(r"<(script|style)\b", re.IGNORECASE)


def chunks_of(body: str) -> tuple[list[Chunk], dict[str, str]]:
    """The chunks of a Markdown text in order, and by their labels the link targets that it defines."""
    lines = _without_hidden(body).split("\n")
    targets = {
        found[1].strip().casefold(): found[2].strip("<>")
        for line in lines
        if (found := _DEFINITION.fullmatch(line))
    }
    return list(_chunks(lines)), targets


def _chunks(lines: list[str]) -> Iterator[Chunk]:
    """Line by line; `open_lines` is the paragraph or item that the next line may continue."""
    open_leaf, open_lines = Leaf.PARAGRAPH, list[str]()
    at = 0
    while at < len(lines):
        line = lines[at]
        is_open = bool(open_lines) and open_leaf is Leaf.PARAGRAPH
        if is_open and _underlines(line, open_lines):
            yield Chunk(Leaf.HEADING, " ".join(open_lines))
            open_lines = []
            at += 1
            continue
        special = _special(lines, at, is_open)
        if special is None and line.strip():
            open_lines.append(line.strip())
            at += 1
            continue
        if open_lines:
            yield Chunk(open_leaf, "\n".join(open_lines))
        open_leaf, open_lines = Leaf.PARAGRAPH, []
        found, at = special or ([], at + 1)
        if found and found[-1].leaf is Leaf.ITEM:
            open_leaf, open_lines = Leaf.ITEM, [found[-1].source]
            found = found[:-1]
        yield from found
    if open_lines:
        yield Chunk(open_leaf, "\n".join(open_lines))


def _underlines(line: str, above: list[str]) -> bool:
    """Whether a line makes what stands above it a heading; below a whole paragraph it is a ruler."""
    return _UNDERLINE.fullmatch(line) is not None and sum(map(len, above)) <= _LONGEST_HEADING


def _special(lines: list[str], at: int, in_paragraph: bool) -> tuple[list[Chunk], int] | None:
    """What begins at a line, if it is no paragraph, with the line after it; no chunks for what is no text."""
    line = lines[at]
    if fence := _FENCE.fullmatch(line):
        return _code(lines, at, fence[1])
    if heading := _HEADING.match(line):
        return [Chunk(Leaf.HEADING, _without_closing(line[heading.end() :].strip()))], at + 1
    if _RULER.fullmatch(line) or (_DEFINITION.fullmatch(line) and not in_paragraph):
        return [], at + 1
    if _QUOTE.match(line):
        return _quotation(lines, at)
    if "|" in line and at + 1 < len(lines) and _TABLE_RULER.fullmatch(lines[at + 1]):
        return _table(lines, at)
    item = _ITEM.match(line)
    is_number = item is not None and line[item.end() :][:1].isdigit()
    if item and not (in_paragraph and is_number and not _FIRST_NUMBER.match(line)):
        return [Chunk(Leaf.ITEM, line[item.end() :].strip())], at + 1
    return None


def _without_closing(heading: str) -> str:
    """A heading without the row of `#` that may close it."""
    words = heading.rstrip("#")
    return words.rstrip() if not words or words[-1] in " \t" else heading


def _code(lines: list[str], at: int, fence: str) -> tuple[list[Chunk], int]:
    """A fenced block, to its closing fence or the end of the text."""
    end = at + 1
    while end < len(lines) and not lines[end].strip().startswith(fence):
        end += 1
    return [Chunk(Leaf.CODE, "\n".join(lines[at + 1 : end]))], end + 1


def _quotation(lines: list[str], at: int) -> tuple[list[Chunk], int]:
    """A quotation with the lines that continue it; what stands inside keeps its own division."""
    end = at
    inner: list[str] = []
    while (
        end < len(lines) and lines[end].strip() and (_QUOTE.match(lines[end]) or inner[-1].strip())
    ):
        inner.append(_QUOTE.sub("", lines[end], count=1))
        end += 1
    as_quote = {Leaf.PARAGRAPH, Leaf.ITEM}
    found = [
        Chunk(Leaf.QUOTE if chunk.leaf in as_quote else chunk.leaf, chunk.source)
        for chunk in _chunks(inner)
    ]
    return found, end


def _table(lines: list[str], at: int) -> tuple[list[Chunk], int]:
    """A table as one chunk, a row a line."""
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    rows = (lines[n] for n in range(at, end) if n != at + 1)
    cells = ([cell.strip() for cell in row.strip().strip("|").split("|")] for row in rows)
    return [Chunk(Leaf.TABLE, "\n".join(" | ".join(row) for row in cells))], end


def _without_hidden(text: str) -> str:
    """Without comments, scripts and style sheets; one that never ends is left in as text."""
    text = _without_ranges(text, _COMMENT, lambda _: "-->")
    return _without_ranges(text, _SCRIPT, lambda found: f"</{found[1]}>")


def _without_ranges(
    text: str, start: re.Pattern[str], end_for: Callable[[re.Match[str]], str]
) -> str:
    kept: list[str] = []
    at = 0
    while found := start.search(text, at):
        end = re.compile(re.escape(end_for(found)), re.IGNORECASE).search(text, found.end())
        if end is None:
            break
        kept.append(text[at : found.start()])
        at = end.end()
    return "".join([*kept, text[at:]])
