"""Deepening: stored articles get the marks of the second engine, the user's decisions stand."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from nutgraf.errors import NotFound
from nutgraf.library import deepening
from nutgraf.library.deepening import Deepening
from nutgraf.library.engine_protocol import Done
from nutgraf.library.library import Library
from nutgraf.library.marking import Remarking
from nutgraf.model.marks import Mention
from nutgraf.text.analyse import ENGINE_VERSION
from tests.builders import TEXT, document, stored
from tests.library import fake_engine
from tests.text.parsed.build import needs_model

PATIENCE = 30.0


class Marked:
    """Waits for articles to be marked."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self._changed = threading.Condition()

    def __call__(self, article_id: int) -> None:
        with self._changed:
            self.ids.append(article_id)
            self._changed.notify()

    def wait(self, count: int) -> list[int]:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.ids) >= count, PATIENCE)
            return list(self.ids)


@pytest.fixture
def marked() -> Marked:
    return Marked()


@pytest.fixture
def deep(library: Library, marked: Marked, monkeypatch: pytest.MonkeyPatch) -> Iterator[Deepening]:
    """The library's second engine, with a fake process."""
    monkeypatch.setattr(deepening, "is_available", lambda: True)
    monkeypatch.setattr(deepening, "parsed_version", lambda: fake_engine.VERSION)
    made = Deepening(library._store, library._remarking, command=fake_engine.command())
    library.__dict__["deepening"] = made
    made.on_marked = marked
    yield made
    made.stop()


def put(library: Library, number: int = 1) -> int:
    text = f"{TEXT}\n\nHradin waited for day {number}."
    return stored(library._store, document(text, f"Dam {number}", f"/a/{number}.txt"))


def people(library: Library, article_id: int) -> list[Mention]:
    return [m for m in library.marks.of(article_id).entities if m.engine == "spacy"]


def test_the_opened_article_is_marked_again(
    library: Library, deep: Deepening, marked: Marked
) -> None:
    article_id = put(library)
    deep.first(article_id)
    assert marked.wait(1) == [article_id]
    analysis = library.marks.of(article_id)
    assert analysis.engine.startswith("rules+fake")
    assert analysis.engine_version == fake_engine.VERSION
    assert [m.text for m in people(library, article_id)] == ["Hradin"]


def test_what_was_marked_is_not_marked_again(
    library: Library, deep: Deepening, marked: Marked
) -> None:
    first, second = put(library, 1), put(library, 2)
    deep.first(first)
    marked.wait(1)
    deep.first(first)
    deep.first(second)
    assert marked.wait(2) == [first, second]


def test_the_rest_follows_newest_first_and_what_comes_later_too(
    library: Library, deep: Deepening, marked: Marked
) -> None:
    ids = [put(library, number) for number in range(3)]
    deep.begin()
    assert marked.wait(3) == ids[::-1]
    later = put(library, 9)
    deep.begin()
    assert marked.wait(4)[-1] == later


def test_the_rules_do_not_take_it_for_outdated(
    library: Library, deep: Deepening, marked: Marked
) -> None:
    article_id = put(library)
    library.marks.renew(on_progress=lambda progress: None, cancelled=lambda: False)
    deep.first(article_id)
    marked.wait(1)
    assert library.marks.outdated() == 0
    marks = library._store.marks
    assert not marks.is_outdated(article_id, ENGINE_VERSION)
    assert marks.is_outdated(article_id, ENGINE_VERSION + "x")
    assert marks.is_outdated(article_id, fake_engine.VERSION + "x")


def test_decisions_stand_and_a_correction_keeps_the_deeper_marks(
    library: Library, deep: Deepening, marked: Marked
) -> None:
    article_id = put(library)
    deep.first(article_id)
    marked.wait(1)
    (hradin,) = people(library, article_id)
    library.corrections.dismiss(article_id, hradin)
    assert people(library, article_id) == []
    assert library.marks.of(article_id).engine.startswith("rules+fake")
    library.history.undo()
    assert [m.text for m in people(library, article_id)] == ["Hradin"]


def test_a_decision_made_before_holds_for_the_deeper_marks(
    library: Library, deep: Deepening, marked: Marked
) -> None:
    first, second = put(library, 1), put(library, 2)
    deep.first(first)
    marked.wait(1)
    library.corrections.dismiss(first, people(library, first)[0], everywhere=True)
    deep.first(second)
    marked.wait(2)
    assert people(library, second) == []


def test_marks_of_an_older_text_are_dropped(
    library: Library, deep: Deepening, marked: Marked
) -> None:
    article_id = put(library)
    job = deep._job(article_id)
    changed = document("Hradin is dry. It rained no more.", "Dam", "/a/1.txt")
    with library._store.connections.write() as connection:
        library._store.articles.insert_version(connection, article_id, changed)
    deep._store_marks(Done(job, fake_engine.engine(job.text, (), None)))
    assert marked.ids == []


def test_failures_are_not_tried_for_ever(library: Library, deep: Deepening, marked: Marked) -> None:
    good = put(library)
    failing = stored(library._store, document("fail here.", "Bad", "/a/bad.txt"))
    deep.begin()
    assert marked.wait(1) == [good]
    deep.stop()
    assert deep._next() is None
    assert library.marks.of(failing).engine == "rules"


def test_without_a_model_nothing_happens(library: Library) -> None:
    article_id = put(library)
    if Deepening.is_available():
        pytest.skip("a pipeline is installed")
    library.deepening.first(article_id)
    library.deepening.begin()
    assert library.deepening.failure is None
    assert library.marks.of(article_id).engine == "rules"


def test_an_unknown_article_is_told(deep: Deepening) -> None:
    with pytest.raises(NotFound):
        deep.now(99)


def test_remembered_marks_are_bounded(library: Library) -> None:
    remarking = Remarking(library._store)
    made = fake_engine.engine("Hradin", (), None)
    for number in range(200):
        remarking.remember(number, 1, made)
    assert len(remarking._found) < 100


@needs_model
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_real_engine_marks_a_stored_article(library: Library) -> None:
    article_id = put(library)
    library.deepening.now(article_id)
    assert library.marks.of(article_id).engine.startswith("rules+")
