"""Entities, figures and claims of the whole archive as lists: ordered, corrected, judged, jumped to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from nutgraf.model.ledger import Listed
from nutgraf.model.marks import Entity, Mark, MarkKind, Mention, Span
from nutgraf.tui.corrector import Corrector
from nutgraf.tui.screens.ledger_lists import COMMANDS, LEAVING, NEXT, ORDER_NAMES, Jump
from nutgraf.tui.screens.ledger_view import LedgerView
from nutgraf.tui.screens.menu import Item, MenuScreen, move_rows
from nutgraf.tui.turning import turn
from nutgraf.tui.widgets.rows import RowChosen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nutgraf.library.library import Library
    from nutgraf.tui.screens.ledger_lists import LedgerState
    from nutgraf.tui.turning import Turn


class LedgerScreen(LedgerView):
    """One list; gives back where to jump to."""

    def __init__(self, library: Library, kind: MarkKind, state: LedgerState) -> None:
        super().__init__(library, kind, state)
        self._corrector = Corrector(self, library, self._corrected, self._elsewhere_bound)

    def do(self, command: str, argument: str) -> None:
        """Jump, filter, order, correct, close."""
        row = self.rows.current
        if command.startswith("move."):
            move_rows(self.rows, command)
        elif command.startswith("history."):
            self._turned(turn(self._library.history, command))
        elif command in LEAVING:
            self._leave(Jump(0, Span(0, 0), (command, "")))
        elif command in self._plain():
            self._plain()[command]()
        elif isinstance(row, Entity) and command in _ON_ENTITIES:
            _ON_ENTITIES[command](self, row)
        elif isinstance(row, Listed) and command in _ON_MARKS:
            _ON_MARKS[command](self, row)

    @on(RowChosen)
    def chosen(self) -> None:
        """A click jumps, or opens the dossier."""
        self.perform("entity.open" if self.kind is MarkKind.ENTITY else "ledger.open")

    def _plain(self) -> Mapping[str, Callable[[], object]]:
        """What is done with the list as a whole."""
        return {
            "ledger.close": self._close,
            "float.close": self._close,
            "ledger.filter": self._input.focus,
            "ledger.sort": self._choose_order,
            "ledger.turn": lambda: self._leave(Jump(0, Span(0, 0), (NEXT[self.kind], ""))),
            **self.everywhere(),
        }

    def _close(self) -> None:
        """Out of the filter, or out of the list."""
        if self._input.has_focus:
            self.rows.focus()
        else:
            self._leave(None)

    def _leave(self, jump: Jump | None) -> None:
        """Remember the row, and go."""
        self.state.cursor = self.rows.cursor
        self.finish(jump)

    def _choose_order(self) -> None:
        """Choose the order."""
        items = [
            Item(order, ORDER_NAMES[order], lit=order == self.state.sort)
            for order in self._library.ledgers.orders(self.kind)
        ]
        self.ask(MenuScreen("Order", items), self._order)

    def _order(self, order: str) -> None:
        """Take over an order, for the next time too."""
        self.state.sort = order
        self._library.remember(f"order_{self.kind.value}", order)
        self._read()

    def _turned(self, turned: Turn) -> None:
        """Something was undone or done again, or there was nothing."""
        if turned.changed:
            self._corrected(turned.told)
        else:
            self.say(turned.told)

    def _corrected(self, told: str) -> None:
        """Something was decided: show the list as it is now."""
        self.state.changed = True
        self._read(cursor=self.rows.cursor)
        self.say(told)

    def _elsewhere_bound(self, article: int, mark: object) -> None:
        """Boundaries are moved in the article."""
        row = self.rows.current
        if isinstance(row, Listed):
            self._leave(Jump(article, row.span, (COMMANDS[self.kind], ""), "mark.fix"))

    def _jump(self, row: Listed) -> None:
        """Go to the passage."""
        self._leave(Jump(row.article, row.span, (COMMANDS[self.kind], "")))

    def _open(self, entity: Entity) -> None:
        """Show the dossier; from there a jump leaves the list as well."""
        from nutgraf.tui.screens.dossier import DossierScreen

        self.ask(DossierScreen(self._library, entity.id, self.state), self._opened)

    def _opened(self, jump: Jump) -> None:
        """Go on from the dossier, or stay here with what was changed in it."""
        if jump.article or jump.back[0]:
            self._leave(jump)
        else:
            self._read(cursor=self.rows.cursor)

    def _judge(self, row: Listed) -> None:
        """Ask for a verdict on the figure or claim, and for what it rests on."""
        from nutgraf.tui.judge import Judge

        if not isinstance(row.mark, Mention):
            Judge(self, self._library, self._corrected).ask(row.article, row.mark)

    def _explain(self, row: Listed) -> None:
        """Say what the mark is, and why it was found; the keys beside that do what they do here."""
        from nutgraf.tui.screens.explain import ExplainScreen, Known

        analysis = self._library.marks.of(row.article)
        marks: list[Mark] = [*analysis.figures, *analysis.claims]
        mark = next((each for each in marks if each.id == row.mark.id), row.mark)
        known = Known(self._library.marks.explain(mark))
        self.ask(ExplainScreen(mark, analysis, known), self.perform)

    def _copy(self, row: Listed) -> None:
        """Copy the paragraph around the mark."""
        self.app.copy_to_clipboard(self._library.ledgers.passage(row.article, row.span).text)
        self.say("Copied the paragraph.")

    def _note_entity(self, entity: Entity) -> None:
        """Write a note on an entity."""
        self.nutgraf.reader.drafting.on_entity(entity, self._corrected)


_ON_ENTITIES: Mapping[str, Callable[[LedgerScreen, Entity], object]] = {
    "entity.open": LedgerScreen._open,
    "note.add": LedgerScreen._note_entity,
    "entity.rename": lambda screen, entity: screen._corrector.rename(entity),
    "entity.merge": lambda screen, entity: screen._corrector.merge(entity),
    "entity.split": lambda screen, entity: screen._corrector.split(entity),
    "mark.fix": lambda screen, entity: screen._corrector.fix_entity(entity),
    "mark.never": lambda screen, entity: screen._corrector.never_entity(entity),
}
_ON_MARKS: Mapping[str, Callable[[LedgerScreen, Listed], object]] = {
    "ledger.open": LedgerScreen._jump,
    "mark.why": LedgerScreen._explain,
    "verdict.set": LedgerScreen._judge,
    "copy.text": LedgerScreen._copy,
    **{
        f"mark.{verb}": partial(
            lambda verb, screen, row: getattr(screen._corrector, verb)(row.article, row.mark), verb
        )
        for verb in ("accept", "dismiss", "never", "fix")
    },
}
"""What is done with the row under the cursor."""
