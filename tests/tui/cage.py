"""Where the monkey lives: nothing gets out, and what it reached is counted."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from nutgraf.tui import jobs
from nutgraf.tui.actions import adding
from nutgraf.tui.actions.exporting import ExportingActions
from nutgraf.tui.app import NutgrafApp
from nutgraf.tui.command_table import COMMANDS
from nutgraf.tui.messages import AddingEnded
from nutgraf.tui.screens.base import CommandScreen


@dataclass(slots=True)
class Tally:
    """What was reached, and how often."""

    commands: Counter[str] = field(default_factory=Counter)
    """By id, of those that a screen was told to do."""
    screens: Counter[str] = field(default_factory=Counter)
    """By class, each time that something was done before it."""
    contexts: Counter[str] = field(default_factory=Counter)

    def never_reached(self) -> list[str]:
        """The commands that nothing has led to."""
        return [command.id for command in COMMANDS if command.id not in self.commands]


class _NoJob:
    """Stands in for a process that adds articles: it has nothing to add, and says so."""

    running = False
    """It has ended before it began."""

    def __init__(self, archive: object, sources: object = (), tell: Any = None) -> None:
        if tell is not None:
            tell.post_message(AddingEnded({}, None, "", False))

    def stop(self) -> None:
        """There is nothing to stop."""

    def close(self) -> None:
        """There is nothing to close."""


@contextmanager
def caged(home: Path, tally: Tally, forbidden: set[str]) -> Iterator[None]:
    """Let nothing out: no browser, no other program, no file outside of `home`, no end.

    The commands that are `forbidden` do nothing; the set may change on the way.
    """
    perform, wish = CommandScreen.perform, ExportingActions._wish
    palette = (
        NutgrafApp.action_command_palette
    )  # what its key does where a screen has no command for it

    def perform_if_allowed(screen: CommandScreen[Any], command: str, argument: str = "") -> None:
        if command not in forbidden:
            tally.commands[command] += 1
            perform(screen, command, argument)

    def open_palette(app: NutgrafApp) -> None:
        tally.commands["palette.open"] += 1
        palette(app)

    def look_as_if_leaving(app: NutgrafApp, *_: object, **__: object) -> None:
        tally.commands["app.quit"] += 1
        if app.settled and app.screen is app.reader:
            app.reader.drawn()

    def wish_inside(part: ExportingActions, what: str, form: str, path: str) -> dict[str, Any]:
        wanted = wish(part, what, form, path)
        inside = (home / wanted["output"]).resolve().is_relative_to(home.resolve())
        return wanted if inside else {**wanted, "output": home / "elsewhere"}

    alone = {"HOME": str(home), "PATH": str(home), "EDITOR": "none", "VISUAL": "none"}
    with (
        patch.object(CommandScreen, "perform", perform_if_allowed),
        patch.object(ExportingActions, "_wish", wish_inside),
        patch.object(NutgrafApp, "action_command_palette", open_palette),
        patch.object(NutgrafApp, "exit", look_as_if_leaving),
        patch.object(NutgrafApp, "open_url", lambda *_, **__: None),
        patch.object(adding, "Adding", _NoJob),
        patch.object(adding, "Refreshing", _NoJob),
        patch.object(jobs, "Tending", _NoJob),
        patch.dict(os.environ, alone),
        _working_in(home),
    ):
        yield


@contextmanager
def _working_in(folder: Path) -> Iterator[None]:
    """Relative paths are inside of a folder."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
