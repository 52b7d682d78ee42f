"""Asks for a verdict on a figure or claim and for what it rests on; on whatever screen the mark was met."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from nutgraf.model.marks import Claim, Figure, Verdict
from nutgraf.tui.copying import cited, noted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nutgraf.library.library import Library
    from nutgraf.tui.screens.base import CommandScreen
    from nutgraf.tui.screens.search import Found

    Save = Callable[[str], None]
    """Stores the verdict with this evidence."""

_TITLES: Mapping[Verdict, str] = {
    Verdict.UNCHECKED: "not looked at yet",
    Verdict.CHECKING: "being looked into",
    Verdict.SUPPORTED: "the evidence bears it out",
    Verdict.DISPUTED: "others say otherwise",
    Verdict.WRONG: "the evidence is against it",
    Verdict.UNCHECKABLE: "nobody can find out",
}
"""What the picker says of each verdict."""


class Judge:
    """Gives verdicts; `done` is told each one in a sentence."""

    def __init__(
        self, screen: CommandScreen[Any], library: Library, done: Callable[[str], None]
    ) -> None:
        self._screen = screen
        self._library = library
        self._done = done

    def ask(self, article: int, mark: Figure | Claim) -> None:
        """Ask for a verdict, then for its evidence."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        judged = self._library.verdicts.on(article, mark)
        now, held = (judged.verdict, judged.evidence) if judged is not None else (None, "")
        items = [
            Item(verdict.value, verdict.value, title, lit=verdict is now)
            for verdict, title in _TITLES.items()
        ]
        self._screen.ask(
            MenuScreen("Verdict", items),
            lambda chosen: self._ask_evidence(article, mark, Verdict(chosen), held),
        )

    def _ask_evidence(
        self, article: int, mark: Figure | Claim, verdict: Verdict, held: str
    ) -> None:
        """Ask what the verdict rests on; given up, it keeps what it rested on before."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        save = partial(self._save, article, mark, verdict)
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
            self._screen.guard(ways[way] if way is not None else lambda: save(held))

        menu = MenuScreen(f"{verdict.value.capitalize()}: evidence", items)
        self._screen.app.push_screen(menu, answered)

    def _type(self, held: str, save: Save) -> None:
        """Type it."""
        from nutgraf.tui.screens.entry import EntryScreen

        hint = "a link, a source, a sentence"
        self._screen.ask(EntryScreen("Evidence", held, hint), lambda typed: save(typed.strip()))

    def _choose_note(self, save: Save) -> None:
        """Choose one of the archive's notes."""
        from nutgraf.tui.screens.notes import NotesScreen

        self._screen.ask(NotesScreen(self._library), lambda note: save(noted(note)))

    def _find_passage(self, save: Save) -> None:
        """Search for the passage; of an article without one it is the title."""
        from nutgraf.tui.screens.search import SearchScreen

        self._screen.ask(SearchScreen(self._library), lambda found: self._cite(found, save))

    def _cite(self, found: Found, save: Save) -> None:
        """Take the sentence that was found for evidence."""
        if found.article is None:
            self._screen.say("Choose one article, by Enter.", trouble=True)
            return
        article, passage = self._library.articles.get(found.article), found.passage
        spans = self._library.articles.sentences(article) if passage else []
        inside = [span for span in spans if passage and span.start <= passage.start < span.end]
        save(cited(article.text[slice(*inside[0])] if inside else "", article))

    def _save(self, article: int, mark: Figure | Claim, verdict: Verdict, evidence: str) -> None:
        """Store a verdict."""
        self._library.verdicts.set(article, mark, verdict, evidence)
        resting = " with evidence" if evidence else ""
        self._done(f"The {type(mark).__name__.lower()} is {verdict.value}{resting}.")
