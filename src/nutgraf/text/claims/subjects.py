"""Who stands left of a cue: the subject, past appositions, relative clauses and coordinations."""

from __future__ import annotations

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.appositions import past_apposition
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.heads import Subject, past_parenthesis, plain
from nutgraf.text.claims.nounphrase import leftwards
from nutgraf.text.claims.trimming import trimmed
from nutgraf.text.claims.vocabulary import can_speak

_VERBAL = kind.AUX | kind.PRON | kind.PAST | kind.ED
_REASONS = frozenset({"because", "as", "since", "after", "when", "while", "before"})
_FARTHEST = 16
"""Tokens of a relative clause, and of the reason that it gives."""


def subject_before(frame: Frame, first: int) -> Subject | None:
    """The subject whose cue begins at the token `first`."""
    token = past_parenthesis(frame, first - 1)
    if token < 0 or frame.is_at(token, kind.CONJ):
        return None
    if frame.is_at(token, kind.WH) and frame.lower[token] in {"who", "which", "that"}:
        return _antecedent(frame, token)
    if frame.is_at(token, kind.COMMA | kind.DASH):
        return past_apposition(frame, token)
    subject = plain(frame, token)
    if subject is not None and frame.is_at(subject.boundary, _VERBAL):
        subject = _past_reason(frame, subject.boundary) or subject
    return subject or _past_adverbial(frame, token)


def _past_reason(frame: Frame, boundary: int) -> Subject | None:
    """The subject before a relative clause that gives a reason: two men who hid as they owed rent | said."""
    reason = range(boundary, max(0, boundary - _FARTHEST), -1)
    begins = next((t for t in reason if frame.word(t) in _REASONS), -1)
    for who in range(begins - 1, max(0, begins - _FARTHEST), -1):
        if frame.quoted[who] >= 0 or frame.is_at(who, kind.BREAK):
            return None
        if frame.word(who) == "who":
            return _antecedent(frame, who)
    return None


def _past_adverbial(frame: Frame, token: int) -> Subject | None:
    """The subject before a comma and a day: Ann Lee, the mayor, on Sunday said."""
    _, boundary = leftwards(frame, token)
    if not frame.is_at(boundary, kind.COMMA) or not frame.is_at(
        boundary + 1, kind.PREP | kind.TIME
    ):
        return None
    return past_apposition(frame, boundary) or plain(frame, past_parenthesis(frame, boundary - 1))


def _antecedent(frame: Frame, pronoun: int) -> Subject | None:
    """The noun phrase that who, which or that refers to."""
    end = pronoun - 1
    if frame.is_at(end, kind.COMMA):
        end -= 1
    elif frame.lower[pronoun] == "that" and not (end >= 0 and can_speak(frame.lower[end])):
        return None
    end = past_parenthesis(frame, end)
    if end < 0 or frame.quoted[end] >= 0 or frame.kinds[end] & (kind.PREP | kind.QUOTE | kind.AUX):
        return None
    start, boundary = leftwards(frame, end, shortest=True)
    phrase = trimmed(frame, start, end + 1)
    return Subject(*phrase, boundary, relative=True) if phrase else None
