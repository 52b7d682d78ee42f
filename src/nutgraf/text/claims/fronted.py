"""Participles before their speaker: Warning that the dam could burst, the governor ordered everybody out."""

from __future__ import annotations

from nutgraf.model.marks import Span
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.candidate import Candidate
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.edges import content_span
from nutgraf.text.claims.finite import clause_verb, has_verb
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.phrases import after_noun_phrase
from nutgraf.text.claims.trimming import trimmed

_JUDGING = {"describe": "as", "accuse": "of", "blame": "for"}
"""Verbs whose object is what is claimed, by the word that joins the charge to it."""
_FARTHEST = 60
"""Tokens within which the main clause begins."""


def fronted_participle(frame: Frame, cue: Candidate) -> Draft | None:
    """The claim of a participle that opens its sentence; its speaker is the subject that follows."""
    if cue.word.lemma in _JUDGING:
        return _judged(frame, cue)
    first = after_noun_phrase(frame, cue.stop) if cue.has("a") else cue.stop
    first = cue.stop if frame.word(cue.stop) == "that" else first
    that = frame.word(first) == "that"
    first += that
    quoted = first < len(frame) and frame.quoted[first] >= 0
    if not (that or quoted or cue.has("c")) or cue.has("h"):
        return None
    comma, subject = _main_clause(frame, first)
    if subject is None or not (quoted or has_verb(frame, first + 1, comma)):
        return None
    return Draft(
        frame, frame.span_of(cue.verb, cue.stop), "claim-fronted", cue.word.stance,
        frame.span_of(*subject), [content_span(frame, first, comma)], begins=cue.first,
        candidate=cue,
    )  # fmt: skip


def _judged(frame: Frame, cue: Candidate) -> Draft | None:
    """The claim of a participle with an object: Describing the raid as a farce, the governor left."""
    comma, subject = _main_clause(frame, cue.stop)
    if subject is None or _JUDGING[cue.word.lemma] not in frame.lower[cue.stop : comma]:
        return None
    return Draft(
        frame, frame.span_of(cue.verb, cue.stop), "claim-fronted", cue.word.stance,
        frame.span_of(*subject), [content_span(frame, cue.stop, comma)], begins=cue.first,
        candidate=cue,
    )  # fmt: skip


def before_main_clause(frame: Frame, cue: Candidate, span: Span) -> Span:
    """A content that opens its sentence, up to the narrator: After Lee said he would go, | they left."""
    if span.start < frame.starts[cue.first]:
        return span
    first = next(t for t, start in enumerate(frame.starts) if start >= span.start)
    comma, _ = _main_clause(frame, first)
    return Span(span.start, frame.starts[comma]) if comma > first else span


def _main_clause(frame: Frame, start: int) -> tuple[int, tuple[int, int] | None]:
    """The comma before the main clause that follows an opening, and the tokens of its subject."""
    for comma in range(start + 1, min(len(frame) - 2, start + _FARTHEST)):
        first = comma + 1
        if not frame.is_at(comma, kind.COMMA) or not _begins_subject(frame, first):
            continue
        verb = clause_verb(frame, first, len(frame))
        subject = trimmed(frame, first, verb) if verb > first else None
        if subject is not None and not frame.is_at(verb - 1, kind.COMMA):
            return comma, subject
    return -1, None


def _begins_subject(frame: Frame, token: int) -> bool:
    """Whether a name, a pronoun or a noun phrase may begin here."""
    return frame.quoted[token] < 0 and not frame.kinds[token] & (
        kind.PREP | kind.SUB | kind.CONJ | kind.WH | kind.ING | kind.AUX_ANY | kind.ADV | kind.BREAK
    )
