"""Finding words on the page, whatever their case, accents, quotation marks or line breaks."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from nutgraf.model.marks import Span

MOST = 10_000
"""Matches after which no more are looked for."""

_TYPED = dict(zip("‘’‚‛“”„‟«»‐‑‒–—―−\u00a0", '\'\'\'\'""""""------- ', strict=True))
"""Typographic signs, and what is typed for them."""


_POINTS = (
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670]"
)
"""Accents on their own, the vowels of Hebrew and Arabic, and the stroke that draws words out."""


class _Folding(dict[int, int]):
    """A table for `str.translate` that learns each character when it first meets it.

    What a syllable of Korean is made of are letters, and a voiced kana is another one: both stay.
    """

    def __missing__(self, code: int) -> int:
        sign = chr(code)
        parts = unicodedata.normalize("NFD", _TYPED.get(sign, sign))
        first, accents = parts[0], all(unicodedata.combining(each) for each in parts[1:])
        plain = (first if accents and not "\u3040" <= first <= "\u30ff" else sign).lower()
        self[code] = ord(plain) if len(plain) == 1 else code
        return self[code]


_FOLDING = _Folding()


def folded(text: str) -> str:
    """The text in lower case, without accents and with plain quotation marks; as long as it was."""
    return text.translate(_FOLDING)


def occurrences(folded_text: str, query: str) -> tuple[Span, ...]:
    """Where a query stands in a folded text; a blank in it stands for any white space.

    What is typed without vowel points is found with them, too.
    """
    pattern = _pattern(folded_text, query)
    if not pattern:
        return ()
    matches = islice(re.compile(pattern).finditer(folded_text), MOST)
    return tuple(Span(*match.span()) for match in matches)


def _pattern(folded_text: str, query: str) -> str:
    """What finds a query in a folded text, whatever white space and points are in it; empty for blanks."""
    if re.search(_POINTS, folded_text) is None:
        return r"\s+".join(map(re.escape, folded(query).split()))
    words = re.sub(_POINTS, "", folded(query)).split()
    return r"\s+".join("".join(f"{re.escape(sign)}{_POINTS}*" for sign in word) for word in words)
