"""Headlines that name a speaker without a verb."""

from __future__ import annotations

import pytest

from nutgraf.model.article import BlockKind
from tests.text.claims.build import claims_of, contents

HEADING = (BlockKind.HEADING, BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    ("headline", "speaker", "content"),
    [
        ("Mayor: bridge is safe to cross", "Mayor", "bridge is safe to cross"),
        ("Ann Lee: we should have acted sooner", "Ann Lee", "we should have acted sooner"),
        ("We should have acted sooner: Ann Lee", "Ann Lee", "We should have acted sooner"),
        ("Bridge is safe to cross – mayor", "mayor", "Bridge is safe to cross"),
        ("Twelve killed in dam collapse: officials", "officials", "Twelve killed in dam collapse"),
    ],
)
def test_a_speaker_beside_a_colon_or_dash(headline: str, speaker: str, content: str) -> None:
    claim, _ = claims_of(f"{headline}\n\nMs Lee said it rained.", kinds=HEADING)
    assert claim.speaker is not None
    assert (claim.speaker.text, contents(claim), claim.rule) == (
        speaker,
        [content],
        "claim-headline",
    )


@pytest.mark.parametrize(
    "headline",
    [
        "Live: the dam has burst",
        "Analysis: why the dam has burst",
        "Dam burst: what we know so far",
        "Ten years on: the dam that never was",
        "A town – and its dam",
        "Coast War: third convoy halted at the border",
        "Third convoy halted at the border: Coast War",
    ],
)
def test_labels_do_not_speak(headline: str) -> None:
    assert claims_of(f"{headline}\n\nIt rained.", kinds=HEADING) == ()


def test_only_headings_speak_this_way() -> None:
    kinds = (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    assert claims_of("It rained.\n\nMayor: bridge is safe to cross", kinds=kinds) == ()


def test_the_first_line_is_a_heading_where_nothing_is_known_of_blocks() -> None:
    (claim,) = claims_of("Mayor: bridge is safe to cross\n\nIt rained.")
    assert claim.rule == "claim-headline"
