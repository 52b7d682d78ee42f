"""What is said of articles as a whole: read, starred, put away; one at once, several after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.wording import counted
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.listing import QUERIES
from nutgraf.tui.actions.part import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class FlaggingActions(Part):
    """Flags of the articles that are chosen, or read."""

    def actions(self) -> Mapping[str, Action]:
        """Each way turns back where all are so already."""
        return {
            "list.read": plain(self._toggle_read),
            "list.star": plain(self._toggle_star),
            "list.archive": plain(self._archive),
            "list.read_all": plain(self._read_all),
        }

    def _toggle_read(self) -> None:
        """Read becomes unread if all of them are read; else all become read."""
        ids = self.reader.listing.targets()
        read = not self.library.articles.all_read(ids)
        told = "Marked as read:" if read else "Marked as unread:"

        def mark() -> None:
            self.library.articles.mark_read(ids, read)
            self.reader.listing.changed(ids)

        self._with_many(f"Mark {{}} as {'read' if read else 'unread'}?", ids, mark, told)

    def _toggle_star(self) -> None:
        """Take the stars away if all of them have one; else star all."""
        ids = self.reader.listing.targets()
        starred = not self.library.articles.all_starred(ids)
        question = "Star {}?" if starred else "Take the stars off {}?"

        def star() -> None:
            self.library.articles.star(ids, starred)
            self.reader.listing.changed(ids)

        self._with_many(question, ids, star, "Starred" if starred else "No longer starred:")

    def _archive(self) -> None:
        """Put articles away; where the archived ones are shown, bring them back."""
        ids = self.reader.listing.targets()
        away = self.reader.listing.query != QUERIES["archived"]
        told = "Put away" if away else "Brought back"

        def archive() -> None:
            self.library.articles.archive(ids, away)
            self.reader.list.chosen.clear()
            self.reader.listing.count()
            self.reader.listing.load()
            self._told(told, len(ids))

        self._with_many("Put {} away?" if away else "Bring {} back?", ids, archive)

    def _with_many(
        self, question: str, ids: Sequence[int], work: Callable[[], None], told: str = ""
    ) -> None:
        """Do something with one article at once, with several after asking; of those say what was done."""
        from nutgraf.tui.screens.confirm import ConfirmScreen

        def done() -> None:
            work()
            if told:
                self._told(told, len(ids))

        if len(ids) > 1:
            number = question.format(f"{len(ids):,} articles")
            self.reader.confirm(ConfirmScreen(number), lambda: self.at_work(len(ids), done))
        elif ids:
            work()

    def _read_all(self) -> None:
        """Mark the whole list read, after asking."""
        ids = tuple(self.reader.list.ids)

        def mark() -> None:
            self.library.articles.mark_read(ids)
            self.reader.listing.changed()

        self._with_many("Mark {} as read?", ids, mark, "Marked as read:")

    def _told(self, what: str, number: int) -> None:
        """Say what was done, and how to take it back."""
        undo = self.app.keymap.shown("history.undo")
        self.reader.say(f"{what} {counted(number, 'article')}; {undo} undoes it.")
