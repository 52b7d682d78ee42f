"""Anchors: where a note sits, and where it sits after the text has changed."""

from __future__ import annotations

from nutgraf.model.notes import Anchor, NoteState

CONTEXT = 32
"""Characters of prefix and suffix, as in the W3C Web Annotation practice of Hypothesis."""


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of a passage."""
    return Anchor(
        start,
        end,
        text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def place(anchor: Anchor, text: str, old_text: str | None = None) -> tuple[Anchor, NoteState]:
    """Where a passage stands in a changed text; without certainty the anchor stays as it was, and is lost."""
    if text[anchor.start : anchor.end] == anchor.quote:
        return make_anchor(text, anchor.start, anchor.end), NoteState.PLACED
    if text.count(anchor.quote) == 1:
        start = text.index(anchor.quote)
        return make_anchor(text, start, start + len(anchor.quote)), NoteState.PLACED
    return anchor, NoteState.LOST
