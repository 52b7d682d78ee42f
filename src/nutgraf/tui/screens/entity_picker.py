"""Picks an entity of the archive by a few letters; before any is typed, those with similar names."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input

from nutgraf.model.marks import Entity
from nutgraf.tui.commands import Context
from nutgraf.tui.screens.picking import PickingScreen
from nutgraf.tui.widgets.ledger_rows import LedgerRows
from nutgraf.tui.widgets.rows import RowChosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.library.library import Library

_MOST = 50


class _Few:
    """Entities that are known already."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = entities

    def __len__(self) -> int:
        return len(self._entities)

    def window(self, start: int, end: int) -> Sequence[Entity]:
        """The entities at some places."""
        return self._entities[start:end]


class EntityPicker(PickingScreen["Entity | None"]):
    """Asks which entity is meant; None if it was given up."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.CHOOSING,)
    ENTER = "take"
    rows: LedgerRows

    def __init__(self, title: str, library: Library, entity: Entity) -> None:
        super().__init__(title, "a name")
        self._library = library
        self._entity = entity
        self.rows = LedgerRows(id="rows")

    def do(self, command: str, argument: str) -> None:
        """Move, choose, close."""
        if command == "float.close":
            self.finish(None)
        elif command == "choosing.take":
            self._take()
        else:
            self.rows.line(1 if command == "choosing.next" else -1)

    @on(Input.Submitted)
    @on(RowChosen)
    def _take(self) -> None:
        """That one is meant."""
        chosen = self.rows.current
        if isinstance(chosen, Entity):
            self.finish(chosen)

    def look_for(self, typed: str) -> None:
        """Show what fits; before anything is typed, what looks alike."""
        ledgers, typed = self._library.ledgers, typed.strip()
        if typed:
            found = ledgers.entities(typed)
            entities = found.window(0, _MOST) if found is not None else []
        else:
            entities = ledgers.similar(self._entity, _MOST)
        others = [entity for entity in entities if entity.id != self._entity.id]
        none = (
            "Nothing in the archive has such a name."
            if typed
            else "Type a few letters of its name."
        )
        self.rows.empty = (none,)
        self.rows.show(_Few(others))
        self.rows.styles.height = max(3, min(len(others), self.app.size.height // 2))
