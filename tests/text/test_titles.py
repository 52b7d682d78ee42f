"""Titles that are made from a first paragraph."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.text.titles import LONGEST_TITLE, title_from


@pytest.mark.parametrize(
    ("paragraph", "title"),
    [
        (
            "Three people died and about 187,000 homes lost power on Thursday as a storm struck the west "
            "coast with gusts of up to 94mph, felling trees.",
            "Three people died and about 187,000 homes lost power on Thursday",
        ),
        (
            "The board of the company, the dam's operator, said it had accepted the resignation of its "
            "chief executive, who had been in office for nine years.",
            "The board of the company, the dam's operator, said it had accepted the resignation…",
        ),
        (
            "The bank raised rates to 4.75 per cent from 4.25 per cent. Five members voted for it.",
            "The bank raised rates to 4.75 per cent from 4.25 per cent",
        ),
        (
            "“It is our mistake and I apologise for it, above all to the family,” the spokeswoman told "
            "reporters outside the town hall.",
            "“It is our mistake and I apologise for it, above all to the family”",
        ),
        ("Mr. Halas met Sen. Weil on Monday. They talked.", "Mr. Halas met Sen. Weil on Monday"),
        ("BREZINOV (Reuters) - Shares fell on Monday.", "Shares fell on Monday"),
        ("Who knew?", "Who knew?"),
        ("He came, saw and", "He came, saw"),
        ("[bold]Not markup[/] \x1b[31mhere", "[bold]Not markup[/] here"),
        ("", ""),
    ],
)
def test_titles_are_cut_at_a_clause(paragraph: str, title: str) -> None:
    assert title_from(paragraph) == title


def test_one_endless_word_is_cut_and_says_so() -> None:
    assert title_from("x" * 1000) == "x" * (LONGEST_TITLE - 1) + "…"


VOCABULARY = (
    'The mayor, and said, that who was on in “quoted ” "x 12,000 Mr. U.S. said. as after; – ended '
    "because the of (NDRE) rescue-worker Ołek"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))


@given(st.lists(WORDS, min_size=1, max_size=60).map(" ".join))
@settings(max_examples=100)
def test_titles_are_short_whole_words_of_the_paragraph(paragraph: str) -> None:
    title = title_from(paragraph)
    assert len(title) <= LONGEST_TITLE
    assert " " not in title or not re.search(r"([,;]|\b(and|because|that))$", title)
    kept = re.sub(r"[\"“”().,;:…]", "", title.removesuffix("…")).split()
    words = re.sub(r"[\"“”().,;:…]", "", paragraph).split()
    assert kept == words[: len(kept)]
