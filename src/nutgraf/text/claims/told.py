"""What somebody was told and nobody is named for: courts that hear, and what "it was reported"."""

from __future__ import annotations

from nutgraf.model.marks import Span
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.candidate import Candidate
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.left import content_before
from nutgraf.text.claims.overlaps import floor_of
from nutgraf.text.claims.passive import may_be_told, of_passive
from nutgraf.text.claims.phrases import after_adverbials
from nutgraf.text.claims.right import Found, content_after
from nutgraf.text.claims.setting import Setting
from nutgraf.text.claims.subjects import subject_before
from nutgraf.text.wordlists import sections

_HEARERS = sections("claims/words")["hearer"]


def heard(setting: Setting, earlier: list[Draft]) -> Found | None:
    """What a court was told: the court heard that…; he had fled, an inquest in Leeds has heard."""
    frame, subject = setting.frame, setting.subject
    if subject is None:
        return None
    head = subject.start
    while head + 1 < subject.stop and not frame.kinds[head + 1] & kind.PREP:
        head += 1
    if frame.lower[head] not in _HEARERS:
        return None
    found = content_after(setting) or content_before(setting, floor_of(setting, earlier))
    return ("claim-heard", found[1]) if found else None


def passive_claim(frame: Frame, cue: Candidate, earlier: list[Draft]) -> Draft | None:
    """The claim of a passive cue."""
    found = of_passive(frame, cue) or _told_before(frame, cue, earlier)
    if found is None:
        return None
    speaker, ranges = found
    rule = "claim-passive" if speaker is None else "claim-passive-by"
    return Draft(
        frame, frame.span_of(cue.first, cue.stop), rule, cue.word.stance, speaker, ranges,
        begins=cue.first, candidate=cue,
    )  # fmt: skip


def _told_before(
    frame: Frame, cue: Candidate, earlier: list[Draft]
) -> tuple[Span | None, list[Span]] | None:
    """What stands before a passive: he had fled, the court was told; the car, it is alleged, was his."""
    subject = subject_before(frame, cue.first)
    if subject is None or not may_be_told(frame, cue, subject):
        return None
    after = after_adverbials(frame, cue.stop)
    setting = Setting(frame, cue, subject, None, False, False, after)
    found = content_before(setting, floor_of(setting, earlier))
    return (None, found[1]) if found else None
