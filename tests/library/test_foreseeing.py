"""Decisions on names hold in every list at once, however many articles wait to be marked anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from nutgraf.library.correcting import AT_ONCE
from nutgraf.library.library import Library
from nutgraf.model.marks import Entity, EntityKind
from nutgraf.model.progress import ignore, never
from tests import builders

ARTICLES = AT_ONCE + 5
NAME = "Jana Dravska"


@pytest.fixture
def library(archive: Path) -> Iterator[Library]:
    """More articles that name one person than are marked anew at once."""
    with Library.open(archive) as opened:
        for number in range(ARTICLES):
            text = f"{builders.TEXT} Copy {number} of this."
            document = builders.document(text, origin=f"/a/{number}.txt")
            builders.stored(opened._store, document, builders.analysis())
        yield opened


def _entities(library: Library) -> dict[str, int]:
    """How often each entity of the archive is named."""
    found = library.ledgers.entities()
    assert found is not None
    return {entity.name: entity.mentions for entity in found.window(0, 99)}


def _jana(library: Library, name: str = NAME) -> Entity:
    return library.ledgers.find_entity(name)


def _renewed(library: Library) -> dict[str, int]:
    """The same after every article has been marked anew."""
    library.marks.renew(on_progress=ignore, cancelled=never)
    return _entities(library)


def test_a_rename_is_seen_everywhere_and_stays(library: Library) -> None:
    library.corrections.rename(NAME, "Jana D.", EntityKind.PERSON)
    assert library.marks.waiting()
    found = _entities(library)
    assert (found.get("Jana D."), found.get(NAME)) == (ARTICLES, None)
    assert library.ledgers.dossier(_jana(library, "Jana D.").id).said == ARTICLES
    assert _renewed(library)["Jana D."] == ARTICLES
    assert not library.marks.waiting()


def test_a_merge_a_kind_a_split_and_a_dismissal_are_seen_everywhere(library: Library) -> None:
    library.corrections.retype(NAME, EntityKind.GROUP)
    assert _jana(library).kind is EntityKind.GROUP
    assert _jana(library).mentions == ARTICLES
    other = replace(_jana(library), name="Mayor of Hradin", kind=EntityKind.PERSON)
    library.corrections.merge(_jana(library), other)
    mayor = _jana(library, "Mayor of Hradin")
    assert (mayor.kind, mayor.mentions) == (EntityKind.PERSON, ARTICLES)
    library.corrections.split(NAME, "Jana the Second")
    assert _jana(library, "Jana the Second").mentions == ARTICLES
    library.corrections.dismiss_entity(_jana(library, "Jana the Second"))
    assert "Jana the Second" not in _entities(library)
    assert "Jana the Second" not in _renewed(library)


def test_undo_brings_back_what_it_can_at_once_and_the_rest_when_marks_are_renewed(
    library: Library,
) -> None:
    library.corrections.rename(NAME, "Jana D.", EntityKind.PERSON)
    library.history.undo()
    assert _entities(library)[NAME] == AT_ONCE
    assert _renewed(library)[NAME] == ARTICLES
    library.history.redo()
    assert _entities(library)["Jana D."] == ARTICLES


def test_an_opened_article_does_not_wait(library: Library) -> None:
    library.corrections.rename(NAME, "Jana D.", EntityKind.PERSON)
    assert {m.name for m in library.marks.of(1).entities} >= {"Jana D."}
    library.history.undo()
    assert {m.name for m in library.marks.of(1).entities} >= {NAME}


def test_only_the_case_of_a_name_can_be_changed(library: Library) -> None:
    library.corrections.rename(NAME, "JANA DRAVSKA", EntityKind.PERSON)
    assert "JANA DRAVSKA" in _entities(library)
    library.history.undo()
    assert NAME in _entities(library)
    library.history.redo()
    assert "JANA DRAVSKA" in _entities(library)


def test_a_form_that_is_split_off_is_no_alias_any_more(library: Library) -> None:
    before = _jana(library)
    assert NAME in before.aliases
    library.corrections.split(NAME, "Another Jana")
    assert library.ledgers.entity(before.id).aliases == ()
    assert _jana(library, "Another Jana").aliases == (NAME,)
