"""What holds for the figures of any text."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.text.figures.find import find_figures
from nutgraf.text.figures.rules import RULES
from nutgraf.text.segment import sentences

# fmt: off
_PIECES = st.sampled_from([
    "12", "1.2", "3,5", "1,200", "0", "007", "½", "3/4", "½", "9:30", "5th", "40s", "2-1", "6-4",
    "2020", "1990s", "twelve", "one", "two", "hundred", "million", "dozen", "dozens", "half",
    "third", "a third", "quarter", "doubled", "tenfold", "twice", "times as many", "of", "of the",
    "in", "to", "or", "and", "between", "from", "at least", "more than", "about", "up to",
    "nearly", "over", "under", "-", "–", ", ", ". ", "; ", "(", ")", "“", "”", "$", "€", "£",
    "Rs", "%", "per cent", "bn", "m", "km", "°C", "ft", "in", "people", "police officers",
    "soldiers", "year-old", "years old", "aged", "a day", "per 100,000 people", "votes", "killed",
    "were killed", "died", "dead", "injured", "death toll", "said", "on Thursday", "January 5",
    "5 May 2021", "three decades ago", "last week", "No.", "Article", "Boeing", "ß", "İ", "日本",
    "٣", "\u00a0", "\u202f", "\n", "'s", "another", "minus", "+", "plus", "=", "#", "@", "/",
    "http://a.b/5", "one of", "no one", "first", "second", "largest", "the two",
])
# fmt: on
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(_PIECES, max_size=40).map(" ".join),
    st.lists(_PIECES, max_size=40).map("".join),
)


@given(_TEXTS, st.booleans())
@settings(max_examples=100, deadline=None)
def test_figures_are_slices_in_order_with_bounds_in_order(text: str, words: bool) -> None:
    ended = 0
    for figure in find_figures(text, sentences(text), date(2022, 1, 6), words=words):
        assert figure.start >= ended
        assert figure.end > figure.start
        assert text[figure.start : figure.end] == figure.text
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
        if figure.counted is not None:
            assert figure.counted in text
        assert figure.rule in RULES
        ended = figure.end


@given(_TEXTS)
@settings(max_examples=50, deadline=None)
def test_a_text_without_sentences_is_read_too(text: str) -> None:
    for figure in find_figures(text, ()):
        assert text[figure.start : figure.end] == figure.text
