"""`python -m tests.picture` draws the README's picture: the reader on the sample articles, by the program itself."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from nutgraf.library.library import Library
from nutgraf.tui.app import NutgrafApp, Start

PICTURE = Path(__file__).parent / "golden" / "reader.svg"
SIZE = (132, 38)


async def draw(library: Library, article: int) -> str:
    """The screen with an article open, as SVG."""
    app = NutgrafApp(library, Start(article))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        app.run_command("mark.next")
        await pilot.pause(0.3)
        return app.export_screenshot(title="nutgraf")


def main() -> None:
    """Write the picture."""
    with TemporaryDirectory() as folder, Library.open(Path(folder) / "a.nutgraf") as library:
        added = list(library.add(library.sample_sources()))
        story = next(a.id for a in added if "2026-03-04" in a.source and a.id)
        text = library.articles.get(story).text
        first = text.index("\n\n", text.index("\n\n") + 2) + 2
        span = library.articles.sentences(library.articles.get(story))
        chosen = next(s for s in span if s.start >= first)
        library.notes.add(
            story, span=chosen, body="Ask for the inspection report #verify", colour="yellow"
        )
        svg = asyncio.run(draw(library, story))
    PICTURE.write_text(re.sub(r"terminal-\d+", "terminal-1", svg), encoding="utf-8")


if __name__ == "__main__":
    main()
