"""Names of which a list says the kind: "companies such as Elbor, Candur and Rafelo"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nutgraf.text.entities.lexicon import Lexicon
    from nutgraf.text.entities.segments import Candidate

_OPENING = re.compile(r"\b(?:such as|like|including|namely) (?:the )?(?=[^\W\d_a-z])")
_PLURAL = re.compile(r"\b[a-z-]+s\b|\bpeople\b|\bmedia\b")
_BEFORE = 60
"""Characters before "such as" in which the kind stands."""
_BETWEEN = frozenset({", ", " and ", ", and ", " or ", ", the ", " and the "})
_RULES = (
    ("people-kinds", "person-listed"),
    ("organisation-kinds", "organisation-listed"),
    ("place-kinds", "place-listed"),
)


def listed(
    text: str, candidates: Sequence[Candidate], lexicon: Lexicon
) -> Iterator[tuple[Candidate, str]]:
    """The candidates of such lists that no word list knows, with the rule that fires on each."""
    at = 0
    for opening in _OPENING.finditer(text):
        rule = _rule(text[max(0, opening.start() - _BEFORE) : opening.start()], lexicon)
        if not rule:
            continue
        while at < len(candidates) and candidates[at].start < opening.end():
            at += 1
        end = opening.end()
        for index in range(at, len(candidates)):
            candidate = candidates[index]
            if candidate.start != end and text[end : candidate.start] not in _BETWEEN:
                break
            if candidate.known is None:
                yield candidate, rule
            end = candidate.end


def _rule(before: str, lexicon: Lexicon) -> str:
    """The rule of the last plural before the list that says what its names are."""
    for word in reversed(_PLURAL.findall(before.rpartition(". ")[2])):
        for section, rule in _RULES:
            if word in lexicon.context[section]:
                return rule
    return ""
