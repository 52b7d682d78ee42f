"""The paragraph around a mark, below the title of its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from nutgraf.model.ledger import Passage

_LINES = 3


class PassageBox(Static):
    """As much of a paragraph as a few lines hold, with the mark in it."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", markup=False, id=id)

    def show(self, title: str, passage: Passage, ellipsis: str) -> None:
        """Show a passage."""
        room = max(40, (self.app.size.width - 6) * _LINES)
        start, end = passage.marked
        late = end > room and start > room // 2
        first = passage.text.find(" ", start - room // 2) + 1 if late else 0
        before = (ellipsis if first else "") + passage.text[first:start]
        marked, after = passage.text[start:end], passage.text[end : first + room]
        self.update(
            Content.assemble(
                (f"{title}\n", "$muted"),
                " ".join(before.split()) + (" " if before[-1:].isspace() else ""),
                (" ".join(marked.split()), "bold $accented"),
                (" " if after[:1].isspace() else "") + " ".join(after.split()),
            ),
            layout=False,
        )
