"""A colon and a quotation after somebody, without a verb of saying: His wife was not so sure: "We lost." """

from __future__ import annotations

import re

from nutgraf.model.marks import Span, Stance
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.heads import Subject
from nutgraf.text.claims.openings import subject_of_sentence
from nutgraf.text.claims.vocabulary import is_person

MAY_STAND = re.compile(r": [\"“‘']")
"""What a sentence must hold to be looked at."""
_FEWEST_WORDS = 3


def colon_claim(frame: Frame) -> Draft | None:
    """The claim of a sentence without a cue that ends in a colon and a quotation; null where it is none."""
    for token in range(1, len(frame) - 1):
        if frame.is_at(token, kind.COLON) and frame.quoted[token + 1] >= 0:
            lists = frame.kinds[token - 1] & (kind.PREP | kind.CONJ | kind.WH | kind.ING)
            return None if lists else _draft(frame, token)
    return None


def _draft(frame: Frame, colon: int) -> Draft | None:
    """The claim of a colon, if a person is what the sentence is about."""
    quotation = frame.quotations[frame.quoted[colon + 1]]
    inner = frame.text[quotation.inner.start : quotation.inner.end]
    ends = quotation.end >= frame.span.end - 1
    if not ends or not inner[:1].isupper() or len(inner.split()) < _FEWEST_WORDS:
        return None
    subject = subject_of_sentence(frame, colon)
    if subject is None or not _is_person(frame, subject):
        return None
    return Draft(
        frame, frame.span_of(colon, colon + 1), "claim-colon-quote", Stance.NEUTRAL,
        frame.span_of(subject.start, subject.stop), [Span(quotation.start, quotation.end)], begins=0,
        grounds=["a colon between the subject of the sentence and a quotation"],
    )  # fmt: skip


def _is_person(frame: Frame, subject: Subject) -> bool:
    """Whether the subject is a pronoun for people, a role or a name."""
    word = frame.lower[subject.start]
    if frame.kinds[subject.start] & kind.PRON:
        return word in {"he", "she", "they"}
    head = subject.start
    while head + 1 < subject.stop and not frame.kinds[head + 1] & (kind.PREP | kind.COMMA):
        head += 1
    return is_person(frame.lower[head]) or bool(
        frame.kinds[head] & kind.CAP and subject.stop - subject.start <= 4
    )
