"""Finite verbs and the clauses that they make, by the look of the words and of their neighbours."""

from __future__ import annotations

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.frame import Frame

_IRREGULAR_PLURALS = frozenset({"children", "men", "women", "people", "police"})
_SINGULAR = frozenset(
    {"gas", "news", "lens", "atlas", "canvas", "bias", "chaos", "always", "perhaps", "christmas"}
)
"""Words in -s that are no plurals."""
_ALONE = frozenset({"these", "those", "many", "most", "others", "few", "both", "some", "all"})
"""Words that stand for a plural noun: these include."""
_FARTHEST = 40
"""Tokens that are looked at to find the verb of a clause."""


def is_finite(frame: Frame, token: int, *, strong: bool = False) -> bool:
    """Whether the token is a finite verb; `strong` leaves out forms that may be participles."""
    kinds = frame.kinds[token]
    if kinds & kind.AUX:
        return True
    if kinds & kind.CAP or not kinds & (kind.PAST | kind.ED | kind.THIRD | kind.BASE):
        return False
    before = frame.kinds[token - 1] if token else 0
    if kinds & kind.PAST:
        return not (kinds & kind.PARTICIPLE and _reads_as_participle(frame, token, strong))
    if kinds & kind.ED:
        return not before & (
            kind.ARTICLE | kind.PREP | kind.POSS | kind.AUX | kind.BARE_AUX | kind.NUM
        ) and not (_reads_as_participle(frame, token, strong))
    return _present_is_finite(frame, token)


def _reads_as_participle(frame: Frame, token: int, strong: bool) -> bool:
    """Whether an -ed form or its like rather goes with a noun: the letter sent by, a man injured in."""
    if token == 0:
        return False
    before, after = frame.kinds[token - 1], frame.kinds[token + 1] if token + 1 < len(frame) else 0
    if before & (kind.ARTICLE | kind.PREP | kind.POSS | kind.BARE_AUX):
        return True
    if before & (kind.PRON | kind.WH | kind.ADV):
        return False
    if frame.word(token + 1) == "by":
        return True
    to_do = frame.word(token + 1) == "to" and frame.is_at(token + 2, kind.BASE)
    governs = to_do or bool(after & (kind.DET | kind.OBJ | kind.ING))
    return (
        strong
        and not before & kind.CAP
        and not frame.kinds[token] & kind.PAST
        and bool(after)
        and not governs
    )


def _present_is_finite(frame: Frame, token: int) -> bool:
    """Whether plans, plan and their like are verbs, by what stands around them."""
    if token == 0 or (frame.lower[token] == "close" and frame.word(token + 1) == "to"):
        return False  # sources close to the player
    subject = token - 1
    while subject > 0 and frame.is_at(subject, kind.ADV):
        subject -= 1
    before, word = frame.kinds[subject], frame.lower[subject]
    after = frame.kinds[token + 1] if token + 1 < len(frame) else kind.BREAK
    goes_on = bool(frame.kinds[token] & kind.VERB_ONLY or after & (kind.AFTER_VERB | kind.QUOTE))
    if frame.kinds[token] & kind.THIRD:
        if before & (kind.PRON | kind.WH):
            return word not in {"they", "we", "i", "you"}
        numbered = before & kind.NUM and subject and frame.kinds[subject - 1] & kind.CAP
        noun = numbered or not before & ~(kind.CAP | kind.BASE | kind.THIRD)
        if not noun or is_plural_noun(frame, subject):
            return False
        governed = (
            bool(before & kind.BASE)
            and subject > 0
            and (frame.lower[subject - 1] == "to" or bool(frame.kinds[subject - 1] & kind.AUX))
        )
        return goes_on and not governed
    if word in {"they", "we", "i", "you", "who", "people", "police"}:
        return True
    if word in _ALONE and frame.kinds[token] & kind.VERB_ONLY:
        return True
    return goes_on and is_plural_noun(frame, subject) and not before & ~(kind.CAP | kind.THIRD)


def is_plural_noun(frame: Frame, token: int) -> bool:
    """Whether a word looks like a plural that is no name."""
    word = frame.lower[token]
    if word in _IRREGULAR_PLURALS:
        return True
    if frame.kinds[token] & kind.CAP or not word.endswith("s") or word in _SINGULAR:
        return False
    return not word.endswith(("ss", "us", "is", "'s"))


