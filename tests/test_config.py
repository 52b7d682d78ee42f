"""The configuration: defaults without a file, and mistakes that name file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.config import Config, load
from nutgraf.errors import ConfigError


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Config()


def test_everything_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        'theme = "paper"\nwidth = 60\ncursor = true\n[keys]\n"note.add" = "ctrl+n"\n'
        '[colours]\nred = "verify"\n[hooks]\nnote = [["notify", "--quiet"]]\n',
        encoding="utf-8",
    )
    config = load(path)
    assert (config.theme, config.width, config.cursor) == ("paper", 60, True)
    assert config.keys["note.add"] == "ctrl+n"
    assert config.colours["red"] == "verify"
    assert config.hooks["note"] == (("notify", "--quiet"),)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("widht = 60", "did you mean 'width'"),
        ('width = "wide"', "'width' must be a whole number"),
        ("width = 3", "between 30 and 120"),
        ("cursor = 1", "'cursor' must be true or false"),
        ('glyphs = "emoji"', "unicode, ascii"),
        ("[keys]\na = 1", r"\[keys\] must be a table of texts"),
        ('[colours]\npink = "x"', "pink"),
        ('[hooks]\nnote = "rm"', "list of words"),
        ('[hooks]\nboot = [["x"]]', "add, note, export"),
        ("hooks = 1", "list of words"),
        ("theme = ", "config.toml"),
    ],
)
def test_mistakes_name_file_and_key(tmp_path: Path, written: str, said: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(ConfigError, match=said) as raised:
        load(path)
    assert "config.toml" in raised.value.message
    assert "\n" not in raised.value.message
