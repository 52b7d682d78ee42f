"""What the grammar of a sentence adds to the drafts of the rules, and what it corrects."""

from __future__ import annotations

import pytest

from tests.text.parsed.build import reviewed, told

ADDED = [
    (
        "The men who fled say soldiers burned it.",
        "The/DT/det/2 men/NNS/nsubj/5 who/WP/nsubj/4 fled/VBD/relcl/2 say/VBP/ROOT/5 soldiers/NNS/nsubj/7"
        " burned/VBD/ccomp/5 it/PRP/dobj/7 ././punct/5",
        "parsed-clause",
        ("The men", "say", ["soldiers burned it"]),
    ),
    (
        "It is hoped sheep survive it.",
        "It/PRP/nsubjpass/3 is/VBZ/auxpass/3 hoped/VBN/ROOT/3 sheep/NNS/nsubj/5 survive/VBP/ccomp/3"
        " it/PRP/dobj/5 ././punct/3",
        "parsed-impersonal",
        (None, "is hoped", ["sheep survive it"]),
    ),
    (
        "Rough weather is said to be hampering the search.",
        "Rough/JJ/amod/2 weather/NN/nsubjpass/4 is/VBZ/auxpass/4 said/VBN/ROOT/4 to/TO/aux/7 be/VB/aux/7"
        " hampering/VBG/xcomp/4 the/DT/det/9 search/NN/dobj/7 ././punct/4",
        "parsed-said-to",
        (None, "is said", ["Rough weather", "to be hampering the search"]),
    ),
]


@pytest.mark.parametrize(("text", "table", "rule", "expected"), ADDED, ids=[a[2] for a in ADDED])
def test_claims_that_only_the_grammar_shows(
    text: str, table: str, rule: str, expected: tuple[str | None, str, list[str]]
) -> None:
    (claim,) = reviewed(text, table)
    assert (claim.rule, claim.engine) == (rule, "spacy")
    assert told(claim) == expected
    assert claim.grounds


@pytest.mark.parametrize("change", ["did/VBD/aux/5 not/RB/neg/5", "could/MD/aux/5", "to/TO/aux/5"])
def test_what_is_not_said_is_no_claim(change: str) -> None:
    words = " ".join(token.partition("/")[0] for token in change.split())
    text = f"The men who fled {words} say soldiers burned it."
    verb = 5 + len(change.split())
    table = (
        f"The/DT/det/2 men/NNS/nsubj/{verb} who/WP/nsubj/4 fled/VBD/relcl/2"
        f" {change.replace('/5', f'/{verb}')} say/VB/ROOT/{verb} soldiers/NNS/nsubj/{verb + 2}"
        f" burned/VBD/ccomp/{verb} it/PRP/dobj/{verb + 2} ././punct/{verb}"
    )
    assert reviewed(text, table) == []


@pytest.mark.parametrize(
    ("text", "table"),
    [
        (
            "Not everyone thought they had won.",
            "Not/RB/neg/2 everyone/NN/nsubj/3 thought/VBD/ROOT/3 they/PRP/nsubj/6 had/VBD/aux/6 won/VBN/ccomp/3"
            " ././punct/3",
        ),
        (
            "The cost of it all now threatened to end them.",
            "The/DT/det/2 cost/NN/nsubj/7 of/IN/prep/2 it/PRP/pobj/3 all/DT/appos/4 now/RB/advmod/7"
            " threatened/VBD/ROOT/7 to/TO/aux/9 end/VB/xcomp/7 them/PRP/dobj/9 ././punct/7",
        ),
    ],
    ids=["nobody", "no speaker"],
)
def test_who_cannot_speak_makes_no_claim(text: str, table: str) -> None:
    assert [claim for claim in reviewed(text, table) if claim.engine == "spacy"] == []


def test_the_opening_of_a_sentence_is_not_what_was_said() -> None:
    text = "After the match, the coach said, nobody knew."
    (claim,) = reviewed(
        text,
        "After/IN/prep/7 the/DT/det/3 match/NN/pobj/1 ,/,/punct/7 the/DT/det/6 coach/NN/nsubj/7"
        " said/VBD/ROOT/7 ,/,/punct/7 nobody/NN/nsubj/10 knew/VBD/ccomp/7 ././punct/7",
    )
    assert told(claim) == ("the coach", "said", ["nobody knew"])
    assert (claim.rule, claim.engine) == ("claim-inside", "rules")
    assert "opening" in claim.grounds


def test_a_second_verb_of_the_narrator_ends_the_content() -> None:
    text = "The man acknowledged the gun was his, and was released."
    (claim,) = reviewed(
        text,
        "The/DT/det/2 man/NN/nsubj/3 acknowledged/VBD/ROOT/3 the/DT/det/5 gun/NN/nsubj/6 was/VBD/ccomp/3"
        " his/PRP$/attr/6 ,/,/punct/3 and/CC/cc/3 was/VBD/auxpass/11 released/VBN/conj/3 ././punct/3",
    )
    assert told(claim) == ("The man", "acknowledged", ["the gun was his"])


def test_a_verb_that_the_rules_took_for_a_noun_gets_its_speaker() -> None:
    text = "The team he leads reports that the ice is thin."
    (claim,) = reviewed(
        text,
        "The/DT/det/2 team/NN/nsubj/5 he/PRP/nsubj/4 leads/VBZ/relcl/2 reports/VBZ/ROOT/5 that/IN/mark/9"
        " the/DT/det/8 ice/NN/nsubj/9 is/VBZ/ccomp/5 thin/JJ/acomp/9 ././punct/5",
    )
    assert told(claim) == ("The team", "reports", ["the ice is thin"])


def test_a_speaker_that_is_no_noun_gives_way() -> None:
    text = "The team he leads asks why the ice is thin."
    (claim,) = reviewed(
        text,
        "The/DT/det/2 team/NN/nsubj/5 he/PRP/nsubj/4 leads/VBZ/relcl/2 asks/VBZ/ROOT/5 why/WRB/advmod/9"
        " the/DT/det/8 ice/NN/nsubj/9 is/VBZ/ccomp/5 thin/JJ/acomp/9 ././punct/5",
    )
    assert told(claim) == ("The team", "asks", ["why the ice is thin"])


def test_beyond_the_parse_the_rules_stand_alone() -> None:
    text = "The mayor said that the bridge was safe."
    (claim,) = reviewed(text, "")
    assert (claim.rule, claim.engine) == ("claim-that", "rules")
