"""What all parts of the reader's actions share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nutgraf.library.library import Library
    from nutgraf.tui.actions.action import Action
    from nutgraf.tui.app import NutgrafApp
    from nutgraf.tui.screens.reader import ReaderScreen


_MOMENT = 5_000
"""Articles from which on a common change takes so long that it is told beforehand."""


class Part:
    """Actions on one subject, on behalf of the reader's screen."""

    def __init__(self, reader: ReaderScreen) -> None:
        self.reader = reader

    @property
    def app(self) -> NutgrafApp:
        """The app."""
        return self.reader.nutgraf

    @property
    def library(self) -> Library:
        """The open archive."""
        return self.reader.library

    def at_work(self, number: int, work: Callable[[], object]) -> None:
        """Change so many articles; where that takes a moment the footer tells it first."""
        if number < _MOMENT:
            work()
            return
        self.reader.say(f"Changing {number:,} articles …")
        self.reader.call_after_refresh(self.reader.guard, work)

    def actions(self) -> Mapping[str, Action]:
        """What this part does, by the ids of commands."""
        raise NotImplementedError
