"""The command line as a person or a script uses it: data on stdout, narration on stderr, exit codes."""

from __future__ import annotations

import errno
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

from nutgraf import __version__
from nutgraf.cli.main import COMMANDS, main
from nutgraf.paths import sample_articles
from tests.library import feed_server


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The lines of stdout as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(
    archive: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Runs `nutgraf` on an empty archive."""
    monkeypatch.setenv("NUTGRAF_CONFIG", str(tmp_path / "config.toml"))

    def ran(*arguments: object, stdin: str = "") -> Ran:
        given = SimpleNamespace(
            buffer=io.BytesIO(stdin.encode()), read=lambda: stdin, isatty=lambda: False
        )
        monkeypatch.setattr("sys.stdin", given)
        with pytest.raises(SystemExit) as ended:
            main(["--archive", str(archive), *map(str, arguments)])
        out, err = capfd.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    return ran


@pytest.fixture
def dam(run: Run) -> Path:
    """The first report of the running story, added as article 1."""
    path = next(sample_articles().glob("2026-03-02*.txt"))
    assert run("add", path).code == 0
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert "Usage: nutgraf" in ran.out


def test_version(run: Run) -> None:
    assert run("--version").out == f"nutgraf {__version__}\n"


def test_add_tells_each_source(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"")
    ran = run("add", sample_articles(), broken, "--tag", "sample", "--json")
    assert ran.code == 1
    assert {tuple(row) for row in ran.rows} == {("source", "status", "id", "title", "error")}
    assert [row["source"] for row in ran.rows if row["status"] == "failed"] == [str(broken)]
    assert {row["status"] for row in run("add", sample_articles(), "--json").rows} == {"unchanged"}
    assert {tuple(row["tags"])[-1] for row in run("list", "--json").rows} >= {"sample"}


def test_add_reads_standard_input(run: Run) -> None:
    ran = run(
        "add",
        "-",
        "--json",
        stdin="A first paragraph about the harbour, which was closed on Monday.\n",
    )
    assert (ran.code, ran.rows[0]["status"]) == (0, "added")


def test_a_source_that_is_not_there_is_exit_code_3(run: Run) -> None:
    ran = run("add", "/nowhere/at-all.txt")
    assert ran.code == 3
    assert "/nowhere/at-all.txt" in ran.out


def test_list_sorts_limits_and_finds(run: Run) -> None:
    run("add", "--samples")
    dates = [row["date"] for row in run("list", "--json").rows if row["date"]]
    assert dates == sorted(dates, reverse=True)
    assert len(run("list", "--json", "--limit", 3).rows) == 3
    titles = [row["title"] for row in run("list", "--sort", "title", "--json").rows]
    assert titles == sorted(titles, key=str.casefold)
    assert run("list", "zzzzqqqq", "--json").code == 1
    assert run("list", "--sort", "colour").code == 2


def test_show_has_three_forms(run: Run, dam: Path) -> None:
    plain, marked = run("show", 1).out, run("show", 1, "--marked").out
    (shown,) = run("show", 1, "--json").rows
    assert shown["text"] in plain
    assert "[person: " in marked
    assert "[figure: " in marked
    assert "[claim of " in marked
    for kind in ("entities", "figures"):
        for mark in shown[kind]:
            assert shown["text"][mark["start"] : mark["end"]] == mark["text"]
    assert run("show", 99).code == 1


def test_marked_text_without_its_marks_is_the_text(run: Run, dam: Path) -> None:
    from nutgraf.cli.commands.show import marked
    from nutgraf.library.analysing import analyse_source

    document, analysis = analyse_source(str(dam))
    written = marked(document.text, analysis)
    assert written.count("[") - written.count("]") == document.text.count(
        "["
    ) - document.text.count("]")
    assert len(written) > len(document.text)


def test_analyse_has_the_shape_of_the_contract(run: Run, dam: Path) -> None:
    (found,) = run("analyse", dam, "--json").rows
    assert {"title", "date", "text", "language", "blocks", "entities", "figures", "claims"} <= set(
        found
    )
    text = found["text"]
    for mark in (*found["entities"], *found["figures"]):
        assert text[mark["start"] : mark["end"]] == mark["text"]
    for claim in found["claims"]:
        for part in (
            claim["cue"],
            *claim["content"],
            *([claim["speaker"]] if claim["speaker"] else []),
        ):
            assert text[part["start"] : part["end"]] == part["text"]
    assert found["blocks"][0].keys() == {"kind", "start", "end", "credit"}
    assert found["date"] == "2026-03-02"


def test_analyse_reads_standard_input_and_explains(run: Run) -> None:
    story = "At least 12 people were killed on Monday, Mayor Jana Dravska said.\n"
    ran = run("analyse", "-", "--date", "2026-03-02", "--explain", stdin=story)
    assert ran.code == 0
    assert "at least" in ran.out
    assert "Jana Dravska" in ran.out


def test_search_has_the_shape_of_the_contract(run: Run) -> None:
    run("add", "--samples")
    ran = run("search", "reservoir", "--json", "--limit", 5)
    assert ran.code == 0
    for row in ran.rows:
        assert {
            "kind",
            "id",
            "article",
            "title",
            "date",
            "source",
            "score",
            "snippet",
            "matches",
        } <= set(row)
        assert all("reservoir" in row["snippet"][a:b].casefold() for a, b in row["matches"])
    assert run("search", "zqxjkvbwp").code == 1
    assert run("search").code == 2


def test_search_lists_passages_and_says_what_to_try(run: Run) -> None:
    run("add", "--samples")
    ran = run("search", "dam opreator", "--in", "passages", "--json", "--limit", 4)
    assert ran.code == 0
    assert 0 < len(ran.rows) <= 4
    for row in ran.rows:
        assert row["kind"] == "passage"
        text = json.loads(run("show", row["article"], "--json").out)["text"]
        start, end = row["passage"]
        assert text[start:end].casefold() in ("dam", "operator", "dams")
    assert "opreator → operator" in ran.err
    ran = run("search", "=dam", "=zqxjkvbwp")
    assert ran.code == 1
    assert "try: =dam  (without =zqxjkvbwp:" in ran.err


def test_similar_takes_an_article_a_passage_of_it_or_a_text(run: Run) -> None:
    run("add", "--samples")
    dam = run("search", "hradin dam", "--in", "articles", "--json").rows[0]["id"]
    whole = run("similar", dam, "--json", "--limit", 3).rows
    assert len(whole) == 3
    assert dam not in [row["id"] for row in whole]
    passage = run("similar", dam, "--at", "0:200", "--json").rows
    assert {row["kind"] for row in passage} == {"article"}
    text = run("similar", "-", "--json", stdin="The dam burst above the town.").rows
    assert text
    assert run("similar", "-", stdin="").code == 1
    assert run("similar", "dam").code == 2
    assert run("similar", dam, "--quote", "dam", "--at", "0:3").code == 2


def test_listings_of_marks_name_their_article(run: Run, dam: Path) -> None:
    for command in ("entities", "figures", "claims"):
        ran = run(command, "--json")
        assert ran.code == 0
        assert all({"article", "title", "date"} <= set(row) for row in ran.rows)
        assert run(command).out


def test_notes_from_writing_to_restoring(run: Run, dam: Path) -> None:
    (shown,) = run("show", 1, "--json").rows
    quote = shown["text"].split("\n\n")[1][:40]
    (note,) = run(
        "note", "add", 1, "--quote", quote, "--body", "check #verify", "--tag", "dam", "--json"
    ).rows
    assert (note["quote"], note["tags"], note["state"]) == (quote, ["dam", "verify"], "placed")
    assert set(note) >= {
        "id", "article", "title", "quote", "start", "end", "body", "tags", "colour", "created", "updated", "state",
    }  # fmt: skip
    short = note["id"][:12]
    assert (
        run("note", "edit", short, "--body", "-", "--json", stdin="from stdin\n").rows[0]["body"]
        == "from stdin"
    )
    assert "from stdin" in run("note", "show", short).out
    assert [row["id"] for row in run("note", "list", "--json").rows] == [note["id"]]
    assert run("note", "remove", short).code == 0
    assert run("note", "list").code == 1
    assert run("note", "restore", short).out.strip() == note["id"]


def test_a_quotation_that_is_not_there_is_refused(run: Run, dam: Path) -> None:
    ran = run("note", "add", 1, "--quote", "no such words")
    assert ran.code == 1
    assert "no such words" in ran.err
    assert ran.out == ""
    assert run("note", "add", 1, "--at", "5-9").code == 2


def test_tags_from_adding_to_deleting(run: Run, dam: Path) -> None:
    note = run("note", "add", 1, "--body", "x").out.strip()
    assert run("tag", "add", 1, "fuel", "#court").code == 0
    assert run("tag", "add", note, "fuel").code == 0
    assert run("tag", "rename", "fuel", "energy").code == 0
    assert run("tag", "merge", "court", "--into", "energy").code == 0
    assert run("tag", "describe", "energy", "prices", "--colour", "green").code == 0
    assert run("tag", "list", "--json").rows == [
        {"name": "energy", "colour": "green", "description": "prices", "notes": 1, "articles": 1}
    ]
    assert run("tag", "remove", 1, "energy").code == 0
    assert run("tag", "delete", "energy").code == 0
    assert run("tag", "list").code == 1
    assert run("tag", "delete", "energy").code == 1


def test_backup_restore_and_check(run: Run, dam: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.nutgraf"
    assert run("backup", copy).out.strip() == str(copy)
    run("note", "add", 1, "--body", "after the backup")
    assert run("check").code == 0
    assert run("restore", copy).code == 0
    assert run("note", "list").code == 1
    assert run("list", "--json").rows[0]["id"] == 1
    assert run("restore", tmp_path / "nowhere").code == 1


def test_an_archive_of_somebody_else_is_exit_code_4(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    other.write_text("mine", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["--archive", str(other), "list"])
    assert ended.value.code == 4
    assert capfd.readouterr().err.startswith("nutgraf: ")
    assert other.read_text(encoding="utf-8") == "mine"


def test_a_wrong_configuration_is_exit_code_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("colour = 1", encoding="utf-8")
    ran = run("config", "show")
    assert ran.code == 2
    assert "config.toml" in ran.err


def test_the_configuration_is_shown_and_found(run: Run, tmp_path: Path) -> None:
    assert run("config", "path").out.strip() == str(tmp_path / "config.toml")
    assert "theme = 'ink'" in run("config", "show").out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(run: Run, shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "click.shell_completion.BashComplete._check_version", staticmethod(lambda: None)
    )
    assert "_NUTGRAF_COMPLETE" in run("completion", shell).out


def test_the_reader_needs_a_terminal(run: Run) -> None:
    ran = run("read")
    assert ran.code == 2
    assert "terminal" in ran.err


def test_what_is_wrong_with_a_command_is_exit_code_2(run: Run) -> None:
    for wrong in (["nonsense"], ["list", "--nonsense"], ["show", "x"], ["add"]):
        assert run(*wrong).code == 2


def test_export_and_import_carry_notes_to_another_archive(
    run: Run, dam: Path, tmp_path: Path
) -> None:
    note = run("note", "add", 1, "--at", "0:20", "--body", "check", "--tag", "dam").out.strip()
    everything = tmp_path / "all.json"
    assert run("export", "--format", "json", "--output", everything).code == 0
    other = tmp_path / "other.nutgraf"
    assert run("--archive", other, "import", everything).code == 0
    (there,) = run("--archive", other, "note", "list", "--json").rows
    assert (there["id"], there["body"], there["tags"]) == (note, "check", ["dam"])


class _Full(io.StringIO):
    """A file on a disk that takes nothing more."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_output_that_no_disk_takes_is_one_sentence(
    run: Run, dam: Path, monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...]
) -> None:
    monkeypatch.setattr("sys.stdout", _Full())
    ran = run("list", *form)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "nutgraf: The output cannot be written: No space left on device.\n"


