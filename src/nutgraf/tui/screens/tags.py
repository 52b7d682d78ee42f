"""All tags: renamed, merged, described, coloured, deleted, each time with what it will touch."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.widgets import Static

from nutgraf.model.notes import COLOURS
from nutgraf.model.wording import counted
from nutgraf.tui.commands import Context
from nutgraf.tui.lines import cells, cut, fit, strip_of
from nutgraf.tui.screens.base import FloatingScreen
from nutgraf.tui.screens.confirm import ConfirmScreen
from nutgraf.tui.screens.entry import EntryScreen
from nutgraf.tui.screens.menu import Item, MenuScreen, move_rows
from nutgraf.tui.turning import turn
from nutgraf.tui.widgets.rows import RowChosen, RowsView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.strip import Strip

    from nutgraf.library.library import Library
    from nutgraf.model.notes import Tag


class TagTable(RowsView):
    """One row a tag; what is below another one is indented."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.tags: list[Tag] = []

    @property
    def count(self) -> int:
        """How many tags there are."""
        return len(self.tags)

    @property
    def current(self) -> Tag | None:
        """The tag under the cursor."""
        return self.tags[self.cursor] if self.tags else None

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """Name, description, how often."""
        tag, palette = self.tags[index], self.palette
        wash = palette.cursor_row if index == self.cursor else Style()
        indent = "  " * tag.name.count("/")
        name = f"{indent}#{tag.name}"
        used = f"{counted(tag.articles, 'article'):>12} {counted(tag.notes, 'note'):>10} "
        ink = palette.highlight(tag.colour) if tag.colour else palette.base
        room = width - cells(used) - 4
        segments = [
            Segment(self.glyphs.cursor if index == self.cursor else " ", palette.accented + wash),
            Segment(" ", ink if tag.colour else palette.base + wash),
            Segment(" ", palette.base + wash),
            Segment(cut(name, room, self.glyphs.ellipsis), palette.text("tag") + wash),
        ]
        left = max(0, room - min(room, cells(name)))
        described = fit(f"  {tag.description}" if tag.description else "", left)
        segments.append(Segment(described, palette.muted + wash))
        segments.append(Segment(used, palette.muted + wash))
        return [strip_of(segments, width, palette.base + wash)]


