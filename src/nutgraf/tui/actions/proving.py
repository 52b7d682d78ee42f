"""Going to what a verdict rests on: a note, a passage of another article, a page of the web."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.errors import NotFound
from nutgraf.model.evidence import LeadKind, leads_in
from nutgraf.model.marks import Span
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nutgraf.model.evidence import Lead

_TITLES = {
    LeadKind.NOTE: "your note",
    LeadKind.PASSAGE: "the passage",
    LeadKind.LINK: "the page",
}
_LOOKED_UP = 12
"""Words of a passage by which its article is looked for."""


class ProvingActions(Part):
    """The evidence of a verdict, followed."""

    def actions(self) -> Mapping[str, Action]:
        """One command: to the evidence."""
        return {"verdict.evidence": plain(self._open)}

    def _open(self) -> None:
        """Go to what the verdict under the cursor rests on; of several things one is chosen."""
        judged = self.reader.reading.judged(self.reader.marking.thing())
        leads = leads_in(judged.evidence) if judged is not None else ()
        if not leads:
            key = self.app.keymap.shown("verdict.set")
            held = judged.evidence if judged is not None else ""
            told = "Its evidence leads nowhere" if held else "No evidence has been given"
            self.reader.say(f"{told}; {key} gives some.")
        elif len(leads) == 1:
            self._follow(leads[0])
        else:
            self._choose(leads)

    def _choose(self, leads: tuple[Lead, ...]) -> None:
        """Ask which of them."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        items = [
            Item(str(number), _TITLES[lead.kind], " ".join(lead.target.split()))
            for number, lead in enumerate(leads)
        ]
        self.reader.ask(MenuScreen("Evidence", items), lambda n: self._follow(leads[int(n)]))

    def _follow(self, lead: Lead) -> None:
        """Go there; what cannot be found is told."""
        if lead.kind is LeadKind.LINK:
            self.reader.linking.open(lead.target)
        elif lead.kind is LeadKind.NOTE:
            self.reader.going.to_note(self.library.notes.get(lead.target))
        else:
            self._show_passage(lead)

    def _show_passage(self, lead: Lead) -> None:
        """Open the article at the passage, wherever in the archive that stands by now."""
        wanted = re.compile(r"\s+".join(map(re.escape, lead.target.split())))
        for article_id in self._candidates(lead):
            found = wanted.search(self.library.articles.get(article_id).text)
            if found:
                self.reader.going.remember()
                self.reader.reading.open(article_id, read=False)
                if found[0]:
                    self.reader.finding.point_out(Span(*found.span()))
                self.reader.viewing.go_to("article")
                return
        self.reader.say("The passage is in no article of the archive any more.", trouble=True)

    def _candidates(self, lead: Lead) -> list[int]:
        """The article that is named, if it is there, then those that have the words."""
        ids: list[int] = []
        if lead.article:
            try:
                ids = [self.library.articles.get(lead.article).id]
            except NotFound:
                ids = []
        words = re.findall(r"\w+", lead.target)[:_LOOKED_UP]
        if words:
            ids += self.library.search.ids('"' + " ".join(words) + '"')
        return ids
