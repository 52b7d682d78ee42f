"""Words with hyphens: "Moscow-based" names Moscow, "US-China" two countries, "Jean-Luc" one man."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

_HYPHEN = re.compile(r"[-‑]")


_PARTIES = frozenset({"R", "D"})
"""What stands before a lawmaker's state or town: "R-Owensboro"."""
_NO_SEATS = frozenset({"Day", "Mark", "Type", "Notice", "Box", "Kaipo"})


def hyphenated(start: int, word: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and text of each part of a hyphenated word that may be a name or belong to one."""
    parts = _HYPHEN.split(word)
    while len(parts) > 1 and _is_suffix(parts[-1]):
        parts.pop()
    if len(parts) > 1 and (parts[0] in entries("joining", "prefixes") or len(parts[0]) == 1):
        if parts[1][:1].islower():
            return
        if len(parts[0]) > 1 or (parts[0] in _PARTIES and parts[1] not in _NO_SEATS):
            start += len(parts[0]) + 1
            parts = parts[1:]
    apart = len(parts) > 1 and (all(map(_is_name, parts)) or _is_branch(parts))
    if apart and not _is_name("-".join(parts)):
        for part in parts:
            yield start, start + len(part), part
            start += len(part) + 1
    else:
        length = sum(map(len, parts)) + len(parts) - 1
        yield start, start + length, "-".join(parts)


def _is_suffix(part: str) -> bool:
    """Whether it makes an adjective of the name before it."""
    return part in entries("joining", "suffixes") or (part.islower() and part.endswith("ed"))


def _is_name(part: str) -> bool:
    """Whether it is a name of its own."""
    return part in entries("places", "countries") or part in entries("organisations", "names")


def _is_branch(parts: list[str]) -> bool:
    """Whether an acronym and its town stand together: "PTI-Karachi"."""
    acronym = parts[0].isupper() and len(parts[0]) > 2
    return acronym and len(parts) == 2 and parts[1] in entries("cities")
