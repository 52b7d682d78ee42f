"""What figures are worth: bounds, hedge, unit, form, and what they count."""

from __future__ import annotations

import pytest

from nutgraf.model.marks import Figure
from nutgraf.text.figures.find import find_figures
from nutgraf.text.segment import sentences


def _only(text: str) -> Figure:
    """The one figure of a text."""
    (figure,) = find_figures(text, sentences(text))
    return figure


@pytest.mark.parametrize(
    ("text", "low", "high", "hedge"),
    [
        ("It has 12 cars.", 12, 12, "exact"),
        ("It has at least 12 cars.", 12, None, "at least"),
        ("It has no fewer than 12 cars.", 12, None, "at least"),
        ("It has more than 12 cars.", 12, None, "more than"),
        ("It has well over 12 cars.", 12, None, "more than"),
        ("It has up to 12 cars.", None, 12, "at most"),
        ("It has as many as 12 cars.", None, 12, "at most"),
        ("It has no more than 12 cars.", None, 12, "at most"),
        ("It has fewer than 12 cars.", None, 12, "less than"),
        ("It has just under 12 cars.", None, 12, "less than"),
        ("It has about 12 cars.", 12, 12, "about"),
        ("It has an estimated 12 cars.", 12, 12, "about"),
        ("It has nearly 12 cars.", 12, 12, "about"),
        ("It has ~12 cars.", 12, 12, "about"),
        ("It has exactly 12 cars.", 12, 12, "exact"),
        ("It has 12 or more cars.", 12, None, "at least"),
        ("It has 12-plus cars.", 12, None, "at least"),
        ("It has 12 cars or so.", 12, 12, "about"),
        ("It has 12 cars at the latest count.", 12, 12, "about"),
        ("It has 12 or fewer cars.", None, 12, "at most"),
        ("It has 200-odd cars.", 200, 200, "about"),
        ("It has at least another 12 cars.", 12, None, "at least"),
        ("It has another 12 cars.", 12, 12, "exact"),
        ("It has only about 12 cars.", 12, 12, "about"),
        ("It has between 12 and 15 cars.", 12, 15, "range"),
        ("It has 12 to 15 cars.", 12, 15, "range"),
        ("It has 12-15 cars.", 12, 15, "range"),
        ("It has 12–15 cars.", 12, 15, "range"),
        ("It has two or three cars.", 2, 3, "range"),
        ("Its fleet went from 15 to 12 cars.", 12, 15, "range"),
        ("It has dozens of cars.", 24, None, "vague"),
        ("It has scores of cars.", 40, None, "vague"),
        ("It has hundreds of cars.", 200, None, "vague"),
        ("It has tens of thousands of cars.", 20_000, None, "vague"),
        ("It has several hundred cars.", 300, None, "vague"),
        ("It has a few cars.", 3, None, "vague"),
        ("It has a couple of cars.", 2, None, "vague"),
        ("It has a handful of cars.", 5, None, "vague"),
    ],
)
def test_hedges_bound_the_value(
    text: str, low: float | None, high: float | None, hedge: str
) -> None:
    figure = _only(text)
    assert (figure.low, figure.high, figure.hedge.value) == (low, high, hedge)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,200", 1_200),
        ("12,34,567", 1_234_567),
        ("40 000", 40_000),
        ("40\u202f000", 40_000),
        ("1 234 567", 1_234_567),
        ("1.250.000", 1_250_000),
        ("1.2 million", 1_200_000),
        ("1.1 million", 1_100_000),
        ("3.5bn", 3_500_000_000),
        ("500 crore", 5_000_000_000),
        ("three lakh", 300_000),
        ("5½ million", 5_500_000),
        ("two hundred and fifty", 250),
        ("ten thousand three hundred and one", 10_301),
        ("twenty-five", 25),
        ("one and a half million", 1_500_000),
        ("two point five million", 2_500_000),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("a hundred and fifty thousand", 150_000),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("a million", 1_000_000),
    ],
)
def test_numbers_in_all_their_forms(written: str, value: float) -> None:
    figure = _only(f"They saw {written} birds.")
    assert (figure.text, figure.low, figure.high) == (f"{written} birds", value, value)
    assert figure.counted == "birds"


