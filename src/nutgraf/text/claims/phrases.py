"""Pieces of a clause: where a noun phrase, an adverbial or the verb of a clause stands."""

from __future__ import annotations

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.finite import is_finite
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.lexicon import lexicon
from nutgraf.text.wordlists import sections

_LISTED = sections("claims/words")
_MANNER = _LISTED["manner"]
_UTTERANCES = _LISTED["utterance"]
_ADVERBIAL = _LISTED["adverbial preposition"]
"""Prepositions of what may stand between a cue and its content."""


def after_noun_phrase(frame: Frame, start: int, limit: int = 14) -> int:
    """The token after the simple noun phrase that begins at `start`."""
    token, stop = start, min(len(frame), start + limit)
    if token < stop and frame.kinds[token] & (kind.OBJ | kind.PRON) and frame.quoted[token] < 0:
        return token + 1
    while token < stop and frame.quoted[token] < 0 and not _ends_phrase(frame, start, token):
        if token > start and frame.kinds[token] & (kind.PAST | kind.ED) and is_finite(frame, token):
            return _retreat(frame, start, token)
        token += 1
    if token < len(frame) and frame.is_at(token, kind.AUX):
        return _retreat(frame, start, token)
    return token


def _ends_phrase(frame: Frame, start: int, token: int) -> bool:
    """Whether a noun phrase that begins at `start` cannot go on with the token."""
    kinds = frame.kinds[token]
    if kinds & kind.CONJ:
        return not _joins_names(frame, token)
    if kinds & (kind.BREAK | kind.WH | kind.PRON | kind.AUX):
        return True
    if token == start or frame.lower[token] == "of":
        return False
    before = frame.kinds[token - 1]
    if kinds & (kind.PREP | kind.SUB | kind.TIME):
        return not (kinds & kind.TIME and before & (kind.POSS | kind.ARTICLE))
    if kinds & kind.DET and not kinds & kind.CAP:
        return not before & (kind.PREP | kind.DET | kind.CONJ)
    return frame.word(token + 1) == "that" and _is_participle(frame, token)


def _is_participle(frame: Frame, token: int) -> bool:
    """Whether arguing, insisting and the like stand here, which are no nouns: on bail | arguing that."""
    cue = lexicon().words.get(frame.word(token))
    return cue is not None and cue.tag == "ing" and "n" not in cue.frames


def _joins_names(frame: Frame, token: int) -> bool:
    """Whether "and" joins two names or nouns: Smith and Jones, the BBC and the Guardian."""
    after = frame.kinds[token + 1] if token + 1 < len(frame) else 0
    return bool(frame.kinds[token - 1] & kind.CAP and after & (kind.CAP | kind.ARTICLE))


def _retreat(frame: Frame, start: int, verb: int) -> int:
    """Where the phrase ends if a verb's own subject has been taken into it: told AFP | police had."""
    token = start + 1
    if frame.kinds[start] & kind.ARTICLE:
        token += 1
    while token < verb and frame.kinds[token - 1] & kind.CAP and frame.kinds[token] & kind.CAP:
        token += 1
    return min(token, verb)


def after_adverbials(frame: Frame, start: int) -> int:
    """The token after "on Monday", "in a statement", "to reporters in Paris" and their like."""
    token = start
    for _ in range(6):
        following = _after_adverbial(frame, token)
        if following == token and token > start:
            following = _past_participle(frame, token)
        if following == token:
            break
        token = following
    return token


def _past_participle(frame: Frame, token: int) -> int:
    """The token after a participle that goes on with an adverbial: in a statement | read | to the court."""
    is_participle = frame.is_at(token, kind.ED | kind.PARTICIPLE) and frame.is_at(
        token + 1, kind.PREP
    )
    return token + 1 if is_participle and frame.lower[token - 1] in _UTTERANCES else token


def _after_adverbial(frame: Frame, token: int) -> int:
    """The token after one adverbial; the token itself where none begins there."""
    word = frame.word(token)
    if not word:
        return token
    kinds = frame.kinds[token]
    if word in _ADVERBIAL:
        if kinds & kind.TIME and frame.word(token + 1) in _ADVERBIAL:
            return token + 1
        return _after_preposition(frame, token)
    if kinds & kind.TIME or word in _MANNER or (kinds & kind.ADV and word.endswith("ly")):
        return token if frame.is_at(token + 1, kind.POSS) else token + 1  # last quarter's sales
    if kinds & kind.NUM and frame.is_at(token - 1, kind.TIME):
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
    if kinds & (kind.PRON | kind.BREAK | kind.AUX | kind.WH):
        return token
    verb = kinds & kind.BASE or (not kinds and frame.is_at(following + 1, kind.DET))
    if frame.lower[token] == "to" and verb and not kinds & (kind.CAP | kind.DET):
        return token  # an infinitive: pledged on Monday to veto the bill
    if kinds & (kind.TIME | kind.NUM):
        return _after_time(frame, following)
    if kinds & kind.OBJ:
        return following + 1
    return after_noun_phrase(frame, following)


def _after_time(frame: Frame, token: int) -> int:
    """The token after a date, a day or a time of day."""
    start = token
    while frame.is_at(token, kind.TIME | kind.NUM) or frame.word(token) in {
        "am",
        "pm",
        "a.m.",
        "p.m.",
    }:
        token += 1
    if token > start and frame.is_at(token, kind.COMMA) and _is_year(frame, token + 1):
        token += 2 + frame.is_at(token + 2, kind.COMMA)
    only_numbers = all(frame.kinds[t] & kind.NUM for t in range(start, token))
    return after_noun_phrase(frame, start) if only_numbers else token


def _is_year(frame: Frame, token: int) -> bool:
    """Whether a year stands here: on March 20, | 2021 that."""
    return frame.is_at(token, kind.NUM) and len(frame.lower[token]) == 4
