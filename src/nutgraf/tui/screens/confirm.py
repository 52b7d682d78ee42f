"""A question that is answered with yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static

from nutgraf.tui.commands import Context
from nutgraf.tui.screens.base import FloatingScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class ConfirmScreen(FloatingScreen[bool]):
    """Asks before something that touches much; says what it will touch."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.QUESTION,)
    WIDEST = 72

    def __init__(self, question: str, touches: Sequence[str] = ()) -> None:
        super().__init__()
        self._question = question
        self._touches = touches

    def compose(self) -> ComposeResult:
        """The box with the question."""
        with self.box("Sure?"):
            yield Static(self._question, markup=False, classes="question")
            for line in self._touches:
                yield Static(line, markup=False, classes="aside")

    def do(self, command: str, argument: str) -> None:
        """Yes or no."""
        self.finish(command == "question.yes")
