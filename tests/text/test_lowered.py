"""The lower-case twin of a text, and patterns of many words."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.text.alternatives import any_of
from nutgraf.text.lowered import lowered


@given(st.text())
@settings(max_examples=100)
def test_every_character_stays_where_it_was(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_the_only_letter_that_would_grow_does_not() -> None:
    assert lowered("İzmir – “It’s”\u00a0A") == "izmir - “it's” a"


def test_every_letter_keeps_its_length() -> None:
    grown = [c for c in map(chr, range(0x110000)) if len(c.lower()) != 1]
    assert grown == ["İ"]


@given(st.lists(st.text("ab.+", min_size=1), min_size=1))
@settings(max_examples=50)
def test_one_of_many_words_is_matched_whole(words: list[str]) -> None:
    pattern = re.compile(any_of(words))
    for word in words:
        assert pattern.fullmatch(word)
    assert not pattern.fullmatch("c")
