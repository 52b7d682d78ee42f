"""Which articles are near-identical copies of one agency report.

A similarity hash (Charikar 2002, "Similarity estimation techniques from rounding algorithms") finds candidates by
one comparison of integers; the overlap of word triples decides.
"""

from __future__ import annotations

import re
from functools import cache
from zlib import crc32

_WORD = re.compile(r"\w+")
_BITS = 64
_LANE = 16
"""Bits of one counter; the words of an article are capped so that no counter runs over."""
_MOST_WORDS = 20_000

NEAR = 16
"""Hashes that differ in more bits than this belong to different reports."""
SAME = 0.5
"""Share of common word triples (Jaccard) from which on two texts are one report."""


def fingerprint(text: str) -> int:
    """The similarity hash of a text: 64 bits, signed, as SQLite stores integers."""
    counts = 0
    triples = _triples(text)
    for triple in triples:
        digest = crc32(triple.encode()) | crc32(triple[::-1].encode()) << 32
        for byte in range(8):
            counts += _spread(digest >> 8 * byte & 255) << 8 * _LANE * byte
    half = len(triples) // 2
    bits = 0
    for bit in range(_BITS):
        if counts >> bit * _LANE & 0xFFFF > half:
            bits |= 1 << bit
    return bits - (1 << _BITS) if bits >> (_BITS - 1) else bits


def near(one: int, other: int) -> bool:
    """Whether two similarity hashes may belong to one report."""
    return ((one ^ other) & (1 << _BITS) - 1).bit_count() <= NEAR


def same_report(one: str, other: str) -> bool:
    """Whether two texts are near-identical: at least half of their word triples are common."""
    ours, theirs = _triples(one), _triples(other)
    return len(ours & theirs) >= SAME * len(ours | theirs) > 0


def _triples(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())[:_MOST_WORDS]
    return {" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))} if words else set()


@cache
def _spread(byte: int) -> int:
    """The bits of a byte, each in a lane of its own."""
    return sum((byte >> bit & 1) << bit * _LANE for bit in range(8))
