"""`nutgraf opml`: lists of subscriptions, from and for other readers."""

from __future__ import annotations

from pathlib import Path

import click

from nutgraf.cli.context import Context
from nutgraf.model.wording import counted


@click.group("opml")
def command() -> None:
    """Take subscriptions from other readers, or give them yours (OPML)."""


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def import_(context: Context, file: Path) -> None:
    """Subscribe to every feed of a list; its folders become tags. `nutgraf refresh` then reads them."""
    with context.library() as library:
        count, total = library.feeds.import_opml(file)
    click.echo(f"Subscribed to {counted(count, 'new feed')} of {total:,}.", err=True)


@command.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default="-")
@click.pass_obj
def export(context: Context, file: Path) -> None:
    """Write your subscriptions to a file, or to standard output."""
    with context.library() as library:
        text = library.feeds.opml()
        if str(file) == "-":
            click.echo(text, nl=False)
        else:
            library.feeds.export_opml(file)
            click.echo(f"Wrote {counted(len(library.feeds.all()), 'feed')} to {file}.", err=True)
