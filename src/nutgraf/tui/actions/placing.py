"""Notes whose passage has moved or is lost: going from one to the next, and placing them again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nutgraf.model.marks import Span
from nutgraf.model.notes import Note, NoteState
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.drafting import middle_cut
from nutgraf.tui.actions.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping


class PlacingActions(Part):
    """What is done with notes that stand nowhere for certain."""

    _wanted: Note | None = None
    """The note that the next selection in its article is for."""
    _at: str = ""
    """Id of the one that was gone to last."""

    def actions(self) -> Mapping[str, Action]:
        """Steps, and placing one that is named."""
        return {
            "mark.next_lost": plain(partial(self._step, 1)),
            "mark.previous_lost": plain(partial(self._step, -1)),
            "note.place": self._place,
        }

    def uncertain(self) -> list[Note]:
        """The notes of the open article that have moved or are lost, in order."""
        article = self.reader.reading.article
        notes = [
            note
            for note in self.reader.page.notes
            if note.state is not NoteState.PLACED and note.anchor is not None
            if article is not None and note.article == article.id
        ]
        return sorted(notes, key=_start)

    def take(self) -> bool:
        """Place the note that waits for a passage where the selection is; False if none waits."""
        page, note = self.reader.page, self._wanted
        span = page.selection
        if span is None or note is None or note.article != page.article.id:
            return False
        self._wanted = None
        self._put(note.id, span, "Placed")
        page.cancel_selection()
        return True

    def confirm(self, note: Note) -> None:
        """A note that has moved is right where it is."""
        if note.state is NoteState.LOST or note.anchor is None:
            self.begin(note)
        elif note.state is NoteState.MOVED:
            self._put(note.id, Span(note.anchor.start, note.anchor.end), "Kept here")
        else:
            self.reader.say("This note stands where it always stood.")

    def begin(self, note: Note) -> None:
        """Let the user select the passage of a note: from where it stands, or from where it stood."""
        anchor, page = note.anchor, self.reader.page
        if anchor is None:
            self.reader.say("This note hangs on no passage.")
            return
        self._wanted = note
        end = min(anchor.end, len(page.article.text))
        span = Span(max(0, min(anchor.start, end - 1)), end)
        self.reader.viewing.go_to("article")
        if note.state is NoteState.LOST:
            page.goto(span.start)
            page.select_sentence()
        else:
            page.select_span(span)
        self._tell(note, "select its passage,")

    def _tell(self, note: Note, how: str) -> None:
        """Say what the passage was, and which key places the note."""
        key = self.app.keymap.shown("mark.fix")
        quote = " ".join(note.anchor.quote.split()) if note.anchor is not None else ""
        state = note.state.value.capitalize()
        self.reader.say(f"{state}: “{middle_cut(quote)}”; {how} {key} places it.")

    def _place(self, note_id: str) -> None:
        """From another screen: open the article of a note, and begin."""
        note = self.library.notes.get(note_id)
        if note.article is not None:
            self.reader.reading.open(note.article, read=False)
            self.begin(note)

    def _step(self, step: int) -> None:
        """Go to the next of them, or the one before."""
        notes = self.uncertain()
        if not notes:
            self.reader.say("Every note of this article stands where it stood.")
            return
        ids = [note.id for note in notes]
        before = ids.index(self._at) if self._at in ids else (-1 if step > 0 else len(ids))
        self._go(notes[(before + step) % len(ids)])

    def _go(self, note: Note) -> None:
        """Stop at a note; a lost one is shown in the inspector, near where it was."""
        self._at = note.id
        reader, anchor = self.reader, note.anchor
        marks = [
            m for m in reader.page.marks if isinstance(m.thing, Note) and m.thing.id == note.id
        ]
        if marks:
            reader.page.choose(marks[0])
            accept = self.app.keymap.shown("mark.accept")
            self._tell(note, f"{accept} keeps it here;")
        elif anchor is not None:
            reader.page.goto(min(anchor.start, max(0, len(reader.page.article.text) - 1)))
            reader.inspector.follow(note)
            self._wanted = note
            self._tell(note, "select its passage,")

    def _put(self, note_id: str, span: Span, told: str) -> None:
        """The note stands there."""
        note = self.library.notes.edit(note_id, span=span)
        self.reader.annotating.changed(articles=[note.article] if note.article else ())
        undo = self.app.keymap.shown("history.undo")
        self.reader.say(f"{told}; {undo} undoes it.")


def _start(note: Note) -> int:
    """What notes are ordered by."""
    return note.anchor.start if note.anchor is not None else 0
