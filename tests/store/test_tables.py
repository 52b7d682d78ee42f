"""What is stored comes back equal: articles, versions, marks, notes, tags, verdicts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from nutgraf.errors import AmbiguousName, NotFound, UsageError
from nutgraf.model.article import SourceKind
from nutgraf.model.identity import new_id
from nutgraf.model.marks import Judgement, Mark, MarkKind, Verdict
from nutgraf.model.notes import Anchor, Note, NoteState, TargetKind
from nutgraf.store.clock import now
from nutgraf.store.store import Store
from nutgraf.store.tags import normal
from nutgraf.text.anchors import make_anchor
from tests.builders import TEXT, analysis, document, stored


def note_on(article: int | None, quote: str = "the dam gave way", **fields: object) -> Note:
    start = TEXT.index(quote)
    note = Note(
        id=new_id(), target=TargetKind.PASSAGE, article=article,
        anchor=make_anchor(TEXT, start, start + len(quote)), created=now(), updated=now(),
    )  # fmt: skip
    return replace(note, **fields)  # type: ignore[arg-type]


def put(store: Store, note: Note) -> Note:
    with store.journal.change("note") as connection:
        store.notes.put(connection, note, version_id=note.article)
    return store.notes.get(note.id)


def test_an_article_comes_back_as_it_was_stored(store: Store) -> None:
    made = document()
    article = store.articles.get(stored(store, made))
    assert (article.title, article.text, article.blocks, article.date) == (
        made.title, made.text, made.blocks, made.date,
    )  # fmt: skip
    assert (article.source, article.versions, article.read) == ("Northgate Chronicle", 1, False)


def test_an_unknown_article_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound, match="no article 7"):
        store.articles.get(7)


def test_a_new_version_keeps_the_old_text(store: Store) -> None:
    article_id = stored(store)
    with store.connections.write() as connection:
        store.articles.insert_version(connection, article_id, document("Another text."))
    assert store.articles.get(article_id).text == "Another text."
    assert [v.text for v in store.articles.versions(article_id)] == [TEXT, "Another text."]


def test_sources_are_counted_without_what_lists_leave_out(store: Store) -> None:
    ids = [stored(store, document(origin=f"/{number}")) for number in range(3)]
    with store.connections.write() as connection:
        other = store.articles.source(connection, SourceKind.SINGLE, "Aston Herald")
        store.articles.insert(connection, document(origin="/other"), source_id=other)
    assert store.articles.by_source() == [("Northgate Chronicle", 3), ("Aston Herald", 1)]
    store.reading.set_flag(ids[:2], "archived", True, "put away")
    assert store.articles.by_source() == [("Aston Herald", 1), ("Northgate Chronicle", 1)]
    assert store.articles.counts().all == 2


def test_marks_come_back_as_they_were_stored(store: Store) -> None:
    found = store.marks.of(stored(store), TEXT)
    assert [replace(m, id=0, entity=0) for m in found.entities] == list(analysis().entities)
    assert [replace(m, id=0) for m in found.figures] == list(analysis().figures)
    assert [replace(m, id=0) for m in found.claims] == list(analysis().claims)
    marks: tuple[Mark, ...] = (*found.entities, *found.figures, *found.claims)
    assert all(mark.id for mark in marks)


def test_a_new_analysis_replaces_the_old_one_and_counts(store: Store) -> None:
    article_id = stored(store)
    with store.connections.write() as connection:
        store.marks.put(connection, article_id, replace(analysis(), claims=(), engine_version="2"))
    row = store.articles.rows([article_id])[0]
    assert (row.entities, row.figures, row.claims) == (1, 1, 0)
    assert store.connections.read().execute("SELECT count(*) FROM marks").fetchone() == (2,)
    assert store.marks.outdated("2") == []
    assert store.marks.outdated("3") == [article_id]


def test_one_entity_over_two_articles(store: Store) -> None:
    stored(store)
    stored(store, document(origin="/b"))
    (entity,) = store.marks.entities()
    assert (entity.name, entity.mentions, entity.articles) == ("Jana Dravska", 2, 2)
    assert store.marks.entities([1])[0].articles == 1


def test_a_note_comes_back_as_it_was_stored(store: Store) -> None:
    note = note_on(stored(store), body="Who told them?", tags=("dam", "verify"), colour="red")
    assert put(store, note) == replace(note, title="Dam gives way")
    assert [n.id for n in store.notes.of_article(1)] == [note.id]


def test_a_note_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    stored(store)
    one = put(store, note_on(1, id="01AAAAAAAAAAAAAAAAAAAAAAAA"))
    put(store, note_on(1, id="01AABBBBBBBBBBBBBBBBBBBBBB"))
    assert store.notes.get("01aaa").id == one.id
    with pytest.raises(AmbiguousName):
        store.notes.get("01AA")
    for unknown in ("02", "", "%"):
        with pytest.raises(NotFound):
            store.notes.get(unknown)


def test_a_removed_note_is_kept_and_restored(store: Store) -> None:
    stored(store)
    note = put(store, note_on(1))
    with store.journal.change("removed") as connection:
        store.notes.remove(connection, [note.id])
    assert store.notes.of_article(1) == []
    assert store.notes.get(note.id[:12], deleted=True) == note
    with store.journal.change("restored") as connection:
        store.notes.restore(connection, note.id)
    assert store.notes.get(note.id) == note


def test_placing_a_note_leaves_its_words_alone(store: Store) -> None:
    stored(store)
    note = put(store, note_on(1, body="mine"))
    with store.connections.write() as connection:
        store.notes.place(
            connection, note.id, Anchor(3, 9, "people"), NoteState.MOVED, article_id=1, version_id=1
        )
    moved = store.notes.get(note.id)
    assert (moved.body, moved.state, moved.anchor) == (
        "mine",
        NoteState.MOVED,
        Anchor(3, 9, "people"),
    )


def test_a_waiting_note_knows_its_article_by_title(store: Store) -> None:
    waiting = put(store, note_on(None, title="Not here yet"))
    assert waiting.title == "Not here yet"
    found = store.notes.waiting(store.connections.read())
    assert [(w.id, w.title) for w in found] == [(waiting.id, "Not here yet")]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("#Fuel prices", "Fuel-prices"), (" a / b //c", "a/b/c"), ("##x", "x"), ("Müll", "Müll")],
)
def test_tag_names_are_tidied(typed: str, name: str) -> None:
    assert normal(typed) == name


@pytest.mark.parametrize("typed", ["", "#", " / ", "a\x1bb", "a\x00b"])
def test_names_that_are_none_are_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        normal(typed)


def test_renaming_a_tag_takes_its_children_along_and_merges(store: Store) -> None:
    stored(store)
    note = put(store, note_on(1, tags=("war", "war/north", "peace/north", "warm")))
    with store.journal.change("rename") as connection:
        store.tags.rename(connection, "war", "peace")
    assert store.notes.get(note.id).tags == ("peace", "peace/north", "warm")
    assert {tag.name: tag.notes for tag in store.tags.all()} == {
        "peace": 1, "peace/north": 1, "warm": 1,
    }  # fmt: skip


def test_case_does_not_make_a_second_tag(store: Store) -> None:
    stored(store)
    with store.journal.change("tag") as connection:
        store.tags.add(connection, ["Fuel", "fuel"], articles=[1])
    assert [(tag.name, tag.articles) for tag in store.tags.all()] == [("Fuel", 1)]


def test_verdicts_hold_on_to_the_place(store: Store) -> None:
    stored(store)
    judged = Judgement(
        kind=MarkKind.CLAIM, start=0, end=10, quote="At least 1", verdict=Verdict.WRONG,
        evidence="see [x](y)", updated=now(),
    )  # fmt: skip
    with store.journal.change("verdict") as connection:
        store.verdicts.put(connection, 1, judged)
    assert store.verdicts.of_article(1) == [judged]
    with store.journal.change("verdict") as connection:
        store.verdicts.put(connection, 1, replace(judged, verdict=Verdict.UNCHECKED, evidence=""))
    assert store.verdicts.of_article(1) == []


def test_settings_are_remembered_and_forgotten(store: Store) -> None:
    store.settings.set("layers", ["entities", "claims"])
    assert store.settings.get("layers") == ["entities", "claims"]
    store.settings.set("layers", None)
    assert store.settings.get("layers", "all") == "all"


def test_another_connection_s_write_is_noticed(store: Store) -> None:
    assert store.changed_elsewhere() is False
    with Store(store.path) as other:
        other.settings.set("x", 1)
    assert store.changed_elsewhere() is True
    assert store.changed_elsewhere() is False


def test_what_this_thread_writes_is_no_news_to_it(store: Store) -> None:
    store.settings.set("x", 1)
    assert store.changed_elsewhere() is False
    with ThreadPoolExecutor(1) as other:
        other.submit(store.settings.set, "x", 2).result()
    store.settings.set("y", 1)
    assert store.changed_elsewhere() is True
    assert store.changed_elsewhere() is False
