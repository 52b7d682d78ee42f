"""All layers together: any text, in linear time, and a rule for every mark."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.marks import Analysis, Figure, Mark, Mention
from nutgraf.paths import sample_articles
from nutgraf.text.analyse import ENGINE, ENGINE_VERSION, analyse
from nutgraf.text.explain import RULES, explain

ARTICLE = (
    "Police chief Ann Lee said on Monday that at least 12 people were killed in Almaty. "
    "“We regret it,” Lee added."
)


def _check(text: str, analysis: Analysis) -> None:
    """Every mark is a slice of the text, in order, with a rule that can be explained."""
    starts = [[m.start for m in analysis.entities], [m.start for m in analysis.figures]]
    starts.append([claim.start for claim in analysis.claims])
    assert all(layer == sorted(layer) for layer in starts)
    spans: list[Mention | Figure] = [*analysis.entities, *analysis.figures]
    assert all(text[span.start : span.end] == span.text != "" for span in spans)
    for claim in analysis.claims:
        parts = [(part.start, part.end, part.text) for part in (claim.cue, *claim.content)]
        if claim.speaker:
            parts.append((claim.speaker.start, claim.speaker.end, claim.speaker.text))
        assert all(text[start:end] == part != "" for start, end, part in parts)
        assert all(0 <= other < len(analysis.claims) for other in claim.disputes)
    marks: list[Mark] = [
        *analysis.entities,
        *analysis.figures,
        *analysis.claims,
    ]
    for mark in marks:
        assert mark.rule in RULES, mark
        assert mark.engine == ENGINE
        assert explain(mark)


def test_a_report_has_all_three_layers() -> None:
    analysis = analyse(ARTICLE, published=date(2022, 1, 6))
    assert (analysis.engine, analysis.engine_version) == (ENGINE, ENGINE_VERSION)
    assert analysis.language == "en"
    assert [m.name for m in analysis.entities] == ["Ann Lee", "Almaty", "Ann Lee"]
    (figure,) = analysis.figures
    assert (figure.low, figure.high, figure.counted) == (12, None, "people")
    assert [c.speaker and c.speaker.name for c in analysis.claims] == ["Ann Lee", "Ann Lee"]
    _check(ARTICLE, analysis)


def test_another_language_gets_only_what_is_safe() -> None:
    text = (
        "Le président Jean Moulin a dit lundi que 12 personnes sont mortes au Kazakhstan et que "
        "la Reuters est dans la ville, selon les autorités du pays et de la capitale."
    )
    analysis = analyse(text)
    assert analysis.language == "fr"
    assert [m.name for m in analysis.entities] == ["Kazakhstan", "Reuters"]
    assert [(f.low, f.high) for f in analysis.figures] == [(12, 12)]
    assert analysis.claims == ()
    _check(text, analysis)


@pytest.mark.parametrize("path", sorted(sample_articles().glob("*.txt")), ids=lambda p: p.stem)
def test_every_mark_of_the_sample_articles_can_be_explained(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    analysis = analyse(text, published=date(2024, 1, 1))
    assert analysis.entities
    _check(text, analysis)


def test_what_an_explanation_says() -> None:
    analysis = analyse(ARTICLE)
    assert explain(analysis.entities[2]).startswith(
        "“Lee” is a person, with the name “Ann Lee”: stands for “Ann Lee” in this article"
    )
    assert "12 or more people, killed" in explain(analysis.figures[0])
    told = "“Lee”, that is “Ann Lee”, “added” this: direct speech, neutral"
    assert explain(analysis.claims[1]).startswith(told)


_PIECES = [
    "he said ", "said ", "that ", "“", "”", '"', "'", "(", ")", "Ann Lee ", "Mr ", "denied ", ", ", ". ", "\n\n",
    "twenty ", "one ", "hundred ", "million ", "$", "5", ",000", " per cent", "-", "on Monday ", "2020", "%", "half ",
    "at least ", "between ", "and ", "according to ", "police ", "İ", "ß", "\u0301", "…", "1/2", "½", ":", "–",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_analysed(text: str) -> None:
    _check(text, analyse(text, published=date(2024, 2, 29)))


@pytest.mark.parametrize(
    "unit",
    [
        "twenty one hundred and two thousand ",
        "he said ",
        '"',
        "“A ",
        "(",
        "A. B. ",
        "12 ",
        "10 to ",
    ],
)
def test_a_text_of_one_thing_only_can_be_analysed(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    _check(text, analyse(text))
