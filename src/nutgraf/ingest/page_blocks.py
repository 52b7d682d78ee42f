"""An element of a page, or of what trafilatura makes of one, as raw blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from nutgraf.ingest.assemble import caption, paragraph_or_caption
from nutgraf.model.article import BlockKind

if TYPE_CHECKING:
    from nutgraf.ingest.links import Targets
    from nutgraf.text.canonical import RawBlock

CAPTION_MARK = "⟦cap⟧"
"""What a marked caption begins with; extractors drop `figcaption` and keep such a paragraph."""

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head"), BlockKind.HEADING),
    **dict.fromkeys(("blockquote", "quote"), BlockKind.QUOTE),
    **dict.fromkeys(("li", "item"), BlockKind.LIST),
    "figcaption": BlockKind.CAPTION,
}
"""HTML's names and those of TEI, which trafilatura uses."""

_BLOCKS = frozenset(_KINDS) | {
    "address", "article", "aside", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figure", "footer", "form", "header", "hr", "list", "main", "nav", "ol", "p",
    "pre", "row", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
_CELLS = frozenset(("td", "th", "cell"))
_BREAKS = frozenset(("br", "lb"))
_SILENT = frozenset((
    "audio", "button", "canvas", "embed", "graphic", "iframe", "input", "math", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "video",
))  # fmt: skip
_SPACES = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPHS = re.compile(r"\n\s*\n\s*")


def blocks_in(root: Any, targets: Targets | None = None) -> list[RawBlock]:
    """The blocks of a tree in order; two line breaks in a row divide as a paragraph does.

    With `targets`, links leave signs in the words.
    """
    reading = _Reading(targets)
    reading.read(root, BlockKind.PARAGRAPH)
    reading.close(BlockKind.PARAGRAPH)
    return reading.blocks


class _Reading:
    """One walk over a tree: finished blocks, and the words of the one that is open."""

    def __init__(self, targets: Targets | None) -> None:
        self._targets = targets
        self.blocks: list[RawBlock] = []
        self._words: list[str] = []
        self._number = ""

    def read(self, element: Any, kind: BlockKind) -> None:
        """Reads an element without its tail."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _SILENT:
            return
        inner = _KINDS.get(tag, kind)
        if kind in (BlockKind.QUOTE, BlockKind.LIST) and inner is BlockKind.HEADING:
            inner = kind
        is_block = tag in _BLOCKS
        if is_block:
            self.close(kind)
        if tag in _BREAKS:
            self._words.append("\n")
        address = element.get("href") if tag == "a" and self._targets is not None else None
        if address and self._targets is not None:
            self._words.append(self._targets.opening(address))
        self._say(element.text)
        self._read_children(element, tag, inner)
        if address and self._targets is not None:
            self._words.append(self._targets.closing)
        if is_block:
            self.close(inner)

    def _read_children(self, element: Any, tag: str, kind: BlockKind) -> None:
        is_ordered = tag == "ol" or element.get("rend") == "ol"
        items = cells = 0
        for child in element:
            if child.tag in ("li", "item") and is_ordered:
                items += 1
                self.close(kind)
                self._number = f"{items}. "
            if child.tag in _CELLS:
                cells += 1
                self._words.append(" | " if cells > 1 else "")
            self.read(child, kind)
            self._say(child.tail)

    def close(self, kind: BlockKind) -> None:
        """Ends the open block."""
        text = "".join(self._words)
        self._words = []
        for part in _PARAGRAPHS.split(text):
            words = part.replace("\n", " ").strip()
            if words.strip("| "):
                self.blocks.append(_block(kind, self._number + words))
                self._number = ""

    def _say(self, text: str | None) -> None:
        if text:
            self._words.append(_SPACES.sub(" ", text))


def _block(kind: BlockKind, words: str) -> RawBlock:
    if words.startswith(CAPTION_MARK):
        return caption(words.removeprefix(CAPTION_MARK).strip())
    if kind is BlockKind.CAPTION:
        return caption(words)
    return paragraph_or_caption(words) if kind is BlockKind.PARAGRAPH else (kind, words, None)
