"""Dates beside a cue."""

from __future__ import annotations

from datetime import date

import pytest

from tests.text.claims.build import claims_of

THURSDAY = date(2022, 1, 6)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The dam was safe, the ministry said on Thursday.", "2022-01-06"),
        ("The ministry said on Monday that the dam was safe.", "2022-01-03"),
        ("The ministry said Monday the dam was safe.", "2022-01-03"),
        ("The ministry on Monday said the dam was safe.", "2022-01-03"),
        ("On Monday, the ministry said the dam was safe.", "2022-01-03"),
        ("The ministry said in a statement on 4 January that the dam was safe.", "2022-01-04"),
        ("The ministry warned in 2020 that the dam leaked.", "2020"),
        ("The ministry said the dam burst on Monday.", None),
        ('"It burst on Monday," the ministry said.', None),
        ("The ministry, which opened in 2019, said the dam was safe.", None),
        ("The report, published on Monday, said the dam was safe.", None),
        ("The ministry said the dam was safe.", None),
    ],
)
def test_when_it_was_said(text: str, when: str | None) -> None:
    (claim,) = claims_of(text, published=THURSDAY)
    assert claim.when == when


def test_a_weekday_means_nothing_without_the_day_of_publication() -> None:
    (claim,) = claims_of("The dam was safe, the ministry said on Thursday.")
    assert claim.when is None
