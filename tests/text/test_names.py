"""Which mentions of one article name the same entity."""

from __future__ import annotations

import pytest

from nutgraf.model.marks import EntityKind
from nutgraf.text.linking.named import Named
from nutgraf.text.names import names_of

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
GROUP, OTHER = EntityKind.GROUP, EntityKind.OTHER


def _names(kind: EntityKind, *mentions: str) -> list[str]:
    """The canonical names of mentions of one kind that stand in a text one after the other."""
    text, found = "", []
    for mention in mentions:
        found.append(Named(len(text), len(text) + len(mention), mention, kind))
        text += mention + ". "
    return names_of(text, found)


@pytest.mark.parametrize(
    ("mentions", "name"),
    [
        (("Tokayev", "Kassym-Jomart Tokayev", "Mr Tokayev", "Tokayev"), "Kassym-Jomart Tokayev"),
        (("Barack Obama", "Barack H. Obama", "B. Obama", "Barack"), "Barack H. Obama"),
        (("Xi Jinping", "Xi"), "Xi Jinping"),
        (("Ursula von der Leyen", "von der Leyen", "Leyen"), "Ursula von der Leyen"),
        (("José Muñoz", "Munoz"), "José Muñoz"),
        (("Ann Chiang of DAB", "Ann Chiang", "Chiang"), "Ann Chiang"),
    ],
)
def test_forms_of_one_persons_name(mentions: tuple[str, ...], name: str) -> None:
    assert set(_names(PERSON, *mentions)) == {name}


def test_a_family_name_shared_by_two_is_the_one_who_is_named_most() -> None:
    assert _names(PERSON, "Tim Lee", "Lee", "Ann Lee", "Lee") == [
        "Tim Lee",
        "Tim Lee",
        "Ann Lee",
        "Tim Lee",
    ]


def test_father_and_son_are_two_people() -> None:
    assert _names(PERSON, "Ann Lee Jr.", "Ann Lee Sr.", "Ann Lee Jr") == [
        "Ann Lee Jr.",
        "Ann Lee Sr.",
        "Ann Lee Jr.",
    ]


def test_given_names_that_differ_are_two_people() -> None:
    assert len(set(_names(PERSON, "Kristin Moss", "Kristen Moss"))) == 2


@pytest.mark.parametrize(
    ("kind", "mentions", "name"),
    [
        (ORGANISATION, ("World Trade Organization", "WTO"), "World Trade Organization"),
        (ORGANISATION, ("Kuji Steel Group Inc", "Kuji Steel Group", "KSG"), "Kuji Steel Group Inc"),
        (ORGANISATION, ("Goldman Sachs", "Goldman"), "Goldman Sachs"),
        (ORGANISATION, ("Church of Kuji", "Church"), "Church of Kuji"),
        (ORGANISATION, ("Pet Organisation", "the Pet Organization"), "Pet Organisation"),
        (PLACE, ("US", "United States", "U.S.", "America"), "United States"),
        (PLACE, ("Kuwait City", "Kuwait City"), "Kuwait City"),
        (PLACE, ("Washington, D.C.", "Washington"), "Washington"),
        (PLACE, ("KAZAKHSTAN", "Kazakhstan"), "Kazakhstan"),
        (GROUP, ("Kazakhs", "Kazakh"), "Kazakh"),
        (OTHER, ("Space Shuttle Atlantis", "Atlantis"), "Space Shuttle Atlantis"),
    ],
)
def test_forms_of_one_name(kind: EntityKind, mentions: tuple[str, ...], name: str) -> None:
    assert set(_names(kind, *mentions)) == {name}


def test_parentheses_pair_an_acronym_with_a_name_in_another_language() -> None:
    text = "Italian Bishops Group (CEI) met. CEI left."
    found = [Named(0, 21, text[:21], ORGANISATION), Named(23, 26, "CEI", ORGANISATION)]
    found.append(Named(33, 36, "CEI", ORGANISATION))
    assert names_of(text, found) == ["Italian Bishops Group"] * 3


def test_parts_of_a_place_stay_places_of_their_own() -> None:
    assert _names(PLACE, "Hong Kong", "Hong Kong Island") == ["Hong Kong", "Hong Kong Island"]
