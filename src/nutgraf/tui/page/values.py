"""A figure in a few cells: `≥ 12`, `$1.2bn`, `60–80`, `×2`, `2 weeks`, `> 1/2`, `$74m/year`, `dozens`."""

from __future__ import annotations

from fractions import Fraction
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
_SYMBOLS = {
    "millimetre": "mm",
    "centimetre": "cm",
    "kilometre": "km",
    "kilogram": "kg",
    "millibar": "mbar",
    "percentage point": "pp",
}
"""Units whose symbol is as well known as the name, and much shorter."""
_POWERS = {"square ": "²", "cubic ": "³"}
_SMALLEST_PART = 10
"""Denominator up to which a share is a fraction: a third, nine tenths."""
_LONGEST_SYMBOL = 3
"""Letters of a unit's symbol (km, mph); a longer one is a name and has a plural."""


def value_of(figure: Figure, glyphs: Glyphs) -> str:
    """The value of a figure with its hedge and unit; as it was printed where that says more."""
    exact = figure.low is None and figure.high is None
    share = _share(figure)
    if share:
        return _hedged(figure, share, glyphs)
    if exact or figure.hedge is Hedge.VAGUE or figure.form in _AS_PRINTED:
        return _as_printed(figure)
    return _hedged(figure, _with_unit(figure, _amount(figure, glyphs), glyphs), glyphs)


def number(value: float) -> str:
    """A number as newspapers print it: `12`, `2,400`, `1.2m`, `3.4bn`, `0.5`."""
    for size, name in _SCALES:
        if abs(value) >= size:
            return f"{value / size:.4g}{name}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def _share(figure: Figure) -> str:
    """A part of a whole as a fraction, `1/3`; empty where it is no simple one."""
    value = figure.low if figure.low is not None else figure.high
    one = figure.low is None or figure.high is None or figure.low == figure.high
    if figure.form is not FigureForm.RATIO or not one or value is None or not 0 < value < 1:
        return ""
    part = Fraction(value).limit_denominator(_SMALLEST_PART)
    near = abs(float(part) - value) < 1e-6
    return f"{part.numerator}/{part.denominator}" if near and part < 1 else ""


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
    if unit == "hour" and figure.low is not None and figure.low == figure.high:
        return _hours(figure.low, amount)
    if figure.form is FigureForm.RATE:
        return _rate(figure, amount, unit)
    if figure.form is FigureForm.MONEY:
        sign = _CURRENCIES.get(unit, f"{unit} ")
        return f"{sign}{amount}"
    return f"{amount} {_shortened(figure, unit, glyphs)}"


def _hours(value: float, amount: str) -> str:
    """Hours, with minutes where they are not whole."""
    hours, minutes = divmod(round(value * 60), 60)
    whole = f"{amount} hour{'' if value == 1 else 's'}"
    return f"{hours} h {minutes} min" if hours and minutes else whole


def _rate(figure: Figure, amount: str, unit: str) -> str:
    """So much of something for each of something else: `$74m/year`, `3 litres/second`."""
    what, _, each = f" {unit}".partition(" per ")
    what = what.strip()
    if what in _CURRENCIES:
        return f"{_CURRENCIES[what]}{amount}/{each}"
    return f"{amount} {_plural(figure, what)}/{each}" if what else f"{amount}/{each}"


def _shortened(figure: Figure, unit: str, glyphs: Glyphs) -> str:
    """A unit by its symbol where that is as well known, else its name."""
    if unit in _SYMBOLS:
        return _SYMBOLS[unit]
    for name, power in _POWERS.items():
        if unit.startswith(name) and not glyphs.dash.isascii():
            length = unit.removeprefix(name)
            return f"{_SYMBOLS.get(length, 'm' if length == 'metre' else length)}{power}"
    return _plural(figure, unit)


def _plural(figure: Figure, unit: str) -> str:
    """The unit as it follows the number: symbols and the singular stay."""
    is_name = figure.form in _IN_UNITS_OF_TIME or len(unit) > _LONGEST_SYMBOL
    words = unit.replace(" ", "").isalpha()
    if figure.low == figure.high == 1 or not is_name or not words or unit.endswith("s"):
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
