"""`nutgraf feed`: subscriptions."""

from __future__ import annotations

import click

from nutgraf.cli.arguments import json_lines, progress_lines
from nutgraf.cli.commands.refresh import refreshed
from nutgraf.cli.context import Context, ExitCode
from nutgraf.cli.output import columns, emit, listed, progress_json, progress_line
from nutgraf.model.feeds import Feed
from nutgraf.model.shapes import feed_shape


@click.group("feed")
def command() -> None:
    """Follow feeds: RSS, Atom, RDF and JSON Feed.

    A feed is named by its number, its address or its name.
    """


@command.command()
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@click.option("--name", default="", help="What to call it, instead of its own title.")
@click.option("--tag", "tags", multiple=True, metavar="T", help="Tag what it brings; repeatable.")
@click.option("--full", is_flag=True, help="Read the page of each entry, not what the feed says.")
@click.option("--private", is_flag=True, help="It may lead to your own machine or network.")
@json_lines
@click.pass_obj
def add(
    context: Context,
    urls: tuple[str, ...],
    name: str,
    tags: tuple[str, ...],
    full: bool,
    private: bool,
    as_json: bool,
) -> ExitCode:
    """Subscribe to feeds, or to those that pages name, and take in what they have."""
    with context.library() as library:
        rows = (
            library.feeds.subscribe(url, name=name, tags=tags, full=full, private=private)
            for url in urls
        )
        return refreshed(rows, as_json=as_json)


@command.command("list")
@json_lines
@click.pass_obj
def list_(context: Context, as_json: bool) -> ExitCode:
    """List the feeds that you follow."""
    with context.library() as library:
        return emit(library.feeds.all(), as_json=as_json, shape=feed_shape, line=_line)


@command.command()
@click.argument("feeds", metavar="FEED...", nargs=-1, required=True)
@click.pass_obj
def remove(context: Context, feeds: tuple[str, ...]) -> None:
    """Follow feeds no more; their articles stay, and the reader's undo brings the feeds back."""
    with context.library() as library:
        for name in feeds:
            library.feeds.remove(library.feeds.find(name).id)


@command.command()
@click.argument("feeds", metavar="FEED...", nargs=-1, required=True)
@json_lines
@progress_lines
@click.pass_obj
def refresh(context: Context, feeds: tuple[str, ...], as_json: bool, progress: bool) -> ExitCode:
    """Ask for these feeds now, also where they are not due."""
    with context.library() as library:
        wanted = [library.feeds.find(name).id for name in feeds]
        on_progress = progress_json if progress else progress_line()
        return refreshed(library.feeds.refresh(wanted, on_progress=on_progress), as_json=as_json)


def _line(feed: Feed) -> str:
    counts = f"{feed.unread:>5,} of {feed.articles:,}"
    state = feed.error or listed(feed.tags)
    return columns((str(feed.id), 4), (counts, 16), (feed.name, 30), (feed.url, 48), (state, 0))
