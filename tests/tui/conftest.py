"""What every test of the screen shares: a pilot that does not wait longer than it must."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nutgraf.library.library import Library
from tests.tui.shell import newsroom


@pytest.fixture(autouse=True)
def _quick_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot looks every 20 ms whether the app is idle; here every 2."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.002)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 0.001)


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
