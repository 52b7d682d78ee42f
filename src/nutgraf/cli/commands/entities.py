"""`nutgraf entities`: who and what is named."""

from __future__ import annotations

import click

from nutgraf.cli.arguments import json_lines
from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import columns, emit
from nutgraf.model.marks import Entity
from nutgraf.model.shapes import entity_shape, listed_shape


@click.command("entities")
@click.argument("query", nargs=-1)
@click.option("--distinct", is_flag=True, help="One row an entity, with aliases and counts.")
@json_lines
@click.pass_obj
def command(context: Context, query: tuple[str, ...], distinct: bool, as_json: bool) -> ExitCode:
    """List the mentions of entities in the articles that QUERY matches."""
    with context.library() as library:
        asked = " ".join(query)
        if distinct or not as_json:
            entities = library.marks.entities(asked)
            return emit(entities, as_json=as_json, shape=entity_shape, line=_line)
        rows = library.marks.mentions(asked)
        return emit(rows, as_json=True, shape=lambda row: listed_shape(*row), line=str)


def _line(entity: Entity) -> str:
    aliases = ", ".join(name for name in entity.aliases if name != entity.name)
    return columns(
        (f"{entity.articles:>5} {entity.mentions:>6}", 12),
        (entity.kind.value, 12),
        (entity.name, 40),
        (aliases, 0),
    )
