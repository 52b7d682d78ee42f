"""How many marks a paragraph bears before it stops looking like one, and which of them stay.

The limits are shares of a paragraph's characters. A paragraph with names beyond `NAMES` keeps the
colour of the first mention of each name; one that is still beyond twice that (a list of results,
of signatories) only where the article names somebody for the first time. A paragraph that is
claim almost throughout (`CLAIMED`) is underlined at the cues alone: its quotation marks already
say what was said. Disputed claims are always underlined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nutgraf.model.marks import Mention, Span

NAMES = 0.22
"""Share of a paragraph in coloured names."""
CLAIMED = 0.75
"""Share of a paragraph in underlined claims."""


def share(spans: Sequence[Span], start: int, end: int) -> float:
    """How much of a range the spans cover; overlapping ones count once."""
    covered, reached = 0, start
    for span in sorted(spans):
        low, high = max(span.start, reached), min(span.end, end)
        if high > low:
            covered += high - low
            reached = high
    return covered / max(1, end - start)


def coloured(
    mentions: Sequence[Mention], start: int, end: int, first_of: Mapping[str, int]
) -> list[Mention]:
    """The mentions of one paragraph that get their colour.

    `first_of` says where the article mentions each name first.
    """
    if _names(mentions, start, end) <= NAMES:
        return list(mentions)
    firsts = sorted({m.name: m for m in reversed(mentions)}.values(), key=lambda m: m.start)
    if _names(firsts, start, end) <= 2 * NAMES:
        return firsts
    return [m for m in firsts if first_of.get(m.name, m.start) == m.start]


def _names(mentions: Sequence[Mention], start: int, end: int) -> float:
    """The share of a paragraph that mentions cover."""
    covered = sum(m.end - m.start for m in mentions)
    return covered / max(1, end - start)
