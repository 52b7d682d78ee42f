"""`nutgraf import`: annotations in."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import columns, print_json, progress_line
from nutgraf.library.importing import FORMATS, import_annotations, import_bytes
from nutgraf.model.imported import ImportRow


@click.command("import")
@click.argument("source", metavar="FILE|FOLDER|-")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Recognised where not given.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="One object a row.")
@click.pass_obj
def command(
    context: Context, source: str, form: str | None, dry_run: bool, as_json: bool
) -> ExitCode:
    """Bring annotations in: our own exports, edited Markdown, and the files of other tools.

    A note whose article is not in the archive waits for it. Bad rows are listed, the good ones go in.
    """
    with context.library() as library:
        if source == "-":
            outcome = import_bytes(library, sys.stdin.buffer.read(), format=form, dry_run=dry_run)
        else:
            outcome = import_annotations(
                library, Path(source), format=form, dry_run=dry_run, on_progress=progress_line()
            )
        for row in outcome.rows:
            print_json(_shape(row)) if as_json else click.echo(_line(row))
    counts = Counter(row.status.value for row in outcome.rows)
    told = ", ".join(f"{count:,} {status}" for status, count in counts.items()) or "nothing"
    click.echo(f"{'Would import' if dry_run else 'Imported'}: {told}.", err=True)
    return ExitCode.NOTHING if outcome.bad or not outcome.rows else ExitCode.OK


def _shape(row: ImportRow) -> dict[str, Any]:
    return {
        "file": row.file,
        "row": row.row,
        "status": row.status.value,
        "note": row.note,
        "article": row.article,
        "title": row.title,
        "text": row.text,
        "reason": row.reason,
    }


def _line(row: ImportRow) -> str:
    place = f"{row.file}:{row.row}" if row.row else row.file
    return columns(
        (row.status.value, 9), (place, 28), (row.title, 30), (row.text, 40), (row.reason, 0)
    )
