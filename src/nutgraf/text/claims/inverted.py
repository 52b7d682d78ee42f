"""Subjects after their cue: "…," said Ann Lee, a nurse from Leeds."""

from __future__ import annotations

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.candidate import Candidate
from nutgraf.text.claims.finite import is_finite
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.heads import Subject
from nutgraf.text.claims.vocabulary import can_speak

_KEPT = frozenset({"of", "for", "from", "with"})
"""Prepositions that go with a name: a spokesman for the ministry."""
_ASKING = frozenset({"ask", "tell"})
"""Verbs that whom they are said to follows, rather than who says it."""
_LONGEST = 18


def subject_after(frame: Frame, cue: Candidate) -> Subject | None:
    """The subject that follows an inverted cue; null where the cue is not inverted."""
    if not cue.has("i") or cue.word.tag not in {"past", "third", "base"} or cue.first != cue.verb:
        return None
    if cue.word.tag == "base" and cue.has("n"):
        return None
    if cue.passive or not _follows_content(frame, cue.first):
        return None
    if cue.word.lemma in _ASKING and cue.first > 0 and frame.quoted[cue.first - 1] < 0:
        return None  # her lawyer, Ann Lee, asked the jury
    start = cue.stop
    if not _begins_subject(frame, start):
        return None
    stop = _end(frame, start)
    if stop is None:
        return None
    named = _past_name(frame, start, stop)
    after_quotation = cue.first > 0 and frame.quoted[cue.first - 1] >= 0
    if not _is_speaker(frame, start, named) and not (
        after_quotation and frame.is_at(start, kind.DET)
    ):
        return None
    return Subject(start, named, cue.first - 1)


def _past_name(frame: Frame, start: int, stop: int) -> int:
    """The token after the name that explains a role: their chief, Omar Sayed."""
    if frame.kinds[stop - 1] & kind.CAP or not frame.is_at(stop, kind.COMMA):
        return stop
    token = stop + 1
    while frame.is_at(token, kind.CAP) and token - stop < 5:
        token += 1
    return (
        token
        if token > stop + 1 and (token >= len(frame) or frame.is_at(token, kind.COMMA | kind.STOP))
        else stop
    )


def _follows_content(frame: Frame, first: int) -> bool:
    """Whether a comma, a quotation or the start of the sentence stands before the cue."""
    if first == 0:
        return True
    return frame.quoted[first - 1] >= 0 or bool(
        frame.kinds[first - 1] & (kind.COMMA | kind.DASH | kind.QUOTE | kind.STOP)
    )


def _begins_subject(frame: Frame, token: int) -> bool:
    """Whether a name, a determiner, a pronoun or a noun for speakers stands here."""
    if token >= len(frame) or frame.quoted[token] >= 0:
        return False
    kinds, word = frame.kinds[token], frame.lower[token]
    if word in {"that", "it", "this", "no"} or kinds & kind.OBJ:
        return False
    if kinds & kind.TIME and not frame.is_at(token + 1, kind.CAP):
        return False
    following = token + 1 < len(frame) and frame.quoted[token + 1] < 0
    plain = (
        not kinds & ~kind.BASE
        and following
        and (can_speak(frame.lower[token + 1]) or frame.is_at(token + 1, kind.CAP))
    )
    return bool(kinds & (kind.CAP | kind.DET | kind.PRON)) or can_speak(word) or plain


def _end(frame: Frame, start: int) -> int | None:
    """The token after the subject; null where a clause begins instead: said the bank was."""
    if frame.kinds[start] & kind.PRON:
        after = start + 1
        clause = after < len(frame) and frame.quoted[after] < 0 and is_finite(frame, after)
        return None if clause else after
    token = start
    while token < len(frame) and token - start < _LONGEST and frame.quoted[token] < 0:
        kinds, word = frame.kinds[token], frame.lower[token]
        if kinds & (kind.BREAK | kind.WH | kind.TIME) or (
            token > start and kinds & (kind.PRON | kind.ADV)
        ):
            break
        if (
            kinds & kind.PREP
            and word not in _KEPT
            and not (word == "at" and frame.is_at(token + 1, kind.CAP | kind.DET))
        ):
            break
        if kinds & (kind.SUB | kind.AUX) or (token > start and is_finite(frame, token)):
            return None if not kinds & kind.SUB else token
        token += 1
    return token


def _is_speaker(frame: Frame, start: int, stop: int) -> bool:
    """Whether the words name somebody who can speak."""
    if start >= stop:
        return False
    if any(frame.kinds[token] & (kind.CAP | kind.PRON) for token in range(start, stop)):
        return not (frame.kinds[start] & kind.NUM and stop - start == 1)
    head = start
    while head + 1 < stop and not frame.kinds[head + 1] & kind.PREP:
        head += 1
    return can_speak(frame.lower[head]) and not (head == start and frame.kinds[start] & kind.NUM)
