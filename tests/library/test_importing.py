"""Imports: the same notes with the same ids, nothing twice, nothing lost, everything told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nutgraf.errors import UnknownFormat, UnreadableSource, UsageError
from nutgraf.library.exporting import export
from nutgraf.library.importing import import_annotations, import_bytes
from nutgraf.library.library import Library
from nutgraf.model.article import Document
from nutgraf.model.imported import ImportOutcome, ImportStatus
from nutgraf.model.marks import EntityKind, Span, Verdict
from nutgraf.model.notes import COLOURS, Note, NoteState
from nutgraf.text.canonical import safe_text
from tests.builders import TEXT, document, stored
from tests.export.samples import canonical, hostile_text, markdown_body

S = ImportStatus


def said(outcome: ImportOutcome) -> dict[ImportStatus, int]:
    """How many rows ended how."""
    return {status: n for status in S if (n := outcome.count(status))}


@contextmanager
def another(template: Path, tmp_path: Path) -> Iterator[Library]:
    """A second, empty library."""
    path = tmp_path / "another.nutgraf"
    path.unlink(missing_ok=True)
    shutil.copyfile(template, path)
    with Library.open(path) as library:
        yield library


def exported(library: Library, name: str) -> bytes:
    text = export(library, format=name).text
    assert text is not None
    return text.encode()


def plain(notes: list[Note]) -> list[Note]:
    """Notes without what differs between archives: ids of articles and entities."""
    return sorted((replace(n, article=None, entity=None) for n in notes), key=lambda n: n.id)


@pytest.fixture
def full(library: Library) -> Library:
    """A library with something of everything."""
    first = stored(
        library._store,
        replace(document(), url="https://news.example/dam?utm_source=x", tags=("dams",)),
    )
    library.tags.add([first], ["dams"])
    second = stored(library._store, document("Snow fell on Hradin.", "Snow", "/a/snow.txt"))
    library.notes.add(
        first, quote="At least 12 people", body="Who? #verify", tags=["Fuel"], colour="red"
    )
    library.notes.add(first, quote="the dam gave way")
    library.notes.add(first, body="on the whole")
    library.notes.add(second, quote="Snow fell", tags=["place/Hradin"])
    library.notes.add(None, entity=library.marks.entities()[0].id, body="mayor")
    library.tags.describe("verify", "to be checked", "red")
    library.verdicts.set(first, library.marks.of(first).claims[0], Verdict.DISPUTED, "It was *14*.")
    library.corrections.accept(first, library.marks.of(first).figures[0])
    library.corrections.retype("Hradin", EntityKind.PLACE)
    library.articles.star([second])
    library.articles.mark_read([first])
    library.articles.remember_position(first, 9)
    library.note_down()
    return library


def test_json_into_an_empty_archive_gives_the_same(
    full: Library, empty_archive: Path, tmp_path: Path
) -> None:
    data = exported(full, "json")
    with another(empty_archive, tmp_path) as library:
        outcome = import_bytes(library, data)
        assert said(outcome) == {S.ARTICLE: 2, S.ADDED: 5, S.VERDICT: 1, S.CORRECTION: 2}
        assert plain(library.notes.all()) == plain(full.notes.all())
        assert [t for t in library.tags.all() if t.notes + t.articles] == [
            t for t in full.tags.all() if t.notes + t.articles
        ]
        ours, theirs = articles(library), articles(full)
        assert ours == theirs
        assert [
            j.evidence for j in library.verdicts.of_article(id_of(library, "Dam gives way"))
        ] == ["It was *14*."]
        assert decisions(library) == decisions(full)
        assert said(import_bytes(library, data)) == {S.UNCHANGED: 8}
        assert plain(library.notes.all()) == plain(full.notes.all())


def decisions(library: Library) -> list[object]:
    """Every verdict and correction on the first story, and those everywhere."""
    article = id_of(library, "Dam gives way")
    corrections = [replace(c, id=0, article=None) for c in library.corrections.of_article(article)]
    return [*library.verdicts.of_article(article), *sorted(map(repr, corrections))]


def articles(library: Library) -> list[object]:
    """Every article without what belongs to one archive: ids, and when it was added."""
    found = [library.articles.get(i) for i in library.articles.ids("", sort="title")]
    return [replace(a, id=0, version=0, added="") for a in found]


def id_of(library: Library, title: str) -> int:
    return next(i for i in library.articles.ids() if library.articles.get(i).title == title)


def test_json_ld_into_an_archive_with_the_articles(
    full: Library, empty_archive: Path, tmp_path: Path
) -> None:
    with another(empty_archive, tmp_path) as library:
        stored(library._store, replace(document(), url="http://www.news.example/dam/"))
        stored(library._store, document("Snow fell on Hradin.", "Snow", "/b/snow.txt"))
        outcome = import_bytes(library, exported(full, "annotation"))
        assert said(outcome) == {S.ADDED: 5, S.VERDICT: 1}
        assert plain(library.notes.all()) == plain(full.notes.all())
        assert said(import_bytes(library, exported(full, "annotation"))) == {S.UNCHANGED: 6}


@pytest.mark.parametrize(("name", "count"), [("annotation", 4), ("hypothesis", 5), ("csv", 4)])
def test_notes_wait_for_their_articles(
    full: Library, empty_archive: Path, tmp_path: Path, name: str, count: int
) -> None:
    with another(empty_archive, tmp_path) as library:
        outcome = import_bytes(library, exported(full, name))
        assert outcome.count(S.WAITING) == count
        waiting = {n.id: n for n in library.notes.all() if n.article is None and n.entity is None}
        assert len(waiting) == count
        text = export(library).text
        assert text is not None
        assert "> At least 12 people" in text
        source = tmp_path / "in"
        source.mkdir()
        (source / "dam.md").write_text(
            f"---\ntitle: Dam gives way\ndate: 2026-03-02\nurl: https://news.example/dam\n---\n\n{TEXT}\n"
        )
        (source / "snow.md").write_text("---\ntitle: Snow\n---\n\nSnow fell on Hradin.\n")
        assert [a.error for a in library.add([str(source)])] == [None, None]
        for note in full.notes.all():
            if note.entity is None:
                placed = library.notes.get(note.id)
                assert placed.article is not None
                assert placed.state is NoteState.PLACED
                assert (placed.anchor is None) == (note.anchor is None)
                if placed.anchor is not None:
                    article = library.articles.get(placed.article)
                    assert (
                        article.text[placed.anchor.start : placed.anchor.end] == placed.anchor.quote
                    )
                assert (placed.body, placed.tags) == (note.body, note.tags)


def test_a_quotation_alone_finds_its_article(library: Library) -> None:
    article = stored(library._store)
    rows = "Highlight,Title,Author,URL,Note,Location,Date\n"
    quote = "were killed when the dam gave way, the rescue agency"
    outcome = import_bytes(
        library,
        f'{rows}"{quote}",Another title,,,mine,,\n"At least 12",Another title,,,,,\n'.encode(),
    )
    assert said(outcome) == {S.ADDED: 1, S.WAITING: 1}
    (note,) = library.notes.of_article(article)
    assert (note.body, note.anchor and note.anchor.quote) == ("mine", quote)


def test_a_long_quotation_that_waits_is_found_by_its_article(
    library: Library, tmp_path: Path
) -> None:
    rows = "Highlight,Title,Author,URL,Note,Location,Date\n"
    quote = "were killed when the dam gave way, the rescue agency"
    import_bytes(
        library,
        f'{rows}"{quote}",Another title,,,mine,,\n"At least 12",Another title,,,,,\n'.encode(),
    )
    (tmp_path / "dam.txt").write_text(TEXT)
    (added,) = library.add([str(tmp_path / "dam.txt")])
    assert added.id is not None
    assert [n.body for n in library.notes.of_article(added.id) if n.entity is None] == ["mine"]
    assert len([n for n in library.notes.all() if n.article is None]) == 1


def test_what_is_not_there_once_is_lost_and_told(library: Library) -> None:
    stored(library._store, document("It rained. It rained.", "Rain", "/r.txt"))
    rows = "Highlight,Title,Author,URL,Note,Location,Date\nIt rained,Rain,,,,,\n"
    outcome = import_bytes(library, rows.encode())
    assert said(outcome) == {S.WAITING: 1}
    with_address = document("It rained. It rained.", "Wet", "/w.txt")
    stored(library._store, replace(with_address, url="https://r.example/"))
    outcome = import_bytes(library, rows.replace(",Rain,,,", ",Rain,,https://r.example,").encode())
    (row,) = outcome.rows
    assert (row.status, row.reason) == (S.LOST, "its quotation is not there exactly once")
    note = library.notes.get(row.note or "")
    assert (note.state, note.article) == (NoteState.LOST, row.article)


def test_conflicts_keep_both(full: Library) -> None:
    data = exported(full, "json")
    (note,) = full.notes.all("tag:verify")
    full.notes.edit(note.id, body="changed here")
    before = len(full.notes.all())
    outcome = import_bytes(full, data)
    assert said(outcome) == {S.CONFLICT: 1, S.UNCHANGED: 7}
    (row,) = [r for r in outcome.rows if r.status is S.CONFLICT]
    assert full.notes.get(note.id).body == "changed here"
    other = full.notes.get(row.note or "")
    assert (other.body, other.anchor) == (note.body, note.anchor)
    assert (
        row.reason == f"it differs from note {note.id[:10]}; the other is kept as {other.id[:10]}"
    )
    assert len(full.notes.all()) == before + 1
    assert said(import_bytes(full, data)) == {S.UNCHANGED: 8}


def test_conflicting_verdicts_stay_as_they_are_here(full: Library) -> None:
    data = exported(full, "json")
    article = id_of(full, "Dam gives way")
    full.verdicts.set(article, full.marks.of(article).claims[0], Verdict.WRONG, "no")
    outcome = import_bytes(full, data)
    (row,) = [r for r in outcome.rows if r.status is S.CONFLICT]
    assert row.reason == "here it is wrong, which stays; there disputed"
    assert [j.verdict for j in full.verdicts.of_article(article)] == [Verdict.WRONG]


def test_removed_notes_stay_removed_until_they_are_restored(full: Library) -> None:
    data = exported(full, "json")
    (note,) = full.notes.all("tag:verify")
    full.notes.remove([note.id])
    outcome = import_bytes(full, data)
    assert said(outcome) == {S.REMOVED: 1, S.UNCHANGED: 7}
    assert f"restore {note.id[:10]}" in next(
        r.reason for r in outcome.rows if r.status is S.REMOVED
    )


def test_an_import_is_one_change_that_can_be_undone(
    full: Library, empty_archive: Path, tmp_path: Path
) -> None:
    with another(empty_archive, tmp_path) as library:
        import_bytes(library, exported(full, "json"))
        assert library.history.undo() == "imported 5 notes"
        assert library.notes.all() == []
        assert [t.name for t in library.tags.all() if t.notes] == []


def test_a_dry_run_tells_the_same_and_writes_nothing(
    full: Library, empty_archive: Path, tmp_path: Path
) -> None:
    data = exported(full, "json")
    with another(empty_archive, tmp_path) as library:
        before = library.path.read_bytes()
        dry = import_bytes(library, data, dry_run=True)
        assert dry.dry_run
        assert not library.changed_elsewhere()
        assert library.notes.all() == []
        assert len(library.articles.ids()) == 0
        assert said(dry) == said(import_bytes(library, data))
        assert before


def test_bad_rows_are_told_and_good_ones_go_in(library: Library) -> None:
    rows = "Highlight,Title,Author,URL,Note,Location,Date\ngood,T,,,,,\n,,,,,,x\nlost,,,,,,\n"
    outcome = import_bytes(library, rows.encode(), name="h.csv")
    assert said(outcome) == {S.WAITING: 1, S.BAD: 2}
    assert [(bad.file, bad.row) for bad in outcome.bad] == [("h.csv", 3), ("h.csv", 4)]


def page_of(library: Library, folder: Path, title: str) -> Path:
    export(library, output=folder)
    (page,) = folder.glob(f"{title} *.md")
    return page


def test_edits_of_markdown_come_back(full: Library, tmp_path: Path) -> None:
    page = page_of(full, tmp_path / "out", "Dam gives way")
    (note,) = full.notes.all("tag:verify")
    others = [n for n in full.notes.all() if n.id != note.id]
    text = page.read_text()
    page.write_text(
        text.replace("\nWho? #verify\n", "\nWho counted? #verify\n").replace(
            "#Fuel #verify", "#verify #new"
        )
    )
    outcome = import_annotations(full, tmp_path / "out")
    assert said(outcome) == {S.UPDATED: 1, S.UNCHANGED: 4}
    edited = full.notes.get(note.id)
    assert (edited.body, edited.tags) == ("Who counted? #verify", ("new", "verify"))
    assert replace(edited, body=note.body, tags=note.tags, updated=note.updated) == note
    assert [n for n in full.notes.all() if n.id != note.id] == others
    assert export(full, output=tmp_path / "out").edited == ()
    assert said(import_annotations(full, tmp_path / "out")) == {S.UNCHANGED: 5}


def test_an_old_export_does_not_turn_back_what_was_changed_here(
    full: Library, tmp_path: Path
) -> None:
    page_of(full, tmp_path / "out", "Dam gives way")
    (note,) = full.notes.all("tag:verify")
    full.notes.edit(note.id, body="newer")
    assert said(import_annotations(full, tmp_path / "out")) == {S.UNCHANGED: 5}
    assert full.notes.get(note.id).body == "newer"


def test_edited_here_and_there_keeps_both(full: Library, tmp_path: Path) -> None:
    page = page_of(full, tmp_path / "out", "Dam gives way")
    (note,) = full.notes.all("tag:verify")
    page.write_text(page.read_text().replace("\nWho? #verify\n", "\nWho there?\n"))
    full.notes.edit(note.id, body="who here?")
    assert said(import_annotations(full, page)) == {S.CONFLICT: 1, S.UNCHANGED: 2}
    assert sorted(n.body for n in full.notes.all() if "ho " in n.body.lower()) == [
        "Who there?",
        "who here?",
    ]
    assert said(import_annotations(full, page)) == {S.UNCHANGED: 3}


def test_markdown_of_another_archive_brings_its_notes(
    full: Library, empty_archive: Path, tmp_path: Path
) -> None:
    page = page_of(full, tmp_path / "out", "Dam gives way")
    with another(empty_archive, tmp_path) as library:
        article = stored(library._store)
        assert said(import_annotations(library, page)) == {S.ADDED: 3}
        ours, theirs = (
            library.notes.of_article(article),
            full.notes.of_article(id_of(full, "Dam gives way")),
        )
        theirs = [n for n in theirs if n.entity is None]
        assert [(n.id, n.body, n.tags, n.colour, n.anchor) for n in ours] == [
            (n.id, n.body, n.tags, n.colour, n.anchor) for n in theirs
        ]


def test_the_same_note_on_several_pages(full: Library, tmp_path: Path) -> None:
    (note,) = full.notes.all("tag:verify")
    export(full, by="tag", output=tmp_path / "out")
    (page,) = (tmp_path / "out").glob("verify *.md")
    page.write_text(page.read_text().replace("\nWho? #verify\n", "\nHow many? #verify\n"))
    assert said(import_annotations(full, tmp_path / "out")) == {S.UPDATED: 1, S.UNCHANGED: 2}
    assert full.notes.get(note.id).body == "How many? #verify"


def test_files_that_are_no_annotations(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("nothing")
    with pytest.raises(UnknownFormat, match="no file of annotations"):
        import_annotations(library, tmp_path / "a.txt")
    with pytest.raises(UnreadableSource, match="no annotations in it"):
        import_annotations(library, tmp_path)
    with pytest.raises(UnreadableSource, match="No such file"):
        import_annotations(library, tmp_path / "gone.json")
    with pytest.raises(UsageError, match="no import format"):
        import_annotations(library, tmp_path / "a.txt", format="word")
    (tmp_path / "b.json").write_text('{"nutgraf": 1, "articles"')
    with pytest.raises(UnreadableSource, match="not JSON"):
        import_annotations(library, tmp_path / "b.json")
    (tmp_path / "c.csv").write_text("Highlight,Title\nq,T\n")
    outcome = import_annotations(library, tmp_path)
    assert said(outcome) == {S.WAITING: 1, S.BAD: 1}


def test_articles_that_were_tampered_with_are_refused(
    full: Library, empty_archive: Path, tmp_path: Path
) -> None:
    told = json.loads(exported(full, "json"))
    told["articles"][0]["text"] += "\x1b[31m"
    told["articles"][1]["blocks"][0][2] = 5
    with another(empty_archive, tmp_path) as library:
        outcome = import_bytes(library, json.dumps(told).encode())
        assert [bad.reason.partition(":")[0] for bad in outcome.bad][:2] == [
            "the article “Dam gives way” is not whole", "the article “Snow” is not whole",
        ]  # fmt: skip
        assert outcome.count(S.WAITING) == 4


one_note = st.tuples(
    st.integers(0, 400), st.integers(1, 80), markdown_body.map(safe_text),
    st.sampled_from((None, *COLOURS)), st.booleans(),
)  # fmt: skip


@given(
    hostile_text,
    hostile_text.map(lambda t: " ".join(t.split())),
    st.lists(one_note, min_size=1, max_size=3),
)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_round_trips_of_hostile_text(
    empty_archive: Path,
    tmp_path: Path,
    text: str,
    title: str,
    notes: list[tuple[int, int, str, str | None, bool]],
) -> None:
    text = canonical(safe_text(canonical(text)))
    made = replace(document(text, title or "x", "/a/x.txt"), url="https://x.example/a_(b)")
    path = tmp_path / "first.nutgraf"
    shutil.copyfile(empty_archive, path)
    with Library.open(path) as first:
        article = stored(first._store, made)
        for start, length, body, colour, whole in notes:
            begin = start % len(text)
            span = None if whole else Span(begin, min(len(text), begin + length))
            first.notes.add(article, span=span, body=body, colour=colour, tags=["a<b", "*t*"])
        wanted = plain(first.notes.all())
        for name in ("json", "annotation"):
            check_round_trip(empty_archive, tmp_path, made, exported(first, name), wanted, name)
        out = tmp_path / "out"
        shutil.rmtree(out, ignore_errors=True)
        export(first, output=out)
        before = {p: p.read_bytes() for p in out.iterdir()}
        assert set(said(import_annotations(first, out))) == {S.UNCHANGED}
        assert plain(first.notes.all()) == wanted
        export(first, output=out)
        assert {p: p.read_bytes() for p in out.iterdir()} == before
    path.unlink()


def check_round_trip(
    template: Path, tmp_path: Path, made: Document, data: bytes, wanted: list[Note], name: str
) -> None:
    with another(template, tmp_path) as library:
        if name != "json":
            stored(library._store, made)
        outcome = import_bytes(library, data)
        assert set(said(outcome)) <= {S.ARTICLE, S.ADDED}
        assert plain(library.notes.all()) == wanted
