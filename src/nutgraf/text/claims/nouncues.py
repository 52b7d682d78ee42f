"""Nouns that report: his claim that…, the allegation by prosecutors that…, reports that…"""

from __future__ import annotations

from nutgraf.model.marks import Span, Stance
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.cues import MOST
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.edges import content_span, right_edge
from nutgraf.text.claims.finite import clause_verb
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.openings import subject_of_sentence
from nutgraf.text.claims.phrases import after_noun_phrase
from nutgraf.text.claims.vocabulary import CLAIM_NOUNS, HEADLESS_NOUNS, singular
from nutgraf.text.wordlists import sections

_MODALS = sections("claims/words")["modal"]
_GIVING = sections("claims/words")["giving"]
_PLACED = frozenset({"in", "on", "at"})
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_STANCES = {
    "claim": Stance.DOUBTFUL, "allegation": Stance.DOUBTFUL, "accusation": Stance.DOUBTFUL,
    "rumour": Stance.DOUBTFUL, "rumor": Stance.DOUBTFUL, "insistence": Stance.FIRM,
    "assertion": Stance.FIRM, "warning": Stance.FIRM, "assurance": Stance.FIRM, "promise": Stance.FIRM,
    "pledge": Stance.FIRM, "vow": Stance.FIRM, "declaration": Stance.FIRM,
    "confirmation": Stance.FIRM, "contention": Stance.FIRM, "admission": Stance.ADMISSION,
    "acknowledgement": Stance.ADMISSION, "acknowledgment": Stance.ADMISSION,
    "denial": Stance.DENIAL, "prediction": Stance.ESTIMATE, "estimate": Stance.ESTIMATE,
    "belief": Stance.ESTIMATE, "view": Stance.ESTIMATE, "opinion": Stance.ESTIMATE,
    "fear": Stance.ESTIMATE, "concern": Stance.ESTIMATE, "doubt": Stance.ESTIMATE,
    "hope": Stance.ESTIMATE, "speculation": Stance.ESTIMATE, "theory": Stance.ESTIMATE,
}  # fmt: skip
"""Stance of the nouns that are not neutral."""


def noun_cues(frame: Frame) -> list[Draft]:
    """The claims of one sentence whose cue is a noun with a that-clause."""
    if CLAIM_NOUNS.isdisjoint(frame.lower):
        return []
    nouns = [token for token, word in enumerate(frame.lower) if word in CLAIM_NOUNS]
    drafts = [_draft(frame, noun) for noun in nouns[:MOST] if frame.word(noun)]
    return [draft for draft in drafts if draft is not None]


def _draft(frame: Frame, noun: int) -> Draft | None:
    """The claim of one noun; without somebody whose claim it is only some nouns will do."""
    that, source = _that_and_source(frame, noun)
    if that < 0 or that + 2 >= len(frame) or _is_relative(frame, that):
        return None
    speaker = _possessor(frame, noun) or source or _giver(frame, noun)
    if speaker is None and not _is_headless(frame, noun):
        return None
    lemma = singular(frame.lower[noun])
    subject = subject_of_sentence(frame, noun) if _is_pronoun(frame, speaker) else None
    return Draft(
        frame, frame.span_of(noun, noun + 1), "claim-noun", _STANCES.get(lemma, Stance.NEUTRAL),
        speaker, [content_span(frame, that + 1, clause_end(frame, noun, that + 1))], begins=noun,
        antecedent=frame.span_of(subject.start, subject.stop) if subject else None,
        grounds=[f"the noun “{frame.lower[noun]}” with a that-clause"],
    )  # fmt: skip


def clause_end(frame: Frame, noun: int, start: int) -> int:
    """The token after the that-clause: before the verb of the sentence, or the comma of its opening."""
    edge = right_edge(frame, start)
    opening = any(frame.is_at(token, kind.PREP) for token in range(min(noun, 3)))
    verb = clause_verb(frame, start, edge)
    if verb < 0:
        return edge
    token = verb + 1
    while frame.is_at(token, kind.AUX | kind.BARE_AUX | kind.ADV | kind.ED | kind.PARTICIPLE):
        second = frame.is_at(token, kind.ED) and frame.is_at(token - 1, kind.ED | kind.PARTICIPLE)
        bare = frame.word(token) == "have" and frame.word(token - 1) in _MODALS
        if (frame.is_at(token, kind.AUX) and not bare) or second:
            return token
        token += 1
    for later in range(token, edge):
        if frame.is_at(later, kind.COMMA):
            return later if opening else edge
        if frame.is_at(later, kind.CONJ | kind.WH | kind.SUB | kind.PRON):
            return edge
        if frame.is_at(later, kind.AUX):
            return later
    return edge


