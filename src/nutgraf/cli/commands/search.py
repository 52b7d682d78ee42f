"""`nutgraf search`: articles and notes, or passages, best first."""

from __future__ import annotations

import click

from nutgraf.cli.arguments import json_lines
from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import emit
from nutgraf.model.search import Answer, Hit, HitKind
from nutgraf.model.shapes import hit_shape


@click.command("search")
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@click.option(
    "--in",
    "scope",
    type=click.Choice(["all", "articles", "notes", "passages"]),
    default="all",
    help="Where to look: articles and notes, one of them, or the sentences that match.",
)
@json_lines
@click.pass_obj
def command(
    context: Context, query: tuple[str, ...], limit: int, scope: str, *, as_json: bool
) -> ExitCode:
    """Search articles and notes, best first; typing errors are forgiven."""
    with context.library() as library:
        answer = library.search.answer(" ".join(query), limit=limit, scope=scope)
        for warning in answer.warnings:
            click.echo(warning, err=True)
        for typed, found in answer.corrections:
            click.echo(f"{typed} → {found}", err=True)
        hits = answer.passages if scope == "passages" else answer.hits
        code = emit(hits, as_json=as_json, shape=hit_shape, line=hit_line)
        if code is ExitCode.NOTHING:
            _advise(answer)
        return code


def _advise(answer: Answer) -> None:
    """What to try where nothing was found."""
    for one in answer.suggestions:
        how = f"without {one.without}" if one.without else "spelt so"
        click.echo(f"Nothing found; try: {one.query}  ({how}: {one.articles:,})", err=True)


def hit_line(hit: Hit) -> str:
    """One row of an answer for people: what and where in one line, why in the next."""
    day = f"{hit.date:%Y-%m-%d}  " if hit.date else ""
    if hit.kind is HitKind.PASSAGE:
        return f"{_marked(hit)}\n    article {hit.article}  {day}{hit.source}  {hit.title}"
    field = f"{hit.field}: " if hit.field not in ("body", hit.kind.value) else ""
    return f"{hit.kind.value} {hit.id}  {day}{hit.source}  {hit.title}\n    {field}{_marked(hit)}"


def _marked(hit: Hit) -> str:
    """The snippet with its matches bold, which click leaves out where stdout is no terminal."""
    pieces, at = [], 0
    for start, end in hit.matches:
        pieces.append(hit.snippet[at:start])
        pieces.append(click.style(hit.snippet[start:end], bold=True))
        at = end
    return "".join([*pieces, hit.snippet[at:]])
