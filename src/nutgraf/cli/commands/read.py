"""`nutgraf read`: the reader."""

from __future__ import annotations

import sys

import click

from nutgraf.cli.main import Context
from nutgraf.errors import UsageError


@click.command("read")
@click.argument("sources", nargs=-1)
@click.option("--samples", is_flag=True, help="Add the sample articles that ship with Nutgraf.")
@click.option("--cursor", is_flag=True, help="Show the terminal's cursor, for screen readers.")
@click.pass_obj
def command(
    context: Context, sources: tuple[str, ...] = (), samples: bool = False, cursor: bool = False
) -> None:
    """Open the reader; SOURCES are added first, and it opens on the first of them."""
    if not sys.stdout.isatty():
        raise UsageError(
            "The reader needs a terminal.", hint="`nutgraf list` and `nutgraf show` print instead."
        )
    first = None
    with context.library() as library:
        wanted = [*sources, *(library.sample_sources() if samples else [])]
        for added in library.add(wanted):
            if added.error is not None:
                click.echo(f"{added.source}: {added.error}", err=True)
            first = first or added.id
        from nutgraf.tui.app import run_reader

        run_reader(library, article=first, cursor=cursor or context.config.cursor)
