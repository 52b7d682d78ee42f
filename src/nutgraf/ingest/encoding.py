"""Bytes to text: told from the bytes themselves, and refused rather than guessed."""

from __future__ import annotations

import codecs
import re

from nutgraf.errors import UnreadableSource

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # UTF-32 before UTF-16, whose mark it begins with
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{2,40})",
    re.IGNORECASE,
)
_CONTROLS = bytes({*range(9), *range(14, 27), *range(28, 32), 127})
"""What no text has; the escape character (27) is left to `safe_text`."""

# https://encoding.spec.whatwg.org/#names-and-labels: browsers read these as their supersets.
_SUPERSETS = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252",
    "latin1": "cp1252", "latin-1": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "x-mac-roman": "mac-roman", "macintosh": "mac-roman",
}  # fmt: skip

_MOST_CONTROLS = 0.05
"""Share of control characters above which bytes are no text."""
_MOST_DAMAGE = 0.25
"""Broken sequences for each whole one up to which bytes are UTF-8 that was damaged, shown with U+FFFD."""


def decode(data: bytes, *, name: str = "-", declared: str = "") -> str:
    """The text in the bytes; `declared` is the encoding that came with them, as in an HTTP header.

    Raises `UnreadableSource` for binary data, and where no encoding fits with confidence.
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(codec, "replace")
    _refuse_known_binaries(data, name)
    wide = _utf16_without_mark(data)
    if wide is not None:
        return wide
    _refuse_controls(data, name)
    text = _strict(data, "utf-8") if not _shifts(data) else None
    if text is None:
        text = _as_declared(data, declared)
    if text is None:
        text = _damaged_utf8(data)
    if text is None:
        from nutgraf.ingest.legacy import guessed

        text = guessed(data)
    if text is None:
        raise UnreadableSource(
            name,
            "its character encoding cannot be told with certainty.",
            hint="Save it as UTF-8 and add it again.",
        )
    return text


def _refuse_known_binaries(data: bytes, name: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableSource(
                name, f"it is {what}, not text.", hint="Save it as text, Markdown or HTML first."
            )


def _refuse_controls(data: bytes, name: str) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(2, _MOST_CONTROLS * len(data)):
        raise UnreadableSource(name, "it is binary data, not text.")


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 that does not say so: in text of Latin letters every second byte is zero."""
    if len(data) < 4 or len(data) % 2 or 0 not in data[:1000]:
        return None
    start = data[:4000]
    even, odd = start[::2].count(0), start[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    if most < 0.6 * len(start) / 2 or least > 0.02 * len(start):
        return None
    text = _strict(data, "utf-16-le" if odd > even else "utf-16-be")
    controls = 0 if text is None else sum(ord(c) < 32 and c not in "\t\n\r\f\x1b" for c in text)
    return text if text and controls <= _MOST_CONTROLS * len(text) else None


def _shifts(data: bytes) -> bool:
    """Whether seven-bit bytes may be ISO-2022-JP, which only its declaration tells from ASCII."""
    return b"\x1b$" in data and b"iso-2022-jp" in data[:4096].lower()


def _as_declared(data: bytes, declared: str) -> str | None:
    """By the encoding that the document, or else the server, names, if the bytes fit it."""
    found = _DECLARED.search(data[:4096])
    label = (found[1] or found[2]).decode("ascii", "ignore") if found else declared
    label = label.strip().lower()
    try:
        codec = codecs.lookup(_SUPERSETS.get(label, label)) if label else None
    except (LookupError, ValueError):
        return None
    is_text_codec = codec is not None and getattr(codec, "_is_text_encoding", True)
    return _strict(data, codec.name) if codec is not None and is_text_codec else None


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 in which a few bytes are broken or the last character is cut, each shown as U+FFFD."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    whole = sum(not c.isascii() for c in text) - broken
    is_cut = broken == 1 and whole > 0 and text.endswith("\ufffd")
    return text if is_cut or broken <= _MOST_DAMAGE * whole else None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None
