"""Where names begin and end, found wrong in articles of many papers and put into words of our own."""

from __future__ import annotations

import pytest

from nutgraf.text.entities.find import find_mentions
from nutgraf.text.segment import sentences


def _shown(text: str) -> list[str]:
    """Each mention as `kind: text`."""
    return [f"{m.kind}: {m.text}" for m in find_mentions(text, sentences(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Seven BJP MLAs and three Labour MPs left.",
            ["organisation: BJP", "organisation: Labour"],
        ),
        ("The NGOs and several MEPs of the EPP left.", ["organisation: EPP"]),
        ("An impairment of GBP79 million hurt Kujimart plc.", ["organisation: Kujimart plc"]),
        ("They met at COP28 then.", ["other: COP28"]),
    ],
)
def test_counted_acronyms_and_amounts_name_nothing(text: str, expected: list[str]) -> None:
    assert _shown(text) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Workers’ Party of Kujia",
        "Farmers' Union",
        "Kuji Drama Critics’ Circle",
        "Committee for the Safe Return of the Herons",
        "Motion Picture Academy",
        "Royal Ballet",
    ],
)
def test_an_organisation_is_found_whole(name: str) -> None:
    assert _shown(f"On Monday the {name} objected.") == [f"organisation: {name}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He was Chairman of the National Heron Protection Agency (NHPA).",
            ["organisation: National Heron Protection Agency", "organisation: NHPA"],
        ),
        (
            "Former Minister of Agriculture Ann Lee and Senior Advocate Vikram Mehta met.",
            ["person: Ann Lee", "person: Vikram Mehta"],
        ),
        (
            "PM Ajay Prasad met DCI Ann Lee and Brig Gen Tunde Adeyemi.",
            ["person: Ajay Prasad", "person: Ann Lee", "person: Tunde Adeyemi"],
        ),
        ("The Kujiton MP Ann Lee left.", ["place: Kujiton", "person: Ann Lee"]),
    ],
)
def test_offices_take_no_name_in(text: str, expected: list[str]) -> None:
    assert _shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Christian Dior and a Christian school.", ["person: Christian Dior", "group: Christian"]),
        (
            "The Perth Muslim School is in Perth.",
            ["organisation: Perth Muslim School", "place: Perth"],
        ),
        ("An Ottawa New Democrat left.", ["place: Ottawa", "group: New Democrat"]),
        ("The Wampal tribe met ethnic Kujals.", ["group: Wampal", "group: Kujals"]),
        (
            "Vahan Kujian arrived. Later Kujian has left.",
            ["person: Vahan Kujian", "person: Kujian"],
        ),
    ],
)
def test_groups_and_people_are_told_apart(text: str, expected: list[str]) -> None:
    assert _shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hull-based Kujimart left.", ["place: Hull", "other: Kujimart"]),
        ("He was from Kimball, Michigan. He left.", ["place: Kimball", "place: Michigan"]),
        ("She plays for the Kuji 76ers in Reno, Nevada.", ["place: Reno", "place: Nevada"]),
    ],
)
def test_places_by_what_follows(text: str, expected: list[str]) -> None:
    assert [one for one in _shown(text) if "76ers" not in one] == expected


def test_a_known_company_before_its_staff_is_no_person() -> None:
    assert _shown("She was a veteran Goldman Sachs banker.") == ["organisation: Goldman Sachs"]


@pytest.mark.parametrize(
    ("full", "short"),
    [("David de Gea", "De Gea"), ("Emile Smith Rowe", "Smith Rowe"), ("Ann van Dijk", "Van Dijk")],
)
def test_family_names_of_several_words(full: str, short: str) -> None:
    mentions = find_mentions(text := f"It was {full}. Then {short} left.", sentences(text))
    assert {mention.name for mention in mentions} == {full}


@pytest.mark.parametrize("name", ["Mohan Singh Bisht", "Abiodun Alabi", "Sipho Dlamini"])
def test_names_of_all_continents(name: str) -> None:
    assert _shown(f"The members were {name} and others.") == [f"person: {name}"]


