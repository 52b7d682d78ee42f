"""Passives: it was reported that, the court was told, the plan was described by Ann Lee as."""

from __future__ import annotations

from nutgraf.model.marks import Span
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.candidate import Candidate
from nutgraf.text.claims.edges import content_span, right_edge
from nutgraf.text.claims.finite import clause_verb
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.heads import Subject
from nutgraf.text.claims.phrases import after_adverbials, after_noun_phrase
from nutgraf.text.claims.subjects import subject_before

_TOLD = frozenset({"tell", "inform", "warn", "advise", "assure", "notify", "remind", "brief"})
"""Verbs whose passive has the addressee as subject."""


def of_passive(frame: Frame, cue: Candidate) -> tuple[Span | None, list[Span]] | None:
    """Speaker and content of a passive cue; the speaker is null unless "by" names one."""
    subject = subject_before(frame, cue.first)
    if subject is None or not may_be_told(frame, cue, subject):
        return None
    impersonal = _is_impersonal(frame, subject)
    stop, speaker = _agent(frame, cue.stop)
    token = after_adverbials(frame, stop)
    relative = token > cue.stop and frame.is_at(token + 1, kind.PAST | kind.ED | kind.AUX)
    if frame.word(token) == "that" and token + 2 < len(frame) and not relative:
        return speaker, [content_span(frame, token + 1, right_edge(frame, token + 1))]
    hoped = impersonal and cue.has("cdx")
    if token < len(frame) and (hoped or (cue.word.lemma == "tell" and not impersonal)):
        return _told(frame, token, speaker)
    return None


def may_be_told(frame: Frame, cue: Candidate, subject: Subject) -> bool:
    """Whether "it" is the subject, or the verb is one of telling, whose subject is told."""
    if cue.negated or cue.modal:
        return False
    return _is_impersonal(frame, subject) or cue.word.lemma in _TOLD


def _is_impersonal(frame: Frame, subject: Subject) -> bool:
    """Whether "it" stands for nothing: it was reported that."""
    return frame.lower[subject.start] in {"it", "it's"}


def _told(frame: Frame, token: int, speaker: Span | None) -> tuple[Span | None, list[Span]] | None:
    """A plain clause after "was told"."""
    if frame.quoted[token] >= 0 or clause_verb(frame, token, len(frame)) < 0:
        return None
    if frame.word(token) in {"to", "of", "about", "by"}:
        return None
    return speaker, [content_span(frame, token, right_edge(frame, token))]


def _agent(frame: Frame, token: int) -> tuple[int, Span | None]:
    """The token after "by Ann Lee", and her span."""
    if frame.word(token) != "by" or token + 1 >= len(frame):
        return token, None
    stop = after_noun_phrase(frame, token + 1)
    if stop <= token + 1:
        return token, None
    return stop, frame.span_of(token + 1, stop)
