"""Units: currencies, percentages, measures and spans of time, by what is written after a number.

The lists stand in `data/figures`; they are read once, when the first number asks for its unit.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from nutgraf.model.marks import FigureForm
from nutgraf.text.figures.numbers import Number
from nutgraf.text.wordlists import sections


class Unit(NamedTuple):
    """What a number is counted in."""

    form: FigureForm
    name: str
    factor: float = 1.0
    """What the number is multiplied with: 0.01 for cents."""


PERCENT = Unit(FigureForm.PERCENT, "%")
_PERCENTS = {
    "percent": PERCENT,
    "per cent": PERCENT,
    "pct": PERCENT,
    "percentage point": Unit(FigureForm.PERCENT, "percentage point"),
    "percentage points": Unit(FigureForm.PERCENT, "percentage point"),
    "percent points": Unit(FigureForm.PERCENT, "percentage point"),
    "basis point": Unit(FigureForm.PERCENT, "basis point"),
    "basis points": Unit(FigureForm.PERCENT, "basis point"),
}
_PERCENT_SIGNS = {
    "%": PERCENT,
    "pc": PERCENT,
    "pct": PERCENT,
    "‰": Unit(FigureForm.PERCENT, "%", 0.1),
    "pp": Unit(FigureForm.PERCENT, "percentage point"),
    "ppt": Unit(FigureForm.PERCENT, "percentage point"),
    "ppts": Unit(FigureForm.PERCENT, "percentage point"),
    "bps": Unit(FigureForm.PERCENT, "basis point"),
    "bp": Unit(FigureForm.PERCENT, "basis point"),
}
_MINOR = {
    **dict.fromkeys(("cent", "cents", "us cents"), Unit(FigureForm.MONEY, "USD", 0.01)),
    **dict.fromkeys(("euro cents", "eurocents"), Unit(FigureForm.MONEY, "EUR", 0.01)),
    **dict.fromkeys(("pence", "penny", "pennies"), Unit(FigureForm.MONEY, "GBP", 0.01)),
    **dict.fromkeys(("paise",), Unit(FigureForm.MONEY, "INR", 0.01)),
    **dict.fromkeys(("kopecks", "kopeks"), Unit(FigureForm.MONEY, "RUB", 0.01)),
}
_ONLY_LARGE = frozenset(
    {"won", "rand", "dong", "lei", "birr", "baht", "tenge", "crowns", "crown", "dinars"}
)
"""Names of money that are other words after a small number: `three won medals`."""
_POUND_WEIGHT = re.compile(
    r"\b(?:weigh\w*|heav\w+|weight|catch|caught|fish|baby|bomb\w*|lift\w*)\b"
)

_KILOS_AFTER = re.compile(r" \(?\d[\d.,]* ?(?:kg|kilo)")
_NAMES = re.compile(r"[ -]((?:u\.s|[a-z]{2,})\.?)(?:([ -][a-z]+)([ -][a-z]+)?)?")
_SIGN = re.compile(r"( ?)([%‰°º℃℉µμ€£$¥₹₽₺₩₴₦₸]?[A-Za-zčłöā]{0,5}[²³]?(?:/[hsd](?:it/s)?)?\.?)")
_SIGN_CHARACTERS = frozenset("$£€¥₹₽₩₺₦₱₫฿₪₴₸₵₡₲₾₼₮₿৳¢.")
_CODE = re.compile(r"(?<![A-Za-z])([A-Z][A-Za-z.]{0,4}[$£₵¢]? ?)\Z")
_TERM = re.compile(
    r" [a-z]+ (?:in (?:prison|jail)|behind bars|ago|later|imprisonment|jail|of hard labour)(?![a-z])"
)
_SECONDS = re.compile(r"s(?![\w'’])")
"""Behind a decimal: `2.9s off the lead`; other digits with an `s` are decades and plurals."""
_SCALE = re.compile(r" ?(Celsius|Fahrenheit|C|F)(?![A-Za-z])")
_LETTER = re.compile(r" ([CF])(?![\w&'’-]|\. ?[A-Z])")
_HEAT = re.compile(
    r"\b(?:[Tt]emperatures?|[Ww]arm(?:ing|er|est)?|[Hh]eat\w*|[Cc]limate|mercury|thermometer)\b"
)
_LETTERS = {"N": "NGN", "P": "PHP", "K": "ZMW"}
"""Letters that stand for money only before what can be no road and no type: `N20m`, `P50,000`."""
_SUM = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?[ -]?(?:million|billion|trillion|[mbt]n?(?![a-z\d]))"
)
_CAPITALS = re.compile(r"[A-Z]{3}\Z")


@cache
def _named() -> dict[str, Unit]:
    """Units by their written-out names, in lower case."""
    units = {**_PERCENTS, **_MINOR}
    for form, name in (
        (FigureForm.MONEY, "currencies"),
        (FigureForm.MEASURE, "measures"),
        (FigureForm.DURATION, "durations"),
    ):
        for unit, forms in sections(f"figures/{name}").items():
            units.update((written, Unit(form, unit)) for written in forms)
    return units


@cache
def _signs() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Units by their signs, as printed: those that may stand apart, and those that touch digits."""
    apart, tight = dict(_PERCENT_SIGNS), {"p": Unit(FigureForm.MONEY, "GBP", 0.01)}
    tight["c"] = Unit(FigureForm.MONEY, "USD", 0.01)
    for name, signs in sections("figures/measure-symbols").items():
        unit = name.removesuffix(" tight")
        form = FigureForm.DURATION if unit in sections("figures/durations") else FigureForm.MEASURE
        into = tight if name != unit else apart
        into.update((sign, Unit(form, unit)) for sign in signs)
    for sign, code in currency_signs().items():
        if _CAPITALS.match(sign) or not sign.isascii():
            apart[sign] = Unit(FigureForm.MONEY, code)
        elif sign == "$":
            tight[sign] = Unit(FigureForm.MONEY, code)
    return apart, tight


