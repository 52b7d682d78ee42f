"""Correcting marks: right, wrong, wrong everywhere, or something else than the program made of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from nutgraf.errors import UsageError
from nutgraf.model.marks import Claim, EntityKind, Figure, Hedge, Mention, Span
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

Mark = Mention | Figure | Claim


class CorrectingActions(Part):
    """What the user decides over marks."""

    _moving: Mention | Figure | None = None
    """The mark whose boundary is being selected."""

    def actions(self) -> Mapping[str, Action]:
        """Accepting, dismissing, fixing."""
        return {
            "mark.accept": plain(self._accept),
            "mark.dismiss": plain(self._dismiss),
            "mark.never": plain(self._never),
            "mark.fix": plain(self._fix),
        }

    def _mark(self) -> tuple[int, Mark]:
        """The article and the mark under the cursor; raises UsageError where there is none."""
        thing, article = self.reader.marking.thing(), self.reader.reading.article
        if article is None or not isinstance(thing, (Mention, Figure, Claim)):
            key = self.app.keymap.shown("mark.next")
            raise UsageError("There is no mark here;", hint=f"{key} goes to the next.")
        return article.id, thing

    def _accept(self) -> None:
        """The mark is right."""
        article, mark = self._mark()
        self.library.corrections.accept(article, mark)
        self._done("Accepted.")

    def _dismiss(self) -> None:
        """The mark is wrong here."""
        article, mark = self._mark()
        self.library.corrections.dismiss(article, mark)
        self._done("Dismissed")

    def _never(self) -> None:
        """The mark is wrong everywhere."""
        from nutgraf.tui.screens.confirm import ConfirmScreen

        article, mark = self._mark()
        printed = mark.cue.text if isinstance(mark, Claim) else mark.text
        question = ConfirmScreen(
            f"Never mark “{printed}” again?", ["It is taken off all articles, and later ones too."]
        )
        self.reader.confirm(question, lambda: self._dismiss_everywhere(article, mark))

    def _dismiss_everywhere(self, article: int, mark: Mark) -> None:
        """The mark is wrong wherever it is printed."""
        self.library.corrections.dismiss(article, mark, everywhere=True)
        self._done("Dismissed everywhere")

    def _fix(self) -> None:
        """Ask what is wrong with the mark; or take the selection as its boundary."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        span = self.reader.page.selection
        if span is not None and self._moving is not None:
            self._rebound(self._moving, span)
            return
        article, mark = self._mark()
        items = [Item("boundary", "where it begins and ends")]
        if isinstance(mark, Mention):
            items += [
                Item("name", "whose name it is", mark.name),
                Item("kind", "its kind", mark.kind),
            ]
        elif isinstance(mark, Figure):
            items += [
                Item("value", "its value"),
                Item("hedge", "its hedge", mark.hedge),
                Item("counted", "what is counted", mark.counted or ""),
                Item("action", "what happened to it", mark.action or ""),
            ]
        elif mark.speaker is not None:
            items.append(Item("speaker", "who said it", mark.speaker.name or mark.speaker.text))
        self.reader.ask(MenuScreen("What is wrong", items), partial(self._ask, article, mark))

    def _ask(self, article: int, mark: Mark, what: str) -> None:
        """Ask for what is right."""
        from nutgraf.tui.screens.entry import EntryScreen
        from nutgraf.tui.screens.menu import Item, MenuScreen

        if what == "boundary":
            self._ask_boundary(article, mark)
        elif what in ("kind", "hedge"):
            kinds = EntityKind if what == "kind" else Hedge
            items = [Item(value, value, lit=value == getattr(mark, what)) for value in kinds]
            menu = MenuScreen("It is", items)
            self.reader.ask(menu, lambda value: self._retype(article, mark, value))
        else:
            entry = EntryScreen("It is", _held(mark, what), _HINTS.get(what, ""))
            self.reader.ask(entry, lambda typed: self._rewrite(article, mark, what, typed.strip()))

    def _ask_boundary(self, article: int, mark: Mark) -> None:
        """A new boundary is what is selected; without a selection the mark is selected first."""
        page = self.reader.page
        if isinstance(mark, Claim):
            self.reader.say("The boundary of a claim follows its cue; dismiss it if it is none.")
        elif page.selection is None:
            page.select_span(Span(mark.start, mark.end))
            self.reader.viewing.go_to("article")
            earlier, later = (
                self.app.keymap.shown(f"select.{end}") for end in ("end_earlier", "end_later")
            )
            key = self.app.keymap.shown("mark.fix")
            self._moving = mark
            self.reader.say(f"{earlier} {later} move its end; {key} takes the selection.")

    def _rebound(self, mark: Mention | Figure, span: Span) -> None:
        """The mark is what is selected."""
        self._moving = None
        article = self.reader.reading.article
        if article is not None:
            text = article.text[span.start : span.end]
            fixed = replace(mark, start=span.start, end=span.end, text=text)
            self.library.corrections.fix(article.id, mark, fixed)
            self.reader.page.cancel_selection()
            self._done("Corrected")

    def _retype(self, article: int, mark: Mark, value: str) -> None:
        """Another kind of an entity, another hedge of a figure."""
        if isinstance(mark, Mention):
            self.library.corrections.retype(mark.name, EntityKind(value))
        elif isinstance(mark, Figure):
            self.library.corrections.fix(article, mark, hedged(mark, Hedge(value)))
        self._done("Corrected")

    def _rewrite(self, article: int, mark: Mark, what: str, typed: str) -> None:
        """Another name, value, noun or speaker."""
        if not typed:
            return
        if isinstance(mark, Mention):
            self.library.corrections.rename(mark.name, typed, mark.kind)
        elif isinstance(mark, Figure):
            fixed = valued(mark, typed) if what == "value" else _reworded(mark, what, typed)
            self.library.corrections.fix(article, mark, fixed)
        elif mark.speaker is not None:
            speaker = replace(mark.speaker, name=typed)
            self.library.corrections.fix(article, mark, replace(mark, speaker=speaker))
        self._done("Corrected")

    def _done(self, what: str) -> None:
        """Show the marks as they are now, and stay at the one that was corrected."""
        page = self.reader.page
        before = page.mark_at_cursor
        self.reader.reading.renew()
        if before is not None:
            same = [m for m in page.marks if (m.layer, m.start) == (before.layer, before.start)]
            page.choose(same[0]) if same else page.goto(before.start)
        self.reader.listing.changed()
        undo = self.app.keymap.shown("history.undo")
        self.reader.say(f"{what.rstrip('.')}; {undo} undoes it.")


