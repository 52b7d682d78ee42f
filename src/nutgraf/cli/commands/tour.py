"""`nutgraf tour`: two minutes on the sample articles, in an archive of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from nutgraf.cli.context import Context
from nutgraf.errors import UsageError


@click.command("tour")
@click.pass_obj
def command(context: Context) -> None:
    """Learn the reader in two minutes, on the sample articles; your own archive is not touched."""
    if sys.stdout is None or not sys.stdout.isatty():
        raise UsageError("The tour needs a terminal.", hint="The README has it in writing.")
    from nutgraf.library.library import Library

    with TemporaryDirectory(prefix="nutgraf-tour-") as folder:
        archive = Path(folder) / "archive.nutgraf"
        with Library.open(archive, context.config) as library:
            for _ in library.add(library.sample_sources()):
                pass
            from nutgraf.tui.app import Start
            from nutgraf.tui.opening import run_reader

            run_reader(library, Start(cursor=context.config.cursor, tour=True))
