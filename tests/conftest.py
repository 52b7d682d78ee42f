"""What every part of the suite shares: an archive migrated once and copied for each test."""

from __future__ import annotations

import gc
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from nutgraf.store.connections import Connections
from nutgraf.store.store import Store

# Other work on the machine must not fail a test: no deadline. `HYPOTHESIS_PROFILE=thorough` looks longer.
settings.register_profile("suite", max_examples=40, deadline=None, derandomize=True)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def pytest_collection_finish() -> None:
    """What was collected stays: the garbage collector need not look at it again, and seldom at everything."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


@pytest.fixture(scope="module", autouse=True)
def _unflushed() -> Iterator[None]:
    """Nobody cuts the power: commits do not wait for the disk, but in child processes and in the tests of the store."""
    connect = Connections._connect

    def unflushed(connections: Connections, mode: str) -> sqlite3.Connection:
        connection = connect(connections, mode)
        if mode == "rw":
            connection.execute("PRAGMA synchronous = OFF")
        return connection

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(Connections, "_connect", unflushed)
        yield


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
