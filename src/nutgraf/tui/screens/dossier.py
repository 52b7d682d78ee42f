"""The dossier of one entity: what is known of it across the archive, and the way to each passage."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Static

from nutgraf.errors import NotFound
from nutgraf.model.ledger import Listed
from nutgraf.model.marks import Mention, Span
from nutgraf.model.wording import counted
from nutgraf.tui.commands import Context
from nutgraf.tui.corrector import Corrector
from nutgraf.tui.days import days
from nutgraf.tui.lines import cells
from nutgraf.tui.screens.full import FullScreen
from nutgraf.tui.screens.ledger_lists import Jump
from nutgraf.tui.screens.menu import move_rows
from nutgraf.tui.signs import kind_sign
from nutgraf.tui.turning import turn
from nutgraf.tui.widgets.bars import Run
from nutgraf.tui.widgets.dossier_rows import DossierRows, dossier_rows
from nutgraf.tui.widgets.rows import RowChosen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from nutgraf.library.library import Library
    from nutgraf.model.notes import Note
    from nutgraf.tui.screens.ledger_lists import LedgerState


class DossierScreen(FullScreen["Jump | None"]):
    """One entity; gives back where to jump to."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.DOSSIER,)
    BACK = "dossier.close"

    def __init__(self, library: Library, entity: int, state: LedgerState) -> None:
        super().__init__()
        self._library = library
        self._state = state
        self._dossier = library.ledgers.dossier(entity)
        self.rows = DossierRows(id="rows")
        self._corrector = Corrector(self, library, self._corrected, self._move)

    def compose(self) -> ComposeResult:
        """Who it is, and below all that there is."""
        yield self.top_bar
        yield Static("", markup=False, id="about")
        yield self.rows
        yield self.footer

    def on_mount(self) -> None:
        """Show it."""
        self.rows.glyphs = self.nutgraf.glyphs
        self.rows.today = self.nutgraf.reader.list.today
        self.rows.focus()
        self._show()

    def do(self, command: str, argument: str) -> None:
        """Jump, correct, write, close."""
        entity, row = self._dossier.entity, self.rows.current
        actions: Mapping[str, Callable[[], object]] = {
            "dossier.close": self._close,
            "ledger.open": self._jump,
            "note.add": self._note,
            "entity.rename": lambda: self._corrector.rename(entity),
            "entity.merge": lambda: self._corrector.merge(entity),
            "entity.split": self._split,
            "entity.articles": lambda: self._leave("list.filter", f'entity:"{entity.name}"'),
            "mark.fix": lambda: self._corrector.fix_entity(entity),
            "mark.never": lambda: self._corrector.never_entity(entity),
            **self.everywhere(),
        }
        if command.startswith("move."):
            move_rows(self.rows, command)
        elif command.startswith("history."):
            self._renew(turn(self._library.history, command).told)
        elif command == "mark.dismiss":
            if isinstance(row, Listed):
                self._corrector.dismiss(row.article, row.mark)
        elif command in actions:
            actions[command]()

    @on(RowChosen)
    def chosen(self) -> None:
        """A click jumps."""
        self.perform("ledger.open")

    def heading(self) -> list[Run]:
        """Whose dossier it is."""
        return [Run(f"  Dossier {self.nutgraf.glyphs.dot} {self._dossier.entity.name}", "body")]

    def _show(self) -> None:
        """Everything anew, with the cursor where it is."""
        dossier, entity = self._dossier, self._dossier.entity
        sign = kind_sign(self.nutgraf.glyphs, entity.kind)
        forms = ", ".join(f"“{form.text}” {form.mentions:,}" for form in dossier.forms)
        dot, dash = self.nutgraf.glyphs.dot, self.nutgraf.glyphs.dash
        counts = f"{counted(entity.mentions, 'mention')} in {counted(entity.articles, 'article')}"
        told, when = f"{entity.kind.value} {dot} {counts}", days(dossier, dash)
        length = sum(map(cells, (sign, entity.name, told, when))) + 11
        between = f" {dot} " if length <= self.app.size.width else "\n"
        self.query_one("#about", Static).update(
            Content.assemble(
                (f"{sign} {entity.name}", "bold $accented"),
                (f"   {told}{between}{when}\n", "$muted"),
                forms,
            )
        )
        key = self.nutgraf.keymap.shown("note.add")
        self.rows.show(dossier_rows(dossier, key))
        self.stand()

    def fitted(self) -> None:
        """What stands above follows the width, too."""
        self._show()

    def _close(self) -> None:
        """Back to where it was opened from."""
        self._leave("", "")

    def _leave(self, command: str, argument: str) -> None:
        """Go, and have a command done."""
        self.finish(Jump(0, Span(0, 0), (command, argument)))

    def _back(self) -> tuple[str, str]:
        """The command that comes back here."""
        return "go.dossier", str(self._dossier.entity.id)

    def _jump(self) -> None:
        """Go to the passage of the row; a note is edited."""
        row = self.rows.current
        if isinstance(row, Listed):
            self.finish(Jump(row.article, row.span, self._back()))
        elif row is not None:
            self._edit(row)

    def _move(self, article: int, mark: object) -> None:
        """Boundaries are moved in the article."""
        row = self.rows.current
        if isinstance(row, Listed) and isinstance(row.mark, Mention):
            self.finish(Jump(article, row.span, self._back(), "mark.fix"))

    def _split(self) -> None:
        """Split a form off; on an article's row the one that is printed there, there or everywhere."""
        row, entity = self.rows.current, self._dossier.entity
        if isinstance(row, Listed) and isinstance(row.mark, Mention):
            self._corrector.split(entity, printed=row.mark.text, article=row.article)
        else:
            self._corrector.split(entity)

    def _note(self) -> None:
        """Write a note on the entity."""
        self.nutgraf.reader.drafting.on_entity(self._dossier.entity, lambda told: self._renew(told))

    def _edit(self, note: Note) -> None:
        """Edit a note on it."""
        self.nutgraf.reader.drafting.edit(note, lambda told: self._renew(told))

    def _corrected(self, told: str) -> None:
        """Something was decided."""
        self._renew(told)

    def _renew(self, told: str) -> None:
        """Read the dossier anew; an entity that has become another one is left."""
        self._state.changed = True
        self.say(told)
        try:
            self._dossier = self._library.ledgers.dossier(self._dossier.entity.id)
        except NotFound:
            self._close()
            return
        if self._dossier.entity.mentions:
            self._show()
        else:
            self._close()
