"""Links of the page: letters on addresses and on words that lead somewhere; opened, or copied."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from nutgraf.config import Config
from nutgraf.library.library import Library
from nutgraf.model.article import Link
from nutgraf.tui.page.head import link_style
from tests import builders
from tests.tui import pages
from tests.tui.golden import screen_text
from tests.tui.shell import Reading, reading

TEXT = "See https://a.example/one (or https://b.example). The report says so, writes Ilna."


def _linked(archive: Path) -> Library:
    """An archive of one article with addresses in its text and behind its words."""
    library = Library.open(archive, Config())
    start = TEXT.index("report")
    links = (
        Link(4, 26, "https://behind.example/"),
        Link(start, start + 6, "https://c.example/report"),
        Link(TEXT.index("Ilna"), TEXT.index("Ilna") + 4, "mailto:ilna@c.example"),
    )
    builders.stored(library._store, replace(builders.document(TEXT, title="Links"), links=links))
    return library


async def test_a_letter_opens_a_link_and_y_copies_it(archive: Path) -> None:
    with _linked(archive) as library:
        async with reading(library) as it:
            await it.open_first()
            assert await _opened(it, ";", "a") == "https://a.example/one"
            assert await _opened(it, ";", "d") == "https://c.example/report"
            assert "Opened https://c.example/report" in it.foot
            assert await _opened(it, ";", "f") == "mailto:ilna@c.example"
            assert await _opened(it, ";", "y", "s") is None
            assert it.app.clipboard == "https://b.example"
            assert "Copied https://b.example" in it.foot
            assert await _opened(it, ";", "escape") is None
            await it.press("g", "g", "w", "w", "w", "w")
            words = it.reader.page.article.text
            while not words.startswith("report", it.reader.page.cursor):
                await it.press("w")
            assert "https://c.example/report" in it.foot


async def _opened(it: Reading, *keys: str) -> str | None:
    """The address that the browser was told to open, by some keys."""
    with patch.object(it.app, "open_url") as open_url:
        await it.press(*keys)
        return str(open_url.call_args[0][0]) if open_url.called else None


async def test_terminals_are_told_of_links_and_nothing_else_changes() -> None:
    app = pages.PageApp()
    async with app.run_test(size=(80, 12)) as pilot:
        page = app.open(pages.story("Lead.", TEXT))
        await pilot.pause()
        before = screen_text(app)
        start = page.article.text.index("report")
        page.set_links(
            [Link(start, start + 6, "https://c.example/report"), Link(9_000, 9_001, "x")]
        )
        await pilot.pause()
        assert screen_text(app) == before
        row = page.row_at(start) - page.scroll_offset.y
        linked = {s.text: s.style.link for s in page.render_line(row) if s.style and s.style.link}
        assert linked == {"report": "https://c.example/report"}


def test_no_address_ends_the_sequence_that_it_stands_in() -> None:
    for url in (
        "https://x.example/\x1b\\",
        "https://x.example/\x07",
        "javascript:x",
        "https://é.example",
    ):
        assert not link_style(url).link
    assert link_style("mailto:a@x.example").link == "mailto:a@x.example"
