"""The claims of one sentence: every cue is tried against the patterns, in order of certainty."""

from __future__ import annotations

from nutgraf.model.marks import Span
from nutgraf.text.claims.according import according_to
from nutgraf.text.claims.candidates import Candidate, candidates
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.edges import content_span, right_edge
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.left import content_before
from nutgraf.text.claims.nouncues import noun_cues
from nutgraf.text.claims.objects import content_as_object
from nutgraf.text.claims.passive import of_passive
from nutgraf.text.claims.phrases import after_noun_phrase, has_verb, is_finite
from nutgraf.text.claims.relatives import content_of_relative
from nutgraf.text.claims.right import Found, content_after
from nutgraf.text.claims.setting import Setting, setting_of
from nutgraf.text.claims.words import ADV, COMMA, CONJ, PREP, SEMI

_NEGATABLE = frozenset("believe think expect".split())
"""Verbs whose negation is an opinion too."""
_FUTURE = frozenset("will would".split())
_PERFECT = frozenset("had have has".split())
_UNREAL = frozenset("if unless whether lest".split())
_HEARERS = frozenset("court inquest jury tribunal inquiry hearing trial commission jurors".split())
_NOBODY = frozenset("no nobody none neither".split())
_TURNS = frozenset("and but while although though whereas yet".split())


def claims_of_sentence(frame: Frame) -> list[Draft]:
    """The drafts of all claims of one sentence, in order of their cues."""
    found = according_to(frame)
    for cue in candidates(frame):
        draft = _draft(frame, cue, found)
        if draft is not None:
            _end_earlier(frame, draft, found)
            found.append(draft)
    _separate(frame, found)
    taken = [draft.cue for draft in found]
    nouns = [draft for draft in noun_cues(frame) if draft.cue not in taken]
    found.extend(noun for noun in nouns if not _inside_another(noun, found))
    found.sort(key=lambda draft: draft.cue)
    return found


def _separate(frame: Frame, found: list[Draft]) -> None:
    """Give "according to" only the last clause where an earlier cue governs the ones before it."""
    for source in found:
        if source.rule != "claim-according" or source.ranges[0].start > source.cue.start:
            continue
        for other in found:
            if other.candidate is not None and source.ranges[0].start < other.cue.start < source.cue.start:
                at = _last_turn(frame, other.candidate.stop, source.begins)
                if at is not None:
                    _cut(other, frame.starts[at])
                    source.ranges = [content_span(frame, at + 2, source.begins)]


def _last_turn(frame: Frame, start: int, stop: int) -> int | None:
    """The last comma between two tokens that "and" or "but" and a clause follow."""
    for token in range(stop - 2, start, -1):
        if frame.is_at(token, COMMA) and frame.word(token + 1) in _TURNS:
            return token if has_verb(frame, token + 2, stop) else None
    return None


def _draft(frame: Frame, cue: Candidate, earlier: list[Draft]) -> Draft | None:
    """The claim of one cue; null where no pattern fits."""
    if cue.word.lemma == "quote":
        quoted = _quoted_as_saying(frame, cue)
        if quoted is not None:
            return quoted
    if cue.passive:
        return _passive(frame, cue)
    if not _is_real(frame, cue):
        return None
    setting = setting_of(frame, cue, earlier)
    if setting is None or _is_unreal(setting, earlier):
        return None
    found = _content(setting, earlier)
    return _made(setting, found) if found is not None else None


def _is_real(frame: Frame, cue: Candidate) -> bool:
    """Whether something is really said: not "did not say", not "could say"."""
    if cue.negated and cue.word.lemma not in _NEGATABLE:
        return False
    if cue.modal and _FUTURE.isdisjoint(frame.lower[cue.first : cue.verb]):
        return False
    return True


