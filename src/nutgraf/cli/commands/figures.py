"""`nutgraf figures`: quantities and what is counted."""

from __future__ import annotations

import click

from nutgraf.cli.arguments import json_lines
from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import columns, emit
from nutgraf.model.article import ArticleRow
from nutgraf.model.marks import Figure
from nutgraf.model.shapes import listed_shape


@click.command("figures")
@click.argument("query", nargs=-1)
@json_lines
@click.pass_obj
def command(context: Context, query: tuple[str, ...], as_json: bool) -> ExitCode:
    """List the figures in the articles that QUERY matches."""
    with context.library() as library:
        rows = library.marks.figures(" ".join(query))
        return emit(rows, as_json=as_json, shape=lambda row: listed_shape(*row), line=_line)


def _line(listed: tuple[ArticleRow, Figure]) -> str:
    row, figure = listed
    return columns(
        (row.date.isoformat() if row.date else "", 10),
        (row.source, 16),
        (figure.hedge.value, 9),
        (figure.text, 44),
        (figure.action or "", 0),
    )
