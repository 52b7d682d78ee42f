"""Claims of a text in one call, and mentions of people and organisations without the entity engine."""

from __future__ import annotations

import re
from datetime import date

from nutgraf.model.article import Block, BlockKind
from nutgraf.model.marks import Claim, EntityKind, Mention
from nutgraf.text.claims.find import find_claims
from nutgraf.text.segment import paragraphs, sentences


def claims_of(
    text: str,
    *names: tuple[str, str, EntityKind],
    published: date | None = None,
    kinds: tuple[BlockKind, ...] = (),
) -> tuple[Claim, ...]:
    """The claims of a text; each name is what is written, its canonical name and its kind."""
    blocks = [
        Block(kind, span.start, span.end)
        for kind, span in zip(kinds, paragraphs(text), strict=False)
    ]
    return find_claims(text, sentences(text), blocks, mentions_of(text, *names), published)


def mentions_of(text: str, *names: tuple[str, str, EntityKind]) -> list[Mention]:
    """A mention wherever one of the names is written."""
    return sorted(
        (
            Mention(start=m.start(), end=m.end(), text=m[0], kind=kind, name=name)
            for written, name, kind in names
            for m in re.finditer(rf"\b{re.escape(written)}\b", text)
        ),
        key=lambda mention: mention.start,
    )


def contents(claim: Claim) -> list[str]:
    """The ranges of a claim's content, as text."""
    return [quote.text for quote in claim.content]
