"""Somebody is quoted as saying something."""

from __future__ import annotations

from nutgraf.model.marks import Span
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.candidate import Candidate
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.edges import content_span, right_edge
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.phrases import after_adverbials, after_noun_phrase
from nutgraf.text.claims.subjects import subject_before

_FARTHEST = 14
"""Tokens between "quoted" and "as saying"."""


def quoted_as_saying(frame: Frame, cue: Candidate) -> Draft | None:
    """The agency quoted Ann Lee as saying; Ann Lee was quoted as saying."""
    saying = _saying(frame, cue.stop)
    if saying < 0:
        return None
    speaker = _speaker(frame, cue, saying - 1)
    first = saying + 1
    while frame.is_at(first, kind.COMMA | kind.ADV) or frame.word(first) in {"that", ":"}:
        first += 1
    if speaker is None:
        return None
    before = _quotation_before(frame, cue, first)
    if before is None and first + 1 >= len(frame):
        return None
    content = before or content_span(frame, first, max(right_edge(frame, first), first + 1))
    return Draft(
        frame, frame.span_of(saying, saying + 1), "claim-quoted-as", cue.word.stance, speaker,
        [content], begins=cue.first, candidate=cue,
    )  # fmt: skip


def _quotation_before(frame: Frame, cue: Candidate, after: int) -> Span | None:
    """What was said before: "It is over," Ann Lee was quoted as saying in the report; else null."""
    after = after_adverbials(frame, after)
    ended = after >= len(frame) or frame.is_at(after, kind.STOP | kind.COMMA)
    subject = subject_before(frame, cue.first) if ended else None
    last = subject.boundary if subject else -1
    last -= last > 0 and frame.is_at(last, kind.COMMA)
    if last < 0 or frame.quoted[last] < 0:
        return None
    quotation = frame.quotations[frame.quoted[last]]
    return Span(quotation.start, quotation.end)


def _saying(frame: Frame, start: int) -> int:
    """The token of "saying" after "as"; -1 where there is none."""
    for token in range(start, min(len(frame) - 2, start + _FARTHEST)):
        if frame.word(token) == "as" and frame.word(token + 1) == "saying":
            return token + 1
    return -1


def _speaker(frame: Frame, cue: Candidate, stop: int) -> Span | None:
    """Who is quoted: the subject of a passive, else the object."""
    if not cue.passive:
        is_phrase = after_noun_phrase(frame, cue.stop) > cue.stop
        return frame.span_of(cue.stop, stop) if is_phrase and stop > cue.stop else None
    subject = subject_before(frame, cue.first)
    return frame.span_of(subject.start, subject.stop) if subject else None
