"""Giving the article, or what is selected in it, to a command."""

from __future__ import annotations

import shlex
import subprocess
from typing import TYPE_CHECKING

from nutgraf.tui.actions.action import Action
from nutgraf.tui.actions.part import Part
from nutgraf.tui.messages import WorkDone

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECONDS = 60
"""How long the command may take; then it is ended."""


class PipingActions(Part):
    """A command gets the text on its standard input; it is run as it stands, never by a shell."""

    def actions(self) -> Mapping[str, Action]:
        """Piping."""
        return {"page.pipe": self._pipe}

    def _pipe(self, argument: str) -> None:
        """Ask for the command."""
        from nutgraf.tui.screens.entry import EntryScreen

        if self.reader.reading.article is None:
            self.reader.say("There is no article to give to a command.", trouble=True)
        elif argument:
            self._run(argument)
        else:
            entry = EntryScreen("Pipe to", "", "a command that reads standard input")
            self.reader.ask(entry, self._run)

    def _run(self, typed: str) -> None:
        """Run it aside; what it says first is told."""
        try:
            command = shlex.split(typed)
        except ValueError as error:
            self.reader.say(f"That is no command: {error}.", trouble=True)
            return
        if command:
            page = self.reader.page
            text = page.quote(page.selection) if page.selection else page.article.text
            self.app.background.submit(lambda: _outcome(command, text), self.reader)


def _outcome(command: list[str], text: str) -> WorkDone:
    """What came of a command, in a sentence."""
    name = command[0]
    try:
        done = subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return WorkDone(f"{name} took longer than {_SECONDS} seconds and was ended.", trouble=True)
    except (OSError, ValueError) as error:
        return WorkDone(f"{name} cannot be run: {getattr(error, 'strerror', error)}.", trouble=True)
    said = (done.stdout or done.stderr).decode("utf-8", "replace").strip().partition("\n")[0]
    if done.returncode:
        return WorkDone(f"{name} failed with status {done.returncode}: {said}"[:300], trouble=True)
    return WorkDone(f"{name}: {said}"[:300] if said else f"{name} is done.")