def test_export_to_a_folder_says_what_it_did_and_does_it_once(
    run: Run, dam: Path, tmp_path: Path
) -> None:
    run("note", "add", 1, "--at", "0:20", "--body", "check")
    folder = tmp_path / "vault"
    planned = run("export", "--output", folder, "--dry-run")
    assert planned.out.startswith("new")
    assert not folder.exists()
    assert run("export", "--output", folder).out.startswith("new")
    (page,) = folder.glob("*.md")
    assert "check" in page.read_text(encoding="utf-8")
    assert run("export", "--output", folder).out.startswith("unchanged")


def test_edited_markdown_comes_back(run: Run, dam: Path, tmp_path: Path) -> None:
    note = run("note", "add", 1, "--at", "0:20", "--body", "check the figure").out.strip()
    folder = tmp_path / "vault"
    run("export", "--output", folder)
    (page,) = folder.glob("*.md")
    page.write_text(
        page.read_text(encoding="utf-8").replace("check the figure", "checked"), encoding="utf-8"
    )
    assert run("import", folder, "--dry-run", "--json").rows[0]["status"] == "updated"
    assert run("note", "show", note, "--json").rows[0]["body"] == "check the figure"
    assert run("import", folder).code == 0
    assert run("note", "show", note, "--json").rows[0]["body"] == "checked"


