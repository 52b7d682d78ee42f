"""Picks tags by a few letters, makes those that are not there, takes off those that are on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.widgets import Input

from nutgraf.tui.commands import Context
from nutgraf.tui.lines import cells, cut, strip_of
from nutgraf.tui.screens.picking import PickingScreen
from nutgraf.tui.widgets.rows import RowChosen, RowsView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

    from nutgraf.library.tags import Tags
    from nutgraf.model.notes import Tag

_ROWS = 9


@dataclass(frozen=True, slots=True)
class TagChange:
    """What was decided."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


class TagRows(RowsView):
    """Up to nine tags with digits."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.names: list[str] = []
        self.have: frozenset[str] = frozenset()
        self.new = ""
        """The last row where it is a tag that is not there yet."""
        self.known: dict[str, Tag] = {}
        """Colour and description of the tags that there are."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.names)

    def show(self, names: Sequence[str], new: str) -> None:
        """Other tags; the first is under the cursor."""
        self.names, self.new = list(names), new
        self.reset(0)

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """Digit, tick, name."""
        name, palette = self.names[index], self.palette
        wash = palette.cursor_row if index == self.cursor else Style()
        tick = self.glyphs.selected if name in self.have else " "
        bar = self.glyphs.cursor if index == self.cursor else " "
        aside = "  new" if name == self.new else "  takes it off" if name in self.have else ""
        tag = self.known.get(name)
        ink = palette.base + (palette.highlight(tag.colour) if tag and tag.colour else wash)
        title = cut(f"#{name}", width - 8 - len(aside))
        room = width - 8 - len(aside) - cells(title)
        told = cut(f"  {tag.description}", room) if tag and tag.description and room > 6 else ""
        segments = [
            Segment(bar, palette.accented + wash),
            Segment(f"{index + 1} {tick} ", palette.muted + wash),
            Segment(" ", ink),
            Segment(" ", palette.base + wash),
            Segment(title, palette.text("tag") + wash),
            Segment(f"{told}{aside}", palette.muted + wash),
        ]
        return [strip_of(segments, width, palette.base + wash)]


class TagPicker(PickingScreen[TagChange | None]):
    """Asks for tags; several may be typed with commas."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.PICKER,)
    ENTER = "take"
    WIDEST = 72
    rows: TagRows

    def __init__(self, tags: Tags, title: str, have: Sequence[str]) -> None:
        super().__init__(title, "a tag; digits take recent ones")
        self.rows = TagRows(id="rows")
        self._tags = tags
        self.rows.styles.height = _ROWS
        self.rows.have = frozenset(have)
        self.rows.known = {tag.name: tag for tag in tags.all()}

    def do(self, command: str, argument: str) -> None:
        """Move, or close."""
        if command == "float.close":
            self.finish(None)
        else:
            self.rows.line(1 if command == "picker.next" else -1)

    def look_for(self, typed: str) -> None:
        """Offer what fits; a digit takes a recent one."""
        if typed and typed in "123456789" and int(typed) <= self.rows.count:
            self._decide(self.rows.names[int(typed) - 1])
        else:
            self._offer(typed)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Take what is under the cursor, or all that was typed with commas."""
        names = tuple(name.strip().lstrip("#") for name in event.value.split(",") if name.strip())
        if len(names) > 1:
            self.finish(TagChange(add=names))
        elif self.rows.names:
            self._decide(self.rows.names[self.rows.cursor])

    @on(RowChosen)
    def chosen(self, message: RowChosen) -> None:
        """Take the row that was clicked, unless other tags are offered by now."""
        if message.index < self.rows.count:
            self._decide(self.rows.names[message.index])

    def _decide(self, name: str) -> None:
        """Put a tag on, or take it off where it is on."""
        on_it = name in self.rows.have
        self.finish(TagChange(remove=(name,)) if on_it else TagChange(add=(name,)))

    def _offer(self, typed: str) -> None:
        """Show the tags that begin so, what was typed as a new one, and those that are like it."""
        wanted = typed.split(",")[-1].strip().lstrip("#")
        names = self._tags.complete(wanted, _ROWS)
        if not wanted:
            on_it = sorted(self.rows.have)
            self.rows.show([*on_it, *(n for n in names if n not in on_it)][:_ROWS], "")
            return
        folded = wanted.casefold()
        new = wanted if folded not in {name.casefold() for name in names} else ""
        begun = [name for name in names if name.casefold().startswith(folded)]
        like = [name for name in names if name not in begun]
        self.rows.show([*begun, *([new] if new else []), *like][:_ROWS], new)
