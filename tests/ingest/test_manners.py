"""When a server may be asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.ingest.manners import (
    DAY,
    HOUR,
    LONGEST,
    Validators,
    due_after_answer,
    due_after_failure,
    validators_in,
)

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TAGGED = Validators(etag='"1"')


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, HOUR),
        ({"cache-control": "max-age=60"}, HOUR),
        ({"cache-control": "public, MAX-AGE=7200"}, 2 * HOUR),
        ({"cache-control": "max-age=99999999999999"}, LONGEST),
        ({"expires": "Mon, 02 Mar 2026 15:00:00 GMT"}, 3 * HOUR),
        (
            {"expires": "Mon, 02 Mar 2026 15:00:00 GMT", "date": "Mon, 02 Mar 2026 10:00:00 GMT"},
            5 * HOUR,
        ),
        ({"expires": "0"}, HOUR),
        ({"expires": "Sun, 01 Mar 1999 15:00:00 GMT"}, HOUR),
    ],
)
def test_after_an_answer(headers: dict[str, str], wait: timedelta) -> None:
    assert due_after_answer(NOW, headers, TAGGED) == NOW + wait


def test_a_server_that_must_send_everything_is_asked_once_a_day() -> None:
    assert due_after_answer(NOW, {}, Validators()) == NOW + DAY


@pytest.mark.parametrize(
    ("failures", "retry_after", "wait"),
    [
        (1, "", HOUR),
        (4, "", 8 * HOUR),
        (500, "", LONGEST),
        (1, "10", HOUR),
        (1, "86400", DAY),
        (1, "Tue, 03 Mar 2026 12:00:00 GMT", DAY),
        (1, "soon", HOUR),
        (1, "9" * 40, LONGEST),
    ],
)
def test_after_a_failure(failures: int, retry_after: str, wait: timedelta) -> None:
    assert due_after_failure(NOW, failures, retry_after) == NOW + wait


@given(st.text(max_size=30), st.text(max_size=30), st.integers(0, 10**6))
def test_nothing_that_a_server_says_makes_us_ask_sooner_or_never(
    one: str, other: str, failures: int
) -> None:
    headers = {"cache-control": one, "expires": other, "date": one}
    for due in (due_after_answer(NOW, headers, TAGGED), due_after_failure(NOW, failures, one)):
        assert NOW + HOUR <= due <= NOW + LONGEST


def test_what_a_server_calls_a_version_goes_back_as_it_came() -> None:
    told = validators_in({"etag": 'W/"x, y"', "last-modified": "whenever"})
    assert told.headers["If-None-Match"] == 'W/"x, y"'
    assert told.headers["If-Modified-Since"] == "whenever"
    assert set(Validators().headers) == {"Accept"}
