"""The second engine as a whole: the rules' analysis, corrected and completed by a spaCy pipeline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nutgraf.text.analyse import ENGINE, ENGINE_VERSION, analyse
from nutgraf.text.claims.find import find_claims
from nutgraf.text.parsed.entities import merge_mentions
from nutgraf.text.parsed.reading import read
from nutgraf.text.parsed.review import Reviewer
from nutgraf.text.segment import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from nutgraf.model.article import Block
    from nutgraf.model.marks import Analysis
    from nutgraf.text.parsed.loading import Pipeline

PARSED_VERSION = "1"
"""Goes up with every change here that marks anything otherwise."""


def engine_name(model: str) -> str:
    """What analyses of this engine are called: `rules+en_core_web_sm`."""
    return f"{ENGINE}+{model}"


def engine_version(model: str, version: str) -> str:
    """Versions of the rules, of what looks them over, and of the model: `1+1+en_core_web_sm-3.8.0`."""
    return f"{ENGINE_VERSION}+{PARSED_VERSION}+{model}-{version}"


def analyse_parsed(
    text: str,
    blocks: Sequence[Block] = (),
    *,
    published: date | None = None,
    pipeline: Pipeline,
) -> Analysis:
    """The marks of a canonical text by rules and parse together; a text that is not English has the rules' only."""
    plain = analyse(text, blocks, published=published)
    named = replace(
        plain,
        engine=engine_name(pipeline.name),
        engine_version=engine_version(pipeline.name, pipeline.version),
    )
    if plain.language not in {"en", "und"} or not text.strip():
        return named
    found = sentences(text)
    tree = read(text, found, pipeline.language)
    mentions = merge_mentions(text, plain.entities, tree.names)
    claims = find_claims(text, found, blocks, mentions, published, review=Reviewer(tree))
    return replace(named, entities=mentions, claims=claims)
