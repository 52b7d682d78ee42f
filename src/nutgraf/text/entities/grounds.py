"""The evidence for a mention in a few words: what `explain` and the inspector show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.text.entities.evidence import LINKS
from nutgraf.text.entities.rules import RULES

if TYPE_CHECKING:
    from nutgraf.text.entities.segments import Candidate

_MOST = 3


def grounds_of(candidate: Candidate, rules: list[str], linked_to: str) -> str:
    """The weightiest reasons for the kind, in the words of this mention."""
    reasons: list[str] = []
    for rule in rules[:_MOST]:
        if rule == "same-as-neighbour":
            reasons.append(f"stands in a row with “{linked_to}”")
        elif rule == "group-derived":
            reasons.append(f"“{linked_to}” is a place in this article")
        elif rule == "place-people":
            reasons.append(f"“{linked_to}” in this article is derived from it")
        elif rule in LINKS:
            reasons.append(f"stands for “{linked_to}” in this article")
        elif rule == "person-title" and candidate.title:
            reasons.append(f"the title “{candidate.title}” stands before it")
        elif rule == "person-first-name":
            reasons.append(f"“{candidate.words[0]}” is a given name")
        else:
            reasons.append(_lowered(RULES[rule].sentence.rstrip(".")))
    return "; ".join(reasons)


def _lowered(sentence: str) -> str:
    """The sentence as a part of another one."""
    return sentence[0].lower() + sentence[1:]
