"""What was said stands after the cue: that-clauses, quotations, plain clauses, questions, infinitives."""

from __future__ import annotations

from nutgraf.model.marks import Span
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.edges import content_span, phrase_edge, right_edge
from nutgraf.text.claims.finite import clause_verb, is_infinitive
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.phrases import after_noun_phrase
from nutgraf.text.claims.quoted import quotations_from, verb_follows
from nutgraf.text.claims.setting import Setting
from nutgraf.text.claims.vocabulary import HEADLESS_NOUNS
from nutgraf.text.wordlists import sections

Found = tuple[str, list[Span]]
"""The id of a rule and the ranges of the content."""

_LISTED = sections("claims/words")
_QUESTIONS = _LISTED["reported question"]
_QUANTITIES = _LISTED["clause opener"]
"""Prepositions that a clause may begin with."""
_OBJECT = 8
"""Tokens of an object before a colon."""
_TIMES = frozenset({"night", "day", "morning", "afternoon", "evening", "week", "month", "year"})
"""After these "that" points to a time: the minister said that evening."""


def content_after(setting: Setting) -> Found | None:
    """The content that follows the cue."""
    frame, cue, token = setting.frame, setting.cue, setting.after
    if token >= len(frame):
        return None
    if _that_token(frame, token) >= 0:
        return _that_clause(setting)
    if cue.has("t"):
        return None
    if frame.is_at(token, kind.COLON):
        return _after_colon(setting)
    quoted = _quotation_at(frame, token)
    if quoted >= 0:
        return _quotation(setting, quoted)
    if cue.passive:
        return None
    return _question(setting) or _infinitive(setting) or _clause(setting) or _after_object(setting)


def _after_object(setting: Setting) -> Found | None:
    """A quotation after an object and a colon: tweeted a single word: "Goodbye." """
    frame, start = setting.frame, setting.cue.stop
    for token in range(start, min(len(frame) - 1, start + _OBJECT)):
        if frame.is_at(token, kind.COLON):
            quoted = frame.quoted[token + 1] >= 0
            return ("claim-quote", quotations_from(frame, token + 1)) if quoted else None
        if frame.quoted[token] >= 0 or frame.is_at(token, kind.BREAK | kind.AUX | kind.PRON):
            return None
    return None


def _quotation(setting: Setting, token: int) -> Found | None:
    """The quotation that begins at the token; evidence and names are not quoted this way."""
    frame, cue = setting.frame, setting.cue
    evidence = cue.has("e") and not frame.is_at(setting.after, kind.COMMA)
    if evidence or cue.has("qf"):
        return None
    if cue.word.tag == "ing" and verb_follows(frame, token):
        quotation = frame.quotations[frame.quoted[token]]
        return "claim-quote", [Span(quotation.start, quotation.end)]
    return "claim-quote", quotations_from(frame, token)


def _question(setting: Setting) -> Found | None:
    """Whether, why, how and the like, with a clause; after "asked" past the person who is asked."""
    frame, cue, token = setting.frame, setting.cue, setting.after
    if not cue.has("w"):
        return None
    if cue.word.lemma == "ask" and frame.word(token) not in _QUESTIONS:
        token = after_noun_phrase(frame, cue.stop)
    if frame.word(token) not in _QUESTIONS or clause_verb(frame, token + 1, len(frame)) < 0:
        return None
    if frame.word(token) == "what" and cue.word.lemma == "describe":
        return None  # describing what they called "an ambush": the words are theirs
    return "claim-question", [content_span(frame, token, right_edge(frame, token))]


def _infinitive(setting: Setting) -> Found | None:
    """To and a verb, at once or after a day: vowed to fight, pledged on Monday to fight."""
    frame, cue = setting.frame, setting.cue
    first = cue.stop if is_infinitive(frame, cue.stop) else setting.after
    to = first + (frame.word(first) == "not")
    if not (cue.has("v") and is_infinitive(frame, to) and setting.speaks()):
        return None
    return "claim-infinitive", [content_span(frame, first, phrase_edge(frame, first))]


def _clause(setting: Setting) -> Found | None:
    """A clause without "that", after the adverbials or, where these belong to it, right after the cue."""
    frame, cue, token = setting.frame, setting.cue, setting.after
    found = _plain_clause(setting, token)
    interrupts = frame.is_at(setting.boundary, kind.COMMA | kind.DASH)
    purpose = frame.word(token) == "to"  # said in order to save time it would
    loose = purpose or (not interrupts and (frame.is_at(token, kind.COMMA) or cue.has("p")))
    if found is None and loose:
        return _plain_clause(setting, cue.stop)
    return found


