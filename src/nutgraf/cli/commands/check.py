"""`nutgraf check`: is the archive whole."""

from __future__ import annotations

import click

from nutgraf.cli.arguments import json_lines
from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import print_json


@click.command("check")
@click.option("--repair", is_flag=True, help="Make the search index anew.")
@json_lines
@click.pass_obj
def command(context: Context, repair: bool, as_json: bool) -> ExitCode:
    """Look at integrity, references, the search index, and the place of every note."""
    with context.library() as library:
        if repair:
            library.safety.repair()
        problems = library.safety.check()
        for problem in problems:
            if as_json:
                print_json(
                    {"what": problem.what, "where": problem.where, "message": problem.message,
                     "repairable": problem.repairable}
                )  # fmt: skip
            else:
                click.echo(f"{problem.where}: {problem.message}")
        if not problems:
            click.echo("The archive is whole.", err=True)
    return ExitCode.ARCHIVE if problems else ExitCode.OK
