"""The vocabulary finds exactly what comparing every word would find."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from nutgraf.model.query import Word
from nutgraf.search.expansion import Expander
from nutgraf.search.letters import Letters
from nutgraf.search.vocabulary import Beginning, Vocabulary
from nutgraf.text.wordlists import entries

word_lists = st.lists(
    st.text("abcdeéłж1", min_size=1, max_size=18), min_size=1, max_size=60, unique=True
)


def vocabulary(*words: str, count: int = 3) -> Vocabulary:
    return Vocabulary.of([(word, count) for word in sorted(words)], articles=10)


def within(typed: str, word: str, typos: int, *, beginning: bool) -> bool:
    """Whether a word, or some beginning of it, is so few typing errors away: by comparing them all."""
    if not word.isalpha() or word == typed or (beginning and word.startswith(typed)):
        return False
    if not beginning:
        return OSA.distance(typed, word) <= typos
    return any(OSA.distance(typed, word[:length]) <= typos for length in range(len(word) + 1))


@given(word_lists, st.text("abcdeéłж", min_size=4, max_size=16), st.integers(1, 2), st.booleans())
@settings(max_examples=100)
def test_near_words_are_those_that_an_exhaustive_comparison_finds(
    words: list[str], typed: str, typos: int, beginning: bool
) -> None:
    found = vocabulary(*words).near(typed, typos, beginning=beginning)
    assert {near.word for near in found} == {
        word for word in words if within(typed, word, typos, beginning=beginning)
    }


def test_the_same_among_thousands_of_real_words() -> None:
    chance = random.Random(4)
    words = sorted(word for word in entries("common-words") if word.isalpha())[::4]
    known = vocabulary(*words)
    for word in chance.sample([word for word in words if len(word) > 5], 25):
        place = chance.randrange(len(word) - 1)
        typed = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        for beginning in (False, True):
            found = {near.word for near in known.near(typed, 2, beginning=beginning)}
            assert found == {w for w in words if within(typed, w, 2, beginning=beginning)}


@given(word_lists)
@settings(max_examples=50)
def test_a_snapshot_brings_back_the_same_vocabulary(words: list[str]) -> None:
    made = vocabulary(*words)
    again = Vocabulary.from_parts(made.parts())
    assert again is not None
    assert again.parts() == made.parts()
    assert again.near("abcde", 2, beginning=True) == made.near("abcde", 2, beginning=True)


@pytest.mark.parametrize("part", ["format", "words", "counts", "sets", "articles"])
def test_a_damaged_snapshot_is_none(part: str) -> None:
    parts = vocabulary("kazakhstan", "karvonia").parts()
    assert Vocabulary.from_parts({**parts, part: b"damaged"}) is None
    del parts[part]
    assert Vocabulary.from_parts(parts) is None


def test_commoner_words_come_first_and_wrong_first_letters_last() -> None:
    known = Vocabulary.of([("price", 900), ("pride", 2), ("trice", 900)], articles=1_000)
    assert [near.word for near in known.near("prixe", 1)] == ["price", "pride"]
    assert [near.word for near in known.near("rrice", 1)] == ["price", "trice"]


def test_a_word_that_is_everywhere_is_not_what_was_meant() -> None:
    known = Vocabulary.of([("been", 90_000), ("queen", 70)], articles=100_000)
    assert [near.word for near in known.near("ueen", 1)] == ["queen", "been"]


def test_words_that_are_most_likely_misprints_do_not_hide_what_is_two_errors_away() -> None:
    counted = [("prescient", 600), ("presient", 1), ("prsenter", 1), ("prsident", 1)]
    slot = Expander(Vocabulary.of(counted, articles=100_000)).slot(Word("prsient"), last=False)
    assert any(one.terms == ("prescient",) for step in slot.near() for one in step)


def test_a_transposition_is_one_error() -> None:
    assert [near.distance for near in vocabulary("velmara").near("vlemara", 1)] == [1]


def test_digits_are_never_changed() -> None:
    known = vocabulary("2021", "covid19", "covid")
    assert known.near("2022", 1) == ()
    assert [near.word for near in known.near("covyd", 1)] == ["covid"]


def test_the_commonest_words_of_a_beginning() -> None:
    known = Vocabulary.of([("dam", 9), ("damage", 30), ("dams", 1), ("day", 50)], articles=60)
    assert known.beginning("dam", 2) == Beginning(("damage", "dam"), 40, False)
    assert known.beginning("dam", 9) == Beginning(("damage", "dam", "dams"), 40, True)
    assert known.beginning("x", 9) == Beginning((), 0, True)


def test_words_that_came_later_count_too() -> None:
    known = vocabulary("velmara")
    assert known.near("hradni", 1) == ()
    known.set_new(["hradin", "velmara"])
    assert [near.word for near in known.near("hradni", 1)] == ["hradin"]
    assert known.beginning("hr", 5).words == ("hradin",)
    assert (known.count("hradin"), known.count("velmara"), known.count("kosely")) == (1, 3, 0)


def test_letters_that_people_type_plainly() -> None:
    known = vocabulary("łodz", "lodge", "strasse", "straße")
    assert known.loose("lodz") == ("łodz",)
    assert known.loose("strasse") == ("straße",)
    assert known.loose("straße") == ("strasse",)
    assert known.loose("lodge") == ()


def test_endless_words_are_not_compared() -> None:
    assert vocabulary("a" * 40).near("a" * 39, 2) == ()


@given(word_lists)
@settings(max_examples=50)
def test_stored_bitsets_are_the_same(words: list[str]) -> None:
    made = Letters.of(sorted(words))
    again = Letters.from_parts(len(words), *made.parts())
    assert again.parts() == made.parts()