def _is_pronoun(frame: Frame, span: Span | None) -> bool:
    """Whether the speaker is a possessive pronoun."""
    return span is not None and frame.text[span.start : span.end].lower() in _POSSESSIVES


def _is_headless(frame: Frame, noun: int) -> bool:
    """Whether the noun reports without anybody: reports that; the claim that, but not a claim that."""
    word = frame.lower[noun]
    return word in HEADLESS_NOUNS and (
        word.endswith("s") or frame.word(noun - 1) in {"the", "any", "every"}
    )


def _that_and_source(frame: Frame, noun: int) -> tuple[int, Span | None]:
    """The token of "that" after the noun, and who stands between them: claims by residents that."""
    token = noun + 1
    if frame.word(token) == "that":
        return token, None
    if frame.word(token) in _PLACED and frame.lower[noun] in HEADLESS_NOUNS:
        stop = after_noun_phrase(frame, token + 1)
        if frame.word(stop) == "that":
            return stop, None
    if frame.word(token) in {"by", "from", "of"} and token + 1 < len(frame):
        stop = after_noun_phrase(frame, token + 1)
        if stop > token + 1 and frame.word(stop) == "that":
            names = frame.word(token) != "of"
            return stop, frame.span_of(token + 1, stop) if names else None
    if _clause_follows(frame, noun):
        return noun, None
    if frame.is_at(token, kind.TIME | kind.ED | kind.PARTICIPLE | kind.PREP):
        for later in range(token, min(len(frame), token + 4)):
            if frame.word(later) == "that":
                return later, None
    return -1, None


def _clause_follows(frame: Frame, noun: int) -> bool:
    """Whether a clause without "that" follows a plural after a preposition: hit back at claims he had lied."""
    if frame.lower[noun] not in HEADLESS_NOUNS or not frame.lower[noun].endswith("s"):
        return False
    begins = frame.is_at(noun + 1, kind.CAP | kind.PRON | kind.ARTICLE)
    if not begins or not frame.is_at(noun - 1, kind.PREP):
        return False
    return clause_verb(frame, noun + 1, len(frame), strong=True) > 0


def _is_relative(frame: Frame, that: int) -> bool:
    """Whether "that" is the subject of a relative clause: claims that were filed."""
    token = that + 1
    return (
        frame.quoted[token] < 0
        and bool(frame.kinds[token] & (kind.AUX | kind.ED | kind.PAST | kind.PARTICIPLE))
        and not (frame.kinds[token] & kind.CAP)
    )


def _possessor(frame: Frame, noun: int) -> Span | None:
    """Whose claim it is: his, the minister's; past adjectives before the noun."""
    for token in range(noun - 1, max(-1, noun - 5), -1):
        if frame.quoted[token] >= 0:
            return None
        kinds = frame.kinds[token]
        if frame.lower[token] in _POSSESSIVES:
            return frame.span_of(token, token + 1)
        if kinds & kind.POSS:
            return _possessive_phrase(frame, token)
        if kinds & ~(kind.CAP | kind.ED | kind.PARTICIPLE | kind.DET) or kinds & kind.DET:
            return None
    return None


def _giver(frame: Frame, noun: int) -> Span | None:
    """Who gives it, if it is nobody else's: the club issued a warning that, with a warning that."""
    token = noun - 1
    while token > 0 and not frame.kinds[token] & (kind.VERBAL | kind.BREAK | kind.ARTICLE):
        token -= 1
    if frame.is_at(token, kind.ARTICLE):
        token -= 1
    if frame.word(token) not in _GIVING:
        return None
    subject = subject_of_sentence(frame, noun)
    if subject and any(frame.is_at(t, kind.WH) for t in range(subject.stop, token)):
        return None
    return frame.span_of(subject.start, subject.stop) if subject else None


def _possessive_phrase(frame: Frame, end: int) -> Span:
    """The phrase before a possessive 's, without it: the interior minister's."""
    start = end
    while (
        start > 0
        and frame.quoted[start - 1] < 0
        and (frame.kinds[start - 1] & (kind.CAP | kind.DET) or not frame.kinds[start - 1])
    ):
        start -= 1
        if frame.kinds[start] & kind.DET:
            break
    length = 2 if frame.lower[end].endswith("'s") else 1
    return Span(frame.starts[start], frame.ends[end] - length)
