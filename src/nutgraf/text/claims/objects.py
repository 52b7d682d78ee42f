"""Contents that are no clause: denied the charges, warned of famine, accused him of fraud, called it "a farce"."""

from __future__ import annotations

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.edges import content_span, phrase_edge
from nutgraf.text.claims.finite import is_infinitive
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.phrases import after_noun_phrase
from nutgraf.text.claims.quoted import quotations_from
from nutgraf.text.claims.right import Found
from nutgraf.text.claims.setting import Setting
from nutgraf.text.claims.vocabulary import CLAIM_NOUNS, DEEDS, NEWS

_FARTHEST = 12
"""Tokens between a cue and the "of", "to" or quotation that makes its object a claim."""
_DENIALS = frozenset({"deny", "dispute", "refute"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "all"})
_NAMING = frozenset({"call", "brand", "label", "dub"})
"""Verbs that only name what a quotation follows at once: a film called "Jaws"."""
_WHERE = frozenset(
    {"in", "on", "at", "during", "after", "before", "when", "while", "last", "this", "as"}
)
"""Words after what something is called with which the narrator says when, where and how that was."""
_TELLING = frozenset({"tell", "ask"})
"""Verbs whose infinitive counts where it is quoted: told them to "go home"."""
_CONFIRMING = frozenset({"confirm", "reveal", "disclose"})
_DEEDS = DEEDS | CLAIM_NOUNS
_NOUNS = _DEEDS | NEWS
_DEED_AFTER = 5
"""Tokens within which the noun for a deed or claim follows its verb."""


def content_as_object(setting: Setting) -> Found | None:
    """The content that is the verb's object."""
    cue, frame = setting.cue, setting.frame
    if cue.passive or cue.negated or cue.stop >= len(frame):
        return None
    if cue.has("e") and frame.quoted[cue.stop] >= 0:
        return _quoted_evidence(setting)
    return _object(setting) or _phrase(setting) if setting.speaks() else None


def _quoted_evidence(setting: Setting) -> Found | None:
    """Words in quotation marks right after a verb of evidence: confirmed "an incident", it found "no fault"."""
    frame, cue, subject = setting.frame, setting.cue, setting.subject
    it = subject is not None and frame.word(subject.start) == "it"
    if _is_title(frame, cue.stop) or not (it or setting.speaks()):
        return None
    return "claim-quote", quotations_from(frame, cue.stop)


def _object(setting: Setting) -> Found | None:
    """A deed or a claim that is denied, admitted or confirmed, or anything that is described."""
    cue, frame = setting.cue, setting.frame
    if cue.has("g") and frame.is_at(cue.stop, kind.ING) and cue.stop + 1 < len(frame):
        return _to_edge(setting, "claim-object", cue.stop)
    if cue.word.lemma in _DENIALS and _points_back(frame, cue.stop):
        return "claim-object", [content_span(frame, cue.stop, cue.stop + 1)]
    if cue.has("o") and _is_deed(setting):
        return _after_pointing(frame, cue.stop) or _to_edge(setting, "claim-object", cue.stop)
    told = cue.word.tag != "ing" or cue.progressive or _is_named_as(frame, cue.stop)
    if not (cue.has("O") and told and _begins_object(frame, cue.stop)):
        return None
    alone = frame.kinds[cue.stop] & (kind.OBJ | kind.PRON) and frame.is_at(cue.stop + 1, kind.BREAK)
    bare = cue.infinitive and not _is_named_as(frame, cue.stop)  # continued to describe the day
    return None if alone or bare else _to_edge(setting, "claim-object", cue.stop)


def _phrase(setting: Setting) -> Found | None:
    """An object and what belongs to it: warned of, accused him of, urged them to, called it "a farce"."""
    cue, frame = setting.cue, setting.frame
    if cue.has("p") and frame.word(cue.stop) in {"of", "about", "against"}:
        return _to_edge(setting, "claim-of", cue.stop)
    if cue.has("f") and _accuses(setting):
        return _to_edge(setting, "claim-accused", cue.stop)
    own = cue.word.lemma not in _TELLING or not setting.inherits
    if cue.has("u") and own and _urges(setting):
        return _to_edge(setting, "claim-urged", cue.stop)
    if cue.has("q") and _calls(setting):
        return _called(setting)
    return None


def _called(setting: Setting) -> Found:
    """The object and what it is called, without the narrator's when and where: "a farce" | in a column."""
    frame, start = setting.frame, setting.cue.stop
    rule, ranges = _to_edge(setting, "claim-called", start)
    quoted = next((t for t in range(start, len(frame)) if frame.quoted[t] >= 0), -1)
    if quoted < 0 or frame.starts[quoted] >= ranges[0].end:
        return rule, ranges
    after = quoted
    while after < len(frame) and frame.quoted[after] == frame.quoted[quoted]:
        after += 1
    if frame.word(after) in _WHERE:
        return rule, [content_span(frame, start, after)]
    return rule, ranges


def _is_named_as(frame: Frame, start: int) -> bool:
    """Whether a quotation or "as" follows: describing it as a farce, and not describing the day she left."""
    stop = min(len(frame), start + _FARTHEST)
    return any(frame.quoted[t] >= 0 or frame.word(t) == "as" for t in range(start, stop))


