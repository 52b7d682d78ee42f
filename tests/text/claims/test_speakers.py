"""Who speaks: names, kinds and pronouns."""

from __future__ import annotations

import pytest

from nutgraf.model.marks import EntityKind, SpeakerKind
from nutgraf.text.claims.pronouns import gender_of
from tests.text.claims.build import claims_of

PERSON, ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION
LEE = ("Lee", "Ann Lee", PERSON)
ANN_LEE = ("Ann Lee", "Ann Lee", PERSON)
BEN_OSEI = ("Ben Osei", "Ben Osei", PERSON)
TASS = ("Tass", "Tass", ORGANISATION)
XU_QI = ("Xu Qi", "Xu Qi", PERSON)
ORBIS = ("Orbis", "Orbis Bank", ORGANISATION)


@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("Mayor Ann Lee", "Ann Lee", SpeakerKind.NAMED),
        ("The mayor, Ann Lee,", "Ann Lee", SpeakerKind.NAMED),
        ("Ann Lee, the mayor,", "Ann Lee", SpeakerKind.NAMED),
        ("An aide to Ann Lee", "aide", SpeakerKind.ANONYMOUS),
        ("Ann Lee's office", "Ann Lee's office", SpeakerKind.INSTITUTION),
        ("The Russian news agency Tass", "Tass", SpeakerKind.INSTITUTION),
        ("Ann Lee and Ben Osei", "Ann Lee and Ben Osei", SpeakerKind.NAMED),
        ("Tass and Orbis", "Tass and Orbis", SpeakerKind.INSTITUTION),
        ("The deputy mayor", "deputy mayor", SpeakerKind.NAMED),
        ("A doctor", "doctor", SpeakerKind.ANONYMOUS),
        ("Officials", "Officials", SpeakerKind.ANONYMOUS),
        ("Witnesses", "Witnesses", SpeakerKind.ANONYMOUS),
        ("A source close to the talks", "source", SpeakerKind.ANONYMOUS),
        ("People familiar with the matter", "People", SpeakerKind.ANONYMOUS),
        ("One resident, who asked not to be named,", "One resident", SpeakerKind.ANONYMOUS),
        ("Authorities", "Authorities", SpeakerKind.INSTITUTION),
        ("Police", "Police", SpeakerKind.INSTITUTION),
        ("The interior ministry", "interior ministry", SpeakerKind.INSTITUTION),
        ("A spokesman for the ministry", "spokesman", SpeakerKind.INSTITUTION),
        ("The report", "report", SpeakerKind.DOCUMENT),
        ("Court papers", "Court papers", SpeakerKind.DOCUMENT),
        ("A letter signed by 40 doctors", "letter", SpeakerKind.DOCUMENT),
        ("A study published Wednesday in Leeds", "study", SpeakerKind.DOCUMENT),
        ("A statement from the firm", "statement", SpeakerKind.DOCUMENT),
        ("The Harbour Post", "Harbour Post", SpeakerKind.INSTITUTION),
        ("The Minister of Public Works Ann Lee", "Ann Lee", SpeakerKind.NAMED),
        ("A friend of Mayor Ann Lee", "friend", SpeakerKind.ANONYMOUS),
        ("A handful of senators", "handful of senators", SpeakerKind.ANONYMOUS),
        ("A pathologist", "pathologist", SpeakerKind.ANONYMOUS),
    ],
)
def test_name_and_kind(phrase: str, name: str, kind: SpeakerKind) -> None:
    (claim,) = claims_of(f"{phrase} said the dam was safe.", ANN_LEE, BEN_OSEI, TASS, ORBIS)
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.kind) == (name, kind)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Police spokeswoman Saltanat Azirbek", "Saltanat Azirbek"),
        ("The mayor, Ann Lee,", "Ann Lee"),
        ("The National Trust", "National Trust"),
        ("The secretary of state's office", "secretary of state's office"),
        ("Two of the men", "Two of the men"),
        ("Reyes and her lawyers", "Reyes and her lawyers"),
    ],
)
def test_names_without_mentions(phrase: str, name: str) -> None:
    (claim,) = claims_of(f"{phrase} said the dam was safe.")
    assert claim.speaker is not None
    assert claim.speaker.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee said the dam was old. She said it leaked.", "Ann Lee"),
        ("A spokesman for Tass did not dispute it. He said it was old.", "spokesman"),
        ("The captain, Ann Lee, left early. She said it was cold.", "Ann Lee"),
        ("The union wants a limit on shifts, which it says have doubled.", "union"),
        ("The firm closed six shops. It said rents had doubled.", "firm"),
        ("The chair by the door was broken. He said it was old.", None),
        ("Ann Lee said the dam was old. He said it leaked.", None),
        ("Ann Lee walked in. She said it leaked.", "Ann Lee"),
        ("Ann Lee met Ben Osei at noon. He said it leaked.", "Ben Osei"),
        ("The ministry said the dam was old. It said it leaked.", "ministry"),
        ("The ministry said the dam was old. She said it leaked.", None),
        ("Residents said the dam was old. They said it leaked.", "Residents"),
        ("Ann Lee said the dam was old. They said it leaked.", None),
        ("Ann Lee said the dam was old. It rained. Lee left. She said it leaked.", "Ann Lee"),
        ("She said it leaked.", None),
        ('"Ben Osei let it leak," he said.', None),
        ('Ben Osei said: "Ann Lee left. Ann Lee sang." He added that it leaked.', "Ben Osei"),
        ("Ann Lee spoke. The dam pleased Ben Osei, and he said it leaked.", "Ben Osei"),
        ("Ben Osei walked in. According to him, it leaked.", "Ben Osei"),
        ('Officials met Ben Osei in what they called "a leak".', None),
        ('The ministry said a first review showed no leak. "All is well," it said.', "ministry"),
        ("Ben Osei's boat sank. Ann Lee saw it. She said it leaked.", "Ann Lee"),
        ("A spokesman for the firm said it was old. He said it leaked.", "spokesman"),
    ],
)
def test_pronouns(text: str, name: str | None) -> None:
    speaker = claims_of(text, ANN_LEE, BEN_OSEI)[-1].speaker
    assert speaker is not None
    assert speaker.text.lower() in {"he", "she", "it", "they", "him"}
    assert speaker.name == name


