"""Where a cue may stand: forms of cue verbs that are verbs here, with their auxiliaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.lexicon import CueWord, lexicon
from nutgraf.text.claims.phrases import is_plural_noun
from nutgraf.text.claims.vocabulary import can_speak
from nutgraf.text.claims.words import (
    ADV, ARTICLE, AUX, BARE_AUX, BREAK, CAP, COMMA, CONJ, DET, ED, NUM, OBJ, PARTICIPLE, PAST, POSS, PREP,
    PRON, QUOTE, STOP, TIME, WH,
)  # fmt: skip

MOST = 12
"""Cues looked at in one sentence; more are no prose."""

_BE = frozenset("is are was were am be been being isn't aren't wasn't weren't".split())
_NOT = frozenset("not n't never didn't doesn't don't hasn't haven't hadn't won't wouldn't can't".split())
_NOT |= frozenset("couldn't cannot wasn't weren't isn't aren't shouldn't".split())
_MODAL = frozenset("will would can could shall should may might must won't wouldn't can't couldn't".split())
_DO = frozenset("do does did don't doesn't didn't".split())
_PLURALS = frozenset("police people officials many some most both several others few all men women".split())
_TO_AFTER = frozenset("on continued continues continue set due expected sought moved".split())
"""What may stand before "to say": went on to say, continued to insist, is expected to say."""
_ING_AFTER = frozenset("by in while before after without and or".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form of a cue verb that is used as a verb."""

    first: int
    """Token of its first auxiliary or adverb."""
    verb: int
    stop: int
    """Token after it."""
    word: CueWord
    negated: bool
    passive: bool
    modal: bool
    infinitive: bool
    progressive: bool

    def has(self, frames: str) -> bool:
        """Whether one of these frames is the verb's."""
        return not self.word.frames.isdisjoint(frames)


def candidates(frame: Frame) -> Iterator[Candidate]:
    """The cue verbs of one sentence outside its quotations, at most `MOST`."""
    table = lexicon()
    words, pairs = table.words, table.pairs
    tokens = [token for token, form in enumerate(frame.lower) if form in words or form in pairs]
    found = 0
    for token in tokens:
        form = frame.lower[token]
        if frame.quoted[token] >= 0 or found >= MOST or not _capital_fits(frame, token):
            continue
        pair = pairs[form].get(frame.word(token + 1)) if form in pairs else None
        word = pair or words.get(form)
        if word is None or ("x" in word.frames and frame.word(token - 1) not in _BE):
            continue
        candidate = _candidate(frame, token, token + (2 if pair else 1), word)
        if _is_verb(frame, candidate):
            found += 1
            yield candidate


def _capital_fits(frame: Frame, token: int) -> bool:
    """A verb has no capital, unless it begins its sentence or everything is in capitals."""
    return not frame.kinds[token] & CAP or frame.words[token].isupper()


def _candidate(frame: Frame, verb: int, stop: int, word: CueWord) -> Candidate:
    """The cue with the auxiliaries and adverbs before it."""
    first = verb
    while frame.is_at(first - 1, AUX | BARE_AUX | ADV) and frame.word(first - 1) != "that":
        first -= 1
    while first < verb and frame.kinds[first] & TIME and not frame.kinds[first] & ADV:
        first += 1
    before = frame.lower[first:verb]
    helped_by_be = not _BE.isdisjoint(before)
    return Candidate(
        first,
        verb,
        stop,
        word,
        negated=not _NOT.isdisjoint(before),
        passive=helped_by_be and word.tag in {"past", "participle"},
        modal=not _MODAL.isdisjoint(before),
        infinitive=frame.word(first - 1) == "to" and word.tag == "base",
        progressive=helped_by_be and word.tag == "ing",
    )


def _is_verb(frame: Frame, cue: Candidate) -> bool:
    """Whether the form is a verb where it stands, and not a noun or an adjective."""
    tag = cue.word.tag
    if tag == "base":
        return _base_is_verb(frame, cue)
    if tag == "third":
        return _third_is_verb(frame, cue)
    if tag == "ing":
        return _ing_is_verb(frame, cue)
    if tag == "participle":
        return bool(frame.kinds[cue.verb - 1] & (AUX | BARE_AUX | ADV)) if cue.verb else False
    return _past_is_verb(frame, cue)


