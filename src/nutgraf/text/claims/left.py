"""What was said stands before the cue, or on both sides of it."""

from __future__ import annotations

from nutgraf.model.marks import Span
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.edges import content_span
from nutgraf.text.claims.finite import has_verb
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.interruptions import rest_after
from nutgraf.text.claims.quotation import Quotation
from nutgraf.text.claims.right import Found
from nutgraf.text.claims.setting import Setting
from nutgraf.text.wordlists import sections

_UTTERANCES = sections("claims/words")["utterance"]
_INTRO = sections("claims/words")["intro"]
_NARRATOR = sections("claims/words")["narrator"]
_SHORTEST = 4
"""Tokens of a statement in which no verb is known."""
_OPENS = kind.PREP | kind.ING | kind.ED | kind.SUB
"""What the narrator may open a sentence with before somebody speaks in it."""
_FARTHEST = 16
"""Tokens after a cue within which an interrupted quotation goes on."""


def content_before(setting: Setting, floor: int) -> Found | None:
    """The content that precedes the cue; `floor` is the first token that it may take."""
    frame, boundary = setting.frame, setting.boundary
    if boundary < floor or not setting.cue.has("lik") or setting.cue.has("st"):
        return None
    if setting.subject is not None and setting.subject.relative:
        return None
    if setting.cue.has("e") and not setting.speaks():
        return None
    quotation = _quotation_before(frame, boundary)
    if quotation is not None:
        that = frame.word(setting.after) == "that"
        clause = that and not frame.is_at(setting.after + 1, kind.AUX | kind.TIME)
        return None if clause else _quoted(setting, quotation, floor)
    if (
        not setting.cue.has("li")
        or not frame.is_at(boundary, kind.COMMA | kind.DASH)
        or not _ends(setting)
    ):
        return None
    return _clause(setting, floor)


def _quotation_before(frame: Frame, boundary: int) -> Quotation | None:
    """The quotation that ends at the boundary, or just before a comma there."""
    token = boundary
    if frame.is_at(token, kind.COMMA) and token > 0 and frame.quoted[token - 1] >= 0:
        token -= 1
    if frame.quoted[token] < 0:
        return None
    quotation = frame.quotations[frame.quoted[token]]
    ended = frame.text[quotation.inner.end - 1 : quotation.inner.end]
    own_stop = ended == "." and token == boundary
    return None if own_stop else quotation


def _quoted(setting: Setting, quotation: Quotation, floor: int) -> Found | None:
    """A quotation before the cue, with the words before it in its sentence, and what follows the cue."""
    frame = setting.frame
    first = _clause_start(frame, floor, setting.boundary)
    if frame.is_at(first, _OPENS) and _sentence_follows(setting):
        return None
    name = "claim-inverted" if setting.inverted else "claim-after-quote"
    if quotation.start <= frame.starts[first] or frame.quoted[first] >= 0:
        ranges = [Span(quotation.start, quotation.end)]
        first_quoted = (
            frame.quotations[frame.quoted[first]] if frame.quoted[first] >= 0 else quotation
        )
        if first_quoted is not quotation:
            ranges = [Span(first_quoted.start, quotation.end)]
    else:
        ranges = [Span(frame.starts[first], quotation.end)]
    return name, ranges + _resumed(setting)


def _resumed(setting: Setting) -> list[Span]:
    """The second part of a quotation that its cue interrupts."""
    frame = setting.frame
    start = setting.after
    for token in range(start, min(len(frame), start + _FARTHEST)):
        if frame.quoted[token] >= 0:
            before = frame.kinds[token - 1]
            if (
                before & (kind.COMMA | kind.DASH | kind.CONJ | kind.QUOTE | kind.STOP)
                or frame.lower[token - 1] == ":"
            ):
                quotation = frame.quotations[frame.quoted[token]]
                return [Span(quotation.start, quotation.end)]
            return []
        if frame.kinds[token] & (kind.SEMI | kind.PRON) or frame.lower[token] in _NARRATOR:
            return []  # said Lee, prompting the answer: "No"
    return []