def test_whoever_the_sentence_before_is_about_speaks_next() -> None:
    text = "Ann Lee said the dam was old. The rain went on. Ben Osei left early. He said it leaked."
    assert claims_of(text, ANN_LEE, BEN_OSEI)[-1].speaker.name == "Ben Osei"  # type: ignore[union-attr]


def test_two_organisations_leave_open_which_is_meant() -> None:
    (claim,) = claims_of("The firm sued Tass after it said rents had doubled.", TASS)
    assert claim.speaker is not None
    assert claim.speaker.name is None


def test_a_possessive_is_the_subject_of_its_sentence() -> None:
    (claim,) = claims_of("Ann Lee repeated her claim that the dam leaked.", ANN_LEE)
    assert claim.speaker is not None
    assert (claim.speaker.text, claim.speaker.name) == ("her", "Ann Lee")
    assert "subject of its sentence" in claim.grounds


def test_titles_and_roles_tell_gender() -> None:
    assert gender_of("Mrs Tokayev") == "she"
    assert gender_of("the spokesman") == "he"
    assert gender_of("Kim Arendt") == ""


def test_the_title_before_a_name_decides_for_all_its_mentions() -> None:
    text = "Mr Arendt arrived. Arendt said the dam leaked. She said it was old."
    claims = claims_of(text, ("Arendt", "Kim Arendt", PERSON))
    assert claims[-1].speaker is not None
    assert claims[-1].speaker.name is None


def test_a_relative_clause_speaks_for_its_antecedent() -> None:
    (claim,) = claims_of("They met Ann Lee, who said the dam leaked.", ANN_LEE)
    assert claim.speaker is not None
    assert (claim.speaker.text, claim.speaker.name) == ("Ann Lee", "Ann Lee")


def test_who_she_is_is_told_by_a_given_name() -> None:
    text = (
        "Wendell Stroud denied that he had taken the money. His lawyer, Gail Fenn, had asked for bail. "
        '"He is not the same man," Fenn said. She argued that he was ill.'
    )
    people = [
        ("Wendell Stroud", "Wendell Stroud", PERSON),
        ("Gail Fenn", "Gail Fenn", PERSON),
        ("Fenn", "Gail Fenn", PERSON),
    ]
    last = claims_of(text, *people)[-1]
    assert last.speaker is not None
    assert last.speaker.name == "Gail Fenn"


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Gail Fenn", "she"),
        ("Štefan Fenn", "he"),
        ("Dana James", "she"),
        ("Fenn James", ""),
        ("the will", ""),
    ],
)
def test_a_family_name_tells_no_gender(text: str, gender: str) -> None:
    assert gender_of(text) == gender


def test_whose_gender_no_list_knows_has_it_from_the_first_pronoun() -> None:
    text = (
        "Xu Qi walked in. She said it rained. It was late. Ben Osei saw Xu Qi. He said it leaked."
    )
    first, second = claims_of(text, XU_QI, BEN_OSEI)
    assert first.speaker is not None
    assert second.speaker is not None
    assert (first.speaker.name, second.speaker.name) == ("Xu Qi", "Ben Osei")


def test_she_in_what_he_said_is_whom_he_named() -> None:
    text = "Ben Osei said Xu Qi was right in a letter in which she warned that the dam leaked."
    speaker = claims_of(text, XU_QI, BEN_OSEI)[-1].speaker
    assert speaker is not None
    assert speaker.name == "Xu Qi"
