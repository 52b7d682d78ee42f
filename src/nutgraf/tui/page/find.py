"""Finding words on the page, whatever their case, accents, quotation marks or line breaks."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

from nutgraf.model.marks import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 10_000
"""Matches after which no more are looked for."""

_TYPED = dict(zip("‘’‚‛“”„‟«»‐‑‒–—―−\u00a0", '\'\'\'\'""""""------- ', strict=True))
"""Typographic signs, and what is typed for them."""


class _Folding(dict[int, int]):
    """A table for `str.translate` that learns each character when it first meets it."""

    def __missing__(self, code: int) -> int:
        sign = chr(code)
        plain = unicodedata.normalize("NFD", _TYPED.get(sign, sign))[0].lower()
        self[code] = ord(plain) if len(plain) == 1 else code
        return self[code]


_FOLDING = _Folding()


def folded(text: str) -> str:
    """The text in lower case, without accents and with plain quotation marks; as long as it was."""
    return text.translate(_FOLDING)


def occurrences(folded_text: str, query: str) -> tuple[Span, ...]:
    """Where a query stands in a folded text; a blank in it stands for any white space."""
    words = folded(query).split()
    if not words:
        return ()
    return _found(re.compile(r"\s+".join(map(re.escape, words))), folded_text)


def words_among(folded_text: str, terms: Iterable[str]) -> tuple[Span, ...]:
    """Where any of some words or phrases stands as a whole."""
    patterns = [r"\s+".join(map(re.escape, words)) for t in terms if (words := folded(t).split())]
    if not patterns:
        return ()
    longest_first = "|".join(sorted(patterns, key=len, reverse=True))
    return _found(re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)"), folded_text)


def _found(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    """The first matches, as spans."""
    return tuple(Span(*match.span()) for match in islice(pattern.finditer(text), MOST))
