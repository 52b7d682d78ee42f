"""`nutgraf backup`: a verified copy."""

from __future__ import annotations

from pathlib import Path

import click

from nutgraf.cli.context import Context


@click.command("backup")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def command(context: Context, file: Path | None) -> None:
    """Write a copy of the archive to FILE, or beside the archive, and read it back."""
    with context.library() as library:
        click.echo(library.safety.back_up(file))
