"""File names: never a path, never refused by a system, unique by their short id."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.export.filenames import file_name, short_hash

TITLES = (
    "../../etc/passwd", "/etc/passwd", "..", "...", ".", "", "a/b\\c", "CON", "con.txt", "nul", "x" * 500, "日本" * 200,
    "a\x00b", "a\nb", "-rf", "~/.bashrc", ".bashrc", "$(id)", "`id`", "a\u202egpj.exe", "title: with? chars*",
    "C:\\Windows", "\ud800x", "  trailing. ", "a | b", "[[wiki]] #tag ^id", "%2e%2e", "🏴" * 100,
)  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_names_stay_in_their_folder(title: str, tmp_path: Path) -> None:
    name = file_name(title, "12-k3f9", ".md")
    path = tmp_path / name
    path.write_text("x")
    assert os.listdir(tmp_path) == [name]
    assert path.resolve().parent == tmp_path.resolve()


@given(st.text(max_size=200))
def test_names_are_safe_everywhere(title: str) -> None:
    name = file_name(title, "12-k3f9", ".md")
    assert name.endswith("12-k3f9.md")
    assert not set(name) & set('\\/:*?"<>|#%{}$`^[]\n\r\t\0')
    assert len(name.encode()) <= 120
    assert name[0] not in ".-~ "


def test_a_readable_name() -> None:
    assert file_name("Fuel prices: “up” 5% in Q1/Q2?", "7-abcd", ".md") == (
        "Fuel prices “up” 5 in Q1-Q2 7-abcd.md"
    )


def test_a_long_title_is_cut_between_words() -> None:
    name = file_name("word " * 60, "7-abcd", ".md")
    assert name == f"{('word ' * 18).strip()} 7-abcd.md"


def test_short_hashes_tell_texts_apart() -> None:
    assert len({short_hash(str(i), 8) for i in range(1000)}) == 1000
    assert short_hash("x", 4).isalnum()
