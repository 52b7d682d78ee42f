"""How wide a text may get where terminals disagree with our tables."""

from __future__ import annotations

import re
import unicodedata

_SIGNED = re.compile("[\u0900-\u109f\u1700-\u1cff\ua800-\uabff\U00011000-\U00011fff]")
"""Scripts with vowel signs that take no cell by our tables, and one by those of some terminals."""


def own_cells(text: str, start: int = 0, end: int | None = None) -> int:
    """How many cells more than by our tables a range may take."""
    end = len(text) if end is None else end
    if text.isascii() or _SIGNED.search(text, start, end) is None:
        return 0
    return sum(unicodedata.category(sign) == "Mc" for sign in text[start:end])
