"""Folding is what the index's tokenizer does, and never shifts an offset."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.store.folding import fold, loosen, words


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("first", [0x20, 0x250, 0x370, 0x400, 0x1E00])
def test_folding_is_what_the_tokenizer_does(first: int) -> None:
    """For Latin, Greek and Cyrillic letters, but a handful that nobody writes."""
    odd = set("ǠǡǢǣǮǯǼǽǾǿͿϓϔϖϰϱϵԨԪԬԮẛẞ") | {chr(0x1E9B)}
    letters = [c for c in map(chr, range(first, first + 0x230)) if c.isalpha() and c not in odd]
    letters = [c for c in letters if ord(c) < 0x530 or 0x1E00 <= ord(c) < 0x1F00]
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE f USING fts5 (x, tokenize = 'unicode61 remove_diacritics 2')"
    )
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab (f, instance)")
    connection.executemany("INSERT INTO f (rowid, x) VALUES (?, ?)", [(ord(c), c) for c in letters])
    seen = dict(connection.execute("SELECT doc, term FROM v").fetchall())
    connection.close()
    assert {c: fold(c) for c in letters} == {c: seen.get(ord(c)) for c in letters}


def test_words_are_folded_and_stand_between_everything_else() -> None:
    assert words("“Nazarbaïev’s” state-of-the-art İstanbul_plan: €5") == [
        "nazarbaiev", "s", "state", "of", "the", "art", "istanbul", "plan", "5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "plain"), [("łodz", "lodz"), ("strasse", "strasse"), ("straße", "strasse")]
)
def test_loosening_gives_what_people_type(marked: str, plain: str) -> None:
    assert loosen(fold(marked)) == plain
