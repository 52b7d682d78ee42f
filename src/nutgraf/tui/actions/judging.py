"""Checking claims and figures: verdicts, and what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import Claim, Figure
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping


class JudgingActions(Part):
    """Verdicts on what the article says."""

    def actions(self) -> Mapping[str, Action]:
        """Giving a verdict, going to what has none."""
        return {
            "verdict.set": plain(self._judge),
            "verdict.next": plain(self._next_unchecked),
        }

    def _judge(self) -> None:
        """Give the claim or figure under the cursor a verdict."""
        from nutgraf.tui.judge import Judge

        thing, article = self.reader.marking.thing(), self.reader.reading.article
        if isinstance(thing, (Figure, Claim)) and article is not None:
            Judge(self.reader, self.library, self._judged).ask(article.id, thing)
        else:
            self.reader.say("Only a claim or a figure can be checked.")

    def _judged(self, told: str) -> None:
        """Show the verdict."""
        self.reader.reading.renew()
        self.reader.say(told)

    def _next_unchecked(self) -> None:
        """Go to the next claim or figure without a verdict, in both panes."""
        if self.reader.inspector.next_unchecked():
            self.reader.marking.show_row()
        else:
            self.reader.say("Every claim and figure of this article has a verdict.")
