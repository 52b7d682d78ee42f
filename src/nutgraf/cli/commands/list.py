"""`nutgraf list`: articles."""

from __future__ import annotations

import click

from nutgraf.cli.arguments import json_lines
from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import columns, emit, listed
from nutgraf.model.article import ArticleRow
from nutgraf.model.shapes import row_shape

SORTS = ("date", "title", "source", "notes", "added", "words")


@click.command("list")
@click.argument("query", nargs=-1)
@click.option(
    "--sort",
    default="-date",
    show_default=True,
    help=f"One of {', '.join(SORTS)}; with - before it descending.",
)
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@json_lines
@click.pass_obj
def command(
    context: Context, query: tuple[str, ...], sort: str, limit: int | None, as_json: bool
) -> ExitCode:
    """List the articles that QUERY matches, all of them without one."""
    if sort.lstrip("-") not in SORTS:
        raise click.UsageError(f"--sort knows {', '.join(SORTS)}, not {sort!r}.")
    with context.library() as library:
        ids = library.articles.ids(" ".join(query), sort=sort)[:limit]
        windows = (library.articles.rows(ids[i : i + 500]) for i in range(0, len(ids), 500))
        rows = (row for window in windows for row in window)
        return emit(rows, as_json=as_json, shape=row_shape, line=_line)


def _line(row: ArticleRow) -> str:
    state = ("*" if row.starred else " ") + (" " if row.read else "•")
    day = row.date.isoformat() if row.date else ""
    notes = f"{row.notes} ✎" if row.notes else ""
    return columns(
        (f"{row.id:>6} {state}", 9),
        (day, 10),
        (row.source, 16),
        (row.title, 60),
        (notes, 4),
        (listed(row.tags), 0),
    )
