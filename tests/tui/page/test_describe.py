"""One line about a mark, and values in a few cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nutgraf.model.marks import Figure, FigureForm, Hedge, Stance
from nutgraf.tui.glyphs import ASCII, UNICODE
from nutgraf.tui.page.describe import describe
from nutgraf.tui.page.marks import Layer, MarkIndex
from nutgraf.tui.page.values import number, value_of
from tests.tui.pages import PARTS, analysis, note, story

TEXT = story(*PARTS).text
FORM, HEDGE = FigureForm, Hedge


def _figure(low: float | None, high: float | None, **fields: object) -> Figure:
    plain = Figure(
        start=0,
        end=1,
        text="dozens of people",
        low=low,
        high=high,
        hedge=HEDGE.EXACT,
        form=FORM.CARDINAL,
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        (_figure(12, None, hedge=HEDGE.AT_LEAST), "≥ 12"),
        (_figure(350, None, hedge=HEDGE.MORE_THAN), "> 350"),
        (_figure(None, 5, hedge=HEDGE.AT_MOST), "≤ 5"),
        (_figure(None, 0.5, hedge=HEDGE.LESS_THAN), "< 0.5"),
        (_figure(2400, 2400), "2,400"),
        (_figure(60, 80, hedge=HEDGE.RANGE), "60–80"),
        (_figure(2, 2, hedge=HEDGE.ABOUT, form=FORM.MULTIPLE), "≈ ×2"),
        (_figure(12.5, 12.5, form=FORM.PERCENT, unit="%"), "12.5%"),
        (_figure(1.2e9, 1.2e9, form=FORM.MONEY, unit="USD"), "$1.2bn"),
        (_figure(3e6, 3e6, form=FORM.MONEY, unit="CHF"), "CHF 3m"),
        (_figure(2, 2, form=FORM.DURATION, unit="week"), "2 weeks"),
        (_figure(1, 1, form=FORM.DURATION, unit="day"), "1 day"),
        (_figure(6, 6, form=FORM.MEASURE, unit="km"), "6 km"),
        (_figure(6, 6, form=FORM.MEASURE, unit="foot"), "6 feet"),
        (_figure(24, None, hedge=HEDGE.VAGUE, counted="people"), "dozens"),
        (_figure(2, 1, form=FORM.SCORE, text="2-1"), "2-1"),
        (_figure(None, None, text="countless"), "countless"),
        (_figure(None, None, text="people", counted="people"), "people"),
    ],
)
def test_values(figure: Figure, value: str) -> None:
    assert value_of(figure, UNICODE) == value


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        (_figure(1 / 3, 1 / 3, hedge=HEDGE.ABOUT, form=FORM.RATIO), "≈ 1/3"),
        (_figure(0.5, None, hedge=HEDGE.MORE_THAN, form=FORM.RATIO), "> 1/2"),
        (_figure(None, 0.2, hedge=HEDGE.LESS_THAN, form=FORM.RATIO), "< 1/5"),
        (_figure(22 / 3, 22 / 3, unit="hour", form=FORM.DURATION), "7 h 20 min"),
        (_figure(35, 35, unit="hour", form=FORM.DURATION), "35 hours"),
        (_figure(74e6, 74e6, unit="GBP per year", form=FORM.RATE), "£74m/year"),
        (_figure(3, 3, unit="litre per second", form=FORM.RATE), "3 litres/second"),
        (_figure(870, 870, unit="per 100,000", form=FORM.RATE), "870/100,000"),
        (_figure(50, 80, unit="millimetre", hedge=HEDGE.RANGE, form=FORM.MEASURE), "50–80 mm"),
        (_figure(40e6, 40e6, unit="cubic metre", form=FORM.MEASURE), "40m m³"),
        (_figure(60, 60, unit="nautical mile", form=FORM.MEASURE), "60 nautical miles"),
        (_figure(None, 0.5, unit="percentage point", hedge=HEDGE.AT_MOST, form=FORM.PERCENT), "≤ 0.5 pp"),
    ],
)  # fmt: skip
def test_shares_rates_and_long_units_are_short(figure: Figure, value: str) -> None:
    assert value_of(figure, UNICODE) == value


def test_values_in_ascii() -> None:
    assert value_of(_figure(12, None, hedge=HEDGE.AT_LEAST), ASCII) == ">= 12"
    cubic = _figure(3, 3, unit="cubic metre", form=FORM.MEASURE)
    assert value_of(cubic, ASCII) == "3 cubic metres"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (999_999, "999,999"),
        (1_234_567, "1.235m"),
        (2e12, "2tn"),
        (0.125, "0.125"),
        (-3, "-3"),
    ],
)
def test_numbers(value: float, text: str) -> None:
    assert number(value) == text


def _line(layer: Layer, words: str, **fields: object) -> str:
    marks = replace(analysis(TEXT), **fields)  # type: ignore[arg-type]
    notes = [
        note(TEXT, "moved to schools", body="\nwhich ones?\nask", tags=("shelter",), colour="red")
    ]
    index = MarkIndex(marks, notes, len(TEXT))
    start = TEXT.index(words)
    return describe(index.at(start, {layer})[0], marks, UNICODE)


def test_a_figure_says_what_happened_and_who_says_so() -> None:
    assert _line(Layer.FIGURES, "12 people") == "≥ 12 people · killed · says the rescue agency"


def test_a_figure_has_its_date() -> None:
    dated = tuple(replace(f, when="2026-03-02") for f in analysis(TEXT).figures)
    assert "· 2 March 2026 ·" in _line(Layer.FIGURES, "12 people", figures=dated)
    interval = tuple(replace(f, when="2026-03") for f in dated)
    assert "· 2026-03 ·" in _line(Layer.FIGURES, "12 people", figures=interval)


def test_an_entity_has_kind_and_count() -> None:
    assert _line(Layer.ENTITIES, "Jana") == "○ Jana Dravska · person · 1 mention"


def test_a_claim_has_its_opponents() -> None:
    assert (
        _line(Layer.CLAIMS, "the town had") == "❝ Jana Dravska · denied · indirect · ≠ The operator"
    )
    assert _line(Layer.CLAIMS, "sirens") == "❝ The operator · insisted · indirect · ≠ Jana Dravska"


def test_a_claim_without_a_speaker_has_its_stance() -> None:
    claims = (replace(analysis(TEXT).claims[0], speaker=None, stance=Stance.DOUBTFUL),)
    assert (
        _line(Layer.CLAIMS, "said", claims=claims) == "❝ nobody named · said · indirect · doubtful"
    )


def test_a_note_is_its_first_line() -> None:
    assert _line(Layer.NOTES, "moved to") == "● which ones? · #shelter · red"


def test_what_a_terminal_would_obey_is_not_in_it() -> None:
    evil = (replace(analysis(TEXT).entities[0], name="Vel\x1b[2Jmara\n"),)
    assert "\x1b" not in _line(Layer.ENTITIES, "Velmara", entities=evil)
