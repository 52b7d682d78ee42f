"""Every field of the query language, on sample articles as they are really read: what is marked is found by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from nutgraf.library.library import Library
from nutgraf.model.marks import Analysis, Hedge, Stance
from nutgraf.paths import sample_articles
from nutgraf.store.folding import words

_SAMPLES = 6


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """An archive of some sample articles; not to be written to."""
    files = sorted(sample_articles().glob("*.txt"))[:_SAMPLES]
    with Library.open(tmp_path_factory.mktemp("samples") / "archive.nutgraf") as library:
        assert all(added.error is None for added in library.add([str(file) for file in files]))
        yield library


@pytest.fixture(scope="module")
def marks(samples: Library) -> dict[int, Analysis]:
    """What is marked in each of the articles."""
    return {number: samples.marks.of(number) for number in samples.articles.ids()}


def _values(analysis: Analysis) -> Iterator[tuple[str, str]]:
    """Fields with values that an article must be found by."""
    fields = {"person": "person", "organisation": "org", "place": "place"}
    for mention in analysis.entities:
        yield "entity", mention.name
        yield fields.get(mention.kind.value, "entity"), mention.name
    for figure in analysis.figures:
        yield from (
            ("figure", said) for said in (figure.counted, figure.action, figure.unit) if said
        )
        yield "figure", figure.text
        yield "hedge", figure.hedge.value.replace(" ", "-")
    for claim in analysis.claims:
        if claim.speaker is not None:
            yield "speaker", claim.speaker.name or claim.speaker.text
        yield "cue", claim.cue.text
        yield "stance", claim.stance.value
        yield "claim", " ".join(islice(words(claim.content[0].text), 1))


def test_each_mark_is_found_by_what_it_is(samples: Library, marks: dict[int, Analysis]) -> None:
    by_value: dict[tuple[str, str], set[int]] = {}
    for number, analysis in marks.items():
        for value in _values(analysis):
            by_value.setdefault(value, set()).add(number)
    assert len(by_value) > 200
    for (field, said), expected in by_value.items():
        asked = f'{field}:"{said}" '.replace('""', '"')
        assert expected <= set(samples.search.ids(asked)), asked


@pytest.mark.parametrize(
    ("field", "names", "has"),
    [
        ("hedge", list(Hedge), lambda a, name: any(f.hedge == name for f in a.figures)),
        ("stance", list(Stance), lambda a, name: any(c.stance == name for c in a.claims)),
    ],
)
def test_nothing_else_is_found(
    samples: Library,
    marks: dict[int, Analysis],
    field: str,
    names: list[str],
    has: Callable[[Analysis, str], bool],
) -> None:
    for name in names:
        expected = {number for number, analysis in marks.items() if has(analysis, name)}
        assert set(samples.search.ids(f"{field}:{name.replace(' ', '-')} ")) == expected


def test_the_numbers_of_figures_are_compared(samples: Library, marks: dict[int, Analysis]) -> None:
    for bound in (10, 1_000, 1_000_000):
        expected = {
            number
            for number, analysis in marks.items()
            if any(
                (f.high if f.high is not None else f.low or 0) >= bound for f in analysis.figures
            )
        }
        assert set(samples.search.ids(f"figure:>={bound} ")) == expected


def test_all_conditions_must_hold_of_one_and_the_same_mark(
    samples: Library, marks: dict[int, Analysis]
) -> None:
    expected = {
        number
        for number, analysis in marks.items()
        if any(f.action == "killed" and f.hedge is Hedge.AT_LEAST for f in analysis.figures)
    }
    assert expected
    assert set(samples.search.ids("figure:killed hedge:at-least ")) >= expected
    for number in samples.search.ids("figure:killed hedge:at-least "):
        assert any(f.hedge is Hedge.AT_LEAST for f in marks[number].figures)


def test_accents_case_and_signs_do_not_matter_in_names(samples: Library) -> None:
    accented = next(
        mention.name
        for number in samples.articles.ids()
        for mention in samples.marks.of(number).entities
        if not mention.name.isascii()
    )
    plain = " ".join(words(accented))
    assert samples.search.ids(f'entity:"{plain}" ')
    last = words(accented)[-1]
    assert set(samples.search.ids(f'entity:"{plain}" ')) <= set(samples.search.ids(f"@{last} "))


def test_an_answer_to_a_filter_shows_the_marks_as_passages(samples: Library) -> None:
    for field, query in (
        ("figure", "figure:killed"),
        ("claim", "stance:denial"),
        ("claim", "cue:said"),
    ):
        answer = samples.search.answer(query)
        assert {hit.field for hit in answer.hits} == {field}
        assert answer.passages
        assert all(hit.matches for hit in answer.passages)
