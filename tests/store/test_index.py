"""The index follows what is stored: additions, new versions, removals, notes, tags and undo."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from nutgraf.store import index
from nutgraf.store.connections import Connections
from nutgraf.store.journal import Journal
from nutgraf.store.opening import open_connections


def undone(journal: Journal) -> str:
    """The label of the change that was taken back."""
    change = journal.undo()
    assert change is not None
    return change.label


@pytest.fixture
def connections(archive: Path) -> Iterator[Connections]:
    """An archive with two articles of one source, the first of them dated and with a name marked."""
    opened = open_connections(archive)
    with opened.write() as connection:
        connection.execute("INSERT INTO sources (id, kind, name) VALUES (1, 'single', 'Herald')")
        _store(connection, 1, 1, "Fuel prices", "Prices rise.")
        _store(connection, 2, 2, "Quiet night", "Nothing happened.")
        connection.execute("UPDATE articles SET date = '2026-03-02' WHERE id = 1")
        _mark(connection, 1, "Ann Lee")
        index.add_articles(connection, (1, 2))
    yield opened
    opened.close()


def _store(
    connection: sqlite3.Connection, article: int, version: int, title: str, text: str
) -> None:
    connection.execute(
        "INSERT INTO articles (id, source_id, origin, version_id, title, language, words, added)"
        " VALUES (?, 1, ?, ?, ?, 'en', 2, '2026-03-02T10:00:00Z')"
        " ON CONFLICT (id) DO UPDATE SET version_id = excluded.version_id, title = excluded.title",
        (article, f"/{article}.txt", version, title),
    )
    connection.execute(
        "INSERT INTO versions (id, article_id, number, title, text, digest, stored)"
        " VALUES (?, ?, ?, ?, ?, '', '')",
        (version, article, version, title, text),
    )


def _mark(connection: sqlite3.Connection, article: int, name: str) -> None:
    connection.execute("INSERT INTO reasons VALUES (1, '', '', '', 'found') ON CONFLICT DO NOTHING")
    mark = connection.execute(
        "INSERT INTO marks (article_id, kind, start, \"end\", reason_id) VALUES (?, 'entity', 0, 1, 1)",
        (article,),
    ).lastrowid
    entity = connection.execute(
        "INSERT INTO entities (kind, name, \"key\") VALUES ('person', ?, ?)", (name, name)
    ).lastrowid
    connection.execute("INSERT INTO mentions VALUES (?, ?, ?)", (mark, entity, name))


def _articles(connections: Connections, match: str) -> list[int]:
    rows = connections.read().execute(
        "SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY rowid", (match,)
    )
    return [row[0] for row in rows]


def _notes(connections: Connections, match: str) -> list[str]:
    rows = connections.read().execute(
        "SELECT n.note_id FROM note_search AS s JOIN indexed_notes AS n ON n.id = s.rowid"
        " WHERE note_search MATCH ? ORDER BY n.note_id",
        (match,),
    )
    return [row[0] for row in rows]


def _check(connections: Connections) -> None:
    """FTS5's own comparison of the index with what it was made from."""
    with connections.write() as connection:
        for table in ("article_search", "note_search"):
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")


def _add_note(connection: sqlite3.Connection, note: str, body: str, quote: str | None) -> None:
    connection.execute(
        "INSERT INTO notes (id, target, article_id, quote, body, created, updated, digest)"
        " VALUES (?, 'passage', 1, ?, ?, '', '', '')",
        (note, quote, body),
    )


def test_an_article_is_found_by_title_name_body_and_filter_tokens(connections: Connections) -> None:
    assert _articles(connections, "{title}: fuel") == [1]
    assert _articles(connections, '{entities}: "ann lee"') == [1]
    assert _articles(connections, "nothing OR prices") == [1, 2]
    assert _articles(connections, f'"{index.source_token(1)}"') == [1, 2]
    assert _articles(connections, f'"{index.month_token(2026, 3)}"') == [1]
    assert _articles(connections, f'"{index.year_token(2026)}"') == [1]


def test_a_new_version_replaces_what_was_indexed(connections: Connections) -> None:
    with connections.write() as connection:
        _store(connection, 1, 3, "Fuel prices", "They fall again.")
        index.add_articles(connection, [1])
    assert _articles(connections, "rise") == []
    assert _articles(connections, "fall") == [1]
    _check(connections)


def test_names_can_come_later(connections: Connections) -> None:
    with connections.write() as connection:
        _mark(connection, 2, "Saltanat Azirbek")
        index.add_articles(connection, [2])
    assert _articles(connections, "{entities}: azirbek") == [2]
    assert _terms(connections) >= {"saltanat", "azirbek"}
    _check(connections)


