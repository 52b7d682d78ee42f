"""The subject that a sentence opens with, for cues that have none of their own."""

from __future__ import annotations

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.finite import is_finite
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.heads import Subject
from nutgraf.text.claims.trimming import trimmed


def subject_of_sentence(frame: Frame, stop: int) -> Subject | None:
    """The noun phrase that the sentence begins with, up to its verb: for "…, saying" and "and said"."""
    start = _past_introduction(frame, stop)
    if start < 0:
        return None
    token = start
    while token < stop and frame.quoted[token] < 0 and token - start < 16:
        kinds = frame.kinds[token]
        if kinds & (kind.COMMA | kind.WH | kind.DASH | kind.PAREN | kind.AUX) or (
            token > start and (is_finite(frame, token) or _precedes_and(frame, token))
        ):
            break
        if kinds & kind.PRON:
            token += 1
            break
        token += 1
    else:
        return None
    while token > start + 1 and frame.kinds[token - 1] & kind.ADV:
        token -= 1
    token = _past_name(frame, token)
    phrase = trimmed(frame, start, token)
    if phrase is None or frame.lower[phrase[0]] in {"it", "there"}:
        return None
    return Subject(*phrase, phrase[0] - 1)


def _precedes_and(frame: Frame, token: int) -> bool:
    """Whether a verb stands here that "and" goes on from: the minister apologises | and says."""
    plain = not frame.kinds[token] and frame.lower[token].endswith("s")
    verb = plain or frame.is_at(token, kind.THIRD | kind.ED | kind.PAST)
    return bool(verb) and frame.is_at(token + 1, kind.CONJ) and frame.is_at(token + 2, kind.THIRD)


def _past_name(frame: Frame, comma: int) -> int:
    """The token after a name between commas: the governor, Ann Lee, repeated."""
    token = comma + 1
    while frame.is_at(token, kind.CAP) and token - comma < 5:
        token += 1
    return (
        token
        if frame.is_at(comma, kind.COMMA) and frame.is_at(token, kind.COMMA) and token - comma > 2
        else comma
    )


def _past_introduction(frame: Frame, stop: int) -> int:
    """The token after "Meanwhile," or "In London," at the start of a sentence; -1 where it never ends."""
    token = 0
    while token < stop and frame.kinds[token] & (
        kind.ADV | kind.CONJ | kind.COMMA | kind.TIME | kind.QUOTE
    ):
        if frame.kinds[token] & kind.ARTICLE:
            break
        token += 1
    if token < stop and _begins_adverbial(frame, token):
        while token < stop and not frame.kinds[token] & kind.COMMA:
            token += 1
        token += 1
    return token if token < stop and frame.quoted[token] < 0 else -1


def _begins_adverbial(frame: Frame, token: int) -> bool:
    """Whether a sentence opens with a prepositional phrase or a subordinate clause here."""
    if frame.kinds[token] & kind.PRON:
        return False
    after = frame.kinds[token + 1] if token + 1 < len(frame) else 0
    quantity = bool(after & kind.NUM) or frame.word(token + 1) in {"least", "most", "half"}
    by_kind = frame.kinds[token] & kind.PREP or frame.lower[token] in {
        "when", "while", "although", "though", "if", "as", "since", "asked", "speaking", "because",
    }  # fmt: skip
    return bool(by_kind) and not quantity
