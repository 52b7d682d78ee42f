"""`nutgraf read`: the reader."""

from __future__ import annotations

import click

from nutgraf.cli.arguments import samples
from nutgraf.cli.context import Context
from nutgraf.cli.reader import open_reader


@click.command("read")
@click.argument("sources", nargs=-1)
@samples
@click.option("--cursor", is_flag=True, help="Show the terminal's cursor, for screen readers.")
@click.pass_obj
def command(
    context: Context, sources: tuple[str, ...] = (), samples: bool = False, cursor: bool = False
) -> None:
    """Open the reader; SOURCES are added first, and it opens on the first of them."""
    open_reader(context, sources, samples=samples, cursor=cursor)
