"""What every test of the screen shares: an archive that is only copied, and a pilot that waits without a clock.

A cheap test: what can be asked of a pure function needs no screen (a start costs as much as a hundred of those);
one start looks at all that belongs together, also at several sizes (`it.resize`); `it.press` and `it.pilot.pause`
end when everything has come of it, so nothing sleeps; `it.until` is for what a timer or a child process brings;
`library` has five articles already, and `painted=True` is only for tests of painting.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual._styles_cache import StylesCache

from nutgraf.library.library import Library
from tests.tui import styled
from tests.tui.calm import calm
from tests.tui.shell import Today, newsroom


@pytest.fixture(scope="session", autouse=True)
def _steady() -> Iterator[None]:
    """No test waits longer than it must, parses the same styles again, looks at the calendar or tends the archive."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        calm(monkeypatch)
        monkeypatch.setattr("textual.css.stylesheet.parse", styled.parsed)
        monkeypatch.setattr("textual.css.stylesheet.tokenize_values", styled.tokens)
        monkeypatch.setattr("nutgraf.tui.screens.reader._TEND_AFTER", 1_000)
        for module in ("screens.search", "widgets.library_list", "widgets.listed_rows"):
            monkeypatch.setattr(f"nutgraf.tui.{module}.date", Today)
        yield


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    """Textual remembers what a thousand widgets have drawn, and the garbage collector looks at all of it."""
    yield
    StylesCache.get_inner_outer.cache_clear()


@pytest.fixture
def library(archive: Path) -> Iterator[Library]:
    """An open archive with five articles."""
    with newsroom(archive) as opened:
        yield opened


@pytest.fixture
def empty_library(archive: Path) -> Iterator[Library]:
    """An open archive without an article."""
    with Library.open(archive) as opened:
        yield opened
