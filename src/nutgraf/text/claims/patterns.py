"""The claims of one sentence: every cue is tried against the patterns, in order of certainty."""

from __future__ import annotations

from nutgraf.model.marks import Span
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.according import according_to
from nutgraf.text.claims.candidate import Candidate
from nutgraf.text.claims.cues import cues_of
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.edges import content_span, right_edge
from nutgraf.text.claims.finite import has_verb
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.fronted import before_main_clause, fronted_participle
from nutgraf.text.claims.left import content_before, is_opening
from nutgraf.text.claims.nouncues import clause_end, noun_cues
from nutgraf.text.claims.objects import content_as_object
from nutgraf.text.claims.overlaps import (
    end_earlier,
    floor_of,
    inside_another,
    is_denied,
    only_repeats,
    separate,
)
from nutgraf.text.claims.quoted_as import quoted_as_saying
from nutgraf.text.claims.reality import is_real, is_unreal
from nutgraf.text.claims.relatives import content_of_relative, inside_clause
from nutgraf.text.claims.right import Found, content_after
from nutgraf.text.claims.setting import Setting, setting_of
from nutgraf.text.claims.told import heard, passive_claim


def claims_of_sentence(frame: Frame) -> list[Draft]:
    """The drafts of all claims of one sentence, in order of their cues."""
    found = according_to(frame)
    for cue in cues_of(frame):
        draft = _draft(frame, cue, found)
        if draft is not None and not only_repeats(draft, found):
            end_earlier(frame, draft, found)
            found.append(draft)
    separate(frame, found)
    ends = {draft.cue.end for draft in found}
    nouns = [draft for draft in noun_cues(frame) if draft.cue.end not in ends]
    found.extend(noun for noun in nouns if not inside_another(noun, found))
    found.sort(key=lambda draft: draft.cue)
    return [draft for draft in found if not is_denied(draft, found)]


def _draft(frame: Frame, cue: Candidate, earlier: list[Draft]) -> Draft | None:
    """The claim of one cue; null where no pattern fits."""
    if cue.word.lemma in {"quote", "cite"}:
        quoted = quoted_as_saying(frame, cue)
        if quoted is not None:
            return quoted
    if cue.passive:
        return passive_claim(frame, cue, earlier)
    if cue.word.tag == "ing" and cue.first == 0:
        return fronted_participle(frame, cue)
    if not is_real(frame, cue):
        return None
    setting = setting_of(frame, cue, earlier)
    if setting is None or is_unreal(setting, earlier):
        return None
    found = _content(setting, earlier)
    return _made(setting, found) if found is not None else None


def _content(setting: Setting, earlier: list[Draft]) -> Found | None:
    """The content by the first pattern that fits."""
    frame, cue = setting.frame, setting.cue
    if cue.has("h"):
        return heard(setting, earlier)
    if _is_aside(setting):
        edge = right_edge(frame, setting.after + 1)
        return "claim-as", [content_span(frame, setting.after + 1, max(edge, setting.after + 2))]
    relative = content_of_relative(setting)
    if relative is not None:
        return relative
    aside = setting.subject is None or not setting.subject.relative
    if aside and frame.word(setting.boundary) == "as" and not _that_follows(setting):
        if setting.boundary == 0 or frame.is_at(setting.after, kind.COMMA):
            return None
        return content_after(setting) or content_as_object(setting)
    participle = cue.word.tag == "ing" and not cue.progressive
    before = None
    if not participle and not setting.inherits:
        before = content_before(setting, floor_of(setting, earlier))
    if setting.inverted:
        return before or _uninverted(setting, earlier)
    if before is not None and before[0] != "claim-after":
        return before
    after = content_after(setting) or content_as_object(setting)
    goes_on = frame.is_at(setting.after, kind.COLON) and not is_opening(setting, 0, quoted=True)
    if before is not None and after is not None and goes_on:
        return "claim-inside", before[1] + after[1]
    return after or before


def _that_follows(setting: Setting) -> bool:
    """Whether "that" stands right after the cue."""
    return setting.frame.word(setting.after) == "that"


def _uninverted(setting: Setting, earlier: list[Draft]) -> Found | None:
    """The content after all, where what follows the cue was taken for its subject."""
    plain = setting_of(setting.frame, setting.cue, earlier, inversion=False)
    if plain is None or plain.inherits:
        return None
    found = content_after(plain) or content_as_object(plain)
    if found is not None:
        setting.subject, setting.inverted = plain.subject, False
    return found


def _is_aside(setting: Setting) -> bool:
    """Whether the sentence opens with "As Ann Lee said,"."""
    frame, subject = setting.frame, setting.subject
    if subject is None or frame.word(0) != "as" or subject.start != 1:
        return False
    token = setting.after
    return frame.is_at(token, kind.COMMA) and has_verb(frame, token + 1, len(frame))


def _made(setting: Setting, found: Found) -> Draft:
    """The draft of a setting and its content."""
    frame, cue, subject = setting.frame, setting.cue, setting.subject
    rule, ranges = found
    if setting.inherits and rule != "claim-heard":
        rule = "claim-participle" if cue.word.tag == "ing" else "claim-chain"
    elif subject is not None and subject.relative:
        rule, ranges = "claim-relative", [inside_clause(frame, cue.stop, span) for span in ranges]
    if cue.word.tag == "ing" and not setting.inherits and rule in {"claim-that", "claim-clause"}:
        ranges = [_within(frame, cue, span) for span in ranges]
    opens = setting.boundary <= 1 and frame.is_at(setting.boundary, kind.SUB)
    if opens and not setting.inherits and len(ranges) == 1:
        ranges = [before_main_clause(frame, cue, ranges[0])]
    speaker = frame.span_of(subject.start, subject.stop) if subject else None
    if subject is None and setting.inherited is not None:
        speaker = setting.inherited.speaker
    if rule == "claim-heard":
        speaker = None
    return Draft(
        frame, frame.span_of(cue.first, cue.stop), rule, cue.word.stance, speaker, ranges,
        begins=subject.start if subject and not setting.inherits else cue.first,
        inherits=setting.inherits, candidate=cue,
    )  # fmt: skip


def _within(frame: Frame, cue: Candidate, span: Span) -> Span:
    """A content without the verb that its noun belongs to: figures showing that one in two fails | were published."""
    first = next((t for t, start in enumerate(frame.starts) if start >= span.start), len(frame))
    stop = clause_end(frame, cue.verb, first) if first < len(frame) else first
    ends = first < stop < len(frame) and frame.starts[stop] < span.end
    return Span(span.start, frame.starts[stop]) if ends and not cue.progressive else span
