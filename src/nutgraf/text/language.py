"""Which language a text is in: by its letters, then by its most frequent small words."""

from __future__ import annotations

import re
from collections import Counter

from nutgraf.text.entities.lexicon import is_common
from nutgraf.text.wordlists import sections

_SAMPLE = 1_500
"""Characters that are looked at."""
_WORD = re.compile(r"[^\W\d_]+")
_FEW = 12
"""Words up to which a text is too short for small words to say much."""
_SHORT = 60
"""Words from which the small words alone decide."""
_HALF = 0.5
_MOSTLY = 0.6
"""The share of English words in a shorter text; "do" and "to" alone look like Czech."""
_ENOUGH = 0.08
"""The share of small words that tells a language."""
_SCRIPTS: tuple[tuple[str, int, int, str], ...] = (
    ("Greek", 0x0370, 0x03FF, "el"),
    ("Cyrillic", 0x0400, 0x04FF, "ru"),
    ("Hebrew", 0x0590, 0x05FF, "he"),
    ("Arabic", 0x0600, 0x06FF, "ar"),
    ("Devanagari", 0x0900, 0x097F, "hi"),
    ("Thai", 0x0E00, 0x0E7F, "th"),
    ("Georgian", 0x10A0, 0x10FF, "ka"),
    ("Hangul", 0xAC00, 0xD7AF, "ko"),
    ("Kana", 0x3040, 0x30FF, "ja"),
    ("Han", 0x4E00, 0x9FFF, "zh"),
)
"""Name, first and last code point of scripts, and the language most often written in them."""
_TELLING = (
    ("ru", frozenset("іїєґ"), "uk"),
    ("ar", frozenset("پچژگ"), "fa"),
    ("zh", frozenset("のはをにがるた"), "ja"),
)
"""Letters that tell a second language of a script."""


def language_of(text: str) -> str:
    """The ISO 639-1 code of the text's language, `und` where it cannot be told."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    if not words:
        return "und"
    return _by_script(sample) or _by_small_words(words)


def _by_script(sample: str) -> str | None:
    """The language of a script other than Latin, if most letters are of one."""
    if sample.isascii():
        return None
    letters = [ord(letter) for letter in sample if letter.isalpha()]
    if sum(point < 0x0250 for point in letters) * 2 > len(letters):
        return None
    found: Counter[str] = Counter()
    for _, first, last, language in _SCRIPTS:
        found[language] = sum(first <= point <= last for point in letters)
    language, count = found.most_common(1)[0]
    if count * 3 < len(letters):
        return "und"
    for base, telling, other in _TELLING:
        if language == base and not telling.isdisjoint(sample.lower()):
            return other
    return language


def _by_small_words(words: list[str]) -> str:
    """The language whose small words are the most frequent; one with a capital is a name, or first."""
    count = Counter(words)
    shares = {
        language: sum(count[word] for word in small) / len(words)
        for language, small in sections("languages").items()
    }
    language = max(shares, key=shares.__getitem__)
    if len(words) >= _SHORT:
        return language if shares[language] >= _ENOUGH else "und"
    english = _english_share(words)
    if len(words) <= _FEW or shares[language] < _ENOUGH:
        # headlines and captions have few small words; their other words are English or not
        return "en" if english >= _HALF else "und"
    return "en" if english >= _MOSTLY else language


def _english_share(words: list[str]) -> float:
    """The share of English words among those without a capital, if there are any."""
    plain = [word for word in words if word.islower()] or words
    return sum(map(is_common, plain)) / len(plain)
