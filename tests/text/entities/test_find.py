"""Entities in sentences as newspapers write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.marks import Mention
from nutgraf.text.entities.find import find_mentions
from nutgraf.text.segment import sentences


def _found(text: str) -> tuple[Mention, ...]:
    return find_mentions(text, sentences(text))


def _shown(text: str) -> list[str]:
    """Each mention as `kind: text`, with ` = name` where the name differs."""
    return [
        f"{m.kind}: {m.text}" + (f" = {m.name}" if m.name != m.text else "") for m in _found(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister Ann Lee's office denied it.", ["person: Ann Lee"]),
        (
            "It came after Velmoria asked for help. The Velmorian judge agreed.",
            ["place: Velmoria", "group: Velmorian"],
        ),
        (
            "Former US Secretary of State John Kerry left.",
            ["place: US = United States", "person: John Kerry"],
        ),
        (
            "Russian Foreign Minister Sergei Lavrov flew home.",
            ["group: Russian", "person: Sergei Lavrov"],
        ),
        (
            "NASA Administrator Charles Bolden left.",
            ["organisation: NASA", "person: Charles Bolden"],
        ),
        (
            "Rt Hon Sir Tom Moss, 45, of Kent Police, left.",
            ["person: Tom Moss", "organisation: Kent Police"],
        ),
        ("Mr de Klerk met President von der Leyen.", ["person: de Klerk", "person: von der Leyen"]),
        ("He met Gen. Mark Milley and Dr. Dre.", ["person: Mark Milley", "person: Dre"]),
        (
            "The mayor, George W. Bush and J.K. Rowling came.",
            ["person: George W. Bush", "person: J.K. Rowling"],
        ),
    ],
)
def test_titles_stand_outside_a_persons_name(text: str, expected: list[str]) -> None:
    assert _shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Ministry of Health and Social Care said so.",
            ["organisation: Ministry of Health and Social Care"],
        ),
        (
            "The Bank of England and the Federal Reserve agreed.",
            ["organisation: Bank of England", "organisation: Federal Reserve"],
        ),
        (
            "Devon and Cornwall Police appealed for help.",
            ["organisation: Devon and Cornwall Police"],
        ),
        ("France and Germany agreed.", ["place: France", "place: Germany"]),
        ("Shares in General Motors rose.", ["organisation: General Motors"]),
        (
            "He works at Procter & Gamble in Ohio.",
            ["organisation: Procter & Gamble", "place: Ohio"],
        ),
        ("The People's Party won.", ["organisation: People's Party"]),
        ("He ate at McDonald's on Monday.", ["organisation: McDonald's"]),
        (
            "The watchdog Ofbridge fined the retailer Kujimart.",
            ["organisation: Ofbridge", "organisation: Kujimart"],
        ),
    ],
)
def test_organisations(text: str, expected: list[str]) -> None:
    assert _shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks between Moscow and Kyiv failed.", ["place: Moscow", "place: Kyiv"]),
        ("Washington's response angered the Kremlin.", ["place: Washington", "place: Kremlin"]),
        (
            "He lives in Newville, Texas, near Mount Kuji.",
            ["place: Newville", "place: Texas", "place: Mount Kuji"],
        ),
        (
            "A Moscow-based alliance and US-China talks.",
            ["place: Moscow", "place: US = United States", "place: China"],
        ),
        ("He swam in the Vistula river.", ["place: Vistula"]),
        (
            "They left Ferguson, Mo. and Boston, Mass. in May.",
            ["place: Ferguson", "place: Mo.", "place: Boston", "place: Mass."],
        ),
        (
            "KUJIVILLE, Kansas (AP) - It rained.",
            ["place: KUJIVILLE", "place: Kansas", "organisation: AP = Associated Press"],
        ),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert _shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kazakh police and Russian troops came.", ["group: Kazakh", "group: Russian"]),
        (
            "Muslims, Democrats and Kazakhs agreed.",
            ["group: Muslims = Muslim", "group: Democrats = Democrat", "group: Kazakhs = Kazakh"],
        ),
        ("Pro-Russian and anti-American slogans.", ["group: Russian", "group: American"]),
        ("The British Museum is in London.", ["organisation: British Museum", "place: London"]),
    ],
)
def test_groups(text: str, expected: list[str]) -> None:
    assert _shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The World Cup and the Lantern Festival began.",
            ["other: World Cup", "other: Lantern Festival"],
        ),
        ("Congress passed the Clean Air Act.", ["organisation: Congress", "other: Clean Air Act"]),
        (
            "HMS Kuji sailed as Hurricane Ida hit Cuba.",
            ["other: HMS Kuji", "other: Hurricane Ida", "place: Cuba"],
        ),
        ("The film “Gone Away Again” is out.", ["other: Gone Away Again"]),
    ],
)
def test_other_names(text: str, expected: list[str]) -> None:
    assert _shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Protesters were angry. Police said nothing. Torrential rain fell.",
        "On Monday in January, However, the Government denied it.",
        "“Nobody,” she said. “We know.”",
        "The President and the Prime Minister met the Secretary of State.",
        "GREAT news: the CEO of a TV firm has a PhD.",
        "Anti-war protests, T-shirts and X-rays.",
        "He said I am not OK. We shall see.",
    ],
)
def test_capitals_that_name_nothing(text: str) -> None:
    assert _shown(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Its rival Kestrel Grocers fell. Kestrel lost 2%. Kestrel, which shrank, left.",
            ["Kestrel Grocers", "Kestrel", "Kestrel"],
        ),
        (
            "The Water Foundation paid. Water was short, and Water prices rose.",
            ["Water Foundation"],
        ),
        ("It was in a memo seen by The Ledger.", ["Ledger"]),
        ("They danced to The Rhythm of the Night.", []),
        ("It was news to Hear Together, a charity for the deaf.", ["Hear Together"]),
        ("It stood in the Annals of Ageing Medicine.", ["Annals of Ageing Medicine"]),
        ("Dublin and Cork airports shut.", ["Dublin", "Cork"]),
        ("Dublin and Cork airports shut. A cork floated.", ["Dublin"]),
    ],
)
def test_ordinary_words_that_are_names(text: str, expected: list[str]) -> None:
    assert [mention.text for mention in _found(text)] == expected


def test_a_sentence_full_of_names_is_no_headline() -> None:
    text = "Governor Ann Lee arrives at the headquarters of the Kuji Bank on Thursday (REUTERS)"
    assert _shown(text)[-1] == "organisation: REUTERS = Reuters"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell (AP Photo/Ilian Marsh)", "person: Ilian Marsh"),
        ("Rain fell. Photograph: Orla Brook/Ledger", "person: Orla Brook"),
        ("Rain fell. Image: UK Government", "organisation: UK Government"),
    ],
)
def test_credits_name_people(text: str, expected: str) -> None:
    assert expected in _shown(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tom King left. King said so. The King left.", ["Tom King", "King"]),
        ("Crook Coroner's Court sat.", ["Crook Coroner's Court"]),
        ("The Maritime and Coastguard Agency said so.", ["Maritime and Coastguard Agency"]),
        ("Shona Reid left. Sunni Arab towns burnt.", ["Shona Reid", "Sunni", "Arab"]),
        ("Its convener, A Vijayan, left. It was Plan A Monday.", ["A Vijayan"]),
        ("Kenya Red Cross and NHS Highland came.", ["Kenya Red Cross", "NHS Highland"]),
        ("It fell to Rs 412 a share, or R400m, on the N7.", ["N7"]),
        (
            "FC Goa won at Pandit Jawaharlal Nehru Stadium.",
            ["FC Goa", "Pandit Jawaharlal Nehru Stadium"],
        ),
        ("The seamer Will Latham-Jones bowled.", ["Will Latham-Jones"]),
        ("Mid Yorkshire Teaching Trust left.", ["Mid Yorkshire Teaching Trust"]),
        ("Dale Hutchens, R-Owensboro, left on D-Day.", ["Dale Hutchens", "Owensboro", "D-Day"]),
        ("Brokerage Kestrel Securities left.", ["Kestrel Securities"]),
        ("Now Brown & Daughters supplies shops.", ["Brown & Daughters"]),
        ("Avon Fire and Rescue said so.", ["Avon Fire and Rescue"]),
        ("Mum-of-three Jade Pullen left.", ["Jade Pullen"]),
        ("Dr Dean Lomas left.", ["Dean Lomas"]),
        ("It lost DKr3.4bn and N1.2 billion, then DKr10bn.", []),
        ("The Information Commissioner's Office left.", ["Information Commissioner's Office"]),
        ("They met at Sultan Hasanuddin airport.", ["Sultan Hasanuddin"]),
    ],
)
def test_where_names_begin_and_end(text: str, expected: list[str]) -> None:
    assert [mention.text for mention in _found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union, Sadtu, left.", "organisation: Sadtu"),
        ("The town, Kujit, burnt.", "place: Kujit"),
        ("They shut the road on the A611 there.", "place: A611"),
        ("The sheriff of Pima County left.", "place: Pima County"),
        ("The road between Rookhope and Ireshopeburn shut.", "place: Ireshopeburn"),
        ("Ann Lee, of Bulwell, left.", "place: Bulwell"),
        ("It was on Patrick Street.", "place: Patrick Street"),
        ("Economists at Nedbank left.", "organisation: Nedbank"),
        ("Ann Lee, 41, of Gors Avenue, Townhill, left.", "place: Townhill"),
        ("It was published in Nature on Monday.", "organisation: Nature"),
        ("It was on Route 1 near Smyrna.", "place: Route 1"),
        ("He is with oil broker PVM.", "organisation: PVM"),
        ("He cited research by Kantix.", "organisation: Kantix"),
        ("The gas distributor, Aksar, left.", "organisation: Aksar"),
        ("A spokesman for Hulz left.", "organisation: Hulz"),
        ("She will visit Kujoomba.", "place: Kujoomba"),
        ("It was a performance of The Seagull.", "other: Seagull"),
        ("Her Bedok flat burnt.", "place: Bedok"),
        ("Roman Busarov left.", "person: Roman Busarov"),
        ("Tan Mei Fong pleaded guilty.", "person: Tan Mei Fong"),
    ],
)
def test_kinds_by_what_stands_beside(text: str, expected: str) -> None:
    assert expected in _shown(text)


def test_a_line_of_a_table_is_no_dateline() -> None:
    assert "place: Group G" not in _shown("Group G – Belgium won.")


def test_where_somebody_comes_from_is_a_place() -> None:
    assert _shown("He is a teacher from Kendal.") == ["place: Kendal"]
    assert _shown("He had a letter from Kendal.") != ["place: Kendal"]


def test_what_is_known_in_one_place_holds_in_the_others() -> None:
    text = (
        "Tokayev digs in\n\n"
        "President Kassym-Jomart Tokayev appealed to the Collective Security Treaty Organisation "
        "(CSTO). Mr Tokayev said the CSTO would come. The Church of Kuji objected. "
        "“No,” said the Church. Tokayev did not reply."
    )
    tokayev, csto = "Kassym-Jomart Tokayev", "Collective Security Treaty Organisation"
    assert [m.name for m in _found(text)] == [
        tokayev, tokayev, csto, csto, tokayev, csto, "Church of Kuji", "Church of Kuji", tokayev,
    ]  # fmt: skip


def test_a_family_name_keeps_its_small_words() -> None:
    text = "Ursula von der Leyen left. Later von der Leyen came back."
    assert _shown(text)[1] == "person: von der Leyen = Ursula von der Leyen"


def test_a_headline_marks_only_what_is_known() -> None:
    text = "Angry Crowds Storm Council Building In Almaty After Lee Resigns\n\nAnn Lee resigned."
    assert _shown(text) == ["place: Almaty", "person: Lee = Ann Lee", "person: Ann Lee"]


def test_every_mention_says_why() -> None:
    (mention,) = _found("It was Mr Lee.")
    assert mention.rule == "person-title"
    assert "“Mr”" in mention.grounds


_PIECES = [
    "Mr ", "President ", "Lee", " of the ", " and ", "Bank", "U.S.", "J. ", "'s ", "’", "“", "”", ". ",
    "\n\n", "al-", "Assad", "É", "ß", "İ", "(", "CSTO", ")", "-", "said ", ", 45, ", "Inc.", " de ", "&",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | st.text(max_size=200))
@settings(max_examples=100)
def test_any_text_gives_mentions_that_are_slices_of_it(text: str) -> None:
    mentions = _found(text)
    end = 0
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.start >= end
        assert mention.name
        end = mention.end