def _is_unreal(setting: Setting, earlier: list[Draft]) -> bool:
    """Whether the cue stands in a condition, has nobody as subject, or hangs in another's words."""
    frame, cue = setting.frame, setting.cue
    if setting.inherited is not None and cue.word.tag != "ing":
        inside = setting.inherited.ranges[-1].end > frame.starts[cue.first]
        low = cue.has("e") and not frame.is_at(cue.first - 2, COMMA)
        if inside and (low or not _PERFECT.isdisjoint(frame.lower[cue.first : cue.verb])):
            return True
    if setting.subject is not None:
        word = frame.lower[setting.subject.start]
        return word in _NOBODY or frame.word(setting.subject.start - 1) == "not" or frame.word(setting.boundary) in _UNREAL
    hangs = frame.is_at(cue.first - 1, PREP) and cue.word.tag == "ing"
    return hangs and bool(earlier)


def _content(setting: Setting, earlier: list[Draft]) -> Found | None:
    """The content by the first pattern that fits."""
    frame, cue = setting.frame, setting.cue
    if cue.has("h"):
        return _heard(setting)
    if _is_aside(setting):
        edge = right_edge(frame, setting.after + 1)
        return "claim-as", [content_span(frame, setting.after + 1, max(edge, setting.after + 2))]
    relative = content_of_relative(setting)
    if relative is not None:
        return relative
    if frame.word(setting.boundary) == "as" and frame.word(setting.after) != "that":
        return None
    participle = cue.word.tag == "ing" and not cue.progressive
    before = None
    if not participle and not setting.inherits:
        before = content_before(setting, _floor(setting, earlier))
    if setting.inverted:
        return before or _uninverted(setting, earlier)
    if before is not None and before[0] != "claim-after":
        return before
    return content_after(setting) or content_as_object(setting) or before


def _uninverted(setting: Setting, earlier: list[Draft]) -> Found | None:
    """The content after all, where what follows the cue was taken for its subject."""
    plain = setting_of(setting.frame, setting.cue, earlier, inversion=False)
    if plain is None or plain.inherits:
        return None
    found = content_after(plain) or content_as_object(plain)
    if found is not None:
        setting.subject, setting.inverted = plain.subject, False
    return found


def _heard(setting: Setting) -> Found | None:
    """What a court was told: the court heard that…"""
    subject = setting.subject
    if subject is None or setting.frame.lower[subject.stop - 1] not in _HEARERS:
        return None
    found = content_after(setting)
    return ("claim-heard", found[1]) if found else None


def _is_aside(setting: Setting) -> bool:
    """Whether the sentence opens with "As Ann Lee said,"."""
    frame, subject = setting.frame, setting.subject
    if subject is None or frame.word(0) != "as" or subject.start != 1:
        return False
    token = setting.after
    return frame.is_at(token, COMMA) and has_verb(frame, token + 1, len(frame))


def _floor(setting: Setting, earlier: list[Draft]) -> int:
    """The first token that content before the cue may take; an earlier claim may end there."""
    frame = setting.frame
    start = frame.starts[setting.cue.first]
    over = [draft for draft in earlier if any(span.end > start for span in draft.ranges)]
    if not over:
        return 0
    content = min(span.start for span in over[-1].ranges)
    for token in range(setting.boundary - 1, 0, -1):
        if frame.starts[token] <= content:
            return token
        if frame.lower[token] in _TURNS and frame.is_at(token - 1, COMMA):
            _cut(over[-1], frame.starts[token - 1])
            return token + 1
    return 0


def _made(setting: Setting, found: Found) -> Draft:
    """The draft of a setting and its content."""
    frame, cue, subject = setting.frame, setting.cue, setting.subject
    rule, ranges = found
    if setting.inherits:
        rule = "claim-participle" if cue.word.tag == "ing" else "claim-chain"
    elif subject is not None and subject.relative:
        rule, ranges = "claim-relative", [_inside_clause(frame, cue.stop, span) for span in ranges]
    speaker = frame.span_of(subject.start, subject.stop) if subject else None
    if subject is None and setting.inherited is not None:
        speaker = setting.inherited.speaker
    if rule == "claim-heard":
        speaker = None
    return Draft(
        frame, frame.span_of(cue.first, cue.stop), rule, cue.word.stance, speaker, ranges,
        begins=subject.start if subject and not setting.inherits else cue.first,
        inherits=setting.inherits, candidate=cue, open_end=rule == "claim-next-paragraph",
    )  # fmt: skip


