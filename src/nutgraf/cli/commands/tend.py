"""`nutgraf tend`: what an archive needs from time to time."""

from __future__ import annotations

import click

from nutgraf.cli.context import Context
from nutgraf.cli.output import progress_line
from nutgraf.cli.stopping import Stop
from nutgraf.errors import NotFound
from nutgraf.model.wording import counted
from nutgraf.paths import archive_path


@click.command("tend")
@click.pass_obj
def command(context: Context) -> None:
    """Write the daily backup if it is due, bring the search up to date, and mark anew what an older engine marked."""
    archive = archive_path(context.archive)
    # Whoever took it away while it was read wants no empty one in its place.
    if not archive.exists():
        raise NotFound(f"There is no archive to tend at {archive}.")
    stop = Stop()
    with context.library() as library:
        backup = library.tend()
        if backup is not None:
            click.echo(f"Backed up to {backup}", err=True)
        renewed = library.marks.renew(on_progress=progress_line(), cancelled=stop)
        if renewed:
            click.echo(f"Marked {counted(renewed, 'article')} anew.", err=True)
