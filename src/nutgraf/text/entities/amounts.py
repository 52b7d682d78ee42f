"""Signs of currencies in letters, which name nothing: `Rs 412`, `R400m`, `GBP79 million`."""

from __future__ import annotations

import re

from nutgraf.text.wordlists import sections

_AMOUNT = re.compile(r"([A-Z]{1,3}[a-z]{0,2})\d+(m|bn|k|tn|b|mn)?")
_SIGNED = re.compile(r"(?:[RNKP]|DKr|SKr|NKr|SFr)\d+")
_GOES_ON = re.compile(r"[.,]\d| (?:million|billion|trillion|bn|m|crore|lakh)\b")
_SIGNS = frozenset(
    {
        "DKr",
        "SKr",
        "NKr",
        "SFr",
        "US",
        "Rs",
        "Rs.",
        "Re",
        "RM",
        "KSh",
        "Ksh",
        "KES",
        "Sh",
        "Tk",
        "Rp",
        "Bs",
        "NT",
        "HK",
    }
)
"""Signs of currencies that are written in letters before an amount."""
_LONGEST_SIGN = 4


def is_money(text: str, end: int, word: str) -> bool:
    """Whether a word that ends here is a currency's sign before an amount, or has the amount in it."""
    if len(word) > _LONGEST_SIGN or not word.isalpha():
        return (
            _is_amount(word) or (_SIGNED.fullmatch(word) and _GOES_ON.match(text, end)) is not None
        )
    digit = text[end : end + 3].lstrip(". ")[:1].isdigit()
    return digit and (word in _SIGNS or word in sections("figures/currencies"))


def _is_amount(word: str) -> bool:
    """Whether it is a currency's code glued to an amount: "GBP79 million"."""
    amount = _AMOUNT.fullmatch(word)
    if amount is None:
        return False
    code, scale = amount[1], amount[2] or ""
    short = code == "COP" and len(word) < 6  # the climate conference, not the peso of Colombia
    scaled = code in {"R", "N", "K", "P"} and scale != ""
    money = scaled or code in _SIGNS or code in sections("figures/currencies")
    return money and not short