def _inside_clause(frame: Frame, start: int, span: Span) -> Span:
    """The range up to the comma that ends a relative clause: Lee, who denies it, said…"""
    for token in range(start, len(frame) - 1):
        if frame.is_at(token, COMMA) and span.start < frame.starts[token] < span.end:
            if frame.quoted[token + 1] < 0 and is_finite(frame, token + 1):
                return Span(span.start, frame.starts[token])
    return span


def _passive(frame: Frame, cue: Candidate) -> Draft | None:
    """The claim of a passive cue."""
    found = of_passive(frame, cue)
    if found is None:
        return None
    speaker, ranges = found
    rule = "claim-passive" if speaker is None else "claim-passive-by"
    return Draft(
        frame, frame.span_of(cue.first, cue.stop), rule, cue.word.stance, speaker, ranges,
        begins=cue.first, candidate=cue,
    )  # fmt: skip


def _quoted_as_saying(frame: Frame, cue: Candidate) -> Draft | None:
    """The agency quoted Ann Lee as saying; Ann Lee was quoted as saying."""
    for token in range(cue.stop, min(len(frame) - 2, cue.stop + 14)):
        if frame.word(token) == "as" and frame.word(token + 1) == "saying":
            break
    else:
        return None
    if cue.passive:
        setting_subject = setting_of(frame, Candidate(
            cue.first, cue.verb, cue.stop, cue.word, False, False, False, False, False), [])
        if setting_subject is None or setting_subject.subject is None:
            return None
        subject = setting_subject.subject
        speaker = frame.span_of(subject.start, subject.stop)
    else:
        stop = after_noun_phrase(frame, cue.stop)
        if stop <= cue.stop:
            return None
        speaker = frame.span_of(cue.stop, token)
    first = token + 2
    while frame.is_at(first, COMMA | ADV) or frame.word(first) in {"that", ":"}:
        first += 1
    if first + 1 >= len(frame):
        return None
    return Draft(
        frame, frame.span_of(token + 1, token + 2), "claim-quoted-as", cue.word.stance, speaker,
        [content_span(frame, first, max(right_edge(frame, first), first + 1))], begins=cue.first,
        candidate=cue,
    )  # fmt: skip


def _end_earlier(frame: Frame, draft: Draft, earlier: list[Draft]) -> None:
    """End earlier contents where the new claim begins beside them, and not inside them."""
    at = _lead(frame, draft)
    if at is None:
        return
    for other in earlier:
        if other.begins < draft.begins:
            _cut(other, frame.starts[at])


def _lead(frame: Frame, draft: Draft) -> int | None:
    """The comma or conjunction that leads to a claim beside an earlier one; null for one inside it."""
    token = draft.begins - 1
    if token < 1:
        return None
    if draft.inherits and frame.is_at(token, PREP):
        return None
    while frame.is_at(token, ADV) and frame.word(token):
        token -= 1
    if frame.word(token) in _TURNS or (draft.inherits and frame.is_at(token, CONJ)):
        return token - 1 if frame.is_at(token - 1, COMMA) else token
    if frame.is_at(token, SEMI) or (draft.inherits and frame.is_at(token, COMMA)):
        return token
    return None


def _cut(draft: Draft, position: int) -> None:
    """End the last range of a draft at a position inside it."""
    draft.ranges = [
        Span(span.start, position) if span.start < position < span.end else span
        for span in draft.ranges
        if span.start < position
    ] or draft.ranges


def _inside_another(noun: Draft, found: list[Draft]) -> bool:
    """Whether a noun cue belongs to a verb's claim: denied claims that…"""
    return any(
        draft.cue.end <= noun.cue.start and any(s.start <= noun.cue.start < s.end for s in draft.ranges)
        for draft in found
        if draft.rule == "claim-object"
    )
