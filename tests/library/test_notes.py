"""Annotating through the library."""

from __future__ import annotations

import pytest

from nutgraf.errors import NotFound, QuoteNotPlaced, UsageError
from nutgraf.library.hashtags import body_tags
from nutgraf.library.library import Library
from nutgraf.library.notes import find_quote
from nutgraf.model.marks import Span
from nutgraf.model.notes import TargetKind
from tests.builders import TEXT, stored


@pytest.fixture
def article(library: Library) -> int:
    return stored(library._store)


def test_a_note_on_a_quotation(library: Library, article: int) -> None:
    note = library.notes.add(article, quote="the dam gave way", body="When? #verify", tags=["dam"])
    assert note.target is TargetKind.PASSAGE
    assert note.anchor is not None
    assert TEXT[note.anchor.start : note.anchor.end] == "the dam gave way"
    assert note.tags == ("dam", "verify")
    assert library.notes.of_article(article) == [note]


def test_a_note_on_the_article_and_on_an_entity(library: Library, article: int) -> None:
    whole = library.notes.add(article, body="good")
    (entity,) = library.marks.entities()
    person = library.notes.add(None, entity=entity.id, body="mayor since 2019")
    assert (whole.target, whole.anchor) == (TargetKind.ARTICLE, None)
    assert (person.target, person.title) == (TargetKind.ENTITY, "Jana Dravska")
    assert {note.id for note in library.notes.of_article(article)} == {whole.id, person.id}


def test_a_quotation_must_stand_there_once(library: Library, article: int) -> None:
    with pytest.raises(QuoteNotPlaced, match="does not contain"):
        library.notes.add(article, quote="the dam held")
    with pytest.raises(QuoteNotPlaced, match=r"times: \d+:\d+, \d+:\d+"):
        library.notes.add(article, quote="the")
    assert library.notes.all() == []


def test_a_place_outside_the_text_is_refused(library: Library, article: int) -> None:
    for span in (Span(5, 5), Span(-1, 4), Span(0, len(TEXT) + 1)):
        with pytest.raises(UsageError, match="no passage"):
            library.notes.add(article, span=span)


def test_unknown_articles_and_colours_are_refused(library: Library, article: int) -> None:
    with pytest.raises(NotFound):
        library.notes.add(99, body="x")
    with pytest.raises(UsageError, match="no colour"):
        library.notes.add(article, body="x", colour="pink")


def test_tags_in_the_body_follow_the_body(library: Library, article: int) -> None:
    note = library.notes.add(article, body="see #one and #two", tags=["own"])
    assert library.notes.edit(note.id, body="see #two only").tags == ("own", "two")
    assert library.notes.edit(note.id, tags=["new"]).tags == ("new", "two")
    assert library.notes.edit(note.id, colour="red").tags == ("new", "two")
    assert library.notes.edit(note.id, colour=None).colour is None


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        ("# Heading\n## Sub", ()),
        ("#a/b-c, and (#d)!", ("a/b-c", "d")),
        ("http://x.org/#frag and a#b and ##c", ()),
        ("issue #12", ()),
        ("#Zürich.", ("Zürich",)),
    ],
)
def test_tags_are_read_out_of_markdown(body: str, tags: tuple[str, ...]) -> None:
    assert body_tags(body) == tags


def test_control_characters_do_not_get_into_a_note(library: Library, article: int) -> None:
    note = library.notes.add(article, body="a\x1b[31mred\x07")
    assert note.body == "ared"
    assert library.notes.edit(note.id, body="b\x1b]0;x\x07c").body == "bc"


def test_removing_restoring_and_undoing(library: Library, article: int) -> None:
    note = library.notes.add(article, quote="the dam gave way")
    library.notes.remove([note.id])
    assert library.notes.all() == []
    assert library.history.undo() == "1 note removed"
    assert library.notes.all() == [note]
    library.notes.remove([note.id[:10]])
    assert library.notes.restore(note.id).id == note.id
    assert library.history.undo() == "highlight restored"
    assert library.history.redo() == "highlight restored"


def test_a_boundary_can_be_moved(library: Library, article: int) -> None:
    note = library.notes.add(article, quote="the dam gave way")
    assert note.anchor is not None
    moved = library.notes.edit(note.id, span=Span(note.anchor.start + 4, note.anchor.end))
    assert moved.anchor is not None
    assert moved.anchor.quote == "dam gave way"


def test_find_quote_says_where_it_stands() -> None:
    assert find_quote("a b c", "b") == (2, 3)
    with pytest.raises(QuoteNotPlaced):
        find_quote("a b c", "")
