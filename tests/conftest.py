"""What every part of the suite shares: an archive migrated once and copied for each test."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from nutgraf.store.store import Store

# Other work on the machine must not fail a test: no deadline. `HYPOTHESIS_PROFILE=thorough` looks longer.
settings.register_profile("suite", max_examples=40, deadline=None, derandomize=True)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def pytest_collection_finish() -> None:
    """What was collected stays: the garbage collector need not look at it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def empty_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A freshly migrated archive; copy it, do not write to it."""
    path = tmp_path_factory.mktemp("template") / "archive.nutgraf"
    Store(path).close()
    return path


@pytest.fixture
def archive(empty_archive: Path, tmp_path: Path) -> Path:
    """The path of an empty archive that a test may do anything to."""
    path = tmp_path / "archive.nutgraf"
    shutil.copyfile(empty_archive, path)
    return path


@pytest.fixture
def store(archive: Path) -> Iterator[Store]:
    """An open, empty archive."""
    with Store(archive) as opened:
        yield opened
