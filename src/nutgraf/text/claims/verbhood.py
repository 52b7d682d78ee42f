"""Whether a form of a cue verb is a verb where it stands: reports, claims and notes are nouns too."""

from __future__ import annotations

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.candidate import Candidate
from nutgraf.text.claims.finite import is_plural_noun
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.vocabulary import INSTITUTIONS, can_speak
from nutgraf.text.wordlists import sections

_BEFORE_NOUN = kind.ARTICLE | kind.PREP | kind.POSS | kind.NUM | kind.AUX_ANY | kind.ED | kind.PAST
"""After these a form that may be a noun is one."""
_FARTHEST = 16
"""Tokens before "and" within which the subject of what it goes on with is looked for."""
_AFTER_CUE = (kind.AFTER_VERB | kind.BREAK | kind.TIME) & ~kind.ING
_QUANTIFIERS = frozenset({"there", "some", "many", "more", "only"})
_MANY = frozenset(
    {"these", "those", "such", "several", "many", "all", "both", "some", "few", "other"}
)
_LISTED = sections("claims/words")
_PLURALS = _LISTED["plural subject"]
_TO_AFTER = frozenset(
    {
        "on",
        "out",
        "forward",
        "continued",
        "continues",
        "continue",
        "set",
        "due",
        "expected",
        "sought",
        "moved",
    }
)
"""What may stand before "to say": went on to say, continued to insist, is expected to say."""
_REPORTED = frozenset(
    {"report", "describe", "post", "announce", "reveal", "confirm", "disclose", "claim", "call", "predict", "forecast",
     "estimate", "note", "cite", "quote", "accuse", "criticise", "criticize", "condemn", "praise", "warn"}
)  # fmt: skip
"""Verbs whose past with "by" is a participle: first reported by."""
_SENT = _LISTED["utterance"] | {"video", "clip", "footage", "recording", "photo", "picture"}
_ING_NOUNS = frozenset({"ruling", "finding", "hearing"})
_ING_AFTER = frozenset({"by", "in", "while", "before", "after", "without", "and", "or"})


def is_verb(frame: Frame, cue: Candidate) -> bool:
    """Whether the form is a verb where it stands, and not a noun or an adjective."""
    tag = cue.word.tag
    if tag == "base":
        return _base_is_verb(frame, cue)
    if tag == "third":
        return _third_is_verb(frame, cue)
    if tag == "ing":
        return _ing_is_verb(frame, cue)
    if tag == "participle":
        return (
            bool(frame.kinds[cue.verb - 1] & (kind.AUX | kind.BARE_AUX | kind.ADV))
            if cue.verb
            else False
        )
    return _past_is_verb(frame, cue)


def _base_is_verb(frame: Frame, cue: Candidate) -> bool:
    """After a modal, "to" or a plural: officials say, will announce; never the say, his claim."""
    if cue.negated:
        return False
    if cue.modal or cue.supported:
        return True
    if cue.first == 0:
        return False
    if cue.infinitive:
        return frame.word(cue.first - 2) in _TO_AFTER
    if frame.is_at(cue.first - 1, kind.CONJ):
        return _after_plural_verb(frame, cue.first - 1) and (
            not cue.has("n") or frame.word(cue.stop) == "that" or frame.is_at(cue.stop, kind.PRON)
        )
    if not cue.has("n") and frame.lower[cue.first - 1] in INSTITUTIONS:
        return True  # the council say
    return _is_plural(frame, cue.first - 1) and (not cue.has("n") or _goes_on(frame, cue))


def _after_plural_verb(frame: Frame, conjunction: int) -> bool:
    """Whether "and" goes on after a plural subject and its verb, and not after "to look"."""
    first = max(0, conjunction - _FARTHEST)
    if "to" in frame.lower[first:conjunction]:
        return False
    for token in range(first, conjunction):
        word = frame.word(token)
        if word in {"are", "have", "were", "do", "they", "we"}:
            return True
        if is_plural_noun(frame, token) and can_speak(word):
            return True
    return False


def _is_plural(frame: Frame, token: int) -> bool:
    """Whether a plural subject may end with the token: officials, researchers at Oslo, Lee and Kim."""
    return _ends_plural(frame, token) or _has_plural_head(frame, token)


def _has_plural_head(frame: Frame, end: int) -> bool:
    """Whether a plural that can speak stands a little before, without a verb between."""
    if frame.kinds[end] & (kind.DET | kind.PREP):
        return False
    for token in range(end, max(-1, end - 8), -1):
        if frame.quoted[token] >= 0 or frame.kinds[token] & (
            kind.BREAK | kind.AUX | kind.PRON | kind.CONJ
        ):
            return False
        if token < end and is_plural_noun(frame, token) and can_speak(frame.lower[token]):
            near = frame.word(token + 1) in {"close", "familiar", "loyal", "near"}
            return near or frame.is_at(token + 1, kind.PREP | kind.ED | kind.PARTICIPLE)
    return False


