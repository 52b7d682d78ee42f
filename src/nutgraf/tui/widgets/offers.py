"""What Tab can put at the cursor of a box, on the line below it, with how often each is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from nutgraf.tui.lines import cells, drawable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.model.search import Completion


class Offers(Static):
    """The completions of one text; each Tab takes the next of them in the place of the last."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Offers { height: 1; padding: 0 1; color: $muted; }"

    def __init__(self, key: str, dot: str) -> None:
        super().__init__()
        self._key = key
        self._dot = dot
        self._found: tuple[Completion, ...] = ()
        self._text = ""
        """What stood in the box when they were found."""
        self._taken: int | None = None
        self._made: str | None = None
        """What stands in the box since one of them was taken."""

    def holds(self, text: str) -> bool:
        """Whether these are the completions of a text, or it was made by one of them."""
        return text in (self._text, self._made)

    def show(self, text: str, found: Sequence[Completion]) -> None:
        """Show what can complete a text; what was made by taking one leaves the others on offer."""
        if text == self._made and len(self._found) > 1 and not self._at_field():
            return
        self._text, self._found = text, tuple(found)
        self._taken = self._made = None
        self._draw()

    def take(self) -> tuple[str, int] | None:
        """Take the next one: the text of the box with it, and the cursor behind it; None where there is none."""
        if not self._found:
            return None
        self._taken = 0 if self._taken is None else (self._taken + 1) % len(self._found)
        chosen = self._found[self._taken]
        self._made = self._text[: chosen.start] + chosen.text + self._text[chosen.end :]
        self._draw()
        return self._made, chosen.start + len(chosen.text)

    def _at_field(self) -> bool:
        """Whether a field's name was taken last: what comes next is its values."""
        return self._taken is not None and self._found[self._taken].text.endswith(":")

    def _draw(self) -> None:
        """As many as fit."""
        room = self.size.width - cells(self._key) - 4
        pieces: list[str | tuple[str, str]] = [(self._key, "bold $accented")] if self._found else []
        for number, one in enumerate(self._found):
            label = drawable(one.label)
            count = "" if one.count is None else f" {one.count:,}"
            room -= cells(label) + len(count) + 3
            if room < 0:
                break
            style = "bold $body" if number == self._taken else "$body"
            pieces += [f" {self._dot} " if number else "  ", (label, style), (count, "$muted")]
        self.update(Content.assemble(*pieces))