@pytest.mark.parametrize(
    ("written", "low", "high", "unit"),
    [
        ("$1.2bn", 1.2e9, 1.2e9, "USD"),
        ("US$3.4 trillion", 3.4e12, 3.4e12, "USD"),
        ("€4 million", 4e6, 4e6, "EUR"),
        ("€1,2 million", 1.2e6, 1.2e6, "EUR"),
        ("£3.5m", 3.5e6, 3.5e6, "GBP"),
        ("A$45m", 45e6, 45e6, "AUD"),
        ("N20m", 20e6, 20e6, "NGN"),
        ("Kshs.27.9 billion", 27.9e9, 27.9e9, "KES"),
        ("3 dollars 50 cents", 3.5, 3.5, "USD"),
        ("a quarter million euros", 250e3, 250e3, "EUR"),
        ("C$12", 12, 12, "CAD"),
        ("HK$3.20", 3.2, 3.2, "HKD"),
        ("Rs 500 crore", 5e9, 5e9, "INR"),
        ("R1.5-billion", 1.5e9, 1.5e9, "ZAR"),
        ("SFr23bn", 23e9, 23e9, "CHF"),
        ("CHF 20m", 20e6, 20e6, "CHF"),
        ("2 trillion yen", 2e12, 2e12, "JPY"),
        ("500 SEK", 500, 500, "SEK"),
        ("10 million Swedish kronor", 10e6, 10e6, "SEK"),
        ("50 cents", 0.5, 0.5, "USD"),
        ("30p", 0.3, 0.3, "GBP"),
        ("$2-3 billion", 2e9, 3e9, "USD"),
        ("between €4 billion and €5 billion", 4e9, 5e9, "EUR"),
        ("$2 million to $3 million", 2e6, 3e6, "USD"),
        ("tens of millions of dollars", 20e6, None, "USD"),
        ("-$5m", -5e6, -5e6, "USD"),
    ],
)
def test_money(written: str, low: float, high: float | None, unit: str) -> None:
    figure = _only(f"The bill was {written} last time.")
    assert figure.text == written
    assert (figure.low, figure.high, figure.unit, figure.form.value) == (low, high, unit, "money")


@pytest.mark.parametrize(
    ("written", "value", "unit", "form"),
    [
        ("3.4 per cent", 3.4, "%", "percent"),
        ("9.1%", 9.1, "%", "percent"),
        ("12 %", 12, "%", "percent"),
        ("3,5 %", 3.5, "%", "percent"),
        ("two percentage points", 2, "percentage point", "percent"),
        ("75 basis points", 75, "basis point", "percent"),
        ("100 mph", 100, "mph", "measure"),
        ("60 miles an hour", 60, "mph", "measure"),
        ("180 kilometres per hour", 180, "km/h", "measure"),
        ("40.3C", 40.3, "°C", "measure"),
        ("-5°C", -5, "°C", "measure"),
        ("minus 12 degrees Celsius", -12, "°C", "measure"),
        ("30 square kilometres", 30, "square kilometre", "measure"),
        ("12 sq ft", 12, "square foot", "measure"),
        ("118mm", 118, "millimetre", "measure"),
        ("6ft 6in", 6.5, "foot", "measure"),
        ("3.2GW", 3.2, "gigawatt", "measure"),
        ("256GB", 256, "gigabyte", "measure"),
        ("120 tonnes", 120, "tonne", "measure"),
        ("10½ miles", 10.5, "mile", "measure"),
        ("10 1/2 miles", 10.5, "mile", "measure"),
        ("three decades", 3, "decade", "duration"),
        ("two and a half years", 2.5, "year", "duration"),
        ("two hours and 30 minutes", 2.5, "hour", "duration"),
        ("half an hour", 0.5, "hour", "duration"),
        ("an hour and a half", 1.5, "hour", "duration"),
        ("$80 a barrel", 80, "USD per barrel", "rate"),
        ("12 per 100,000 people", 12, "per 100,000 people", "rate"),
        ("160,000 vehicles a day", 160_000, "per day", "rate"),
        ("five years old", 5, "year", "age"),
        ("18 months of age", 18, "month", "age"),
        ("one in five", 0.2, None, "ratio"),
        ("two to one", 2, None, "ratio"),
        ("3-to-2", 1.5, None, "ratio"),
        ("50-50", 0.5, None, "ratio"),
        ("about a third", 1 / 3, None, "ratio"),
        ("two-thirds", 2 / 3, None, "ratio"),
        ("fourfold", 4, None, "multiple"),
        ("10-fold", 10, None, "multiple"),
    ],
)
def test_units_and_forms(written: str, value: float, unit: str | None, form: str) -> None:
    figure = _only(f"Yes, it was {written}, he said.")
    assert figure.text == written
    assert figure.low == pytest.approx(value)
    assert (figure.unit, figure.form.value) == (unit, form)


