"""Correcting marks: right, wrong, wrong everywhere, or something else than the program made of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from nutgraf.errors import UsageError
from nutgraf.model.marks import Claim, Figure, Mark, Mention
from nutgraf.model.notes import Note
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nutgraf.tui.corrector import Corrector
    from nutgraf.tui.marker import Marker


class CorrectingActions(Part):
    """What the user decides over marks."""

    def actions(self) -> Mapping[str, Action]:
        """Accepting, dismissing, fixing."""
        return {
            "mark.accept": plain(self._accept),
            "mark.dismiss": plain(lambda: self._corrector.dismiss(*self._mark())),
            "mark.never": plain(lambda: self._corrector.never(*self._mark())),
            "mark.fix": plain(self._fix),
            "mark.add": plain(self._add),
        }

    @cached_property
    def _corrector(self) -> Corrector:
        """Asks, and has it recorded."""
        from nutgraf.tui.corrector import Corrector

        return Corrector(self.reader, self.library, self.shown_anew, self.reader.fixing.begin)

    @cached_property
    def _marker(self) -> Marker:
        """Asks what the program has missed, and has it marked."""
        from nutgraf.tui.marker import Marker

        return Marker(self.reader, self.library, self._marked, self.reader.fixing.begin)

    def _add(self) -> None:
        """Mark what is selected as an entity, a figure or a claim."""
        page, article = self.reader.page, self.reader.reading.article
        span = page.selection
        if article is None or span is None:
            key = self.app.keymap.shown("select.start")
            raise UsageError("Nothing is selected;", hint=f"{key} selects what shall be marked.")
        self._marker.begin(article, page.analysis, span)

    def _marked(self, told: str) -> None:
        """Stop at the new mark, in place of the selection."""
        page, made = self.reader.page, self._marker.marked
        page.cancel_selection()
        self.shown_anew(told, page.cursor)
        same = [m for m in page.marks if made and m.span == (made.start, made.end)]
        of_kind = [m for m in same if type(m.thing) is type(made)]
        if of_kind:
            page.choose(of_kind[0])

    def _mark(self) -> tuple[int, Mark]:
        """The article and the mark under the cursor; raises UsageError where there is none."""
        thing, article = self.reader.marking.thing(), self.reader.reading.article
        if article is None or not isinstance(thing, (Mention, Figure, Claim)):
            key = self.app.keymap.shown("mark.next")
            raise UsageError("There is no mark here;", hint=f"{key} goes to the next.")
        return article.id, thing

    def _note(self) -> Note | None:
        """The note that is meant where no mark is."""
        thing = self.reader.marking.thing()
        if isinstance(thing, Note):
            return thing
        on_page = thing is None and self.reader.page.has_focus
        return self.reader.annotating.own_note() if on_page else None

    def _accept(self) -> None:
        """The mark is right; a note that has moved is right where it is."""
        note = self._note()
        if note is not None:
            self.reader.placing.confirm(note)
        else:
            self._corrector.accept(*self._mark())

    def _fix(self) -> None:
        """Ask what is wrong with the mark; place the note that waits for the selection, or is under the cursor."""
        if self.reader.placing.take():
            return
        note = self._note()
        if note is not None:
            self.reader.placing.begin(note)
        else:
            self._corrector.fix(*self._mark())

    def shown_anew(self, told: str, start: int | None = None) -> None:
        """Show the marks as they are now, stay at the one that was corrected, and say what was done."""
        page = self.reader.page
        before = page.mark_at_cursor
        self.reader.reading.renew()
        if before is not None or start is not None:
            wanted = before.start if start is None and before is not None else start or 0
            same = [m for m in page.marks if m.start == wanted and not isinstance(m.thing, Note)]
            if before is not None:
                same = [m for m in same if m.layer == before.layer]
            page.choose(same[0]) if same else page.goto(wanted)
        self.reader.listing.changed()
        self.reader.tending.catch_up()
        self.reader.say(told)
