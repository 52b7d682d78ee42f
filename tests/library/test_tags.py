"""Tags through the library: everywhere at once, completed while typing, undoable."""

from __future__ import annotations

import pytest

from nutgraf.errors import NotFound
from nutgraf.library.library import Library
from tests.builders import document, stored


@pytest.fixture
def tagged(library: Library) -> Library:
    for i in range(2):
        stored(library._store, document(f"Text number {i}.", origin=f"/{i}"))
    note = library.notes.add(1, body="x")
    library.tags.add([1, 2, note.id], ["fuel", "court/appeal"])
    library.tags.add([1], ["health"])
    return library


def test_tags_count_what_they_are_on(tagged: Library) -> None:
    assert {tag.name: (tag.articles, tag.notes) for tag in tagged.tags.all()} == {
        "court/appeal": (2, 1),
        "fuel": (2, 1),
        "health": (1, 0),
    }
    assert tagged.tags.preview("fuel").articles == 2


def test_what_several_articles_have_in_common_and_what_is_not_there(tagged: Library) -> None:
    assert tagged.tags.common([1]) == ("court/appeal", "fuel", "health")
    assert tagged.tags.common([2, 1]) == ("court/appeal", "fuel")
    assert tagged.tags.common([]) == ()
    with pytest.raises(NotFound, match="no article 77"):
        tagged.tags.add([1, 77], ["new"])
    assert "new" not in {tag.name for tag in tagged.tags.all()}


def test_completion_forgives(tagged: Library) -> None:
    assert tagged.tags.complete("#fu")[0] == "fuel"
    assert tagged.tags.complete("haelth")[0] == "health"
    assert tagged.tags.complete("appeal")[0] == "court/appeal"
    assert set(tagged.tags.complete("")) == {"fuel", "court/appeal", "health"}
    assert tagged.tags.complete("zzzz") == []


def test_every_change_names_itself_and_can_be_undone(tagged: Library) -> None:
    tagged.tags.rename("fuel", "energy")
    tagged.tags.merge(["health"], "energy")
    tagged.tags.describe("energy", "prices and supply", "green")
    tagged.tags.remove([2], ["energy"])
    tagged.tags.delete("court/appeal")
    assert [(t.name, t.description, t.articles) for t in tagged.tags.all()] == [
        ("energy", "prices and supply", 1)
    ]
    undone = [tagged.history.undo() for _ in range(5)]
    assert undone == [
        "deleted #court/appeal",
        "took #energy off 1 article",
        "described #energy",
        "merged #health into #energy",
        "renamed #fuel to #energy",
    ]
    assert {tag.name for tag in tagged.tags.all()} == {"fuel", "court/appeal", "health"}


def test_unknown_things_are_not_found(tagged: Library) -> None:
    with pytest.raises(NotFound):
        tagged.tags.rename("none", "x")
    with pytest.raises(NotFound):
        tagged.tags.delete("none")
    with pytest.raises(NotFound):
        tagged.tags.add([99], ["x"])
    with pytest.raises(NotFound):
        tagged.tags.add(["01ZZ"], ["x"])
    assert {tag.name for tag in tagged.tags.all()} == {"fuel", "court/appeal", "health"}


def test_a_tag_written_in_a_note_is_renamed_there_and_does_not_come_back(library: Library) -> None:
    note = library.notes.add(
        None, body="Ask #verify and #verify/numbers, not #verifying or a#verify"
    )
    library.tags.rename("verify", "check")
    renamed = library.notes.get(note.id)
    assert renamed.body == "Ask #check and #check/numbers, not #verifying or a#verify"
    assert renamed.tags == ("check", "check/numbers", "verifying")
    assert library.notes.edit(note.id, colour="red").tags == renamed.tags
    library.history.undo()
    library.history.undo()
    assert library.notes.get(note.id).body == note.body
    assert library.notes.get(note.id).tags == note.tags


def test_a_merged_tag_is_replaced_where_it_is_written(library: Library) -> None:
    library.tags.add([], ["fuel"])
    note = library.notes.add(None, body="#petrol is #petrol/tax")
    library.tags.merge(["petrol"], "fuel")
    assert library.notes.get(note.id).body == "#fuel is #petrol/tax"
    assert library.notes.get(note.id).tags == ("fuel", "petrol/tax")


def test_a_deleted_tag_stays_in_a_note_s_text_as_a_plain_word(library: Library) -> None:
    note = library.notes.add(None, body="The #Dam and #dam/wall, see x.org/#dam")
    library.tags.delete("dam/wall")
    assert library.notes.get(note.id).body == "The #Dam and dam/wall, see x.org/#dam"
    assert (library.tags.written("dam"), library.tags.written("none")) == (1, 0)
    library.tags.delete("dam")
    assert library.notes.get(note.id).body == "The Dam and dam/wall, see x.org/#dam"
    assert library.notes.edit(note.id, colour="red").tags == ()
    for _ in range(3):
        library.history.undo()
    assert library.notes.get(note.id) == note


def test_a_tag_taken_off_one_note_leaves_the_text_of_others_alone(library: Library) -> None:
    notes = [library.notes.add(None, body="Ask #verify") for _ in range(2)]
    library.tags.remove([notes[0].id], ["verify"])
    assert [library.notes.get(note.id).body for note in notes] == ["Ask verify", "Ask #verify"]
    assert library.tags.written("verify") == 1
    library.notes.remove([notes[1].id])
    assert library.tags.written("verify") == 0
    library.tags.delete("verify")
    assert library.notes.restore(notes[1].id).body == "Ask verify"
