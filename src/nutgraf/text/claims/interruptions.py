"""What was said goes on after the cue that interrupts it: it is more, Lee said, than we paid."""

from __future__ import annotations

from nutgraf.model.marks import Span
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.edges import content_span, right_edge
from nutgraf.text.claims.finite import has_verb
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.lexicon import lexicon
from nutgraf.text.claims.setting import Setting
from nutgraf.text.wordlists import sections

_UTTERANCES = sections("claims/words")["utterance"]
_CONSEQUENCES = sections("claims/words")["consequence"]
_COMPARED = frozenset({"than"})
_CIRCUMSTANCES = frozenset({"because", "in", "near", "into", "unless", "until", "if", "where"})
"""Words with which what was said goes on after an interruption; others may tell how it was said."""
_CLAUSES = frozenset({"when", "after", "before", "since"})
"""Words that go on so where a clause follows, and not one about the speaker."""


def rest_after(setting: Setting, complete: bool) -> list[Span]:
    """What goes on after a cue between commas; of a whole clause only what cannot be the narrator's."""
    frame, comma = setting.frame, setting.after
    first = comma + 1
    if not frame.is_at(comma, kind.COMMA | kind.DASH) or first + 2 > len(frame):
        return []
    if frame.quoted[first] >= 0:
        quotation = frame.quotations[frame.quoted[first]]
        return [Span(quotation.start, quotation.end)]
    edge = right_edge(frame, first)
    if complete:
        return [content_span(frame, first, edge)] if _goes_on(frame, first, edge) else []
    about_speaker = setting.inverted and frame.lower[first] == "which"
    narrated = frame.lower[first] in {"who", "whose", "citing", "according"} or about_speaker
    if narrated or edge - first < 2:
        return []
    verb = frame.is_at(first, kind.BASE | kind.THIRD | kind.VERB_ONLY)
    return [content_span(frame, first, edge)] if verb or has_verb(frame, first, edge) else []


def _goes_on(frame: Frame, first: int, edge: int) -> bool:
    """Whether a whole clause goes on after the cue that interrupts it: it is more, Lee said, | than we paid."""
    word, following = frame.lower[first], frame.word(first + 1)
    if word == "in" and not frame.is_at(first + 1, kind.CAP):
        return False  # in what they called a success, in the third such attack
    if word in _COMPARED or (word in _CIRCUMSTANCES and not frame.is_at(first + 1, kind.ING)):
        told = any(frame.lower[token] in _UTTERANCES for token in range(first, edge))
        return following != "" and not told and not frame.is_at(first + 1, kind.TIME | kind.WH)
    if word in _CONSEQUENCES:
        return True
    reports = any(frame.lower[token] in lexicon().words for token in range(first, edge))
    own = word in _CLAUSES and following not in {"he", "she"} and not reports
    clause = word in {"and", "but"} or own
    return clause and has_verb(frame, first + 1, edge)
