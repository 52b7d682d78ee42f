"""Adding: twice changes nothing, a changed file is a new version, a broken one costs a line."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from nutgraf.library.library import Library
from nutgraf.model.marks import Figure, Mention
from nutgraf.model.notes import NoteState
from nutgraf.model.progress import Added, AddStatus, Progress

STORY = (
    "date 2026-03-02 Rescuers search the valley below Hradin (AFP)\n\n"
    "At least 12 people were killed when the dam at Hradin gave way before dawn on Monday, the rescue agency"
    " said.\n\nMayor Jana Dravska told reporters that the town had not been warned. “We heard it before we saw"
    " it,” she said.\n\nThe operator, which has run the dam since 1974, denied that cracks had been found.\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "dam.txt"
    path.parent.mkdir()
    path.write_text(STORY, encoding="utf-8")
    return path


def add(library: Library, *sources: Path | str, **options: object) -> list[Added]:
    return list(library.add([str(source) for source in sources], **options))  # type: ignore[arg-type]


def statuses(added: list[Added]) -> list[AddStatus]:
    return [one.status for one in added]


def test_what_was_added_is_stored_marked_and_findable(library: Library, story: Path) -> None:
    (added,) = add(library, story)
    assert added.status is AddStatus.ADDED
    assert added.id is not None
    article = library.articles.get(added.id)
    assert article.text.count("\n\n") == len(article.blocks) - 1
    analysis = library.marks.of(added.id)
    marks: tuple[Mention | Figure, ...] = (*analysis.entities, *analysis.figures)
    for mark in marks:
        assert article.text[mark.start : mark.end] == mark.text
    assert {"Jana Dravska"} <= {mention.name for mention in analysis.entities}
    assert any(figure.low == 12 and figure.high is None for figure in analysis.figures)
    assert len(analysis.claims) >= 3
    assert list(library.articles.ids("dravska")) == [added.id]


def test_adding_twice_changes_nothing(library: Library, story: Path) -> None:
    first = add(library, story)
    again = add(library, story, story.parent)
    assert statuses(again) == [AddStatus.UNCHANGED] * 2
    assert {one.id for one in first + again} == {1}
    assert library.articles.get(1).versions == 1


def test_the_same_words_in_another_file_are_the_same_article(library: Library, story: Path) -> None:
    copy = story.with_name("copy.txt")
    copy.write_text(STORY, encoding="utf-8")
    assert statuses(add(library, story.parent)) == [AddStatus.ADDED, AddStatus.UNCHANGED]
    assert library.articles.counts().all == 1


def test_a_changed_file_is_a_new_version_and_its_notes_stay(library: Library, story: Path) -> None:
    add(library, story)
    kept = library.notes.add(1, quote="the town had not been warned")
    edited = library.notes.add(1, quote="At least 12 people were killed")
    lost = library.notes.add(1, quote="which has run the dam since 1974")
    changed = STORY.replace("At least 12", "At least 17").replace(
        ", which has run the dam since 1974,", ""
    )
    story.write_text(
        changed.replace("(AFP)\n\n", "(AFP)\n\nA new first paragraph stands here now.\n\n")
    )
    assert statuses(add(library, story)) == [AddStatus.UPDATED]
    article = library.articles.get(1)
    assert article.versions == 2
    states = {note.id: note for note in library.notes.of_article(1)}
    assert states[kept.id].state is NoteState.PLACED
    assert states[edited.id].state is NoteState.MOVED
    assert states[lost.id].state is NoteState.LOST
    anchor = states[kept.id].anchor
    assert anchor is not None
    assert article.text[anchor.start : anchor.end] == "the town had not been warned"
    assert list(library.articles.ids("17")) == [1]
    assert library.safety.check() == []


def test_broken_files_cost_a_line_each(library: Library, story: Path, tmp_path: Path) -> None:
    folder = story.parent
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "dateonly.txt").write_text("date 2026-01-01\n", encoding="utf-8")
    added = add(library, folder, tmp_path / "nowhere.txt")
    failed = {Path(one.source).name: one.error for one in added if one.error}
    assert set(failed) == {"empty.txt", "binary.txt", "dateonly.txt", "nowhere.txt"}
    assert all(error and "\n" not in error for error in failed.values())
    assert [one.title for one in added if one.status is AddStatus.ADDED] != []


def test_progress_counts_and_cancelling_keeps_what_was_reported(
    library: Library, tmp_path: Path
) -> None:
    for i in range(30):
        (tmp_path / f"{i:02}.txt").write_text(
            f"{STORY}\n\nThis is copy number {i} of {i * 7}.", encoding="utf-8"
        )
    seen: list[Progress] = []
    run = add(library, tmp_path, on_progress=seen.append, cancelled=lambda: len(seen) >= 10)
    assert (seen[-1].done, seen[-1].total) == (10, 30)
    assert len(run) == 10
    assert len(library.articles.rows(range(100))) == 10


def test_copies_of_one_agency_report_are_folded(library: Library, tmp_path: Path) -> None:
    words = (
        "A container ship caught fire off the coast on Thursday, and three of its crew are missing, the coastguard"
        " said. The ship was carrying 340 containers of paper and machine parts when smoke was seen at dawn. A"
        " helicopter lifted 19 sailors from the deck within two hours. The owner said the cause was not known, and"
        " that the ship had been inspected in January without any finding. Two tugs are on their way to the scene."
    )
    for outlet, text in (
        ("Harbor Ledger", words),
        ("Northgate Chronicle", words.replace("340", "430")),
    ):
        page = f"---\ntitle: Ship on fire\nsource: {outlet}\ndate: 2026-03-19\n---\n\n{text}\n"
        (tmp_path / f"{outlet[0]}.md").write_text(page, encoding="utf-8")
    add(library, tmp_path)
    assert library.articles.rows([1])[0].outlets == ("Northgate Chronicle",)


def test_tags_and_source_names_can_be_given(library: Library, story: Path) -> None:
    add(library, story, tags=["dam/hradin"], source_name="Harbor Ledger")
    article = library.articles.get(1)
    assert (article.tags, article.source) == (("dam/hradin",), "Harbor Ledger")


def test_standard_input_is_an_article(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for expected in (AddStatus.ADDED, AddStatus.UNCHANGED):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(STORY.encode())))
        assert statuses(add(library, "-")) == [expected]


def test_the_sample_articles_come_with_the_program(library: Library) -> None:
    added = add(library, *library.sample_sources())
    assert len(added) >= 14
    assert set(statuses(added)) == {AddStatus.ADDED}
    assert library.safety.check() == []


def test_marks_of_another_engine_version_are_made_again(library: Library, story: Path) -> None:
    add(library, story)
    before = library.marks.of(1)
    assert library.marks.outdated() == 0
    with library._store.connections.write() as connection:
        connection.execute("UPDATE analyses SET engine_version = 'old'")
        connection.execute("DELETE FROM marks")
    assert library.marks.outdated() == 1
    assert library.marks.renew(on_progress=lambda _: None, cancelled=lambda: False) == 1
    assert [m.text for m in library.marks.of(1).entities] == [m.text for m in before.entities]
