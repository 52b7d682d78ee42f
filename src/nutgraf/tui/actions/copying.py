"""Copying passages of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part
from nutgraf.tui.clipboard import copy
from nutgraf.tui.copying import FORMS, passage_as
from nutgraf.tui.widgets.inspector_rows import spans_of

if TYPE_CHECKING:
    from collections.abc import Mapping


class CopyingActions(Part):
    """Copying what the keys are at, in several forms."""

    def actions(self) -> Mapping[str, Action]:
        """As it stands, or in a form that is asked for."""
        return {
            "copy.text": plain(lambda: self._copy("text")),
            "copy.as": plain(self._copy_as),
        }

    def _copy_as(self) -> None:
        """Ask in which form to copy."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        items = [Item(form, title) for form, title in FORMS.items()]
        self.reader.ask(MenuScreen("Copy as", items), self._copy)

    def _copy(self, form: str) -> None:
        """Copy the selection, the mark, the note's quotation or the sentence."""
        article, page = self.reader.reading.article, self.reader.page
        if article is None:
            return
        if self.reader.inspector.has_focus:
            row = self.reader.inspector.current
            spans = spans_of(row) if row is not None else ()
            span = spans[0] if spans else None
        else:
            chosen = self.reader.annotating.passage()
            span = chosen[0] if chosen else None
        if span is None:
            return
        copy(self.app, passage_as(form, page.quote(span), article))
        page.cancel_selection()
        self.reader.say(f"Copied {span.end - span.start:,} characters.")
