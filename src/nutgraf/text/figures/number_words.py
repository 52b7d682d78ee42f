"""Numbers in words: `two hundred and fifty`, `one and a half million`, `two point five million`.

Chains of number words are bounded by the pattern, so every call looks at a bounded stretch.
"""

from __future__ import annotations

import re

from nutgraf.text.figures.numbers import (
    ONES,
    SCALES,
    SIMPLE,
    TEENS,
    TENS,
    Number,
    number_at,
    rounded,
)

_SUB = (
    rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(ONES[1:])})(?![a-z]))?"
    rf"|{'|'.join(sorted(TEENS, key=len, reverse=True))}|{'|'.join(ONES)})(?![a-z])"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen)(?![a-z])"
_AND_PART = r"[ -]and[ -](?:an?[ -](?:half|quarter|third)|one[ -]half|three[ -]quarters)(?![a-z])"
_WORDS = re.compile(
    rf"(?:{_SUB}|an?(?= {_SCALE}))(?P<part>{_AND_PART})?"
    rf"(?:[ -]{_SCALE}(?:[ -]{_SCALE})?(?:(?: and[ -]| |-)(?:{_SUB})(?!-[a-z]))?){{0,6}}"
)
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "quarters": 0.75}
_WORD = re.compile(r"[a-z]+")
_POINT = re.compile(rf" point ((?:(?:{'|'.join(ONES)})(?![a-z])[ -]?){{1,4}})({_SCALE})?")


def words_at(low: str, start: int) -> Number | None:
    """The number whose first word, which may be `a`, stands at `start`."""
    match = _WORDS.match(low, start)
    if not match:
        return None
    words = [(word[0], word.end()) for word in _WORD.finditer(low, start, match.end())]
    part = match.end("part") if match["part"] else 0
    number = _sum(words, start, part)
    point = _POINT.match(low, number.end) if number.scale == 1 else None
    if not point:
        return number
    decimals = "".join(str(ONES.index(word)) for word in re.findall(r"[a-z]+", point[1]))
    mantissa = float(f"{number.value:.0f}.{decimals}")
    scale = SCALES[point[2]] if point[2] else 1.0
    end = point.end() if point[2] else start + len(low[start : point.end()].rstrip(" -"))
    return Number(
        start, end, rounded(mantissa * scale), mantissa, scale, point[2] or "", digits=False
    )


def _sum(words: list[tuple[str, int]], start: int, part: int) -> Number:
    """Adds number words up; stops where what follows cannot belong to the same number."""
    total = current = 0.0
    biggest, end, scale, magnitude, after_and = 0.0, start, 1.0, "", False
    for word, word_end in words:
        if word_end <= part and word in _PARTS:
            current, end = current + _PARTS[word], word_end
        elif word_end <= part and end > start:
            continue
        elif word == "and":
            after_and = True
        elif word in {"a", "an"}:
            current, end = 1.0, word_end
        elif word in SIMPLE:
            if after_and and not 100 <= biggest <= 1000:
                break
            if current and not (current % 100 == 0 or (current % 10 == 0 and SIMPLE[word] < 10)):
                break
            current, end, after_and = current + SIMPLE[word], word_end, False
        else:
            size, magnitude = SCALES[word], word
            biggest = max(biggest, size)
            if size in (100.0, 12.0):
                current *= size
            else:
                total, current = (total + current * size, 0.0) if current else (total * size, 0.0)
            end, scale = word_end, max(scale, size)
    value = rounded(total + current)
    return Number(start, end, value, value / scale, scale, magnitude, digits=False, plain=False)


def any_number_at(low: str, start: int) -> Number | None:
    """The number in digits or in words that begins exactly here."""
    if low[start : start + 1].isdigit():
        return number_at(low, start)
    return words_at(low, start) if low[start : start + 1].isalpha() else None
