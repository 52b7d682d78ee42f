"""Where the content of an indirect claim ends, and where the narrator speaks again."""

from __future__ import annotations

from nutgraf.model.marks import Span, Stance
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.finite import clause_verb, is_finite
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.lexicon import lexicon
from nutgraf.text.wordlists import sections

_LISTED = sections("claims/words")
_NARRATOR = _LISTED["narrator"]
_REACTIONS = _LISTED["reaction"]
_UTTERANCES = _LISTED["utterance"]
_TURNS = frozenset({"although", "though", "whereas", "despite", "while"})
"""Words after a comma with which the narrator sets something against the claim, or explains it."""
_COMMENTED = frozenset(
    {"charge", "claim", "allegation", "accusation", "assertion", "suggestion", "remark", "comment", "reference",
     "criticism", "phrase", "argument", "description", "view", "figure", "assessment"}
)  # fmt: skip
"""What the narrator calls words of somebody else after a comma."""
_TOLD = frozenset({"told", "informed", "assured", "advised", "warned", "reminded"})
_PUNISHED = frozenset(
    {"fined", "awarded", "jailed", "sentenced", "suspended", "banned", "ordered", "cleared"}
)
_SILENT = frozenset({"declined", "refused"})
_TELLING = frozenset(
    {"say", "comment", "name", "give", "confirm", "elaborate", "discuss", "be", "answer", "specify", "provide",
     "identify", "disclose", "speculate", "go", "reveal", "release"}
)  # fmt: skip
_DID = frozenset({"do", "does", "did"})
_DID_NOT = frozenset({"don't", "doesn't", "didn't"})
_MEANWHILE = frozenset({"after", "before", "while"})
_LATER = frozenset({"after", "since", "before", "even"})
_PRESENT = frozenset({"is", "are", "will", "can", "must", "does", "do", "has", "have", "should"})
_MAY_END = kind.COMMA | kind.SEMI | kind.CONJ | kind.SUB
_SHORTEST = 3
"""Tokens of a content before it may end."""


def right_edge(frame: Frame, start: int) -> int:
    """The token after the content that begins at `start` and runs rightwards."""
    kinds, quoted = frame.kinds, frame.quoted
    for token in range(start + _SHORTEST, len(frame)):
        flags = kinds[token]
        if not flags & _MAY_END and quoted[token - 1] < 0:
            continue
        if not flags & (kind.COMMA | kind.SEMI):
            if _ends_without_comma(frame, start, token):
                return token
            continue
        if frame.is_at(token, kind.COMMA) and _narrator_follows(frame, token + 1):
            return token
        if frame.is_at(token, kind.SEMI) and _cue_follows(frame, token + 1):
            return token
    return len(frame)


def _ends_without_comma(frame: Frame, start: int, token: int) -> bool:
    """Whether the narrator goes on at a conjunction, or after a comma inside quotation marks."""
    if _after_quoted_comma(frame, token) and _narrator_follows(frame, token):
        return True
    if frame.is_at(token, kind.CONJ):
        return _reaction_follows(frame, start, token) or _stays_silent(frame, token + 1)
    word = frame.word(token)
    if word == "as":
        return _speaks_meanwhile(frame, token)
    if word in _MEANWHILE and frame.quoted[token - 1] >= 0 and frame.is_at(token + 1, kind.ING):
        return True  # would "sleep for a week" after winning
    return word in _MEANWHILE and _hears_or_says(frame, token + 1)


def _after_quoted_comma(frame: Frame, token: int) -> bool:
    """Whether a quotation ended before the token with a comma inside its marks: "theft," adding."""
    before = frame.quoted[token - 1]
    if before < 0 or frame.quoted[token] >= 0:
        return False
    inner = frame.quotations[before].inner
    return frame.text[inner.end - 1 : inner.end] == ","


def _reaction_follows(frame: Frame, start: int, conjunction: int) -> bool:
    """Whether the narrator goes on after "and": said he is innocent | and thanked his supporters.

    Only after a clause in the present; what was said of the past may go on in the past.
    """
    if frame.word(conjunction + 1) not in _REACTIONS or not frame.is_at(
        conjunction + 2, kind.DET | kind.OBJ | kind.CAP
    ):
        return False
    if frame.quoted[conjunction - 1] >= 0 and frame.word(conjunction + 1) in _PUNISHED:
        return True  # said it was "inexplicable" and fined the council
    verb = next((t for t in range(start, conjunction) if is_finite(frame, t)), -1)
    return frame.word(verb) in _PRESENT or frame.is_at(verb, kind.THIRD | kind.BASE)


def _stays_silent(frame: Frame, token: int) -> bool:
    """Whether somebody tells no more: was reviewing it but | would not say when; asked why and | was told."""
    if frame.word(token) in {"was", "were"}:
        return frame.word(token + 1) in _TOLD
    if frame.word(token) in _SILENT:
        return frame.word(token + 1) == "to" and frame.word(token + 2) in _TELLING
    if frame.word(token) not in {"would", "did", "does", "could", "will"}:
        return False
    return frame.word(token + 1) == "not" and frame.word(token + 2) in _TELLING - {"be", "go"}


