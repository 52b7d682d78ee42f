"""Plain text: an optional date line with a caption, an optional headline, then blocks between blank lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.ingest.assemble import Details, assembled, caption, paragraph_or_caption
from nutgraf.ingest.dates import read_date
from nutgraf.model.article import BlockKind, Document
from nutgraf.text.canonical import safe_text
from nutgraf.text.captions import LONGEST_CAPTION, credit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from nutgraf.text.canonical import RawBlock

LONGEST_HEADLINE = 120
LONGEST_HEADING = 90

_UNWRAPPED = 160
"""A line longer than this was not wrapped by hand: each line of its block is a paragraph."""

_DATE_LINE = re.compile(r"[ \t]*date:?[ \t]+(\d{4}-\d{2}-\d{2})(?!\d)[ \t]*(.*)", re.IGNORECASE)
_BLANK = re.compile(r"\n\s*\n")
_ITEM = re.compile(r"\s*(?:[-*•‣▪◦]\s+(?=\S)|(?=\d{1,2}[.)]\s+\S))")
"""What a list item begins with; a bullet is not part of the text, a number is."""
_RULER = re.compile(r"[\s*_=~#•·–—-]{3,}")
_AFTER_HYPHEN = re.compile(r"(?<=\w-)\n(?=\w)")
_UNFINISHED = re.compile(r"[.,;:…][\"”’')\]]*$")
_PUNCTUATED = re.compile(r"[.,;:…!][\"”’')\]]*$|[\"”]$")
_BYLINE = re.compile(
    r"By ((?:[A-ZÀ-Þ][\w.’'-]*|de|del|van|von|der|bin|al|and|in|of|the|&)"
    r"(?:,? (?:[A-ZÀ-Þ][\w.’'-]*|de|del|van|von|der|bin|al|and|in|of|the|&)){1,11})"
)


class _Piece(NamedTuple):
    """One block, before it is clear what it is."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    lines: int = 1


def read_plain(text: str) -> Document:
    """The article in a plain text; its text is empty where nothing but a date stands there."""
    text = safe_text(text).strip()
    day, captions, body = _opening(text)
    pieces = list(_pieces(body))
    is_misdated = day is None and _DATE_LINE.match(text) is not None
    at = None if is_misdated else _headline_at(pieces)
    title = author = ""
    if at is not None:
        title = pieces.pop(at).text
        byline = _BYLINE.fullmatch(pieces[at].text) if pieces[at + 1 :] else None
        author = byline[1] if byline else ""
        pieces[at : at + 1] = [] if byline else pieces[at : at + 1]
    blocks = [*captions, *_blocks(pieces)]
    return assembled(blocks, Details(title=title, date=day, author=author))


def _opening(text: str) -> tuple[date | None, list[RawBlock], str]:
    """The date of the date line, its caption as a block, and the text after it."""
    first_line, _, rest = text.partition("\n")
    found = _DATE_LINE.match(first_line)
    day = read_date(found[1]) if found else None
    if found is None or day is None:
        return None, [], text
    words = found[2].strip()
    wrapped, *after = _BLANK.split(f"\n{rest}", maxsplit=1)
    if words and wrapped and not credit_of(words):
        whole = _joined(f"{words}{wrapped}")
        if credit_of(whole):
            return day, [caption(whole)], "".join(after)
    if not words or len(words) > LONGEST_CAPTION:
        return day, [], f"{words}\n{rest}"
    return day, [caption(words)], rest


def _pieces(body: str) -> Iterator[_Piece]:
    """The blocks of the text in order, rulers left out."""
    for block in _BLANK.split(body):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if not lines or all(map(_RULER.fullmatch, lines)):
            continue
        if all(line.startswith(">") for line in lines):
            quoted = "\n".join(line.lstrip("> ") for line in lines)
            yield _Piece(_joined(quoted), BlockKind.QUOTE)
        elif len(lines) > 1 and max(map(len, lines)) > _UNWRAPPED:
            for line in lines:
                yield from _with_items([line])
        else:
            yield from _with_items(lines)


def _with_items(lines: Sequence[str]) -> Iterator[_Piece]:
    """A paragraph, or the list items in it, each with the lines that continue it."""
    first = next((n for n, line in enumerate(lines) if _ITEM.match(line)), len(lines))
    if 0 < first < len(lines) and not lines[first - 1].endswith(":"):
        # A wrapped line may begin with a dash or a number by chance.
        first = len(lines)
    if first:
        yield _Piece(_joined("\n".join(lines[:first])), lines=first)
    item: list[str] = []
    for line in lines[first:]:
        if item and _ITEM.match(line):
            yield _Piece(_joined("\n".join(item)), BlockKind.LIST)
            item = []
        item.append(_ITEM.sub("", line, count=1) if not item else line)
    if item:
        yield _Piece(_joined("\n".join(item)), BlockKind.LIST)


def _joined(wrapped: str) -> str:
    """The lines as one; a hyphen at a line's end stays and takes no space."""
    return _AFTER_HYPHEN.sub("", wrapped).replace("\n", " ").strip()


def _headline_at(pieces: Sequence[_Piece]) -> int | None:
    """Which piece is the headline: the first that is no caption, short, without full stop, before longer ones."""
    at = next((n for n, piece in enumerate(pieces) if not credit_of(piece.text)), None)
    if at is None:
        return None
    piece = pieces[at]
    is_line = piece.kind is BlockKind.PARAGRAPH and piece.lines == 1
    is_short = len(piece.text) <= LONGEST_HEADLINE and not _UNFINISHED.search(piece.text)
    leads = any(
        len(later.text) > len(piece.text) and later.kind is BlockKind.PARAGRAPH
        for later in pieces[at + 1 :]
    )
    return at if is_line and is_short and leads else None


def _blocks(pieces: Sequence[_Piece]) -> Iterator[RawBlock]:
    """The pieces as raw blocks, with captions and headings told from paragraphs."""
    for n, piece in enumerate(pieces):
        if piece.kind is not BlockKind.PARAGRAPH:
            yield (piece.kind, piece.text, None)
        elif n and _is_heading(piece, pieces[n + 1 : n + 2]):
            yield (BlockKind.HEADING, piece.text, None)
        else:
            yield paragraph_or_caption(piece.text)


def _is_heading(piece: _Piece, following: Sequence[_Piece]) -> bool:
    """A short line without end punctuation before a longer paragraph; a question may end in its mark."""
    if piece.lines > 1 or len(piece.text) > LONGEST_HEADING or not following:
        return False
    is_open = not _PUNCTUATED.search(piece.text) and any(map(str.isalpha, piece.text))
    leads = following[0].kind is BlockKind.PARAGRAPH and len(following[0].text) > len(piece.text)
    return is_open and leads and not credit_of(piece.text)
