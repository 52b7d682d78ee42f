"""A figure in a few cells: `≥ 12`, `$1.2bn`, `60–80`, `×2`, `2 weeks`, `dozens`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm, Hedge
from nutgraf.tui.lines import drawable

if TYPE_CHECKING:
    from nutgraf.model.marks import Figure
    from nutgraf.tui.glyphs import Glyphs

_CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}
_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
_AS_PRINTED = frozenset({FigureForm.ORDINAL, FigureForm.SCORE, FigureForm.RATIO})
_IN_UNITS_OF_TIME = frozenset({FigureForm.DURATION, FigureForm.AGE})
_IRREGULAR = {"foot": "feet", "inch": "inches", "century": "centuries"}
_LONGEST_SYMBOL = 3
"""Letters of a unit's symbol (km, mph); a longer one is a name and has a plural."""


def value_of(figure: Figure, glyphs: Glyphs) -> str:
    """The value of a figure with its hedge and unit; as it was printed where that says more."""
    exact = figure.low is None and figure.high is None
    if exact or figure.hedge is Hedge.VAGUE or figure.form in _AS_PRINTED:
        return _as_printed(figure)
    return _hedged(figure, _with_unit(figure, _amount(figure, glyphs), glyphs), glyphs)


def number(value: float) -> str:
    """A number as newspapers print it: `12`, `2,400`, `1.2m`, `3.4bn`, `0.5`."""
    for size, name in _SCALES:
        if abs(value) >= size:
            return f"{value / size:.4g}{name}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def _amount(figure: Figure, glyphs: Glyphs) -> str:
    """The number, or both ends of a range."""
    low, high = figure.low, figure.high
    if low is not None and high is not None and low != high:
        return f"{number(low)}{glyphs.dash}{number(high)}"
    value = low if low is not None else high
    return number(value or 0)


def _with_unit(figure: Figure, amount: str, glyphs: Glyphs) -> str:
    """An amount with its currency, per cent sign or unit."""
    unit = figure.unit
    if figure.form is FigureForm.MULTIPLE:
        return f"{glyphs.times}{amount}"
    if unit is None:
        return amount
    if unit == "%":
        return f"{amount}%"
    if figure.form is FigureForm.MONEY:
        sign = _CURRENCIES.get(unit, f"{unit} ")
        return f"{sign}{amount}"
    return f"{amount} {_plural(figure, unit)}"


def _plural(figure: Figure, unit: str) -> str:
    """The unit as it follows the number: symbols and the singular stay."""
    is_name = figure.form in _IN_UNITS_OF_TIME or len(unit) > _LONGEST_SYMBOL
    if figure.low == figure.high == 1 or not is_name or not unit.isalpha() or unit.endswith("s"):
        return unit
    return _IRREGULAR.get(unit, f"{unit}s")


def _hedged(figure: Figure, amount: str, glyphs: Glyphs) -> str:
    """An amount with the sign of its hedge."""
    signs = {
        Hedge.AT_LEAST: glyphs.at_least,
        Hedge.MORE_THAN: glyphs.more_than,
        Hedge.AT_MOST: glyphs.at_most,
        Hedge.LESS_THAN: glyphs.less_than,
        Hedge.ABOUT: glyphs.about,
    }
    sign = signs.get(figure.hedge)
    return f"{sign} {amount}" if sign else amount


def _as_printed(figure: Figure) -> str:
    """The words of the figure without what is counted."""
    text = " ".join(drawable(figure.text).split())
    counted = figure.counted or ""
    if counted and text.lower().endswith(counted.lower()):
        text = text[: -len(counted)].strip()
    return text.removesuffix(" of").lower() or drawable(figure.text)