def _hears_or_says(frame: Frame, token: int) -> bool:
    """Whether hearing, learning or a participle that reports stands here: | after hearing that he died."""
    cue = lexicon().words.get(frame.word(token))
    return cue is not None and cue.tag == "ing" and frame.word(token + 1) in {"that", "how", "from"}


def _speaks_meanwhile(frame: Frame, token: int) -> bool:
    """Whether the narrator goes on with "as": the firm said sales fell | as it reported a loss."""
    cue = lexicon().words.get(frame.word(token + 2))
    return frame.is_at(token + 1, kind.PRON) and cue is not None and cue.tag == "past"


def _cue_follows(frame: Frame, start: int) -> bool:
    """Whether somebody else speaks right after a semicolon."""
    words = lexicon().words
    for token in range(start, min(len(frame), start + 6)):
        cue = words.get(frame.word(token))
        if cue is not None and cue.tag != "ing" and token > start:
            return True
    return False


def phrase_edge(frame: Frame, start: int) -> int:
    """The edge of an infinitive or an object: a finite verb after "and" is the narrator's again."""
    edge = right_edge(frame, start)
    for token in range(start + 1, edge - 1):
        if frame.is_at(token, kind.SEMI):
            return token
        if frame.is_at(token, kind.WH):
            return edge
        if frame.is_at(token, kind.CONJ):
            verb = token + 1
            while frame.is_at(verb, kind.ADV):
                verb += 1
            narrator = frame.is_at(verb, kind.PAST | kind.ED | kind.AUX) and is_finite(frame, verb)
            if narrator or _subject_follows(frame, token + 1, edge):
                return token - 1 if frame.is_at(token - 1, kind.COMMA) else token
    return edge


def _subject_follows(frame: Frame, start: int, stop: int) -> bool:
    """Whether a new clause follows "and": denied the charges | and his party has defended him."""
    begins = frame.is_at(start, kind.ARTICLE | kind.PRON)
    verb = clause_verb(frame, start, stop) if begins else -1
    return verb > 0 and frame.is_at(verb, kind.AUX)


def _narrator_follows(frame: Frame, token: int) -> bool:
    """Whether what stands after a comma is no longer what was said."""
    while frame.is_at(token, kind.ADV | kind.CONJ):
        token += 1
    word = frame.word(token)
    if not word:
        return False
    cue = lexicon().words.get(word)
    if word in _NARRATOR or (cue is not None and cue.tag == "ing"):
        return True
    if word in _REACTIONS and frame.is_at(token - 1, kind.CONJ | kind.ADV):
        return True  # said he was innocent, but refused to answer
    if word == "as":
        return _speaks_meanwhile(frame, token)
    if frame.is_at(token, kind.PRON) and frame.is_at(token - 1, kind.CONJ):
        remains = word == "it" and frame.word(token + 1) in {"remains", "remained"}
        return remains or _is_silent(frame, token + 1)  # but it remains to be seen
    if word == "according":
        return frame.word(token + 1) == "to"
    if word in {"a", "an"} and (
        frame.word(token + 1) in _COMMENTED or _is_judged(frame, token + 1)
    ):
        return True  # it was cooked, a charge the minister rejected
    if word == "which":
        return _is_disputed(frame, token + 1)
    if word in {"in", "at", "during"} and frame.quoted[token - 2] >= 0:
        window = frame.lower[token : token + 5]
        return frame.is_at(token + 1, kind.DET) and not _UTTERANCES.isdisjoint(window)
    if word in _LATER:
        return not frame.is_at(token - 1, kind.CONJ)
    return word in _TURNS


def _is_disputed(frame: Frame, start: int) -> bool:
    """Whether somebody denies it: it had not stopped, which | the coastguard disputed."""
    for token in range(start + 1, min(len(frame), start + 5)):
        cue = lexicon().words.get(frame.word(token))
        if cue is not None and cue.tag in {"past", "third", "base"}:
            return cue.stance is Stance.DENIAL
    return False


def _is_judged(frame: Frame, noun: int) -> bool:
    """Whether somebody says what he thinks of it: nothing had left, a conclusion | he called "wrong"."""
    for token in range(noun + 2, min(len(frame), noun + 5)):
        cue = lexicon().words.get(frame.word(token))
        if cue is not None and cue.tag in {"past", "third"} and "q" in cue.frames:
            return frame.quoted[token + 1] >= 0 if token + 1 < len(frame) else False
    return False


def _is_silent(frame: Frame, token: int) -> bool:
    """Whether somebody goes on to say nothing: it was too early, but he | did not dispute the account."""
    if frame.word(token) in _DID and frame.word(token + 1) == "not":
        token += 1
    elif frame.word(token) not in _DID_NOT:
        return False
    cue = lexicon().words.get(frame.word(token + 1))
    return cue is not None and cue.stance is not Stance.ESTIMATE


def content_span(frame: Frame, first: int, stop: int) -> Span:
    """The raw range of the tokens; it reaches out to the end of a quotation that begins inside it."""
    start, end = frame.starts[first], frame.ends[stop - 1]
    if frame.quoted[stop - 1] >= 0:
        end = max(end, frame.quotations[frame.quoted[stop - 1]].end)
    return Span(start, end)