@pytest.mark.parametrize(
    ("text", "low", "high", "form"),
    [
        ("Rovers won 3-1.", 1, 3, "score"),
        ("Rovers lost 1-3.", 1, 3, "score"),
        ("The bill passed by 432 votes to 202.", 202, 432, "score"),
        ("The Senate voted 52 to 48 to confirm him.", 48, 52, "score"),
        ("She won 6-4, 7-6 (7-5).", 4, 7, "score"),
        ("Fewer than half of the members came.", None, 0.5, "ratio"),
        ("The price nearly doubled.", 2, 2, "multiple"),
        ("The price more than tripled.", 3, None, "multiple"),
        ("It began with a near-doubling of prices.", 2, 2, "multiple"),
        ("They have three times as many boats.", 3, 3, "multiple"),
        ("It is the ninth largest country.", 9, 9, "ordinal"),
        ("It was his twenty-third goal.", 23, 23, "ordinal"),
        ("A man in his 40s fell.", 40, 49, "age"),
        ("A man in his fifties fell.", 50, 59, "age"),
        ("The over-65s stayed.", 65, None, "age"),
        ("Children under five stayed.", None, 5, "age"),
        ("Those aged between 18 and 24 stayed.", 18, 24, "age"),
        ("She was six when it happened.", 6, 6, "age"),
        ("Meena Gupta (45), a farmer, won.", 45, 45, "age"),
        ("Profits more than halved.", None, 0.5, "multiple"),
        ("At stumps they were 302/7, with Lee unbeaten.", 7, 302, "score"),
        ("The Hawks (2-11) are last.", 2, 11, "score"),
        ("It took more than a week.", 1, None, "duration"),
        ("The rock is between 60 million and 62 million years old.", 6e7, 6.2e7, "age"),
        ("The yield went up to 4.6% from last year.", 4.6, 4.6, "percent"),
    ],
)
def test_other_forms(text: str, low: float | None, high: float | None, form: str) -> None:
    figure = _only(text)
    assert (figure.low, figure.high, figure.form.value) == (low, high, form)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("At least 12 law enforcement personnel died.", "law enforcement personnel"),
        ("Six former Soviet countries joined.", "former Soviet countries"),
        ("It bought 75 Boeing 737 MAX jets.", "Boeing 737 MAX jets"),
        ("Two New York Times reporters left.", "New York Times reporters"),
        ("A five-member panel met.", "member"),
        ("A quarter of the city's children are poor.", "city's children"),
        ("The 16-year-old daughter's leg was broken.", "daughter"),
        ("A third of the votes were void.", "votes"),
        ("It owns 15% of Chile's copper mines.", "Chile's copper mines"),
        ("Fewer than one in five voters came.", "voters"),
        ("A 45-year-old police officer fell.", "police officer"),
        ("It lost 6% of its workforce.", "workforce"),
        ("It leaked 1,500 tonnes of oil.", "oil"),
        ("It hurt 12.", None),
        ("Twelve dead, officials said.", None),
    ],
)
def test_what_is_counted(text: str, counted: str | None) -> None:
    assert _only(text).counted == counted


def test_two_figures_of_a_change_stay_apart() -> None:
    text = "Crude climbed $2.30 to $97.44 a barrel."
    figures = find_figures(text, sentences(text))
    assert [figure.text for figure in figures] == ["$2.30", "$97.44 a barrel"]


def test_a_fall_from_one_to_another_is_one_figure() -> None:
    figure = _only("The population fell from 9.2m to 8.8m.")
    assert (figure.text, figure.low, figure.high) == ("9.2m to 8.8m", 8.8e6, 9.2e6)
    assert figure.rule == "figure-from-to"


def test_grounds_say_what_was_read() -> None:
    figure = _only("At least $1.2bn was lost.")
    assert figure.grounds == "hedged by ‘at least’; ‘bn’ = 1,000,000,000; ‘$’ = USD"
