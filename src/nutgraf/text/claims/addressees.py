"""Who is told, between a cue and what was said: told the inquest on Monday | that, warned drivers | of ice."""

from __future__ import annotations

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.candidate import Candidate
from nutgraf.text.claims.finite import clause_verb
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.phrases import after_adverbials, after_noun_phrase
from nutgraf.text.claims.speaking import speaks

_ADDRESSABLE = frozenset(
    {
        "assure",
        "reassure",
        "advise",
        "alert",
        "remind",
        "warn",
        "caution",
        "tell",
        "inform",
        "notify",
    }
)
_FARTHEST = 12
"""Tokens between an addressee and "that" at most."""
_MAY_WARN_OF = frozenset({"warn", "caution"})


def after_addressee(frame: Frame, cue: Candidate) -> int:
    """The token after the addressee and the adverbials that follow a cue."""
    stop = cue.stop
    if cue.word.lemma in _ADDRESSABLE and not cue.passive and _begins(frame, stop):
        end = after_noun_phrase(frame, stop)
        stop = stop if cue.word.lemma in _MAY_WARN_OF and not _is_warned(frame, stop, end) else end
        stop = _past_list(frame, stop)
        stop = _past_phrases(frame, stop)
    if frame.word(stop) in {"of", "about"} and stop + 1 < len(frame):
        end = after_noun_phrase(frame, stop + 1)
        if frame.word(end) == "that" or frame.is_at(end, kind.COLON):
            return end  # said of her rival that
    return after_adverbials(frame, stop)


def _begins(frame: Frame, token: int) -> bool:
    """Whether a noun phrase follows that may be spoken to."""
    if token >= len(frame) or frame.quoted[token] >= 0:
        return False
    return not frame.kinds[token] & (
        kind.BREAK | kind.WH | kind.PREP | kind.SUB | kind.DASH | kind.QUOTE | kind.TIME
    )


def _is_warned(frame: Frame, start: int, stop: int) -> bool:
    """Whether somebody is warned, and not the subject of the warning: warned the effects could be worse."""
    return frame.is_at(start, kind.OBJ) or (stop > start and speaks(frame, start, stop))


def _past_phrases(frame: Frame, stop: int) -> int:
    """The token after whatever says where they are who are told: a crowd | across town | that."""
    token = stop
    while frame.is_at(token, kind.PREP) and token - stop < _FARTHEST:
        token = max(after_noun_phrase(frame, token + 1), token + 1)
    if frame.word(token) == "that":
        return token
    clause = frame.is_at(token, kind.ARTICLE | kind.PRON)
    return token if clause and clause_verb(frame, token, len(frame)) > 0 else stop


def _past_list(frame: Frame, stop: int) -> int:
    """The token after a list of addressees: told Judges Ann Lee, Tom Arkell and Ines Calder | that."""
    if not (frame.is_at(stop, kind.COMMA) and frame.is_at(stop + 1, kind.CAP)):
        return stop
    token = stop
    while frame.is_at(token, kind.COMMA | kind.CONJ | kind.CAP):
        token += 1
    return token if frame.word(token) == "that" else stop
