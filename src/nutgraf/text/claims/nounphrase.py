"""A noun phrase read from its end to its start, and without what does not belong to it."""

from __future__ import annotations

from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.vocabulary import ROLES, can_speak
from nutgraf.text.claims.phrases import is_finite
from nutgraf.text.claims.words import (
    ADV, ARTICLE, AUX, BARE_AUX, BASE, BREAK, CAP, CONJ, DET, ED, NUM, PARTICIPLE, POSS, PREP, PRON, QUOTE,
    SUB, THIRD, TIME, WH,
)  # fmt: skip
from nutgraf.text.wordlists import sections

_INTRO = sections("claims/words")["intro"]
_MONTH_NAMES = frozenset("may march april june august january".split())
"""Times that are names of people too."""
_FARTHEST = 32
"""Tokens that a noun phrase may be long."""
_LONGEST_TITLE = 6
"""Words of a quoted name inside a noun phrase: the group "Fans First"."""
_UTTERANCES = frozenset(
    "statement interview letter speech post tweet email note filing briefing address broadcast"
    " message article blog conference".split()
)
_QUANTITY = frozenset("least most half".split())


def leftwards(frame: Frame, end: int, *, shortest: bool = False) -> tuple[int, int]:
    """The first token of the noun phrase that ends at `end`, and the token that stopped it.

    `shortest` stops at prepositions, unless somebody who can speak stands before them, as for the
    antecedent of a relative clause.
    """
    if frame.is_at(end, PRON):
        return end, end - 1
    token = end
    while token >= 0 and end - token < _FARTHEST:
        further = _left_of(frame, token, end, shortest)
        if further == token:
            break
        token = further
    return token + 1, token


def _left_of(frame: Frame, token: int, end: int, shortest: bool) -> int:
    """The next token to look at; the same one where it does not belong to the phrase."""
    if frame.quoted[token] >= 0:
        return _before_quoted_name(frame, token)
    kinds = frame.kinds[token]
    if kinds & (BREAK | WH | PRON):
        return token
    if kinds & CONJ:
        return token - 1 if _joins_subjects(frame, token) else token
    if kinds & SUB:
        return token - 1 if _is_role_of_name(frame, token) else token
    if kinds & PREP and shortest and not (token and can_speak(frame.lower[token - 1])):
        return token
    if kinds & ED and _is_adjective(frame, token, end):
        return token - 1
    if kinds & AUX or (token < end and is_finite(frame, token)):
        return token - 1 if _is_reduced(frame, token) else _before_relative(frame, token)
    return token - 1


def _is_role_of_name(frame: Frame, token: int) -> bool:
    """Whether "as" only links two nouns: a woman who gave her name as Rosa."""
    if frame.lower[token] != "as" or token == 0:
        return False
    return not frame.kinds[token - 1] & ~(CAP | BASE | THIRD | NUM)


def _before_quoted_name(frame: Frame, token: int) -> int:
    """The token before a short quoted name; the same one where what is quoted was said."""
    quotation = frame.quotations[frame.quoted[token]]
    inner = frame.text[quotation.inner.start : quotation.inner.end]
    start = token
    while start >= 0 and frame.quoted[start] == frame.quoted[token]:
        start -= 1
    named = start >= 0 and not frame.kinds[start] & (BREAK | CONJ)
    short = len(inner.split()) <= _LONGEST_TITLE and inner[-1:] not in ",.!?"
    return start if named and short else token


def _joins_subjects(frame: Frame, conjunction: int) -> bool:
    """Whether "and" joins two nouns, and not two clauses: what stands left of it has no verb."""
    if frame.lower[conjunction] not in {"and", "or", "plus"} or conjunction == 0:
        return False
    token = conjunction - 1
    if frame.is_at(conjunction + 1, PRON) or frame.kinds[token] & BREAK or frame.quoted[token] >= 0:
        return False
    while token >= 0 and conjunction - token < 16 and frame.quoted[token] < 0:
        kinds = frame.kinds[token]
        if kinds & (AUX | PRON) or is_finite(frame, token):
            return False
        if kinds & (BREAK | WH | SUB | CONJ):
            return True
        token -= 1
    return token < 0


