"""Marks that the program has missed: there after every analysis, in every list, undone with one step."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from nutgraf.errors import UsageError
from nutgraf.export.readers.decisions import correction_of
from nutgraf.export.shapes import correction_object
from nutgraf.library.library import Library
from nutgraf.model.corrections import BY_HAND, CorrectionAction
from nutgraf.model.marks import Claim, EntityKind, Figure, Hedge, MarkKind, MarkState, Mention, Span
from tests import builders

TEXT = (
    "The old weir of Velmara broke on Monday. A keeper of the old weir shook her head: it was"
    " rotten for years. Umpteen score sheds went with it, and the old weirs downstream held."
)
LATER = "Nobody looks after the old weir any more, so Velmara builds another."


@pytest.fixture
def archive(library: Library) -> Library:
    for number, text in enumerate((TEXT, LATER)):
        document = builders.document(text, title=f"Weir {number}", origin=f"/{number}")
        builders.stored(library._store, replace(document, date=date(2026, 3, 2 + number)))
        with library._store.connections.write() as connection:
            library._remarking.now(connection, [number + 1])
    return library


def _span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _again(library: Library) -> None:
    """Let every article be analysed anew."""
    with library._store.connections.write() as connection:
        library._remarking.now(connection, [1, 2])


def _named(library: Library, article: int, name: str = "Old Weir") -> list[str]:
    return [m.text for m in library.marks.of(article).entities if m.name == name]


def _weir(library: Library) -> Mention:
    draft = library.marks.proposed(1, MarkKind.ENTITY, _span("old weir"))
    assert isinstance(draft, Mention)
    return replace(draft, name="Old Weir", kind=EntityKind.PLACE)


def test_a_name_is_marked_here_and_stays(archive: Library) -> None:
    archive.corrections.add(1, _weir(archive))
    assert _named(archive, 1) == ["old weir"]
    _again(archive)
    (made,) = [m for m in archive.marks.of(1).entities if m.name == "Old Weir"]
    assert (made.rule, made.state, made.engine) == (BY_HAND, MarkState.ACCEPTED, "user")
    assert (
        archive.marks.explain(made)
        == "“old weir” is a place, with the name “Old Weir”. You marked it."
    )
    assert _named(archive, 2) == []
    assert list(archive.search.ids("entity:old-weir")) == [1]
    entity = archive.ledgers.find_entity("Old Weir")
    assert (entity.mentions, entity.articles) == (1, 1)
    assert archive.ledgers.dossier(entity.id).entity.name == "Old Weir"


def test_a_name_is_marked_everywhere_and_in_later_articles(archive: Library) -> None:
    archive.corrections.add(1, _weir(archive), everywhere=True)
    assert _named(archive, 1) == ["old weir", "old weir"]
    assert _named(archive, 2) == ["old weir"]
    later = builders.document("The old weir again. “Old weir” is no name.", "Third", "/3")
    builders.stored(archive._store, later)
    with archive._store.connections.write() as connection:
        archive._remarking.now(connection, [3])
    assert _named(archive, 3) == ["old weir"]
    assert archive.history.undo() == "“old weir” marked as entity everywhere"
    assert not _named(archive, 1) + _named(archive, 2) + _named(archive, 3)
    archive.history.redo()
    assert _named(archive, 2) == ["old weir"]


def test_part_of_a_longer_name_is_marked_where_it_was_pointed_at(archive: Library) -> None:
    longer = archive.marks.proposed(1, MarkKind.ENTITY, _span("old weir of Velmara"))
    archive.corrections.add(1, longer)
    archive.corrections.add(1, _weir(archive), everywhere=True)
    assert _named(archive, 1) == ["old weir", "old weir"]
    assert [m.name for m in archive.marks.of(1).entities if m.start == 4] == ["Old Weir"]


def test_a_figure_is_marked_with_what_was_read(archive: Library) -> None:
    draft = archive.marks.proposed(1, MarkKind.FIGURE, _span("Umpteen score sheds"))
    assert isinstance(draft, Figure)
    made = replace(draft, low=300, high=None, hedge=Hedge.ABOUT, counted="sheds")
    archive.corrections.add(1, made)
    _again(archive)
    (kept,) = [f for f in archive.marks.of(1).figures if f.rule == BY_HAND]
    assert (kept.text, kept.low, kept.counted) == ("Umpteen score sheds", 300, "sheds")
    assert list(archive.search.ids("figure:sheds")) == [1]
    archive.corrections.dismiss(1, kept)
    assert not [f for f in archive.marks.of(1).figures if f.rule == BY_HAND]
    assert archive.history.undo() == "“Umpteen score sheds” dismissed"
    archive.history.undo()
    assert not [f for f in archive.marks.of(1).figures if f.rule == BY_HAND]


def test_a_claim_is_marked_and_judged(archive: Library) -> None:
    draft = archive.marks.proposed(1, MarkKind.CLAIM, _span(" it was rotten for years. "))
    assert isinstance(draft, Claim)
    assert (draft.content[0].text, draft.cue.text) == ("it was rotten for years.", ":")
    archive.corrections.add(1, draft)
    (made,) = [c for c in archive.marks.of(1).claims if c.rule == BY_HAND]
    archive.corrections.fix(1, made, replace(made, speaker=None))
    _again(archive)
    (kept,) = [c for c in archive.marks.of(1).claims if c.content == draft.content]
    assert (kept.speaker, kept.state) == (None, MarkState.CORRECTED)


def test_a_claim_beside_another_of_the_same_cue_is_decided_on_by_itself(archive: Library) -> None:
    """Both were said by one verb: what is decided on one leaves the other alone."""
    text = "The keeper said that it was rotten, and that nobody had looked after it for years."
    builders.stored(archive._store, builders.document(text, "Third", "/3"))
    with archive._store.connections.write() as connection:
        archive._remarking.now(connection, [3])
    (found,) = archive.marks.of(3).claims
    start = text.index("nobody")
    draft = archive.marks.proposed(3, MarkKind.CLAIM, Span(start, len(text) - 1))
    assert isinstance(draft, Claim)
    archive.corrections.add(3, replace(draft, cue=found.cue))
    for decide in ("fix", "dismiss", "never"):
        (made,) = [c for c in archive.marks.of(3).claims if c.rule == BY_HAND]
        if decide == "fix":
            archive.corrections.fix(3, made, replace(made, speaker=None))
        else:
            archive.corrections.dismiss(3, made, everywhere=decide == "never")
            archive.history.undo()
        (other,) = [c for c in archive.marks.of(3).claims if c.rule != BY_HAND]
        assert other.speaker == found.speaker
    archive.corrections.dismiss(3, found)
    (left,) = archive.marks.of(3).claims
    assert (left.rule, left.speaker) == (BY_HAND, None)


def test_marked_twice_it_is_there_once(archive: Library) -> None:
    for kind, words in ((MarkKind.CLAIM, "it was rotten for years"), (MarkKind.ENTITY, "old weir")):
        for _ in range(2):
            archive.corrections.add(1, archive.marks.proposed(1, kind, _span(words)))
    analysis = archive.marks.of(1)
    assert len([c for c in analysis.claims if c.rule == BY_HAND]) == 1
    assert len([m for m in analysis.entities if m.text == "old weir"]) == 1


def test_a_known_name_is_proposed_with_its_kind(archive: Library) -> None:
    archive.corrections.add(1, _weir(archive))
    draft = archive.marks.proposed(2, MarkKind.ENTITY, _span("old weir", LATER))
    assert isinstance(draft, Mention)
    assert (draft.name, draft.kind) == ("Old Weir", EntityKind.PLACE)


@pytest.mark.parametrize("span", [Span(5, 5), Span(3, 4), Span(10, 10_000), Span(0, 0)])
def test_nothing_and_too_much_are_no_marks(archive: Library, span: Span) -> None:
    with pytest.raises(UsageError):
        archive.marks.proposed(1, MarkKind.FIGURE, span)


def test_it_goes_to_another_archive(archive: Library) -> None:
    archive.corrections.add(1, _weir(archive), everywhere=True)
    archive.corrections.add(1, archive.marks.proposed(1, MarkKind.CLAIM, _span("it was rotten")))
    decisions = archive.corrections.of_article(1)
    assert [d.action for d in decisions] == [CorrectionAction.ADD] * 3
    for decision in decisions:
        read = correction_of(json.loads(json.dumps(correction_object(decision))))
        assert read == replace(decision, article=None, id=0)
