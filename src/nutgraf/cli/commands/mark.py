"""`nutgraf mark`: marks that the program has missed, or that are wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import click

from nutgraf.cli.arguments import Place, json_lines
from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import columns, print_json
from nutgraf.errors import UsageError
from nutgraf.library.fixes import hedged, reworded, spoken, valued
from nutgraf.library.notes import find_quote
from nutgraf.model.marks import (
    Claim,
    EntityKind,
    Figure,
    Hedge,
    Mark,
    MarkKind,
    Mention,
    Span,
    Stance,
)
from nutgraf.model.shapes import mark_shape

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    from nutgraf.library.library import Library

    Kind = TypeVar("Kind", bound=StrEnum)


@click.group("mark")
def command() -> None:
    """Mark what the program has missed, or take a mark off."""


def _one_of(kinds: Iterable[StrEnum]) -> click.Choice[str]:
    return click.Choice([kind.value for kind in kinds])


_quote = click.option("--quote", metavar="TEXT", help="The passage, letter for letter.")
_at = click.option("--at", "span", type=Place(), help="The passage as START:END.")


@command.command()
@click.argument("article", type=int)
@click.argument("layer", type=_one_of(MarkKind))
@_quote
@_at
@click.option("--name", metavar="NAME", help="Of an entity: its name; one that is known joins it.")
@click.option("--kind", type=_one_of(EntityKind), help="Of an entity: its kind.")
@click.option("--everywhere", is_flag=True, help="Of an entity: wherever it is printed.")
@click.option("--value", metavar="N|N-N", help="Of a figure: its value.")
@click.option("--hedge", type=_one_of(Hedge), help="Of a figure: how it bounds its value.")
@click.option("--counted", metavar="TEXT", help="Of a figure: what is counted.")
@click.option("--unit", metavar="TEXT", help="Of a figure: its unit.")
@click.option("--speaker", metavar="NAME", help="Of a claim: who said it; empty for nobody.")
@click.option("--stance", type=_one_of(Stance), help="Of a claim: the speaker's attitude.")
@json_lines
@click.pass_obj
def add(
    context: Context,
    /,
    article: int,
    layer: str,
    quote: str | None,
    span: Span | None,
    name: str | None,
    kind: str | None,
    everywhere: bool,
    as_json: bool,
    speaker: str | None,
    stance: str | None,
    **of_figure: str | None,
) -> None:
    """Mark a passage as an entity, a figure or a claim; what you do not say is read from the text."""
    with context.library() as library:
        place = _place(library, article, quote, span)
        mark = library.marks.proposed(article, MarkKind(layer), place)
        given = {"name": name, "kind": kind, "speaker": speaker, "stance": stance, **of_figure}
        _check(layer, {key for key, value in given.items() if value is not None}, everywhere)
        if isinstance(mark, Mention):
            mark = _named(library, mark, name, kind)
        elif isinstance(mark, Figure):
            mark = _read(mark, **of_figure)
        else:
            mark = _said(library, article, mark, speaker, stance)
        library.corrections.add(article, mark, everywhere=everywhere)
        if as_json:
            print_json({"article": article, "layer": layer, **mark_shape(mark)})
        else:
            click.echo(columns((layer, 7), (f"{mark.start}:{mark.end}", 11), (_line(mark), 0)))


@command.command()
@click.argument("article", type=int)
@_quote
@_at
@click.pass_obj
def remove(context: Context, article: int, quote: str | None, span: Span | None) -> ExitCode:
    """Take the marks off that stand on exactly this passage."""
    with context.library() as library:
        place = _place(library, article, quote, span)
        analysis = library.marks.of(article)
        marks: tuple[Mark, ...] = (*analysis.entities, *analysis.figures, *analysis.claims)
        wrong = [mark for mark in marks if place in _places(mark)]
        for mark in wrong:
            library.corrections.dismiss(article, mark)
            click.echo(columns((f"{mark.start}:{mark.end}", 11), (_line(mark), 0)))
        return ExitCode.OK if wrong else ExitCode.NOTHING


_BELONGS = {
    "name": MarkKind.ENTITY,
    "kind": MarkKind.ENTITY,
    "value": MarkKind.FIGURE,
    "hedge": MarkKind.FIGURE,
    "counted": MarkKind.FIGURE,
    "unit": MarkKind.FIGURE,
    "speaker": MarkKind.CLAIM,
    "stance": MarkKind.CLAIM,
}


def _check(layer: str, given: set[str], everywhere: bool) -> None:
    """Raises UsageError for what a mark of that layer does not have."""
    wrong = sorted(f"--{name}" for name in given if _BELONGS[name] != layer)
    if everywhere and layer != MarkKind.ENTITY:
        wrong.append("--everywhere")
    if wrong:
        has = sorted(f"--{name}" for name, kind in _BELONGS.items() if kind == layer)
        raise UsageError(
            f"{layer} and {wrong[0]} do not go together;", hint=f"it has {', '.join(has)}."
        )


def _place(library: Library, article: int, quote: str | None, span: Span | None) -> Span:
    """The passage that is meant."""
    if (quote is None) == (span is None):
        raise click.UsageError("Name the passage with --quote or --at.")
    text = library.articles.get(article).text
    return find_quote(text, quote) if quote is not None else span or Span(0, 0)


def _named(library: Library, mention: Mention, name: str | None, kind: str | None) -> Mention:
    """With the name and kind that were given; a name that is known brings its kind along."""
    if name:
        known = library.ledgers.namesakes(name)
        mention = replace(mention, name=known[0].name if known else name)
        mention = replace(mention, kind=known[0].kind) if known else mention
    return replace(mention, kind=EntityKind(kind)) if kind else mention


def _read(
    figure: Figure,
    value: str | None = None,
    hedge: str | None = None,
    counted: str | None = None,
    unit: str | None = None,
) -> Figure:
    """With what was given."""
    figure = valued(figure, value) if value else figure
    figure = hedged(figure, Hedge(hedge)) if hedge else figure
    for what, said in (("counted", counted), ("unit", unit)):
        figure = reworded(figure, what, said) if said is not None else figure
    return figure


def _said(
    library: Library, article: int, claim: Claim, speaker: str | None, stance: str | None
) -> Claim:
    """With what was given."""
    claim = replace(claim, stance=Stance(stance)) if stance else claim
    if speaker is None:
        return claim
    nobody = replace(claim, speaker=None)
    return spoken(nobody, speaker, library.articles.get(article).text)


def _places(mark: Mark) -> list[Span]:
    """The passages that stand for a mark: the whole, and what a claim says."""
    parts = mark.content if isinstance(mark, Claim) else ()
    return [Span(mark.start, mark.end), *(Span(part.start, part.end) for part in parts)]


def _line(mark: Mark) -> str:
    """What it says, in one line."""
    if isinstance(mark, Mention):
        return f"{mark.name}, {mark.kind}"
    if isinstance(mark, Figure):
        return " ".join(mark.text.split())
    return f"{mark.who or 'nobody named'}: {mark.said}"
