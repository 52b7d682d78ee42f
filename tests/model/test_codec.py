"""Analyses as JSON and back: nothing is lost, whatever the values."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.codec import (
    analysis_from_json,
    analysis_to_json,
    mark_from_json,
    mark_to_json,
)
from nutgraf.model.marks import (
    Analysis,
    Claim,
    ClaimForm,
    EntityKind,
    Figure,
    FigureForm,
    Hedge,
    Mark,
    MarkKind,
    MarkState,
    Mention,
    Quote,
    Speaker,
    SpeakerKind,
    Stance,
)

TEXT = st.text(max_size=12)
NUMBER = st.integers(0, 10**6)
AMOUNT = st.none() | st.floats(allow_nan=False)
COMMON = {
    "rule": TEXT,
    "grounds": TEXT,
    "engine": TEXT,
    "state": st.sampled_from(MarkState),
    "id": NUMBER,
}
QUOTES = st.builds(Quote, start=NUMBER, end=NUMBER, text=TEXT)
MENTIONS = st.builds(
    Mention,
    start=NUMBER,
    end=NUMBER,
    text=TEXT,
    kind=st.sampled_from(EntityKind),
    name=TEXT,
    entity=NUMBER,
    **COMMON,
)
FIGURES = st.builds(
    Figure,
    start=NUMBER,
    end=NUMBER,
    text=TEXT,
    low=AMOUNT,
    high=AMOUNT,
    hedge=st.sampled_from(Hedge),
    form=st.sampled_from(FigureForm),
    unit=st.none() | TEXT,
    counted=st.none() | TEXT,
    action=st.none() | TEXT,
    when=st.none() | TEXT,
    **COMMON,
)
SPEAKERS = st.builds(
    Speaker,
    start=NUMBER,
    end=NUMBER,
    text=TEXT,
    name=st.none() | TEXT,
    kind=st.sampled_from(SpeakerKind),
)
CLAIMS = st.builds(
    Claim,
    speaker=st.none() | SPEAKERS,
    cue=QUOTES,
    content=st.lists(QUOTES, min_size=1, max_size=3).map(tuple),
    form=st.sampled_from(ClaimForm),
    stance=st.sampled_from(Stance),
    when=st.none() | TEXT,
    disputes=st.lists(NUMBER, max_size=3).map(tuple),
    **COMMON,
)
ANALYSES = st.builds(
    Analysis,
    engine=TEXT,
    engine_version=TEXT,
    language=TEXT,
    entities=st.lists(MENTIONS, max_size=3).map(tuple),
    figures=st.lists(FIGURES, max_size=3).map(tuple),
    claims=st.lists(CLAIMS, max_size=3).map(tuple),
)


@settings(max_examples=60)
@given(ANALYSES)
def test_an_analysis_comes_back_as_it_was(analysis: Analysis) -> None:
    written = json.dumps(analysis_to_json(analysis))
    assert analysis_from_json(json.loads(written)) == analysis


@settings(max_examples=40)
@given(st.one_of(MENTIONS, FIGURES, CLAIMS))
def test_a_mark_comes_back_as_it_was(mark: Mark) -> None:
    layers = {Mention: MarkKind.ENTITY, Figure: MarkKind.FIGURE, Claim: MarkKind.CLAIM}
    written = json.dumps(mark_to_json(mark))
    again = mark_from_json(layers[type(mark)], json.loads(written))
    assert again == mark
    assert type(again) is type(mark)
