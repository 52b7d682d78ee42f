"""Snippets and marks: a marked range is always exactly what matched."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.marks import Span
from nutgraf.search.snippets import LONGEST, around, lead, marker
from nutgraf.store.folding import WORD, fold

LETTERS = "abé İŁß'’-_.?! \n“”19"
texts = st.text(LETTERS, max_size=400) | st.text(max_size=200)
terms = st.lists(
    st.lists(st.text("abe19", min_size=1, max_size=3), min_size=1, max_size=3).map(tuple),
    max_size=4,
)


@given(texts, terms)
@settings(max_examples=100)
def test_what_is_marked_is_what_was_looked_for(text: str, wanted: list[tuple[str, ...]]) -> None:
    end = 0
    for start, stop in marker(wanted).ranges(text):
        assert start >= end
        end = stop
        assert tuple(WORD.findall(fold(text[start:stop]))) in wanted
        assert not WORD.match(fold(text)[start - 1 : start])
        assert not WORD.match(fold(text)[stop : stop + 1])


@given(texts, st.sampled_from("abe"))
@settings(max_examples=100)
def test_every_single_word_is_found(text: str, word: str) -> None:
    stands = [match.span() for match in WORD.finditer(fold(text)) if match[0] == word]
    assert marker([(word,)]).ranges(text) == [Span(*span) for span in stands]


@given(
    texts, terms, st.lists(st.text("abe", min_size=1, max_size=2).map(lambda w: (w,)), max_size=2)
)
@settings(max_examples=100)
def test_a_snippet_is_one_line_and_its_marks_are_those_of_the_text(
    text: str, wanted: list[tuple[str, ...]], beginnings: list[tuple[str, ...]]
) -> None:
    found = marker(wanted, beginnings)
    snippet = found.snippet(text)
    if snippet is None:
        assert found.ranges(text) == []
        return
    assert "\n" not in snippet.text
    assert snippet.matches
    assert snippet.passage is not None
    first = snippet.matches[0]
    assert snippet.text[slice(*first)] == text[slice(*snippet.passage)].replace("\n", " ")
    for start, end in snippet.matches:
        assert 0 <= start < end <= len(snippet.text)


def test_accents_case_dashes_and_apostrophes_do_not_matter() -> None:
    text = "“Nazarbaïev’s” STATE-OF-EMERGENCY plan, Łódź"
    found = marker([("nazarbaiev",), ("state", "of", "emergency"), ("łodz",)])
    assert [text[s:e] for s, e in found.ranges(text)] == [
        "Nazarbaïev",
        "STATE-OF-EMERGENCY",
        "Łódź",
    ]


def test_the_sentence_with_the_most_words_is_shown() -> None:
    text = "The dam held. Prices rose. Engineers said the dam at Velmara was old.\n\nVelmara slept."
    snippet = marker([("dam",), ("velmara",)]).snippet(text)
    assert snippet is not None
    assert snippet.text == "Engineers said the dam at Velmara was old."
    assert [snippet.text[s:e] for s, e in snippet.matches] == ["dam", "Velmara"]
    assert snippet.passage == Span(46, 49)


def test_a_long_sentence_is_cut_around_what_matched() -> None:
    text = "word " * 200 + "the dam broke " + "again " * 200
    snippet = marker([("dam",)]).snippet(text)
    assert snippet is not None
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert len(snippet.text) <= LONGEST + 2
    assert [snippet.text[s:e] for s, e in snippet.matches] == ["dam"]


def test_a_beginning_marks_the_whole_word() -> None:
    text = "Kazakhstan and Kazakhs, not a kazoo."
    assert [text[s:e] for s, e in marker([], [("kazakh",)]).ranges(text)] == [
        "Kazakhstan",
        "Kazakhs",
    ]


def test_nothing_to_look_for_finds_nothing() -> None:
    assert marker([]).ranges("any text") == []
    assert marker([]).snippet("any text") is None


def test_what_stands_far_down_is_found() -> None:
    text = "filler " * 9_000 + "\n\nThe dam broke."
    snippet = marker([("dam",)]).snippet(text)
    assert snippet is not None
    assert snippet.text == "The dam broke."


def test_the_beginning_of_a_text() -> None:
    assert lead("First one. Second one.\n\nThird.").text == "First one."
    assert lead("").text == ""


@given(texts, st.integers(0, 400), st.integers(1, 60))
@settings(max_examples=100)
def test_a_range_is_marked_in_its_sentence(text: str, start: int, length: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    if not text[slice(*span)].strip() or text[span.start].isspace():
        return
    snippet = around(text, span)
    (marked,) = snippet.matches
    shown = snippet.text[slice(*marked)]
    assert text[slice(*span)].replace("\n", " ").startswith(shown.rstrip("…"))