def clause_verb(frame: Frame, start: int, stop: int, *, strong: bool = False) -> int:
    """The token of the main verb of a clause that begins at `start`; -1 where there is none.

    A verb of a relative or subordinate clause is passed over; a verb that follows "and" is not the
    clause's own.
    """
    passed_over = 1 if frame.kinds[start] & kind.SUB and not frame.kinds[start] & kind.PREP else 0
    if frame.kinds[start] & kind.PRON and "'" in frame.lower[start]:
        return start
    for token in range(start + 1, min(stop, start + _FARTHEST)):
        kinds = frame.kinds[token]
        if kinds & kind.QUOTE and _is_quoted_verb(frame, token):
            return token + 1 if not passed_over else -1
        if _begins_clause(frame, token):
            passed_over += 1
        elif _ends_phrase(frame, token, strong=strong and token - start > 1):
            return -1
        elif is_finite(frame, token, strong=strong and not frame.kinds[token - 1] & kind.PRON):
            if not passed_over:
                own = not frame.kinds[token - 1] & kind.CONJ
                return token if own and not _after_loose_comma(frame, start, token) else -1
            passed_over -= 1
        elif kinds & kind.PRON and "'" in frame.lower[token] and not passed_over:
            return token
    return -1


def _is_quoted_verb(frame: Frame, token: int) -> bool:
    """Whether a quotation opens with the verb of the clause: said the call "smells of panic"."""
    if frame.quoted[token] < 0 or token + 2 >= len(frame):
        return False
    if frame.quoted[token - 1] >= 0 or frame.kinds[token - 1] & (kind.BREAK | kind.PREP):
        return False
    verb = frame.kinds[token + 1]
    governs = frame.kinds[token + 2] & (kind.DET | kind.PREP | kind.OBJ)
    third = frame.lower[token + 1].endswith("s") and not verb & ~kind.THIRD and governs
    base = verb & kind.BASE and governs and is_plural_noun(frame, token - 1)
    return bool(verb & (kind.AUX | kind.PAST | kind.ED) or third or base)


def _begins_clause(frame: Frame, token: int) -> bool:
    """Whether a relative or subordinate clause begins here."""
    kinds = frame.kinds[token]
    subordinates = not kinds & kind.PREP or frame.is_at(token + 1, kind.PRON)
    return bool(kinds & kind.WH or (kinds & kind.SUB and subordinates))


def _ends_phrase(frame: Frame, token: int, *, strong: bool) -> bool:
    """Whether no subject can reach past this token: ", saying"; where little is sure, any comma."""
    if frame.kinds[token] & kind.COMMA and frame.is_at(token + 1, kind.ING):
        return True
    if frame.is_at(token, kind.COLON | kind.SEMI):
        return True
    return strong and bool(frame.kinds[token] & (kind.COMMA | kind.DASH | kind.SUB))


def _after_loose_comma(frame: Frame, start: int, verb: int) -> bool:
    """Whether a comma that has no partner stands before the verb: the verb is then of another clause."""
    if not frame.kinds[verb - 1] & kind.COMMA:
        return False
    commas = [token for token in range(start, verb) if frame.kinds[token] & kind.COMMA]
    first = commas[0] + 1
    explained = frame.is_at(first, kind.NUM) or frame.word(first) in {"of", "from"}
    return len(commas) % 2 == 1 and not (explained and len(commas) > 1)


def has_verb(frame: Frame, start: int, stop: int) -> bool:
    """Whether a stretch holds a finite verb or a quotation, so that it may be a statement."""
    return any(frame.quoted[token] >= 0 or is_finite(frame, token) for token in range(start, stop))


def is_infinitive(frame: Frame, token: int) -> bool:
    """Whether "to" and a verb stand here, and not "to the council"."""
    if frame.word(token) != "to" or token + 1 >= len(frame) or frame.quoted[token + 1] >= 0:
        return False
    return not frame.kinds[token + 1] & (
        kind.DET | kind.CAP | kind.PRON | kind.OBJ | kind.NUM | kind.POSS | kind.PREP | kind.ING
    )
