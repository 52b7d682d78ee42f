"""Where things live, and paths that people type."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from nutgraf import paths
from nutgraf.errors import ArchiveError
from nutgraf.library.library import Library
from nutgraf.model.progress import AddStatus

NOBODY = "~nobody-of-this-name/story.txt"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path


def test_the_home_of_nobody_is_left_as_it_is_written(home: Path) -> None:
    assert paths.expanded("~/story.txt") == home / "story.txt"
    assert paths.expanded(NOBODY) == Path(NOBODY)
    assert paths.expanded("plain") == Path("plain")


def test_the_environment_names_archive_and_configuration(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.ARCHIVE_VARIABLE, "~/mine.nutgraf")
    monkeypatch.setenv(paths.CONFIG_VARIABLE, NOBODY)
    assert paths.default_archive() == home / "mine.nutgraf"
    assert paths.default_config() == Path(NOBODY)
    monkeypatch.delenv(paths.ARCHIVE_VARIABLE)
    monkeypatch.delenv(paths.CONFIG_VARIABLE)
    assert paths.default_archive() == paths.data_folder() / "archive.nutgraf"
    assert paths.default_config() == paths.config_folder() / "config.toml"


def test_an_archive_in_the_home_of_nobody_is_one_sentence(home: Path) -> None:
    with pytest.raises(ArchiveError, match="nobody here is called nobody-of-this-name"):
        Library.open(Path(NOBODY))
    assert paths.archive_path(Path("~/x.nutgraf")) == home / "x.nutgraf"
    assert paths.archive_path(home / NOBODY) == home / NOBODY


def test_a_folder_in_the_home_folder_is_added(archive: Path, home: Path) -> None:
    (home / "news").mkdir()
    (home / "news" / "story.txt").write_text("The dam gave way on Monday, the agency said.\n")
    with Library.open(archive) as library:
        (added,) = library.add(["~/news"])
        assert added.status is AddStatus.ADDED


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be taken away there")
def test_where_the_current_folder_was_taken_away_a_name_is_told_as_missing(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with Library.open(archive) as library:
        (added,) = library.add(["story.txt"])
        assert added.status is AddStatus.FAILED


@pytest.mark.parametrize("path", [NOBODY, "~", "x" * 5_000, "no\0thing"])
def test_what_is_no_path_is_told_in_a_sentence(archive: Path, home: Path, path: str) -> None:
    with Library.open(archive) as library:
        outcomes = list(library.add([path]))
        assert all(each.status is AddStatus.FAILED and each.error for each in outcomes)
