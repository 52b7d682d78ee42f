"""`nutgraf claims`: who said what."""

from __future__ import annotations

import click

from nutgraf.cli.arguments import json_lines
from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import columns, emit
from nutgraf.model.article import ArticleRow
from nutgraf.model.marks import Claim
from nutgraf.model.shapes import listed_shape


@click.command("claims")
@click.argument("query", nargs=-1)
@json_lines
@click.pass_obj
def command(context: Context, query: tuple[str, ...], as_json: bool) -> ExitCode:
    """List the claims in the articles that QUERY matches."""
    with context.library() as library:
        rows = library.marks.claims(" ".join(query))
        return emit(rows, as_json=as_json, shape=lambda row: listed_shape(*row), line=_line)


def _line(listed: tuple[ArticleRow, Claim]) -> str:
    row, claim = listed
    return columns(
        (row.date.isoformat() if row.date else "", 10),
        (claim.who or "—", 28),
        (claim.cue.text, 12),
        (claim.said, 0),
    )
