"""Corrections: what the user decides holds here or everywhere, survives a new analysis, and can be undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nutgraf.library.library import Library
from nutgraf.model.corrections import CorrectionAction
from nutgraf.model.marks import EntityKind, Hedge, MarkState, Mention, SpeakerKind
from tests.library.test_adding import STORY, add

OTHER = (
    "date 2026-03-04 The town hall of Velmara (AFP)\n\nJana Dravska told the council on Wednesday that at least 17"
    " people had been killed at Hradin.\n\n“Nobody called us,” Dravska said.\n"
)


@pytest.fixture
def corrected(library: Library, tmp_path: Path) -> Library:
    (tmp_path / "1.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "2.txt").write_text(OTHER, encoding="utf-8")
    add(library, tmp_path / "1.txt", tmp_path / "2.txt")
    return library


def mention(library: Library, article: int, name: str) -> Mention:
    return next(m for m in library.marks.of(article).entities if m.name == name)


def names(library: Library, article: int) -> set[str]:
    return {m.name for m in library.marks.of(article).entities}


def test_a_dismissed_mark_is_gone_here_and_only_here(corrected: Library) -> None:
    corrected.corrections.dismiss(1, mention(corrected, 1, "Jana Dravska"))
    first = [m for m in corrected.marks.of(1).entities if m.text == "Jana Dravska"]
    assert first == []
    assert "Jana Dravska" in names(corrected, 2)
    label = corrected.history.undo()
    assert label == "“Jana Dravska” dismissed"
    assert "Jana Dravska" in names(corrected, 1)
    assert corrected.history.redo() == label
    assert [m for m in corrected.marks.of(1).entities if m.text == "Jana Dravska"] == []


def test_never_again_holds_for_articles_that_come_later(corrected: Library, tmp_path: Path) -> None:
    corrected.corrections.dismiss(2, mention(corrected, 2, "Jana Dravska"), everywhere=True)
    assert "Jana Dravska" not in names(corrected, 1) | names(corrected, 2)
    (tmp_path / "3.txt").write_text(OTHER.replace("17", "18"), encoding="utf-8")
    add(corrected, tmp_path / "3.txt")
    assert "Jana Dravska" not in names(corrected, 3)


def test_merging_moves_mentions_notes_and_speakers(corrected: Library) -> None:
    corrected.corrections.rename("Jana Dravska", "Jana Dravská", EntityKind.PERSON)
    assert "Jana Dravská" in names(corrected, 1) & names(corrected, 2)
    assert {c.speaker.name for c in corrected.marks.of(2).claims if c.speaker} == {"Jana Dravská"}
    entity = next(e for e in corrected.marks.entities() if e.name == "Jana Dravská")
    note = corrected.notes.add(None, entity=entity.id, body="mayor")
    other = next(e for e in corrected.marks.entities() if e.kind is not EntityKind.PERSON)
    corrected.corrections.merge(entity, other)
    assert corrected.notes.get(note.id).entity == other.id
    assert corrected.history.undo() == f"merged Jana Dravská into {other.name}"
    assert corrected.notes.get(note.id).entity == entity.id
    assert "Jana Dravská" in names(corrected, 1)
    assert corrected.safety.check() == []


def test_a_fixed_figure_survives_a_new_analysis(corrected: Library) -> None:
    figure = next(f for f in corrected.marks.of(1).figures if f.low == 12)
    corrected.corrections.fix(1, figure, replace(figure, high=12.0, hedge=Hedge.EXACT))
    with corrected._store.connections.write() as connection:
        corrected._store.marks.outdate(connection, [1, 2])
    corrected.marks.renew(on_progress=lambda _: None, cancelled=lambda: False)
    fixed = next(f for f in corrected.marks.of(1).figures if f.low == 12)
    assert (fixed.high, fixed.hedge, fixed.state) == (12.0, Hedge.EXACT, MarkState.CORRECTED)
    assert corrected.corrections.of_article(1)[0].action is CorrectionAction.VALUE


def test_a_fixed_speaker_and_an_accepted_mark(corrected: Library) -> None:
    claim = next(c for c in corrected.marks.of(2).claims if c.speaker)
    assert claim.speaker is not None
    institution = replace(claim.speaker, name="Velmara", kind=SpeakerKind.INSTITUTION)
    corrected.corrections.fix(2, claim, replace(claim, speaker=institution))
    found = next(c for c in corrected.marks.of(2).claims if c.cue.start == claim.cue.start)
    assert found.speaker == institution
    person = mention(corrected, 1, "Jana Dravska")
    corrected.corrections.accept(1, person)
    assert mention(corrected, 1, "Jana Dravska").state is MarkState.ACCEPTED


def test_a_second_decision_in_an_article_costs_no_analysis(
    corrected: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    corrected.corrections.accept(1, mention(corrected, 1, "Jana Dravska"))
    monkeypatch.setattr("nutgraf.library.marking.analysed", None)
    corrected.corrections.dismiss(1, mention(corrected, 1, "Jana Dravska"))
    assert "Jana Dravska" not in names(corrected, 1)
    corrected.history.undo()
    assert "Jana Dravska" in names(corrected, 1)


def test_long_articles_are_marked_later(
    corrected: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nutgraf.library.correcting.WORDS_AT_ONCE", 10)
    corrected.corrections.dismiss(1, mention(corrected, 1, "Jana Dravska"), everywhere=True)
    assert corrected.marks.outdated() == 1
    assert "Jana Dravska" not in names(corrected, 1) | names(corrected, 2)


def test_others_can_write_between_articles_that_are_marked_anew(
    corrected: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    corrected._store.marks.outdate(corrected._store.connections.writer(), [1, 2])
    monkeypatch.setattr("nutgraf.library.marking.HELD_SECONDS", 0)
    held: list[list[int]] = []
    now = corrected._remarking.now
    write = corrected._store.connections.write

    @contextmanager
    def counted() -> Iterator[sqlite3.Connection]:
        held.append([])
        with write() as connection:
            yield connection

    def noted(connection: sqlite3.Connection, ids: list[int], ready: Any) -> None:
        held[-1] += ids
        now(connection, ids, ready)

    monkeypatch.setattr(corrected._store.connections, "write", counted)
    monkeypatch.setattr(corrected._remarking, "now", noted)
    corrected.marks.renew(on_progress=lambda _: None, cancelled=lambda: False)
    assert held == [[1], [2]]
    assert not corrected.marks.outdated()


def test_many_articles_are_marked_later_but_not_forgotten(
    corrected: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nutgraf.library.correcting.AT_ONCE", 1)
    corrected.corrections.dismiss(1, mention(corrected, 1, "Jana Dravska"), everywhere=True)
    assert corrected.marks.outdated() == 1
    corrected.marks.renew(on_progress=lambda _: None, cancelled=lambda: False)
    assert "Jana Dravska" not in names(corrected, 1) | names(corrected, 2)
