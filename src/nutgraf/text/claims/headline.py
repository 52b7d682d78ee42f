"""Headlines that name a speaker and a colon or a dash: `Mayor: bridge is safe`, `Bridge is safe – mayor`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nutgraf.model.marks import EntityKind, Mention, Span, Stance
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.vocabulary import can_speak
from nutgraf.text.wordlists import sections

_LONGEST = 160
"""Characters of a headline."""
_FIRST = re.compile(r"([A-Z][^:\"“”‘\n]{1,48})(:)\s+(?=\S)")
_LAST = re.compile(r"(?:(:)\s|\s([–—-])\s)((?:[^\W\d_][\w.’'-]*\s?){1,4})\Z")
_LISTED = sections("claims/words")
_LABELS = _LISTED["label"]
_MOST_WORDS = 6


def headline_claim(frame: Frame) -> Draft | None:
    """The claim of a headline without a verb of saying; null where it is none."""
    start, end = frame.span
    text = frame.text[start:end]
    if len(text) > _LONGEST or text.endswith((".", "!")):
        return None
    first = _FIRST.match(text)
    if first and _names_somebody(first[1]) and len(text[first.end() :].split()) >= 3:
        content = Span(start + first.end(), end)
        speaker = Span(start, start + first.end(1))
        return _draft(frame, Span(start + first.start(2), start + first.end(2)), speaker, content)
    last = _LAST.search(text)
    if last and _names_somebody(last[3]) and len(text[: last.start()].split()) >= 3:
        sign = last.span(1) if last[1] else last.span(2)
        speaker = Span(start + last.start(3), start + last.end(3))
        content = Span(start, start + last.start())
        return _draft(frame, Span(start + sign[0], start + sign[1]), speaker, content)
    return None


def without_labels(text: str, drafts: Sequence[Draft], mentions: Sequence[Mention]) -> list[Draft]:
    """The drafts without headlines whose name is nobody's who speaks: Ukraine war: convoy halted."""
    waiting = [draft for draft in drafts if draft.awaits]
    if not waiting:
        return list(drafts)
    speakers = {
        word
        for draft in drafts
        if draft.speaker is not None and not draft.awaits
        for word in text[slice(*draft.speaker)].split()
    }
    people = {m.start for m in mentions if m.kind is EntityKind.PERSON}
    return [
        draft
        for draft in drafts
        if not draft.awaits
        or draft.awaits in speakers
        or (draft.speaker is not None and draft.speaker.start in people)
    ]


def _names_somebody(label: str) -> bool:
    """Whether what stands before the colon is a name or a speaker, and not a label."""
    words = label.split()
    if len(words) > _MOST_WORDS or words[0].lower() in _LABELS or words[-1].lower() in _LABELS:
        return False
    capitals = all(word[0].isupper() for word in words if len(word) > 3)
    return can_speak(words[-1].lower()) or (capitals and len(words) <= 3)


def _draft(frame: Frame, cue: Span, speaker: Span, content: Span) -> Draft:
    """The claim of a headline; a name that no list knows must speak in the article as well."""
    last = frame.text[slice(*speaker)].split()[-1]
    return Draft(
        frame, cue, "claim-headline", Stance.NEUTRAL, speaker, [content], begins=0,
        grounds=["a headline with its speaker beside a colon or dash"],
        awaits="" if can_speak(last.lower()) else last,
    )  # fmt: skip
