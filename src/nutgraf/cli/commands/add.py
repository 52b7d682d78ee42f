"""`nutgraf add`: articles into the archive."""

from __future__ import annotations

from collections import Counter

import click

from nutgraf.cli.arguments import json_lines, progress_lines, samples
from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import print_json, progress_json, progress_line
from nutgraf.cli.stopping import Stop
from nutgraf.model.progress import AddStatus
from nutgraf.model.shapes import added_shape
from nutgraf.model.wording import counted


@click.command("add")
@click.argument("sources", nargs=-1)
@click.option("--tag", "tags", multiple=True, metavar="T", help="Tag what is added; repeatable.")
@click.option("--source", "source_name", metavar="NAME", help="Name the source of what is added.")
@samples
@json_lines
@progress_lines
@click.pass_obj
def command(
    context: Context,
    sources: tuple[str, ...],
    tags: tuple[str, ...],
    source_name: str | None,
    samples: bool,
    as_json: bool,
    progress: bool,
) -> ExitCode:
    """Add articles: files, folders (recursively), addresses, or - for standard input.

    Adding again changes nothing; a changed file becomes a new version of its article.
    """
    if not sources and not samples:
        raise click.UsageError("Name something to add, or use --samples.")
    stopped = Stop()
    counts: Counter[AddStatus] = Counter()
    with context.library() as library:
        wanted = [*sources, *(library.sample_sources() if samples else [])]
        on_progress = progress_json if progress else progress_line()
        for added in library.add(
            wanted, tags=tags, source_name=source_name, on_progress=on_progress, cancelled=stopped
        ):
            counts[added.status] += 1
            if as_json:
                print_json(added_shape(added))
            elif added.error is not None:
                click.echo(f"failed     {added.source}: {added.error}")
            else:
                click.echo(f"{added.status.value:<9}  {added.id:>6}  {added.title}")
    if not as_json:
        told = ", ".join(f"{n:,} {status.value}" for status, n in counts.items()) or "nothing"
        click.echo(f"{counted(sum(counts.values()), 'source')}: {told}.", err=True)
    if stopped.asked:
        return ExitCode.INTERRUPTED
    if counts[AddStatus.FAILED]:
        return ExitCode.SOURCE if len(counts) == 1 else ExitCode.NOTHING
    return ExitCode.OK if counts else ExitCode.NOTHING
