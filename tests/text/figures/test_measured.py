"""What amounts measure that count nothing, and when nothing is said rather than something wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.text.analyse import analyse

MEASURED = [
    # a noun behind it
    ("She declared a [two-week] state of emergency.", "state of emergency"),
    ("He was given a [10-year] prison sentence.", "prison sentence"),
    ("The court imposed a [£20,000] fine.", "fine"),
    ("A [300-tonne] crane fell on the quay.", "crane"),
    ("It is a [20 minute] walk from the station.", "walk"),
    ("It followed [three days] of heavy rain.", "heavy rain"),
    ("She was sentenced to [11 years] in prison.", "prison"),
    # what changed by it
    ("Drivers face a [12%] rise in fuel prices.", "fuel prices"),
    ("Union leaders reported a drop of [8 per cent] in membership.", "membership"),
    # a noun before it
    ("The coast was hit by gusts of [up to 94mph].", "gusts"),
    ("They voted on a turnout of [68 per cent].", "turnout"),
    ("The poll has a margin of error of [3.5 percentage points].", "margin of error"),
    ("The club lives on gate receipts estimated at [£180,000].", "gate receipts"),
    ("The ship has a crew of [25].", "crew"),
    # what somebody made it
    ("The ministry put its losses at [€57 million].", "losses"),
    ("The bank raised its main interest rate by [half a percentage point].", "main interest rate"),
    # a subject
    ("Annual inflation reached [5.1 per cent] in February.", "Annual inflation"),
    ("Pay in the private sector rose by [7.9 per cent].", "Pay in the private sector"),
    ("In Galway the sea rose [1.4 metres] above its usual level.", "sea"),
    (
        "The price of the bonds, which are due in 2031, has fallen by [about a fifth].",
        "price of the bonds",
    ),
    ("The number of injured was unchanged at [112].", "injured"),
    ("The deal, worth [about $4.6bn], was signed on Monday.", "deal"),
    ("The vaccine was [94%] effective.", "vaccine"),
    ("The price index, the bank's favourite measure, rose by [2.1%].", "price index"),
    ("Employment grew, and profits rose [5%] in May.", "profits"),
    # as before
    ("Unemployment averaged 4.4 per cent and fell to [4.1 per cent].", "Unemployment"),
    ("Inflation reached 5.1 per cent, up from [4.6 per cent] in January.", "Inflation"),
    ("Net profit rose 14% to [$1.3 billion].", "Net profit"),
    # ages
    ("Josef Halas, [68], worked at the dam.", "Josef Halas"),
    ("A woman, [82], died in Pembroke.", "woman"),
    ("A man in his [fifties] was killed.", "man"),
    ("Two children, aged four and [nine], were hurt.", "children"),
]
UNSAID = [
    "It stood at [1.4 per cent] on Wednesday.",
    "She was sent to the ship [aged eighteen].",
    "The school is [60 metres] away.",
    "The true figure was [closer to $44 million].",
    "They had to reply within [48 hours].",
    "The candidate took [29%].",
    "Prices in countries that use the euro fell by [2%].",
    "The polling station opened [35 minutes] late.",
    "It rose over the previous quarter to reach [7.6%].",
    "Sales rose in the last [five months] of her life.",
]


def _read(marked: str) -> str | None:
    """What the bracketed figure is said to measure."""
    start, end = marked.index("["), marked.index("]") - 1
    figures = analyse(marked.replace("[", "").replace("]", "")).figures
    (figure,) = [figure for figure in figures if figure.start < end and start < figure.end]
    return figure.counted


@pytest.mark.parametrize(("marked", "measured"), MEASURED)
def test_an_amount_tells_what_it_measures(marked: str, measured: str) -> None:
    assert _read(marked) == measured


@pytest.mark.parametrize("marked", UNSAID)
def test_nothing_is_said_where_it_is_not_sure(marked: str) -> None:
    assert _read(marked) is None


WORDS = (
    *(
        "the",
        "a",
        "price",
        "of",
        "rise",
        "rose",
        "in",
        "to",
        "by",
        "from",
        "at",
        "inflation",
        "its",
    ),
    *("put", "fell", "12%", "£3m", "two-week", "40", "aged", "was", ",", ".", "and", "which"),
    *("prices", "Halas", "woman", "crew", "Übung", "“", "”", "’s"),
)


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_what_is_measured_stands_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for figure in analyse(text).figures:
        assert figure.counted is None or figure.counted in text
