"""A small archive and the reader on it, for the tests of the shell."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.pilot import Pilot

from nutgraf.config import Config
from nutgraf.library.library import Library
from nutgraf.model.article import Article, Document
from nutgraf.model.marks import Analysis
from nutgraf.store.store import Store
from nutgraf.tui.app import NutgrafApp, Start
from nutgraf.tui.screens.reader import ReaderScreen
from tests import builders
from tests.tui import calm, pages

TODAY = date(2026, 3, 10)


class Today(date):
    """A calendar that stays at one day."""

    @classmethod
    def today(cls) -> Today:
        """That day."""
        return cls(TODAY.year, TODAY.month, TODAY.day)


_LONG = tuple(
    f"{n}. The council of Velmara heard on Tuesday that pumps had moved {n * 40} cubic metres of"
    " water out of the old quarter, and that the schools would open again within days."
    for n in range(1, 13)
)


def _document(article: Article, day: date, outlet: str, tags: tuple[str, ...] = ()) -> Document:
    """The document that such an article comes from."""
    return Document(
        article.title, article.text, article.blocks, date=day, outlet=outlet, url=article.url,
        tags=tags, origin=f"/articles/{article.title}",
    )  # fmt: skip


def newsroom(archive: Path, **config: Any) -> Library:
    """Five articles: one with marks of all kinds, one with a dispute, a long one, a hostile one."""
    archive.write_bytes(_seeded())
    return Library.open(archive, Config(**config))


@cache
def _seeded() -> bytes:
    """The archive of the newsroom, made once and copied for each test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "archive.nutgraf"
        with Store(path) as store:
            _seed(store)
        return path.read_bytes()


def _seed(store: Store) -> None:
    story = pages.story(*pages.PARTS)
    builders.stored(
        store, _document(story, date(2026, 3, 3), "Northgate Chronicle"), pages.analysis(story.text)
    )
    builders.stored(store, replace(builders.document(), outlet="Harbor Ledger"))
    long = pages.story(*_LONG, title="Pumps, schools and a long week in the old quarter of Velmara")
    builders.stored(store, _document(long, date(2026, 3, 5), "Northgate Chronicle"))
    bank = pages.story(
        "The central bank raised its main rate by half a point.", title="Bank raises rates again"
    )
    builders.stored(store, _document(bank, date(2026, 2, 26), "The Continental"))
    hostile = pages.story(
        "[@click=app.quit]press[/] \x1b[31mred\x1b[0m [bold]shout[/bold] [/nothing]",
        title="[bold red]Markup[/] \x1b[2J in a title [@click=app.quit]x[/]",
    )
    builders.stored(store, _document(hostile, date(2026, 1, 22), "[red]Evil[/]"))


def unmarked() -> Analysis:
    """The analysis of an article in which nothing was found."""
    return pages.UNANALYSED


class Reading:
    """The app while a test drives it."""

    def __init__(self, app: NutgrafApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def reader(self) -> ReaderScreen:
        """The three panes."""
        return self.app.reader

    @property
    def library(self) -> Library:
        """The archive."""
        return self.app.library

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and let everything come of each."""
        await self.pilot.press(*keys)

    async def hurry(self, text: str) -> None:
        """Type faster than threads answer."""
        await calm.hurry(self.app, *text)

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size, and let everything come of it."""
        await self.pilot.resize_terminal(width, height)
        seen = (self.app.screen, *self.app._background_screens)
        size = (width, height)
        await self.until(
            lambda: all(each._compositor.size == size for each in seen), "the new size"
        )
        await self.press()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if sign == " " else sign for sign in text))

    async def until(
        self, holds: Callable[[], object], what: str = "what was waited for", seconds: float = 1
    ) -> None:
        """Wait until something holds; a second at most, or so many."""
        for _ in range(int(200 * seconds)):
            if holds():
                return
            await asyncio.sleep(0.005)
            await self.pilot.pause()
        raise AssertionError(f"{what} has not come; the screen:\n{self.text}")

    @property
    def text(self) -> str:
        """What stands on the screen."""
        visible_screen_stack.set(self.app._background_screens)
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips) + "\n"

    @property
    def foot(self) -> str:
        """The last line of the screen."""
        return self.text.splitlines()[-1]

    async def open_first(self) -> None:
        """Open the article with marks of all kinds."""
        self.reader.reading.open(1, read=False)
        self.reader.viewing.go_to("article")
        await self.pilot.pause()


def _unpainted(compositor: Compositor, **_: object) -> None:
    """What would go to a terminal that is not there need not be made; `Reading.text` draws the screen."""
    compositor._dirty_regions.clear()


@asynccontextmanager
async def reading(
    library: Library,
    size: tuple[int, int] = (120, 24),
    start: Start | None = None,
    *,
    painted: bool = False,
) -> AsyncIterator[Reading]:
    """The reader on an archive; `painted` draws every frame as on a terminal."""
    app = NutgrafApp(library, start)
    with nullcontext() if painted else patch.object(Compositor, "render_update", _unpainted):
        async with app.run_test(size=size, notifications=True) as pilot:
            it = Reading(app, pilot)
            await it.until(lambda: app.settled, "the first paint")
            await pilot.pause()
            yield it
