"""The pipeline's names and the rules' mentions: who gives way, and when."""

from __future__ import annotations

from nutgraf.model.marks import EntityKind, Mention
from nutgraf.text.parsed.entities import merge_mentions
from nutgraf.text.parsed.tree import Name
from tests.text.parsed.build import span_in


def mention(text: str, part: str, kind: EntityKind, rule: str) -> Mention:
    start, end = span_in(text, part)
    return Mention(start=start, end=end, text=part, kind=kind, name=part, rule=rule, grounds="x")


def name(text: str, part: str, label: str) -> Name:
    return Name(*span_in(text, part), label)


def rows(mentions: tuple[Mention, ...]) -> list[tuple[str, str, str, str]]:
    return [(m.text, m.kind.value, m.rule, m.engine) for m in mentions]


def test_good_reasons_outweigh_the_pipeline() -> None:
    text = "President Tokayev left."
    own = [mention(text, "Tokayev", EntityKind.PERSON, "person-title")]
    found = merge_mentions(text, own, [name(text, "Tokayev", "ORG")])
    assert rows(found) == [("Tokayev", "person", "person-title", "rules")]


def test_a_look_gives_way_to_the_pipeline() -> None:
    text = "Then Jim Lobe left."
    own = [mention(text, "Jim Lobe", EntityKind.ORGANISATION, "organisation-long")]
    found = merge_mentions(text, own, [name(text, "Jim Lobe", "PERSON")])
    assert rows(found) == [("Jim Lobe", "person", "parsed-kind", "spacy")]


def test_a_name_that_only_looks_like_one_goes() -> None:
    text = "Then Trick Mirror broke. Ann Lee left."
    own = [
        mention(text, "Trick Mirror", EntityKind.ORGANISATION, "organisation-long"),
        mention(text, "Ann Lee", EntityKind.PERSON, "person-first-name"),
    ]
    assert [m.text for m in merge_mentions(text, own, [])] == ["Ann Lee"]


def test_an_organisation_grows_over_the_names_that_it_begins_with() -> None:
    text = "at George Washington University Hospital."
    own = [
        mention(text, "George", EntityKind.PLACE, "place-ambiguous"),
        mention(
            text, "Washington University Hospital", EntityKind.ORGANISATION, "organisation-word"
        ),
    ]
    whole = "George Washington University Hospital"
    found = merge_mentions(text, own, [name(text, whole, "ORG")])
    assert rows(found) == [(whole, "organisation", "parsed-longer", "spacy")]


def test_a_place_after_a_preposition_is_added_without_its_article() -> None:
    text = "He lives in the Vale's shade, not in shade."
    found = merge_mentions(
        text, [], [Name(*span_in(text, "the Vale's"), "GPE"), name(text, "shade", "GPE")]
    )
    assert rows(found) == [("Vale", "place", "parsed-place", "spacy")]
    assert found[0].name == "Vale"


def test_dates_and_quantities_of_the_pipeline_are_no_names() -> None:
    text = "It rained on Monday in March."
    assert (
        merge_mentions(text, [], [name(text, "Monday", "DATE"), name(text, "March", "DATE")]) == ()
    )


def test_what_was_retyped_is_linked_anew() -> None:
    text = "Jim Lobe left. Later Lobe came back."
    own = [
        mention(text, "Jim Lobe", EntityKind.ORGANISATION, "organisation-long"),
        Mention(
            start=21, end=25, text="Lobe", kind=EntityKind.PERSON, name="Lobe", rule="person-said"
        ),
    ]
    found = merge_mentions(text, own, [name(text, "Jim Lobe", "PERSON")])
    assert [m.name for m in found] == ["Jim Lobe", "Jim Lobe"]
