"""All layers of marks of one text, by the built-in rules engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import Analysis
from nutgraf.text.claims.find import find_claims
from nutgraf.text.entities.find import find_mentions
from nutgraf.text.entities.known import find_known
from nutgraf.text.figures.find import find_figures
from nutgraf.text.language import language_of
from nutgraf.text.segment import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from nutgraf.model.article import Block

ENGINE = "rules"
ENGINE_VERSION = "3"
"""Goes up with every change that marks anything otherwise; stored articles are then marked again."""

_SHORT = 80
"""Characters up to which a text is taken for English where its language cannot be told."""


def analyse(text: str, blocks: Sequence[Block] = (), *, published: date | None = None) -> Analysis:
    """The marks of a canonical text; `published` is what "on Thursday" counts from.

    A text in another language than English gets only what is safe there: names that stand in the
    lists, and figures in digits.
    """
    found = sentences(text)
    language = language_of(text)
    if language != "en" and (language != "und" or len(text) > _SHORT):
        return Analysis(
            engine=ENGINE,
            engine_version=ENGINE_VERSION,
            language=language,
            entities=find_known(text, found),
            figures=find_figures(text, found, published, words=False),
        )
    mentions = find_mentions(text, found)
    return Analysis(
        engine=ENGINE,
        engine_version=ENGINE_VERSION,
        language=language,
        entities=mentions,
        figures=find_figures(text, found, published),
        claims=find_claims(text, found, blocks, mentions, published),
    )
