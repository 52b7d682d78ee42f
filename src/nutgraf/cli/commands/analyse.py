"""`nutgraf analyse`: what is in one article, without an archive."""

from __future__ import annotations

from datetime import datetime

import click

from nutgraf.cli.output import columns, print_json
from nutgraf.library.analysing import analyse_source, explained
from nutgraf.model.marks import Analysis
from nutgraf.model.shapes import analysis_shape


@click.command("analyse")
@click.argument("file", metavar="FILE|-")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="When it was published.")
@click.option("--explain", is_flag=True, help="Say of each mark which rule found it, and why.")
@click.option(
    "--engine",
    type=click.Choice(["rules", "spacy"]),
    default="rules",
    show_default=True,
    help="The built-in rules, or the rules merged with a spaCy pipeline.",
)
@click.option("--json", "as_json", is_flag=True, help="One object.")
def command(file: str, date: datetime | None, explain: bool, engine: str, as_json: bool) -> None:
    """Read one article without touching any archive and say what is in it."""
    document, analysis = analyse_source(file, date.date() if date else None, engine=engine)
    if as_json:
        print_json(analysis_shape(document, analysis))
        return
    click.echo(document.title)
    _print(analysis)
    if explain:
        for line in explained(analysis):
            click.echo(line)


def _print(analysis: Analysis) -> None:
    click.echo(f"\nENTITIES {len(analysis.entities)}")
    for mention in analysis.entities:
        click.echo(columns((mention.kind.value, 14), (mention.text, 40), (mention.name, 0)))
    click.echo(f"\nFIGURES {len(analysis.figures)}")
    for figure in analysis.figures:
        click.echo(columns((figure.hedge.value, 10), (figure.text, 44), (figure.action or "", 0)))
    click.echo(f"\nCLAIMS {len(analysis.claims)}")
    for claim in analysis.claims:
        how = ((claim.cue.text, 14), (claim.stance.value, 9))
        click.echo(columns((claim.who or "—", 28), *how, (claim.said, 0)))
