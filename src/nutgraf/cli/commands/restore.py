"""`nutgraf restore`: a backup in the archive's place."""

from __future__ import annotations

from pathlib import Path

import click

from nutgraf.cli.context import Context
from nutgraf.library.safety import restore
from nutgraf.paths import archive_path


@click.command("restore")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def command(context: Context, file: Path | None) -> None:
    """Put FILE, or the newest automatic backup, in the archive's place; what stood there is kept."""
    archive = archive_path(context.archive)
    kept = restore(archive, file)
    click.echo(f"{archive} is restored; what stood there is {kept}", err=True)
