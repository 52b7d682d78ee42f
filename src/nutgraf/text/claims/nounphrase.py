"""A noun phrase read from its end to its start, and without what does not belong to it."""

from __future__ import annotations

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.finite import is_finite
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.lexicon import lexicon
from nutgraf.text.claims.vocabulary import can_speak

_FARTHEST = 32
"""Tokens that a noun phrase may be long."""
_NO_NOUN = (
    kind.DET | kind.PREP | kind.CONJ | kind.SUB | kind.ADV | kind.TIME | kind.POSS | kind.NUM
    | kind.VERBAL | kind.AUX_ANY
)  # fmt: skip
_PREDETERMINERS = frozenset({"half", "twice", "such", "what", "quite", "rather", "double"})
_BESIDE = frozenset({"behind", "beside", "around", "under", "near"})
"""Prepositions whose pronoun is no subject: the company behind it | said."""
_LONGEST_TITLE = 6
"""Words of a quoted name inside a noun phrase: the group "Fans First"."""


def leftwards(frame: Frame, end: int, *, shortest: bool = False) -> tuple[int, int]:
    """The first token of the noun phrase that ends at `end`, and the token that stopped it.

    `shortest` stops at prepositions, unless somebody who can speak stands before them, as for the
    antecedent of a relative clause.
    """
    if frame.is_at(end, kind.PRON) and frame.word(end - 1) not in _BESIDE:
        return end, end - 1
    token = _before_relative(frame, end) if is_finite(frame, end) else end
    while token >= 0 and end - token < _FARTHEST:
        further = _left_of(frame, token, end, shortest)
        if further == token:
            break
        token = further
    return token + 1, token


def _left_of(frame: Frame, token: int, end: int, shortest: bool) -> int:
    """The next token to look at; the same one where it does not belong to the phrase."""
    if frame.quoted[token] >= 0:
        return _before_quoted_name(frame, token)
    kinds = frame.kinds[token]
    if frame.lower[token] == ")" and token < end:
        return _before_short_form(frame, token)
    if kinds & (kind.BREAK | kind.WH) or (kinds & kind.PRON and token < end):
        return token
    if token < end and _begins_anew(frame, token):
        return token
    if kinds & kind.CONJ:
        return token - 1 if _joins_subjects(frame, token) else token
    if kinds & kind.SUB:
        return token - 1 if not shortest and _is_role_of_name(frame, token) else token
    if kinds & kind.PREP and shortest and not (token and can_speak(frame.lower[token - 1])):
        return token
    if kinds & kind.ED and _is_adjective(frame, token, end):
        return token - 1
    if kinds & kind.ING and frame.is_at(token - 1, kind.AUX | kind.BARE_AUX):
        return _before_relative(frame, token)
    if token < end and frame.is_at(token + 1, kind.ARTICLE) and _is_saying(frame, token):
        return token  # a letter claiming | a teacher told
    if kinds & kind.AUX or (token < end and is_finite(frame, token)):
        return token - 1 if _is_reduced(frame, token) else _before_relative(frame, token)
    return token - 1


def _is_saying(frame: Frame, token: int) -> bool:
    """Whether saying, claiming and the like stand here."""
    cue = lexicon().words.get(frame.word(token))
    return cue is not None and cue.tag == "ing" and "c" in cue.frames


def _begins_anew(frame: Frame, token: int) -> bool:
    """Whether another phrase ends right after the token: told the inquest | a first test showed."""
    if token == 0 or not frame.is_at(token + 1, kind.ARTICLE) or frame.is_at(token + 1, kind.CAP):
        return False
    if frame.lower[token] in _PREDETERMINERS:
        return False
    noun = frame.kinds[token] & (kind.BASE | kind.THIRD) and frame.is_at(token - 1, kind.ARTICLE)
    return bool(noun) or not frame.kinds[token] & _NO_NOUN


def _before_short_form(frame: Frame, closing: int) -> int:
    """The token before a name in brackets: the Northern Farmers' Union (NFU) | leader Ann Lee."""
    opening = closing - 2
    named = frame.is_at(closing - 1, kind.CAP) and frame.is_at(opening - 1, kind.CAP)
    return opening - 1 if named and frame.word(opening) == "(" else closing


def _is_role_of_name(frame: Frame, token: int) -> bool:
    """Whether "as" only gives a name: a woman who gave her name as Rosa."""
    return frame.lower[token] == "as" and frame.word(token - 1) in {"name", "names"}


def _before_quoted_name(frame: Frame, token: int) -> int:
    """The token before a short quoted name; the same one where what is quoted was said."""
    quotation = frame.quotations[frame.quoted[token]]
    inner = frame.text[quotation.inner.start : quotation.inner.end]
    start = token
    while start >= 0 and frame.quoted[start] == frame.quoted[token]:
        start -= 1
    named = start >= 0 and not frame.kinds[start] & (kind.BREAK | kind.CONJ)
    short = len(inner.split()) <= _LONGEST_TITLE and inner[-1:] not in ",.!?"
    return start if named and short else token


def _joins_subjects(frame: Frame, conjunction: int) -> bool:
    """Whether "and" joins two nouns, and not two clauses: what stands left of it has no verb."""
    if frame.lower[conjunction] not in {"and", "or", "plus"} or conjunction == 0:
        return False
    token = conjunction - 1
    if (
        frame.is_at(conjunction + 1, kind.PRON)
        or frame.kinds[token] & kind.BREAK
        or frame.quoted[token] >= 0
    ):
        return False
    while token >= 0 and conjunction - token < 16 and frame.quoted[token] < 0:
        kinds = frame.kinds[token]
        if kinds & (kind.AUX | kind.PRON) or is_finite(frame, token):
            return False
        if kinds & (kind.BREAK | kind.WH | kind.SUB | kind.CONJ):
            return True
        token -= 1
    return token < 0


def _is_adjective(frame: Frame, token: int, end: int) -> bool:
    """Whether an -ed form opens a phrase before its noun: unconfirmed reports, displaced families."""
    opens = token == 0 or bool(
        frame.kinds[token - 1] & (kind.BREAK | kind.CONJ | kind.PREP | kind.SUB)
    )
    return (
        opens and token < end and not frame.kinds[token + 1] & ~(kind.BASE | kind.THIRD | kind.CAP)
    )


def _is_reduced(frame: Frame, token: int) -> bool:
    """Whether a participle belongs to the noun before it: a report published on Monday."""
    if token == 0 or not frame.kinds[token] & (kind.ED | kind.PARTICIPLE):
        return False
    noun = kind.NUM | kind.TIME | kind.BASE | kind.THIRD | kind.CAP
    governs = frame.is_at(token + 1, kind.PREP | kind.TIME | kind.ADV)
    return governs and not frame.kinds[token - 1] & ~noun


def _before_relative(frame: Frame, verb: int) -> int:
    """The token before "who" of a relative clause without commas; the verb itself where there is none."""
    token = verb - 1
    while frame.is_at(token, kind.AUX | kind.BARE_AUX | kind.ADV):
        token -= 1
    if frame.word(token) == "who" or (
        frame.word(token) in {"that", "which"} and can_speak(frame.word(token - 1))
    ):
        return token - 1 if frame.is_at(token - 1, ~kind.BREAK) or frame.word(token - 1) else verb
    return verb
