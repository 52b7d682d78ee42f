"""Who stands left of a cue: the subject, past appositions, relative clauses and coordinations."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.nounphrase import leftwards, trimmed
from nutgraf.text.claims.vocabulary import ROLES, can_speak
from nutgraf.text.claims.words import (
    ADV, ARTICLE, AUX, BREAK, CAP, COMMA, CONJ, DASH, DET, ED, ING, NUM, PAREN, PARTICIPLE, PREP, PRON,
    QUOTE, SUB, TIME, WH,
)  # fmt: skip
from nutgraf.text.claims.phrases import is_finite

_FARTHEST = 45
"""Tokens that an apposition may be long, with all its commas."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The noun phrase that a cue belongs to, in tokens."""

    start: int
    stop: int
    boundary: int
    """The token left of the subject with what stands before its name; -1 at the start of the sentence."""
    relative: bool = False
    """The cue stands in a relative clause of it: Ann Lee, who said."""


def subject_before(frame: Frame, first: int) -> Subject | None:
    """The subject whose cue begins at the token `first`."""
    token = _past_parenthesis(frame, first - 1)
    if token < 0:
        return None
    if frame.is_at(token, WH) and frame.lower[token] in {"who", "which", "that"}:
        return _antecedent(frame, token)
    if frame.is_at(token, COMMA | DASH):
        return _past_apposition(frame, token)
    return _plain(frame, token)


def _past_parenthesis(frame: Frame, token: int) -> int:
    """The token before a parenthesis that ends at `token`: Sen. Ann Lee (R-Texas) said."""
    if token >= 0 and frame.word(token) == ")":
        for opening in range(token - 1, max(-1, token - 14), -1):
            if frame.word(opening) == "(":
                return opening - 1
    return token


def _plain(frame: Frame, token: int) -> Subject | None:
    """The noun phrase that ends at `token`."""
    start, boundary = leftwards(frame, token)
    listed = any(frame.kinds[t] & CONJ for t in range(start, token))
    while listed and frame.is_at(boundary, COMMA):
        further, edge = leftwards(frame, boundary - 1)
        if boundary - further > 6 or boundary == further or frame.kinds[further] & (PREP | ADV | TIME):
            break
        if edge >= 0 and not frame.is_at(edge, BREAK):
            break
        start, boundary = further, edge
    phrase = trimmed(frame, start, token + 1)
    return Subject(*phrase, boundary) if phrase else None


def _antecedent(frame: Frame, pronoun: int) -> Subject | None:
    """The noun phrase that who, which or that refers to."""
    end = pronoun - 1
    if frame.is_at(end, COMMA):
        end -= 1
    elif frame.lower[pronoun] == "that" and not (end >= 0 and can_speak(frame.lower[end])):
        return None
    end = _past_parenthesis(frame, end)
    if end < 0 or frame.quoted[end] >= 0 or frame.kinds[end] & (PREP | QUOTE | AUX):
        return None
    start, boundary = leftwards(frame, end, shortest=True)
    phrase = trimmed(frame, start, end + 1)
    return Subject(*phrase, boundary, relative=True) if phrase else None


def _past_apposition(frame: Frame, comma: int) -> Subject | None:
    """The name before one or more appositions that end at `comma`."""
    sign = frame.kinds[comma] & (COMMA | DASH)
    opening = comma
    for _ in range(3):
        opening = _previous(frame, opening, sign, comma)
        if opening <= 0:
            return None
        if _is_appositive(frame, opening + 1, comma):
            break
    else:
        return None
    head = _plain(frame, _past_parenthesis(frame, opening - 1))
    if head is not None and _is_name_of_role(frame, head, opening, comma):
        return Subject(head.start, comma, head.boundary)
    for _ in range(3):
        further = _name_before(frame, head) if head else None
        if further is None:
            break
        head = further
    return head


def _is_name_of_role(frame: Frame, role: Subject, opening: int, comma: int) -> bool:
    """Whether a role stands before the comma and its holder's name after it: the mayor, Ann Lee,"""
    name = range(opening + 1, comma)
    if not 1 <= len(name) <= 5 or not all(frame.kinds[token] & CAP for token in name):
        return False
    head = role.start
    while head + 1 < role.stop and not frame.kinds[head + 1] & PREP:
        head += 1
    return frame.lower[head] in ROLES or frame.lower[head].rpartition("-")[2] in ROLES


