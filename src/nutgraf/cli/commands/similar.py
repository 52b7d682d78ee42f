"""`nutgraf similar`: articles like an article, a passage of it, or any text."""

from __future__ import annotations

import sys

import click

from nutgraf.cli.arguments import Place, json_lines
from nutgraf.cli.commands.search import hit_line
from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import emit
from nutgraf.library.library import Library
from nutgraf.model.marks import Span
from nutgraf.model.search import Hit
from nutgraf.model.shapes import hit_shape


@click.command("similar")
@click.argument("article", metavar="ARTICLE|-")
@click.option("--quote", metavar="TEXT", help="Like this passage of it.")
@click.option("--at", "span", type=Place(), help="The passage as START:END.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@json_lines
@click.pass_obj
def command(
    context: Context,
    article: str,
    quote: str | None,
    span: Span | None,
    limit: int,
    *,
    as_json: bool,
) -> ExitCode:
    """List articles like an article, or like a text on standard input (-), best first."""
    if article != "-" and not article.isdecimal():
        raise click.UsageError(f"{article!r} is no article; write its number, or - for a text.")
    if quote is not None and span is not None:
        raise click.UsageError("Use --quote or --at, not both.")
    with context.library() as library:
        hits = _like(library, article, quote, span, limit)
        return emit(hits, as_json=as_json, shape=hit_shape, line=hit_line)


def _like(
    library: Library, article: str, quote: str | None, span: Span | None, limit: int
) -> list[Hit]:
    """The articles that are like it."""
    if article == "-":
        return library.search.similar(passage=sys.stdin.read(), limit=limit)
    number = int(article)
    passage = quote or ""
    if span is not None:
        passage = library.articles.get(number).text[slice(*span)]
    return library.search.similar(number, passage=passage, limit=limit)