def _clause_start(frame: Frame, floor: int, boundary: int) -> int:
    """The first token of the clause before the cue, past semicolons and introductions."""
    start = floor
    for token in range(floor, boundary):
        if frame.is_at(token, kind.SEMI):
            start = token + 1
    while start < boundary - 1 and (frame.word(start) in _INTRO or frame.is_at(start, kind.COMMA)):
        if frame.word(start + 1) == "far":  # so far
            break
        start += 1
    return start


def _ends(setting: Setting) -> bool:
    """Whether the clause of the cue is at its end after its adverbials."""
    frame, token = setting.frame, setting.after
    if token >= len(frame):
        return True
    if frame.quoted[token] >= 0:
        return False
    gerund = frame.is_at(token, kind.PREP) and frame.is_at(token + 1, kind.ING)
    if setting.inverted and (gerund or frame.word(token) == "who"):
        return True
    return bool(frame.kinds[token] & (kind.BREAK | kind.SUB)) or frame.word(token) in {
        "when",
        "where",
    }


def _clause(setting: Setting, floor: int) -> Found | None:
    """A clause before the cue; one without a verb goes on after it."""
    frame, boundary = setting.frame, setting.boundary
    first = _clause_start(frame, floor, boundary)
    complete = boundary - first >= 2 and has_verb(frame, first, boundary)
    complete = complete or _is_statement(setting, first)
    if frame.is_at(setting.after, kind.COMMA) and frame.is_at(
        setting.after + 1, kind.AUX | kind.BARE_AUX
    ):
        complete = False
    if (
        frame.is_at(first, kind.SUB) and frame.word(first) != "so"
    ):  # as she fled, she said, she saw the flames
        complete = complete and any(frame.is_at(t, kind.COMMA) for t in range(first, boundary))
    rest = rest_after(setting, complete)
    quoted = bool(rest) and frame.quoted[setting.after + 1] >= 0
    if quoted and frame.is_at(first, kind.ING | kind.ED | kind.SUB):
        return None
    if frame.is_at(first, _OPENS) and _sentence_follows(setting):
        return None
    if rest and not complete and is_opening(setting, first, quoted=quoted):
        return None
    if rest and frame.is_at(boundary - 1, kind.WH):
        return "claim-relative-object", rest  # a choice which, she said, cost her nothing
    if complete:
        name = "claim-inside" if rest else "claim-after"
        return name, [content_span(frame, first, boundary), *rest]
    apposed = any(frame.is_at(token, kind.COMMA) for token in range(first, boundary))
    if rest and not (setting.inverted and apposed) and not frame.is_at(first, kind.CONJ):
        before = [content_span(frame, first, boundary)] if boundary > first else []
        return "claim-inside", before + rest
    return None


def _sentence_follows(setting: Setting) -> bool:
    """Whether a quotation with a capital follows the cue: it goes on with nothing that came before.

    On the charge that he had lied, he said: "I was not there."
    """
    frame, token = setting.frame, setting.after
    if not frame.is_at(token, kind.COMMA | kind.COLON) or token + 1 >= len(frame):
        return False
    if frame.quoted[token + 1] < 0:
        return False
    inner = frame.quotations[frame.quoted[token + 1]].inner
    return frame.text[inner.start : inner.start + 1].isupper()


def _is_statement(setting: Setting, first: int) -> bool:
    """Whether a stretch without a known verb is what was said: Stop the cull, minister tells farmers."""
    frame, token = setting.frame, setting.after
    ended = token >= len(frame) or frame.is_at(token, kind.STOP)
    ended = ended or (setting.inverted and frame.word(token) == "who")
    opens = frame.is_at(first, _OPENS | kind.ADV) and frame.word(first) != "so"
    long = setting.boundary - first >= _SHORTEST and not opens
    return ended and long and frame.is_at(setting.boundary, kind.COMMA)


def is_opening(setting: Setting, first: int, *, quoted: bool) -> bool:
    """Whether what precedes the speaker is the narrator's: in a statement, or anything like it before a quotation."""
    frame = setting.frame
    if any(frame.lower[token] in _UTTERANCES for token in range(first, setting.boundary)):
        return True
    return quoted and frame.is_at(first, _OPENS | kind.TIME | kind.ADV)
