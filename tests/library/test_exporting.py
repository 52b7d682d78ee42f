"""Exports of a whole library: folders that stay, files that are whole, what is told before it is done."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from nutgraf.config import Config
from nutgraf.errors import ExportError, NotFound, QueryError, UsageError
from nutgraf.library.exporting import export, stream, watch
from nutgraf.library.library import Library
from nutgraf.model.exported import ExportOutcome, FileStatus
from nutgraf.model.marks import Verdict
from nutgraf.model.notes import Note
from nutgraf.model.progress import Progress
from tests.builders import TEXT, document, stored


@pytest.fixture
def noted(library: Library) -> tuple[Library, list[Note]]:
    """Two articles with three notes, and a note on an entity."""
    first = stored(library._store)
    second = stored(library._store, document("Snow fell on Hradin.", "Snow", "/a/snow.txt"))
    notes = [
        library.notes.add(first, quote="At least 12 people", body="Who counted?", tags=["verify"]),
        library.notes.add(first, body="Read again", colour="red"),
        library.notes.add(second, quote="Snow fell", tags=["weather"]),
        library.notes.add(None, entity=library.marks.entities()[0].id, body="mayor since 2019"),
    ]
    return library, notes


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def statuses(outcome: ExportOutcome) -> list[str]:
    return [file.status.value for file in outcome.files]


def test_a_folder_with_a_file_an_article(noted: tuple[Library, list[Note]], tmp_path: Path) -> None:
    library, notes = noted
    seen: list[Progress] = []
    outcome = export(library, output=tmp_path / "out", on_progress=seen.append)
    assert statuses(outcome) == ["new", "new", "new"]
    assert (outcome.notes, outcome.articles, outcome.left_out) == (4, 2, 0)
    names = sorted(path.rpartition(" ")[0] for path in files(tmp_path / "out"))
    assert names == ["Dam gives way", "Jana Dravska", "Snow"]
    text = b"\n".join(files(tmp_path / "out").values()).decode()
    assert all(note.id in text for note in notes)
    assert [p.done for p in seen] == [1, 2, 3]


def test_exporting_again_touches_nothing(noted: tuple[Library, list[Note]], tmp_path: Path) -> None:
    library, _ = noted
    export(library, output=tmp_path / "out")
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "out").iterdir()}
    outcome = export(library, output=tmp_path / "out")
    assert set(statuses(outcome)) == {"unchanged"}
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "out").iterdir()} == before


def test_a_file_is_found_again_whatever_it_is_called(
    noted: tuple[Library, list[Note]], tmp_path: Path
) -> None:
    library, notes = noted
    out = tmp_path / "out"
    export(library, output=out)
    (page,) = out.glob("Snow *.md")
    moved = out / "weather" / "my snow.md"
    moved.parent.mkdir()
    page.rename(moved)
    library.notes.edit(notes[2].id, body="deep")
    outcome = export(library, output=out)
    assert outcome.count(FileStatus.CHANGED) == 1
    assert b"\ndeep\n" in moved.read_bytes()
    assert not page.exists()


def test_a_removed_note_is_struck_and_comes_back_when_restored(
    noted: tuple[Library, list[Note]], tmp_path: Path
) -> None:
    library, notes = noted
    export(library, output=tmp_path / "out")
    before = files(tmp_path / "out")
    library.notes.remove([notes[1].id])
    outcome = export(library, output=tmp_path / "out")
    assert sum(f.struck for f in outcome.files) == 1
    assert any(b"~~Read again~~" in data for data in files(tmp_path / "out").values())
    library.notes.restore(notes[1].id)
    export(library, output=tmp_path / "out")
    assert files(tmp_path / "out") == before


def test_a_query_leaves_other_notes_as_they_are(
    noted: tuple[Library, list[Note]], tmp_path: Path
) -> None:
    library, notes = noted
    export(library, output=tmp_path / "out")
    before = files(tmp_path / "out")
    outcome = export(library, "tag:verify", output=tmp_path / "out")
    assert (outcome.notes, outcome.left_out) == (1, 1)
    assert files(tmp_path / "out") == before
    assert export(library, "snow", output=tmp_path / "two").notes == 1
    with pytest.raises(QueryError):
        export(library, "tag:nothing-of-that-name", output=tmp_path / "two")
    named = export(library, notes=[notes[2].id], output=tmp_path / "three")
    assert (named.notes, len(named.files)) == (1, 1)


def test_a_dry_run_tells_and_writes_nothing(
    noted: tuple[Library, list[Note]], tmp_path: Path
) -> None:
    library, notes = noted
    out = tmp_path / "out"
    outcome = export(library, output=out, dry_run=True)
    assert statuses(outcome) == ["new", "new", "new"]
    assert not out.exists()
    export(library, output=out)
    before = files(out)
    library.notes.edit(notes[0].id, body="changed")
    outcome = export(library, output=out, dry_run=True)
    assert sorted(statuses(outcome)) == ["changed", "unchanged", "unchanged"]
    assert sum(f.changed for f in outcome.files) == 1
    assert files(out) == before


def test_an_edit_in_the_file_is_told_and_kept(
    noted: tuple[Library, list[Note]], tmp_path: Path
) -> None:
    library, notes = noted
    export(library, output=tmp_path / "out")
    (page,) = (tmp_path / "out").glob("Dam *.md")
    page.write_text(page.read_text().replace("\nWho counted?\n", "\nWho counted whom?\n"))
    before = files(tmp_path / "out")
    outcome = export(library, output=tmp_path / "out")
    assert outcome.edited == (notes[0].id,)
    assert files(tmp_path / "out") == before


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("tag", {"verify", "weather"}),
        ("entity", {"Jana Dravska"}),
        ("all", {"Notes.md"}),
    ],
)
def test_other_ways_of_sharing_out(
    noted: tuple[Library, list[Note]], tmp_path: Path, by: str, names: set[str]
) -> None:
    library, _ = noted
    export(library, by=by, output=tmp_path / "out")
    found = {
        p.name if by == "all" else p.name.rpartition(" ")[0] for p in (tmp_path / "out").iterdir()
    }
    assert found == names
    again = export(library, by=by, output=tmp_path / "out")
    assert set(statuses(again)) == {"unchanged"}


def test_by_day_and_a_note_that_left_its_tag(
    noted: tuple[Library, list[Note]], tmp_path: Path
) -> None:
    library, notes = noted
    export(library, by="day", output=tmp_path / "days")
    assert [p.name for p in (tmp_path / "days").iterdir()] == [f"{notes[0].created[:10]} notes.md"]
    export(library, by="tag", output=tmp_path / "tags")
    library.notes.edit(notes[0].id, tags=["checked"])
    outcome = export(library, by="tag", output=tmp_path / "tags")
    (checked,) = (tmp_path / "tags").glob("checked *.md")
    assert notes[0].id in checked.read_text()
    assert sum(f.added for f in outcome.files) == 1


def test_one_file(noted: tuple[Library, list[Note]], tmp_path: Path) -> None:
    library, _ = noted
    path = tmp_path / "all.md"
    assert statuses(export(library, output=path)) == ["new"]
    path.write_text(path.read_text() + "\nmy own words\n")
    assert statuses(export(library, output=path)) == ["unchanged"]
    assert path.read_text().endswith("\nmy own words\n")
    assert "- From: *Snow*" in path.read_text()


@pytest.mark.parametrize(
    "name", ["json", "annotation", "csv", "readwise", "hypothesis", "bibtex", "csl", "codebook"]
)
def test_streams_into_files_folders_and_pipes(
    noted: tuple[Library, list[Note]], tmp_path: Path, name: str
) -> None:
    library, _ = noted
    path = tmp_path / "out.data"
    export(library, format=name, output=path)
    (tmp_path / "folder").mkdir()
    outcome = export(library, format=name, output=tmp_path / "folder")
    assert outcome.files[0].path.name.startswith(f"nutgraf {name}.")
    text = export(library, format=name).text
    assert text is not None
    piped = "".join(stream(library, format=name))
    assert len(piped) == len(text) == len(path.read_text())


def test_pages_of_html(noted: tuple[Library, list[Note]], tmp_path: Path) -> None:
    library, _ = noted
    export(library, format="html", output=tmp_path / "out")
    assert len(list((tmp_path / "out").glob("*.html"))) == 3
    assert set(statuses(export(library, format="html", output=tmp_path / "out"))) == {"unchanged"}


def test_claim_reviews_of_articles_without_notes(library: Library, tmp_path: Path) -> None:
    article = stored(library._store)
    claim = library.marks.of(article).claims[0]
    library.verdicts.set(article, claim, Verdict.WRONG, "It was 14.")
    text = export(library, format="claimreview").text
    assert text is not None
    (review,) = json.loads(text)["@graph"]
    assert review["reviewRating"]["alternateName"] == "Wrong"


def test_templates_into_a_folder(noted: tuple[Library, list[Note]], tmp_path: Path) -> None:
    library, notes = noted
    out = tmp_path / "out"
    template = tmp_path / "mine.md.j2"
    template.write_text("# {{ title }}\n{% for note in notes %}\n{{ note.body }}\n{% endfor %}\n")
    assert statuses(export(library, template=template, output=out)) == ["new"] * 3
    assert statuses(export(library, template=template, output=out)) == ["unchanged"] * 3
    (page,) = out.glob("Dam *.md")
    page.write_text(page.read_text() + "mine")
    library.notes.edit(notes[0].id, body="other")
    assert sorted(statuses(export(library, template=template, output=out))) == [
        "kept",
        "unchanged",
        "unchanged",
    ]
    assert page.read_text().endswith("mine")
    sheet = export(library, "snow", template="fact-check").text
    assert sheet is not None
    assert "## Snow" in sheet


def test_what_cannot_be_done_is_told(noted: tuple[Library, list[Note]], tmp_path: Path) -> None:
    library, _ = noted
    with pytest.raises(UsageError, match="no export format"):
        export(library, format="word")
    with pytest.raises(UsageError, match="no files by 'moon'"):
        export(library, by="moon")
    with pytest.raises(NotFound, match="no template"):
        export(library, template="nothing")
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="Not a directory"):
        export(library, output=tmp_path / "file" / "out.md")
    (tmp_path / "binary.md").write_bytes(b"\xff\xfe")
    with pytest.raises(ExportError, match="not in UTF-8"):
        export(library, output=tmp_path / "binary.md")


def test_cancelling_stops_between_files(noted: tuple[Library, list[Note]], tmp_path: Path) -> None:
    library, _ = noted
    outcome = export(library, output=tmp_path / "out", cancelled=lambda: True)
    assert outcome.cancelled
    assert len(outcome.files) == 1
    assert len(files(tmp_path / "out")) == 1


def test_titles_leave_the_folder_alone(library: Library, tmp_path: Path) -> None:
    titles = ("../../escape", "/etc/passwd", "CON", "a\\b", "..", "x" * 300)
    for i, title in enumerate(titles):
        article = stored(library._store, document("Words here.", title, f"/a/{i}.txt"))
        library.notes.add(article, quote="Words")
    out = tmp_path / "deep" / "out"
    outcome = export(library, output=out)
    assert len(outcome.files) == len(titles)
    assert {file.path.parent for file in outcome.files} == {out}
    assert sorted(p.name for p in tmp_path.rglob("*.md")) == sorted(p.name for p in out.iterdir())


def test_links_in_the_folder_are_not_followed(
    noted: tuple[Library, list[Note]], tmp_path: Path
) -> None:
    library, _ = noted
    out = tmp_path / "out"
    export(library, output=out)
    (page,) = out.glob("Snow *.md")
    outside = tmp_path / "outside.md"
    page.rename(outside)
    (out / "link.md").symlink_to(outside)
    before = outside.read_bytes()
    export(library, output=out)
    assert outside.read_bytes() == before
    assert page.is_file()


def test_a_pipe_is_written_to(noted: tuple[Library, list[Note]], tmp_path: Path) -> None:
    library, _ = noted
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True) as reader:
        export(library, format="csv", output=pipe)
        assert reader.stdout is not None
        assert len(reader.stdout.read().splitlines()) == 5


def test_a_full_disk_leaves_every_file_whole(
    noted: tuple[Library, list[Note]], tmp_path: Path
) -> None:
    library, notes = noted
    out = tmp_path / "out"
    export(library, output=out)
    before = files(out)
    library.notes.edit(notes[0].id, body="long " * 10_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
        with pytest.raises(ExportError, match="no room left"):
            export(library, output=out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert files(out) == before
    assert export(library, output=out).count(FileStatus.CHANGED) == 1


KILLED = """
    import sys
    from pathlib import Path
    from nutgraf.library.exporting import export
    from nutgraf.library.library import Library
    with Library.open(Path(sys.argv[1])) as library:
        print("ready", flush=True)
        while True:
            for round in range(2):
                for note in library.notes.all():
                    library.notes.edit(note.id, body=f"round {round} " * 200)
                export(library, output=Path(sys.argv[2]))
