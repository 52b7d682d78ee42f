"""What is proposed for a passage that the user marks: never nothing, and always the passage itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.marks import ClaimForm, EntityKind, Figure, Hedge, Mention, Quote, Span, Stance
from nutgraf.text.byhand import claim_at, figure_at, mention_at, printed_at, trimmed
from nutgraf.text.segment import sentences

TEXT = (
    "Jana Dravska, the mayor, warned on Monday that the dam leaks. Nobody rang, she denied."
    " Some seven score homes are gone. The Tesna Board: “We were never told.” Prices rise again."
)
MAYOR = Mention(start=0, end=12, text="Jana Dravska", kind=EntityKind.PERSON, name="Jana Dravska")
BOARD = Mention(
    start=TEXT.index("Tesna Board"),
    end=TEXT.index("Tesna Board") + 11,
    text="Tesna Board",
    kind=EntityKind.ORGANISATION,
    name="Tesna Board",
)


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_a_name_has_the_kind_that_the_rules_give_it_alone() -> None:
    kinds = {
        words: mention_at(words, Span(0, len(words))).kind
        for words in ("Jana Dravska", "France", "NATO", "VRDC", "the Committee", "Old Mill")
    }
    assert kinds["Jana Dravska"] is EntityKind.PERSON
    assert kinds["France"] is EntityKind.PLACE
    assert kinds["NATO"] is kinds["VRDC"] is EntityKind.ORGANISATION


def test_a_figure_is_read_by_the_number_reader() -> None:
    text = "At least 1,200 tonnes of grain were lost."
    figure = figure_at(text, Span(0, 23), sentences(text))
    assert (figure.text, figure.low, figure.hedge) == (
        "At least 1,200 tonnes o",
        1200,
        Hedge.AT_LEAST,
    )
    nothing = figure_at(TEXT, _span("homes"), sentences(TEXT))
    assert (nothing.text, nothing.low, nothing.high) == ("homes", None, None)


@pytest.mark.parametrize(
    ("said", "cue", "speaker", "form", "stance"),
    [
        ("the dam leaks", "warned", "Jana Dravska", ClaimForm.INDIRECT, Stance.FIRM),
        ("Nobody rang", "denied", "Jana Dravska", ClaimForm.INDIRECT, Stance.DENIAL),
        ("We were never told.", "“", "Tesna Board", ClaimForm.DIRECT, Stance.NEUTRAL),
        ("Prices rise again.", "Prices", "Jana Dravska", ClaimForm.INDIRECT, Stance.NEUTRAL),
    ],
)
def test_a_claim_has_the_nearest_cue_and_speaker(
    said: str, cue: str, speaker: str, form: ClaimForm, stance: Stance
) -> None:
    claim = claim_at(TEXT, _span(said), sentences(TEXT), [MAYOR, BOARD])
    assert claim.content[0].text == said
    assert claim.speaker is not None
    assert (claim.cue.text, claim.speaker.name, claim.form) == (cue, speaker, form)
    assert claim.stance is stance


def test_a_whole_sentence_is_read_as_the_rules_read_it() -> None:
    said = "Mayor Jana Dravska denied on Monday that the town had been warned."
    text = f"It rained. {said} “Nobody rang us,” she said."
    claim = claim_at(text, Span(11, 11 + len(said)), sentences(text))
    assert claim.speaker is not None
    assert (claim.speaker.text, claim.cue.text) == ("Mayor Jana Dravska", "denied")
    assert [part.text for part in claim.content] == ["the town had been warned"]
    assert text[claim.cue.start : claim.cue.end] == "denied"
    assert (claim.rule, claim.engine, claim.stance) == ("by-hand", "user", Stance.DENIAL)


def test_quotation_marks_are_no_part_of_what_was_said() -> None:
    claim = claim_at(TEXT, _span("“We were never told.”"), sentences(TEXT))
    assert (claim.content[0].text, claim.form) == ("We were never told.", ClaimForm.DIRECT)
    assert claim.speaker is None


def test_a_name_is_looked_for_as_a_word() -> None:
    text = "Tesna, Tesna’s Tesnania (Tesna)"
    assert [text[a:b] for a, b in printed_at(text, "Tesna")] == ["Tesna"] * 3


@given(st.text("ab1 0“”.,:—'said中\u0301", min_size=1, max_size=40), st.data())
@settings(max_examples=80)
def test_any_passage_can_be_marked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = trimmed(text, Span(start, data.draw(st.integers(start + 1, len(text)))))
    if span.start == span.end:
        return
    found = sentences(text)
    claim = claim_at(text, span, found)
    marked: list[Mention | Figure | Quote] = [mention_at(text, span), claim.cue, *claim.content]
    for made in (*marked, figure_at(text, span, found)):
        assert text[made.start : made.end] == made.text
        assert made.text
