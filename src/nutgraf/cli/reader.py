"""Opening the reader, for every command that does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from nutgraf.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.cli.context import Context


def open_reader(
    context: Context,
    sources: Sequence[str] = (),
    *,
    samples: bool = False,
    cursor: bool = False,
) -> None:
    """Add what is to be added, and open the reader on the first of it, else where it was left."""
    if sys.stdout is None or not sys.stdout.isatty():
        raise UsageError(
            "The reader needs a terminal.", hint="`nutgraf list` and `nutgraf show` print instead."
        )
    from nutgraf.tui import launch

    first = None
    with context.library() as library:
        wanted = [*sources, *(library.sample_sources() if samples else [])]
        for added in library.add(wanted) if wanted else ():
            if added.error is not None:
                print(f"{added.source}: {added.error}", file=sys.stderr)
            first = first or added.id
        from nutgraf.tui.app import Start
        from nutgraf.tui.opening import run_reader

        cursor = cursor or context.config.cursor
        left = run_reader(library, Start(first, cursor=cursor))
    if not cursor:
        named = None if context.config_file is None else str(context.config_file)
        launch.keep(left, str(library.path), named, str(context.config_path))
