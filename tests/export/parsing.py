"""Reading exported Markdown back the way other programs do."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token


def parser() -> MarkdownIt:
    """CommonMark with everything that GitHub adds, bare addresses turned into links included."""
    return MarkdownIt("gfm-like", {"html": True})


def tokens(markdown: str) -> Iterator[Token]:
    """Every token, those of inline text included."""
    for token in parser().parse(markdown):
        yield token
        yield from token.children or ()


def kinds(markdown: str) -> list[str]:
    """The types of the block tokens that open or stand alone."""
    return [t.type for t in parser().parse(markdown) if t.nesting >= 0 and t.type != "inline"]


def inline_kinds(markdown: str) -> set[str]:
    """The types of inline tokens other than text and line ends."""
    plain = {"text", "text_special", "softbreak"}
    return {c.type for t in parser().parse(markdown) for c in t.children or ()} - plain


def text_of(markdown: str) -> str:
    """What is read as plain text, a line for each block."""
    blocks = (t.children or () for t in parser().parse(markdown) if t.type == "inline")
    return "\n\n".join(
        "".join("\n" if c.type == "softbreak" else c.content for c in block) for block in blocks
    )
