"""Names before their explanations: Ann Lee, 45, a nurse from Leeds, said."""

from __future__ import annotations

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.finite import is_finite
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.heads import Subject, past_parenthesis, plain
from nutgraf.text.claims.vocabulary import ROLES, can_speak, is_person

_BY = frozenset({"by", "in", "on", "at", "to", "from"})
_FARTHEST = 45
"""Tokens that an apposition may be long, with all its commas."""


def past_apposition(frame: Frame, comma: int) -> Subject | None:
    """The name before one or more appositions that end at `comma`."""
    sign = frame.kinds[comma] & (kind.COMMA | kind.DASH)
    opening = comma
    for _ in range(4):
        opening = _previous(frame, opening, sign, comma)
        if opening <= 0:
            return None
        if _is_appositive(frame, opening + 1, comma) and not _is_region(frame, opening, sign):
            break
    else:
        return None
    head = plain(frame, past_parenthesis(frame, opening - 1))
    if head is not None and _is_name_of_role(frame, head, opening, comma):
        return Subject(head.start, comma, head.boundary)
    for _ in range(3):
        further = _name_before(frame, head) if head else None
        if further is None:
            break
        head = further
    return head


def _is_region(frame: Frame, comma: int, sign: int) -> bool:
    """Whether a comma only parts a place from its region: a vet in Otley, | Yorkshire, said."""
    one = frame.is_at(comma + 1, kind.CAP) and bool(frame.kinds[comma + 2] & sign)
    previous = _previous(frame, comma, sign, comma)
    if not one or previous < 0 or not frame.is_at(comma - 1, kind.CAP):
        return False
    place = range(previous + 1, comma)
    return len(place) == 1 or any(frame.is_at(token, kind.PREP) for token in place)


def _is_name_of_role(frame: Frame, role: Subject, opening: int, comma: int) -> bool:
    """Whether a role stands before the comma and its holder's name after it: the mayor, Ann Lee,"""
    name = range(opening + 1, comma)
    named = all(frame.kinds[t] & kind.CAP or can_speak(frame.lower[t]) for t in name)
    if not 1 <= len(name) <= 6 or not named or not frame.kinds[comma - 1] & kind.CAP:
        return False
    head = role.start
    while head + 1 < role.stop and not frame.kinds[head + 1] & kind.PREP:
        head += 1
    titled = can_speak(frame.lower[opening + 1]) and not frame.kinds[opening + 1] & kind.CAP
    first = frame.lower[role.start]
    article = frame.kinds[role.start] & kind.ARTICLE and not frame.kinds[role.stop - 1] & kind.CAP
    if article and len(name) <= 3 and all(frame.kinds[token] & kind.CAP for token in name):
        return True  # the gas distributor, Aksa
    return titled or is_person(frame.lower[head]) or (is_person(first) and not first.endswith("s"))


def _name_before(frame: Frame, phrase: Subject) -> Subject | None:
    """The name that a phrase between commas explains: Ann Lee, | 45, | a nurse."""
    if phrase.start < 2 or not frame.is_at(phrase.start - 1, kind.COMMA):
        return None
    if _is_affiliation(frame, phrase):
        phrase = phrase._replace(start=_previous(frame, phrase.start - 1, kind.COMMA, phrase.start))
        phrase = phrase._replace(start=phrase.start + 1)
    if not _is_appositive(frame, phrase.start, phrase.stop, strict=True):
        return None
    name = plain(frame, past_parenthesis(frame, phrase.start - 2))
    if name is None:
        return None
    if name.start and not any(frame.kinds[t] & kind.CAP for t in range(name.start, name.stop)):
        return None
    edge = name.boundary
    opens_clause = (
        edge < 0
        or bool(frame.kinds[edge] & (kind.BREAK | kind.CONJ | kind.SUB))
        or frame.quoted[edge] >= 0
    )
    return name if opens_clause else None


def _is_affiliation(frame: Frame, phrase: Subject) -> bool:
    """Whether a name only goes on with where somebody works: a vet at King's, | University of Leeds."""
    opening = _previous(frame, phrase.start - 1, kind.COMMA, phrase.start)
    if opening < 1 or not frame.is_at(phrase.start, kind.CAP):
        return False
    role = range(opening + 1, phrase.start - 1)
    placed = any(frame.is_at(token, kind.PREP) for token in role)
    named = frame.is_at(phrase.start - 2, kind.CAP | kind.POSS) and frame.is_at(
        opening - 1, kind.CAP
    )
    return placed and named and _is_appositive(frame, opening + 1, phrase.start - 1, strict=True)


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
    if kinds & kind.WH:
        return word in {"who", "whose", "which", "whom"}
    if kinds & (kind.NUM | kind.ING | kind.TIME) and not kinds & kind.CAP:
        return True
    if kinds & kind.PREP:
        return word not in {"because"} and not strict
    relative = next((t for t in range(start + 1, stop) if frame.kinds[t] & kind.WH), stop)
    verbs = any(is_finite(frame, token) for token in range(start + 1, relative))
    if strict:
        reduced = kinds & (kind.ED | kind.PARTICIPLE) and frame.word(start + 1) in _BY
        return bool(kinds & kind.DET or word in ROLES or reduced) and not verbs
    if kinds & kind.CONJ and start + 1 < stop:
        return _is_appositive(frame, start + 1, stop)
    if kinds & kind.PRON or (verbs and not kinds & (kind.ED | kind.PARTICIPLE)):
        return False
    listed = kinds & (kind.DET | kind.CAP | kind.ADV | kind.ED | kind.PARTICIPLE) or can_speak(word)
    return bool(listed) or any(can_speak(frame.lower[token]) for token in range(start, stop))
