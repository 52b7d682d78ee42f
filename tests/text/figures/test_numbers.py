"""Numbers, units and nouns at a given place."""

from __future__ import annotations

import pytest

from nutgraf.model.marks import FigureForm
from nutgraf.text.figures.counted import counted, counted_of, is_plural
from nutgraf.text.figures.number_words import any_number_at, words_at
from nutgraf.text.figures.numbers import number_at, rounded
from nutgraf.text.figures.page import Page
from nutgraf.text.figures.units import currency_before, is_unit_name, unit_after


@pytest.mark.parametrize(
    ("written", "value", "read"),
    [
        ("12", 12, "12"),
        ("1,200.5 x", 1200.5, "1,200.5"),
        ("5½ x", 5.5, "5½"),
        ("3/4 x", 0.75, "3/4"),
        ("2 1/2 x", 2.5, "2 1/2"),
        ("1.2 lakh crore", 1.2e12, "1.2 lakh crore"),
        ("1 234 567", 1234567, "1 234 567"),
        ("123 4567", 123, "123"),
        ("10k", 10_000, "10k"),
    ],
)
def test_digits(written: str, value: float, read: str) -> None:
    number = number_at(written, 0)
    assert number is not None
    assert (number.value, written[: number.end]) == (value, read)


@pytest.mark.parametrize("written", ["007", "1.2.3", "22,24,26", "9/11", "1" * 25, "0800"])
def test_digits_that_are_no_number(written: str) -> None:
    assert number_at(written, 0) is None


@pytest.mark.parametrize(
    ("written", "value", "read"),
    [
        ("two hundred and fifty people", 250, "two hundred and fifty"),
        ("five million and two ships", 5e6, "five million"),
        ("two hundred five-year bonds", 200, "two hundred"),
        ("seventy-two", 72, "seventy-two"),
        ("a hundred", 100, "a hundred"),
        ("two and a half years", 2.5, "two and a half"),
        ("nine point nought", 9, "nine"),
        ("nine point zero four", 9.04, "nine point zero four"),
    ],
)
def test_words(written: str, value: float, read: str) -> None:
    number = words_at(written, 0)
    assert number is not None
    assert (number.value, written[: number.end]) == (value, read)


def test_any_number() -> None:
    assert any_number_at("12", 0) == number_at("12", 0)
    assert any_number_at("twelve", 0) == words_at("twelve", 0)
    assert any_number_at("-", 0) is None
    assert any_number_at("", 0) is None


def test_rounding_takes_the_dust_away() -> None:
    assert rounded(1.1 * 1e6) == 1_100_000


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("5km.", "kilometre", FigureForm.MEASURE),
        ("5 per cent", "%", FigureForm.PERCENT),
        ("5-week", "week", FigureForm.DURATION),
        ("5 Hong Kong dollars", "HKD", FigureForm.MONEY),
        ("5C", "°C", FigureForm.MEASURE),
    ],
)
def test_units(text: str, name: str, form: FigureForm) -> None:
    number = number_at(text.lower(), 0)
    assert number is not None
    found = unit_after(text, text.lower(), number)
    assert found is not None
    assert (found[0].name, found[0].form) == (name, form)


@pytest.mark.parametrize("text", ["5 G", "5 Cs", "12 people", "3 won medals", "60 Minutes"])
def test_what_is_no_unit(text: str) -> None:
    number = number_at(text.lower(), 0)
    assert number is not None
    assert unit_after(text, text.lower(), number) is None


def test_currency_signs_before_digits() -> None:
    assert currency_before("US$5", 3, 0) == (0, "US$")
    assert currency_before("x $5", 3, 0) == (2, "$")
    assert currency_before("Rs. 5", 4, 0) == (0, "Rs.")
    assert currency_before("the 5", 4, 0) == (4, "")


def test_names_of_units() -> None:
    assert is_unit_name("minutes")
    assert not is_unit_name("people")


@pytest.mark.parametrize("word", ["officers", "people", "crises", "iraqis", "cod", "mice"])
def test_plurals(word: str) -> None:
    assert is_plural(word)


@pytest.mark.parametrize("word", ["officer", "bus", "glass", "analysis", "news", "paris", "dog's"])
def test_no_plurals(word: str) -> None:
    assert not is_plural(word)


def test_what_is_counted_on_a_page() -> None:
    text = "12 armed men of the state police force"
    page = Page(text, (), ())
    noun = counted(page, 2)
    assert noun is not None
    assert text[noun.start : noun.end] == "armed men"
    noun = counted_of(page, noun.end, singular=True)
    assert noun is not None
    assert text[noun.start : noun.end] == "state police force"
    assert counted(page, len(text)) is None
