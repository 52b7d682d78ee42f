"""Near-identical reports are recognised, different ones are not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nutgraf.text.likeness import fingerprint, near, same_report

REPORT = (
    "A container ship caught fire off the coast on Thursday and three of its crew are missing, the coastguard said."
    " The ship was carrying 340 containers when smoke was seen at dawn. A helicopter lifted 19 sailors from the deck"
    " within two hours. The owner said the cause was not known. Two tugs are on their way to the scene."
)
OTHER = (
    "The central bank raised its main rate by a quarter of a point on Thursday and said that more may follow. Prices"
    " rose faster than expected in March, driven by food and rent. Economists had expected no change. The governor"
    " told reporters that the board had been divided, by five votes to four, and that the next meeting is in June."
)


def test_a_few_other_words_are_the_same_report() -> None:
    edited = REPORT.replace("340", "430").replace(
        "The owner said", "The ship's owner told reporters"
    )
    assert near(fingerprint(REPORT), fingerprint(edited))
    assert same_report(REPORT, edited)


def test_different_reports_differ() -> None:
    assert not near(fingerprint(REPORT), fingerprint(OTHER))
    assert not same_report(REPORT, OTHER)


def test_nothing_is_no_copy_of_nothing() -> None:
    assert not same_report("", "")


@given(st.text(max_size=300))
def test_a_fingerprint_fits_into_sqlite(text: str) -> None:
    assert -(2**63) <= fingerprint(text) < 2**63
    assert near(fingerprint(text), fingerprint(text))
