"""Options and arguments that several commands take."""

from __future__ import annotations

import click

from nutgraf.model.marks import Span

json_lines = click.option("--json", "as_json", is_flag=True, help="One object a line.")
progress_lines = click.option("--progress", is_flag=True, help="Progress as JSON lines on stderr.")
samples = click.option(
    "--samples", is_flag=True, help="Add the sample articles that ship with Nutgraf."
)


class Place(click.ParamType[Span]):
    """`START:END`, characters of the article's text."""

    name = "START:END"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Span:
        """The range that was written."""
        start, colon, end = value.partition(":")
        if not (colon and start.isdecimal() and end.isdecimal()):
            self.fail(f"{value!r} is no place; write START:END.", param, ctx)
        return Span(int(start), int(end))


def article_or_note(name: str) -> int | str:
    """The number of an article, or the beginning of a note's id, which begins with `0`."""
    return int(name) if name.isdecimal() and not name.startswith("0") else name