def test_a_listing_piped_into_export(run: Run, dam: Path) -> None:
    run("note", "add", 1, "--at", "0:20", "--body", "check")
    listing = run("list", "--json").out
    assert "check" in run("export", "-", stdin=listing).out
    assert run("export", "-", stdin="what?\n{}").code == 2


def test_what_cannot_be_imported_is_one_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("nothing of the kind", encoding="utf-8")
    ran = run("import", path)
    assert ran.code == 3
    assert ran.err.count("\n") <= 2


def test_tending_backs_up_once_a_day_and_marks_anew(run: Run, archive: Path) -> None:
    add = next(sample_articles().glob("2026-03-02*.txt"))
    run("add", add)
    folder = archive.with_name(archive.name + ".backups")
    assert len(list(folder.iterdir())) == 1
    connection = sqlite3.connect(archive)
    connection.execute("UPDATE analyses SET engine_version = 'old'")
    connection.commit()
    connection.close()
    assert "Marked 1 article anew." in run("tend").err
    assert run("tend").err == ""
    assert len(list(folder.iterdir())) == 1


def test_what_is_not_there_is_not_tended(run: Run, archive: Path) -> None:
    archive.unlink()
    ran = run("tend")
    assert (ran.code, archive.exists()) == (1, False)
    assert "There is no archive to tend" in ran.err


