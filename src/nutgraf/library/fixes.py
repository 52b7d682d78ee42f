"""Marks as the user corrects them: another value, hedge, unit, noun, action or form, another speaker."""

from __future__ import annotations

import re
from dataclasses import replace
from math import isfinite

from nutgraf.errors import UsageError
from nutgraf.model.marks import Claim, Figure, FigureForm, Hedge, Speaker

_BELOW = (Hedge.AT_MOST, Hedge.LESS_THAN)
_ABOVE = (Hedge.AT_LEAST, Hedge.MORE_THAN)
_BOTH = (Hedge.RANGE, Hedge.ABOUT, Hedge.VAGUE)
_ONE = r"([-−]?(?:[0-9][0-9,]*(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)"
_VALUES = re.compile(rf"\s*{_ONE}(?:\s*[-–]\s*{_ONE})?\s*")
"""A number, or two with a dash."""


def valued(figure: Figure, typed: str) -> Figure:
    """A figure with another value, one number or two; its hedge bounds the same sides as before."""
    typed_values = _VALUES.fullmatch(typed)
    numbers = [_number(text) for text in typed_values.groups() if text] if typed_values else []
    if not all(map(isfinite, numbers)):
        numbers = []
    if len(numbers) == 1 and figure.low is None and figure.high is None:
        return hedged(replace(figure, low=numbers[0]), figure.hedge)
    if len(numbers) == 1:
        low = numbers[0] if figure.low is not None or figure.high is None else None
        return replace(figure, low=low, high=numbers[0] if figure.high is not None else None)
    if len(numbers) == 2 and numbers[0] <= numbers[1]:
        return replace(figure, low=numbers[0], high=numbers[1], hedge=Hedge.RANGE)
    raise UsageError(f"{typed!r} is no value.", hint="Type a number, or two with a dash.")


def _number(text: str) -> float:
    """A number as it is written: `1,200`, `−3.5`, `2e6`."""
    return float(text.replace(",", "").replace("−", "-"))


def hedged(figure: Figure, hedge: Hedge) -> Figure:
    """A figure with another hedge, which bounds its value on other sides."""
    value = figure.low if figure.low is not None else figure.high
    low = None if hedge in _BELOW else value
    high = None if hedge in _ABOVE else value
    if hedge in _BOTH and None not in (figure.low, figure.high):
        low, high = figure.low, figure.high
    return replace(figure, hedge=hedge, low=low, high=high)


def reworded(figure: Figure, what: str, typed: str) -> Figure:
    """A figure with something else counted, another action or unit; nothing typed takes it away."""
    said = typed or None
    if what == "counted":
        return replace(figure, counted=said)
    return replace(figure, action=said) if what == "action" else replace(figure, unit=said)


def formed(figure: Figure, form: FigureForm) -> Figure:
    """A figure of another kind."""
    return replace(figure, form=form)


def value_typed(figure: Figure) -> str:
    """The value as it would be typed."""
    values = dict.fromkeys(f"{v:.15g}" for v in (figure.low, figure.high) if v is not None)
    return "-".join(values)


def spoken(claim: Claim, name: str, text: str) -> Claim:
    """A claim with another speaker; the place nearest to the cue where the name is printed is taken."""
    if not name:
        return replace(claim, speaker=None)
    held = claim.speaker
    if held is not None:
        return replace(claim, speaker=replace(held, name=name))
    cue = claim.cue.start
    before, after = text.rfind(name, 0, cue), text.find(name, cue)
    places = [place for place in (before, after) if place >= 0]
    start = min(places, key=lambda place: abs(place - cue), default=cue)
    end = start + len(name) if places else start
    speaker = Speaker(start=start, end=end, text=text[start:end], name=name)
    return replace(claim, speaker=speaker)
