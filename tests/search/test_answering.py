"""Answers: what is found, in what order, and how it is shown."""

from __future__ import annotations

import random
import threading

import pytest

from nutgraf.library.library import Library
from nutgraf.model.search import Answer, Hit, HitKind, Scope
from nutgraf.store.folding import fold
from nutgraf.store.store import Store
from tests.builders import TEXT, document, stored
from tests.search.conftest import DAM, FUEL, QUIET, URANIUM, VELMARA
from tests.search.test_grammar import PIECES


def articles(answer: Answer) -> list[int]:
    """Ids of the articles of an answer, in its order."""
    return [int(hit.id) for hit in answer.hits if hit.kind is HitKind.ARTICLE]


def marked(hit: Hit) -> list[str]:
    """What is marked in the snippet."""
    return [hit.snippet[start:end] for start, end in hit.matches]


def test_a_row_says_what_matched_and_where(library: Library) -> None:
    (hit,) = library.search.answer("bells rang").hits
    assert (hit.id, hit.article, hit.title, hit.source) == (
        "2",
        VELMARA,
        "Velmara buries its dead",
        "Harbour Wire",
    )
    assert hit.snippet == "The bells of Velmara rang 27 times."
    assert marked(hit) == ["bells", "rang"]
    assert hit.field == "body"
    assert hit.passage is not None
    text = library.articles.get(VELMARA).text
    assert text[slice(*hit.passage)] == "bells"


def test_a_match_in_the_title_alone_is_said_to_be_one(library: Library) -> None:
    (hit,) = library.search.answer("coast").hits[:1]
    assert (hit.article, hit.field, hit.passage) == (QUIET, "title", None)
    assert [hit.title[start:end] for start, end in hit.title_matches] == ["coast"]
    assert hit.snippet == "Nothing happened."


@pytest.mark.parametrize(
    ("typed", "meant", "found"),
    [
        ("kazakstan", "Kazakhstan", URANIUM),
        ("kzaakhstan", "Kazakhstan", URANIUM),
        ("lazakhstan", "Kazakhstan", URANIUM),
        ("urnium", "uranium", URANIUM),
        ("belsl", "bells", VELMARA),
        ("hapened", "happened", QUIET),
        ("kazhstan", "Kazakhstan", URANIUM),
        ("unium", "uranium", URANIUM),
        ("emergenzcy talk", "emergency", FUEL),
        ("fuelcosts", "fuel costs", FUEL),
        ('"state of emregency"', "State-of-emergency", FUEL),
    ],
)
def test_typing_errors_are_forgiven_and_said_once(
    library: Library, typed: str, meant: str, found: int
) -> None:
    answer = library.search.answer(typed)
    assert articles(answer)[0] == found
    assert [right for _, right in answer.corrections] == [meant]


@pytest.mark.parametrize("typed", ["nazarbaïeva's", "27", "=kazakstan ", "kazakstan~0 ", "zzzqqq"])
def test_what_is_no_typing_error(library: Library, typed: str) -> None:
    assert library.search.answer(typed).corrections == ()


def test_short_words_are_taken_as_they_are(library: Library) -> None:
    assert library.search.answer("dma").hits == ()


@pytest.mark.parametrize(
    ("typed", "word"),
    [("COLOUR", "colour"), ("color", "colour"), ("organisations", "Organizations"), ("lodz", "Łódź"),
     ("“state–of–emergency”", "State-of-emergency"), ("kazakhst", "Kazakhstan"), ("velmara’s", "Velmara")],
)  # fmt: skip
def test_case_accents_dashes_and_spellings_do_not_matter(
    library: Library, typed: str, word: str
) -> None:
    answer = library.search.answer(typed)
    assert word in marked(answer.hits[0])
    assert answer.corrections == ()


def test_a_rare_name_typed_rightly_stays_above_a_commoner_neighbour(store: Store) -> None:
    for number in range(60):
        stored(store, document(f"Tokayev spoke for the {number}th time.", origin=f"/{number}"))
    rare = [
        stored(store, document(f"Tokarev sang {n} songs.", origin=f"/rare{n}")) for n in range(3)
    ]
    with Library.open(store.path) as library:
        found = articles(library.search.answer("tokarev"))
        assert set(found[:3]) == set(rare)
        assert len(found) == 20
        assert articles(library.search.answer("tokayev"))[:20] != found


def test_notes_stand_among_the_rows_and_can_be_asked_for_alone(library: Library) -> None:
    answer = library.search.answer("ministry")
    (hit,) = answer.hits
    assert (hit.kind, hit.article, hit.field, marked(hit)) == (
        HitKind.NOTE,
        DAM,
        "note",
        ["ministry"],
    )
    assert (answer.articles, answer.notes) == (0, 1)
    text = library.articles.get(DAM).text
    assert hit.passage is not None
    assert text[slice(*hit.passage)] == "the town had been warned"
    assert library.search.answer("ministry", scope=Scope.ARTICLES).hits == ()
    assert [h.kind for h in library.search.answer("times", scope="notes").hits] == [HitKind.NOTE]
    assert library.search.answer("times", scope="notes").hits[0].field == "quote"
    assert library.search.answer("to-check").hits[0].field == "tag"


def test_a_filter_on_marks_shows_the_mark(library: Library) -> None:
    (hit,) = library.search.answer("figure:killed>10").hits
    assert (hit.field, marked(hit)) == ("figure", ["At least 12 people"])
    (hit,) = library.search.answer("stance:denial").hits
    assert hit.field == "claim"
    (hit,) = library.search.answer("@dravska").hits
    assert (hit.field, marked(hit)) == ("entity", ["Jana Dravska"])


