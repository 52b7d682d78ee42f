"""What number words are worth, and numbers in digits: `1,200`, `1.2 million`, `5½`, `3.5bn`, `2/3`."""

from __future__ import annotations

import re
from typing import NamedTuple

ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SIMPLE: dict[str, float] = {
    **{word: float(n) for n, word in enumerate(ONES + TEENS)},
    **{word: 10.0 * n for n, word in enumerate(TENS, 2)},
}
"""The values of the words that no other number word is made of."""
SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "lakh": 1e5,
    "crore": 1e7,
    "dozen": 12.0,
}
"""Words that multiply what stands before them."""
SHORT_SCALES: dict[str, float] = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "t": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "lakhs": 1e5,
    "crores": 1e7,
    "cr": 1e7,
}
"""Their short forms, which follow digits."""
VULGAR: dict[str, float] = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6,
    "⅚": 5 / 6,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
"""Fractions that are one character."""
LONGEST = 18
"""Digits after which a number is an identifier and no quantity."""


class Number(NamedTuple):
    """A number with its place."""

    start: int
    end: int
    value: float
    mantissa: float
    """The value before its magnitude: 1.2 in `1.2 million`."""
    scale: float = 1.0
    """The magnitude: 1000000 in `1.2 million`."""
    magnitude: str = ""
    """The magnitude as it is written, in lower case."""
    digits: bool = True
    vague: bool = False
    """True for `dozens`, `several hundred`: the value is the least that can be meant."""
    loose: bool = False
    """True for a form that is a number only before a unit: `3,5`, `3/4`."""
    plain: bool = True
    """True for digits alone: no separator, no fraction, no magnitude."""


_RUN = re.compile(r"\d{1,40}(?:[.,]\d{1,40}){0,12}(?!\d|[.,]\d)")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z|\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?\Z")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,2})?\Z|\d{1,3}(?:\.\d{3})+,\d{1,2}\Z")
_DECIMAL = re.compile(r"\d+\.\d+\Z")
_COMMA_DECIMAL = re.compile(r"\d{1,3},\d{1,2}\Z")
_SPACED = re.compile(r"(?: \d{3})+(?!\d|[.,]\d)")
_MIXED = re.compile(r"[ -]([1-9])/(2|3|4|5|6|8|10|16)(?![\d/.])")
_SLASH = re.compile(r"/(2|3|4|5|6|8|10|16)(?![\d/.])")
_MAGNITUDE = re.compile(
    r"[ -]?(hundred|thousand|million|billion|trillion|quadrillion|lakhs?|crores?|mln|bln|mil|bn|mn|tn|trn)"
    r"(?: (crore|thousand|million|billion|trillion))?(?![a-z])"
    r"|([kmbt]|cr)(?![a-z\d'²³/]|\.[a-z])"
)


def number_at(low: str, start: int) -> Number | None:
    """The number whose first digit or fraction stands at `start`; nothing for identifiers."""
    if low[start] in VULGAR:
        return Number(start, start + 1, VULGAR[low[start]], VULGAR[low[start]], plain=False)
    run = _RUN.match(low, start)
    if not run or len(run[0]) > LONGEST + 6:
        return None
    digits, end = run[0], run.end()
    value, loose = _digits_value(digits)
    if value is None:
        return None
    spaced = _SPACED.match(low, end) if digits.isdecimal() and len(digits) <= 3 else None
    if spaced and spaced.end() - end < LONGEST and digits[0] != "0":
        end = spaced.end()
        value = float(low[start:end].replace(" ", ""))
    plain = digits.isdecimal() and not spaced
    mixed = _MIXED.match(low, end) if plain else None
    if mixed and int(mixed[1]) < int(mixed[2]):
        value += int(mixed[1]) / int(mixed[2])
        return Number(start, mixed.end(), value, value, plain=False)
    if not plain or (low[end : end + 1] not in VULGAR and low[end : end + 1] != "/"):
        return _with_magnitude(low, Number(start, end, value, value, loose=loose, plain=plain))
    return _with_fraction(low, start, end, value)


def _digits_value(digits: str) -> tuple[float | None, bool]:
    """What digits with separators are worth, and whether that is sure only before a unit."""
    if digits.isdecimal():
        zero = len(digits) > 1 and digits[0] == "0"
        return (None if zero or len(digits) > LONGEST else float(digits)), False
    if _THOUSANDS.match(digits):
        return float(digits.replace(",", "")), False
    if _DECIMAL.match(digits):
        return (None if digits.startswith("0") and digits[1] != "." else float(digits)), False
    if _DOTTED.match(digits):
        return float(digits.replace(".", "").replace(",", ".")), False
    if _COMMA_DECIMAL.match(digits):
        return float(digits.replace(",", ".")), True
    return None, False


def _with_fraction(low: str, start: int, end: int, value: float) -> Number | None:
    """`5½`, `3/4`: digits with a fraction after them or under them."""
    if low[end] in VULGAR:
        value += VULGAR[low[end]]
        return _with_magnitude(low, Number(start, end + 1, value, value, plain=False))
    slash = _SLASH.match(low, end)
    if slash and value < int(slash[1]):
        value /= int(slash[1])
        return Number(start, slash.end(), value, value, loose=True, plain=False)
    return None


def _with_magnitude(low: str, number: Number) -> Number:
    """The number with the `million`, `bn` or `k` that follows it."""
    match = _MAGNITUDE.match(low, number.end)
    if not match:
        return number
    word = match[1] or match[3]
    scale = SCALES.get(word) or SHORT_SCALES[word]
    if match[2]:
        scale *= SCALES[match[2]]
    return number._replace(
        end=match.end(),
        value=rounded(number.mantissa * scale),
        scale=scale,
        magnitude=match[0].strip(" -"),
        plain=False,
        loose=False,
    )


def rounded(value: float) -> float:
    """The value without the dust of binary multiplication: 1.1 million is 1100000."""
    return float(f"{value:.15g}")
