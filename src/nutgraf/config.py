"""The configuration: a TOML file turned into one frozen dataclass; mistakes name file and key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from nutgraf.errors import ConfigError
from nutgraf.model.notes import COLOURS

_EMPTY: Mapping[str, Any] = MappingProxyType({})
EVENTS = ("add", "note", "export")
"""What a hook can follow."""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a user can set; each field is a key of the file."""

    theme: str = "ink"
    """`ink`, `paper`, `ansi`, or the name of a theme that ships with Textual."""
    width: int = 72
    """Columns of the page, 30 to 120; what `<` and `>` set in the reader is remembered instead."""
    glyphs: str = "unicode"
    """`unicode` or `ascii`."""
    density: str = "cards"
    """Rows of the library: `cards` or `compact`."""
    preset: str = "nutgraf"
    """Keys to start from: `nutgraf`, `vim` or `newsboat`."""
    cursor: bool = False
    """Show the terminal's cursor at the focus, for screen readers and Braille displays."""
    engine: str = "auto"
    """What marks articles: `auto` (the rules, and the language model where one is installed) or `rules`."""
    mark_read: bool = True
    """Opening an article marks it read."""
    keys: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    """Keys by command id: `[keys]` with lines such as `note.add = "a,ctrl+n"`."""
    colours: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    """What the colours of highlights mean: `[colours]` with lines such as `red = "verify"`."""
    hooks: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=lambda: _EMPTY)
    """Commands after an event: `[hooks]` with lines such as `note = [["my-script", "--flag"]]`."""
    export_folder: str = ""
    """Folder that `export --watch` and the reader write to; empty: asked for."""


def load(path: Path) -> Config:
    """Read a configuration; one that is not there is the default. Raises ConfigError."""
    try:
        written = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Config()
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: {error}.") from error
    import tomllib

    try:
        table = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}.") from error
    return _config(table, path)


def _config(table: Mapping[str, Any], path: Path) -> Config:
    known = {f.name: f for f in fields(Config)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            from difflib import get_close_matches

            near = get_close_matches(key, known, n=1)
            meant = f"; did you mean {near[0]!r}?" if near else "."
            raise ConfigError(f"{path}: there is no key {key!r}{meant}")
        values[key] = _value(key, value, path)
    config = Config(**values)
    _check(config, path)
    return config


def _value(key: str, value: Any, path: Path) -> Any:
    if key == "hooks":
        return _hooks(value, path)
    if key in {"keys", "colours"}:
        if isinstance(value, dict) and all(isinstance(v, str) for v in value.values()):
            return MappingProxyType(value)
        raise ConfigError(f"{path}: [{key}] must be a table of texts.")
    wanted = type(getattr(Config(), key))
    if type(value) is not wanted:
        names = {str: "a text", int: "a whole number", bool: "true or false"}
        raise ConfigError(f"{path}: {key!r} must be {names[wanted]}, not {value!r}.")
    return value


def _hooks(value: Any, path: Path) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    hooks: dict[str, tuple[tuple[str, ...], ...]] = {}
    table: dict[str, Any] = value if isinstance(value, dict) else {"": None}
    for event, commands in table.items():
        if event not in EVENTS or not _are_commands(commands):
            raise ConfigError(
                f"{path}: [hooks] has lists of commands for {', '.join(EVENTS)},"
                ' each command a list of words: note = [["my-script", "--flag"]].'
            )
        hooks[event] = tuple(tuple(command) for command in commands)
    return MappingProxyType(hooks)


def _are_commands(value: Any) -> bool:
    """Whether a value is a list of commands, each a list of words with at least one."""
    return isinstance(value, list) and all(
        isinstance(command, list) and command and all(isinstance(word, str) for word in command)
        for command in value
    )


def _check(config: Config, path: Path) -> None:
    choices = {
        "glyphs": ("unicode", "ascii"),
        "engine": ("auto", "rules"),
        "density": ("cards", "compact"),
        "preset": ("nutgraf", "vim", "newsboat"),
    }
    for key, allowed in choices.items():
        if getattr(config, key) not in allowed:
            raise ConfigError(f"{path}: {key!r} must be one of {', '.join(allowed)}.")
    if not 30 <= config.width <= 120:
        raise ConfigError(f"{path}: 'width' must lie between 30 and 120.")
    for colour in config.colours:
        if colour not in COLOURS:
            raise ConfigError(f"{path}: [colours] knows {', '.join(COLOURS)}, not {colour!r}.")