def test_an_empty_query_lists_the_newest(library: Library) -> None:
    answer = library.search.answer("")
    assert articles(answer) == [FUEL, VELMARA, DAM, QUIET, URANIUM]
    assert answer.articles == 5
    assert answer.hits[0].snippet == "The colour of money: fuel costs more in Łódź."


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("dam sort:date", [DAM, VELMARA]),
        ("dam sort:-date", [VELMARA, DAM]),
        ("dam sort:-title", [VELMARA, DAM]),
        ("price sort:source", [FUEL, QUIET, URANIUM]),
        ("kazakstan sort:date", [URANIUM]),
        ("sort:title limit:2", [DAM, FUEL]),
        ("dam sort:relevance", [DAM, VELMARA]),
    ],
)
def test_another_order(library: Library, query: str, expected: list[int]) -> None:
    assert articles(library.search.answer(query)) == expected


def test_the_limit_counts_every_row(library: Library) -> None:
    library.notes.add(FUEL, body="the price of everything")
    answer = library.search.answer("the price", limit=2)
    assert len(answer.hits) == 2
    assert answer.articles == 3
    assert len(library.search.answer("price limit:1", limit=20).hits) == 1
    assert library.search.answer("ministry", limit=1).hits[0].kind is HitKind.NOTE


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("zzzqqq", None),
        ("fule ", None),
        ("=bels ", "=bells"),
        ("velmara uranium", "uranium"),
        ("tag:fuel bells", "bells"),
        ("=hapenned title:night", "=happened title:night"),
        ("tag:feul/price ", "tag:fuel/price"),
        ("source:harbuor ", None),
    ],
)
def test_an_empty_answer_says_what_to_try(
    library: Library, query: str, suggestion: str | None
) -> None:
    answer = library.search.answer(query)
    if suggestion is None:
        assert answer.suggestions == ()
        return
    assert answer.hits == ()
    assert answer.suggestions[0].query == suggestion
    assert answer.suggestions[0].articles == len(articles(library.search.answer(suggestion + " ")))
    assert library.search.answer(suggestion + " ").hits


def test_a_word_that_nothing_has_is_left_out_with_a_word(library: Library) -> None:
    answer = library.search.answer("zzzqqq bells zzzqqq")
    assert articles(answer) == [VELMARA]
    assert answer.warnings == ("nothing has `zzzqqq`: left out",)


def test_warnings_come_with_the_answer(library: Library) -> None:
    assert library.search.answer("autor:lee dam").warnings[0] == "unknown field `autor`: author?"
    assert library.search.answer("tag:coats ").warnings == ("unknown tag `coats`: coast?",)


def test_the_words_that_matched_can_be_found_again_in_the_text(library: Library) -> None:
    answer = library.search.answer('kazakstan "price of"')
    assert set(answer.terms) == {"kazakhstan", "price of"}
    text = library.articles.get(URANIUM).text
    found = [text[start:end] for start, end in library.search.ranges(text, answer.terms)]
    assert found == ["Kazakhstan", "price of"]


def test_an_article_is_found_when_adding_it_returns(library: Library, store: Store) -> None:
    assert library.search.answer("zanzibar").hits == ()
    with Store(library.path) as other:
        added = stored(other, document("Zanzibar votes.", origin="/new"))
    assert articles(library.search.answer("zanzibar")) == [added]
    assert articles(library.search.answer("znazibar")) == [added]
    library.notes.add(added, body="Ask about mangroves")
    assert [hit.kind for hit in library.search.answer("mangorves").hits] == [HitKind.NOTE]


def test_a_removed_note_is_found_no_more_and_an_undone_removal_is(library: Library) -> None:
    (hit,) = library.search.answer("ministry").hits
    library.notes.remove([hit.id])
    assert library.search.answer("ministry").hits == ()
    library.history.undo()
    assert library.search.answer("ministry").hits == (hit,)


def test_hundreds_of_half_typed_queries_do_no_harm(library: Library) -> None:
    chance = random.Random(3)
    words = (*PIECES, *fold(TEXT).split(), "kazakstan", "vlemara", "(dam OR", "-", '"the')
    for _ in range(400):
        text = "".join(chance.choices(words, k=chance.randint(1, 9)))
        answer = library.search.answer(text, wait=False)
        for hit in answer.hits:
            assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.matches), text
            assert all(0 <= start < end <= len(hit.title) for start, end in hit.title_matches), text
        library.search.ids(text)
        library.search.note_ids(text)
        library.search.complete(text)


@pytest.mark.parametrize(
    "text",
    [
        "|bells  (NOT yesterday ratified )! |y",
        "dam (title:gives OR tag:fuel) zz",
        "@dr\ud800a \ud800",
        "#\ud83d",
    ],
)
def test_what_random_queries_have_found(library: Library, text: str) -> None:
    assert library.search.answer(text).query == text
    assert all(one.end <= len(text) for one in library.search.complete(text))
    assert set(library.search.ids(text)) <= set(library.articles.ids())


def test_a_search_that_is_called_off_returns(library: Library) -> None:
    stop = threading.Event()

    def call_off() -> None:
        while not stop.wait(0.0005):
            library.search.interrupt()

    interrupting = threading.Thread(target=call_off)
    interrupting.start()
    try:
        answers = [library.search.answer("the dam OR price", wait=False) for _ in range(100)]
    finally:
        stop.set()
        interrupting.join()
    assert any(answer.partial for answer in answers)
    assert not library.search.answer("the dam").partial


def test_searches_from_several_threads_at_once(library: Library) -> None:
    found: list[list[int]] = []

    def search() -> None:
        found.extend(
            articles(library.search.answer(query)) for query in ("bells", "bels", "uranium") * 5
        )

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found.count([VELMARA]) == 40
    assert found.count([URANIUM]) == 20
