"""Passages: the sentences that matched, over all articles of an answer."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.library.library import Library
from nutgraf.model.marks import Span
from nutgraf.model.search import HitKind, Scope
from nutgraf.search.passages import MARKS_FROM, Match, Passages
from nutgraf.store.matching import ArticleText
from tests.search.conftest import DAM, URANIUM, VELMARA


def text_of(number: int, text: str) -> ArticleText:
    return ArticleText(number, f"Title {number}", date(2026, 3, 1), "Wire", text, "")


def matches_of(text: str, *wanted: str) -> list[Match]:
    """Every place of these words, each word another part of a query."""
    return [
        Match(Span(at, at + len(word)), part)
        for part, word in enumerate(wanted)
        for at in range(len(text))
        if text.startswith(word, at)
    ]


def gathered(*texts: str, words: tuple[str, ...]) -> Passages:
    passages = Passages()
    for number, text in enumerate(texts, 1):
        passages.add(text_of(number, text), matches_of(text, *words))
    return passages


def test_sentences_with_more_of_the_query_come_first_then_each_article_has_its_turn() -> None:
    passages = gathered(
        "The dam held. The dam leaked. The dam was old.",
        "Rain fell. The dam and the mayor fell.\n\nThe mayor wept.",
        words=("dam", "mayor"),
    )
    hits, more = passages.best(10)
    assert [hit.snippet for hit in hits] == [
        "The dam and the mayor fell.", "The dam held.", "The dam leaked.", "The mayor wept.", "The dam was old.",
    ]  # fmt: skip
    assert not more
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_word_counts_for_more_than_a_mark() -> None:
    text = "Karvonia mourned. The dam held."
    passages = Passages()
    mark = Match(Span(0, 8), MARKS_FROM)
    passages.add(text_of(1, text), [mark, *matches_of(text, "dam")])
    assert [hit.snippet for hit in passages.best(2)[0]] == ["The dam held.", "Karvonia mourned."]


def test_each_sentence_stands_once_however_many_articles_have_it() -> None:
    passages = gathered("The dam held. All is well.", "The dam held.", words=("dam",))
    assert [hit.article for hit in passages.best(5)[0]] == [1]


def test_no_more_than_asked_for_and_it_is_said_that_there_are_more() -> None:
    passages = gathered(
        *(f"The dam held {n} days.\nThe dam fell on day {n}." for n in range(9)), words=("dam",)
    )
    hits, more = passages.best(4)
    assert len(hits) == 4
    assert more


@given(
    st.lists(
        st.sampled_from(["dam", "Rain.", "The", "mayor", "spoke.", "\n\n", "—", "“dam”", "é"]),
        max_size=60,
    )
)
@settings(max_examples=80)
def test_a_passage_is_a_sentence_of_its_text_with_what_matched_marked(parts: list[str]) -> None:
    text = " ".join(parts)
    hits, _ = gathered(text, words=("dam", "mayor")).best(50)
    for hit in hits:
        assert hit.passage is not None
        assert text[slice(*hit.passage)] in ("dam", "mayor")
        assert {hit.snippet[a:b] for a, b in hit.matches} <= {"dam", "mayor"}
        start, _, end = hit.id.partition(":")[2].partition("-")
        assert "\n" not in text[int(start) : int(end)]
        assert int(start) <= hit.passage.start < int(end)
    assert bool(hits) == ("dam" in text or "mayor" in text)


def test_an_answer_has_its_passages_and_can_be_asked_for_them_alone(library: Library) -> None:
    answer = library.search.answer("kazakhstan price")
    assert [hit.snippet for hit in answer.passages] == [
        "Kazakhstan said the price of uranium had doubled.",
        "Kazakhstani traders smiled.",
    ][: len(answer.passages)]
    alone = library.search.answer("dam", scope=Scope.PASSAGES)
    assert alone.hits == ()
    assert {hit.article for hit in alone.passages} == {DAM, VELMARA}
    assert {hit.kind for hit in alone.passages} == {HitKind.PASSAGE}
    assert library.search.answer("dam", scope=Scope.ARTICLES).passages == ()


def test_what_was_taken_for_a_misspelt_word_is_marked_in_passages_too(library: Library) -> None:
    answer = library.search.answer("kazakstan urnium")
    best = answer.passages[0]
    assert best.article == URANIUM
    assert [best.snippet[a:b] for a, b in best.matches] == ["Kazakhstan", "uranium"]
    assert dict(answer.corrections) == {"kazakstan": "Kazakhstan", "urnium": "uranium"}
