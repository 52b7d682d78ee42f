"""Marks as JSON and back."""

from __future__ import annotations

import pytest

from nutgraf.model.marks import (
    Claim,
    ClaimForm,
    EntityKind,
    Figure,
    FigureForm,
    Hedge,
    MarkKind,
    MarkState,
    Mention,
    Quote,
    Speaker,
    SpeakerKind,
    Stance,
)
from nutgraf.model.snapshots import from_json, to_json

MENTION = Mention(start=0, end=3, text="Lee", kind=EntityKind.PERSON, name="Ann Lee")
FIGURE = Figure(
    start=4, end=9, text="about 5%", low=5.0, high=None, hedge=Hedge.ABOUT, form=FigureForm.PERCENT,
    unit="%", state=MarkState.CORRECTED,
)  # fmt: skip
CLAIM = Claim(
    speaker=Speaker(start=0, end=3, text="Lee", name=None, kind=SpeakerKind.ANONYMOUS),
    cue=Quote(start=4, end=8, text="said"),
    content=(Quote(start=9, end=11, text="so"), Quote(start=13, end=14, text="é")),
    form=ClaimForm.MIXED,
    stance=Stance.FIRM,
    disputes=(1, 2),
)
NOBODY = Claim(
    speaker=None, cue=CLAIM.cue, content=(), form=ClaimForm.INDIRECT, stance=Stance.NEUTRAL
)


@pytest.mark.parametrize(
    ("layer", "mark"),
    [
        (MarkKind.ENTITY, MENTION),
        (MarkKind.FIGURE, FIGURE),
        (MarkKind.CLAIM, CLAIM),
        (MarkKind.CLAIM, NOBODY),
    ],
)
def test_a_mark_comes_back_as_it_was(layer: MarkKind, mark: Mention | Figure | Claim) -> None:
    assert from_json(layer, to_json(mark)) == mark
