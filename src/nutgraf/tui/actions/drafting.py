"""Writing notes: the editor, what is kept while it is open, and what a crash has left of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nutgraf.errors import NotFound, NutgrafError
from nutgraf.model.notes import TargetKind
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part
from nutgraf.tui.jobs import Latest
from nutgraf.tui.messages import WorkDone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nutgraf.library.drafts import Drafts
    from nutgraf.model.drafts import Draft
    from nutgraf.model.marks import Entity
    from nutgraf.model.notes import Note
    from nutgraf.tui.screens.reader import ReaderScreen

    Then = Callable[[str], object]
    """Is told what was saved, in a sentence."""


class Keeper:
    """Keeps one draft on disk while it is written, on a thread: the disk never holds up a key."""

    def __init__(self, drafts: Drafts, draft: Draft, reader: ReaderScreen) -> None:
        self._drafts = drafts
        self._draft = draft
        self._reader = reader
        self._latest: Latest | None = None

    def keep(self, body: str) -> None:
        """Store what is written so far."""

        def work() -> WorkDone | None:
            try:
                self._drafts.keep(self._draft, body)
            except NutgrafError as error:
                told = f"What you write is not kept on disk: {error.message}"
                return WorkDone(told, trouble=True)
            return None

        if self._latest is None:
            self._latest = Latest("draft")
        self._latest.submit(work, self._reader)

    def leave(self, body: str) -> None:
        """The reader is closing with the editor open: store the last words."""
        self._end()
        self._drafts.leave(self._draft, body)

    def forget(self) -> None:
        """It was thrown away."""
        self._end()
        self._drafts.forget(self._draft)

    def _end(self) -> None:
        """Let nothing be stored any more by the thread."""
        if self._latest is not None:
            self._latest.close()


class DraftingActions(Part):
    """The only door to the editor."""

    def actions(self) -> Mapping[str, Action]:
        """What was not saved."""
        return {"note.drafts": plain(lambda: self.offer(asked=True))}

    def new(self, draft: Draft, then: Then) -> None:
        """Write a new note."""
        self._open(draft, draft.body, "", then)

    def edit(self, note: Note, then: Then) -> None:
        """Change a note."""
        draft = self.library.drafts.of_note(note, f"Note on {shortened(note)}")
        self._open(draft, note.body, note.body, then)

    def on_entity(self, entity: Entity, then: Then) -> None:
        """Write a note on an entity."""
        title = f"Note on {entity.name}"
        self.new(self.library.drafts.begin(title, TargetKind.ENTITY, entity=entity.id), then)

    def offer(self, *, asked: bool = False) -> None:
        """Show what was being written when the program ended, if there is anything."""
        drafts = self.library.drafts.waiting()
        if drafts or asked:
            from nutgraf.tui.screens.menu import Item, MenuScreen

            by_id = {draft.id: draft for draft in drafts}
            items = [
                Item(id, " ".join(draft.body.split()) or "(nothing)", middle_cut(draft.title, 28))
                for id, draft in by_id.items()
            ]
            empty = "Nothing waits: every note that you began is saved."
            menu = MenuScreen("Written, but not saved", items, empty=empty)
            self.app.push_screen(menu, lambda id: self._chosen(by_id, id))

    def _chosen(self, drafts: Mapping[str, Draft], id: str | None) -> None:
        """Go on writing one of them; the others wait."""
        if id is not None:
            self.reader.guard(lambda: self._resume(drafts[id]))
        elif drafts:
            key = self.app.keymap.shown("note.drafts")
            self.reader.say(f"What was not saved waits; {key} shows it again.")

    def _resume(self, draft: Draft) -> None:
        """Open the editor over its article, with what was kept."""
        original = ""
        if draft.note is not None:
            try:
                original = self.library.notes.get(draft.note).body
            except NotFound:
                draft = replace(draft, note=None)
        if draft.article is not None:
            self.reader.reading.open(draft.article, offset=draft.start, read=False)
            self.reader.viewing.go_to("article")
        self._open(draft, draft.body, original, self._saved)

    def _saved(self, told: str) -> None:
        """What had waited is a note now."""
        self.reader.annotating.changed()
        self.reader.say(told)

    def _open(self, draft: Draft, body: str, original: str, then: Then) -> None:
        """Open the editor over the article; what is written is kept until it is saved or thrown away."""
        from nutgraf.tui.screens.editor import EditorScreen

        keeper = Keeper(self.library.drafts, draft, self.reader)

        def save(text: str) -> None:
            note = self.library.drafts.save(draft, text)
            keeper.forget()
            if note is not None:
                then("Note saved." if note.body.strip() else "Highlighted.")

        over = self.reader.page if self.app.screen is self.reader else None
        screen = EditorScreen(draft.title, body, save, over=over, original=original, keeper=keeper)
        self.app.push_screen(screen)


def shortened(note: Note) -> str:
    """What a note is on, in a few words."""
    if note.anchor is None:
        return f"“{note.title}”"
    return f"“{middle_cut(' '.join(note.anchor.quote.split()))}”"


def middle_cut(text: str, most: int = 40) -> str:
    """The text with its middle left out where it is long, between words where there are any."""
    if len(text) <= most:
        return text
    half = (most - 3) // 2
    head, tail = text[: half + 1], text[-half - 1 :]
    head = head.rpartition(" ")[0] or head[:-1]
    tail = tail.partition(" ")[2] or tail[1:]
    return f"{head.rstrip()} … {tail.lstrip()}"
