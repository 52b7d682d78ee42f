"""A lower-case twin of a text: every character stays where it was.

Patterns that read the twin need neither `re.IGNORECASE` nor a list of quotation marks, dashes
and spaces, and a match in it has the same place in the text.
"""

from __future__ import annotations

_PLAIN = (
    ("’", "'"),
    ("‘", "'"),
    ("–", "-"),
    ("‑", "-"),
    ("‐", "-"),
    ("−", "-"),
    ("\u00a0", " "),
    ("\u2009", " "),
    ("\u202f", " "),
    ("\u2007", " "),
)
"""Typographic characters and the plain ones that patterns are written with."""


def lowered(text: str) -> str:
    """The text in lower case with plain apostrophes, hyphens and spaces, of the same length."""
    if text.isascii():
        return text.lower()
    # the only character that lower() turns into two
    twin = text.replace("İ", "I").lower()
    for typographic, plain in _PLAIN:
        twin = twin.replace(typographic, plain)
    return twin
