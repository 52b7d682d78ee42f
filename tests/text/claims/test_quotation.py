"""Quotation marks of every kind, paired."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.text.claims.quotation import Quotation, quotations
from nutgraf.text.segment import paragraphs


def _found(text: str) -> list[Quotation]:
    return list(quotations(text, paragraphs(text)))


def _inner(text: str) -> list[str]:
    return [text[quotation.inner.start : quotation.inner.end] for quotation in _found(text)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('He said: "We won." They left.', ["We won."]),
        ("He said: “We won.” They left.", ["We won."]),
        ("Il dit : « Nous partons », puis rien.", ["Nous partons"]),
        ("Er sagt: „Wir gehen“, und geht.", ["Wir gehen"]),
        ("He said: ``We won.'' They left.", ["We won."]),
        ("He said: ''We won.'' They left.", ["We won."]),
        ("'We won,' he said. 'They lost.'", ["We won,", "They lost."]),
        ("‘We won,’ he said. ‘They lost.’", ["We won,", "They lost."]),
        ("'It's the dogs' fault,' he said.", ["It's the dogs' fault,"]),
        ("The dogs' owners said it wasn't theirs.", []),
        ("Rock 'n' roll of the '90s was James' thing.", []),
        ("\"She said 'no' to me,\" he said.", ["She said 'no' to me,"]),
        ("'She said \"no\" to me,' he said.", ['She said "no" to me,']),
        ("“She said “no” to me,” he said.", ["She said “no” to me,"]),
        ('The 6"2 plank and the 5" nail.', []),
        ("He said: “We won’’ and left.", ["We won"]),
        ("He said,” We won.”", ["We won."]),
        ('He said," We won."', ["We won."]),
        ("He said: “We won.\n“They lost.\nShe said: “No.”", ["We won.", "They lost.", "No."]),
        ('"A," he said, "and B."', ["A,", "and B."]),
        ('He called it "bad"; she called it "good".', ["bad", "good"]),
        ('He said,"We won."', ["We won."]),
    ],
)
def test_pairs(text: str, inner: list[str]) -> None:
    assert _inner(text) == inner


def test_pairing_begins_anew_at_every_paragraph() -> None:
    text = '"We opened and never closed this one.\n\n"We did close this one," she said.'
    first, second = _found(text)
    assert (first.closed, first.paragraph) == (False, 0)
    assert (second.closed, second.paragraph) == (True, 1)
    assert text[first.start : first.end] == '"We opened and never closed this one.'


def test_a_stray_mark_near_the_end_opens_nothing() -> None:
    assert _inner('The screen is 27" wide and "thin.') == []


@settings(max_examples=100)
@given(st.text(alphabet="ab .,:\n\"'“”‘’«»„`(5s", max_size=200))
def test_quotations_stand_in_order_and_apart(text: str) -> None:
    end = 0
    for quotation in _found(text):
        assert end <= quotation.start <= quotation.inner.start
        assert quotation.inner.start <= quotation.inner.end <= quotation.end <= len(text)
        assert "\n\n" not in text[quotation.start : quotation.end]
        end = quotation.end
