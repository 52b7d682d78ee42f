"""Stamps: a digest in the head of a page by which an export knows that there is nothing to do.

A stamp covers all that the page is made of, and our blocks and entries as they stand in the file. Where it fits, the
page need not be made again to be compared; where it does not, nothing is said of what has changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from nutgraf.export import frontmatter, managed
from nutgraf.export.context import Context
from nutgraf.export.markdown import KEYS
from nutgraf.export.pages import Page
from nutgraf.model.bundle import ArticleBundle
from nutgraf.model.marks import Claim, Figure

RENDERING = 1
"""Rises when pages are written in another way."""

_HEAD = re.compile(r"^(<!-- nutgraf:head \S+)(?: \w+)? -->", re.MULTILINE)


def fits(
    front: frontmatter.FrontMatter | None,
    pieces: list[str | managed.Block],
    page: Page,
    context: Context,
) -> bool:
    """Whether a file is the page as it was last written, and the page would be written the same today."""
    heads = [p for p in pieces if isinstance(p, managed.Block) and p.kind == "head"]
    if len(heads) != 1 or not heads[0].mark or not isinstance(page.bundles, tuple):
        return False
    return heads[0].mark == _stamp(front, pieces, page, context)


def stamped(text: str, page: Page, context: Context, *, edited: bool = False) -> str:
    """The text of a page with its stamp; one with edits in it has none, so that they are looked at each time."""
    if edited or not isinstance(page.bundles, tuple):
        return _HEAD.sub(r"\1 -->", text, count=1)
    front = frontmatter.parsed(text)
    pieces = managed.pieces(text if front is None else front.rest)
    stamp = _stamp(front, pieces, page, context)
    return _HEAD.sub(lambda m: f"{m[1]} {stamp} -->", text, count=1)


def without(text: str) -> str:
    """The text of a head without its stamp."""
    return _HEAD.sub(r"\1 -->", text, count=1)


def _stamp(
    front: frontmatter.FrontMatter | None,
    pieces: list[str | managed.Block],
    page: Page,
    context: Context,
) -> str:
    told = [str(RENDERING), context.version, *_page(page), *_file(front, pieces)]
    digest = hashlib.sha256("\x1f".join(told).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:12]


def _file(
    front: frontmatter.FrontMatter | None, pieces: list[str | managed.Block]
) -> Iterator[str]:
    """What we wrote in a file, as it stands there now."""
    if front is not None:
        yield from (lines for key, lines in front.entries if key in KEYS)
    for piece in pieces:
        if isinstance(piece, managed.Block):
            yield piece.inner if piece.kind == "head" else piece.text


def _page(page: Page) -> Iterator[str]:
    """All that a page is made of."""
    yield from (page.by, page.key, page.title)
    for bundle in page.bundles:
        yield from _bundle(bundle)


def _bundle(bundle: ArticleBundle) -> Iterator[str]:
    article = bundle.article
    # Text and blocks belong to a version and never change.
    yield repr((article.id, article.version, article.title, article.source, article.author,
                article.url, article.date, article.tags, bundle.entity))  # fmt: skip
    yield from map(repr, bundle.notes)
    yield from map(repr, bundle.verdicts)
    yield from map(_figure, bundle.analysis.figures)
    yield from map(_claim, bundle.analysis.claims)


def _figure(figure: Figure) -> str:
    return repr((figure.start, figure.end, figure.low, figure.high, figure.hedge, figure.unit,
                 figure.action, figure.when))  # fmt: skip


def _claim(claim: Claim) -> str:
    speaker = claim.speaker
    said_by = (speaker.start, speaker.end, speaker.name) if speaker else None
    content = [(piece.start, piece.end) for piece in claim.content]
    return repr((said_by, claim.cue.start, claim.cue.end, content, claim.stance))
