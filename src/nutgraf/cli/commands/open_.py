"""`nutgraf open`: the reader at a place."""

from __future__ import annotations

import re

import click

from nutgraf.cli.context import Context
from nutgraf.errors import UsageError

_LINK = re.compile(r"nutgraf://article/(\d+)(?:\?at=(\d+)-(\d+))?")


@click.command("open")
@click.argument("place", metavar="ARTICLE|NOTE|LINK")
@click.pass_obj
def command(context: Context, place: str) -> None:
    """Open the reader at an article, at a note's passage, or at a nutgraf:// link of an export."""
    with context.library() as library:
        offset = None
        if link := _LINK.fullmatch(place):
            article = int(link[1])
            offset = int(link[2]) if link[2] else None
        elif place.isdecimal() and not place.startswith("0"):
            article = int(place)
        else:
            note = library.notes.get(place)
            if note.article is None:
                raise UsageError("The note's article is not in the archive.")
            article = note.article
            offset = note.anchor.start if note.anchor else None
        library.articles.get(article)
        from nutgraf.tui.app import Start
        from nutgraf.tui.opening import run_reader

        run_reader(library, Start(article, offset, cursor=context.config.cursor))
