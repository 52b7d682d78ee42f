"""A figure while it is being read: everything but its hedges, its action and its date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm, Hedge, Span

if TYPE_CHECKING:
    from nutgraf.text.figures.counted import Noun
    from nutgraf.text.figures.quantity import Quantity


@dataclass(slots=True)
class Draft:
    """A figure in the making; readers fill it in, `find` completes it."""

    start: int
    end: int
    low: float
    high: float
    form: FigureForm
    rule: str
    unit: str | None = None
    counted: Span | None = None
    measured: Span | None = None
    """What an amount that counts nothing is the size of; it may stand anywhere in the sentence."""
    hedge: Hedge = Hedge.EXACT
    vague: bool = False
    hedged: bool = True
    """False where no hedge can stand before it: scores, `aged 17`."""
    grounds: list[str] = field(default_factory=list)
    """What the reading rests on, each in a few words."""
    action: str | None = None
    when: str | None = None
    core: int = 0
    """Where its number begins, before any hedge."""

    def take(self, noun: Noun | None) -> None:
        """Makes the noun what is counted, and the end of the figure."""
        if noun:
            self.counted = Span(noun.start, noun.end)
            self.end = max(self.end, noun.end)


def drafted(quantity: Quantity, rule: str) -> Draft:
    """The draft of a quantity as it stands."""
    number = quantity.number
    draft = Draft(
        quantity.start, quantity.end, quantity.low, quantity.high, quantity.form, rule,
        quantity.unit, vague=number.vague, core=quantity.start,
    )  # fmt: skip
    if quantity.joint:
        draft.hedge = Hedge.RANGE
        draft.grounds.append(f"‘{quantity.joint}’ makes a range")
    elif draft.vague:
        draft.hedge = Hedge.VAGUE
        draft.grounds.append(f"means at least {number.value:,.0f}")
    if number.magnitude and number.scale > 1:
        draft.grounds.append(f"‘{number.magnitude}’ = {number.scale:,.0f}")
    return draft
