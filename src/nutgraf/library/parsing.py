"""The second engine inside this process: the rules' marks looked over by a spaCy pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from nutgraf.model.article import Block
from nutgraf.model.marks import Analysis

if TYPE_CHECKING:
    from nutgraf.text.parsed.loading import Pipeline


def parsed(text: str, blocks: Sequence[Block], published: date | None) -> Analysis:
    """The marks of a text by rules and pipeline together; raises MissingModel."""
    from nutgraf.text.parsed.engine import analyse_parsed

    return analyse_parsed(text, blocks, published=published, pipeline=pipeline())


@cache
def pipeline() -> Pipeline:
    """The pipeline, loaded when it is first asked for; raises MissingModel."""
    from nutgraf.text.parsed.loading import load

    return load()


def is_available() -> bool:
    """Whether spaCy and a pipeline are installed; imports neither."""
    from nutgraf.text.parsed.loading import installed

    return installed() is not None


def parsed_version() -> str:
    """The version that analyses of the second engine carry; raises MissingModel."""
    from nutgraf.text.parsed.engine import engine_version
    from nutgraf.text.parsed.loading import model

    return engine_version(*model())
