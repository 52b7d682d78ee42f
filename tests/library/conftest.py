"""An open library on an empty archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nutgraf.library.library import Library


@pytest.fixture
def library(archive: Path) -> Iterator[Library]:
    """A library on an empty archive."""
    with Library.open(archive) as opened:
        yield opened
