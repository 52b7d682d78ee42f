"""Acronyms that another article explained."""

from __future__ import annotations

from nutgraf.text.analyse import analyse
from nutgraf.text.linking.across import expanded, unexplained

EXPLAINED = "The Kuji Pet Food Agency (KPFA) objected. The KPFA said that it was wrong."
BARE = "The KPFA said on Monday that it was wrong. The BBC reported it. Mr Lee left."


def test_only_acronyms_that_nobody_explains_are_asked_for() -> None:
    assert unexplained(analyse(EXPLAINED)) == ()
    assert unexplained(analyse(BARE)) == ("KPFA",)


def test_mentions_and_speakers_get_the_name_and_say_why() -> None:
    name = "Kuji Pet Food Agency"
    analysis = expanded(analyse(BARE), {"KPFA": name, "BBC": "British Bread Club"})
    mention = analysis.entities[0]
    assert (mention.text, mention.name) == ("KPFA", name)
    assert name in mention.grounds
    assert "British Bread Club" not in {other.name for other in analysis.entities}
    assert name in {claim.speaker.name for claim in analysis.claims if claim.speaker}


def test_nothing_known_changes_nothing() -> None:
    analysis = analyse(BARE)
    assert expanded(analysis, {}) is analysis
