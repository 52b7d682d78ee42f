"""Any text gets an answer, and every position in it is true."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.marks import Claim, Span
from nutgraf.text.claims.cues import MOST
from nutgraf.text.claims.find import find_claims
from nutgraf.text.segment import sentences

_PIECES = re.split(
    r"\|",
    "he said|she|Ann Lee|Mr Osei|the ministry|officials|told|reporters|that|,|, |.|. |\"|“|”|'|‘|’|«|»|:|;"
    "| – |(|)|and|but|who|which|according to|it was reported|denied|claims|claim|the report|warned of"
    "|accused|of|on Monday|in a statement|was|is|had been|adding|saying|not|\n\n|\n|the dam|burst|asked|whether"
    "|called|quoted|as saying|vowed to|12|İstanbul|ﬁ|é|\u200b|🙂|says|say|as",
)
_NEWS_LIKE = st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join)
_GLUED = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)


def _check(text: str, found: tuple[Claim, ...]) -> None:
    """Every position is a position of what it says; order and links hold."""
    assert [c.start for c in found] == sorted(c.start for c in found)
    for number, claim in enumerate(found):
        quotes = [claim.cue, *claim.content]
        pieces = [(quote.start, quote.end, quote.text) for quote in quotes]
        if claim.speaker is not None:
            pieces.append((claim.speaker.start, claim.speaker.end, claim.speaker.text))
        for start, end, piece in pieces:
            assert piece
            assert text[start:end] == piece
        assert claim.content
        assert number not in claim.disputes
        for other in claim.disputes:
            assert number in found[other].disputes


@settings(max_examples=100)
@given(st.one_of(_NEWS_LIKE, _GLUED, st.text(max_size=300)))
def test_offsets_are_true(text: str) -> None:
    _check(text, find_claims(text, sentences(text)))


@settings(max_examples=50)
@given(_NEWS_LIKE, st.integers(0, 40), st.integers(0, 200))
def test_any_sentences_will_do(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    found = find_claims(text, [Span(min(start, end), end)] if start < end else [])
    _check(text, found)


@pytest.mark.parametrize(
    "piece",
    [
        "he said ", "he said, ", "he said that ", '"', '" ', "“ ", "(", "' ", "said: ", "claims that ",
        '"a," he said. ', "according to ", "Ann Lee, a nurse, said ", "said\n\n", "and said ", "who said ",
    ],
)  # fmt: skip
def test_endless_repetition_gets_an_answer(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    spans = sentences(text)
    found = find_claims(text, spans)
    _check(text, found)
    assert len(found) <= 2 * MOST * len(spans)


def test_no_text_has_no_claims() -> None:
    assert find_claims("", ()) == ()
    assert find_claims("The dam burst at dawn.", sentences("The dam burst at dawn.")) == ()


def test_the_same_text_gets_the_same_claims() -> None:
    text = 'Ann Lee said the dam was safe. "It is old," she added, "but safe."'
    assert find_claims(text, sentences(text)) == find_claims(text, sentences(text))
