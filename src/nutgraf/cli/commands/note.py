"""`nutgraf note`: what the user writes."""

from __future__ import annotations

import sys

import click

from nutgraf.cli.arguments import Place, json_lines
from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import columns, emit, listed, print_json
from nutgraf.model.marks import Span
from nutgraf.model.notes import COLOURS, Note
from nutgraf.model.shapes import note_shape

_colour = click.option("--colour", type=click.Choice(COLOURS), help="The colour of the passage.")
_tags = click.option("--tag", "tags", multiple=True, metavar="T", help="A tag; repeatable.")


@click.group("note")
def command() -> None:
    """Write, list, change, remove and restore notes.

    Any unambiguous beginning of a note's id will do.
    """


@command.command()
@click.argument("article", type=int)
@click.option("--quote", metavar="TEXT", help="The passage, letter for letter.")
@click.option("--at", "span", type=Place(), help="The passage as START:END.")
@click.option("--body", default="", metavar="TEXT|-", help="What you write; - reads it from stdin.")
@_tags
@_colour
@json_lines
@click.pass_obj
def add(
    context: Context,
    article: int,
    quote: str | None,
    span: Span | None,
    body: str,
    tags: tuple[str, ...],
    colour: str | None,
    as_json: bool,
) -> None:
    """Write a note on a passage, or without one on the whole article."""
    if quote is not None and span is not None:
        raise click.UsageError("Use --quote or --at, not both.")
    with context.library() as library:
        note = library.notes.add(
            article, span=span, quote=quote, body=_read(body), tags=tags, colour=colour
        )
        _tell(note, as_json)


@command.command("list")
@click.argument("query", nargs=-1)
@json_lines
@click.pass_obj
def list_(context: Context, query: tuple[str, ...], as_json: bool) -> ExitCode:
    """List the notes that QUERY matches, newest first."""
    with context.library() as library:
        notes = library.notes.all(" ".join(query))
        return emit(notes, as_json=as_json, shape=note_shape, line=_line)


@command.command()
@click.argument("note")
@json_lines
@click.pass_obj
def show(context: Context, note: str, as_json: bool) -> None:
    """Print one note."""
    with context.library() as library:
        found = library.notes.get(note)
        if as_json:
            print_json(note_shape(found))
            return
        click.echo(f"{found.id}  {found.title}")
        if found.anchor is not None:
            click.echo(f"{found.anchor.start}:{found.anchor.end}  “{found.anchor.quote}”")
        click.echo("\n".join(part for part in (listed(found.tags), found.body) if part))


@command.command()
@click.argument("note")
@click.option("--body", metavar="TEXT|-", help="What you write instead; without it $EDITOR opens.")
@_tags
@_colour
@json_lines
@click.pass_obj
def edit(
    context: Context,
    note: str,
    body: str | None,
    tags: tuple[str, ...],
    colour: str | None,
    as_json: bool,
) -> None:
    """Change a note's text, tags or colour."""
    with context.library() as library:
        if body is None and not tags and colour is None:
            written = click.edit(library.notes.get(note).body, extension=".md")
            body = None if written is None else written.rstrip("\n")
        changed = library.notes.edit(
            note,
            body=None if body is None else _read(body),
            tags=tags or None,
            colour=colour or "",
        )
        _tell(changed, as_json)


@command.command()
@click.argument("notes", nargs=-1, required=True, metavar="NOTE…")
@click.pass_obj
def remove(context: Context, notes: tuple[str, ...]) -> None:
    """Remove notes; `restore` brings them back."""
    with context.library() as library:
        library.notes.remove(notes)


@command.command()
@click.argument("note")
@json_lines
@click.pass_obj
def restore(context: Context, note: str, as_json: bool) -> None:
    """Bring a removed note back."""
    with context.library() as library:
        _tell(library.notes.restore(note), as_json)


def _tell(note: Note, as_json: bool) -> None:
    print_json(note_shape(note)) if as_json else click.echo(note.id)


def _line(note: Note) -> str:
    quote = f"“{note.anchor.quote}”" if note.anchor else f"on {note.title}"
    state = "" if note.state.value == "placed" else note.state.value
    body = " ".join(note.body.split())
    return columns((note.id, 0), (quote, 44), (body, 40), (state, 5), (listed(note.tags), 0))


def _read(body: str) -> str:
    return sys.stdin.read().rstrip("\n") if body == "-" else body
