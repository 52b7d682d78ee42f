"""Patterns that find words in a column however they are written, where the full-text index does not reach."""

from __future__ import annotations

from nutgraf.store.folding import VARIANTS, WORD, fold

_NO_LETTER = "[]\x01-/:-@[\\^_`{-\xbf\u2010-\u206f\u3000-\u303f]"
"""As GLOB has it: what can stand between words; almost every sign that is neither letter nor digit."""

_LONGEST = 250
"""Characters that a pattern is made of: SQLite takes none of more than 50,000 bytes, and a letter has up to 172."""


def at_word(text: str, *, anywhere: bool = True, goes_on: bool = True) -> str:
    """A GLOB pattern, for a column with a blank before it, that finds words however they are written.

    Case and accents do not matter, nor which signs stand between the words, only how many; the last word goes on
    unless that is denied. What somebody has pasted is looked for by how it begins.
    """
    folded = " ".join(fold(text).split())[:_LONGEST]
    ends = [match.span() for match in WORD.finditer(folded)] or [(0, 0)]
    found = "".join(map(_either, folded[ends[0][0] : ends[-1][1]]))
    return ("*" if anywhere else "") + _NO_LETTER + found + ("*" if goes_on else "")


def _either(letter: str) -> str:
    """A class of all letters that a folded one stands for, or of all signs for a sign."""
    if not WORD.match(letter):
        return _NO_LETTER
    others = VARIANTS.get(letter, "")
    upper = letter.upper()
    if upper == letter and not others:
        return letter
    return f"[{letter}{upper if len(upper) == 1 else ''}{others}]"