_HINTS = {"value": "a number, or two with a dash", "name": "the same name joins two entities"}


def _held(mark: Mark, what: str) -> str:
    """What a mark says now."""
    if isinstance(mark, Mention):
        return mark.name
    if isinstance(mark, Figure):
        values = dict.fromkeys(f"{v:g}" for v in (mark.low, mark.high) if v is not None)
        return "-".join(values) if what == "value" else getattr(mark, what) or ""
    return (mark.speaker.name or mark.speaker.text) if mark.speaker is not None else ""


def _reworded(figure: Figure, what: str, typed: str) -> Figure:
    """A figure with another noun or action."""
    return replace(figure, counted=typed) if what == "counted" else replace(figure, action=typed)


def valued(figure: Figure, typed: str) -> Figure:
    """A figure with another value, one number or two; its hedge bounds the same sides as before."""
    try:
        numbers = [float(part.replace(",", "")) for part in typed.replace("–", "-").split("-")]
    except ValueError:
        numbers = []
    if len(numbers) == 1:
        low = numbers[0] if figure.low is not None or figure.high is None else None
        return replace(figure, low=low, high=numbers[0] if figure.high is not None else None)
    if len(numbers) == 2 and numbers[0] <= numbers[1]:
        return replace(figure, low=numbers[0], high=numbers[1], hedge=Hedge.RANGE)
    raise UsageError(f"{typed!r} is no value.", hint="Type a number, or two with a dash.")


def hedged(figure: Figure, hedge: Hedge) -> Figure:
    """A figure with another hedge, which bounds its value on other sides."""
    value = figure.low if figure.low is not None else figure.high
    low = None if hedge in (Hedge.AT_MOST, Hedge.LESS_THAN) else value
    high = None if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN) else value
    if hedge in (Hedge.RANGE, Hedge.ABOUT, Hedge.VAGUE) and None not in (figure.low, figure.high):
        low, high = figure.low, figure.high
    return replace(figure, hedge=hedge, low=low, high=high)
