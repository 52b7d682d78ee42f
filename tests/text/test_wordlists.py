"""The files of word lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nutgraf.text.wordlists import DATA, entries, sections

if TYPE_CHECKING:
    from pathlib import Path


def test_entries_stand_between_commas_and_in_sections() -> None:
    assert {"mr", "e.g"} <= entries("sentences", "never-last")
    assert "inc" in entries("sentences", "maybe-last")
    assert sections("sentences")[""] == frozenset()


@pytest.mark.parametrize("path", sorted(DATA.glob("*.txt")), ids=lambda path: path.stem)
def test_every_list_has_a_source_and_something_in_it(path: Path) -> None:
    assert f"`{path.name}`" in DATA.joinpath("SOURCES.md").read_text(encoding="utf-8")
    assert any(sections(path.stem).values())
