"""Sentences and paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.text.segment import LONGEST, paragraphs, sentences


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Jones met Dr. Smith and Gen. Lee.",
        "The U.S. Army and the U.K. Treasury agreed.",
        "J. K. Rowling and George W. Bush came.",
        "It rose 3.5 percent on Jan. 6 in Boston, Mass. Mayor Lee said.",
        "Acme Inc. Chairman Ann Lee left at 9 a.m. Eastern time.",
        "He asked No. 10 and St. Mary's.",
        "“Why now?” Mr Smith asked.",
        "He wrote “Go!” and left... slowly.",
        "1. Something first",
        "The court ruled in Roe v. Wade.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert _split(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He left the U.S.", "The army stayed."),
        ("He came at 9 p.m.", "They had gone."),
        ("It was plan B.", "He agreed."),
        ("“It is over.”", "Nobody spoke."),
        ('She said: "Yes."', '"No," he said.'),
        ("(It rained.)", "They stayed."),
        ("Is it true?", "Nobody knows!"),
        ("He said no.", "Lee agreed."),
        ("She shouted “Stop!”", "Then she left."),
        ("It ended in 2020.", "45 people came."),
        ("He works for Acme Inc.", "She does not."),
        ("そうです。", "はい。"),
    ],
)
def test_two_sentences_are_parted(first: str, second: str) -> None:
    assert _split(f"{first} {second}") == [first, second]


def test_a_lost_space_does_not_hide_the_end() -> None:
    assert _split("They had left.The door was open.") == ["They had left.", "The door was open."]


def test_lines_and_paragraphs_part_sentences() -> None:
    text = "  A headline\nstands here\n\n \n  Then text "
    assert _split(text) == ["A headline", "stands here", "Then text"]
    assert [text[s:e] for s, e in paragraphs(text)] == ["A headline\nstands here", "Then text"]


def test_an_endless_sentence_is_cut_at_a_comma() -> None:
    pieces = _split("he said, " * 1_000)
    assert max(map(len, pieces)) <= LONGEST
    assert all(piece.startswith("he said") and piece.endswith(",") for piece in pieces)


@given(st.text(alphabet=st.sampled_from('aB .!?"”’)(\n\t\u20281Mr…。'), max_size=200) | st.text())
@settings(max_examples=100)
def test_every_visible_character_stands_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[s:e] == text[s:e].strip() != "" and "\n" not in text[s:e] for s, e in spans)
    kept = "".join(text[s:e] for s, e in spans)
    assert "".join(kept.split()) == "".join(text.split())
    whole = paragraphs(text)
    assert all(any(p.start <= s and e <= p.end for p in whole) for s, e in spans)


@pytest.mark.parametrize("unit", [".", "a. ", '."', "! ", "Mr. ", "(", "“ A. ", "\n", " ", "。"])
def test_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert sum(e - s for s, e in sentences(text)) <= len(text)
    assert len(paragraphs(text)) <= 1
