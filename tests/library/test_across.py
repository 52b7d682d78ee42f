"""Names across articles: people by their full name only, acronyms where the archive knows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.library.library import Library
from nutgraf.model.marks import EntityKind
from tests.library.test_adding import add

LONG = "The Kuji Pet Food Agency (KPFA) objected on Monday, Jana Dravska said.\n"
SHORT = "The KPFA objected again on Tuesday. Mayor Dravska and the NATO envoy did not reply.\n"
OTHER = "The Karvonian Plant Fibre Authority (KPFA) was founded on Wednesday in Hradin.\n"


def _added(library: Library, folder: Path, *texts: str) -> None:
    for text in texts:
        number = len(list(folder.glob("*.txt"))) + 1
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        add(library, path)


def _names(library: Library, article: int) -> set[str]:
    return {mention.name for mention in library.marks.of(article).entities}


@pytest.fixture
def archive_of(library: Library, tmp_path: Path) -> Library:
    _added(library, tmp_path, LONG, SHORT)
    return library


def test_an_acronym_is_what_another_article_says(archive_of: Library) -> None:
    assert "Kuji Pet Food Agency" in _names(archive_of, 2)
    assert "KPFA" not in _names(archive_of, 2)


def test_a_bare_family_name_is_nobody_of_another_article(archive_of: Library) -> None:
    assert "Jana Dravska" in _names(archive_of, 1)
    assert "Dravska" in _names(archive_of, 2)


def test_an_acronym_of_two_organisations_is_left_alone(archive_of: Library, tmp_path: Path) -> None:
    _added(archive_of, tmp_path, OTHER, SHORT.replace("again", "still"))
    assert "KPFA" in _names(archive_of, 4)


def test_a_split_is_stronger_than_the_archive(archive_of: Library) -> None:
    archive_of.corrections.split("KPFA", "Kuji Plumbers", article_id=2)
    assert "Kuji Plumbers" in _names(archive_of, 2)
    archive_of.history.undo()
    assert "Kuji Pet Food Agency" in _names(archive_of, 2)


def test_accents_make_no_other_person(library: Library, tmp_path: Path) -> None:
    _added(
        library,
        tmp_path,
        "José Muñoz left on Monday.\n",
        "It was Jose Munoz who left on Tuesday.\n",
    )
    assert _names(library, 1) == _names(library, 2) == {"José Muñoz"}
    library.corrections.rename("José Muñoz", "J. Muñoz", EntityKind.PERSON)
    assert _names(library, 1) == _names(library, 2) == {"J. Muñoz"}
    library.history.undo()
    assert _names(library, 2) == {"José Muñoz"}
