"""Whether a date without a year lies behind or ahead: what the words before it say."""

from __future__ import annotations

import re
from functools import cache

from nutgraf.text.wordlists import entries

REACH = 60
"""Characters before a date that are looked at."""

_CLAUSE = re.compile(r"[.,](?!\d)|[;:!?—\n]")


_PAST = re.compile(r"\b(?:had|was|were|did)\b(?!.*\b(?:will|would|to)\b)")
"""What has happened before the date that it is told with."""


@cache
def _words() -> re.Pattern[str]:
    """The words that say that something is still to come."""
    # what was due lies behind
    return re.compile(
        rf"(?<!was )(?<!were )(?<!been )\b(?:{'|'.join(sorted(entries('dates', 'to come')))})\b"
    )


@cache
def _direct() -> tuple[str, ...]:
    """The words that say so only right before a date."""
    return tuple(f" {word} " for word in entries("dates", "until"))


def to_come(low: str, start: int) -> bool:
    """Whether the words before a place speak of what is still to come."""
    before = f" {low[max(0, start - REACH) : start]}"
    if before.removesuffix("late ").removesuffix("early ").endswith(_direct()):
        # "had been used by Thursday" looks back
        return not _PAST.search(_CLAUSE.split(before)[-1])
    return bool(_words().search(_CLAUSE.split(before)[-1]))