def _name_before(frame: Frame, phrase: Subject) -> Subject | None:
    """The name that a phrase between commas explains: Ann Lee, | 45, | a nurse."""
    if phrase.start < 2 or not frame.is_at(phrase.start - 1, COMMA):
        return None
    if not _is_appositive(frame, phrase.start, phrase.stop, strict=True):
        return None
    name = _plain(frame, _past_parenthesis(frame, phrase.start - 2))
    if name is None or not any(frame.kinds[t] & CAP for t in range(name.start, name.stop)):
        if name is None or name.start != 0:
            return None
    edge = name.boundary
    opens_clause = edge < 0 or bool(frame.kinds[edge] & (BREAK | CONJ | SUB)) or frame.quoted[edge] >= 0
    return name if opens_clause else None


def _previous(frame: Frame, end: int, sign: int, limit: int) -> int:
    """The nearest comma (or dash) before `end` with nothing quoted between; -1 where there is none."""
    for token in range(end - 1, max(-1, limit - _FARTHEST), -1):
        if frame.quoted[token] >= 0:
            return -1
        if frame.kinds[token] & sign:
            return token
    return -1


def _is_appositive(frame: Frame, start: int, stop: int, *, strict: bool = False) -> bool:
    """Whether a stretch between commas explains a name: 45, a nurse from Leeds, who was there.

    `strict` asks whether it can hardly be the name itself.
    """
    if start >= stop:
        return False
    kinds, word = frame.kinds[start], frame.lower[start]
    if kinds & WH:
        return word in {"who", "whose", "which", "whom"}
    if kinds & (NUM | ING | TIME) and not kinds & CAP:
        return True
    if kinds & PREP:
        return word not in {"because"} and not strict
    relative = next((t for t in range(start + 1, stop) if frame.kinds[t] & WH), stop)
    verbs = any(is_finite(frame, token) for token in range(start + 1, relative))
    if strict:
        return bool(kinds & DET or word in ROLES) and not verbs
    if kinds & CONJ and start + 1 < stop:
        return _is_appositive(frame, start + 1, stop)
    if kinds & PRON or (verbs and not kinds & (ED | PARTICIPLE)):
        return False
    listed = kinds & (DET | CAP | ADV | ED | PARTICIPLE) or can_speak(word)
    return bool(listed) or any(can_speak(frame.lower[token]) for token in range(start, stop))


def subject_of_sentence(frame: Frame, stop: int) -> Subject | None:
    """The noun phrase that the sentence begins with, up to its verb: for "…, saying" and "and said"."""
    start = _past_introduction(frame, stop)
    if start < 0:
        return None
    token = start
    while token < stop and frame.quoted[token] < 0 and token - start < 16:
        kinds = frame.kinds[token]
        if kinds & (COMMA | WH | DASH | PAREN | AUX) or (token > start and is_finite(frame, token)):
            break
        if kinds & PRON:
            token += 1
            break
        token += 1
    else:
        return None
    while token > start + 1 and frame.kinds[token - 1] & ADV:
        token -= 1
    token = _past_name(frame, token)
    phrase = trimmed(frame, start, token)
    if phrase is None or frame.lower[phrase[0]] in {"it", "there"}:
        return None
    return Subject(*phrase, phrase[0] - 1)


def _past_name(frame: Frame, comma: int) -> int:
    """The token after a name between commas: the governor, Ann Lee, repeated."""
    token = comma + 1
    while frame.is_at(token, CAP) and token - comma < 5:
        token += 1
    return token if frame.is_at(comma, COMMA) and frame.is_at(token, COMMA) and token - comma > 2 else comma


def _past_introduction(frame: Frame, stop: int) -> int:
    """The token after "Meanwhile," or "In London," at the start of a sentence; -1 where it never ends."""
    token = 0
    while token < stop and frame.kinds[token] & (ADV | CONJ | COMMA | TIME | QUOTE):
        if frame.kinds[token] & ARTICLE:
            break
        token += 1
    if token < stop and _begins_adverbial(frame, token):
        while token < stop and not frame.kinds[token] & COMMA:
            token += 1
        token += 1
    return token if token < stop and frame.quoted[token] < 0 else -1


def _begins_adverbial(frame: Frame, token: int) -> bool:
    """Whether a sentence opens with a prepositional phrase or a subordinate clause here."""
    if frame.kinds[token] & PRON:
        return False
    after = frame.kinds[token + 1] if token + 1 < len(frame) else 0
    quantity = bool(after & NUM) or frame.word(token + 1) in {"least", "most", "half"}
    by_kind = frame.kinds[token] & PREP or frame.lower[token] in {
        "when", "while", "although", "though", "if", "as", "since", "asked", "speaking", "because",
    }  # fmt: skip
    return bool(by_kind) and not quantity
