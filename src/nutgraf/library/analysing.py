"""Analysing one article without an archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date

from nutgraf.ingest.reading import read_bytes, read_file, read_url
from nutgraf.library.marking import analysed
from nutgraf.library.parsing import parsed
from nutgraf.model.article import Document
from nutgraf.model.marks import Analysis, Mark
from nutgraf.paths import expanded


def analyse_source(
    source: str, published: date | None = None, *, engine: str = "rules"
) -> tuple[Document, Analysis]:
    """Read a file, an address or standard input (`-`) and mark it; raises SourceError, MissingModel.

    The engine is `rules`, or `spacy` for rules and a spaCy pipeline together.
    """
    if source == "-":
        document = read_bytes(sys.stdin.buffer.read(), name="-")
    elif "://" in source:
        document = read_url(source)
    else:
        document = read_file(expanded(source))
    mark = analysed if engine == "rules" else parsed
    return document, mark(document.text, document.blocks, published or document.date)


def explained(analysis: Analysis) -> Iterator[str]:
    """Of each mark, in the order of the text: what it is, which rule found it, and on what grounds."""
    from nutgraf.text.explain import explain

    marks: tuple[Mark, ...] = (
        *analysis.entities,
        *analysis.figures,
        *analysis.claims,
    )
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        yield f"{mark.start}:{mark.end}  {explain(mark)}"
