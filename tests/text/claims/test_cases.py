"""Every sentence under `cases/`, with the claims that are to be found in it and no others.

Below a sentence stand its claims: speaker (`-` for nobody) | cue | ranges of the content, between them `##` |
form, stance and kind of speaker | rule.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.model.marks import Claim
from nutgraf.text.claims.find import find_claims
from nutgraf.text.segment import sentences


def _cases() -> list[tuple[str, list[str]]]:
    """The sentences of all files, with their claims as written."""
    cases = []
    for path in sorted(Path(__file__).with_name("cases").glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in block.splitlines() if not line.startswith("#")]
            if lines:
                cases.append((lines[0], [line.strip() for line in lines[1:]]))
    return cases


def _written(claim: Claim) -> str:
    """A claim in the form of the files."""
    speaker = claim.speaker.text if claim.speaker else "-"
    kind = claim.speaker.kind if claim.speaker else "-"
    content = " ## ".join(quote.text for quote in claim.content)
    kinds = f"{claim.form} {claim.stance} {kind}"
    return " | ".join((speaker, claim.cue.text, content, kinds, claim.rule))


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_the_claims_of_a_sentence(text: str, expected: list[str]) -> None:
    found = find_claims(text, sentences(text))
    assert [_written(claim) for claim in found] == expected


def test_there_are_enough_cases() -> None:
    cases = _cases()
    assert len(cases) > 300
    assert sum(not claims for _, claims in cases) > 60
