"""The README tells the truth: every command and key that it names exists, and none is missing.

With `NUTGRAF_UPDATE_GOLDEN=1` the table of keys is written anew from the table of commands.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import click

from nutgraf.cli.main import COMMANDS as CLI_COMMANDS
from nutgraf.cli.main import cli
from nutgraf.tui.command_table import COMMANDS

README = Path(__file__).parent.parent / "README.md"
_KEYS = re.compile(r"(?<=<!-- keys -->\n).*?(?=\n<!-- /keys -->)", re.DOTALL)


def leaves(group: click.Group, name: str) -> Iterator[str]:
    """The commands below a group, as a person types them."""
    context = click.Context(group, info_name=name)
    for child in group.list_commands(context):
        command = group.get_command(context, child)
        if isinstance(command, click.Group):
            yield from leaves(command, f"{name} {child}")
        else:
            yield f"{name} {child}"


def table() -> str:
    """Keys, what they do and the id of each command, by group."""
    rows: dict[str, list[str]] = {}
    seen = set()
    for command in COMMANDS:
        if command.id in seen or not command.keys:
            continue
        seen.add(command.id)
        keys = " ".join(f"`{key}`".replace("|", "\\|") for key in command.keys)
        rows.setdefault(command.group, []).append(f"| {keys} | {command.help} | `{command.id}` |")
    parts = [
        f"**{group}**\n\n| keys | does | id |\n|---|---|---|\n" + "\n".join(lines)
        for group, lines in rows.items()
    ]
    return "\n\n".join(["<details><summary>All keys</summary>", *parts, "</details>"])


def test_every_command_stands_in_the_readme_and_every_one_there_exists() -> None:
    text = README.read_text(encoding="utf-8")
    section = text[text.index("## Commands") : text.index("## Exporting")]
    named = set(re.findall(r"^\| `(nutgraf [a-z ]+)`", section, re.MULTILINE))
    assert named == set(leaves(cli, "nutgraf"))
    for words in re.findall(r"(?:^|`)nutgraf ([a-z]+)", text, re.MULTILINE):
        assert words in CLI_COMMANDS


def test_every_key_stands_in_the_readme_as_it_is() -> None:
    text = README.read_text(encoding="utf-8")
    if os.environ.get("NUTGRAF_UPDATE_GOLDEN"):
        README.write_text(_KEYS.sub(lambda _: table(), text), encoding="utf-8")
        text = README.read_text(encoding="utf-8")
    found = _KEYS.search(text)
    assert found is not None
    assert found[0] == table()


def test_the_tour_in_the_readme_names_keys_that_exist() -> None:
    text = README.read_text(encoding="utf-8")
    tour = text[text.index("## Two minutes") : text.index("## Adding articles")]
    keys = {key for command in COMMANDS for key in command.keys}
    named = set(re.findall(r"`(\\ \w|g /|ctrl\+\w|[^\s`]|enter|tab)`", tour)) - {"\\"}
    assert named >= {"]", "H", "a", "t", "u", "?"}
    assert named <= keys | {str(digit) for digit in range(1, 9)}


def test_the_picture_and_every_file_that_is_named_exist() -> None:
    text = README.read_text(encoding="utf-8")
    for path in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (README.parent / path).is_file(), path


def test_the_options_that_are_named_exist() -> None:
    text = README.read_text(encoding="utf-8")
    context = click.Context(cli)
    known = {"--archive", "--config", "--debug", "--version", "--help", "--gold"}
    for name in CLI_COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        children = command.commands.values() if isinstance(command, click.Group) else [command]
        known |= {option for child in children for p in child.params for option in p.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)) <= known
