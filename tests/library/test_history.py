"""The history of changes: told in words, undone down to one, done again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nutgraf.library.library import Library
from nutgraf.model.marks import EntityKind, MarkState, Span, Verdict
from tests import builders


@pytest.fixture
def library(archive: Path) -> Iterator[Library]:
    """One article."""
    with Library.open(archive) as opened:
        builders.stored(opened._store)
        yield opened


def _told(library: Library, lines: int = 9) -> list[str]:
    """What the newest change did."""
    return library.history.effects([library.history.all_changes(1)[0].id], lines)


def test_each_kind_of_change_is_told_in_words(library: Library) -> None:
    note = library.notes.add(1, span=Span(0, 8), body="Ask them #verify")
    assert _told(library) == ["note “Ask them #verify” written", "#verify put on 1 note"]
    library.notes.edit(note.id, body="Asked them")
    assert _told(library) == [
        "note “Ask them #verify” became “Asked them”", "#verify taken off 1 note"
    ]  # fmt: skip
    library.notes.edit(note.id, colour="red")
    assert _told(library) == ["note “Asked them” coloured red"]
    library.notes.edit(note.id, span=Span(3, 8))
    assert _told(library) == ["note “Asked them” moved"]
    library.notes.remove([note.id])
    assert _told(library) == ["note “Asked them” removed"]
    library.notes.restore(note.id)
    assert _told(library) == ["note “Asked them” brought back"]
    library.tags.add([1], ["dam"])
    assert _told(library) == ["#dam put on 1 article"]
    library.tags.rename("dam", "dams")
    assert _told(library) == ["#dam became #dams"]
    library.tags.delete("dams")
    assert _told(library) == ["#dams deleted", "#dams taken off 1 article"]
    library.articles.mark_read([1])
    assert _told(library) == ["1 article marked read"]
    library.articles.star([1])
    assert _told(library) == ["1 article starred"]
    library.saved.save("Dams", "dam")
    assert _told(library) == ["search Dams saved"]
    figure = library.marks.of(1).figures[0]
    library.verdicts.set(1, figure, Verdict.WRONG)
    assert _told(library) == ["“At least 12 people”: wrong"]
    library.corrections.retype("Jana Dravska", EntityKind.OTHER)
    assert _told(library) == ["“Jana Dravska”: retype everywhere"]
    library.corrections.accept(1, figure)
    assert _told(library) == ["“At least 12 people”: accept in one article"]


def test_much_is_told_in_few_lines(library: Library) -> None:
    for number in range(5):
        library.tags.add([1], [f"tag{number}"])
    ids = [change.id for change in library.history.all_changes(9)]
    assert library.history.effects(ids, 3) == [
        "#tag0 put on 1 article", "#tag1 put on 1 article", "and 3 more"
    ]  # fmt: skip


def test_all_down_to_one_is_undone_and_done_again(library: Library) -> None:
    for name in ("one", "two", "three"):
        library.tags.add([1], [name])
    first, second, _ = (change.id for change in library.history.all_changes(9)[::-1])
    assert len(library.history.undo_to(second)) == 2
    assert library.articles.rows([1])[0].tags == ("one",)
    changes = library.history.all_changes(9)
    assert [change.undone for change in changes] == [True, True, False]
    assert len(library.history.redo_to(second)) == 1
    assert library.articles.rows([1])[0].tags == ("one", "two")
    assert len(library.history.undo_to(first)) == 2
    assert library.articles.rows([1])[0].tags == ()
    assert library.history.undo_to(first) == []


def test_what_has_been_done_by_now_takes_nothing_else_along(library: Library) -> None:
    for name in ("one", "two"):
        library.tags.add([1], [name])
    first, second = (change.id for change in library.history.all_changes(9)[::-1])
    assert library.history.redo_to(first) == []
    assert library.history.undo_to(second) == ["tagged 1 article #two"]
    assert library.history.undo_to(second) == []
    assert library.articles.rows([1])[0].tags == ("one",)
    assert library.history.undo_to(999) == []


def test_marks_follow_what_is_undone(library: Library) -> None:
    figure = library.marks.of(1).figures[0]
    library.corrections.accept(1, figure)
    library.corrections.dismiss(1, figure)
    oldest = library.history.all_changes(9)[-1]
    library.history.undo_to(oldest.id)
    assert library.marks.of(1).figures[0].state is MarkState.FOUND


def test_a_mass_change_is_undone_and_done_again_row_by_row(library: Library) -> None:
    for number in range(2, 40):
        builders.stored(library._store, builders.document(f"Text {number}.", origin=f"/{number}"))
    ids = range(1, 40)
    library.articles.mark_read([5, 9])
    library.articles.star([7])
    library.articles.mark_read(ids)
    library.tags.add(ids, ["all"])
    assert library.articles.all_read(ids)
    assert not library.articles.all_starred(ids)
    library.history.undo()
    assert library.tags.common([1]) == ()
    library.history.undo()
    assert library.articles.next_unread(ids, 3) == 6
    assert library.articles.next_unread([5, 9, 2], 0) == 2
    assert library.articles.next_unread([5, 9], 0) is None
    assert library.articles.all_starred([7])
    library.history.redo()
    library.history.redo()
    assert library.articles.all_read(ids)
    assert library.tags.common(ids) == ("all",)
