"""`nutgraf tag`: tags on articles and notes."""

from __future__ import annotations

import click

from nutgraf.cli.arguments import article_or_note, json_lines
from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import columns, emit
from nutgraf.model.notes import COLOURS, Tag
from nutgraf.model.shapes import tag_shape


@click.group("tag")
def command() -> None:
    """Tag articles and notes; rename, merge, describe and delete tags everywhere at once.

    An article is named by its number, a note by its id.
    """


@command.command()
@click.argument("thing", metavar="ARTICLE|NOTE")
@click.argument("tags", nargs=-1, required=True)
@click.pass_obj
def add(context: Context, thing: str, tags: tuple[str, ...]) -> None:
    """Put tags on an article or a note."""
    with context.library() as library:
        library.tags.add([article_or_note(thing)], tags)


@command.command()
@click.argument("thing", metavar="ARTICLE|NOTE")
@click.argument("tags", nargs=-1, required=True)
@click.pass_obj
def remove(context: Context, thing: str, tags: tuple[str, ...]) -> None:
    """Take tags off an article or a note."""
    with context.library() as library:
        library.tags.remove([article_or_note(thing)], tags)


@command.command("list")
@json_lines
@click.pass_obj
def list_(context: Context, as_json: bool) -> ExitCode:
    """List every tag with how often it is used."""
    with context.library() as library:
        return emit(library.tags.all(), as_json=as_json, shape=tag_shape, line=_line)


@command.command()
@click.argument("old")
@click.argument("new")
@click.pass_obj
def rename(context: Context, old: str, new: str) -> None:
    """Give a tag, and all below it, another name."""
    with context.library() as library:
        library.tags.rename(old, new)


@command.command()
@click.argument("tags", nargs=-1, required=True)
@click.option("--into", required=True, metavar="TAG", help="The tag that stays.")
@click.pass_obj
def merge(context: Context, tags: tuple[str, ...], into: str) -> None:
    """Replace tags by another one everywhere."""
    with context.library() as library:
        library.tags.merge(tags, into)


@command.command()
@click.argument("tag")
@click.argument("description", required=False)
@click.option("--colour", type=click.Choice(COLOURS))
@click.pass_obj
def describe(context: Context, tag: str, description: str | None, colour: str | None) -> None:
    """Say what a tag means, or give it a colour."""
    with context.library() as library:
        library.tags.describe(tag, description, colour)


@command.command()
@click.argument("tag")
@click.pass_obj
def delete(context: Context, tag: str) -> None:
    """Take a tag off everything and forget it; the reader's undo brings it back.

    Where it is written as #TAG in a note, the word stays without the #.
    """
    with context.library() as library:
        library.tags.delete(tag)


def _line(tag: Tag) -> str:
    uses = f"{tag.notes:>5} notes {tag.articles:>5} articles"
    return columns((uses, 28), (f"#{tag.name}", 30), (tag.colour or "", 8), (tag.description, 0))
