"""The second engine as a whole, where a pipeline is installed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.marks import Analysis, Claim, Mention, Quote, Speaker
from nutgraf.text.explain import RULES as ALL_RULES
from nutgraf.text.parsed import reading
from nutgraf.text.parsed.engine import analyse_parsed
from nutgraf.text.parsed.rules import RULES
from nutgraf.text.rule import Rule
from nutgraf.text.segment import sentences
from tests.text.parsed.build import needs_model, pipeline

pytestmark = [needs_model, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

PIECES = st.sampled_from(
    [
        "said",
        "the mayor",
        "Ann Lee",
        "“",
        "”",
        '"',
        ",",
        ".",
        "\n\n",
        "that",
        "is",
        "to",
        "in Mobile",
        "who",
        "’s",
    ]
)


def marked(text: str) -> Analysis:
    return analyse_parsed(text, pipeline=pipeline())


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_fires_on_its_example(rule: Rule) -> None:
    expected = re.findall(r"\[(.*?)\]", rule.example)
    analysis = marked(re.sub(r"[\[\]]", "", rule.example))
    found = [(m.rule, [m.text]) for m in analysis.entities]
    found += [(c.rule, [quote.text for quote in c.content]) for c in analysis.claims]
    assert (rule.id, expected) in found


def test_engine_and_version_name_the_model() -> None:
    analysis = marked("Ann Lee left.")
    assert analysis.engine == f"rules+{pipeline().name}"
    assert analysis.engine_version.endswith(f"+{pipeline().name}-{pipeline().version}")


def test_what_is_not_english_is_left_to_the_rules() -> None:
    text = "Der Minister sagte am Montag in Berlin, dass die Brücke gesperrt wird und nicht mehr öffnet."
    analysis = marked(text)
    assert analysis.language == "de"
    assert {mark.engine for mark in analysis.entities} <= {"rules"}


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map(" ".join)))
def test_offsets_are_law(text: str) -> None:
    analysis = marked(text)
    marks: list[Mention | Claim] = [*analysis.entities, *analysis.claims]
    assert all(mark.rule in ALL_RULES for mark in marks)
    for mention in analysis.entities:
        assert text[mention.start : mention.end] == mention.text != ""
    for claim in analysis.claims:
        parts: list[Quote | Speaker] = [
            claim.cue,
            *claim.content,
            *([claim.speaker] if claim.speaker else []),
        ]
        assert all(text[part.start : part.end] == part.text != "" for part in parts)


def test_sentences_of_the_parse_are_ours() -> None:
    text = "A first line\n\nHe said it rains. It does."
    tree = reading.read(text, sentences(text), pipeline().language)
    roots = [tree.words[n] for n, head in enumerate(tree.heads) if head == n]
    assert len(roots) >= 3
    for begin, end in sentences(text):
        tokens = [n for n in range(len(tree)) if begin <= tree.starts[n] < end]
        assert {tree.heads[n] in tokens for n in tokens} == {True}


def test_only_so_much_of_an_endless_text_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST", 2_000)
    text = "Some who saw it swear that the light was green.\n\n" * 100
    tree = reading.read(text, sentences(text), pipeline().language)
    assert 1_000 < tree.ends[-1] <= 2_000
    claims = marked(text).claims
    assert claims
    assert all(claim.end <= 2_000 for claim in claims if claim.engine == "spacy")


@pytest.mark.parametrize("unit", ["he said ", '"', "(", "abc", "Lee said that ", "a-", "."])
def test_text_that_is_no_prose_gets_an_answer(unit: str) -> None:
    assert marked(unit * (1_500 // len(unit))).engine.startswith("rules+")
