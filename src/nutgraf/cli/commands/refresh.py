"""`nutgraf refresh`: what is new in the feeds."""

from __future__ import annotations

from collections.abc import Iterable

import click

from nutgraf.cli.arguments import json_lines, progress_lines
from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import print_json, progress_json, progress_line
from nutgraf.cli.stopping import Stop
from nutgraf.model.feeds import Asked, Refreshed
from nutgraf.model.progress import AddStatus
from nutgraf.model.shapes import refreshed_shape
from nutgraf.model.wording import counted


@click.command("refresh")
@click.option("--all", "everything", is_flag=True, help="Also feeds that are not due yet.")
@json_lines
@progress_lines
@click.pass_obj
def command(context: Context, everything: bool, as_json: bool, progress: bool) -> ExitCode:
    """Ask for every feed that is due and add what is new; servers say how often that may be.

    A server is asked once an hour at most, once a day where it cannot say that nothing has changed, and
    less often where it wishes so or fails. Put this into a crontab to have the news waiting.
    """
    stop = Stop()
    with context.library() as library:
        wanted = [feed.id for feed in library.feeds.all()] if everything else None
        rows = library.feeds.refresh(
            wanted, on_progress=progress_json if progress else progress_line(), cancelled=stop
        )
        code = refreshed(rows, as_json=as_json)
    return ExitCode.INTERRUPTED if stop.asked else code


def refreshed(rows: Iterable[Refreshed], *, as_json: bool) -> ExitCode:
    """Print what came of asking, a line a feed; NOTHING where part of it failed, SOURCE where all did."""
    failed = total = stories = 0
    for row in rows:
        total += 1
        failed += row.asked in {Asked.FAILED, Asked.GONE}
        new = sum(one.status is AddStatus.ADDED for one in row.added)
        stories += new
        if as_json:
            print_json(refreshed_shape(row))
        else:
            told = row.error or (counted(new, "article") if new else "")
            click.echo(f"{row.asked.value:<9}  {row.name:<30}  {told}".rstrip())
    if not as_json:
        click.echo(f"{counted(total, 'feed')}: {counted(stories, 'new article')}.", err=True)
    if failed:
        return ExitCode.SOURCE if failed == total else ExitCode.NOTHING
    return ExitCode.OK
