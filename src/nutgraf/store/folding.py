"""Text as the full-text index sees it: folded letters, and the words between everything else.

It mirrors FTS5's `unicode61 remove_diacritics 2`: case goes, and marks on Latin letters go. Folding never
changes the length of a text, so that a range found in the folded text is the range in the text itself.
"""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
"""One word of folded text; what stands between words never matters to a search."""

LONGEST_WORD = 40
"""Longer words are no words; they stay findable exactly, but get no place in the vocabulary."""

_TOKENIZER_ONLY = {"ς": "σ", "µ": "μ", "ſ": "s", "İ": "i", "ϐ": "β", "ϑ": "θ", "ϕ": "φ"}

_LOOSE = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
    "ħ": "h", "ŋ": "n", "ŧ": "t", "ə": "a", "ё": "е", "ґ": "г",
}  # fmt: skip
"""Letters that no decomposition reduces, but people type without their marks."""


def _without_mark(letter: str) -> str:
    """The letter below the marks of a Latin letter; any other letter as it is."""
    base, *marks = list(unicodedata.normalize("NFD", letter))
    only_marks = all(unicodedata.category(mark) == "Mn" for mark in marks)
    return base if marks and only_marks and base.isascii() else letter


_MARKED = {
    letter: _without_mark(letter)
    for first, last in ((0xC0, 0x250), (0x1E00, 0x1F00))
    for letter in map(chr, range(first, last))
    if _without_mark(letter) != letter
} | _TOKENIZER_ONLY
_MARKED_LETTER = re.compile(f"[{''.join(_MARKED)}]")


VARIANTS: dict[str, str] = {}
"""For a letter all that fold to it, in both cases."""
for _letter, _base in _MARKED.items():
    _both = "".join(each for each in (_letter, _letter.upper()) if len(each) == 1)
    VARIANTS[_base] = "".join(dict.fromkeys(VARIANTS.get(_base, "") + _both))


def fold(text: str) -> str:
    """The text with case and Latin marks gone, of the same length."""
    if text.isascii():
        return text.lower()
    # The one letter whose lower case is two characters.
    lower = text.replace("İ", "i").lower()
    # Few letters of a text have marks: finding them is ten times faster than translating all.
    return _MARKED_LETTER.sub(lambda match: _MARKED[match[0]], lower)


def name_key(name: str) -> str:
    """A name as entities are compared by it: case, Latin marks, kinds of apostrophe and white space go."""
    return " ".join(fold(name).replace("’", "'").casefold().split())


def loosen(folded: str) -> str:
    """Folded text with the letters replaced that people type plainly (`ł`, `ø`, `ß`); its length may change."""
    if folded.isascii():
        return folded
    plain = "".join(_LOOSE.get(letter, letter) for letter in folded)
    letters = unicodedata.normalize("NFD", plain)
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return WORD.findall(fold(text))
