"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.search.dates import Days, days, may_become_date, nearest_date

TODAY = date(2022, 3, 15)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2022", "2022-01-01", "2023-01-01"),
        ("2022-12", "2022-12-01", "2023-01-01"),
        ("2022-1", "2022-01-01", "2022-02-01"),
        ("2022/01/06", "2022-01-06", "2022-01-07"),
        ("today", "2022-03-15", "2022-03-16"),
        ("Yesterday", "2022-03-14", "2022-03-15"),
        ("7d", "2022-03-08", "2022-03-16"),
        ("P1W", "2022-03-08", "2022-03-16"),
        ("last 7 days", "2022-03-08", "2022-03-16"),
        ("2 weeks ago", "2022-03-01", "2022-03-02"),
        ("this week", "2022-03-14", "2022-03-21"),
        ("last month", "2022-02-01", "2022-03-01"),
        ("last year", "2021-01-01", "2022-01-01"),
        ("sunday", "2022-03-13", "2022-03-14"),
        ("jan", "2022-01-01", "2022-02-01"),
        ("december", "2021-12-01", "2022-01-01"),
        ("6 January 2022", "2022-01-06", "2022-01-07"),
        ("2022-01..2022-03", "2022-01-01", "2022-04-01"),
        ("2022-03..2022-01", "2022-01-01", "2022-04-01"),
        ("..2022", None, "2023-01-01"),
        ("2022..", "2022-01-01", None),
        ("7d..3d", "2022-03-08", "2022-03-13"),
        (">2022-05", "2022-06-01", None),
        (">=2022-05", "2022-05-01", None),
        ("<2022-05", None, "2022-05-01"),
        ("<=2022-05", None, "2022-06-01"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("99999y", "1922-04-09", "2022-03-16"),
    ],
)
def test_what_days_are_meant(text: str, low: str | None, high: str | None) -> None:
    assert days(text, TODAY) == Days(low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2", "2000-01-01", "3000-01-01"),
        ("20", "2000-01-01", "2100-01-01"),
        ("2022-", "2022-01-01", "2023-01-01"),
        ("2022-1", "2022-01-01", "2023-01-01"),
        ("2022-01-3", "2022-01-01", "2022-02-01"),
        ("2022..2", "2022-01-01", "3000-01-01"),
        ("2022-01..2022-", "2022-01-01", "2023-01-01"),
    ],
)
def test_half_typed_days_are_read_widely(text: str, low: str, high: str) -> None:
    assert days(text, TODAY, half_typed=True) == Days(low, high)


@pytest.mark.parametrize("text", ["2022-13", "2022-02-30", "soon", "", "2022..soon", "12 foos ago"])
def test_what_is_no_date(text: str) -> None:
    assert days(text, TODAY) is None


@pytest.mark.parametrize(
    "text", ["y", "last w", "2 wee", "2 weeks a", "2022..y", "januar", "6 jan", "", ">"]
)
def test_what_may_become_a_date(text: str) -> None:
    assert may_become_date(text)


@pytest.mark.parametrize("text", ["soon", "2022-13", "2 foos"])
def test_what_will_never_be_a_date(text: str) -> None:
    assert not may_become_date(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("2022-02-31", "2022-02-28"), ("2022-00", "2022-01"), (">2022-13", ">2022-12"), ("tody", "today"),
     ("qqqq", None)],
)  # fmt: skip
def test_the_nearest_right_date(text: str, meant: str | None) -> None:
    assert nearest_date(text) == meant


@given(st.text(alphabet="0123456789-./ dwmyagotPlst<>=", max_size=14), st.booleans())
def test_no_text_is_too_odd(text: str, half_typed: bool) -> None:
    found = days(text, TODAY, half_typed=half_typed)
    if found is not None and found.low and found.high:
        assert found.low < found.high
