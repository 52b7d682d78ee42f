"""Dependents, spans and places in a parse."""

from __future__ import annotations

from nutgraf.model.marks import Span
from nutgraf.text.parsed.subjects import agent_of, noun_phrase, subject_of
from tests.text.parsed.build import span_in, tree_of

TEXT = "The men who fled were told by the mayor, a sober man, that it rained."
TREE = tree_of(
    TEXT,
    "The/DT/det/2 men/NNS/nsubjpass/6 who/WP/nsubj/4 fled/VBD/relcl/2 were/VBD/auxpass/6 told/VBN/ROOT/6"
    " by/IN/agent/6 the/DT/det/9 mayor/NN/pobj/7 ,/,/punct/9 a/DT/det/13 sober/JJ/amod/13 man/NN/appos/9"
    " ,/,/punct/6 that/IN/mark/17 it/PRP/nsubj/17 rained/VBD/ccomp/6 ././punct/6",
)
MEN, FLED, TOLD, MAYOR = 1, 3, 5, 8


def test_dependents_come_in_order() -> None:
    assert TREE.dependents(TOLD) == (1, 4, 6, 13, 16, 17)
    assert TREE.dependent(TOLD, "agent") == 6
    assert TREE.dependent(TOLD, "xcomp") is None


def test_characters_lead_to_tokens_and_back() -> None:
    mayor = span_in(TEXT, "mayor")
    assert TREE.at(mayor.start + 2) == MAYOR
    assert TREE.at(mayor.start - 1) is None
    assert TREE.at(len(TEXT)) is None
    assert list(TREE.tokens_in(span_in(TEXT, "the mayor"))) == [7, 8]
    assert TREE.span(7, 8) == span_in(TEXT, "the mayor")
    assert not TREE.tokens_in(Span(500, 600))


def test_subjects_pass_through_relative_clauses_and_agents() -> None:
    fled, told = subject_of(TREE, FLED), subject_of(TREE, TOLD)
    assert fled is not None
    assert fled.head == MEN
    assert told is not None
    assert told.head == MEN
    assert agent_of(TREE, TOLD) == MAYOR


def test_a_noun_phrase_leaves_its_clauses_out_and_keeps_its_apposition() -> None:
    assert TEXT[slice(*TREE.span(*noun_phrase(TREE, MEN)))] == "The men"
    assert TEXT[slice(*TREE.span(*noun_phrase(TREE, MAYOR)))] == "the mayor, a sober man"


def test_an_adjective_is_no_verb() -> None:
    tree = tree_of("alleged thieves", "alleged/VBN/amod/2 thieves/NNS/ROOT/2")
    assert not tree.is_verb(0)
    assert TREE.is_verb(TOLD)
