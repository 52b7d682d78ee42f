"""Quotations without a cue of their own."""

from __future__ import annotations

from nutgraf.model.article import BlockKind
from nutgraf.model.marks import ClaimForm
from tests.text.claims.build import claims_of, contents


def test_the_next_quotation_of_the_paragraph_goes_on_with_direct_speech() -> None:
    (claim,) = claims_of('"We lost," said Ann Lee, a nurse. "We will win. We must."')
    assert contents(claim) == ["We lost", "We will win. We must."]
    assert claim.form is ClaimForm.DIRECT


def test_after_indirect_speech_the_next_quotation_goes_on_too() -> None:
    (claim,) = claims_of('The mayor said he was sorry. "It was a mistake."')
    assert contents(claim) == ["he was sorry", "It was a mistake."]
    assert claim.form is ClaimForm.MIXED


def test_an_open_quotation_goes_on_in_the_next_paragraphs() -> None:
    text = (
        '"We lost," Ann Lee said. "We will win next time.\n\n'
        '"I am sure of it.\n\n"So is everybody here."\n\nThe crowd went home.'
    )
    (claim,) = claims_of(text)
    assert contents(claim) == [
        "We lost",
        "We will win next time.",
        "I am sure of it.",
        "So is everybody here.",
    ]


def test_a_paragraph_that_is_all_quotation_goes_on_with_the_one_before() -> None:
    (claim,) = claims_of('"We lost," Ann Lee said.\n\n"We will win next time."')
    assert contents(claim) == ["We lost", "We will win next time."]


def test_an_open_quotation_belongs_to_the_cue_of_the_next_paragraph() -> None:
    text = '"It began at midnight and nobody slept.\n\n"It ended at six," Ann Lee said.'
    (claim,) = claims_of(text)
    assert contents(claim) == ["It began at midnight and nobody slept.", "It ended at six"]


def test_a_sentence_between_them_separates() -> None:
    (claim,) = claims_of('"We lost," Ann Lee said. The hall was empty by then. "Not a soul."')
    assert contents(claim) == ["We lost"]


def test_a_quoted_title_goes_on_with_nothing() -> None:
    (claim,) = claims_of('"We lost," Ann Lee said. "The Long Night" opens in June.')
    assert contents(claim) == ["We lost"]


def test_a_caption_in_between_does_not_speak() -> None:
    (claim,) = claims_of('"We lost," Ann Lee said.\n\nThe empty hall (REUTERS)\n\nIt rained.')
    assert contents(claim) == ["We lost"]


def test_a_colon_at_the_end_takes_the_next_paragraph() -> None:
    (claim,) = claims_of('In his letter the mayor wrote:\n\n"I resign today. Goodbye."')
    assert contents(claim) == ["I resign today. Goodbye."]
    assert claim.rule == "claim-next-paragraph"


def test_a_colon_takes_a_quote_block_without_marks() -> None:
    kinds = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
    (claim,) = claims_of("The mayor wrote:\n\nI resign today.", kinds=kinds)
    assert contents(claim) == ["I resign today"]


def test_a_colon_takes_no_heading() -> None:
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING)
    assert claims_of("The mayor wrote:\n\nI resign today", kinds=kinds) == ()


def test_an_interrupted_quotation_has_two_ranges() -> None:
    (claim,) = claims_of('"We have no plans," the minister said, "to raise the tax this year."')
    assert contents(claim) == ["We have no plans", "to raise the tax this year."]


def test_a_sentence_inside_a_long_quotation_has_no_claims_of_its_own() -> None:
    text = '"He told me to run. I said that I could not. He said so," Ann Lee recalled.'
    (claim,) = claims_of(text)
    assert contents(claim) == ["He told me to run. I said that I could not. He said so"]
