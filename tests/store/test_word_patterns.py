"""Words in the columns of marks: found however they are written, and only where a word begins."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.store.folding import WORD, fold
from nutgraf.store.word_patterns import at_word


def found(column: str, typed: str, **options: bool) -> bool:
    connection = sqlite3.connect(":memory:")
    (answer,) = connection.execute(
        "SELECT ' ' || ? GLOB ?", (column, at_word(typed, **options))
    ).fetchone()
    connection.close()
    return bool(answer)


@pytest.mark.parametrize(
    ("column", "typed"),
    [("Milena Dravská", "dravska"), ("Milena Dravska", "DRAVSKÁ"), ("al-Sayed", "sayed"), ("“point", "point"),
     ("O’Neill", "o'neill"), ("police officers", "police off"), ("x[y]", "y"), ("a]b^c", "b"), ("48-day", "day"),
     ("Wendell R. Kasprowicz", "r. kasp"), ("ПУТИН", "путин"), ("a_b*c?", "b"), ("a*b", "a*b")],
)  # fmt: skip
def test_words_are_found_however_they_are_written(column: str, typed: str) -> None:
    assert found(column, typed)


@pytest.mark.parametrize(
    ("column", "typed"),
    [("disappoint", "point"), ("ab", "a*b"), ("3x", "x"), ("police", "police officers")],
)
def test_only_where_a_word_begins(column: str, typed: str) -> None:
    assert not found(column, typed)


@pytest.mark.parametrize("letter", ["o", "a*", "é", "x "])
def test_what_was_pasted_is_looked_for_by_how_it_begins(letter: str) -> None:
    assert found(letter * 5_000, letter * 60_000)
    assert not found(letter * 5_000, f"b{letter * 60_000}")


def test_the_whole_column_and_nothing_more() -> None:
    assert found("killed", "Killed", anywhere=False, goes_on=False)
    assert not found("killed", "kill", anywhere=False, goes_on=False)
    assert not found("were killed", "killed", anywhere=False)


@given(st.text("abÉéöÖłŁñ \"'-.,[]*?^0", min_size=1, max_size=30))
@settings(max_examples=100)
def test_every_word_of_a_text_is_found_in_it(text: str) -> None:
    for match in WORD.finditer(fold(text)):
        assert found(text, match[0])
