"""Cues inside a relative clause: in what police called "an ambush", a plan which he said would work."""

from __future__ import annotations

from nutgraf.model.marks import Span
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.edges import content_span
from nutgraf.text.claims.finite import is_finite, is_plural_noun
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.heads import Subject
from nutgraf.text.claims.right import Found
from nutgraf.text.claims.setting import Setting
from nutgraf.text.claims.vocabulary import can_speak

_NAMING = frozenset({"call", "describe", "brand", "label", "dub", "term"})
_ANYBODY = frozenset({"they", "people", "you", "we", "many", "some", "everyone", "others"})
"""Who calls a thing by its ordinary name: for what they call a weather bomb."""
_THINGS = frozenset({"something", "anything", "nothing", "everything", "much"})
_RELATIVES = frozenset({"what", "which", "who", "whom"})
_LONGEST = 40


def content_of_relative(setting: Setting) -> Found | None:
    """The content of a cue whose own object is what, which or who; null for any other cue."""
    frame, subject = setting.frame, setting.subject
    if subject is None or subject.relative or setting.inherits:
        return None
    pronoun, token = frame.word(setting.boundary), setting.after
    reduced = _reduced(setting)
    if reduced is not None:
        setting.subject = reduced
        return _to_comma(frame, token)
    if pronoun == "that" and setting.cue.word.lemma in _NAMING:
        token = setting.cue.stop + (frame.word(setting.cue.stop) == "as")
        return _named(frame, token) if token < len(frame) and frame.quoted[token] >= 0 else None
    if (
        pronoun not in _RELATIVES | _that_would(setting)
        or setting.boundary <= 0
        or token >= len(frame)
    ):
        return None
    if pronoun != "who" and setting.cue.word.lemma in _NAMING:
        token = setting.cue.stop
        if frame.word(subject.start) in _ANYBODY and not _is_quoted(frame, token):
            return None
        return _named(frame, token + (frame.word(token) == "as"))
    if frame.is_at(setting.boundary - 1, kind.PREP) and pronoun != "what":
        return None
    if not setting.cue.has("cd") or frame.quoted[token] >= 0:
        return None
    if not (is_finite(frame, token) or frame.is_at(token, kind.THIRD)):
        return None
    return _to_comma(frame, token + (pronoun == "what" and frame.is_at(token, kind.AUX)))


def _that_would(setting: Setting) -> frozenset[str]:
    """ "That" where an auxiliary follows the cue: a plant that scientists say | would leak."""
    would = setting.frame.is_at(setting.cue.stop, kind.AUX) and setting.cue.has("cd")
    return frozenset({"that"}) if would else frozenset()


def _named(frame: Frame, token: int) -> Found | None:
    """What something is called: the quotation that begins here, else all up to the comma."""
    if token < len(frame) and frame.quoted[token] >= 0:
        quotation = frame.quotations[frame.quoted[token]]
        if quotation.closed:
            return "claim-relative-object", [Span(quotation.start, quotation.end)]
    return _to_comma(frame, token)


def _is_quoted(frame: Frame, start: int) -> bool:
    """Whether a quotation begins soon: what they call "a weather bomb", what they call the "big one"."""
    return any(frame.quoted[token] >= 0 for token in range(start, min(len(frame), start + 3)))


def _reduced(setting: Setting) -> Subject | None:
    """The speaker where "which" is left out: a plan | critics say will fail; null where it is not."""
    frame, subject, token = setting.frame, setting.subject, setting.cue.stop
    if subject is None or not setting.cue.has("cd"):
        return None
    pronoun = frame.is_at(subject.start, kind.PRON) and frame.is_at(token, kind.BASE | kind.THIRD)
    if not (frame.is_at(token, kind.AUX) or pronoun):
        return None
    if frame.is_at(token + 1, kind.DET | kind.PRON | kind.CAP):
        return None  # said should the dam burst
    if _is_noun(frame, subject.start - 1):
        return subject
    last = subject.stop - 1
    speakers = is_plural_noun(frame, last) and can_speak(frame.lower[last])
    opens = frame.is_at(subject.start, kind.ARTICLE) or frame.word(subject.start) in _THINGS
    joined = last > subject.start and opens
    if joined and speakers and frame.word(last - 1) in _THINGS:
        return subject._replace(start=last, boundary=last - 1)
    if joined and speakers and _is_noun(frame, last - 1):
        return subject._replace(start=last, boundary=last - 1)
    return None


def _is_noun(frame: Frame, token: int) -> bool:
    """Whether the token is a noun, as far as can be told: no word of grammar, no adjective in -ing or -ed."""
    if token < 0 or frame.quoted[token] >= 0:
        return False
    return not frame.kinds[token] & ~(kind.CAP | kind.BASE | kind.THIRD)


def _to_comma(frame: Frame, start: int) -> Found | None:
    """The content from a token up to the comma that ends the relative clause."""
    stop = start
    while stop < len(frame) and stop - start < _LONGEST:
        if (
            stop > start
            and frame.is_at(stop, kind.AUX)
            and not frame.is_at(stop - 1, kind.PRON | kind.AUX | kind.ADV)
        ):
            break
        if frame.is_at(stop, kind.BREAK & ~kind.QUOTE) and (
            stop > start or frame.is_at(stop, kind.COMMA | kind.DASH)
        ):
            break
        stop += 1
    if stop - start < 1 or not any(word.isalpha() for word in frame.words[start:stop]):
        return None
    return "claim-relative-object", [content_span(frame, start, stop)]


def inside_clause(frame: Frame, start: int, span: Span) -> Span:
    """The range up to the comma that ends a relative clause: Lee, who denies it, said…"""
    for token in range(start, len(frame) - 1):
        inside = frame.is_at(token, kind.COMMA) and span.start < frame.starts[token] < span.end
        verb = kind.AUX | kind.PAST | kind.ED | kind.THIRD | kind.BASE
        if inside and frame.is_at(token + 1, verb):
            return Span(span.start, frame.starts[token])
    return _before_main_verb(frame, span)


def _before_main_verb(frame: Frame, span: Span) -> Span:
    """An infinitive without what the relative clause belongs to: who claimed to know | was sacked."""
    first = next((t for t, start in enumerate(frame.starts) if start >= span.start), len(frame))
    if frame.word(first) != "to":
        return span
    passed = 0
    for token in range(first + 1, len(frame)):
        if frame.is_at(token, kind.WH | kind.PRON | kind.SUB):
            passed += 1
        elif frame.is_at(token, kind.AUX):
            if not passed:
                return Span(span.start, frame.starts[token])
            passed -= 1
    return span
