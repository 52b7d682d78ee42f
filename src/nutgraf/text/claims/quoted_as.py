"""Somebody is quoted as saying something."""

from __future__ import annotations

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.candidate import Candidate
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.edges import content_span, right_edge
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.phrases import after_noun_phrase
from nutgraf.text.claims.setting import setting_of


def quoted_as_saying(frame: Frame, cue: Candidate) -> Draft | None:
    """The agency quoted Ann Lee as saying; Ann Lee was quoted as saying."""
    for token in range(cue.stop, min(len(frame) - 2, cue.stop + 14)):
        if frame.word(token) == "as" and frame.word(token + 1) == "saying":
            break
    else:
        return None
    if cue.passive:
        setting_subject = setting_of(
            frame,
            Candidate(
                cue.first, cue.verb, cue.stop, cue.word, False, False, False, False, False, False
            ),
            [],
        )
        if setting_subject is None or setting_subject.subject is None:
            return None
        subject = setting_subject.subject
        speaker = frame.span_of(subject.start, subject.stop)
    else:
        stop = after_noun_phrase(frame, cue.stop)
        if stop <= cue.stop:
            return None
        speaker = frame.span_of(cue.stop, token)
    first = token + 2
    while frame.is_at(first, kind.COMMA | kind.ADV) or frame.word(first) in {"that", ":"}:
        first += 1
    if first + 1 >= len(frame):
        return None
    return Draft(
        frame, frame.span_of(token + 1, token + 2), "claim-quoted-as", cue.word.stance, speaker,
        [content_span(frame, first, max(right_edge(frame, first), first + 1))], begins=cue.first,
        candidate=cue,
    )  # fmt: skip
