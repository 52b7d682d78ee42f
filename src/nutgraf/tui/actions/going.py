"""Going elsewhere and coming back: search, notes, tags, palette, help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nutgraf.model.notes import Note
    from nutgraf.tui.screens.reader import ReaderScreen
    from nutgraf.tui.screens.search import Found

Screen = tuple[str, str]
"""The command that opens another screen, and what is typed after it."""
_PLACES = 50
"""Jumps that are remembered."""


class Place(NamedTuple):
    """Somewhere to come back to."""

    article: int
    offset: int


class GoingActions(Part):
    """Other screens, and the way back."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self._places: list[Place | Screen] = []

    def actions(self) -> Mapping[str, Action]:
        """Search, notes, tags, palette, help, command line, one step back."""
        return {
            "go.search": self.search,
            "search.open": self.search,
            "go.similar": plain(self._similar),
            "go.notes": self._notes,
            "go.tags": plain(self._tags),
            "go.back": plain(self._back),
            "view.theme": self._theme,
            "palette.open": plain(self.app_palette),
            "help.open": plain(self._help),
            "line.open": plain(self._line),
            "back.step": plain(self._step_back),
            "back.leave": plain(self._leave),
            "app.quit": plain(lambda: self.app.exit()),
        }

    def search(self, query: str = "") -> None:
        """Open the search."""
        from nutgraf.tui.screens.search import SearchScreen

        self.reader.ask(SearchScreen(self.library, query), self._found)

    def to_note(self, note: Note, *, back_to: Screen | None = None) -> None:
        """Show a note's passage in its article."""
        if note.article is None:
            self.reader.say("This note hangs on no article of the archive.", trouble=True)
            return
        self.remember(back_to)
        offset = note.anchor.start if note.anchor is not None else None
        self.reader.reading.open(note.article, offset=offset, read=False)
        self.reader.viewing.go_to("article")

    def remember(self, screen: Screen | None = None) -> None:
        """Remember this place, to come back to it; or the screen that the jump began on."""
        article = self.reader.reading.article
        if screen is not None:
            self._places.append(screen)
        elif article is not None:
            self._places.append(Place(article.id, self.reader.page.cursor))
        del self._places[:-_PLACES]

    def app_palette(self) -> None:
        """Open the palette of commands."""
        self.app.action_command_palette()

    def _found(self, found: Found) -> None:
        """Go to what was found."""
        if found.listed or found.exported:
            self.reader.listing.narrow(found.query)
            if found.exported:
                self.reader.exporting.ask_format("list")
            return
        if found.article is None:
            self.reader.say("This note hangs on no article of the archive.", trouble=True)
            return
        self.remember()
        self.reader.reading.open(found.article)
        self.reader.finding.mark_matches(found.terms, found.passage)
        self.reader.viewing.go_to("article")

    def _similar(self) -> None:
        """Choose from the articles that are like this one, or like what is selected."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        reader = self.reader
        (article,) = reader.listing.targets()[:1] or (None,)
        if article is None:
            return
        page = reader.page
        passage = page.quote() if page.has_focus and page.selection is not None else ""
        hits = self.library.search.similar(article, passage=passage)
        items = [
            Item(
                hit.id,
                hit.title,
                " ".join(part for part in (hit.source, str(hit.date or "")) if part),
            )
            for hit in hits
        ]
        reader.ask(
            MenuScreen("Like this", items, empty="No other article is like it."), self._open_similar
        )

    def _open_similar(self, article: str) -> None:
        """Open one of them."""
        self.remember()
        self.reader.reading.open(int(article))
        self.reader.viewing.go_to("article")

    def _notes(self, query: str) -> None:
        """Open the view of all notes."""
        from nutgraf.tui.screens.notes import NotesScreen

        self.app.push_screen(NotesScreen(self.library, query), self._note_chosen)

    def _note_chosen(self, note: Note | None) -> None:
        """Go to the passage of the note that was chosen."""
        self.reader.annotating.changed()
        if note is not None:
            self.to_note(note, back_to=("go.notes", ""))

    def _tags(self) -> None:
        """Open the table of tags."""
        from nutgraf.tui.screens.tags import TagsScreen

        self.app.push_screen(TagsScreen(self.library), self._tag_chosen)

    def _tag_chosen(self, tag: str | None) -> None:
        """Show the articles with a tag."""
        self.reader.annotating.changed()
        if tag:
            self.reader.listing.narrow(f"tag:{tag}", f"#{tag}")

    def _back(self) -> None:
        """Go back to where the last jump began."""
        if not self._places:
            self.reader.say("There is nowhere to go back to.")
            return
        place = self._places.pop()
        if not isinstance(place, Place):
            self.reader.perform(*place)
            return
        self.reader.reading.open(place.article, offset=place.offset, read=False)
        self.reader.viewing.go_to("article")

    def _theme(self, name: str) -> None:
        """Choose the colours."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        if name:
            self._take_theme(name)
            return
        themes = sorted(
            self.app.available_themes, key=lambda t: (t not in {"ink", "paper", "ansi"}, t)
        )
        items = [Item(theme, theme, lit=theme == self.app.theme) for theme in themes]
        self.reader.ask(MenuScreen("Theme", items), self._take_theme)

    def _take_theme(self, name: str) -> None:
        """Change the colours."""
        if name in self.app.available_themes:
            self.app.keep_theme(name)
        else:
            key = self.app.keymap.shown("view.theme")
            self.reader.say(f"There is no theme {name!r}; {key} shows them.", trouble=True)

    def _help(self) -> None:
        """Show the keys of this pane."""
        from nutgraf.tui.screens.help import HelpScreen

        self.reader.ask(HelpScreen(self.reader.contexts()), self.reader.perform)

    def _line(self) -> None:
        """Ask for a command by its name."""
        from nutgraf.tui.screens.command_line import CommandLine

        self.reader.ask(CommandLine(self.reader.has_action), self._typed)

    def _typed(self, typed: tuple[str, str]) -> None:
        """Run what was typed."""
        self.reader.perform(*typed)

    def _leave(self) -> None:
        """One step back; from the library out of the program."""
        if not self._step_back():
            self.app.exit()

    def _step_back(self) -> bool:
        """One step back: out of zen, to the library, to every article; False where there is none."""
        reader = self.reader
        if reader.has_class("zen"):
            reader.perform("view.zen")
        elif reader.list.has_focus and reader.list.chosen:
            reader.list.chosen.clear()
            reader.list.forget()
        elif reader.page.has_focus and reader.page.calm():
            reader.viewing.stand()
        elif not reader.list.has_focus:
            reader.viewing.go_to("list")
        elif reader.listing.query:
            reader.listing.narrow("")
        else:
            return False
        return True
