"""Whether something is really said: not denied, wished, supposed, or a habit."""

from __future__ import annotations

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.candidate import Candidate
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.setting import Setting

_NEGATABLE = frozenset({"believe", "think", "expect"})
"""Verbs whose negation is an opinion too."""
_FUTURE = frozenset({"will", "would"})
_PERFECT = frozenset({"had", "have", "has"})
_UNREAL = frozenset({"if", "unless", "whether", "lest"})
_FOUND = frozenset(
    {"dead", "guilty", "hanged", "alive", "safe", "unconscious", "liable", "innocent"}
)
"""What somebody is found, by others: a man found dead at home."""
_HABITS = frozenset({"always", "often", "usually", "sometimes", "regularly", "frequently"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})


def is_real(frame: Frame, cue: Candidate) -> bool:
    """Whether something is really said: not "did not say", not "could say"."""
    if cue.negated and cue.word.lemma not in _NEGATABLE:
        return False
    if cue.word.tag in {"third", "base"} and not _HABITS.isdisjoint(
        frame.lower[cue.first : cue.verb]
    ):
        return False  # he always says so
    if cue.word.lemma == "find" and frame.word(cue.stop) in _FOUND:
        return False
    if cue.modal and cue.has("e"):  # further tests would show why
        return False
    return not cue.modal or not _FUTURE.isdisjoint(frame.lower[cue.first : cue.verb])


def is_unreal(setting: Setting, earlier: list[Draft]) -> bool:
    """Whether the cue stands in a condition, has nobody as subject, or hangs in another's words."""
    frame, cue = setting.frame, setting.cue
    if setting.inherited is not None and cue.word.tag != "ing":
        inside = setting.inherited.ranges[-1].end > frame.starts[cue.first]
        low = cue.has("e") and not frame.is_at(cue.first - 2, kind.COMMA)
        if inside and (low or not _PERFECT.isdisjoint(frame.lower[cue.first : cue.verb])):
            return True
    if setting.subject is not None:
        start = setting.subject.start
        nobody = frame.lower[start] in _NOBODY or frame.word(start - 1) == "not"
        opening = setting.boundary == 0 and frame.word(0) in {"had", "should", "were"}
        return nobody or opening or frame.word(setting.boundary) in _UNREAL
    hangs = frame.is_at(cue.first - 1, kind.PREP | kind.SUB) and cue.word.tag == "ing"
    return hangs and bool(earlier)
