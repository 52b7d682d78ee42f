"""Lists of entities, figures and claims across the archive, dossiers, and the way back to them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nutgraf.errors import UsageError
from nutgraf.model.marks import Claim, Figure, MarkKind, Mention
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nutgraf.tui.screens.ledger_lists import Jump, LedgerState
    from nutgraf.tui.screens.reader import ReaderScreen

KINDS: Mapping[str, MarkKind] = {
    "go.entities": MarkKind.ENTITY,
    "go.figures": MarkKind.FIGURE,
    "go.claims": MarkKind.CLAIM,
}
"""The commands that open a list, and of what it is."""


class LedgerActions(Part):
    """What stands in all articles."""

    def __init__(self, reader: ReaderScreen) -> None:
        super().__init__(reader)
        self._states: dict[MarkKind, LedgerState] = {}

    def actions(self) -> Mapping[str, Action]:
        """The three lists, the dossier, what is related."""
        return {
            **{command: partial(self._open, kind) for command, kind in KINDS.items()},
            "go.dossier": self._dossier,
            "go.related": plain(self._related),
        }

    def _open(self, kind: MarkKind, query: str) -> None:
        """Open a list as it was left, or on a query."""
        from nutgraf.tui.screens.ledger import LedgerScreen

        state = self._state(kind)
        if query:
            state.query, state.cursor = query, 0
        screen = LedgerScreen(self.library, kind, state)
        self.app.push_screen(screen, partial(self._left, state))

    def _dossier(self, entity: str) -> None:
        """Open the dossier of an entity: by its id, or the one under the cursor."""
        from nutgraf.tui.screens.dossier import DossierScreen

        state = self._state(MarkKind.ENTITY)
        screen = DossierScreen(self.library, self._entity(entity), state)
        self.app.push_screen(screen, partial(self._left, state))

    def _entity(self, named: str) -> int:
        """The entity that is meant: the mark under the cursor, or who speaks there."""
        if named.isdigit():
            return int(named)
        ledgers, thing = self.library.ledgers, self.reader.marking.thing()
        if named:
            return ledgers.find_entity(named).id
        if isinstance(thing, Mention):
            return ledgers.find_entity(thing.name, thing.kind).id
        if isinstance(thing, Claim) and thing.speaker is not None and thing.speaker.name:
            return ledgers.find_entity(thing.speaker.name).id
        key = self.app.keymap.shown("mark.next_entity")
        raise UsageError("There is no entity here;", hint=f"{key} goes to the next.")

    def _related(self) -> None:
        """Line up figures of the same kind, or claims of the same speaker."""
        thing = self.reader.marking.thing()
        if isinstance(thing, Figure):
            words = thing.action or thing.counted or thing.unit or thing.form.value
            self._open(MarkKind.FIGURE, f'figure:"{words}"' if " " in words else f"figure:{words}")
        elif isinstance(thing, Claim) and thing.speaker is not None:
            self._open(MarkKind.CLAIM, f'speaker:"{thing.who}"')
        elif isinstance(thing, Mention):
            self._dossier("")
        else:
            raise UsageError("There is nothing here to line up.")

    def _state(self, kind: MarkKind) -> LedgerState:
        """How a list was left."""
        from nutgraf.tui.screens.ledger_lists import LedgerState

        return self._states.setdefault(kind, LedgerState())

    def _left(self, state: LedgerState, jump: Jump | None) -> None:
        """Show what was changed, and go where the list led to."""
        reader = self.reader
        if state.changed:
            state.changed = False
            reader.listing.renew()
            reader.tending.catch_up()
        if jump is None:
            return
        if jump.article:
            reader.guard(partial(self._jump, jump))
        elif jump.back[0]:
            reader.perform(*jump.back)

    def _jump(self, jump: Jump) -> None:
        """Show a passage in its article, and stop at the mark there."""
        reader = self.reader
        reader.going.remember(jump.back)
        reader.reading.open(jump.article, offset=jump.span.start, read=False)
        marks = [mark for mark in reader.page.marks if mark.span == jump.span]
        if marks:
            reader.page.choose(marks[0])
        reader.viewing.go_to("article")
        if jump.then:
            reader.perform(jump.then)
