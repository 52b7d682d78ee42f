"""Permanent identifiers of notes: ULIDs (github.com/ulid/spec), sorted by time, readable aloud."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_id() -> str:
    """26 characters: 48 bits of milliseconds since 1970 and 80 random bits."""
    return _ulid(time.time_ns() // 1_000_000, os.urandom(10))


def derived_id(created: str, *told: object) -> str:
    """An id for a note of another tool: the same for the same words, sorted by time like every other."""
    import hashlib

    try:
        moment = datetime.fromisoformat(created or "1970-01-01T00:00:00Z")
    except ValueError:
        moment = datetime.fromtimestamp(0, UTC)
    hashed = hashlib.sha256("\x1f".join(map(str, told)).encode("utf-8", "replace")).digest()
    return _ulid(max(0, int(moment.timestamp() * 1000)), hashed[:10])


def is_ours(identifier: object) -> bool:
    """Whether something can be the id of a note of ours."""
    if not isinstance(identifier, str) or len(identifier) != 26:
        return False
    return identifier[0] < "8" and set(identifier) <= set(_ALPHABET)


def _ulid(milliseconds: int, others: bytes) -> str:
    """An identifier of a moment, and of ten bytes that tell it from all others of that moment."""
    number = (milliseconds & ((1 << 48) - 1)) << 80 | int.from_bytes(others)
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(125, -1, -5))
