"""What the user writes in the article: notes, highlights, colours; and the selection they go to."""

from __future__ import annotations

from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from nutgraf.model.marks import Claim, Figure, Mention, Span
from nutgraf.model.notes import COLOURS, Note, TargetKind
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.drafting import middle_cut
from nutgraf.tui.actions.part import Part
from nutgraf.tui.page.movement import Unit
from nutgraf.tui.widgets.inspector_rows import EntityRow, NoteRow, spans_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nutgraf.tui.page.selection import Edge


class AnnotatingActions(Part):
    """Writing in the article."""

    def actions(self) -> Mapping[str, Action]:
        """Notes, highlights, colours, selection."""
        page = self.reader.page
        return {
            "note.add": plain(self._add),
            "note.article": plain(self._add_to_article),
            "note.highlight": self._highlight,
            "note.edit": plain(self._edit),
            "note.remove": plain(self._remove),
            **{
                f"note.colour_{number}": plain(partial(self._colour, colour))
                for number, colour in enumerate(COLOURS, 1)
            },
            "select.start": plain(page.select_characters),
            "select.sentence": plain(self._select_more),
            "select.swap": plain(page.swap_ends),
            "select.cancel": plain(page.cancel_selection),
            "select.start_earlier": plain(lambda: self._nudge("start", -1)),
            "select.start_later": plain(lambda: self._nudge("start", 1)),
            "select.end_earlier": plain(lambda: self._nudge("end", -1)),
            "select.end_later": plain(lambda: self._nudge("end", 1)),
        }

    def own_note(self) -> Note | None:
        """The user's note or highlight under the page's cursor."""
        mark = self.reader.page.mark_at_cursor
        if mark is not None and isinstance(mark.thing, Note):
            return mark.thing
        return self._note_at(self.reader.page.cursor)

    def changed(self, *, articles: Sequence[int] = ()) -> None:
        """Notes or tags have changed: page, inspector, rows and counts show it."""
        self.reader.reading.renew()
        self.reader.listing.changed(articles or None)

    def edit_note(self, note: Note) -> None:
        """Open the editor on a note."""

        def saved(told: str) -> None:
            self.changed()
            self.reader.say(told)

        self.reader.drafting.edit(note, saved)

    def chosen_note(self) -> Note | None:
        """The note that a command is about: the inspector's row, or what is under the cursor."""
        if self.reader.inspector.has_focus:
            return self._row_note()
        return self.own_note()

    def passage(self) -> tuple[Span, TargetKind] | None:
        """What a new note goes to: the selection, the current mark, else the sentence."""
        page = self.reader.page
        if page.selection is not None:
            return page.selection, TargetKind.PASSAGE
        mark = page.mark_at_cursor
        if mark is not None and not isinstance(mark.thing, Note):
            return Span(mark.start, mark.end), _target(mark.thing)
        span = page.sentence
        return (span, TargetKind.PASSAGE) if span.end > span.start else None

    def highlight_of(self, span: Span) -> Note | None:
        """The highlight of exactly this passage, if there is one."""
        highlights = (note for note in self.reader.page.notes if note.is_highlight and note.anchor)
        return next(
            (n for n in highlights if n.anchor and (n.anchor.start, n.anchor.end) == span), None
        )

    def _note_at(self, offset: int) -> Note | None:
        """The shortest placed note that covers an offset."""
        covering = [
            (note.anchor.end - note.anchor.start, note)
            for note in self.reader.page.notes
            if note.anchor is not None and note.anchor.start <= offset < note.anchor.end
        ]
        return min(covering, key=itemgetter(0))[1] if covering else None

    def _row_note(self) -> Note | None:
        """The note of the inspector's row."""
        row = self.reader.inspector.current
        return row.note if isinstance(row, NoteRow) else None

    def _add(self) -> None:
        """Write a note on what the keys are at."""
        reader = self.reader
        if reader.list.has_focus:
            self._open_for_note()
        elif reader.inspector.has_focus:
            self._add_to_row()
        elif reader.reading.article is not None:
            chosen = self.passage()
            if chosen is not None:
                self._write_passage(*chosen)

    def _open_for_note(self) -> None:
        """From the list: open the article under the cursor and write on it as a whole."""
        if self.reader.list.current is not None:
            self.reader.perform("list.open")
            self._add_to_article()

    def _add_to_row(self) -> None:
        """Write on the entity, figure, claim or note of the inspector's row."""
        row = self.reader.inspector.current
        if isinstance(row, NoteRow):
            self.edit_note(row.note)
        elif isinstance(row, EntityRow):
            entity = row.mentions[0].entity
            self._write_new(f"Note on {row.name}", target=TargetKind.ENTITY, entity=entity)
        elif row is not None and spans_of(row):
            spans = spans_of(row)
            span = Span(spans[0].start, spans[-1].end)
            thing = getattr(row, "figure", None) or getattr(row, "claim", None)
            self._write_passage(span, _target(thing))

    def _add_to_article(self) -> None:
        """Write on the article as a whole."""
        article = self.reader.reading.article
        if article is not None:
            self._write_new(f"Note on “{article.title}”", target=TargetKind.ARTICLE)

    def _write_passage(self, span: Span, target: TargetKind) -> None:
        """Open the editor on a passage, which stays in sight above it."""
        page = self.reader.page
        below = page.row_at(span.start) - page.scroll_offset.y - page.size.height // 2
        if below > 0:
            page.jump_to(page.scroll_offset.y + below)
        quote = " ".join(self.reader.page.quote(span).split())
        self._write_new(f"Note on “{middle_cut(quote)}”", span=span, target=target)

    def _write_new(
        self,
        title: str,
        *,
        span: Span | None = None,
        target: TargetKind,
        entity: int | None = None,
    ) -> None:
        """Open the editor; saving makes the note, saving nothing makes a highlight of a passage."""
        article = self.reader.reading.article
        assert article is not None
        draft = self.library.drafts.begin(
            title, target, article=article.id, span=span, entity=entity
        )
        self.reader.drafting.new(draft, lambda told: self._wrote(article.id, told))

    def _wrote(self, article_id: int, message: str) -> None:
        """A note is stored: show it, and go back to reading."""
        self.reader.page.cancel_selection()
        self.changed(articles=[article_id])
        self.reader.say(message)

    def _highlight(self, argument: str) -> None:
        """Colour the selection, else the sentence."""
        article, page = self.reader.reading.article, self.reader.page
        span = page.selection or page.sentence
        if article is None or span.end <= span.start:
            return
        colour = argument if argument in COLOURS else None
        held = self.highlight_of(span)
        if held is None:
            self.library.notes.add(article.id, span=span, colour=colour)
        elif colour in (None, held.colour):
            key = self.app.keymap.shown("note.remove")
            self.reader.say(f"That is highlighted already; {key} takes the highlight away.")
            return
        else:
            self.library.notes.edit(held.id, colour=colour)
        self._wrote(article.id, f"Highlighted{self._meaning(colour)}.")
        page.sentence_by(0)

    def _meaning(self, colour: str | None) -> str:
        """What a colour that was chosen means to the user."""
        return f": {self.library.config.colours.get(colour, colour)}" if colour else ""

    def _colour(self, colour: str) -> None:
        """Highlight the selection in a colour, or give the note under the cursor that colour."""
        if self.reader.page.selection is not None:
            self._highlight(colour)
            return
        note = self.chosen_note()
        if note is not None:
            self.library.notes.edit(note.id, colour=colour)
            self.changed()
            meaning = self.library.config.colours.get(colour, colour)
            self.reader.say(f"The colour is {meaning}.")

    def _edit(self) -> None:
        """Edit the note under the cursor."""
        note = self.chosen_note()
        if note is not None:
            self.edit_note(note)
        else:
            self.reader.say("There is no note of yours here.")

    def _remove(self) -> None:
        """Set the note under the cursor aside."""
        note = self.chosen_note()
        if note is None:
            self.reader.say("There is no note of yours here.")
            return
        self.library.notes.remove([note.id])
        self.changed(articles=[note.article] if note.article else ())
        undo = self.app.keymap.shown("history.undo")
        self.reader.say(f"Note removed; {undo} brings it back.")

    def _nudge(self, edge: Edge, step: int) -> None:
        """Move an end of the selection, or of the note under the cursor, by a word."""
        page = self.reader.page
        if page.selection is None:
            note = self.own_note()
            if note is None or note.anchor is None:
                return
            span = page.nudged(Span(note.anchor.start, note.anchor.end), edge, Unit.WORD, step)
            self.library.notes.edit(note.id, span=span)
            self.changed()
            self.reader.say(f"The {edge} of the note is at “{page.quote(_end_of(span, edge))}”.")
            return
        page.nudge(edge, Unit.WORD, step)

    def _select_more(self) -> None:
        """Select the sentence; where it is selected already, its paragraph."""
        page = self.reader.page
        if page.selection is not None and page.selection == page.sentence:
            page.select_paragraph()
        else:
            page.select_sentence()


def _end_of(span: Span, edge: Edge) -> Span:
    """A dozen characters at one end of a range."""
    if edge == "start":
        return Span(span.start, min(span.start + 12, span.end))
    return Span(max(span.end - 12, span.start), span.end)


def _target(thing: object) -> TargetKind:
    """What a note on a mark hangs on."""
    kinds = ((Figure, TargetKind.FIGURE), (Claim, TargetKind.CLAIM), (Mention, TargetKind.PASSAGE))
    return next((kind for type_, kind in kinds if isinstance(thing, type_)), TargetKind.PASSAGE)
