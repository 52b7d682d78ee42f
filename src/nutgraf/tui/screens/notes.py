"""All notes of the archive: filtered, changed, and jumped to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from nutgraf.errors import NutgrafError
from nutgraf.model.marks import Span
from nutgraf.model.notes import COLOURS, NoteState
from nutgraf.model.wording import counted
from nutgraf.tui.clipboard import copy
from nutgraf.tui.commands import Context
from nutgraf.tui.copying import FORMS, passage_as
from nutgraf.tui.moments import moment
from nutgraf.tui.page.head import long_date
from nutgraf.tui.screens.base import bind_commands
from nutgraf.tui.screens.full import FullScreen
from nutgraf.tui.screens.many_notes import ManyNotes
from nutgraf.tui.screens.menu import Item, MenuScreen, move_rows
from nutgraf.tui.screens.tag_picker import TagChange, TagPicker
from nutgraf.tui.turning import turn
from nutgraf.tui.widgets.bars import Run
from nutgraf.tui.widgets.footer import Standing
from nutgraf.tui.widgets.note_cards import NoteCards
from nutgraf.tui.widgets.rows import RowChosen, RowMoved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.events import Key

    from nutgraf.library.library import Library
    from nutgraf.model.notes import Note


def _day(stamp: str) -> str:
    """The day of a moment, in full."""
    return long_date(moment(stamp).date())


def in_full(note: Note, colours: Mapping[str, str]) -> Content:
    """A note with everything that belongs to it: what it marks, its text, tags, colour, where and when."""
    colour = colours.get(note.colour, note.colour) if note.colour else ""
    about = "  ".join(part for part in (*(f"#{tag}" for tag in note.tags), colour) if part)
    changed = "" if note.updated == note.created else f", changed {_day(note.updated)}"
    parts = [
        (note.anchor.quote if note.anchor else "", "$muted italic"),
        (note.body, "$body"),
        (about, "$tag"),
        (note.title, "$muted"),
        (f"{_day(note.created)}{changed}", "$muted"),
    ]
    shown = [(text, style) for text, style in parts if text]
    return Content("\n\n").join(Content.assemble(part) for part in shown)


class NotesScreen(FullScreen["Note | None"]):
    """The notes view; gives back the note to jump to."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.NOTES,)
    BACK = "notes.close"

    def __init__(self, library: Library, query: str = "") -> None:
        super().__init__()
        self._library = library
        remembered = library.setting("notes_query", "")
        self._input = Input(
            query or str(remembered or ""),
            "filter: words, tag:…, colour:…, source:…, added:2026-02, has:lost",
        )
        self.cards = NoteCards(id="cards")
        self._many = ManyNotes(self, library, self._read)

    def compose(self) -> ComposeResult:
        """Filter, cards, the whole note beside them."""
        yield self.top_bar
        yield self._input
        with Horizontal(id="body"):
            yield self.cards
            with Vertical(id="detail"):
                yield Static("", markup=False, id="whole")
        yield self.footer

    def on_mount(self) -> None:
        """Show the notes, at the row that was left."""
        bind_commands(self._input, self.nutgraf, Context.ENTRY)
        self.cards.glyphs = self.nutgraf.glyphs
        self.cards.today = self.nutgraf.reader.list.today
        self.cards.meanings = self._library.config.colours
        self.cards.focus()
        at = self._library.setting("notes_row", 0)
        self.cards.cursor = at if isinstance(at, int) else 0
        self._read()

    def do(self, command: str, argument: str) -> None:
        """Jump, change, filter, close."""
        note = self.cards.current
        if command.startswith("move."):
            move_rows(self.cards, command)
        elif command in ("notes.close", "float.close"):
            self._close(command)
        elif command == "notes.filter":
            self._input.focus()
        elif command.startswith("history."):
            told = turn(self._library.history, command).told
            self._read()
            self.say(told)
        elif command in ("list.select", "list.select_all"):
            self._choose(command)
        elif self._many_chosen() and self._many.perform(command, self.cards.targets()):
            return
        elif command == "notes.jump" and note is not None:
            self._leave(note)
        elif note is not None and command in _CHANGES:
            _CHANGES[command](self, note)
        elif note is not None and command.startswith("note.colour_"):
            colour = COLOURS[int(command[-1]) - 1]
            self._library.notes.edit(note.id, colour=colour)
            self._read()
        else:
            self._elsewhere(command)

    def _choose(self, command: str) -> None:
        """Choose the note under the cursor, or all of them, for a common action."""
        if command == "list.select":
            self.cards.toggle_chosen()
        else:
            self.cards.choose_all()
        self.stand()

    def _many_chosen(self) -> bool:
        """Whether an action is meant for several notes."""
        return len(self.cards.chosen) > 1

    def on_key(self, event: Key) -> None:
        """From the filter, arrows and Enter go to the notes."""
        if self._input.has_focus and event.key in ("down", "enter"):
            event.stop()
            self.cards.focus()

    @on(Input.Changed)
    def typed(self) -> None:
        """Filter while it is typed."""
        self._read()

    @on(RowMoved)
    def moved(self) -> None:
        """Show the whole note."""
        self._show_whole()

    @on(RowChosen)
    def chosen(self) -> None:
        """A click jumps."""
        self.perform("notes.jump")

    def on_descendant_focus(self) -> None:
        """The footer shows the keys of what has them."""
        self.stand()

    def _read(self) -> None:
        """Read the notes that match the filter."""
        query = self._input.value
        try:
            notes = self._library.notes.all(query)
        except NutgrafError as error:
            notes = []
            self.cards.empty = (error.message,)
        else:
            shown = self.nutgraf.keymap.shown
            no_match = f"No note matches: {shown('notes.filter')} changes the filter."
            no_notes = (
                f"No notes yet: {shown('note.add')} in an article writes one on the sentence."
            )
            self.cards.empty = (no_match if query.strip() else no_notes,)
        self.cards.show(notes)
        self._show_whole()
        self.stand()

    def _show_whole(self) -> None:
        """The note under the cursor, in full."""
        note = self.cards.current
        whole = Content("") if note is None else in_full(note, self._library.config.colours)
        self.query_one("#whole", Static).update(whole)

    def heading(self) -> list[Run]:
        """How many notes there are."""
        return [Run(f"  Notes {self.cards.count:,}", "body")]

    def standing(self) -> Standing:
        """Which note is under the cursor, and how many are chosen."""
        count, chosen = self.cards.count, len(self.cards.chosen)
        place = f"{self.cards.cursor + 1:,}/{count:,}" if count else "0 notes"
        named = self.nutgraf.keymap.named
        if not chosen:
            return Standing(() if count else named(*_WITHOUT_ROWS), position=place)
        return Standing(
            named(*_ON_MANY), badge="SELECTED", about=counted(chosen, "note"), position=place
        )

    def _close(self, command: str) -> None:
        """Out of the filter, or out of the view."""
        if self._input.has_focus:
            self.cards.focus()
        elif self.cards.chosen:
            self.cards.chosen.clear()
            self.cards.forget()
            self.stand()
        else:
            self._leave(None)

    def _leave(self, note: Note | None) -> None:
        """Remember filter and row, and go."""
        self._library.remember("notes_query", self._input.value)
        self._library.remember("notes_row", self.cards.cursor)
        self.finish(note)

    def _edit(self, note: Note) -> None:
        """Edit the note."""
        self.nutgraf.reader.drafting.edit(note, lambda _: self._read())

    def _place(self, note: Note) -> None:
        """Choose the passage of the note anew, in its article."""
        if note.anchor is None or note.article is None:
            self.say("This note hangs on no passage.")
            return
        self._leave(note)
        self.app.call_later(self.nutgraf.run_command, "note.place", note.id)

    def _confirm(self, note: Note) -> None:
        """A note that has moved is right where it is."""
        if note.state is NoteState.MOVED and note.anchor is not None:
            span = Span(note.anchor.start, note.anchor.end)
            self._library.notes.edit(note.id, span=span)
            self._read()
        else:
            self.say("Only a note that has moved is to be confirmed.")

    def _next_uncertain(self, step: int) -> None:
        """To the next note that has moved or is lost, around the ends."""
        notes, here = self.cards.notes, self.cards.cursor
        order = [(here + step * ahead) % len(notes) for ahead in range(1, len(notes) + 1)]
        found = (index for index in order if notes[index].state is not NoteState.PLACED)
        index = next(found, None)
        if index is None:
            self.say("Every note that is shown stands where it stood.")
        else:
            self.cards.move_to(index)

    def _remove(self, note: Note) -> None:
        """Set the note aside."""
        self._library.notes.remove([note.id])
        self._read()
        self.say(f"Note removed; {self.nutgraf.keymap.shown('history.undo')} brings it back.")

    def _tag(self, note: Note) -> None:
        """Tag the note."""

        def decided(change: TagChange) -> None:
            if change.add:
                self._library.tags.add([note.id], change.add)
            if change.remove:
                self._library.tags.remove([note.id], change.remove)
            self._read()

        self.ask(TagPicker(self._library.tags, "Tag the note", note.tags), decided)

    def _copy(self, note: Note) -> None:
        """Copy the quotation, or the text of a note without one."""
        copy(self.app, note.anchor.quote if note.anchor else note.body)
        self.say("Copied.")

    def _copy_as(self, note: Note) -> None:
        """Ask in which form to copy."""
        items = [Item(form, title) for form, title in FORMS.items()]
        self.ask(MenuScreen("Copy as", items), lambda form: self._copy_form(note, form))

    def _copy_form(self, note: Note, form: str) -> None:
        """Copy the quotation in a form."""
        if note.article is None:
            self._copy(note)
            return
        article = self._library.articles.get(note.article)
        quote = note.anchor.quote if note.anchor else note.body
        copy(self.app, passage_as(form, quote, article))
        self.say("Copied.")

    def _elsewhere(self, command: str) -> None:
        """Help, palette, quit; what leaves the notes."""
        everywhere = self.everywhere()
        if command in everywhere:
            everywhere[command]()
        elif command in ("search.open", "list.export", "line.open"):
            self._leave(None)
            self.app.call_later(self.nutgraf.run_command, command)


_ON_MANY = ("tag.add", "note.remove", "list.select_all", "notes.close", "help.open")
"""What is done with chosen notes, beside giving them a colour."""
_WITHOUT_ROWS = ("notes.filter", "search.open", "notes.close", "help.open")
"""What can be done where there is no note."""
_CHANGES: Mapping[str, Callable[[NotesScreen, Note], object]] = {
    "note.edit": NotesScreen._edit,
    "note.remove": NotesScreen._remove,
    "tag.add": NotesScreen._tag,
    "copy.text": NotesScreen._copy,
    "copy.as": NotesScreen._copy_as,
    "note.place": NotesScreen._place,
    "mark.accept": NotesScreen._confirm,
    "mark.next_lost": lambda screen, _: screen._next_uncertain(1),
    "mark.previous_lost": lambda screen, _: screen._next_uncertain(-1),
}
"""What is done with the note under the cursor."""
