"""Where the claims of one sentence end beside each other."""

from __future__ import annotations

from nutgraf.model.marks import Span, Stance
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.edges import content_span
from nutgraf.text.claims.finite import has_verb
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.setting import Setting

_CLAUSES = frozenset({"claim-that", "claim-clause"})
_TURNS = frozenset({"and", "but", "while", "although", "though", "whereas", "yet"})


def separate(frame: Frame, found: list[Draft]) -> None:
    """Give "according to" only the last clause where an earlier cue governs the ones before it."""
    for source in found:
        if source.rule != "claim-according" or source.ranges[0].start > source.cue.start:
            continue
        for other in found:
            if (
                other.candidate is not None
                and source.ranges[0].start < other.cue.start < source.cue.start
            ):
                at = _last_turn(frame, other.candidate.stop, source.begins)
                if at is not None:
                    _cut(other, frame.starts[at])
                    source.ranges = [content_span(frame, at + 2, source.begins)]


def _last_turn(frame: Frame, start: int, stop: int) -> int | None:
    """The last comma between two tokens that "and" or "but" and a clause follow."""
    for token in range(stop - 2, start, -1):
        if frame.is_at(token, kind.COMMA) and frame.word(token + 1) in _TURNS:
            return token if has_verb(frame, token + 2, stop) else None
    return None


def floor_of(setting: Setting, earlier: list[Draft]) -> int:
    """The first token that content before the cue may take; an earlier claim may end there."""
    frame = setting.frame
    start = frame.starts[setting.cue.first]
    over = [draft for draft in earlier if any(span.end > start for span in draft.ranges)]
    if not over:
        return 0
    content = min(span.start for span in over[-1].ranges)
    for token in range(setting.boundary - 1, 0, -1):
        split = frame.is_at(token, kind.COLON) and frame.starts[token] > content
        if split and _ends_sentence(setting):  # he warned of ruin: permits are down, figures show
            _cut(over[-1], frame.starts[token])
            return token + 1
        if frame.starts[token] <= content:
            if not _ends_sentence(setting):
                return token
            for draft in over:
                _cut(draft, frame.starts[setting.boundary])
            return 0
        if frame.lower[token] in _TURNS and frame.is_at(token - 1, kind.COMMA):
            _cut(over[-1], frame.starts[token - 1])
            return token + 1
    return 0


def _ends_sentence(setting: Setting) -> bool:
    """Whether the cue ends its sentence after a comma: it then governs all of it, and who spoke before.

    The mayor insisted that the bridge was safe, two councillors told the Courier.
    """
    frame = setting.frame
    ended = setting.after >= len(frame) or frame.is_at(setting.after, kind.STOP)
    quoted = frame.quoted[setting.boundary - 1] >= 0
    return ended and not quoted and frame.is_at(setting.boundary, kind.COMMA)


def end_earlier(frame: Frame, draft: Draft, earlier: list[Draft]) -> None:
    """End earlier contents where the new claim begins beside them, and not inside them."""
    at = _lead(frame, draft)
    if at is None:
        return
    for other in earlier:
        if other.begins < draft.begins and _is_said_by(frame, other, at):
            _cut(other, frame.starts[at])


def _is_said_by(frame: Frame, draft: Draft, stop: int) -> bool:
    """Whether a content has its verb before a token: not in "said that the mayor, and the police, had told"."""
    if draft.candidate is None or not draft.ranges or draft.ranges[-1].start < draft.cue.end:
        return True
    first = next((t for t, s in enumerate(frame.starts) if s >= draft.ranges[-1].start), stop)
    return first >= stop or draft.rule not in _CLAUSES or has_verb(frame, first, stop)


def _lead(frame: Frame, draft: Draft) -> int | None:
    """The comma or conjunction that leads to a claim beside an earlier one; null for one inside it."""
    token = draft.begins - 1
    if token < 1:
        return None
    if draft.inherits and frame.is_at(token, kind.PREP):
        return None
    while frame.is_at(token, kind.ADV) and frame.word(token):
        token -= 1
    if frame.word(token) in _TURNS or (draft.inherits and frame.is_at(token, kind.CONJ)):
        return token - 1 if frame.is_at(token - 1, kind.COMMA) else token
    if frame.word(token) == "as" and draft.candidate is not None and not draft.inherits:
        return token - 1 if frame.is_at(token - 1, kind.COMMA) else token
    if frame.is_at(token, kind.SEMI) or (draft.inherits and frame.is_at(token, kind.COMMA)):
        return token
    if frame.is_at(token, kind.COMMA) and _is_spliced(frame, draft, token):
        return token
    return None


def _is_spliced(frame: Frame, draft: Draft, comma: int) -> bool:
    """Whether only a comma joins two sentences: she was told it was lost, the clerk then said he had it."""
    if draft.candidate is None or any(span.start < draft.cue.end for span in draft.ranges):
        return False
    commas = [t for t in range(comma) if frame.is_at(t, kind.COMMA)]
    return not commas and has_verb(frame, 0, comma)


def _cut(draft: Draft, position: int) -> None:
    """End the last range of a draft at a position inside it."""
    draft.ranges = [
        Span(span.start, position) if span.start < position < span.end else span
        for span in draft.ranges
        if span.start < position
    ] or draft.ranges


def only_repeats(draft: Draft, earlier: list[Draft]) -> bool:
    """Whether an opinion only repeats the speaker of the claim that it opens: she said she believed."""
    if draft.stance is not Stance.ESTIMATE or draft.speaker is None:
        return False
    speaker = draft.frame.text[slice(*draft.speaker)].lower()
    openings = {span.start for other in earlier for span in other.ranges}
    return speaker in {"he", "she", "they", "it"} and draft.speaker.start in openings


def is_denied(draft: Draft, found: list[Draft]) -> bool:
    """Whether somebody denies that it was said: the firm denied that it had threatened to leave."""
    return any(
        other.stance is Stance.DENIAL
        and other.candidate is not None
        and any(span.start <= draft.cue.start < span.end for span in other.ranges)
        for other in found
    )


def inside_another(noun: Draft, found: list[Draft]) -> bool:
    """Whether a noun cue belongs to a verb's claim: denied claims that…, reports suggested that…"""
    if any(draft.ranges and draft.ranges[0] == noun.ranges[0] for draft in found):
        return True
    return any(
        draft.cue.end <= noun.cue.start
        and any(s.start <= noun.cue.start < s.end for s in draft.ranges)
        for draft in found
        if draft.rule == "claim-object"
    )
