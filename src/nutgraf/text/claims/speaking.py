"""Whether a noun phrase is somebody or something that says things."""

from __future__ import annotations

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.vocabulary import can_speak
from nutgraf.text.wordlists import sections

_PARTITIVES = sections("claims/words")["partitive"]
"""Nouns that speak if what follows their "of" does."""


def speaks(frame: Frame, start: int, stop: int) -> bool:
    """Whether the head of a noun phrase can speak: a name, a person, an institution, a document."""
    head = start
    while head + 1 < stop and not frame.kinds[head + 1] & (kind.PREP | kind.WH | kind.BREAK):
        if (
            head > start
            and frame.kinds[head + 1] & (kind.ED | kind.PARTICIPLE | kind.ING)
            and can_speak(frame.lower[head])
        ):
            break
        head += 1
    if frame.quoted[head] >= 0 or can_speak(frame.lower[head]):
        return True
    if frame.kinds[head] & kind.CAP and not frame.kinds[head] & kind.TIME:
        return True
    if stop - start == 1 and start == 0 and not frame.kinds[start]:
        return True
    partitive = frame.lower[head] in _PARTITIVES or bool(frame.kinds[head] & (kind.NUM | kind.DET))
    return partitive and any(can_speak(frame.lower[token]) for token in range(head + 1, stop))
