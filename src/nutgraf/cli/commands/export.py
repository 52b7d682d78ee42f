"""`nutgraf export`: annotations out."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import progress_line
from nutgraf.cli.stopping import Stop
from nutgraf.errors import UsageError
from nutgraf.library import exporting
from nutgraf.library.library import Library
from nutgraf.model.exported import ExportOutcome
from nutgraf.model.wording import counted


@click.command("export")
@click.argument("query", nargs=-1)
@click.option(
    "--format", "form", type=click.Choice(exporting.FORMATS), default="markdown", show_default=True
)
@click.option(
    "--by",
    type=click.Choice(["article", "tag", "day", "entity", "all"]),
    default="article",
    show_default=True,
    help="What makes a file, where the output is a folder.",
)
@click.option("--output", metavar="PATH|-", default="-", help="A folder, a file, or - for stdout.")
@click.option("--template", metavar="FILE|NAME", help="A Jinja2 template instead of a format.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--watch", is_flag=True, help="Keep the folder up to date until interrupted.")
@click.pass_obj
def command(
    context: Context,
    query: tuple[str, ...],
    form: str,
    by: str,
    output: str,
    template: str | None,
    dry_run: bool,
    watch: bool,
) -> ExitCode:
    """Export the notes that QUERY matches, and those of the articles that it matches.

    With - as QUERY the articles and notes are read from standard input, as `list --json` and `note list
    --json` print them, or as bare numbers and ids.
    """
    asked = " ".join(query)
    articles, notes = _named(sys.stdin.read()) if asked == "-" else (None, None)
    asked = "" if asked == "-" else asked
    if dry_run and output == "-":
        raise UsageError("A dry run needs a folder or a file.", hint="Name it with --output.")
    with context.library() as library:
        if watch:
            _watch(library, asked, by, output, template)
            return ExitCode.OK
        if output == "-":
            pieces = exporting.stream(
                library, asked, format=form, template=template, articles=articles, notes=notes
            )
            return _print(pieces)
        outcome = exporting.export(
            library, asked, format=form, by=by, output=Path(output), template=template,
            dry_run=dry_run, articles=articles, notes=notes, on_progress=progress_line(),
        )  # fmt: skip
        return _told(outcome)


def _watch(library: Library, query: str, by: str, output: str, template: str | None) -> None:
    """Keep a folder up to date until the user stops it."""
    folder = library.config.export_folder if output == "-" else output
    if not folder:
        raise UsageError("--watch needs a folder.", hint="Name it with --output FOLDER.")
    exporting.watch(
        library, query, output=Path(folder), by=by, template=template, cancelled=Stop(), on_export=_tell
    )  # fmt: skip


def _print(pieces: Iterator[str]) -> ExitCode:
    written = 0
    for piece in pieces:
        written += len(piece)
        click.echo(piece, nl=False)
    return ExitCode.OK if written else ExitCode.NOTHING


def _told(outcome: ExportOutcome) -> ExitCode:
    """Say what became of each file, and of all of them."""
    for file in outcome.files:
        click.echo(f"{file.status.value:<9}  {file.path}")
    _tell(outcome)
    if outcome.edited:
        edited = counted(len(outcome.edited), "note")
        click.echo(f"Left alone, as edited outside: {edited}; import them first.", err=True)
    return ExitCode.OK if outcome.notes or outcome.files else ExitCode.NOTHING


def _tell(outcome: ExportOutcome) -> None:
    """How much it was, in one sentence."""
    verb = "Would export" if outcome.dry_run else "Exported"
    left_out = outcome.left_out
    left = f", {left_out:,} of these articles left out" if left_out else ""
    notes, articles = counted(outcome.notes, "note"), counted(outcome.articles, "article")
    click.echo(f"{verb} {notes} of {articles}{left}.", err=True)


def _named(lines: str) -> tuple[list[int], list[str]]:
    """Article numbers and note ids, from JSON lines or the first word of each line."""
    articles: list[int] = []
    notes: list[str] = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        try:
            named = json.loads(line)["id"] if line.startswith("{") else line.split()[0]
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(f"{line[:60]!r} names no article and no note.") from error
        if isinstance(named, int) or re.fullmatch(r"[1-9]\d{0,9}", str(named)):
            articles.append(int(named))
        else:
            notes.append(str(named))
    return articles, notes
