"""One line to type, in a small box."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input

from nutgraf.paths import expanded
from nutgraf.tui.commands import Context
from nutgraf.tui.screens.base import FloatingScreen, bind_commands

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult


class _PathSuggester(Suggester):
    """The rest of a file's name."""

    async def get_suggestion(self, value: str) -> str | None:
        """The first path that begins like what is typed."""
        if not value or "://" in value:
            return None
        typed = expanded(value)
        folder, start = (typed, "") if value.endswith("/") else (typed.parent, typed.name)
        try:
            found = sorted(p.name for p in folder.iterdir() if p.name.startswith(start))
        except OSError:
            return None
        shown = next((name for name in found if start or not name.startswith(".")), None)
        return None if shown is None else value[: len(value) - len(start)] + shown


class EntryScreen(FloatingScreen[str | None]):
    """Asks for one line; gives back what was typed, None if it was given up.

    With `on_typed` it lies at the bottom and tells what that gives back for each change.
    """

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.ENTRY,)
    ENTER = "done"
    WIDEST = 72

    def __init__(
        self,
        title: str,
        value: str,
        hint: str,
        *,
        paths: bool = False,
        on_typed: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(classes="below" if on_typed is not None else None)
        self._title = title
        self._on_typed = on_typed
        suggester = _PathSuggester(case_sensitive=True, use_cache=False) if paths else None
        self._input = Input(value, hint, suggester=suggester, select_on_focus=bool(value))

    def compose(self) -> ComposeResult:
        """The box with its line."""
        with self.box(self._title):
            yield self._input

    def on_mount(self) -> None:
        """Take the keys."""
        bind_commands(self._input, self.nutgraf, Context.ENTRY)
        self._input.focus()

    def do(self, command: str, argument: str) -> None:
        """Complete, or close."""
        if command == "entry.complete":
            self._input.action_cursor_right() if self._input.cursor_at_end else None
        elif command == "float.close":
            self.finish(None)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Tell what is typed while it is."""
        if self._on_typed is not None:
            told = Content(self._on_typed(event.value))
            self.query_one("#box").border_subtitle = told

    def fitted(self) -> None:
        """What is told of what is typed stays in the place of the keys."""
        if self._on_typed is None:
            super().fitted()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """That is it."""
        self.finish(event.value)
