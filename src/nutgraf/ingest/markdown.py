"""Markdown: front matter, then blocks; the text is what a reader sees, without the markup."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nutgraf.ingest.assemble import (
    assembled,
    caption,
    paragraph_or_caption,
    same_words,
)
from nutgraf.ingest.frontmatter import split_front_matter
from nutgraf.ingest.links import Targets, has_signs, links_in
from nutgraf.ingest.markdown_blocks import Leaf, chunks_of
from nutgraf.ingest.markdown_inline import is_emphasised, pictures_in, words_of
from nutgraf.model.article import BlockKind, Document
from nutgraf.text.canonical import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nutgraf.text.canonical import RawBlock

_KINDS = {
    Leaf.HEADING: BlockKind.HEADING,
    Leaf.QUOTE: BlockKind.QUOTE,
    Leaf.ITEM: BlockKind.LIST,
}


def read_markdown(text: str) -> Document:
    """The article in a Markdown text; a first heading is its title where the front matter has none."""
    details, body = split_front_matter(safe_text(text).lstrip("\n"))
    blocks = list(_blocks(body))
    first = next((n for n, block in enumerate(blocks) if block[0] is not BlockKind.CAPTION), None)
    if first is not None and blocks[first][0] is BlockKind.HEADING:
        heading = blocks[first][1]
        if not details.title or same_words(details.title, heading):
            del blocks[first]
            details = replace(details, title=details.title or heading)
    document = assembled(blocks, details)
    if ("](" not in body and "]:" not in body) or has_signs(body):
        return document
    targets = Targets()
    words = [words for _, words, _ in _blocks(body, targets)]
    return replace(document, links=links_in(words, targets, document, document.url or ""))


def _blocks(body: str, targets: Targets | None = None) -> Iterator[RawBlock]:
    """The chunks as raw blocks, each picture as a caption: of what stands emphasised below it, or its description."""
    chunks, references = chunks_of(body)
    pictures: list[str] = []
    for leaf, source in chunks:
        if leaf is Leaf.CODE or leaf is Leaf.TABLE:
            words = source if leaf is Leaf.CODE else words_of(source, references, targets)
        else:
            words = words_of(source.replace("\n", " "), references, targets).strip()
        found = pictures_in(source) if leaf is not Leaf.CODE else []
        is_below = (pictures or found) and leaf is Leaf.PARAGRAPH and is_emphasised(source)
        if is_below and words:
            yield caption(words)
            pictures = []
            continue
        yield from map(caption, pictures)
        pictures = found
        if words and leaf in _KINDS:
            yield (_KINDS[leaf], words, None)
        elif words:
            yield paragraph_or_caption(words)
        if words:
            yield from map(caption, pictures)
            pictures = []
    yield from map(caption, pictures)
