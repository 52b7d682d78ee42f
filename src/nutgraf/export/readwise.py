"""CSV for Readwise's import: Highlight, Title, Author, URL, Note, Location, Date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.export.cells import Cell, rows
from nutgraf.export.context import Context
from nutgraf.export.passage import passage_of
from nutgraf.model.bundle import ArticleBundle
from nutgraf.model.notes import Note

HEADER = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")


def write(bundles: Iterable[ArticleBundle], context: Context) -> Iterator[str]:
    """One table with all notes; one without a passage has its body for a highlight, as Readwise demands one."""
    return rows(
        HEADER,
        (
            _row(bundle, note)
            for bundle in bundles
            for note in bundle.notes
            if note.anchor is not None or note.body
        ),
    )


def _row(bundle: ArticleBundle, note: Note) -> list[Cell]:
    article = bundle.article
    return [
        note.anchor.quote if note.anchor else note.body,
        article.title,
        article.author or article.source,
        passage_of(bundle, note).page,
        _note(note),
        note.anchor.start if note.anchor else None,
        note.created.replace("T", " ").replace("Z", ""),
    ]


def _note(note: Note) -> str:
    """The body, behind the tags in Readwise's own notation: `.fuel .verify`."""
    tags = " ".join(f".{tag}" for tag in note.tags)
    body = note.body if note.anchor else ""
    return f"{tags}\n{body}".strip() if tags else body
