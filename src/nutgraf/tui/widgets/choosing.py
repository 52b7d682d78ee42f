"""Rows of which several can be chosen for a common action: by key, by ctrl and a click, by shift and a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from nutgraf.tui.widgets.rows import RowsView

if TYPE_CHECKING:
    from textual.events import Click

Key = TypeVar("Key", int, str)


class ChoosingRows(RowsView, Generic[Key]):
    """A view of rows that stand for things with ids."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.chosen: set[Key] = set()
        """Ids of the rows that a common action is meant for."""

    def key_at(self, index: int) -> Key:
        """The id of what a row stands for."""
        raise NotImplementedError

    def toggle_chosen(self) -> None:
        """Choose the current row for a common action, or no longer, and go on to the next."""
        if self.count:
            self.chosen ^= {self.key_at(self.cursor)}
            self.forget_row(self.cursor)
            self.line(1)

    def choose_all(self) -> None:
        """Choose every row; none if all were."""
        every = {self.key_at(index) for index in range(self.count)}
        self.chosen = set() if self.chosen >= every else every
        self.forget()

    def targets(self) -> tuple[Key, ...]:
        """The ids that an action is meant for: the chosen rows in order, else the current one."""
        if self.chosen:
            every = (self.key_at(index) for index in range(self.count))
            return tuple(key for key in every if key in self.chosen)
        return (self.key_at(self.cursor),) if self.count else ()

    def on_click(self, event: Click) -> None:
        """With ctrl a click chooses its row, with shift all from the cursor to it; else it takes it."""
        index = (event.y + self.scroll_offset.y) // self.row_height
        if not (event.ctrl or event.shift) or not self.selectable(index):
            return
        event.prevent_default()
        if event.shift:
            first, last = sorted((self.cursor, index))
            self.chosen |= {self.key_at(each) for each in range(first, last + 1)}
            self.forget()
        else:
            self.chosen ^= {self.key_at(index)}
            self.forget_row(index)
        self.move_to(index)
