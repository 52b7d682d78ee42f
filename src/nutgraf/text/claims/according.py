"""According to somebody; as per somebody, as Indian newspapers have it."""

from __future__ import annotations

from nutgraf.model.marks import Span, Stance
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.cues import MOST
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.edges import content_span, right_edge
from nutgraf.text.claims.finite import has_verb
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.speaking import speaks
from nutgraf.text.claims.vocabulary import can_speak
from nutgraf.text.wordlists import sections

_INTRO = sections("claims/words")["intro"]
_LISTED = sections("claims/words")
_STOPS = _LISTED["source end"]
_RELATIVE = 6
"""Tokens of a relative clause before its verb."""
_LONGEST = 28
_CUES = frozenset({("according", "to"), ("as", "per")})
_OPENING = frozenset({"according", "per"})
_SAID = frozenset({"said", "says", "told"})
_NORMS = frozenset({"rules", "law", "guidelines", "guidance", "treaty", "constitution", "charter"})
"""What one acts by, and does not quote: as per the rules."""


def according_to(frame: Frame) -> list[Draft]:
    """The claims of one sentence that stand on "according to"."""
    if _OPENING.isdisjoint(frame.lower):
        return []
    pairs = zip(frame.lower, frame.lower[1:], strict=False)
    cues = [token for token, pair in enumerate(pairs) if pair in _CUES]
    drafts = [_draft(frame, token) for token in cues[:MOST] if frame.word(token)]
    return [draft for draft in drafts if draft is not None]


def _draft(frame: Frame, cue: int) -> Draft | None:
    """The claim of one "according to"; null where nobody stands behind it: according to plan."""
    stop = _source_end(frame, cue + 2)
    if stop <= cue + 2 or not _is_source(frame, cue + 2, stop):
        return None
    if any(frame.lower[token] in _SAID for token in range(cue + 2, stop)):
        return None  # according to details the minister said
    if frame.word(cue) == "as" and not _speaks_itself(frame, cue + 2, stop):
        return None
    opening = all(frame.lower[t] in _INTRO or frame.kinds[t] & kind.COMMA for t in range(cue))
    inserted = frame.is_at(cue - 1, kind.COMMA | kind.CONJ) and not opening
    relative = inserted and _in_relative(frame, cue)
    ranges = _right(frame, stop) if opening or relative else _left(frame, cue, stop)
    if not ranges and (inserted or frame.is_at(cue - 1, kind.WH | kind.SUB)):
        ranges = _right(frame, stop)
    if not ranges:
        return None
    return Draft(
        frame, frame.span_of(cue, cue + 2), "claim-according", Stance.NEUTRAL,
        frame.span_of(cue + 2, stop), ranges, begins=cue,
        grounds=[f"“{' '.join(frame.lower[cue : cue + 2])}” names the speaker"],
    )  # fmt: skip


def _source_end(frame: Frame, start: int) -> int:
    """The token after the noun phrase that "according to" governs."""
    token = start
    while token < len(frame) and token - start < _LONGEST:
        kinds, word = frame.kinds[token], frame.lower[token]
        if frame.quoted[token] >= 0 and token > start and frame.quoted[token - 1] < 0:
            break
        if frame.quoted[token] < 0 and kinds & kind.BREAK:
            break
        if token > start and (kinds & kind.AUX or (word in _STOPS and token > start + 1)):
            break
        if token > start + 1 and kinds & kind.PRON:
            break
        token += 1
    return token


def _is_source(frame: Frame, start: int, stop: int) -> bool:
    """Whether the phrase is a source: not "according to plan" or "according to need"."""
    if frame.is_at(start, kind.OBJ) or frame.word(start) == "her":
        return frame.word(start) not in {"me", "us"}
    if frame.quoted[start] >= 0 or frame.kinds[start] & (kind.DET | kind.CAP | kind.POSS):
        return not (stop - start == 2 and frame.lower[stop - 1] in {"schedule", "law", "rules"})
    return any(
        can_speak(frame.lower[token]) or frame.kinds[token] & kind.CAP
        for token in range(start, stop)
    )


