"""Marks: going from one to the next, what they are, and what the user makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import Claim, Figure, Mark, Mention
from nutgraf.model.notes import Note
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part
from nutgraf.tui.page.marks import Layer, notes_on
from nutgraf.tui.widgets.inspector_rows import ClaimRow, EntityRow, FigureRow, NoteRow, spans_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nutgraf.tui.page.marks import PageMark

_LAYERS = {
    "entity": Layer.ENTITIES,
    "figure": Layer.FIGURES,
    "claim": Layer.CLAIMS,
    "mine": Layer.NOTES,
}
_WAYS = {"next": 1, "previous": -1}


class MarkingActions(Part):
    """What stands in the article, as the program found it."""

    _before: tuple[int, PageMark | None] = (0, None)
    """The page's cursor and mark before the last step to a mark."""

    def actions(self) -> Mapping[str, Action]:
        """Steps, jumps, explanations."""
        steps = {
            f"mark.{way}_{name}": self._stepper(step, layer)
            for way, step in _WAYS.items()
            for name, layer in _LAYERS.items()
        }
        return {
            **steps,
            "mark.next": self._stepper(1, None),
            "mark.previous": self._stepper(-1, None),
            "mark.cycle": plain(self.reader.page.cycle_overlapping),
            "mark.jump": plain(self._jump),
            "mark.explain": plain(self._explain),
            "mark.why": plain(self._explain),
        }

    def show_row(self) -> None:
        """The page goes along with the inspector's cursor."""
        row = self.reader.inspector.current
        spans = spans_of(row) if row is not None else ()
        if spans:
            self.reader.page.goto(spans[0].start)

    def explain(self, thing: Mark) -> None:
        """Say what a mark is and why it was found."""
        from nutgraf.tui.screens.explain import ExplainScreen, Known

        known = Known(
            self.library.marks.explain(thing),
            self.reader.reading.judged(thing),
            notes_on(thing, self.reader.page.notes),
        )
        screen = ExplainScreen(thing, self.reader.page.analysis, known)
        self.reader.ask(screen, self.reader.perform)

    def _stepper(self, step: int, layer: Layer | None) -> Action:
        """An action that goes to the next mark of a layer, or the one before."""

        def run(argument: str) -> None:
            page = self.reader.page
            if argument:  # the first key has gone to some mark already: begin where it began
                self._return()
            self._before = (page.cursor, page.mark_at_cursor)
            if page.mark_by(step, layer) is None:
                where = "below" if step > 0 else "above"
                self.reader.say(f"There is no such mark {where}.")

        return run

    def _return(self) -> None:
        """Go back to where the last step to a mark began."""
        offset, mark = self._before
        if mark is not None:
            self.reader.page.choose(mark)
        else:
            self.reader.page.goto(offset)

    def _jump(self) -> None:
        """Go to the place of the inspector's row in the article; again, to the next place."""
        row = self.reader.inspector.current
        spans = spans_of(row) if row is not None else ()
        if isinstance(row, NoteRow) and not spans:
            self.reader.annotating.edit_note(row.note)
            return
        if spans:
            after = [span for span in spans if span.start > self.reader.page.cursor]
            target = after[0] if after and isinstance(row, EntityRow) else spans[0]
            self.reader.page.goto(target.start)
            self.reader.viewing.go_to("article")

    def thing(self) -> object:
        """The mark that a command is about: the inspector's row, or what is under the cursor."""
        if self.reader.inspector.has_focus:
            match self.reader.inspector.current:
                case EntityRow(mentions=(first, *_)):
                    return first
                case FigureRow(figure=thing) | ClaimRow(claim=thing):
                    return thing
                case NoteRow(note=note):
                    return note
            return None
        mark = self.reader.page.mark_at_cursor
        return mark.thing if mark is not None else None

    def _explain(self) -> None:
        """Say what the mark under the cursor is; a note is opened."""
        thing = self.thing()
        if isinstance(thing, Note):
            self.reader.annotating.edit_note(thing)
        elif isinstance(thing, (Mention, Figure, Claim)):
            self.explain(thing)
        else:
            key = self.app.keymap.shown("mark.next")
            self.reader.say(f"There is no mark here; {key} goes to the next.")