def test_a_removed_article_is_gone_from_the_index(connections: Connections) -> None:
    with connections.write() as connection:
        connection.execute("DELETE FROM indexed_articles WHERE article_id = 1")
    assert _articles(connections, "prices OR nothing") == [2]
    _check(connections)


def _terms(connections: Connections) -> set[str]:
    return {term for (term,) in connections.read().execute("SELECT term FROM terms")}


def test_new_words_are_noted_and_endless_ones_never(connections: Connections) -> None:
    with connections.write() as connection:
        _store(connection, 3, 3, "Rise and shine", "x" * 41)
        index.add_articles(connection, [3])
    assert _articles(connections, "x" * 41) == [3]
    assert _terms(connections) == {
        "fuel", "prices", "rise", "ann", "lee", "quiet", "night", "nothing", "happened", "and",
        "shine",
    }  # fmt: skip


def test_what_is_missing_is_noticed_and_made_anew(connections: Connections) -> None:
    with connections.write() as connection:
        assert index.check(connection) == ""
        _store(connection, 3, 3, "Late", "Not indexed yet.")
        assert index.check(connection) == "Articles missing from the search index: 1."
        connection.execute("UPDATE versions SET text = 'Prices dance.' WHERE id = 1")
        assert "does not fit" in index.check(connection)
        index.rebuild(connection)
        assert index.check(connection) == ""
    assert _articles(connections, "late OR dance") == [1, 3]


def test_merging_ends_and_changes_nothing(connections: Connections) -> None:
    steps = 0
    with connections.write() as connection:
        while index.merge(connection, first=steps == 0):
            steps += 1
    assert steps >= 1
    assert _articles(connections, "prices OR nothing") == [1, 2]
    _check(connections)


def test_notes_are_found_by_body_quote_and_tag(connections: Connections) -> None:
    journal = Journal(connections)
    with journal.change("note") as connection:
        _add_note(connection, "N1", "Ask the ministry", "Prices rise")
        connection.execute("INSERT INTO tags (id, name, \"key\") VALUES (7, 'fuel/price', 'k')")
        connection.execute("INSERT INTO note_tags VALUES ('N1', 7)")
    assert _notes(connections, "{body}: ministry") == ["N1"]
    assert _notes(connections, "{quote}: rise") == ["N1"]
    assert _notes(connections, "{tags}: price") == ["N1"]
    with journal.change("rename") as connection:
        connection.execute("UPDATE tags SET name = 'oil' WHERE id = 7")
    assert _notes(connections, "{tags}: oil") == ["N1"]
    assert undone(journal) == "rename"
    assert _notes(connections, "{tags}: oil") == []
    _check(connections)


def test_a_note_is_saved_whatever_stands_in_the_index(connections: Connections) -> None:
    with connections.write() as connection:
        connection.execute("INSERT INTO indexed_notes (id, note_id) VALUES (1, 'N1'), (3, 'N3')")
        connection.execute("INSERT INTO note_search (rowid, body) VALUES (1, 'old'), (4, 'astray')")
        for note in ("N1", "N2", "N3"):
            _add_note(connection, note, f"words of {note}", None)
        connection.execute("INSERT INTO note_search (rowid, body) VALUES (5, 'astray')")
        connection.execute("UPDATE notes SET body = 'other words' WHERE id = 'N2'")
    assert _notes(connections, "words") == ["N1", "N2", "N3"]
    assert _notes(connections, "old OR astray") == []


def test_undo_and_redo_keep_the_index_of_notes_right(connections: Connections) -> None:
    journal = Journal(connections)
    with journal.change("add") as connection:
        _add_note(connection, "N1", "first words", None)
    with journal.change("edit") as connection:
        connection.execute("UPDATE notes SET body = 'second words' WHERE id = 'N1'")
    with journal.change("delete") as connection:
        connection.execute("UPDATE notes SET deleted = '2026' WHERE id = 'N1'")
    assert _notes(connections, "words") == []
    assert undone(journal) == "delete"
    assert _notes(connections, "second") == ["N1"]
    assert undone(journal) == "edit"
    assert _notes(connections, "first") == ["N1"]
    assert undone(journal) == "add"
    assert _notes(connections, "words") == []
    for _ in range(3):
        journal.redo()
    assert _notes(connections, "words") == []
    journal.undo()
    assert _notes(connections, "second") == ["N1"]
    _check(connections)