def test_a_town_is_its_team_in_a_report_on_sport() -> None:
    text = (
        "Chelsea beat Leeds in the league on Monday; the striker scored two goals in the match. "
        "A fire broke out in Leeds later."
    )
    teams = [m.kind.value for m in find_mentions(text, sentences(text)) if m.text == "Chelsea"]
    assert teams == ["organisation"]
    assert _shown("Chelsea and Leeds are in England.")[0] == "place: Chelsea"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chief Justice of Kenya Wanjiku Otieno left.",
            ["place: Kenya", "person: Wanjiku Otieno"],
        ),
        (
            "The Kuji Assembly Haleem Adil Sheikh spoke of is shut.",
            ["organisation: Kuji Assembly", "person: Haleem Adil Sheikh"],
        ),
        (
            "One Labour MSP and Labour MP Ann Lee left.",
            ["organisation: Labour"] * 2 + ["person: Ann Lee"],
        ),
        ("He died at Queen Elizabeth Hospital.", ["organisation: Queen Elizabeth Hospital"]),
        ("Prince Ismail Sultan Ibrahim spoke.", ["person: Ismail Sultan Ibrahim"]),
        (
            "The Ministry of Entrepreneurs and Cooperatives objected.",
            ["organisation: Ministry of Entrepreneurs and Cooperatives"],
        ),
        (
            "PTI-Karachi president Raja Azhar left.",
            ["organisation: PTI", "place: Karachi", "person: Raja Azhar"],
        ),
        ("DP William Ruto met SP Singh.", ["person: William Ruto", "person: SP Singh"]),
        ("DPM Heng and CJP Nisar met.", ["person: Heng", "person: Nisar"]),
    ],
)
def test_a_name_ends_where_another_begins(text: str, expected: list[str]) -> None:
    assert _shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KUJIPUR: Police left on Monday.", ["place: KUJIPUR"]),
        ("EAGLE PASS – It rained on Monday.", ["place: EAGLE PASS"]),
        ("PLEASE NOTE: It rained on Monday.", []),
        ("It cost Rs55,000 or US$25 at 20 °C.", []),
        ("It was a Faustian bargain, said an MNA.", []),
        ("They sailed north of Christmas Island.", ["place: Christmas Island"]),
        ("It was on Channel 12 at noon.", ["organisation: Channel 12"]),
        ("It stood in Jurong East.", ["place: Jurong East"]),
        ("They rode the Crew Heron spacecraft.", ["other: Crew Heron"]),
        (
            "He sued banks such as Elbor, Candur and Rafelo.",
            ["organisation: Elbor", "organisation: Candur", "organisation: Rafelo"],
        ),
        (
            "Gaza Cease-fire Hopes Fade Again In Cairo\n\nIt rained.",
            ["place: Gaza", "place: Cairo"],
        ),
    ],
)
def test_signs_around_a_name(text: str, expected: list[str]) -> None:
    assert _shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Department of Justice, Equality and Law Reform objected.",
            ["organisation: Department of Justice, Equality and Law Reform"],
        ),
        (
            "The Congress of Kujian Students (Kujas) met. Kujas left.",
            [
                "organisation: Congress of Kujian Students",
                "organisation: Kujas",
                "organisation: Kujas",
            ],
        ),
        ("The Morrison government and the Abe cabinet fell.", ["person: Morrison", "person: Abe"]),
        ("The New Zealand government fell.", ["place: New Zealand"]),
        (
            "The Woodside CEO Ann Lee left Woodside.",
            ["organisation: Woodside", "person: Ann Lee", "organisation: Woodside"],
        ),
        (
            "Later LeBron James left with DeShawn Moss.",
            ["person: LeBron James", "person: DeShawn Moss"],
        ),
        ("It stood at TD Garden.", ["place: TD Garden"]),
        ("She told Labor Senator Doug Moss so.", ["organisation: Labor", "person: Doug Moss"]),
        ("I saw Ann and Andy.", ["person: Ann", "person: Andy"]),
        ("The 76ers and 3M left.", ["organisation: 76ers", "organisation: 3M"]),
    ],
)
def test_what_the_third_round_of_articles_showed(text: str, expected: list[str]) -> None:
    assert _shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Batsana, an outlawed political party, left.", ["organisation: Batsana"]),
        ("They left Kutsana, a small mining town in Ohio.", ["place: Kutsana", "place: Ohio"]),
        ("Ann Vorhoven, his former deputy, left.", ["person: Ann Vorhoven"]),
        ("The river Elbor flooded.", ["place: Elbor"]),
        (
            "It sued the United Nations and World Court staff.",
            ["organisation: United Nations", "organisation: World Court"],
        ),
    ],
)
def test_what_a_name_is_said_to_be(text: str, expected: list[str]) -> None:
    assert _shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Former Kuji Charity Office chief Ann Lee left.",
            ["organisation: Kuji Charity Office", "person: Ann Lee"],
        ),
        ("Davao City Mayor Ann Lee left.", ["place: Davao City", "person: Ann Lee"]),
        ("It was in the Kujino Grandstand.", ["place: Kujino Grandstand"]),
        ("DI Barnes left.", ["person: Barnes"]),
    ],
)
def test_offices_and_what_they_were(text: str, expected: list[str]) -> None:
    assert _shown(text) == expected
