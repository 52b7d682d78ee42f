"""Pieces of a clause: where a noun phrase, an adverbial or the verb of a clause stands."""

from __future__ import annotations

from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.words import (
    ADV, ARTICLE, AUX, BARE_AUX, BASE, BREAK, CAP, COMMA, CONJ, DET, ED, ING, NUM, OBJ, PARTICIPLE,
    PAST, POSS, PREP, PRON, SUB, THIRD, TIME, WH,
)  # fmt: skip
from nutgraf.text.wordlists import sections

_LISTED = sections("claims/words")
_MANNER = _LISTED["manner"]
_IRREGULAR_PLURALS = frozenset("children men women people police".split())
_FARTHEST = 40
"""Tokens that are looked at to find the verb of a clause."""
_ADVERBIAL = frozenset(
    "on in at during after before with by via through to from following late early for".split()
)
"""Prepositions of what may stand between a cue and its content."""


def is_finite(frame: Frame, token: int, *, strong: bool = False) -> bool:
    """Whether the token is a finite verb; `strong` leaves out forms that may be participles."""
    kinds = frame.kinds[token]
    if kinds & AUX:
        return True
    if kinds & CAP or not kinds & (PAST | ED | THIRD | BASE):
        return False
    before = frame.kinds[token - 1] if token else 0
    if kinds & PAST:
        return not (kinds & PARTICIPLE and _reads_as_participle(frame, token, strong))
    if kinds & ED:
        return not before & (ARTICLE | PREP | POSS | AUX | BARE_AUX | NUM) and not (
            _reads_as_participle(frame, token, strong)
        )
    return _present_is_finite(frame, token)


def _reads_as_participle(frame: Frame, token: int, strong: bool) -> bool:
    """Whether an -ed form or its like rather goes with a noun: the letter sent by, a man injured in."""
    if token == 0:
        return False
    before, after = frame.kinds[token - 1], frame.kinds[token + 1] if token + 1 < len(frame) else 0
    if before & (ARTICLE | PREP | POSS | BARE_AUX):
        return True
    if before & (PRON | WH | ADV):
        return False
    if frame.word(token + 1) == "by":
        return True
    governs = bool(after & (DET | OBJ))
    return strong and not before & CAP and not frame.kinds[token] & PAST and bool(after) and not governs


def _present_is_finite(frame: Frame, token: int) -> bool:
    """Whether plans, plan and their like are verbs, by what stands around them."""
    if token == 0:
        return False
    before, word = frame.kinds[token - 1], frame.lower[token - 1]
    after = frame.kinds[token + 1] if token + 1 < len(frame) else BREAK
    goes_on = bool(after & (DET | PREP | PRON | OBJ | NUM | ADV | CAP | WH | ING))
    if frame.kinds[token] & THIRD:
        if before & (PRON | WH):
            return word not in {"they", "we", "i", "you"}
        if before & ~(CAP | BASE | THIRD) or is_plural_noun(frame, token - 1):
            return False
        governed = bool(before & BASE) and token > 1 and (
            frame.lower[token - 2] == "to" or bool(frame.kinds[token - 2] & AUX)
        )
        return goes_on and not governed
    if word in {"they", "we", "i", "you", "who", "people", "police"}:
        return True
    return goes_on and is_plural_noun(frame, token - 1) and not before & ~(CAP | THIRD)


def is_plural_noun(frame: Frame, token: int) -> bool:
    """Whether a word looks like a plural that is no name."""
    word = frame.lower[token]
    if word in _IRREGULAR_PLURALS:
        return True
    if frame.kinds[token] & CAP or not word.endswith("s"):
        return False
    return not word.endswith(("ss", "us", "is", "'s"))


def clause_verb(frame: Frame, start: int, stop: int, *, strong: bool = False) -> int:
    """The token of the main verb of a clause that begins at `start`; -1 where there is none.

    A verb of a relative or subordinate clause is passed over; a verb that follows "and" is not the
    clause's own.
    """
    passed_over = 1 if frame.kinds[start] & SUB and not frame.kinds[start] & PREP else 0
    if frame.kinds[start] & PRON and "'" in frame.lower[start]:
        return start
    for token in range(start + 1, min(stop, start + _FARTHEST)):
        kinds = frame.kinds[token]
        if kinds & WH or (kinds & SUB and (not kinds & PREP or frame.is_at(token + 1, PRON))):
            passed_over += 1
        elif strong and kinds & (COMMA | SUB) and token - start > 1:
            return -1
        elif is_finite(frame, token, strong=strong and not frame.kinds[token - 1] & PRON):
            if passed_over:
                passed_over -= 1
            elif frame.kinds[token - 1] & CONJ or _after_loose_comma(frame, start, token):
                return -1
            else:
                return token
        elif kinds & PRON and "'" in frame.lower[token] and not passed_over:
            return token
    return -1


