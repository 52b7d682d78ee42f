"""The table of cue verbs."""

from __future__ import annotations

import pytest

from nutgraf.model.marks import Stance
from nutgraf.text.claims.lexicon import lexicon, regular_forms
from nutgraf.text.wordlists import DATA

_FRAMES = "cdlianoOgvupfwqkexhst"


@pytest.mark.parametrize(
    ("form", "lemma", "tag", "stance"),
    [
        ("said", "say", "past", Stance.NEUTRAL),
        ("says", "say", "third", Stance.NEUTRAL),
        ("denies", "deny", "third", Stance.DENIAL),
        ("admitted", "admit", "past", Stance.ADMISSION),
        ("conceding", "concede", "ing", Stance.ADMISSION),
        ("alleged", "allege", "past", Stance.DOUBTFUL),
        ("claimed", "claim", "past", Stance.DOUBTFUL),
        ("insisted", "insist", "past", Stance.FIRM),
        ("confirmed", "confirm", "past", Stance.FIRM),
        ("warned", "warn", "past", Stance.FIRM),
        ("rejected", "reject", "past", Stance.DENIAL),
        ("disputed", "dispute", "past", Stance.DENIAL),
        ("estimated", "estimate", "past", Stance.ESTIMATE),
        ("expects", "expect", "third", Stance.ESTIMATE),
        ("believes", "believe", "third", Stance.ESTIMATE),
        ("written", "write", "participle", Stance.NEUTRAL),
        ("labeled", "label", "past", Stance.NEUTRAL),
        ("labelled", "label", "past", Stance.NEUTRAL),
    ],
)
def test_forms_and_stances(form: str, lemma: str, tag: str, stance: Stance) -> None:
    word = lexicon().words[form]
    assert (word.lemma, word.tag, word.stance) == (lemma, tag, stance)


def test_verbs_of_two_words() -> None:
    assert lexicon().pairs["pointed"]["out"].lemma == "point out"


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("note", ("notes", "noted", "noted", "noting")),
        ("deny", ("denies", "denied", "denied", "denying")),
        ("stress", ("stresses", "stressed", "stressed", "stressing")),
        ("admit", ("admits", "admitted", "admitted", "admitting")),
        ("convey", ("conveys", "conveyed", "conveyed", "conveying")),
    ],
)
def test_regular_forms(verb: str, forms: tuple[str, ...]) -> None:
    assert regular_forms(verb) == forms


def test_every_line_of_the_table_is_whole_and_explained() -> None:
    lines = DATA.joinpath("claims/cues.txt").read_text(encoding="utf-8").splitlines()
    header = "\n".join(line for line in lines if line.startswith("#"))
    assert "Licence:" in header
    assert all(f"#   {frame}  " in header for frame in _FRAMES)
    for line in lines:
        if line and not line.startswith("#"):
            columns = line.split()
            assert len(columns) in {3, 7}, line
            assert set(columns[2]) <= set(_FRAMES + "-"), line


def test_every_stance_has_a_verb() -> None:
    assert {word.stance for word in lexicon().words.values()} == set(Stance)
