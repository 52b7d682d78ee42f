"""Dates in a text and what they mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.text import days
from nutgraf.text.dates import find_dates

_THURSDAY = date(2022, 1, 6)


@pytest.mark.parametrize(
    ("text", "found", "when"),
    [
        ("on Thursday", "Thursday", "2022-01-06"),
        ("on Wednesday night", "Wednesday night", "2022-01-05"),
        ("on Friday", "Friday", "2021-12-31"),
        ("last Thursday", "last Thursday", "2021-12-30"),
        ("next Thursday", "next Thursday", "2022-01-13"),
        ("they will meet on Friday", "Friday", "2022-01-07"),
        ("they will meet on Thursday", "Thursday", "2022-01-06"),
        ("it is due by Monday", "Monday", "2022-01-10"),
        ("late on Wednesday", "late on Wednesday", "2022-01-05"),
        ("yesterday", "yesterday", "2022-01-05"),
        ("today", "today", "2022-01-06"),
        ("tomorrow morning", "tomorrow morning", "2022-01-07"),
        ("overnight", "overnight", "2022-01-06"),
        ("last night", "last night", "2022-01-05"),
        ("last week", "last week", "2021-12-27/2022-01-02"),
        ("this week", "this week", "2022-01-03/2022-01-09"),
        ("last weekend", "last weekend", "2022-01-01/2022-01-02"),
        ("last month", "last month", "2021-12"),
        ("next month", "next month", "2022-02"),
        ("last quarter", "last quarter", "2021-10/2021-12"),
        ("last year", "last year", "2021"),
        ("last decade", "last decade", "2010/2019"),
        ("last century", "last century", "1900/1999"),
        ("in 2020", "2020", "2020"),
        ("since 1991", "1991", "1991"),
        ("the 1990s", "1990s", "1990/1999"),
        ("the '80s", "'80s", "1980/1989"),
        ("the 90s", "90s", "1990/1999"),
        ("in the 19th century", "19th century", "1801/1900"),
        ("January 5, 2022", "January 5, 2022", "2022-01-05"),
        ("Sept. 11, 2001", "Sept. 11, 2001", "2001-09-11"),
        ("5 January", "5 January", "2022-01-05"),
        ("December 20", "December 20", "2021-12-20"),
        ("the 5th of March 2021", "5th of March 2021", "2021-03-05"),
        ("5-7 March 2021", "5-7 March 2021", "2021-03-05/2021-03-07"),
        ("March 2021", "March 2021", "2021-03"),
        ("in May", "May", "2021-05"),
        ("elections due in May", "May", "2022-05"),
        ("in December", "December", "2021-12"),
        ("last December", "last December", "2021-12"),
        ("next January", "next January", "2023-01"),
        ("early January", "early January", "2022-01"),
        ("mid-2020", "mid-2020", "2020"),
        ("2021-22", "2021-22", "2021/2022"),
        ("between 2010 and 2015", "2010 and 2015", "2010/2015"),
        ("the third quarter of 2021", "third quarter of 2021", "2021-07/2021-09"),
        ("Q1 2020", "Q1 2020", "2020-01/2020-03"),
        ("the first half of last year", "first half of last year", "2021-01/2021-06"),
        ("profits in the third quarter", "third quarter", "2021-07/2021-09"),
        ("profits will fall in the first quarter", "first quarter", "2022-01/2022-03"),
        ("at the weekend", "the weekend", "2022-01-01/2022-01-02"),
        ("they will meet at the weekend", "the weekend", "2022-01-08/2022-01-09"),
        ("it will rise to 3.7% in May", "May", "2022-05"),
        ("it was expected to end in May", "May", "2021-05"),
        ("Friday, 08 November 2019", "Friday, 08 November 2019", "2019-11-08"),
        ("Friday (March 10, 2017)", "Friday (March 10, 2017", "2017-03-10"),
        ("between October and December", "October and December", "2021-10/2021-12"),
        ("from July to September 2019", "July to September 2019", "2019-07/2019-09"),
        ("from November 20 to December 11", "November 20 to December 11", "2021-11-20/2021-12-11"),
        ("between July 2003 and December 2004", "July 2003 and December 2004", "2003-07/2004-12"),
        ("5 May – 12 June 2021", "5 May – 12 June 2021", "2021-05-05/2021-06-12"),
        ("it had been used by Tuesday", "Tuesday", "2022-01-04"),
        ("between 2020/21 and 2022/23", "2020/21 and 2022/23", "2020/2023"),
        ("he fell on 9 June", "9 June", "2021-06-09"),
        ("he will go on 9 June", "9 June", "2022-06-09"),
        ("he goes on 9 March", "9 March", "2022-03-09"),
        ("its Agenda 2030", "2030", None),
        ("(summer 2021)", "2021", "2021"),
        ("on 5 January.", "5 January", "2022-01-05"),
        ("2022-01-06", "2022-01-06", "2022-01-06"),
        ("5/7/2021", "5/7/2021", None),
        ("44 BC", "44 BC", None),
        ("30 February", "30 February", None),
        ("three decades ago", "three decades ago", "1992"),
        ("a year ago", "a year ago", "2021"),
        ("two weeks ago", "two weeks ago", "2021-12-23"),
        ("twenty-five years ago", "twenty-five years ago", "1997"),
        ("two hundred years ago", "two hundred years ago", "1822"),
        ("six months ago", "six months ago", "2021-07"),
    ],
)
def test_a_date(text: str, found: str, when: str | None) -> None:
    (mention,) = find_dates(text, _THURSDAY)
    assert (mention.text, mention.when) == (found, when)


@pytest.mark.parametrize(
    "text",
    [
        "it may be so",
        "they march on",
        "1500 people",
        "more than 2000",
        "a survey of 1709 schoolchildren",
        "nearly 2000 miles",
        "$2000",
        "9/11",
        "his 40s",
        "the Sunday Times",
        "long ago",
        "April said so",
        "room 12",
        "the third quarter of the match",
        "a (1137 runs) record",
        "the recovery of 1922 new patients",
        "a 2000 year old tradition",
        "12 people",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text, _THURSDAY) == ()


def test_a_counted_distance_is_told_apart() -> None:
    counted = [mention.counted for mention in find_dates("a year ago, two years ago", _THURSDAY)]
    assert counted == [False, True]


def test_without_a_day_of_publication_only_what_the_calendar_says() -> None:
    text = "yesterday, on Monday, on 5 May, last May, last week, two weeks ago, in 2020, 5 May 2020"
    whens = [mention.when for mention in find_dates(text, None)]
    assert whens == [None] * 6 + ["2020", "2020-05-05"]


def test_the_ends_of_the_calendar() -> None:
    assert days.days_from(date.max, 1) is None
    assert days.months_from(date.min, -1) is None
    assert days.unit_from(date.min, "century", -1) is None
    assert days.period(date(5, 1, 1), "decade", -1) is None
    assert days.day_without_year(date.min, 12, 31) == "0001-12-31"
    assert days.shifted(date.max, 1) is None


# fmt: off
_PIECES = st.sampled_from([
    "5", "31", "1990", "2020", "2021-22", "1990s", "'80s", "19th century", "January", "May",
    "Sept.", "Monday", "last", "next", "this", "week", "year", "yesterday", "overnight", "early",
    "mid-", "late on", "three", "a", "decades", "ago", "Q1", "first quarter", "of", "in", "the",
    ",", ".", "-", "/", "\n", "0", "0000", "9999", "BC", "million years", "İ", "٣",
])
# fmt: on


@given(
    st.one_of(st.text(max_size=100), st.lists(_PIECES, max_size=30).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
@settings(max_examples=100, deadline=None)
def test_dates_are_slices_in_order(text: str, published: date | None) -> None:
    ended = 0
    for mention in find_dates(text, published):
        assert mention.start >= ended
        assert text[mention.start : mention.end] == mention.text != ""
        ended = mention.end
