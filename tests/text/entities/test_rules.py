"""Every rule of the entities is held to its own example."""

from __future__ import annotations

import pytest

from nutgraf.text.entities.context import Surroundings
from nutgraf.text.entities.evidence import LINKS
from nutgraf.text.entities.find import find_mentions
from nutgraf.text.entities.known import find_known
from nutgraf.text.entities.lexical import Words
from nutgraf.text.entities.lexicon import lexicon
from nutgraf.text.entities.rules import RULES, WEIGHTS
from nutgraf.text.entities.scan import scan
from nutgraf.text.entities.segments import Cutter
from nutgraf.text.rule import Rule
from nutgraf.text.segment import sentences

_OVER_THE_ARTICLE = {
    "organisation-abbreviated", "organisation-listed", "person-listed", "place-listed",
}  # fmt: skip
"""Rules that look at more than the candidate and what stands around it."""


def _fired(text: str, start: int) -> set[str]:
    """The rules that fire on the candidate at `start`, by its words and what stands around it."""
    lists = lexicon()
    words, around = Words(lists), Surroundings(text, lists)
    for candidate in Cutter(scan(text, sentences(text)), lists).candidates():
        if candidate.start == start:
            return {*words.evidence(candidate), *around.evidence(candidate)}
    return set()


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_example_shows_the_rule(rule: Rule) -> None:
    start, end = rule.example.index("["), rule.example.index("]") - 1
    text = rule.example.replace("[", "").replace("]", "")
    find = find_known if rule.id == "known-name" else find_mentions
    (mark,) = [m for m in find(text, sentences(text)) if (m.start, m.end) == (start, end)]
    if rule.id == "known-name" or rule.id in LINKS:
        assert mark.rule == rule.id
    else:
        assert mark.kind is WEIGHTS[rule.id].kind
        assert rule.id in _fired(text, start) | _OVER_THE_ARTICLE