def test_feeds_are_followed_listed_refreshed_and_left(run: Run, tmp_path: Path) -> None:
    with feed_server.running() as server:
        url = server.put_feed("/feed", "one", ETag='"1"')
        added = run("feed", "add", url, "--tag", "dravska", "--private", "--json")
        (row,) = added.rows
        assert (row["feed"], row["name"], row["url"]) == (1, "The Dravska Post", url)
        assert (row["status"], row["added"], row["updated"], row["error"]) == ("read", 1, 0, None)
        assert [row["tags"] for row in run("list", "--json").rows] == [["dravska"]]
        assert run("refresh", "--json").rows == []  # it is not due
        assert run("refresh", "--all").out.startswith("unchanged")
    (row,) = run("feed", "list", "--json").rows
    assert (row["url"], row["articles"], row["unread"], row["gone"]) == (url, 1, 1, False)
    file = tmp_path / "list.opml"
    assert run("opml", "export", file).code == 0
    assert run("opml", "export").out == file.read_text()
    assert run("feed", "remove", "The Dravska Post").code == 0
    assert run("feed", "list").code == 1
    assert "1 new feed of 1" in run("opml", "import", file).err
    assert run("feed", "remove", "nobody").code == 1


def test_a_feed_that_cannot_be_read_is_a_source_that_failed(run: Run) -> None:
    with feed_server.running() as server:
        refused = run("feed", "add", server.put_feed("/feed", "one"))
        assert (refused.code, "own network" in refused.err) == (3, True)
        url = server.put_feed("/feed", "one")
        assert run("feed", "add", url, "--private").code == 0
    again = run(
        "feed", "refresh", url, "--json"
    )  # within the minute: its server, which has gone, is left alone
    assert (again.code, again.rows[0]["status"]) == (0, "unchanged")