def _that_token(frame: Frame, token: int) -> int:
    """The token of "that", at once or after an insertion between commas; -1 where there is none."""
    if frame.word(token) == "that":
        return token
    sign = frame.kinds[token] & (kind.COMMA | kind.DASH)
    if frame.is_at(token, kind.COMMA | kind.DASH):
        for later in range(token + 1, min(token + 14, len(frame) - 1)):
            if frame.is_at(later, sign):
                return later + 1 if frame.word(later + 1) == "that" else -1
    return -1


def _that_clause(setting: Setting) -> Found | None:
    """A clause with "that"; evidence needs a subject that can speak."""
    frame = setting.frame
    that = _that_token(frame, setting.after)
    if setting.cue.has("k") or that + 2 >= len(frame) or frame.word(that + 1) in _TIMES:
        return None
    if that - 1 > setting.cue.stop and frame.word(that - 1) in HEADLESS_NOUNS:
        return None  # hit back at claims that: they are somebody else's
    if setting.cue.has("e") and not setting.speaks() and not _it_found(setting):
        return None
    if setting.cue.has("ot") and clause_verb(frame, that + 1, len(frame)) < 0:
        return None
    relative = frame.is_at(that + 1, kind.AUX) and not frame.is_at(that - 1, kind.OBJ)
    if setting.cue.has("a") and relative:  # told a tale that was long; but: told them that was all
        return None
    first = that if frame.is_at(that + 1, kind.AUX) else that + 1
    return "claim-that", [content_span(frame, first, right_edge(frame, first))]


def _it_found(setting: Setting) -> bool:
    """Whether "it" is the subject of finding, showing or revealing: the report before."""
    subject = setting.subject
    return (
        subject is not None
        and setting.frame.lower[subject.start] == "it"
        and setting.cue.word.lemma in {"find", "reveal", "confirm"}
        and not setting.cue.passive
    )


def _after_colon(setting: Setting) -> Found | None:
    """A quotation or a sentence after a colon."""
    frame, token = setting.frame, setting.after + 1
    if token >= len(frame):
        return "claim-next-paragraph", []
    if frame.quoted[token] >= 0:
        return "claim-quote", quotations_from(frame, token)
    if setting.cue.has("clk") and not setting.cue.passive:
        return "claim-colon", [content_span(frame, token, len(frame))]
    return None


def _quotation_at(frame: Frame, token: int) -> int:
    """The first token of a quotation that begins here or after a comma; -1 where none does."""
    if frame.is_at(token, kind.COMMA):
        token += 1
    if not token < len(frame) or frame.quoted[token] < 0:
        return -1
    return -1 if frame.word(token - 1) in {"of", "for", "about", "against"} else token


def _plain_clause(setting: Setting, token: int) -> Found | None:
    """A clause without "that" that begins at the token."""
    frame, cue = setting.frame, setting.cue
    if cue.has("a") and not cue.has("p") and token == cue.stop:
        return None
    if not cue.has("cd") or not _may_begin_clause(frame, token):
        return None
    if cue.has("e") and frame.word(setting.boundary) == "where":
        return None  # a shop where inspectors found a rat was shut
    if not cue.has("c") and not setting.speaks() and not _it_found(setting):
        return None
    verb = clause_verb(frame, token, len(frame), strong=not cue.has("c"))
    if verb < 0:
        return None
    if cue.has("o") and any(frame.is_at(t, kind.CONJ) for t in range(token, verb)):
        return None  # denied the charges and his party has stood by him
    return "claim-clause", [content_span(frame, token, right_edge(frame, token))]


def _may_begin_clause(frame: Frame, token: int) -> bool:
    """Whether a clause can begin with this token."""
    if token + 2 > len(frame) or frame.quoted[token] >= 0:
        return False
    kinds, word = frame.kinds[token], frame.lower[token]
    if word in {"should", "had", "were"} and frame.is_at(
        token + 1, kind.DET | kind.PRON | kind.CAP
    ):
        return True  # said should the dam burst, the town would drown
    if kinds & (kind.BREAK | kind.CONJ | kind.BARE_AUX | kind.AUX) or word == "to":
        return False
    if kinds & kind.WH:
        return word == "what"
    if kinds & (kind.PREP | kind.SUB):
        return word in _QUANTITIES or bool(frame.is_at(token + 1, kind.NUM))
    return True
