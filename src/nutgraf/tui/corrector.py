"""Asks what is right about a mark, and has it recorded; on whatever screen the mark was met."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from nutgraf.library.fixes import formed, hedged, reworded, spoken, value_typed, valued
from nutgraf.model.marks import (
    Claim,
    ClaimForm,
    EntityKind,
    Figure,
    FigureForm,
    Hedge,
    Mark,
    Mention,
    Stance,
)
from nutgraf.tui.entity_corrector import EntityCorrector

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

    from nutgraf.library.library import Library
    from nutgraf.tui.screens.base import CommandScreen
    from nutgraf.tui.screens.menu import Item

_KINDS: Mapping[str, type[StrEnum]] = {
    "kind": EntityKind,
    "hedge": Hedge,
    "form": FigureForm,
    "stance": Stance,
    "report": ClaimForm,
}
"""What is chosen from a menu, and what there is to choose from."""
_HINTS: Mapping[str, str] = {
    "value": "a number, or two with a dash",
    "name": "the same name joins two entities",
    "counted": "what is counted; nothing takes it away",
    "action": "killed, injured, sold…; nothing takes it away",
    "unit": "USD, %, kilometre…; nothing takes it away",
    "speaker": "a name; nothing for nobody",
}
_MAY_BE_EMPTY = frozenset({"counted", "action", "unit", "speaker"})


class Corrector(EntityCorrector):
    """Decisions over marks and entities; `done` is told each one in a sentence."""

    def __init__(
        self,
        screen: CommandScreen[Any],
        library: Library,
        done: Callable[[str], None],
        move: Callable[[int, Mark], None],
    ) -> None:
        super().__init__(screen, library, done)
        self._move = move
        """Lets the boundary of a mark be moved."""

    def accept(self, article: int, mark: Mark) -> None:
        """The mark is right."""
        self._library.corrections.accept(article, mark)
        self._tell("Accepted")

    def dismiss(self, article: int, mark: Mark) -> None:
        """The mark is wrong here."""
        self._library.corrections.dismiss(article, mark)
        self._tell("Dismissed")

    def never(self, article: int, mark: Mark) -> None:
        """The mark is wrong wherever it is printed, after asking."""
        from nutgraf.tui.screens.confirm import ConfirmScreen

        printed = mark.cue.text if isinstance(mark, Claim) else mark.text
        question = ConfirmScreen(
            f"Never mark “{printed}” again?", ["It is taken off all articles, and later ones too."]
        )
        self._screen.confirm(question, lambda: self._dismiss_everywhere(article, mark))

    def fix(self, article: int, mark: Mark) -> None:
        """Ask what is wrong with a mark."""
        from nutgraf.tui.screens.menu import MenuScreen

        menu = MenuScreen("What is wrong", questions(mark))
        self._put(menu, partial(self._ask, article, mark))

    def _dismiss_everywhere(self, article: int, mark: Mark) -> None:
        self._library.corrections.dismiss(article, mark, everywhere=True)
        self._tell("Dismissed everywhere")

    def _ask(self, article: int, mark: Mark, what: str) -> None:
        """Ask for what is right."""
        if what == "boundary":
            self._move(article, mark)
        elif isinstance(mark, Mention) and what in ("kind", "name", "merge", "split"):
            self._ask_about_name(article, mark, what)
        elif what in _KINDS:
            self._choose(article, mark, what)
        else:
            self._type(article, mark, what)

    def _ask_about_name(self, article: int, mention: Mention, what: str) -> None:
        """Whose name it is, or what kind of thing has it, everywhere; or that it is another one here."""
        entity = self._library.ledgers.find_entity(mention.name, mention.kind)
        if what == "split":
            self.split(entity, printed=mention.text, article=article)
        else:
            {"kind": self.retype, "name": self.rename, "merge": self.merge}[what](entity)

    def _choose(self, article: int, mark: Mark, what: str) -> None:
        """Choose one of what there is."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        held = mark.form if what == "report" and isinstance(mark, Claim) else getattr(mark, what)
        items = [Item(value, value, lit=value == held) for value in _KINDS[what]]
        self._put(
            MenuScreen("It is", items), lambda value: self._chosen(article, mark, what, value)
        )

    def _chosen(self, article: int, mark: Mark, what: str, value: str) -> None:
        """Another hedge or form of a figure, another stance or form of a claim."""
        fixed: Mark = mark
        if isinstance(mark, Figure):
            form = what == "form"
            fixed = formed(mark, FigureForm(value)) if form else hedged(mark, Hedge(value))
        elif isinstance(mark, Claim) and what == "stance":
            fixed = replace(mark, stance=Stance(value))
        elif isinstance(mark, Claim):
            fixed = replace(mark, form=ClaimForm(value))
        self._fixed(article, mark, fixed)

    def _type(self, article: int, mark: Mark, what: str) -> None:
        """Type it."""
        from nutgraf.tui.screens.entry import EntryScreen

        entry = EntryScreen("It is", _held(mark, what), _HINTS.get(what, ""))
        self._put(entry, lambda typed: self._typed(article, mark, what, typed.strip()))

    def _typed(self, article: int, mark: Mark, what: str, typed: str) -> None:
        """Another value, noun, action, unit or speaker."""
        if not typed and what not in _MAY_BE_EMPTY:
            return
        if isinstance(mark, Figure):
            value = what == "value"
            fixed: Mark = valued(mark, typed) if value else reworded(mark, what, typed)
            self._fixed(article, mark, fixed)
        elif isinstance(mark, Claim):
            text = self._library.articles.get(article).text
            self._fixed(article, mark, spoken(mark, typed, text))

    def _fixed(self, article: int, mark: Mark, fixed: Mark) -> None:
        """Record how the mark shall be."""
        if fixed != mark:
            self._library.corrections.fix(article, mark, fixed)
            self._tell("Corrected")


def questions(mark: Mark) -> list[Item]:
    """What can be wrong with a mark, and what it says now."""
    from nutgraf.tui.screens.menu import Item

    items = [Item("boundary", "where it begins and ends")]
    if isinstance(mark, Mention):
        return [
            *items,
            Item("name", "whose name it is", mark.name),
            Item("kind", "its kind", mark.kind),
            Item("merge", "it is the same as another one"),
            Item("split", "it is another one", f"not {mark.name}"),
        ]
    if isinstance(mark, Figure):
        return [
            *items,
            Item("value", "its value", value_typed(mark)),
            Item("hedge", "its hedge", mark.hedge),
            Item("counted", "what is counted", mark.counted or ""),
            Item("action", "what happened to it", mark.action or ""),
            Item("unit", "its unit", mark.unit or ""),
            Item("form", "its kind", mark.form),
        ]
    items[0] = Item("boundary", "where its words, cue and speaker begin and end")
    return [
        *items,
        Item("speaker", "who said it", _held(mark, "speaker") or "nobody named"),
        Item("stance", "its stance", mark.stance),
        Item("report", "its form", mark.form),
    ]


def _held(mark: Mark, what: str) -> str:
    """What a mark says now."""
    if isinstance(mark, Figure):
        return value_typed(mark) if what == "value" else getattr(mark, what) or ""
    return mark.who if isinstance(mark, Claim) else ""