def _speaks_itself(frame: Frame, start: int, stop: int) -> bool:
    """Whether "as per" names somebody: as per the police, and not as per the rules or the plan."""
    if frame.lower[stop - 1] in _NORMS:
        return False
    return speaks(frame, start, stop)


def _in_relative(frame: Frame, cue: int) -> bool:
    """Whether only a relative clause is said by the source: a man whose phone, | according to them, was ringing."""
    for token in range(cue - 2, max(0, cue - _RELATIVE), -1):
        if frame.is_at(token, kind.WH):
            return not has_verb(frame, token + 1, cue)
    return False


def _before_also(frame: Frame, cue: int) -> int:
    """The cue without the adverbs that stand between it and a comma: fell sharply, | again according to."""
    token = cue
    while frame.is_at(token - 1, kind.ADV):
        token -= 1
    return token if frame.is_at(token - 1, kind.COMMA | kind.DASH | kind.CONJ) else cue


def _right(frame: Frame, stop: int) -> list[Span]:
    """The clause after the source, past its comma and an apposition."""
    first = stop
    if frame.word(first) == "(":
        first = next((t + 1 for t in range(first, len(frame)) if frame.word(t) == ")"), first)
    if frame.is_at(first, kind.WH):
        while first < len(frame) and not frame.is_at(first, kind.COMMA):
            first += 1
    if frame.is_at(first, kind.COMMA):
        first = max(first, _closing(frame, first + 1)) + 1
    if first + 2 > len(frame) or not has_verb(frame, first, len(frame)):
        return []
    return [content_span(frame, first, max(right_edge(frame, first), first + 1))]


def _closing(frame: Frame, first: int) -> int:
    """The comma after what explains the source: According to Ann Lee, a vet, | the bear was ill; else -1."""
    commas = [t for t in range(first, min(len(frame), first + 16)) if frame.is_at(t, kind.COMMA)]
    if frame.is_at(first, kind.DET):
        quotation = range(first, min(len(frame), first + _LONGEST))
        begins = next((token for token in quotation if frame.quoted[token] >= 0), -1)
        if frame.is_at(begins - 1, kind.COMMA):
            return begins - 1
    if not commas:
        return -1
    added = frame.is_at(first, kind.WH | kind.ED | kind.PARTICIPLE | kind.ING | kind.PREP)
    explains = frame.is_at(first, kind.DET | kind.TIME) and not has_verb(frame, first, commas[0])
    return commas[0] if added or explains else -1


def _left(frame: Frame, cue: int, stop: int) -> list[Span]:
    """The clause before "according to"; what has no verb goes on after the source."""
    first = 0
    for token in range(cue):
        if frame.is_at(token, kind.SEMI | kind.COLON):
            first = token + 1
    while first < cue and (frame.word(first) in _INTRO or frame.is_at(first, kind.COMMA)):
        first += 1
    last = _before_also(frame, cue)
    while last > first and frame.is_at(last - 1, kind.COMMA | kind.DASH | kind.CONJ):
        last -= 1
    if (
        last <= first
        or frame.is_at(last - 1, kind.WH | kind.SUB)
        or frame.is_at(cue - 1, kind.CONJ | kind.SUB)
    ):
        return []
    quoted = frame.quoted[last - 1]
    if quoted >= 0:  # the toll was heavy — "unbearable", according to Ann Lee
        opening = next(t for t in range(last) if frame.quoted[t] == quoted)
        if opening > first and frame.is_at(opening - 1, kind.DASH):
            return [content_span(frame, opening, last)]
    begun = frame.quoted[0]
    if first == 0 and begun >= 0 and frame.quotations[begun].start < frame.span.start:
        return [Span(frame.quotations[begun].start, frame.quotations[begun].end)]
    before = content_span(frame, first, last)
    if has_verb(frame, first, last):
        return [before]
    if frame.is_at(stop, kind.COMMA) and stop + 2 < len(frame):
        after = content_span(frame, stop + 1, right_edge(frame, stop + 1))
        return [before, after]
    return [before] if last - first >= 4 else []
