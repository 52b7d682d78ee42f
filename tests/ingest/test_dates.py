"""Dates as documents write them."""

from __future__ import annotations

from datetime import date

import pytest

from nutgraf.ingest.dates import read_date


@pytest.mark.parametrize(
    "text",
    ["2026-03-05", "2026-03-05T23:10:00-05:00", "2026/3/5", "20260305", "20260305T101112Z",
     "Thu, 05 Mar 2026 10:00:00 GMT", "5 March 2026", "Thursday 5 March 2026, 00.01 BST", "March 5, 2026",
     "Mar. 5th, 2026", " 5 mar 2026 "],
)  # fmt: skip
def test_the_day_is_read_as_printed(text: str) -> None:
    assert read_date(text) == date(2026, 3, 5)


@pytest.mark.parametrize(
    "text", ["", "2026-02-30", "0000-01-01", "5/6/26", "yesterday", "5 Foo 2026", "2026-03-055"]
)
def test_what_is_no_certain_day_is_none(text: str) -> None:
    assert read_date(text) is None