"""


def test_kill_9_leaves_every_file_whole(library: Library, tmp_path: Path) -> None:
    for i in range(12):
        article = stored(library._store, document(TEXT, f"Story {i}", f"/a/{i}.txt"))
        library.notes.add(article, quote="At least 12 people", body="first")
    out = tmp_path / "out"
    export(library, output=out)
    for wait in (0.05, 0.11, 0.17):
        command = [sys.executable, "-c", textwrap.dedent(KILLED), str(library.path), str(out)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(wait)
            process.kill()
        for page in out.glob("*.md"):
            text = page.read_text()
            assert text.startswith('---\ntitle: "Story ')
            assert text.endswith(" -->\n")
            lines = text.split("\n")
            assert any(body in lines for body in ("first", "round 0 " * 200, "round 1 " * 200))
        assert len(list(out.glob("*.md"))) == 12
    export(library, output=out)
    assert set(statuses(export(library, output=out))) == {"unchanged"}
    assert [p.name for p in out.iterdir() if p.suffix == ".tmp"] == []


def test_watching_exports_what_changes(noted: tuple[Library, list[Note]], tmp_path: Path) -> None:
    library, notes = noted
    seen: list[ExportOutcome] = []

    def on_export(outcome: ExportOutcome) -> None:
        seen.append(outcome)
        if len(seen) == 1:
            library.notes.edit(notes[2].id, body="deep snow")

    with Library.open(library.path) as own:
        watch(
            own,
            output=tmp_path / "out",
            interval=0.05,
            on_export=on_export,
            cancelled=lambda: len(seen) == 2,
        )
    assert statuses(seen[1]).count("changed") == 1
    assert any(b"\ndeep snow\n" in data for data in files(tmp_path / "out").values())


def test_the_hook_of_exports_is_told(archive: Path, tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    command = (
        sys.executable,
        "-c",
        f"import sys; open({str(told)!r}, 'w').write(sys.stdin.read())",
    )
    with Library.open(archive, Config(hooks={"export": (command,)})) as library:
        article = stored(library._store)
        library.notes.add(article, quote="the dam gave way")
        export(library, output=tmp_path / "out", dry_run=True)
        assert not told.exists()
        export(library, output=tmp_path / "out")
    event = json.loads(told.read_text())
    assert (event["event"], event["format"], event["notes"]) == ("export", "markdown", 1)
    assert [Path(p).parent for p in event["files"]] == [tmp_path / "out"]


@pytest.mark.parametrize("name", ["x" * 5_000, "no\0thing"])
@pytest.mark.parametrize("dry_run", [True, False])
def test_what_can_be_no_path_is_told(
    noted: tuple[Library, list[Note]], tmp_path: Path, name: str, dry_run: bool
) -> None:
    with pytest.raises(ExportError, match="cannot be written") as told:
        export(noted[0], output=tmp_path / name, dry_run=dry_run)
    assert len(told.value.message) < 120
