"""Words that every part of the program uses alike."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """`1 mention`, `1,200 mentions`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
