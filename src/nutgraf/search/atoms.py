"""The smallest parts of a query: from what was typed for one word or one value to a node of the tree.

Each function gives a node, nothing where there is nothing to look for yet, or a `Mistake` to point out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from nutgraf.model.query import Amount, Dates, Field, Node, Or, Phrase, Value, Word
from nutgraf.search import names
from nutgraf.search.dates import days, may_become_date, nearest_date
from nutgraf.store.folding import WORD

NEAR_WORDS = 10
"""Words that may stand between those of `near:` unless the query says how many."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that was typed wrongly, with what was probably meant."""

    kind: str
    """`date`, `value`, `number`, `sort` or `limit`."""
    typed: str
    meant: str | None

    def __str__(self) -> str:
        meant = f": {self.meant}?" if self.meant else ""
        return f"unknown {self.kind} `{self.typed}`{meant}"


Atom = Node | Mistake | None

_KEYWORDS = frozenset({"OR", "AND", "NOT"})
_WORD = re.compile(r"(=?)(.*?)(\*?)(?:~([0-2])?)?", re.S)
_SIGNS = re.compile(r"[<>=:]+")
_COMPARISON = re.compile(r"([^<>=:]*)(>=|<=|>|<|=|:)?(.*)", re.S)
_NUMBER = re.compile(r"[$€£¥]?(\d[\d,_ ]*(?:\.\d+)?|\.\d+)\s*(%|[a-z]*)", re.I)
_SCALES = {
    "": 1.0, "%": 1.0, "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "b": 1e9,
    "bn": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12,
}  # fmt: skip


def word(typed: str, field: Field | None) -> Word | None:
    """A word with its signs (`=word`, `word*`, `word~1`); None where it has no letter or digit."""
    match = _WORD.fullmatch(typed)
    if match is None or not (text := _core(match[2])):
        return None
    exact, prefix = bool(match[1]), bool(match[3])
    return Word(text, field, exact, prefix, None if match[4] is None else int(match[4]))


def phrase(typed: str, field: Field | None, near: int | None) -> Phrase | None:
    """Words side by side; None where there is no letter or digit."""
    text = " ".join(typed.split())
    return Phrase(text, field, near) if WORD.search(text) else None


def value(field: Field, typed: str, *, quoted: bool, half_typed: bool, today: date) -> Atom:
    """The node for a field and its value."""
    typed = " ".join(typed.split())
    if field is Field.FIGURE:
        return figure(typed, quoted=quoted)
    if not typed.strip(" ,"):
        return None
    if field in (Field.DATE, Field.ADDED):
        return dates(field, typed, half_typed=half_typed, today=today)
    if field not in names.LISTED or quoted:
        return _one_value(field, typed, half_typed=half_typed)
    *done, last = [part for part in typed.split(",") if part]
    found = [_one_value(field, part, half_typed=False) for part in done]
    found.append(_one_value(field, last, half_typed=half_typed))
    mistake = next((one for one in found if isinstance(one, Mistake)), None)
    nodes = tuple(one for one in found if isinstance(one, Value))
    return mistake or (Or(nodes) if len(nodes) > 1 else nodes[0] if nodes else None)


def dates(field: Field, typed: str, *, half_typed: bool, today: date) -> Atom:
    """The node for a date or range."""
    found = days(typed, today, half_typed=half_typed)
    if found is not None:
        bounded = found.low is not None or found.high is not None
        text = " ".join(typed.lower().split())
        return Dates(field, text, found.low, found.high) if bounded else None
    if half_typed and may_become_date(typed):
        return None
    return Mistake("date", typed, nearest_date(typed))


def figure(typed: str, *, quoted: bool = False) -> Atom:
    """`killed`, `killed>10`, `>1.2bn`, `killed:10..20`."""
    if quoted:
        typed = " ".join(_SIGNS.sub(" ", typed).split())
    what, sign, number = _compared(typed)
    what, number = what.strip(), number.strip()
    first, dots, last = number.partition("..")
    if not sign or not (first or last):
        if _amount(what) is not None:
            what, sign, first = "", "=", what
        else:
            return Value(Field.FIGURE, what) if WORD.search(what) else None
    low, high = _amount(first), _amount(last)
    if (low is None and first) or (high is None and last):
        return Mistake("number", typed, None)
    if low is not None and high is not None:
        return Amount(what, "=", min(low, high), max(low, high), number)
    only = low if low is not None else high or 0.0
    if dots:
        sign = "<=" if low is None else ">="
    return Amount(what, "=" if sign == ":" else sign, only, only, first or last)


def option(name: str, typed: str, *, half_typed: bool) -> str | int | Mistake | None:
    """The value of `sort:` or `limit:`; None while it is not whole."""
    typed = typed.lower()
    if not typed or (half_typed and any(key.startswith(typed) for key in names.SORT_KEYS)):
        return typed if typed in names.SORT_KEYS else None
    if name == names.LIMIT:
        whole = typed.isascii() and typed.isdecimal() and int(typed[:9]) > 0
        return int(typed[:9]) if whole else Mistake("limit", typed, None)
    if typed in names.SORT_KEYS:
        return typed
    return Mistake("sort", typed, names.nearest(typed, names.SORT_KEYS))


def _core(typed: str) -> str:
    """The word from its first to its last letter or digit, with nothing in it that reads as a sign."""
    found = list(WORD.finditer(typed))
    if not found:
        return ""
    text = typed[found[0].start() : found[-1].end()].replace("~", "-")
    return text.lower() if text in _KEYWORDS else text


def _one_value(field: Field, typed: str, *, half_typed: bool) -> Value | Mistake | None:
    if field not in names.CLOSED:
        return Value(field, typed) if WORD.search(typed) else None
    known = names.CLOSED[field]
    name = typed.lower().replace(" ", "-")
    name = names.SAME_VALUE.get(name, name)
    if name in known:
        return Value(field, name)
    if half_typed and any(value.startswith(name) for value in known):
        return None
    return Mistake("value", f"{field}:{typed}", names.nearest(name, known))


def _compared(typed: str) -> tuple[str, str, str]:
    """What is counted, the sign of comparison, and the number; a bare number compares with itself."""
    if _amount(typed.partition("..")[0]) is not None:
        return "", "=", typed
    match = _COMPARISON.fullmatch(typed)
    return (match[1], match[2] or "", match[3]) if match else (typed, "", "")


def _amount(typed: str) -> float | None:
    match = _NUMBER.fullmatch(typed.strip())
    scale = _SCALES.get(match[2].lower()) if match else None
    if match is None or scale is None:
        return None
    return float(re.sub(r"[,_ ]", "", match[1])[:30]) * scale