def _after_loose_comma(frame: Frame, start: int, verb: int) -> bool:
    """Whether a comma that has no partner stands before the verb: the verb is then of another clause."""
    if not frame.kinds[verb - 1] & COMMA:
        return False
    return sum(1 for token in range(start, verb) if frame.kinds[token] & COMMA) % 2 == 1


def has_verb(frame: Frame, start: int, stop: int) -> bool:
    """Whether a stretch holds a finite verb or a quotation, so that it may be a statement."""
    return any(
        frame.quoted[token] >= 0 or is_finite(frame, token) for token in range(start, stop)
    )


def after_noun_phrase(frame: Frame, start: int, limit: int = 14) -> int:
    """The token after the simple noun phrase that begins at `start`."""
    token, stop = start, min(len(frame), start + limit)
    if token < stop and frame.kinds[token] & (OBJ | PRON) and frame.quoted[token] < 0:
        return token + 1
    while token < stop and frame.quoted[token] < 0:
        kinds = frame.kinds[token]
        if kinds & (BREAK | WH | PRON | AUX | CONJ):
            if not (kinds & CONJ and _joins_names(frame, token)):
                break
        elif token > start and kinds & (PREP | SUB | TIME) and frame.lower[token] != "of":
            if not (kinds & TIME and frame.kinds[token - 1] & POSS):
                break
        elif token > start and kinds & DET and not frame.kinds[token - 1] & (PREP | DET | CONJ):
            break
        elif token > start and kinds & (PAST | ED) and is_finite(frame, token):
            return _retreat(frame, start, token)
        token += 1
    if token < len(frame) and frame.is_at(token, AUX):
        return _retreat(frame, start, token)
    return token


def _joins_names(frame: Frame, token: int) -> bool:
    """Whether "and" joins two names or nouns: Smith and Jones, the BBC and the Guardian."""
    after = frame.kinds[token + 1] if token + 1 < len(frame) else 0
    return bool(frame.kinds[token - 1] & CAP and after & (CAP | ARTICLE))


def _retreat(frame: Frame, start: int, verb: int) -> int:
    """Where the phrase ends if a verb's own subject has been taken into it: told AFP | police had."""
    token = start + 1
    if frame.kinds[start] & ARTICLE:
        token += 1
    while token < verb and frame.kinds[token - 1] & CAP and frame.kinds[token] & CAP:
        token += 1
    return min(token, verb)


def after_adverbials(frame: Frame, start: int) -> int:
    """The token after "on Monday", "in a statement", "to reporters in Paris" and their like."""
    token = start
    for _ in range(6):
        following = _after_adverbial(frame, token)
        if following == token:
            break
        token = following
    return token


def _after_adverbial(frame: Frame, token: int) -> int:
    """The token after one adverbial; the token itself where none begins there."""
    word = frame.word(token)
    if not word:
        return token
    kinds = frame.kinds[token]
    if word in _ADVERBIAL:
        if kinds & TIME and frame.word(token + 1) in _ADVERBIAL:
            return token + 1
        return _after_preposition(frame, token)
    if kinds & TIME or word in _MANNER or (kinds & ADV and word.endswith("ly")):
        return token + 1
    if kinds & NUM and frame.is_at(token - 1, TIME):
        return token + 1
    return token


def _after_preposition(frame: Frame, token: int) -> int:
    """The token after a preposition and its noun phrase; the token itself where it governs a clause."""
    following = token + 1
    if not following < len(frame) or frame.quoted[following] >= 0:
        return token
    if frame.lower[following] in {"least", "most"}:
        return token
    kinds = frame.kinds[following]
    if kinds & (PRON | BREAK | AUX | WH):
        return token
    if frame.lower[token] == "to" and kinds & BASE and not kinds & (CAP | DET):
        return token
    if kinds & (TIME | NUM):
        return _after_time(frame, following)
    if kinds & OBJ:
        return following + 1
    return after_noun_phrase(frame, following)


def _after_time(frame: Frame, token: int) -> int:
    """The token after a date, a day or a time of day."""
    start = token
    while frame.is_at(token, TIME | NUM) or frame.word(token) in {"am", "pm", "a.m.", "p.m."}:
        token += 1
    only_numbers = all(frame.kinds[t] & NUM for t in range(start, token))
    return after_noun_phrase(frame, start) if only_numbers else token


def is_infinitive(frame: Frame, token: int) -> bool:
    """Whether "to" and a verb stand here, and not "to the council"."""
    if frame.word(token) != "to" or token + 1 >= len(frame) or frame.quoted[token + 1] >= 0:
        return False
    return not frame.kinds[token + 1] & (DET | CAP | PRON | OBJ | NUM | POSS | PREP | ING)
