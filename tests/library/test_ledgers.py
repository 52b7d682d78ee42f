"""Figures, claims and entities across articles, and the dossier of one."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nutgraf.errors import NotFound
from nutgraf.library.library import Library
from nutgraf.model.ledger import Listed
from nutgraf.model.marks import EntityKind, Figure, MarkKind, Span, Verdict
from tests import builders
from tests.tui import pages

SECOND = "Jana Dravska said 31 people had died.\n\nThe agency said that 9 were missing."


@pytest.fixture
def library(archive: Path) -> Iterator[Library]:
    """Two articles: the dam, and a later one with one more figure of the dead."""
    with Library.open(archive) as opened:
        builders.stored(opened._store)
        later = replace(
            builders.document(SECOND, "Toll rises", "/a/toll.txt"),
            date=date(2026, 3, 9), outlet="Harbor Ledger",
        )  # fmt: skip
        marks = replace(
            builders.analysis(),
            entities=(pages.mention(SECOND, "Jana Dravska", EntityKind.PERSON),),
            figures=(
                replace(pages.figure(SECOND, "31 people", 31), action="killed", high=31.0),
                replace(pages.figure(SECOND, "9", 9), counted=None, action="missing", high=9.0),
            ),
            claims=(pages.claim(SECOND, "The agency", "said", "9 were missing"),),
        )
        builders.stored(opened._store, later, marks)
        yield opened


def _rows(library: Library, kind: MarkKind, query: str = "", sort: str = "") -> list[Listed]:
    ids = library.ledgers.marks(kind, query, sort=sort)
    assert ids is not None
    return library.ledgers.listed(ids)


def _texts(rows: Sequence[Listed]) -> list[str]:
    return [row.mark.text for row in rows if isinstance(row.mark, Figure)]


def test_figures_stand_in_the_order_of_their_articles_with_where_they_are_from(
    library: Library,
) -> None:
    rows = _rows(library, MarkKind.FIGURE)
    assert _texts(rows) == ["31 people", "9", "At least 12 people"]
    assert (rows[0].title, rows[0].source, rows[0].date) == (
        "Toll rises", "Harbor Ledger", date(2026, 3, 9)
    )  # fmt: skip
    assert rows[0].span == Span(SECOND.index("31"), SECOND.index("31") + 9)
    assert _texts(_rows(library, MarkKind.FIGURE, sort="value")) == [
        "9", "At least 12 people", "31 people"
    ]  # fmt: skip
    assert _texts(_rows(library, MarkKind.FIGURE, sort="action"))[:2] == [
        "31 people", "At least 12 people"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("killed", ["31 people", "At least 12 people"]),
        ("figure:killed>20", ["31 people"]),
        ("killed hedge:at-least date:2026-03-02", ["At least 12 people"]),
        ('source:"Harbor Ledger"', ["31 people", "9"]),
        ("-killed", ["9"]),
        ("missing OR hedge:exact", ["9"]),
        ("title:toll people", ["31 people"]),
        ("nonsense", []),
    ],
)
def test_a_query_asks_of_the_figure_and_of_its_article(
    library: Library, query: str, found: list[str]
) -> None:
    assert _texts(_rows(library, MarkKind.FIGURE, query)) == found


@pytest.mark.parametrize(
    ("query", "cues"),
    [
        ("", ["said", "said", "denied"]),
        ("warned", ["denied"]),
        ("dravska", ["denied"]),
        ("speaker:agency", ["said", "said"]),
        ("stance:denial", ["denied"]),
        ("stance:denial OR missing", ["said", "denied"]),
        ("missing -title:toll", []),
        ("dráv", ["denied"]),
        ("Towns", []),
    ],
)
def test_a_query_asks_of_the_claim_and_of_its_article(
    library: Library, query: str, cues: list[str]
) -> None:
    rows = _rows(library, MarkKind.CLAIM, query)
    assert [row.mark.cue.text for row in rows] == cues  # type: ignore[union-attr]


def test_a_row_knows_its_verdict_and_can_be_asked_for_by_it(library: Library) -> None:
    row = _rows(library, MarkKind.FIGURE, "31")[0]
    assert isinstance(row.mark, Figure)
    library.verdicts.set(row.article, row.mark, Verdict.WRONG)
    assert _rows(library, MarkKind.FIGURE, "31")[0].verdict is Verdict.WRONG
    assert _texts(_rows(library, MarkKind.FIGURE, "verdict:wrong")) == ["31 people"]
    assert _texts(_rows(library, MarkKind.FIGURE, "killed verdict:unchecked")) == [
        "At least 12 people"
    ]


def test_what_a_claim_says_is_read_with_its_row(library: Library) -> None:
    (row,) = _rows(library, MarkKind.CLAIM, "warned")
    claim = row.mark
    assert [quote.text for quote in claim.content] == ["the town had been warned"]  # type: ignore[union-attr]


def test_only_as_many_as_are_asked_for_are_read(library: Library) -> None:
    ids = library.ledgers.marks(MarkKind.FIGURE, limit=2)
    assert ids is not None
    assert _texts(library.ledgers.listed(ids)) == ["31 people", "9"]
    assert library.ledgers.listed([9_999]) == []


def test_entities_are_counted_over_the_articles_that_are_asked_for(library: Library) -> None:
    entities = library.ledgers.entities()
    assert entities is not None
    (jana,) = entities.window(0, 10)
    assert (jana.name, jana.kind, jana.mentions, jana.articles) == (
        "Jana Dravska", EntityKind.PERSON, 2, 2
    )  # fmt: skip
    newer = library.ledgers.entities("date:>2026-03-05")
    assert newer is not None
    assert [(e.mentions, e.articles) for e in newer.window(0, 10)] == [(1, 1)]
    for query, number in (
        ("drav", 1),
        ("Drávska", 1),
        ("avska", 0),
        ("person", 1),
        ("place", 0),
        ("person:jana", 1),
        ("-j", 0),
    ):
        found = library.ledgers.entities(query)
        assert found is not None
        assert len(found.ids) == number, query


def test_a_dossier_has_mentions_figures_claims_and_notes(library: Library) -> None:
    jana = library.ledgers.find_entity("Jana Dravska")
    library.notes.add(None, entity=jana.id, body="Mayor since 2021")
    dossier = library.ledgers.dossier(jana.id)
    assert [form.text for form in dossier.forms] == ["Jana Dravska"]
    assert (dossier.first, dossier.last) == (date(2026, 3, 2), date(2026, 3, 9))
    assert [row.article for row in dossier.mentions] == [2, 1]
    assert _texts(dossier.figures) == ["31 people"]
    assert [row.mark.cue.text for row in dossier.claims] == ["denied"]  # type: ignore[union-attr]
    assert dossier.said == 1
    assert [note.body for note in dossier.notes] == ["Mayor since 2021"]
    touched = library.ledgers.touched(jana)
    assert (touched.mentions, touched.articles, touched.claims, touched.notes) == (2, 2, 1, 1)


def test_what_is_not_there_is_told(library: Library) -> None:
    with pytest.raises(NotFound):
        library.ledgers.find_entity("Nobody")
    with pytest.raises(NotFound):
        library.ledgers.dossier(999)


def test_a_mark_is_shown_with_its_paragraph(library: Library) -> None:
    row = _rows(library, MarkKind.FIGURE, "missing")[0]
    passage = library.ledgers.passage(row.article, row.span)
    assert passage.text == "The agency said that 9 were missing."
    assert passage.text[slice(*passage.marked)] == "9"


def test_a_list_that_is_called_off_ends_at_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*_: object) -> None:
        numbers = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
        library._store.connections.read().execute(f"{numbers} SELECT count(*) FROM n").fetchone()

    monkeypatch.setattr("nutgraf.store.ledgers.LedgerTable.mark_ids", endless)
    found: list[object] = []
    thread = threading.Thread(
        target=lambda: found.append(library.ledgers.marks(MarkKind.CLAIM)), daemon=True
    )
    thread.start()
    while thread.is_alive():
        library.ledgers.interrupt()
        thread.join(0.01)
    assert found == [None]


def test_a_figure_of_which_nothing_is_known_stands_among_its_words(archive: Path) -> None:
    text = "He spoke. Then her claim that the number was at least 90\n\nMore of it follows here."
    with Library.open(archive) as library:
        figure = replace(pages.figure(text, "at least 90", 90), counted=None)
        marks = replace(builders.analysis(), entities=(), figures=(figure,), claims=())
        builders.stored(library._store, builders.document(text), marks)
        (row,) = _rows(library, MarkKind.FIGURE)
        assert row.around == "Then her claim that the number was at least 90"
