"""Conditions: whichever way a condition is asked, the same articles fulfil it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.query import And, Dates, Field, Not, Or, Phrase, Value, Word
from nutgraf.store import conditions, matching
from nutgraf.store.conditions import Condition, like, narrowing
from nutgraf.store.filters import Filters
from nutgraf.store.folding import fold
from nutgraf.store.naming import Naming
from nutgraf.store.store import Store
from tests.builders import document, stored

FIRST = date(2025, 11, 1)
DAYS = 200


@pytest.fixture(scope="module")
def connection(
    empty_archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    """An archive with an article for every third of 200 days, of two sources in turn, half of them read."""
    path = tmp_path_factory.mktemp("filters") / "archive.nutgraf"
    path.write_bytes(empty_archive.read_bytes())
    with Store(path) as store:
        for number in range(0, DAYS, 3):
            made = document(f"Story number {number}.", f"Day {number}", f"/{number}")
            outlet = "Harbour Wire" if number % 2 else "Lakeland Courier"
            stored(store, replace(made, date=FIRST + timedelta(number), outlet=outlet))
        store.reading.set_flag(range(1, DAYS // 3, 2), "read", True, "read")
        yield store.connections.read()


def match(node: Word | Phrase) -> str:
    return f'"{node.text}"'


def by_walk(connection: sqlite3.Connection, found: list[Condition]) -> list[int]:
    """Articles through the full-text index, where words are asked for besides."""
    return sorted(matching.newest(connection, '"story"', narrowing(connection, found), 1_000))


def by_list(connection: sqlite3.Connection, found: list[Condition]) -> list[int]:
    """Articles through the list of all."""
    return sorted(matching.first_articles(connection, found, "date", 1_000))


def by_probe(connection: sqlite3.Connection, found: list[Condition]) -> list[int]:
    """Articles by asking each of them."""
    test = " AND ".join(f"({one.on('a.id')})" for one in found)
    parameters = [value for one in found for value in one.parameters]
    rows = connection.execute(f"SELECT a.id FROM articles a WHERE {test} ORDER BY a.id", parameters)
    return [row[0] for row in rows]


@given(st.integers(-20, DAYS + 20), st.integers(0, 90))
@settings(max_examples=60)
def test_dates_are_the_same_by_tokens_and_by_columns(
    connection: sqlite3.Connection, start: int, length: int
) -> None:
    low, high = FIRST + timedelta(start), FIRST + timedelta(start + length)
    node = Dates(Field.DATE, "", low.isoformat(), high.isoformat())
    found = Filters(Naming(connection), match).conditions([node])
    expected = [
        number // 3 + 1 for number in range(0, DAYS, 3) if low <= FIRST + timedelta(number) < high
    ]
    assert by_walk(connection, found) == expected
    assert by_list(connection, found) == expected
    assert by_probe(connection, found) == expected


SOURCE, READ, UNREAD = (
    Value(Field.SOURCE, "wire"),
    Value(Field.IS, "read"),
    Value(Field.IS, "unread"),
)
SPRING = Dates(Field.DATE, "", "2026-02-01", "2026-05-01")
OPEN = Dates(Field.DATE, "", None, "2025-12-24")


@pytest.mark.parametrize("few", [3_000, 5])
@pytest.mark.parametrize(
    "nodes",
    [
        [SOURCE],
        [READ],
        [UNREAD, SPRING],
        [Not(SOURCE), READ],
        [Not(And((READ, SPRING)))],
        [Or((SOURCE, READ)), OPEN],
        [Or((SPRING, Not(READ)))],
        [And((SOURCE, OPEN)), UNREAD],
        [Word("12"), READ],
        [Not(Word("12")), SPRING],
        [Value(Field.TAG, "none")],
        [Not(Value(Field.TAG, "none")), SOURCE],
        [Value(Field.LANG, "en"), Value(Field.AUTHOR, "x")],
    ],
)
def test_every_way_of_asking_finds_the_same(
    connection: sqlite3.Connection,
    monkeypatch: pytest.MonkeyPatch,
    nodes: list[Value | Dates | Word | Not | And | Or],
    few: int,
) -> None:
    monkeypatch.setattr(conditions, "FEW", few)
    found = Filters(Naming(connection), match).conditions(nodes)
    expected = by_probe(connection, found)
    assert by_walk(connection, found) == expected
    assert by_list(connection, found) == expected
    assert matching.count_articles(connection, found, 1_000) == len(expected)
    assert list(matching.article_ids(connection, found, "added")) == expected
    if Value(Field.TAG, "none") not in nodes and Value(Field.AUTHOR, "x") not in nodes:
        assert 0 < len(expected) < DAYS // 3


def test_names_that_mean_nothing_are_remembered(connection: sqlite3.Connection) -> None:
    naming = Naming(connection)
    Filters(naming, match).conditions([Value(Field.TAG, "x"), Value(Field.PERSON, "y"), SOURCE])
    assert naming.unknown == [(Field.TAG, "x"), (Field.PERSON, "y")]


@given(st.text("ab%_\\é ", max_size=8), st.text("ab%_\\é ", max_size=20))
def test_a_pattern_finds_what_it_was_made_of_and_no_wild_cards(part: str, text: str) -> None:
    connection = sqlite3.connect(":memory:")
    (found,) = connection.execute(
        "SELECT ' ' || ? LIKE ? ESCAPE '\\'", (text, like(part))
    ).fetchone()
    connection.close()
    if f" {part}" in f" {text}":
        assert found
    elif part.isascii():
        assert not found


def test_short_forms_find_full_names_and_the_other_way_round(store: Store) -> None:
    first = stored(store, document("One.", origin="/1"))
    second = stored(store, document("Two.", origin="/2"))
    with store.connections.write() as connection:
        connection.execute("INSERT INTO reasons VALUES (1, '', '', '', 'found')")
        for mark, (article, name, alias) in enumerate(
            ((first, "Collective Security Treaty Organization", "CSTO"), (second, "CSTO", "CSTO")),
            1,
        ):
            connection.execute(
                'INSERT INTO marks (id, article_id, kind, start, "end", reason_id)'
                " VALUES (?, ?, 'entity', 0, 1, 1)",
                (mark, article),
            )
            connection.execute(
                "INSERT INTO entities (id, kind, name, \"key\") VALUES (?, 'organisation', ?, ?)",
                (mark, name, fold(name)),
            )
            connection.execute("INSERT INTO mentions VALUES (?, ?, ?)", (mark, mark, name))
            connection.execute("INSERT INTO aliases VALUES (?, ?, ?)", (mark, fold(alias), alias))
    naming = Naming(store.connections.read())
    for name in ("csto", "CSTO", "collective security treaty organization", "treaty"):
        assert sorted(naming.entities(Field.ENTITY, name)) == [1, 2], name
    assert naming.entities(Field.PERSON, "csto") == []
    assert sorted(naming.entities(Field.ORG, "coll", half_typed=True)) == [1, 2]
