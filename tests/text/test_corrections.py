"""The user's decisions over marks."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.corrections import Correction, CorrectionAction
from nutgraf.model.marks import (
    Analysis,
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
    Stance,
)
from nutgraf.text.corrections import apply, standing

PERSON, PLACE = EntityKind.PERSON, EntityKind.PLACE


def _mention(start: int, text: str, name: str, kind: EntityKind = PERSON) -> Mention:
    return Mention(start=start, end=start + len(text), text=text, kind=kind, name=name)


def _figure(start: int, text: str, value: float) -> Figure:
    return Figure(
        start=start, end=start + len(text), text=text, low=value, high=value,
        hedge=Hedge.EXACT, form=FigureForm.CARDINAL,
    )  # fmt: skip


def _claim(start: int, name: str, disputes: tuple[int, ...] = ()) -> Claim:
    return Claim(
        speaker=Speaker(start=start, end=start + 3, text="Lee", name=name),
        cue=Quote(start=start + 4, end=start + 8, text="said"),
        content=(Quote(start=start + 9, end=start + 12, text="yes"),),
        form=ClaimForm.INDIRECT,
        stance=Stance.NEUTRAL,
        disputes=disputes,
    )


ANALYSIS = Analysis(
    engine="rules",
    engine_version="1",
    language="en",
    entities=(
        _mention(0, "Ann Lee", "Ann Lee"),
        _mention(20, "Lee", "Ann Lee"),
        _mention(40, "Kuji", "Kuji", PLACE),
    ),
    figures=(_figure(50, "five", 5), _figure(60, "six", 6)),
    claims=(_claim(100, "Ann Lee"), _claim(150, "Tim Moss", (0, 2)), _claim(200, "Ann Lee", (1,))),
)


def _decide(action: CorrectionAction, layer: MarkKind, match: str, **fields: object) -> Correction:
    return Correction(action=action, layer=layer, match=match, **fields)  # type: ignore[arg-type]


def _applied(*corrections: Correction, article: int = 1) -> Analysis:
    return apply(ANALYSIS, corrections, article)


def test_what_is_dismissed_is_gone_everywhere() -> None:
    after = _applied(_decide(CorrectionAction.DISMISS, MarkKind.ENTITY, "Lee"))
    assert [m.text for m in after.entities] == ["Ann Lee", "Kuji"]
    assert after.figures == ANALYSIS.figures


def test_what_is_dismissed_in_one_place_stays_in_the_others() -> None:
    once = _decide(CorrectionAction.DISMISS, MarkKind.ENTITY, "Ann Lee", article=1, start=0, end=7)
    assert [m.start for m in _applied(once).entities] == [20, 40]
    assert _applied(once, article=2) == ANALYSIS


def test_a_renamed_entity_is_renamed_as_a_speaker_too() -> None:
    after = _applied(_decide(CorrectionAction.RENAME, MarkKind.ENTITY, "Ann Lee", name="Anna Lee"))
    assert [m.name for m in after.entities] == ["Anna Lee", "Anna Lee", "Kuji"]
    assert [c.speaker and c.speaker.name for c in after.claims] == [
        "Anna Lee",
        "Tim Moss",
        "Anna Lee",
    ]
    assert after.entities[0].state is MarkState.CORRECTED


def test_merge_and_split_and_retype() -> None:
    merged = _applied(
        _decide(CorrectionAction.MERGE, MarkKind.ENTITY, "Kuji", name="Ann Lee", kind=PERSON)
    )
    assert {(m.name, m.kind) for m in merged.entities} == {("Ann Lee", PERSON)}
    parted = _applied(_decide(CorrectionAction.SPLIT, MarkKind.ENTITY, "Lee", name="Tom Lee"))
    assert [m.name for m in parted.entities] == ["Ann Lee", "Tom Lee", "Kuji"]
    retyped = _applied(_decide(CorrectionAction.RETYPE, MarkKind.ENTITY, "Kuji", kind=PERSON))
    assert retyped.entities[2].kind is PERSON


def test_a_new_boundary_replaces_what_it_covers() -> None:
    whole = _mention(0, "Ann Lee of Kuji and the rest of Lee", "Ann Lee")
    moved = _decide(
        CorrectionAction.BOUNDARY, MarkKind.ENTITY, "Ann Lee", article=1, start=0, end=7, mark=whole
    )
    after = _applied(moved)
    assert [(m.start, m.state) for m in after.entities] == [
        (0, MarkState.CORRECTED),
        (40, MarkState.FOUND),
    ]


def test_a_corrected_value_and_an_accepted_figure_survive_an_analysis_that_finds_nothing() -> None:
    value = _decide(
        CorrectionAction.VALUE,
        MarkKind.FIGURE,
        "five",
        article=1,
        start=50,
        end=54,
        mark=_figure(50, "five", 500),
    )
    accepted = _decide(
        CorrectionAction.ACCEPT,
        MarkKind.FIGURE,
        "six",
        article=1,
        start=60,
        end=63,
        mark=_figure(60, "six", 6),
    )
    for analysis in (ANALYSIS, replace(ANALYSIS, figures=())):
        first, second = apply(analysis, [value, accepted], 1).figures
        assert (first.low, first.state) == (500, MarkState.CORRECTED)
        assert (second.low, second.state) == (6, MarkState.ACCEPTED)


def test_contradictions_follow_when_a_claim_is_dismissed_or_corrected() -> None:
    gone = _decide(CorrectionAction.DISMISS, MarkKind.CLAIM, "said", article=1, start=104, end=108)
    assert [c.disputes for c in _applied(gone).claims] == [(1,), (0,)]
    other = _decide(
        CorrectionAction.SPEAKER,
        MarkKind.CLAIM,
        "said",
        article=1,
        start=154,
        end=158,
        mark=_claim(150, "Jo Kim"),
    )
    after = _applied(other).claims
    assert [c.speaker and c.speaker.name for c in after] == ["Ann Lee", "Jo Kim", "Ann Lee"]
    assert after[1].disputes == (0, 2)
    assert after[1].state is MarkState.CORRECTED


def test_a_decision_on_a_place_holds_while_the_place_reads_as_it_did() -> None:
    placed = _decide(CorrectionAction.ACCEPT, MarkKind.ENTITY, "Lee", article=1, start=4, end=7)
    everywhere = _decide(CorrectionAction.DISMISS, MarkKind.ENTITY, "Lee")
    assert standing("Ann Lee left", [placed, everywhere]) == (placed, everywhere)
    assert standing("Now Ann Lee left", [placed, everywhere]) == (everywhere,)


_CORRECTIONS = st.builds(
    Correction,
    action=st.sampled_from(CorrectionAction),
    layer=st.sampled_from(MarkKind),
    match=st.sampled_from(["Ann Lee", "Lee", "Kuji", "five", "said", "nothing"]),
    article=st.sampled_from([None, 1, 2]),
    name=st.sampled_from([None, "Ann Lee", "Somebody"]),
    kind=st.sampled_from([None, PERSON, PLACE]),
    mark=st.sampled_from(
        [None, _mention(18, "of Lee", "Lee"), _figure(52, "ve s", 5), _claim(150, "X")]
    ),
    start=st.sampled_from([None, 0, 20, 50, 104]),
    end=st.sampled_from([7, 23, 54, 108]),
)


@given(st.lists(_CORRECTIONS, max_size=6))
@settings(max_examples=100)
def test_decisions_leave_sound_analyses_and_change_nothing_when_applied_again(
    corrections: list[Correction],
) -> None:
    once = apply(ANALYSIS, corrections, 1)
    for marks in (once.entities, once.figures, once.claims):
        starts = [mark.start for mark in marks]
        assert starts == sorted(starts)
    assert all(0 <= d < len(once.claims) for c in once.claims for d in c.disputes)
    assert apply(ANALYSIS, corrections, 1) == once
    assert apply(ANALYSIS, [c for c in corrections if c.article == 2], 1) == ANALYSIS
    dismissals = [c for c in corrections if c.action is CorrectionAction.DISMISS and not c.mark]
    assert apply(apply(ANALYSIS, dismissals, 1), dismissals, 1) == apply(ANALYSIS, dismissals, 1)
