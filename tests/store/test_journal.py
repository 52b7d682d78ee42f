"""Undo and redo: whatever was changed comes back, in order, after a restart, and in the index too."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nutgraf.model.changes import Change
from nutgraf.store.journal import WATCHED
from nutgraf.store.store import Store
from tests.builders import document, stored


def snapshot(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Everything that the user made."""
    read = store.connections.read()
    return {table: sorted(read.execute(f"SELECT * FROM {table}"), key=repr) for table in WATCHED}


def indexed(store: Store) -> list[tuple[object, ...]]:
    return sorted(store.connections.read().execute("SELECT body, quote, tags FROM note_search"))


def label(change: Change | None) -> str:
    assert change is not None
    return change.label


def test_nothing_to_undo_is_none(store: Store) -> None:
    assert store.journal.undo() is None
    assert store.journal.redo() is None


def test_a_change_that_alters_nothing_leaves_no_trace(store: Store) -> None:
    article = stored(store)
    store.reading.set_flag([article], "read", True, "marked 1 article read")
    store.reading.set_flag([article], "read", True, "marked 1 article read")
    assert [change.label for change in store.journal.changes()] == ["marked 1 article read"]


def test_a_change_that_alters_nothing_leaves_what_can_be_done_again(store: Store) -> None:
    article = stored(store)
    store.reading.set_flag([article], "read", True, "read")
    store.reading.set_flag([article], "starred", True, "starred")
    store.journal.undo()
    store.reading.set_flag([article], "read", True, "read")
    assert label(store.journal.redo()) == "starred"


def test_a_failed_change_leaves_no_trace(store: Store) -> None:
    try:
        with store.journal.change("half") as connection:
            store.tags.ensure(connection, "x")
            raise KeyError
    except KeyError:
        pass
    assert store.tags.all() == []
    assert store.journal.changes() == []
    with store.connections.write() as connection:
        store.tags.ensure(connection, "y")
    assert store.journal.changes() == []


def test_undo_survives_a_restart(archive: Path) -> None:
    with Store(archive) as store:
        article = stored(store)
        store.reading.set_flag([article], "starred", True, "starred 1 article")
    with Store(archive) as store:
        assert label(store.journal.undo()) == "starred 1 article"
        assert store.articles.get(article).starred is False
        assert label(store.journal.redo()) == "starred 1 article"
        assert store.articles.get(article).starred is True


def test_a_new_change_forgets_what_was_undone(store: Store) -> None:
    article = stored(store)
    store.reading.set_flag([article], "starred", True, "starred")
    store.journal.undo()
    store.reading.set_flag([article], "read", True, "read")
    assert store.journal.redo() is None


def test_a_mass_change_is_undone_at_once(store: Store) -> None:
    ids = [stored(store, document(f"Text number {i}.", origin=f"/{i}")) for i in range(300)]
    store.reading.set_flag(ids, "read", True, "marked 300 articles read")
    assert store.articles.counts().unread == 0
    assert label(store.journal.undo()) == "marked 300 articles read"
    assert store.articles.counts().unread == 300


steps = st.lists(
    st.tuples(
        st.sampled_from(["tag", "untag", "rename", "merge", "delete", "read", "star", "save"]),
        st.sampled_from(["a", "b", "a/c"]),
        st.sampled_from(["b", "d", "a/c"]),
    ),
    max_size=12,
)


@given(steps)
@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_undoing_everything_gives_the_start_and_redoing_the_end(
    store: Store, made: list[tuple[str, str, str]]
) -> None:
    article = (
        stored(store, document(origin=f"/{len(made)}")) if not store.articles.counts().all else 1
    )
    start = snapshot(store)
    count = sum(_do(store, article, *step) for step in made)
    end, index = snapshot(store), indexed(store)
    for _ in range(count):
        assert store.journal.undo() is not None
    assert snapshot(store) == start
    for _ in range(count):
        assert store.journal.redo() is not None
    assert snapshot(store) == end
    assert indexed(store) == index
    for _ in range(count):
        store.journal.undo()


def _do(store: Store, article: int, verb: str, one: str, other: str) -> int:
    """One change; 1 if it left a trace in the journal."""
    before = len(store.journal.changes(1000))
    names = {tag.name for tag in store.tags.all()}
    with store.journal.change(verb) as connection:
        if verb == "tag":
            store.tags.add(connection, [one], articles=[article])
        elif verb == "save":
            store.saved.put(connection, one, other)
        elif verb in {"read", "star"}:
            store.reading.set_flag(
                [article], "read" if verb == "read" else "starred", one == "a", verb
            )
        elif one in names and verb == "untag":
            store.tags.take_off(connection, [one], articles=[article])
        elif one in names and verb == "rename":
            store.tags.rename(connection, one, other)
        elif one in names and verb == "merge":
            store.tags.merge(connection, [one], other)
        elif one in names and verb == "delete":
            store.tags.delete(connection, one)
    return len(store.journal.changes(1000)) - before
