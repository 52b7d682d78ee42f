"""Every rule fires on its own example, and every claim names its rule and its grounds."""

from __future__ import annotations

import re

import pytest

from nutgraf.text.claims.rules import RULES
from nutgraf.text.rule import Rule
from tests.text.claims.build import claims_of, contents


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_fires_on_its_example(rule: Rule) -> None:
    expected = re.findall(r"\[(.*?)\]", rule.example, re.DOTALL)
    found = claims_of(re.sub(r"[\[\]]", "", rule.example))
    assert (rule.id, expected) in [(claim.rule, contents(claim)) for claim in found]
    assert all(claim.rule in RULES and claim.grounds for claim in found)


def test_ids_are_kebab_case_and_sentences_end() -> None:
    for name, rule in RULES.items():
        assert name == rule.id
        assert re.fullmatch(r"claim(-[a-z]+)+", name)
        assert rule.sentence.endswith(".")


def test_the_ground_is_told_in_english() -> None:
    (claim,) = claims_of("Officials estimated that the dam would hold.")
    assert claim.grounds == "“estimate” is an estimate cue"