def _is_adjective(frame: Frame, token: int, end: int) -> bool:
    """Whether an -ed form opens a phrase before its noun: unconfirmed reports, displaced families."""
    opens = token == 0 or bool(frame.kinds[token - 1] & (BREAK | CONJ | PREP | SUB))
    return opens and token < end and not frame.kinds[token + 1] & ~(BASE | THIRD | CAP)


def _is_reduced(frame: Frame, token: int) -> bool:
    """Whether a participle belongs to the noun before it: a report published on Monday."""
    if token == 0 or not frame.kinds[token] & (ED | PARTICIPLE):
        return False
    before = frame.kinds[token - 1]
    return not before & ~(NUM | TIME | BASE | THIRD) and frame.is_at(token + 1, PREP | TIME | ADV)


def _before_relative(frame: Frame, verb: int) -> int:
    """The token before "who" of a relative clause without commas; the verb itself where there is none."""
    token = verb - 1
    while frame.is_at(token, AUX | BARE_AUX | ADV):
        token -= 1
    if frame.word(token) == "who" or (
        frame.word(token) in {"that", "which"} and can_speak(frame.word(token - 1))
    ):
        return token - 1 if frame.is_at(token - 1, ~BREAK) or frame.word(token - 1) else verb
    return verb


def trimmed(frame: Frame, start: int, stop: int) -> tuple[int, int] | None:
    """The phrase without introductions and adverbials around it; null where no subject is left."""
    start = _past_introductions(frame, start, stop)
    stop = _before_adverbial(frame, start, stop)
    start = _past_leading_phrase(frame, start, stop)
    if start >= stop:
        return None
    if stop - start == 1:
        word, kinds = frame.lower[start], frame.kinds[start]
        if word in {"there", "that", "this", "which", "what"} or kinds & (ARTICLE | BREAK):
            return None
    return start, stop


def _past_introductions(frame: Frame, start: int, stop: int) -> int:
    """The start after "Meanwhile", "And", "Late on"…, but never past the last word."""
    while start < stop - 1:
        kinds = frame.kinds[start]
        is_time = kinds & TIME and not kinds & (CAP | NUM) and frame.lower[start] not in _MONTH_NAMES
        if not (frame.lower[start] in _INTRO or kinds & (CONJ | QUOTE) or is_time):
            if not (kinds & ADV and not kinds & (DET | NUM)):
                break
        start += 1
    return start


def _before_adverbial(frame: Frame, start: int, stop: int) -> int:
    """The end before "on Monday", "yesterday" or "in a statement"."""
    while stop - 1 > start and _is_loose_time(frame, stop - 1):
        stop -= 1
    for token in range(stop - 1, max(start, stop - 6), -1):
        if frame.kinds[token] & PREP:
            times = all(frame.kinds[t] & (TIME | NUM) for t in range(token + 1, stop))
            spoken = frame.lower[stop - 1] in _UTTERANCES and frame.lower[token] in {"in", "at", "on"}
            return token if (times and stop > token + 1) or stop == token + 1 or spoken else stop
    return stop


def _is_loose_time(frame: Frame, token: int) -> bool:
    """Whether the token is a time that stands without a preposition: the ministry Monday said."""
    kinds = frame.kinds[token]
    if not kinds & TIME or frame.lower[token] in _MONTH_NAMES:
        return False
    return not frame.kinds[token - 1] & (PREP | ARTICLE | CAP | NUM) or bool(
        frame.kinds[token - 1] & CAP and frame.lower[token].endswith("day")
    )


def _past_leading_phrase(frame: Frame, start: int, stop: int) -> int:
    """The start after "On Monday" or "In a statement" where the subject follows without a comma."""
    if start >= stop or not frame.kinds[start] & PREP:
        return start
    after = frame.kinds[start + 1] if start + 1 < stop else BREAK
    if after & NUM and not after & TIME or frame.word(start + 1) in _QUANTITY:
        return start
    if frame.lower[start] in {"more", "fewer"}:
        return start
    token = start + 1
    while token < stop and frame.kinds[token] & (TIME | NUM):
        token += 1
    if token > start + 1:
        return token
    for later in range(start + 2, stop):
        kinds = frame.kinds[later]
        if kinds & DET and not frame.kinds[later - 1] & (PREP | DET):
            return later
        if frame.kinds[later - 1] & CAP and not kinds & (CAP | PREP | CONJ | POSS):
            return later
        if frame.kinds[later - 1] & CAP and kinds & CAP and frame.lower[later] in ROLES:
            return later
    return stop
