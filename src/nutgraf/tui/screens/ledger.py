"""Entities, figures and claims of the whole archive as lists: filtered, ordered, corrected, jumped to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from nutgraf.errors import NutgrafError
from nutgraf.model.ledger import Listed
from nutgraf.model.marks import Entity, MarkKind, Mention, Span, Verdict
from nutgraf.tui.commands import Context
from nutgraf.tui.corrector import Corrector
from nutgraf.tui.jobs import Latest
from nutgraf.tui.messages import LedgerMade
from nutgraf.tui.screens.base import CommandScreen, bind_commands
from nutgraf.tui.screens.ledger_lists import (
    COMMANDS,
    HINTS,
    LEAVING,
    NEXT,
    ORDER_NAMES,
    TITLES,
    Jump,
    MarkRows,
)
from nutgraf.tui.screens.menu import Item, MenuScreen, move_rows
from nutgraf.tui.widgets.bars import Bar, BarClicked, Run
from nutgraf.tui.widgets.footer import Footer, Standing
from nutgraf.tui.widgets.ledger_rows import (
    LedgerRows,
    entity_columns,
    figure_columns,
    heading,
)
from nutgraf.tui.widgets.passage_box import PassageBox
from nutgraf.tui.widgets.rows import RowChosen, RowMoved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.events import Key

    from nutgraf.library.library import Library
    from nutgraf.tui.screens.ledger_lists import LedgerState
    from nutgraf.tui.widgets.ledger_rows import Rows

_AT_ONCE = 300
"""Articles up to which a list is made without a thread."""
_FIRST = 200
"""Rows of a longer list that are shown while the rest is on its way."""


class LedgerScreen(CommandScreen["Jump | None"]):
    """One list; gives back where to jump to."""

    def __init__(self, library: Library, kind: MarkKind, state: LedgerState) -> None:
        super().__init__()
        self.kind = kind
        self.state = state
        self._library = library
        orders = library.ledgers.orders(kind)
        if state.sort not in orders:
            remembered = library.setting(f"order_{kind.value}", "")
            state.sort = str(remembered) if remembered in orders else orders[0]
        self._input = Input(state.query, HINTS[kind])
        self._heading = Bar(id="heading")
        self.rows = LedgerRows(lines=2 if kind is MarkKind.CLAIM else 1, id="rows")
        self.top_bar = Bar(id="top")
        self.footer = Footer(id="foot")
        self._latest: Latest | None = None
        self._number = 0
        self._closed = False
        self._waiting = False
        self._message = ""
        self._corrector = Corrector(self, library, self._corrected, self._elsewhere_bound)

    def compose(self) -> ComposeResult:
        """Filter, names of the columns, rows, the passage of the row under the cursor."""
        yield self.top_bar
        yield self._input
        yield self._heading
        yield self.rows
        yield PassageBox(id="passage")
        yield self.footer

    def on_mount(self) -> None:
        """Make the list, and stand on the row that was left."""
        super().on_mount()
        bind_commands(self, self.nutgraf, *self.contexts())
        bind_commands(self._input, self.nutgraf, Context.ENTRY)
        for widget in (self.rows, self.top_bar, self.footer, self._heading):
            widget.glyphs = self.nutgraf.glyphs
        self._heading.display = self.kind is not MarkKind.CLAIM
        self.query_one(PassageBox).display = self.kind is not MarkKind.ENTITY
        self.rows.today = self.nutgraf.reader.list.today
        self.rows.focus()
        self._read(cursor=self.state.cursor)

    def on_unmount(self) -> None:
        """End the thread."""
        self._closed = True
        if self._latest is not None:
            self._latest.close()

    def contexts(self) -> tuple[Context, ...]:
        """Entities have keys of their own."""
        return (Context.ENTITIES if self.kind is MarkKind.ENTITY else Context.LEDGER,)

    def do(self, command: str, argument: str) -> None:
        """Jump, filter, order, correct, close."""
        self._message = ""
        row = self.rows.current
        if command.startswith("move."):
            move_rows(self.rows, command)
        elif command in self._plain():
            self._plain()[command]()
        elif isinstance(row, Entity) and command in _ON_ENTITIES:
            _ON_ENTITIES[command](self, row)
        elif isinstance(row, Listed) and command in _ON_MARKS:
            _ON_MARKS[command](self, row)
        else:
            self._elsewhere(command)
        self._stand()

    def say(self, message: str, *, trouble: bool = False) -> None:
        """Tell one sentence in the footer until the next key."""
        self._message = message
        self._stand(trouble=trouble)

    def on_key(self, event: Key) -> None:
        """From the filter, arrows and Enter go to the rows."""
        if self._input.has_focus and event.key in ("down", "enter", "tab"):
            event.stop()
            self.rows.focus()

    @on(Input.Changed)
    def typed(self) -> None:
        """Filter while it is typed."""
        if self._input.value != self.state.query:
            self.state.query = self._input.value
            self._read()

    @on(LedgerMade)
    def made(self, message: LedgerMade) -> None:
        """The list of the newest question has come."""
        if message.number == self._number:
            self._waiting = False
            self._show(message.rows, message.cursor, message.error)

    @on(RowMoved)
    def moved(self) -> None:
        """Show the passage."""
        self._show_passage()
        self._stand()

    @on(RowChosen)
    def chosen(self) -> None:
        """A click jumps, or opens the dossier."""
        self.perform("entity.open" if self.kind is MarkKind.ENTITY else "ledger.open")

    @on(BarClicked)
    def bar_clicked(self, message: BarClicked) -> None:
        """A click on a bar is the key."""
        self.perform(message.command)

    def on_resize(self) -> None:
        """The columns follow the width."""
        self.call_after_refresh(self._stand)

    def on_descendant_focus(self) -> None:
        """The footer shows the keys of what has them."""
        self._stand()

    def _plain(self) -> Mapping[str, Callable[[], object]]:
        """What is done with the list as a whole."""
        return {
            "ledger.close": self._close,
            "float.close": self._close,
            "ledger.filter": self._input.focus,
            "ledger.sort": self._choose_order,
            "ledger.turn": lambda: self._leave(Jump(0, Span(0, 0), (NEXT[self.kind], ""))),
            "history.undo": lambda: self._turn_back("Undone", self._library.history.undo()),
            "history.redo": lambda: self._turn_back("Done again", self._library.history.redo()),
        }

    def _read(self, *, cursor: int = 0) -> None:
        """Ask for the list; a large archive answers a moment later."""
        self._number += 1
        number, query, sort = self._number, self.state.query, self.state.sort

        def work() -> LedgerMade | None:
            while number == self._number and not self._closed:
                try:
                    rows = self._rows(query, sort)
                except NutgrafError as error:
                    return LedgerMade(number, None, 0, error)
                if rows is not None:  # else it was called off with another list, and is asked for again
                    return LedgerMade(number, rows, cursor)
            return None

        if self._library.articles.counts().all <= _AT_ONCE:
            message = work()
            if message is not None:
                self.made(message)
            return
        first = self._library.ledgers.orders(self.kind)[0]
        if not query and sort == first and self.kind is not MarkKind.ENTITY and not cursor:
            self._show(self._rows(query, sort, _FIRST), 0, None)
        if self._latest is None:
            self._latest = Latest("ledger", self._library.ledgers.interrupt)
        self._waiting = True
        self._latest.submit(work, self)
        self._stand()

    def _rows(self, query: str, sort: str, limit: int | None = None) -> Rows | None:
        """The rows that a query means; None where they were called off."""
        ledgers = self._library.ledgers
        if self.kind is MarkKind.ENTITY:
            return ledgers.entities(query, sort=sort)
        ids = ledgers.marks(self.kind, query, sort=sort, limit=limit)
        return None if ids is None else MarkRows(ids, ledgers.listed)

    def _show(self, rows: Rows | None, cursor: int, error: NutgrafError | None) -> None:
        """Take over a list, or the reason why there is none."""
        self.rows.empty = error.message if error is not None else self._none()
        self.rows.show(rows if rows is not None else MarkRows((), lambda _: []), cursor)
        self._show_passage()
        self._stand()

    def _none(self) -> str:
        """What stands in the place of rows."""
        name = TITLES[self.kind].lower()
        if self.state.query.strip():
            return f"None of the {name} matches the filter."
        return f"No {name} yet: they are found in the articles that you add."

    def _show_passage(self) -> None:
        """The paragraph of the row under the cursor."""
        row, box = self.rows.current, self.query_one(PassageBox)
        if isinstance(row, Listed):
            box.show(row.title, self._library.ledgers.passage(row.article, row.span))
        else:
            box.update("")

    def _stand(self, *, trouble: bool = False) -> None:
        """Bring the bars up to date."""
        if not self.is_attached:
            return
        count, keymap, glyphs = self.rows.count, self.nutgraf.keymap, self.nutgraf.glyphs
        left = [Run(f" {glyphs.logo} ", "accented", True), Run("nutgraf ", "body", True)]
        for kind, title in TITLES.items():
            number = f" {count:,}" if kind is self.kind else ""
            role = "body" if kind is self.kind else "muted"
            left.append(Run(f"  {title}{number}", role, kind is self.kind, COMMANDS[kind]))
        back = Run(f"{keymap.shown('ledger.close')} back ", "muted", False, "ledger.close")
        order = Run(f"{ORDER_NAMES[self.state.sort]}  ", "muted", False, "ledger.sort")
        self.top_bar.put(left, [order, back])
        width = self.rows.size.width - 1
        columns = entity_columns(width) if self.kind is MarkKind.ENTITY else figure_columns(width)
        self._heading.put([Run(heading(columns, width), "muted")], [])
        place = (
            f"{self.rows.cursor + 1:,}/{count:,}" if count else f"no {TITLES[self.kind].lower()}"
        )
        self.footer.show(
            Standing(
                keys=keymap.footer(self.contexts()[0]),
                message=self._message,
                trouble=trouble,
                position=f"looking {glyphs.ellipsis}" if self._waiting else place,
            )
        )

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

    def _turn_back(self, verb: str, label: str | None) -> None:
        """Undo or redo."""
        if label is not None:
            self.state.changed = True
            self._read(cursor=self.rows.cursor)
        self.say(f"{verb}: {label}." if label else "There is nothing to undo.")

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
        if jump.article:
            self._leave(jump)
        else:
            self._read(cursor=self.rows.cursor)

    def _judge(self, row: Listed) -> None:
        """Give the figure or claim a verdict; the evidence that it has stays."""
        from nutgraf.tui.actions.judging import VERDICT_TITLES

        items = [
            Item(verdict.value, verdict.value, title, lit=verdict is row.verdict)
            for verdict, title in VERDICT_TITLES.items()
        ]
        self.ask(MenuScreen("Verdict", items), lambda chosen: self._judged(row, Verdict(chosen)))

    def _judged(self, row: Listed, verdict: Verdict) -> None:
        """Store a verdict."""
        mark = row.mark
        if not isinstance(mark, Mention):
            held = self._library.verdicts.of_article(row.article)
            place = (mark.start, mark.end)
            evidence = next((v.evidence for v in held if (v.start, v.end) == place), "")
            self._library.verdicts.set(row.article, mark, verdict, evidence)
            self._corrected(f"The {self.kind.value} is {verdict.value}.")

    def _copy(self, row: Listed) -> None:
        """Copy the paragraph around the mark."""
        self.app.copy_to_clipboard(self._library.ledgers.passage(row.article, row.span).text)
        self.say("Copied the paragraph.")

    def _note_entity(self, entity: Entity) -> None:
        """Write a note on an entity."""
        self.nutgraf.reader.drafting.on_entity(entity, self._corrected)

    def _elsewhere(self, command: str) -> None:
        """Help, palette, search, quit; another of the lists."""
        if command == "help.open":
            from nutgraf.tui.screens.help import HelpScreen

            self.ask(HelpScreen(self.contexts()), self.perform)
        elif command == "palette.open":
            self.app.action_command_palette()
        elif command == "app.quit":
            self.app.exit()
        elif command in LEAVING:
            self._leave(Jump(0, Span(0, 0), (command, "")))


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
