"""The formats by name; the module of one is imported when it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from nutgraf.errors import UsageError
from nutgraf.export.context import Context
from nutgraf.model.bundle import ArticleBundle


class Write(Protocol):
    """What a format's module does: bundles in, pieces of one file out."""

    def __call__(self, bundles: Iterable[ArticleBundle], context: Context) -> Iterator[str]:
        """Write a file."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One way out."""

    name: str
    suffix: str
    told: str
    """What it is, in a few words."""
    pages: bool = False
    """Whether it can be shared out over a file for each article, tag, day or entity."""
    articles: bool = False
    """Whether it is about articles, so that those without a note belong in it."""
    passages: bool = False
    """Whether it tells of no marks but those that touch a note."""
    module: str = ""

    def write(self, bundles: Iterable[ArticleBundle], context: Context) -> Iterator[str]:
        """One file with all bundles, in pieces."""
        module = import_module(f"nutgraf.export.{self.module or self.name}")
        return cast(Write, module.write)(bundles, context)


FORMATS = {
    form.name: form
    for form in (
        Format("markdown", ".md", "Markdown for Obsidian, GitHub and plain sight", pages=True, passages=True,
               module="one_page"),
        Format("json", ".json", "everything, without loss", articles=True, module="json_format"),
        Format("annotation", ".jsonld", "W3C Web Annotation in JSON-LD"),
        Format("csv", ".csv", "a table of notes", passages=True, module="table"),
        Format("readwise", ".csv", "CSV for Readwise's import", passages=True),
        Format("hypothesis", ".json", "JSON as Hypothesis imports it", passages=True),
        Format("html", ".html", "articles with marks and notes, to be read anywhere", pages=True,
               module="html_format"),
        Format("bibtex", ".bib", "the articles as references for LaTeX", articles=True, passages=True),
        Format("csl", ".json", "the articles as references for Zotero and Pandoc", articles=True, passages=True),
        Format("claimreview", ".jsonld", "verdicts as schema.org/ClaimReview", articles=True),
        Format("codebook", ".csv", "tags with their descriptions, for Taguette", articles=True, passages=True),
    )
}  # fmt: skip


def format_of(name: str) -> Format:
    """A format by its name; raises UsageError."""
    try:
        return FORMATS[name]
    except KeyError:
        raise UsageError(
            f"There is no export format {name!r}.", hint=f"There are {', '.join(FORMATS)}."
        ) from None