def _ends_plural(frame: Frame, token: int) -> bool:
    """Whether the token itself is a plural subject, or ends one."""
    if frame.kinds[token] & kind.QUOTE or frame.quoted[token] >= 0:
        return True
    word = frame.lower[token]
    acronym = len(word) > 1 and frame.words[token].isupper() and frame.words[-2].islower()
    if acronym or word in {"they", "we", "i", "you", "who", "which"} or word in _PLURALS:
        return True  # the WHO say
    if frame.kinds[token] & (
        kind.DET | kind.PREP | kind.POSS | kind.BREAK | kind.OBJ | kind.PRON | kind.CONJ | kind.AUX
    ):
        return frame.kinds[token] & kind.COMMA != 0 or word == ")"
    if frame.kinds[token] & kind.CAP:
        return "and" in frame.lower[max(0, token - 6) : token] or word.endswith("s")
    return is_plural_noun(frame, token)


def _third_is_verb(frame: Frame, cue: Candidate) -> bool:
    """After a singular; a form that is a noun too must go on like a verb."""
    if cue.first == 0:
        return False
    before = cue.first - 1
    kinds = frame.kinds[before]
    numbered = kinds & kind.NUM and frame.kinds[max(0, before - 1)] & kind.CAP | (before == 1)
    if kinds & _BEFORE_NOUN and not kinds & kind.QUOTE and not numbered:
        return False
    if not cue.has("n"):
        return True
    in_title = frame.words[cue.verb][0].isupper()
    if in_title and cue.stop < len(frame) and not frame.is_at(cue.stop, kind.PRON | kind.DET):
        return False  # Insurance Claims Rise Again
    if (kinds & kind.ING and not kinds & kind.CAP) or frame.word(before) in _MANY:
        return False  # investigating claims, these reports
    if frame.word(cue.stop) == "that" and frame.is_at(cue.stop + 1, kind.AUX | kind.BARE_AUX):
        return False
    plural = is_plural_noun(frame, before) and (before > 0 or can_speak(frame.lower[before]))
    if plural or (kinds & kind.CONJ and frame.word(cue.stop) != "that"):
        return False
    return _goes_on(frame, cue)


def _goes_on(frame: Frame, cue: Candidate) -> bool:
    """Whether what follows a form may follow a verb: a clause, a quotation, an object, the end."""
    stop = cue.stop
    if stop >= len(frame) or frame.quoted[stop] >= 0:
        return True
    return bool(frame.kinds[stop] & _AFTER_CUE) or frame.lower[stop] in _QUANTIFIERS


def _ing_is_verb(frame: Frame, cue: Candidate) -> bool:
    """A participle after a comma, a noun, "by" or a form of be; never the warning, of saying."""
    if cue.progressive or cue.first == 0:
        return True
    kinds, word = frame.kinds[cue.first - 1], frame.lower[cue.first - 1]
    if frame.quoted[cue.first - 1] >= 0:
        return True
    if kinds & kind.PREP:
        return word in _ING_AFTER
    if frame.lower[cue.verb] in _ING_NOUNS and not kinds & (kind.COMMA | kind.CONJ):
        return False  # a lower-court ruling that upheld it
    return not kinds & (kind.ARTICLE | kind.POSS | kind.DET | kind.NUM | kind.AUX | kind.BARE_AUX)


def _past_is_verb(frame: Frame, cue: Candidate) -> bool:
    """Not the alleged plot, nor of reported deaths."""
    if cue.first == 0:
        return True
    kinds = frame.kinds[cue.first - 1]
    if cue.first < cue.verb and kinds & kind.AUX:
        return True
    early = frame.word(cue.first - 1) in {"first", "originally", "initially"}
    if early and frame.is_at(cue.first - 2, kind.COMMA) and frame.is_at(cue.stop, kind.PREP):
        return False  # the game, first announced in 2019
    if frame.lower[cue.first - 1] in _SENT and cue.word.lemma in {"post", "write", "tweet"}:
        return False  # said in a video posted online
    if frame.word(cue.stop) == "by" and not cue.passive and cue.word.lemma in _REPORTED:
        return False  # the duties, first reported by the Courier
    return not kinds & (kind.ARTICLE | kind.POSS | kind.PREP) or bool(
        kinds & (kind.STOP | kind.TIME)
    )