@cache
def currency_signs() -> dict[str, str]:
    """ISO 4217 codes by the signs and codes that stand before an amount, as printed."""
    return {
        sign: code for code, signs in sections("figures/currency-signs").items() for sign in signs
    }


def currency_code(sign: str) -> str:
    """The ISO 4217 code of a sign that `currency_before` found."""
    return currency_signs().get(sign) or _LETTERS[sign]


def currency_before(text: str, start: int, floor: int) -> tuple[int, str]:
    """Where the currency sign before a number begins, and the sign; an empty sign for none."""
    gap = start - 1 if start and text[start - 1] in " \u00a0" else start
    last = text[gap - 1] if gap > floor else " "
    if last in _SIGN_CHARACTERS or (last.isascii() and last.isalpha()):
        match = _CODE.search(text, max(floor, gap - 7), gap)
        sign = match[1].strip() if match else ""
        if match and sign in currency_signs() and (gap == start or len(sign) > 1):
            return match.start(1), sign
        if match and sign in _LETTERS and gap == start and _SUM.match(text, start):
            return match.start(1), sign
        if last in currency_signs() and not last.isalpha():
            return gap - 1, last
    return start, ""


def unit_after(text: str, low: str, number: Number) -> tuple[Unit, int] | None:
    """The unit that follows a number, and where it ends."""
    end = number.end
    if text.startswith("%", end):
        return PERCENT, end + 1
    if number.digits:
        if "." in text[number.start : end] and _SECONDS.match(text, end):
            return Unit(FigureForm.DURATION, "second"), end + 1
        found = _sign_after(text, end) or _letter_after(text, number)
        if found:
            return found
    names = _NAMES.match(low, end)
    if not names:
        return None
    for last in (3, 2, 1):
        if names[last] is None:
            continue
        written = low[end + 1 : names.end(last)].replace("-", " ").replace(". ", " ")
        bare = written.rstrip(".")
        unit = _named().get(bare)
        if unit and _fits(unit, bare, text, low, number):
            return unit, names.end(last) - len(written) + len(bare)
    return None


def _sign_after(text: str, end: int) -> tuple[Unit, int] | None:
    """The unit whose sign follows the digits that end here."""
    match = _SIGN.match(text, end)
    if not match or not match[2]:
        return None
    apart, tight = _signs()
    sign, stop = match[2], match.end()
    for _ in range(2):
        unit = apart.get(sign) or (None if match[1] else tight.get(sign))
        following = text[stop : stop + 1]
        if unit and not following.isalnum():
            return (unit, stop) if unit.name != "degree" else _scale_after(text, stop, unit)
        # "5km." ends a sentence, "6 ft." may not; the stop is tried first
        if not sign.endswith("."):
            break
        sign, stop = sign[:-1], stop - 1
    return None


def _scale_after(text: str, end: int, degree: Unit) -> tuple[Unit, int]:
    """The scale that is written out behind the sign: `2° Celsius`."""
    match = _SCALE.match(text, end)
    if not match:
        return degree, end
    return Unit(FigureForm.MEASURE, f"°{match[1][0]}"), match.end()


def _letter_after(text: str, number: Number) -> tuple[Unit, int] | None:
    """The scale that is one letter apart from the digits, where heat is spoken of: `1.5 C`."""
    match = _LETTER.match(text, number.end)
    if not match or not _HEAT.search(text, max(0, number.start - 120), number.end + 80):
        return None
    return Unit(FigureForm.MEASURE, f"°{match[1]}"), match.end()


def _fits(unit: Unit, written: str, text: str, low: str, number: Number) -> bool:
    """Whether the word is a unit here and not another word of the same spelling."""
    spaced = low[number.end] == " "
    if written in _ONLY_LARGE:
        return number.value >= 100 or number.scale > 1
    if written == "second":
        return not spaced or number.value <= 1
    if text[number.end + 1].isupper():
        if unit.form is FigureForm.DURATION and (not spaced or _TERM.match(low, number.end)):
            # "a 3-Year Term" and "Gets 3 Years In Jail" in the capitals of a headline
            return True
        # "60 Minutes" and "50 Cent" are names, "10 Swiss francs" is money
        return unit.form is FigureForm.MEASURE or (
            unit.form is FigureForm.MONEY and written not in _MINOR
        )
    return True


def is_unit_name(word: str) -> bool:
    """Whether a lower-case word is the name of a unit."""
    return word in _named()


def pounds_are_weight(low: str, number: Number, end: int) -> bool:
    """Whether `pounds` after this number weighs something rather than pays for it."""
    if number.scale >= 1e6 or low.startswith(" sterling", end):
        return False
    window = low[max(0, number.start - 60) : number.start]
    if _KILOS_AFTER.match(low, end):
        return True
    return low.startswith(" of ", end) or bool(_POUND_WEIGHT.search(window))
