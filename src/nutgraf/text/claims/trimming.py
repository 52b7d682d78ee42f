"""A noun phrase without the adverbials and introductions around it."""

from __future__ import annotations

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.vocabulary import ROLES
from nutgraf.text.wordlists import sections

_INTRO = sections("claims/words")["intro"]
_MONTH_NAMES = frozenset({"may", "march", "april", "june", "august", "january"})
"""Times that are names of people too."""
_LISTED = sections("claims/words")
_UTTERANCES = _LISTED["utterance"]
_QUANTITY = frozenset({"least", "most", "half"})


def trimmed(frame: Frame, start: int, stop: int) -> tuple[int, int] | None:
    """The phrase without introductions and adverbials around it; null where no subject is left."""
    start = _past_introductions(frame, start, stop)
    stop = _before_adverbial(frame, start, stop)
    start = _past_leading_phrase(frame, start, stop)
    if start >= stop:
        return None
    if stop - start == 1:
        word, kinds = frame.lower[start], frame.kinds[start]
        if word in {"there", "that", "this", "which", "what"} or kinds & (
            kind.ARTICLE | kind.BREAK
        ):
            return None
    return start, stop


def _past_introductions(frame: Frame, start: int, stop: int) -> int:
    """The start after "Meanwhile", "And", "Late on"…, but never past the last word."""
    while start < stop - 1:
        kinds = frame.kinds[start]
        is_time = (
            kinds & kind.TIME
            and not kinds & (kind.CAP | kind.NUM)
            and frame.lower[start] not in _MONTH_NAMES
        )
        is_adverb = kinds & kind.ADV and not kinds & (kind.DET | kind.NUM)
        opens = frame.lower[start] in _INTRO or kinds & (kind.CONJ | kind.QUOTE)
        opens = opens or (kinds & kind.ING and frame.is_at(start + 1, kind.ARTICLE))
        if not (opens or is_time or is_adverb):
            break
        start += 1
    return start


def _before_adverbial(frame: Frame, start: int, stop: int) -> int:
    """The end before "on Monday", "yesterday" or "in a statement"."""
    while stop - 1 > start and _is_loose_time(frame, stop - 1):
        stop -= 1
    for token in range(stop - 1, max(start, stop - 6), -1):
        if frame.kinds[token] & kind.PREP:
            times = all(frame.kinds[t] & (kind.TIME | kind.NUM) for t in range(token + 1, stop))
            spoken = frame.lower[stop - 1] in _UTTERANCES and frame.lower[token] in {
                "in",
                "at",
                "on",
            }
            return token if (times and stop > token + 1) or stop == token + 1 or spoken else stop
    return stop


def _is_loose_time(frame: Frame, token: int) -> bool:
    """Whether the token is a time that stands without a preposition: the ministry Monday said."""
    kinds = frame.kinds[token]
    if not kinds & kind.TIME or frame.lower[token] in _MONTH_NAMES:
        return False
    return not frame.kinds[token - 1] & (kind.PREP | kind.ARTICLE | kind.CAP | kind.NUM) or bool(
        frame.kinds[token - 1] & kind.CAP and frame.lower[token].endswith("day")
    )


def _past_leading_phrase(frame: Frame, start: int, stop: int) -> int:
    """The start after "On Monday" or "In a statement" where the subject follows without a comma."""
    if start >= stop or not frame.kinds[start] & kind.PREP:
        return start
    if frame.lower[start] == "with":
        return start + 1
    after = frame.kinds[start + 1] if start + 1 < stop else kind.BREAK
    if (after & kind.NUM and not after & kind.TIME) or frame.word(start + 1) in _QUANTITY:
        return start
    token = start + 1
    while token < stop and frame.kinds[token] & (kind.TIME | kind.NUM):
        token += 1
    if token > start + 1:
        return token
    for later in range(start + 2, stop):
        kinds = frame.kinds[later]
        if kinds & kind.DET and not frame.kinds[later - 1] & (kind.PREP | kind.DET):
            return later
        if frame.kinds[later - 1] & kind.CAP and not kinds & (
            kind.CAP | kind.PREP | kind.CONJ | kind.POSS
        ):
            return later
        if frame.kinds[later - 1] & kind.CAP and kinds & kind.CAP and frame.lower[later] in ROLES:
            return later
    return stop
