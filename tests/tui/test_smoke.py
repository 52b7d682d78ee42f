"""One start of the reader without a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.library.library import Library
from nutgraf.tui import smoke


def test_an_article_on_the_screen_is_success(
    library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NUTGRAF_ARCHIVE", str(library.path))
    assert smoke.main() == 0
    assert capsys.readouterr().out == "The reader shows its articles.\n"


def test_an_empty_archive_is_failure(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NUTGRAF_ARCHIVE", str(archive))
    assert smoke.main() == 1
    assert "no article" in capsys.readouterr().out


def test_what_is_no_archive_is_failure_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("This is a letter, and no archive at all.")
    monkeypatch.setenv("NUTGRAF_ARCHIVE", str(path))
    assert smoke.main() == 1
    assert len(capsys.readouterr().out.splitlines()) == 1
