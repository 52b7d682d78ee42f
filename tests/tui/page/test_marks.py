"""Marks in one order: what is here, what is next, what lies over what."""

from __future__ import annotations

from dataclasses import replace

from nutgraf.model.marks import EntityKind, Span
from nutgraf.model.notes import NoteState, TargetKind
from nutgraf.tui.page.marks import Layer, MarkIndex, noted
from tests.tui.pages import PARTS, UNANALYSED, analysis, mention, note, story

TEXT = story(*PARTS).text


def _index(*notes: object) -> MarkIndex:
    return MarkIndex(analysis(TEXT), notes, len(TEXT))  # type: ignore[arg-type]


def test_marks_are_in_order_the_longer_first() -> None:
    marks = _index(note(TEXT, "At least 12")).marks
    places = [(mark.start, -mark.end) for mark in marks]
    assert places == sorted(places)
    assert len(marks) == 9
    assert [mark.layer for mark in marks[1:4]] == [Layer.CLAIMS, Layer.FIGURES, Layer.NOTES]


def test_the_shortest_mark_here_comes_first() -> None:
    index = _index()
    here = index.at(TEXT.index("12 people"))
    assert [mark.layer for mark in here] == [Layer.FIGURES, Layer.CLAIMS]
    assert index.at(TEXT.index("12 people"), {Layer.CLAIMS}) == here[1:]
    assert index.at(TEXT.index("and more")) == ()


def test_a_claim_is_speaker_cue_and_content_but_not_what_is_between() -> None:
    denial = next(
        m for m in _index().marks if m.layer is Layer.CLAIMS and "Jana" in TEXT[m.start :][:9]
    )
    words = [TEXT[start:end] for start, end in denial.ranges]
    assert words == ["Jana Dravska", "denied", "the town had been warned"]
    assert not denial.covers(TEXT.index(" that the town"))
    assert denial.span == Span(TEXT.index("Jana"), TEXT.index(" warned.") + 7)


def test_next_and_previous_go_through_all_and_stop_at_the_ends() -> None:
    index = _index()
    found, current = [], index.next(0, None)
    while current is not None:
        found.append(current)
        current = index.next(current.start, current)
    assert tuple(found) == index.marks
    back, current = [], found[-1]
    while current is not None:
        back.append(current)
        current = index.previous(current.start, current)
    assert back == found[::-1]


def test_next_by_layer_begins_at_the_position() -> None:
    index = _index()
    start = TEXT.index("Mayor")
    person = index.next(start, None, {Layer.ENTITIES})
    assert person is not None
    assert TEXT[person.start : person.end] == "Jana Dravska"
    before = index.previous(start, None, {Layer.FIGURES})
    assert before is not None
    assert TEXT[before.start : before.end] == "more than 300"


def test_lost_notes_and_notes_on_the_article_have_no_place() -> None:
    here = note(TEXT, "the rescue agency", body="who?")
    lost = replace(note(TEXT, "denied"), state=NoteState.LOST)
    whole = replace(here, target=TargetKind.ARTICLE, anchor=None)
    assert [item[1] for item in noted([lost, whole, here])] == [here]


def test_an_edited_note_is_still_the_same_mark() -> None:
    old = note(TEXT, "the rescue agency", body="who?")
    mark = next(m for m in _index(old).marks if m.layer is Layer.NOTES)
    new = _index(replace(old, body="the national one"))
    found = new.same(mark)
    assert found is not None
    assert found.thing == replace(old, body="the national one")
    assert _index().same(mark) is None
    assert new.same(None) is None


def test_marks_outside_the_text_are_left_out() -> None:
    beyond = replace(mention(TEXT, "Velmara", EntityKind.PLACE), end=len(TEXT) + 1)
    empty = replace(beyond, start=5, end=5)
    index = MarkIndex(replace(UNANALYSED, entities=(beyond, empty)), (), len(TEXT))
    assert index.marks == ()
