"""Starts the reader once without a terminal and sees whether an article is on the screen.

`python -m nutgraf.tui.smoke` uses the archive of the environment, prints one line and ends with 0 or 1.
"""

from __future__ import annotations

import asyncio
import sys

from nutgraf.errors import NutgrafError
from nutgraf.library.library import Library
from nutgraf.tui.app import NutgrafApp

_SIZE = (120, 36)
_PATIENCE = 50
"""Looks at the screen before giving up."""


async def titles_seen(app: NutgrafApp) -> bool:
    """True once the first words of the first article's title are on the screen."""
    async with app.run_test(size=_SIZE) as pilot:
        for _ in range(_PATIENCE):
            await pilot.pause(0.05)
            row = app.reader.list.current_row() if app.screen is app.reader else None
            if row is not None and " ".join(row.title.split()[:2]) in app.reader.seen():
                return True
        return False


def main() -> int:
    """Run the check; the exit code."""
    try:
        with Library.open() as library:
            if not library.articles.counts().all:
                print("The archive has no article to show.")
                return 1
            seen = asyncio.run(titles_seen(NutgrafApp(library)))
    except NutgrafError as error:
        print(error.message)
        return 1
    print("The reader shows its articles." if seen else "No article was seen on the screen.")
    return 0 if seen else 1


if __name__ == "__main__":
    sys.exit(main())