def _to_edge(setting: Setting, rule: str, first: int) -> Found:
    """The content from a token to the right edge."""
    edge = phrase_edge(setting.frame, first)
    return rule, [content_span(setting.frame, first, edge)]


def _begins_object(frame: Frame, token: int) -> bool:
    """Whether a noun phrase of more than one word follows."""
    kinds = frame.kinds[token]
    return token + 1 < len(frame) and (
        frame.quoted[token] >= 0
        or not kinds
        & (kind.BREAK | kind.PREP | kind.SUB | kind.CONJ | kind.WH | kind.TIME | kind.AUX)
    )


def _points_back(frame: Frame, token: int) -> bool:
    """Whether it, this or that stands alone as object: the firm denies this."""
    alone = token + 1 >= len(frame) or frame.is_at(
        token + 1, kind.BREAK | kind.CONJ | kind.SUB | kind.TIME
    )
    return frame.word(token) in {"it", "this", "that", "them"} and alone


def _after_pointing(frame: Frame, start: int) -> Found | None:
    """What follows a colon after an object that only points back: The firm denied these claims: "We paid." """
    if frame.word(start) not in _POINTING:
        return None
    stop = min(len(frame), start + _DEED_AFTER)
    colon = next((t for t in range(start, stop) if frame.is_at(t, kind.COLON)), -1)
    if colon < 0 or any(frame.is_at(t, kind.COMMA) for t in range(start, colon)):
        return None
    if colon + 1 == len(frame):
        return "claim-next-paragraph", []
    quoted = frame.quoted[colon + 1] >= 0
    return ("claim-quote", quotations_from(frame, colon + 1)) if quoted else None


def _is_deed(setting: Setting) -> bool:
    """Whether the object is a deed or a claim: the charges, any wrongdoing, stealing it."""
    frame, start = setting.frame, setting.cue.stop
    if frame.quoted[start] >= 0:
        return False
    nouns = _NOUNS if setting.cue.word.lemma in _CONFIRMING else _DEEDS
    for token in range(start, min(len(frame), start + _DEED_AFTER)):
        if frame.quoted[token] >= 0 or frame.kinds[token] & (
            kind.BREAK | kind.WH | kind.AUX | kind.PRON
        ):
            return False
        if frame.lower[token] in nouns:
            return True
        if frame.kinds[token] & kind.PREP:
            return False
    return False


def _accuses(setting: Setting) -> bool:
    """Somebody is accused of something, or blamed for it, or it is blamed on somebody."""
    frame, start = setting.frame, setting.cue.stop
    if setting.cue.word.lemma == "blame" and frame.quoted[start] >= 0:
        return True
    if not _begins_object(frame, start):
        return False
    markers = {"of"} if setting.cue.word.lemma == "accuse" else {"for", "on"}
    stop = min(len(frame), start + _FARTHEST)
    return any(frame.word(token) in markers for token in range(start + 1, stop))


def _urges(setting: Setting) -> bool:
    """Somebody is urged (or expected) to do something."""
    frame, start = setting.frame, setting.cue.stop
    if not _begins_object(frame, start) or frame.quoted[start] >= 0:
        return False
    stop, relative = after_noun_phrase(frame, start), 0
    for token in range(stop, min(len(frame) - 1, stop + _FARTHEST)):
        told = setting.cue.word.lemma in _TELLING
        if frame.word(token) == "not" and frame.word(token + 1) == "to":
            return is_infinitive(frame, token + 1) and not told
        if frame.word(token) == "to":
            quoted = frame.quoted[token + 1] >= 0
            return quoted or (is_infinitive(frame, token) and token > start and not told)
        if frame.is_at(token, kind.WH):
            relative = token
        ends = kind.BREAK if relative else kind.BREAK | kind.AUX | kind.PRON
        if frame.quoted[token] >= 0 or frame.kinds[token] & ends:
            return False
    return False


def _calls(setting: Setting) -> bool:
    """Something is called by a quotation, which is no name: called the vote "a farce"."""
    frame, start = setting.frame, setting.cue.stop
    naming = setting.cue.word.lemma in _NAMING
    if naming and _gets_name(frame, start):
        return True
    if (naming and frame.quoted[start] >= 0) or not _begins_object(frame, start):
        return False
    for token in range(start + naming, min(len(frame), start + _FARTHEST)):
        if frame.quoted[token] >= 0:
            return not _is_title(frame, token)
        if (
            frame.kinds[token]
            & (kind.BREAK & ~kind.COMMA | kind.WH | kind.AUX | kind.SUB & ~kind.PREP)
            and frame.lower[token] != "as"
        ):
            return False
    return False


def _gets_name(frame: Frame, start: int) -> bool:
    """Whether an object and what it is called follow: called | the process | a sham."""
    if not _begins_object(frame, start) or frame.quoted[start] >= 0:
        return False
    name = after_noun_phrase(frame, start)
    begins = name > start and frame.word(name) in {"a", "an", "the"}
    day = frame.is_at(name + 1, kind.TIME | kind.NUM) or frame.word(name + 1) == "day"
    return begins and not day


def _is_title(frame: Frame, token: int) -> bool:
    """Whether every longer word of the quotation is capitalised, as in a title."""
    inner = frame.quotations[frame.quoted[token]].inner
    words = [word for word in frame.text[inner.start : inner.end].split() if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)
