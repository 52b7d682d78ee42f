"""Names of exported files: readable, safe on Linux, macOS and Windows, unique, and never a path."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata

LONGEST = 90
"""Bytes of a title in a file name; the systems allow 255 for the whole."""

_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff]"
)
_SLASHES = re.compile(r"[\\/|]+")
_FORBIDDEN = re.compile(r"[:*?\"<>#%{}$`^\[\]]+")
"""Refused by a system, or with a meaning to a shell, an address or a wiki link."""


def file_name(title: str, short: str, suffix: str) -> str:
    """A file name from a title and the short id that makes it unique: `Fuel prices rise 12-k3f9.md`."""
    return " ".join(part for part in (readable(title), short) if part) + suffix


def readable(title: str) -> str:
    """The title as part of a file name; empty where nothing of it can stand in one."""
    name = unicodedata.normalize("NFC", _INVISIBLE.sub(" ", title[:400]))
    name = " ".join(_FORBIDDEN.sub(" ", _SLASHES.sub("-", name)).split()).strip(" .-~_")
    while len(name.encode("utf-8", "ignore")) > LONGEST:
        name = name[: name.rfind(" ")] if " " in name[20:] else name[:-1]
    return name.strip(" .-~_")


def short_hash(told: str, length: int = 4) -> str:
    """A few letters and digits that stand for a text, the same on every machine."""
    hashed = hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(hashed).decode().lower()[:length]
