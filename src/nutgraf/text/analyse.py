"""All layers of marks of one text, by the built-in rules engine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nutgraf.model.article import Block
from nutgraf.model.marks import Analysis
from nutgraf.text.claims.find import find_claims
from nutgraf.text.entities.find import find_mentions
from nutgraf.text.figures.find import find_figures
from nutgraf.text.segment import sentences

ENGINE = "rules"
ENGINE_VERSION = "1"
"""Goes up with every change that marks anything otherwise; stored articles are then marked again."""


def analyse(
    text: str, blocks: Sequence[Block] = (), *, published: date | None = None
) -> Analysis:
    """The marks of a canonical text; `published` is what "on Thursday" counts from."""
    found = sentences(text)
    mentions = find_mentions(text, found)
    return Analysis(
        engine=ENGINE,
        engine_version=ENGINE_VERSION,
        language="en",
        entities=mentions,
        figures=find_figures(text, found, published),
        claims=find_claims(text, found, blocks, mentions, published),
    )
