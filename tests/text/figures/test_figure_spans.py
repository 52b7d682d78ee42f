"""Which figures are found, and where they begin and end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nutgraf.text.figures.find import MOST, find_figures
from nutgraf.text.figures.rules import RULES
from nutgraf.text.rule import Rule
from nutgraf.text.segment import sentences

_CASES = Path(__file__).with_name("cases").joinpath("spans.txt").read_text(encoding="utf-8")
_MARKED = [line for line in _CASES.splitlines() if line and not line.startswith("#")]


def _marked(text: str, *, words: bool = True) -> str:
    """The text with its figures in brackets."""
    done, written = 0, ""
    for figure in find_figures(text, sentences(text), words=words):
        written += f"{text[done : figure.start]}[{figure.text}]"
        done = figure.end
    return written + text[done:]


@pytest.mark.parametrize("marked", _MARKED)
def test_the_figures_of_a_sentence(marked: str) -> None:
    assert _marked(re.sub(r"[\[\]]", "", marked)) == marked


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_fires_on_its_own_example(rule: Rule) -> None:
    text = re.sub(r"[\[\]]", "", rule.example)
    figures = find_figures(text, sentences(text))
    assert _marked(text) == rule.example
    assert [figure.rule for figure in figures] == [rule.id]


def test_a_figure_never_reaches_into_the_next_sentence() -> None:
    text = "He counted 12. People left at least. 5 stayed."
    assert _marked(text) == "He counted [12]. People left at least. [5] stayed."


def test_lines_are_sentences_of_their_own_where_none_were_given() -> None:
    text = "It killed 12\npeople in two\nweeks"
    assert [figure.text for figure in find_figures(text, ())] == ["12", "two"]


@pytest.mark.parametrize(
    "text",
    [
        "12 3 45 6 78 9",
        "1, 2, 3, 4, 5 and 6",
        "one two three four five six",
        "in nineteen eighty-four",
        "1\n2\n3\n4\n5\n6",
        "12-34-56-78-90",
    ],
)
def test_numbers_in_a_row_are_no_figures(text: str) -> None:
    assert find_figures(text, sentences(text)) == ()


def test_a_table_is_read_only_so_far() -> None:
    text = "It sold " + ", ".join(f"{number} cars" for number in range(100, 100 + 3 * MOST)) + "."
    assert len(find_figures(text, [sentences(text)[0]])) == MOST


def test_without_words_only_digits_are_read() -> None:
    text = "Am 3. Mai kamen 250 Menschen, half so viele wie million andere; 12 % mehr als two."
    assert _marked(text, words=False) == (
        "Am 3. Mai kamen [250] Menschen, half so viele wie million andere; [12 %] mehr als two."
    )


def test_a_headline_may_count_in_capitals() -> None:
    headline = "Twelve Miners Rescued After Three Days Underground"
    assert _marked(headline) == "[Twelve Miners] Rescued After [Three Days] Underground"