def _base_is_verb(frame: Frame, cue: Candidate) -> bool:
    """After a modal, "to" or a plural: officials say, will announce; never the say, his claim."""
    if not _NOT.isdisjoint(frame.lower[cue.first : cue.verb]):
        return False
    if cue.modal or not _DO.isdisjoint(frame.lower[cue.first : cue.verb]):
        return True
    if cue.first == 0:
        return False
    if cue.infinitive:
        return frame.word(cue.first - 2) in _TO_AFTER
    if frame.is_at(cue.first - 1, CONJ):
        return not cue.has("n") or frame.word(cue.stop) == "that"
    return _is_plural(frame, cue.first - 1) and (not cue.has("n") or _goes_on(frame, cue))


def _is_plural(frame: Frame, token: int) -> bool:
    """Whether a plural subject may end with the token: officials, researchers at Oslo, Lee and Kim."""
    return _ends_plural(frame, token) or _has_plural_head(frame, token)


def _has_plural_head(frame: Frame, end: int) -> bool:
    """Whether a plural that can speak stands a little before, without a verb between."""
    for token in range(end, max(-1, end - 8), -1):
        if frame.quoted[token] >= 0 or frame.kinds[token] & (BREAK | AUX | PRON | CONJ):
            return False
        if token < end and is_plural_noun(frame, token) and can_speak(frame.lower[token]):
            return frame.is_at(token + 1, PREP | ED | PARTICIPLE)
    return False


def _ends_plural(frame: Frame, token: int) -> bool:
    """Whether the token itself is a plural subject, or ends one."""
    if frame.kinds[token] & QUOTE or frame.quoted[token] >= 0:
        return True
    word = frame.lower[token]
    if word in {"they", "we", "i", "you", "who"} or word in _PLURALS:
        return True
    if frame.kinds[token] & (DET | PREP | POSS | BREAK | OBJ | PRON | CONJ | AUX):
        return frame.kinds[token] & COMMA != 0 or word == ")"
    if frame.kinds[token] & CAP:
        return "and" in frame.lower[max(0, token - 6) : token] or word.endswith("s")
    return is_plural_noun(frame, token)


def _third_is_verb(frame: Frame, cue: Candidate) -> bool:
    """After a singular; a form that is a noun too must go on like a verb."""
    if cue.first == 0:
        return False
    before = cue.first - 1
    kinds = frame.kinds[before]
    if kinds & (ARTICLE | PREP | POSS | NUM | AUX | BARE_AUX | ED | PAST) and not kinds & QUOTE:
        return False
    if not cue.has("n"):
        return True
    if frame.word(cue.stop) == "that" and frame.is_at(cue.stop + 1, AUX | BARE_AUX):
        return False
    plural = is_plural_noun(frame, before) and (before > 0 or can_speak(frame.lower[before]))
    if plural or (kinds & CONJ and frame.word(cue.stop) != "that"):
        return False
    return _goes_on(frame, cue)


def _goes_on(frame: Frame, cue: Candidate) -> bool:
    """Whether what follows a form may follow a verb: a clause, a quotation, an object, the end."""
    stop = cue.stop
    if stop >= len(frame) or frame.quoted[stop] >= 0:
        return True
    return bool(frame.kinds[stop] & (DET | PRON | OBJ | WH | BREAK | CAP | TIME | ADV | PREP | NUM)) or (
        frame.lower[stop] in {"there", "some", "many", "more", "only"}
    )


def _ing_is_verb(frame: Frame, cue: Candidate) -> bool:
    """A participle after a comma, a noun, "by" or a form of be; never the warning, of saying."""
    if cue.progressive:
        return True
    if cue.first == 0:
        return False
    kinds, word = frame.kinds[cue.first - 1], frame.lower[cue.first - 1]
    if frame.quoted[cue.first - 1] >= 0:
        return True
    if kinds & PREP:
        return word in _ING_AFTER
    return not kinds & (ARTICLE | POSS | DET | NUM | AUX | BARE_AUX)


def _past_is_verb(frame: Frame, cue: Candidate) -> bool:
    """Not the alleged plot, nor of reported deaths."""
    if cue.first == 0:
        return True
    kinds = frame.kinds[cue.first - 1]
    if cue.first < cue.verb and kinds & AUX:
        return True
    return not kinds & (ARTICLE | POSS | PREP) or bool(kinds & (STOP | TIME))
