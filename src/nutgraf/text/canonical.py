"""Text that is safe for a terminal, and the canonical text that every span is a range of."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from nutgraf.model.article import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

RawBlock = tuple[BlockKind, str, str | None]
"""Kind, text as it was read, and credit of one block."""

BLANK_LINE = "\n\n"
"""What stands between two blocks, and nowhere else in a canonical text."""

# ECMA-48. The 8-bit forms are control characters that also appear where UTF-8 was decoded twice
# ("â€\x9d" for a closing quotation mark); taking the rest of the line there would lose words, so
# after "€" they are only dropped one by one.
_ESCAPES = re.compile(
    "(?:\x1b\\[|(?<![\x80€])\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor, modes
    "|(?:\x1b[\\]PX^_]|(?<![\x80€])[\x90\x98\x9d-\x9f])"  # OSC, DCS, SOS, PM, APC: strings
    "[^\x07\x1b\x90-\x9f\n]{0,4096}(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[\\]PX^_][^\x07\x1b\x90-\x9f\n]{0,4096}"  # the same without an end: to the line's end
    "|\x1b[ -/]*[0-~]?"
)
_LINE_ENDS = dict.fromkeys([0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029], "\n")
_DROPPED = dict.fromkeys(
    [
        *range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0),
        *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # bidi embeddings, overrides, isolates
        0x00AD, 0x115F, 0x1160, 0x180E, 0x200B, *range(0x2060, 0x2066), *range(0x206A, 0x2070),
        0x3164, 0xFEFF, 0xFFA0, *range(0xFFF9, 0xFFFD), *range(0xE0000, 0xE0080),
    ]
)  # fmt: skip
_TABLE: dict[int, str | None] = {**_DROPPED, **_LINE_ENDS}
_SURROGATES = re.compile("[\ud800-\udfff]")
_COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_PILE = re.compile(f"([{_COMBINING}]{{4}})[{_COMBINING}]+")
_FLAG = re.compile("(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f)")
"""The flags of England, Scotland, Wales: the one honest use of tag characters."""

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u115f\u1160\u180e\u200b\u2028-\u202e\u2060-\u206f\u3164"
    f"\ud800-\udfff\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e007f{_COMBINING}]"
)
_LINES = re.compile(r"\s*\n\s*")


def safe_text(s: str, *, single_line: bool = False) -> str:
    """The text without anything that a terminal would obey or that hides what is written.

    Escape sequences, control characters, bidi overrides, zero-width spaces and lone surrogates go;
    newlines and tabs, ZWJ, ZWNJ, and the marks LRM, RLM and ALM stay. Applied twice it changes nothing.
    """
    if _SUSPECT.search(s):
        s = _without_controls(s)
    return " ".join(s.split()) if single_line else s


def canonical(blocks: Sequence[RawBlock]) -> tuple[str, tuple[Block, ...]]:
    """The canonical text of an article and its blocks, `text[b.start:b.end]` being block `b`.

    NFC; blocks joined by one blank line; every kind of space is one plain space; single newlines
    inside a block stay. Blocks without a visible character are left out.
    """
    texts: list[str] = []
    placed: list[Block] = []
    start = 0
    for kind, raw, credit in blocks:
        text = _block_text(raw)
        if not is_visible(text):
            continue
        credit_text = safe_text(credit, single_line=True) if credit else None
        placed.append(Block(kind, start, start + len(text), credit_text or None))
        texts.append(text)
        start += len(text) + len(BLANK_LINE)
    return BLANK_LINE.join(texts), tuple(placed)


def clipped(text: str, limit: int) -> str:
    """The text in at most `limit` characters, cut between words where it can be, with `…`."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit // 2 else cut).rstrip() + "…"


def _without_controls(s: str) -> str:
    """`safe_text` of a text that has something suspect in it."""
    s = _ESCAPES.sub("", s.replace("\r\n", "\n"))
    pieces = _FLAG.split(s)
    pieces[::2] = [_SURROGATES.sub("\ufffd", p.translate(_TABLE)) for p in pieces[::2]]
    return _PILE.sub(r"\1", "".join(pieces))


def _block_text(raw: str) -> str:
    """One block: safe, NFC, single spaces, single newlines."""
    text = safe_text(raw)
    if not unicodedata.is_normalized("NFC", text):
        text = _composed(text)
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(" ".join(line.split()) for line in _LINES.split(text.strip()))


def _composed(text: str) -> str:
    """NFC that is also safe: composing can lengthen a pile of accents, cutting one can unlock a composition."""
    while True:
        composed = safe_text(unicodedata.normalize("NFC", text))
        if composed == text:
            return text
        text = composed


def is_visible(text: str) -> bool:
    """Whether anything of it leaves ink."""
    return any(c.isprintable() and not c.isspace() for c in text)
