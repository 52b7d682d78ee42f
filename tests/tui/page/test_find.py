"""Words are found however they are written, at their own positions."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.tui.page.find import folded, occurrences
from nutgraf.tui.page.hints import labelled, links

TEXT = "Mayor Dravská said:\n“Nobody rang us”. The mayor’s office – in VELMARA – confirmed it, mayor-like."


def _found(query: str) -> list[str]:
    return [TEXT[start:end] for start, end in occurrences(folded(TEXT), query)]


def test_case_accents_and_typography_do_not_matter() -> None:
    assert _found("dravska") == ["Dravská"]
    assert _found("velmara - CONFIRMED") == ["VELMARA – confirmed"]
    assert _found('"nobody') == ["“Nobody"]
    assert _found("mayor's") == ["mayor’s"]


def test_a_blank_stands_for_a_line_break() -> None:
    assert _found('said: "nobody') == ["said:\n“Nobody"]


def test_signs_of_patterns_are_plain_text() -> None:
    assert _found("us”.") == ["us”."]
    assert _found(".*") == []
    assert _found("  ") == []


@given(st.text(max_size=60))
@settings(max_examples=100)
def test_folding_keeps_every_position(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


@given(st.text("abcdé中 \n“’", min_size=1, max_size=40), st.data())
@settings(max_examples=60)
def test_any_piece_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : data.draw(st.integers(start + 1, len(text)))]
    assert not piece.split() or occurrences(folded(text), piece)


def test_links_end_before_the_punctuation_of_the_sentence() -> None:
    text = "See https://a.example/x?y=1. Or (http://b.example), “https://c.example/”; ftp://no"
    found = links(text, 0, len(text))
    assert [address for _, address in found] == [
        "https://a.example/x?y=1",
        "http://b.example",
        "https://c.example/",
    ]
    assert all(text[start:end] == address for (start, end), address in found)


def test_labels_are_short_and_none_begins_another() -> None:
    few = labelled([((0, 1), "x")] * 20)  # type: ignore[list-item]
    many = labelled([((0, 1), "x")] * 200)  # type: ignore[list-item]
    assert {len(hint.label) for hint in few} == {1}
    assert {len(hint.label) for hint in many} == {2}
    assert len({hint.label for hint in many}) == 200
