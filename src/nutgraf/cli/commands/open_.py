"""`nutgraf open`: the reader at a place."""

from __future__ import annotations

import re

import click

from nutgraf.cli.arguments import article_or_note
from nutgraf.cli.context import Context
from nutgraf.errors import UsageError
from nutgraf.library.library import Library

_LINK = re.compile(r"nutgraf://article/(\d+)(?:\?at=(\d+)-(\d+))?")


@click.command("open")
@click.argument("place", metavar="ARTICLE|NOTE|LINK")
@click.pass_obj
def command(context: Context, place: str) -> None:
    """Open the reader at an article, at a note's passage, or at a nutgraf:// link of an export."""
    with context.library() as library:
        article, offset = _meant(library, place)
        library.articles.get(article)
        from nutgraf.tui.app import Start
        from nutgraf.tui.opening import run_reader

        run_reader(library, Start(article, offset, cursor=context.config.cursor))


def _meant(library: Library, place: str) -> tuple[int, int | None]:
    """An article, and the character at which it is opened; raises NotFound, UsageError."""
    if link := _LINK.fullmatch(place):
        return int(link[1]), int(link[2]) if link[2] else None
    named = article_or_note(place)
    if isinstance(named, int):
        return named, None
    note = library.notes.get(named)
    if note.article is None:
        raise UsageError("The note's article is not in the archive.")
    return note.article, note.anchor.start if note.anchor else None
