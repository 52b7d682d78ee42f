"""Where a cue may stand: forms of cue verbs that are verbs here, with their auxiliaries."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.candidate import Candidate
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.lexicon import CueWord, lexicon
from nutgraf.text.claims.verbhood import is_verb
from nutgraf.text.wordlists import sections

MOST = 8
"""Cues looked at in one sentence; more are no prose."""

_LISTED = sections("claims/words")
_BE = _LISTED["be"]
_NOT = _LISTED["not"]
_MODAL = _LISTED["modal"]
_SINCE = frozenset({"since", "long"})
"""Adverbs between an auxiliary and its verb only: has since said."""
_PHRASAL = frozenset({"rule", "call", "find", "show", "write", "add", "note", "answer", "hail"})
_PARTICLES = frozenset({"out", "off", "up", "down", "away"})
"""After these verbs they make another one: ruled out, called off, found out, showed up."""
_DO = frozenset({"do", "does", "did", "don't", "doesn't", "didn't"})


def cues_of(frame: Frame) -> Iterator[Candidate]:
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
        if word is None or ("x" in word.frames and not _is_impersonal(frame, token)):
            continue
        if not pair and word.lemma in _PHRASAL and frame.word(token + 1) in _PARTICLES:
            continue
        candidate = _candidate(frame, token, token + (2 if pair else 1), word)
        if is_verb(frame, candidate):
            found += 1
            yield candidate


def _is_impersonal(frame: Frame, token: int) -> bool:
    """Whether a form of be stands before, or the sentence ends: it is understood; …, the Courier understands."""
    ended = token + 1 >= len(frame) or frame.is_at(token + 1, kind.STOP)
    return frame.word(token - 1) in _BE or ended


def _capital_fits(frame: Frame, token: int) -> bool:
    """A verb has no capital, unless it begins its sentence or everything is in capitals."""
    return not frame.kinds[token] & kind.CAP or frame.words[token].isupper()


def _candidate(frame: Frame, verb: int, stop: int, word: CueWord) -> Candidate:
    """The cue with the auxiliaries and adverbs before it."""
    first = verb
    while (
        frame.is_at(first - 1, kind.AUX | kind.BARE_AUX | kind.ADV)
        and frame.word(first - 1) != "that"
    ) or (frame.word(first - 1) in _SINCE and frame.is_at(first - 2, kind.AUX)):
        first -= 1
    while first < verb and frame.kinds[first] & kind.TIME and not frame.kinds[first] & kind.ADV:
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
        supported=not _DO.isdisjoint(before),
        infinitive=frame.word(first - 1) == "to" and word.tag == "base",
        progressive=helped_by_be and word.tag == "ing",
    )
