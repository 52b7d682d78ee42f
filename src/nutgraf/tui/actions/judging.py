"""Checking claims and figures: verdicts, and what they rest on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nutgraf.model.marks import Claim, Figure, Verdict
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part
from nutgraf.tui.copying import cited, noted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nutgraf.model.notes import Note
    from nutgraf.tui.screens.search import Found

VERDICT_TITLES: Mapping[Verdict, str] = {
    Verdict.UNCHECKED: "not looked at yet",
    Verdict.CHECKING: "being looked into",
    Verdict.SUPPORTED: "the evidence bears it out",
    Verdict.DISPUTED: "others say otherwise",
    Verdict.WRONG: "the evidence is against it",
    Verdict.UNCHECKABLE: "nobody can find out",
}
"""What the picker says of each verdict."""


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
        thing = self.reader.marking.thing()
        if isinstance(thing, (Figure, Claim)):
            self._ask_verdict(thing)
        else:
            self.reader.say("Only a claim or a figure can be checked.")

    def _ask_verdict(self, thing: Figure | Claim) -> None:
        """Ask for a verdict, then for its evidence."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        judged = self.reader.reading.judged(thing)
        items = [
            Item(
                verdict.value,
                verdict.value,
                VERDICT_TITLES[verdict],
                lit=judged is not None and verdict is judged.verdict,
            )
            for verdict in Verdict
        ]
        self.reader.ask(
            MenuScreen("Verdict", items), lambda chosen: self._ask_evidence(thing, Verdict(chosen))
        )

    def _ask_evidence(self, thing: Figure | Claim, verdict: Verdict) -> None:
        """Ask what the verdict rests on; given up, it keeps what it rested on before."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        judged = self.reader.reading.judged(thing)
        held = judged.evidence if judged is not None else ""
        save = partial(self._save, thing, verdict)
        if verdict is Verdict.UNCHECKED:
            save("")
            return
        items = [
            Item("typed", "a link or a sentence", held),
            Item("note", "a note of yours"),
            Item("passage", "a passage of another article"),
            Item("none", "nothing yet"),
        ]
        ways = {
            "typed": lambda: self._type(held, save),
            "note": lambda: self._choose_note(save),
            "passage": lambda: self._find_passage(save),
            "none": lambda: save(""),
        }

        def answered(way: str | None) -> None:
            self.reader.guard(ways[way] if way is not None else lambda: save(held))

        self.app.push_screen(MenuScreen(f"{verdict.value.capitalize()}: evidence", items), answered)

    def _type(self, held: str, save: Action) -> None:
        """Type it."""
        from nutgraf.tui.screens.entry import EntryScreen

        hint = "a link, a source, a sentence"
        self.reader.ask(EntryScreen("Evidence", held, hint), lambda typed: save(typed.strip()))

    def _choose_note(self, save: Action) -> None:
        """Choose one of the archive's notes."""
        from nutgraf.tui.screens.notes import NotesScreen

        def chosen(note: Note) -> None:
            save(noted(note))

        self.reader.ask(NotesScreen(self.library), chosen)

    def _find_passage(self, save: Action) -> None:
        """Search for the passage; of an article without one it is the title."""
        from nutgraf.tui.screens.search import SearchScreen

        def found(hit: Found) -> None:
            if hit.article is None:
                self.reader.say("Choose one article, by Enter.", trouble=True)
                return
            article = self.library.articles.get(hit.article)
            spans = self.library.articles.sentences(article) if hit.passage else []
            inside = [s for s in spans if hit.passage and s.start <= hit.passage.start < s.end]
            save(cited(article.text[inside[0].start : inside[0].end] if inside else "", article))

        self.reader.ask(SearchScreen(self.library), found)

    def _save(self, thing: Figure | Claim, verdict: Verdict, evidence: str) -> None:
        """Store a verdict."""
        article = self.reader.reading.article
        if article is not None:
            self.library.verdicts.set(article.id, thing, verdict, evidence)
            self.reader.reading.renew()
            resting = " with evidence" if evidence else ""
            self.reader.say(f"The {type(thing).__name__.lower()} is {verdict.value}{resting}.")

    def _next_unchecked(self) -> None:
        """Go to the next claim or figure without a verdict, in both panes."""
        if self.reader.inspector.next_unchecked():
            self.reader.marking.show_row()
        else:
            self.reader.say("Every claim and figure of this article has a verdict.")
