"""The store is tested as it is shipped."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module", autouse=True)
def _unflushed() -> None:
    """Here commits wait for the disk."""
