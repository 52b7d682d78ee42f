"""Encodings from before Unicode, in bytes that do not name theirs."""

from __future__ import annotations

import logging
import re

_ALPHABETS = tuple(
    frozenset(letters)
    for letters in (
        "àâæçéèêëîïôœùûüÿ",  # French
        "äöüßé",  # German
        "áéíñóúüï",  # Spanish, Irish
        "áâãàçéêíóôõúü",  # Portuguese
        "àèéìíîòóùúç",  # Italian
        "àèéíïòóúüç",  # Catalan
        "æøåéèêëòóôüöä",  # Danish, Norwegian
        "åäöéüšž",  # Swedish, Finnish
        "áðéíóúýþæö",  # Icelandic, Faroese
        "éëïóöüèêáíúàç",  # Dutch
    )
)
"""Accented letters that one word of a Western European language can hold together."""

_SIGNS = frozenset("£€¥¢§©®™°±²³¹½¼¾×÷·•…–—‘’“”„‚«»¿¡ªº†‡‰‹›´\xa0\xad")
_SPECIAL_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_SIGN_IN_WORD = re.compile("[^\\W\\d_][£€¥¢§©®™°±²³¹½¼¾×÷•„‚«»¿¡†‡‰‹›´][^\\W\\d_]")
_STRANGE_CASE = re.compile("[a-zß-ö][À-ÖØ-ÞŠŽŒŸ](?![A-ZÀ-Þ])")
_MOST_ACCENTED = 0.25
"""Share of accented letters among all: French has 4 %, Cyrillic read as Latin nearly 100 %."""

_OTHER_SCRIPT = re.compile("[\u0370-\u06ff\u0e00-\u0e7f]")
"""Greek, Cyrillic, Armenian, Hebrew, Arabic, Thai."""
_SAMPLE = 100_000
"""Bytes that the detector looks at."""
_MOST_MESS = 0.1
_LEAST_COHERENCE = 0.3
"""What the detector must make of its best guess: how messy it is, how much it is like a language."""


def guessed(data: bytes) -> str | None:
    """The text as Windows-1252 where that reads as Western prose, or in another script where that is sure.

    Everything else is `None`: of eight-bit Latin encodings the detector names the wrong one too often
    (of 12 texts in Polish, Czech, Hungarian and Turkish 6), and so it does with undeclared CJK.
    """
    if 0 in data:
        return None
    western = _western(data)
    return western if western is not None else _in_another_script(data)


def _western(data: bytes) -> str | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    signs = {c for c in set(text) if not c.isascii() and not c.isalpha()}
    if not signs <= _SIGNS or _SIGN_IN_WORD.search(text) or _STRANGE_CASE.search(text):
        return None
    letters = sum(map(str.isalpha, text))
    accented = len(re.findall(r"[^\W\d_\x00-\x7f]", text))
    if accented > max(2, _MOST_ACCENTED * letters):
        return None
    return text if all(map(_is_western_word, set(_SPECIAL_WORD.findall(text)))) else None


def _is_western_word(word: str) -> bool:
    """Whether one language has all its letters; `-iæ` is the Slavic `-ić` in the wrong code page."""
    accented = {c for c in word.lower() if c.isalpha() and not c.isascii()} - {"ª", "º"}
    return not word.endswith("iæ") and any(accented <= alphabet for alphabet in _ALPHABETS)


def _in_another_script(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    logging.getLogger("charset_normalizer").addHandler(logging.NullHandler())
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or best.chaos > _MOST_MESS or best.coherence < _LEAST_COHERENCE:
        return None
    try:
        text = data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    letters = sum(map(str.isalpha, text))
    return text if len(_OTHER_SCRIPT.findall(text)) > letters / 2 else None
