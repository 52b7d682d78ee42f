"""What is told of a note's passage."""

from __future__ import annotations

from dataclasses import replace

from nutgraf.export.passage import attribution, passage_of, reading_of
from nutgraf.model.article import Block, BlockKind
from nutgraf.model.marks import Hedge
from nutgraf.model.notes import NoteState
from tests.builders import TEXT, analysis
from tests.export.samples import article, bundle, judgement, note


def test_a_passage_inside_a_claim() -> None:
    made = article()
    passage = passage_of(bundle(made), note(made, 0, 18))
    assert passage.quote == "At least 12 people"
    assert passage.sentence == TEXT.split("\n\n")[0]
    assert passage.paragraph == 1
    assert passage.says is not None
    assert attribution(passage.says) == "says the rescue agency"
    assert [f.text for f in passage.figures] == ["At least 12 people"]
    assert passage.verdicts == (judgement(made),)
    assert passage.fragment == "https://news.example/dam#:~:text=At%20least%2012%20people"
    assert passage.back == "nutgraf://article/12?at=0-18"


def test_a_cue_that_says_more_than_said_is_quoted() -> None:
    made = article()
    start = TEXT.index("the town")
    passage = passage_of(bundle(made), note(made, start, start + 8))
    assert passage.says is not None
    assert attribution(passage.says) == "“denied”, Jana Dravska"
    assert passage.figures == ()
    assert passage.paragraph == 2


def test_a_speaker_alone_says_nothing() -> None:
    made = article()
    start = TEXT.index("Jana Dravska")
    passage = passage_of(bundle(made), note(made, start, start + 12))
    assert passage.says is None
    assert len(passage.claims) == 1


def test_a_passage_over_two_paragraphs_has_both_sentences() -> None:
    made = article()
    start = TEXT.index("agency said")
    passage = passage_of(bundle(made), note(made, start, TEXT.index("denied")))
    assert passage.sentence == TEXT.replace("\n\n", " ")


def test_captions_and_headings_have_no_paragraph_number() -> None:
    made = article()
    first, second = made.blocks
    caption = Block(BlockKind.CAPTION, first.start, first.end)
    made = replace(made, blocks=(caption, second))
    assert passage_of(bundle(made), note(made, 0, 8)).paragraph is None
    assert passage_of(bundle(made), note(made, second.start, second.end)).paragraph == 1


def test_a_lost_passage_has_no_place() -> None:
    made = article()
    passage = passage_of(bundle(made), note(made, 0, 18, state=NoteState.LOST))
    assert (passage.quote, passage.span, passage.sentence) == ("At least 12 people", None, "")


def test_a_note_on_the_whole_article() -> None:
    made = article()
    passage = passage_of(bundle(made), note(made, 0, 0))
    assert (passage.quote, passage.page, passage.back) == (
        "", "https://news.example/dam", "nutgraf://article/12",
    )  # fmt: skip


def test_figures_in_short() -> None:
    (figure,) = analysis().figures
    assert reading_of(figure) == "≥ 12, killed"
    assert reading_of(replace(figure, low=1.2e9, high=1.2e9, unit="USD", action=None)) == (
        "1200000000 USD"
    )
    assert reading_of(replace(figure, hedge=Hedge.MORE_THAN, action=None)) == "> 12"
    assert reading_of(replace(figure, low=None, high=0.5, hedge=Hedge.LESS_THAN, action=None)) == (
        "< 0.5"
    )
    assert reading_of(replace(figure, low=10, high=15, action=None)) == "10 to 15"
    assert reading_of(replace(figure, low=None, high=None, action=None)) == ""