class TagsScreen(FloatingScreen[str | None]):
    """The table of tags; gives back the one whose articles are to be shown."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.TAGS,)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._tags = library.tags
        self.table = TagTable(id="rows")

    def compose(self) -> ComposeResult:
        """The box with the table."""
        with self.box("Tags"):
            yield Static("", markup=False, classes="aside", id="empty")
            yield self.table

    def on_mount(self) -> None:
        """Read the tags."""
        self.table.glyphs = self.nutgraf.glyphs
        self._read()
        self.table.focus()

    def do(self, command: str, argument: str) -> None:
        """Care for the tag under the cursor."""
        if command == "float.close":
            self.finish(None)
        elif command in ("history.undo", "history.redo"):
            self.say(turn(self._library.history, command).told)
            self._read()
        elif command == "help.open":
            from nutgraf.tui.screens.help import HelpScreen

            self.ask(HelpScreen(self.contexts()), self.perform)
        elif command.startswith("move."):
            move_rows(self.table, command)
        elif self.table.current is not None:
            self._care(command, self.table.current)

    @on(RowChosen)
    def chosen(self) -> None:
        """A click shows the tag's articles."""
        self.perform("tags.show")

    def _care(self, command: str, tag: Tag) -> None:
        """Rename, merge, describe, colour, delete, or show the articles of a tag."""
        match command:
            case "tags.show":
                self.finish(tag.name)
            case "tags.rename":
                entry = EntryScreen(
                    f"Rename #{tag.name}", tag.name, "its new name; a / puts it below another"
                )
                self.ask(entry, lambda name: self._ask_rename(tag, name))
            case "tags.merge":
                others = [
                    Item(t.name, f"#{t.name}") for t in self._tags.all() if t.name != tag.name
                ]
                menu = MenuScreen(f"Merge #{tag.name} into", others, empty="There is no other tag.")
                self.ask(menu, lambda into: self._ask_merge(tag, into))
            case "tags.describe":
                entry = EntryScreen(f"What #{tag.name} is for", tag.description, "one sentence")
                self.ask(entry, lambda text: self._describe(tag, text))
            case "tags.colour":
                meanings = self._library.config.colours
                items = [
                    Item(colour, colour, meanings.get(colour, ""), lit=colour == tag.colour)
                    for colour in COLOURS
                ]
                menu = MenuScreen(f"Colour of #{tag.name}", items)
                self.ask(menu, lambda colour: self._colour(tag, colour))
            case "tags.delete":
                self._ask_delete(tag)

    def _ask_rename(self, tag: Tag, name: str) -> None:
        """Rename a tag and all below it, after saying what that touches; a name that there is merges."""
        wanted = name.strip().lstrip("#")
        if not wanted or wanted == tag.name:
            return
        tags = self._tags.all()
        if any(other.name == wanted for other in tags):
            self._ask_merge(tag, wanted)
            return
        below = [each for each in tags if each.name.startswith(f"{tag.name}/")]
        touches = [_touched(each) for each in (tag, *below)]
        question = ConfirmScreen(f"Rename #{tag.name} to #{wanted} everywhere?", touches)
        self.confirm(question, lambda: self._rename(tag, wanted))

    def _rename(self, tag: Tag, wanted: str) -> None:
        """Rename a tag."""
        self._tags.rename(tag.name, wanted)
        self._done(f"#{tag.name} is now #{wanted}")

    def _ask_merge(self, tag: Tag, into: str) -> None:
        """Merge a tag into another one, after saying what that touches."""
        other = self._tags.preview(into)
        touches = [_touched(tag), _touched(other)]
        question = ConfirmScreen(f"Merge #{tag.name} into #{other.name}?", touches)
        self.confirm(question, lambda: self._merge(tag, into))

    def _merge(self, tag: Tag, into: str) -> None:
        """Merge a tag into another one."""
        self._tags.merge([tag.name], into)
        self._done(f"#{tag.name} is part of #{into} now")

    def _describe(self, tag: Tag, text: str) -> None:
        """Say what a tag is for."""
        self._tags.describe(tag.name, description=text.strip())
        self._read()

    def _colour(self, tag: Tag, colour: str) -> None:
        """Give a tag a colour."""
        self._tags.describe(tag.name, colour=colour)
        self._read()

    def _ask_delete(self, tag: Tag) -> None:
        """Delete a tag, after saying what that touches."""
        touches, written = [_touched(tag)], self._tags.written(tag.name)
        if written:
            notes = counted(written, "note")
            touches.append(f"In the text of {notes} the word stays, without the #.")
        question = ConfirmScreen(f"Delete #{tag.name} everywhere?", touches)
        self.confirm(question, lambda: self._delete(tag))

    def _delete(self, tag: Tag) -> None:
        """Delete a tag everywhere."""
        self._tags.delete(tag.name)
        self._done(f"#{tag.name} is gone")

    def _done(self, what: str) -> None:
        """Show the tags as they are now, and how to take it back."""
        self._read()
        self.say(f"{what}; {self.nutgraf.keymap.shown('history.undo')} undoes it.")

    def _read(self) -> None:
        """Read the tags anew."""
        self.table.tags = self._tags.all()
        empty = self.query_one("#empty", Static)
        empty.display = not self.table.tags
        key = self.nutgraf.keymap.shown("tag.add")
        empty.update(f"No tags yet: {key} on an article or a note makes one.")
        self.table.styles.height = max(1, self.table.count)
        self.table.reset(self.table.cursor)


def _touched(tag: Tag) -> str:
    """What a change of a tag touches."""
    return f"#{tag.name}: {counted(tag.articles, 'article')}, {counted(tag.notes, 'note')}"
