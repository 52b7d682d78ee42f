"""Tags on what is read: on the selection, the note under the cursor, or articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import Span
from nutgraf.tui.actions.action import Action
from nutgraf.tui.actions.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Things = list[int | str] | Span
"""Articles and notes by their ids, or a passage."""


class TaggingActions(Part):
    """Putting tags on, and taking them off."""

    def actions(self) -> Mapping[str, Action]:
        """One command, with tags behind it or asked for."""
        return {"tag.add": self._tag}

    def _tag(self, argument: str) -> None:
        """Tag the selection, the note under the cursor, or the articles."""
        from nutgraf.tui.screens.tag_picker import TagPicker

        things, have, what = self._taggable()
        if argument:
            self._tagged(things, argument.replace(",", " ").split())
        elif things is not None:
            self.reader.ask(
                TagPicker(self.library.tags, f"Tag {what}", have),
                lambda change: self.at_work(
                    len(things), lambda: self._retag(things, change.add, change.remove)
                ),
            )

    def _taggable(self) -> tuple[Things | None, tuple[str, ...], str]:
        """What is to be tagged, the tags that it has, and how it is called."""
        reader = self.reader
        if reader.page.has_focus and reader.page.selection is not None:
            return reader.page.selection, (), "the selection"
        note = None if reader.list.has_focus else reader.annotating.chosen_note()
        if note is not None:
            return [note.id], note.tags, "the note"
        ids = reader.listing.targets()
        if not ids:
            return None, (), ""
        what = "the article" if len(ids) == 1 else f"{len(ids):,} articles"
        return list(ids), self.library.tags.common(ids), what

    def _retag(self, things: Things, add: Sequence[str], remove: Sequence[str]) -> None:
        """Carry out what the picker decided."""
        if remove and not isinstance(things, Span):
            self.library.tags.remove(things, remove)
        self._tagged(things, add, gone=remove)

    def _tagged(
        self, things: Things | None, names: Sequence[str], gone: Sequence[str] = ()
    ) -> None:
        """Put tags on things; a passage becomes a highlight with them."""
        article, annotating = self.reader.reading.article, self.reader.annotating
        if isinstance(things, Span) and article is not None and names:
            held = annotating.highlight_of(things)
            if held is None:
                self.library.notes.add(article.id, span=things, tags=names)
            else:
                self.library.tags.add([held.id], names)
            self.reader.page.cancel_selection()
        elif things and names and not isinstance(things, Span):
            self.library.tags.add(things, names)
        annotating.changed()
        told = [f"#{name}" for name in names] + [f"without #{name}" for name in gone]
        self.reader.say(f"Tagged {' '.join(told)}." if told else "Nothing was tagged.")
