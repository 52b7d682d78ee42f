"""Reading files, folders and bytes: formats, origins, and a clear sentence for whatever cannot be read."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from nutgraf.errors import SourceError, UnknownFormat, UnreadableSource
from nutgraf.ingest.files import LARGEST_FILE
from nutgraf.ingest.reading import files_in, read_bytes, read_file
from nutgraf.paths import sample_articles

LONG = "The council voted on Monday to close the bridge for a year, its engineers said after an inspection."
PAGE = (
    f"<!DOCTYPE html><title>The bridge</title><article><p>{LONG}</p><p>{LONG} Again.</p></article>"
)


def collect(folder: Path) -> tuple[list[str], list[SourceError]]:
    errors: list[SourceError] = []
    return [str(p.relative_to(folder)) for p in files_in(folder, errors.append)], errors


@pytest.mark.parametrize(
    ("name", "content", "title", "text"),
    [
        ("a.txt", f"The bridge\n\n{LONG}", "The bridge", LONG),
        ("a.TEXT", f"The bridge\n\n{LONG}", "The bridge", LONG),
        ("a.md", f"# The bridge\n\n*{LONG}*", "The bridge", LONG),
        ("a.markdown", f"---\ntitle: The bridge\n---\n{LONG}", "The bridge", LONG),
        ("a.html", PAGE, "The bridge", f"{LONG}\n\n{LONG} Again."),
        (
            "a.xhtml",
            f"<?xml version='1.0'?>\n<?xml-stylesheet href='a'?>{PAGE}",
            "The bridge",
            f"{LONG}\n\n{LONG} Again.",
        ),
        ("-", PAGE, "The bridge", f"{LONG}\n\n{LONG} Again."),
        ("-", f"# The bridge\n\n{LONG}", "The bridge", LONG),
        ("-", f"+++\ntitle = 'The bridge'\n+++\n{LONG}", "The bridge", LONG),
        ("-", f"The bridge\n\n{LONG}", "The bridge", LONG),
        ("a.txt", f"---\ntitle: The bridge\n---\n{LONG}", "The bridge", LONG),
        ("a.txt", f"# not a heading here\n\n*{LONG}*", "# not a heading here", f"*{LONG}*"),
        ("saved.txt", PAGE, "The bridge", f"{LONG}\n\n{LONG} Again."),
        ("noending", f"The bridge\n\n{LONG}", "The bridge", LONG),
    ],
)
def test_the_format_is_known_by_name_and_by_looks(
    name: str, content: str, title: str, text: str
) -> None:
    document = read_bytes(content.encode(), name=name)
    assert (document.title, document.text, document.origin) == (title, text, "")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "there is nothing in it."),
        (b" \n\t\n", "there is nothing in it."),
        (b"\xef\xbb\xbf", "no article was found in it."),
        (b" date 2026-03-02\n", "it has a date but no text."),
        (b"---\ndate: 2026-03-02\n---\n", "it has a date but no text."),
        (b"\x1b[2J\x1b]0;x\x07\x00", "no article was found in it."),
        (bytes(range(256)) * 10, "it is binary data, not text."),
        (b"%PDF-1.4", "it is a PDF file, not text."),
        ("Zażółć gęślą jaźń ŁĄKA".encode("iso-8859-2"), "its character encoding cannot be told with certainty."),
        (b"x" * (LARGEST_FILE + 1), "it has 20.0 MB; the limit for articles is 20 MB."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        read_bytes(data, name="a.txt")
    assert (caught.value.source, caught.value.reason) == ("a.txt", reason)


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<script>x</script>"])
def test_a_page_without_article(page: str) -> None:
    with pytest.raises(UnreadableSource, match="no article was found"):
        read_bytes(page.encode(), name="a.html")


@pytest.mark.parametrize(
    ("name", "data"),
    [("data.xml", b"<?xml version='1.0'?><data/>"), ("-", b"<?xml version='1.0'?><data/>"), ("a.json", b"{}"),
     ("list.opml", b"<opml/>"), ("a.csv", b"a,b")],
)  # fmt: skip
def test_data_is_no_article(name: str, data: bytes) -> None:
    with pytest.raises(UnknownFormat, match="it is no article") as caught:
        read_bytes(data, name=name)
    assert "Markdown" in caught.value.hint


def test_a_file_with_its_absolute_path_as_origin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(f" date 2026-03-02 A dam (PA)\n\n{LONG}", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    document = read_file(Path("a.txt"))
    assert document.origin == str(tmp_path.resolve() / "a.txt")
    assert read_file(Path("link.txt")).origin == document.origin
    assert document.date == date(2026, 3, 2)


def test_files_that_are_none(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    cases = {
        tmp_path: "it is a folder, not a file.",
        tmp_path / "none.txt": "there is no such file, or no longer.",
        tmp_path / "pipe.txt": "it is not a regular file.",
        tmp_path / "a\0b": "this is no name of a file.",
        tmp_path / ("x" * 300): "the file could not be read: File name too long.",
    }
    for path, reason in cases.items():
        with pytest.raises(UnreadableSource) as caught:
            read_file(path)
        assert caught.value.reason == reason


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(
        UnreadableSource, match=r"it has 50\.0 MB; the limit for articles is 20 MB\."
    ):
        read_file(huge)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), "the file may not be read: permission denied."),
        (FileNotFoundError(2, "No such file"), "there is no such file, or no longer."),
        (OSError(5, "Input/output error"), "the file could not be read: Input/output error."),
    ],
)
def test_a_file_that_fails_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    def failing(handle: int, size: int) -> bytes:
        raise error

    (tmp_path / "a.txt").write_text(LONG, encoding="utf-8")
    monkeypatch.setattr(os, "read", failing)
    with pytest.raises(UnreadableSource) as caught:
        read_file(tmp_path / "a.txt")
    assert caught.value.reason == reason


def test_hostile_file_names_reach_no_terminal(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource) as caught:
        read_file(tmp_path / "a\x1b]0;x\x07\nb.txt")
    assert str(caught.value) == f"{tmp_path}/a b.txt: there is no such file, or no longer."
    undecodable = tmp_path / os.fsdecode(b"caf\xe9.txt")
    undecodable.write_text(LONG, encoding="utf-8")
    assert read_file(undecodable).origin.endswith("caf\\xe9.txt")


def test_a_folder_is_read_recursively_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt", "a.MD", "sub/c.html", "sub/deep/d.markdown", "z.xhtml", ".hidden.txt", ".git/e.txt",
        "README.md", "sub/readme.txt", "Page.html", "Page_files/ad.html", "other_files/f.txt",
        "picture.png", "g.json",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "dir.txt").mkdir()
    assert collect(tmp_path) == (
        ["Page.html", "a.MD", "b.txt", "other_files/f.txt", "sub/c.html", "sub/deep/d.markdown", "z.xhtml"],
        [],
    )  # fmt: skip


def test_a_forbidden_folder_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/1.txt", "b/2.txt", "c/3.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("x", encoding="utf-8")
    real = os.scandir

    def scandir(path: Path) -> object:
        if path == tmp_path / "b":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    names, errors = collect(tmp_path)
    assert names == ["a/1.txt", "c/3.txt"]
    assert [(e.source, e.reason) for e in errors] == [
        (str(tmp_path / "b"), "the folder may not be read: permission denied.")
    ]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    errors: list[SourceError] = []
    assert list(files_in(tmp_path / "none", errors.append)) == []
    assert errors[0].reason == "there is no such folder, or no longer."


def test_every_sample_article_reads_well() -> None:
    samples = sample_articles()
    errors: list[SourceError] = []
    documents = [read_file(path) for path in files_in(samples, errors.append)]
    assert len(documents) >= 14
    assert errors == []
    for document in documents:
        assert 200 <= document.words <= 950, document.origin
        assert 20 <= len(document.title) <= 100, document.origin
        assert not any(sign in document.text for sign in ("](", "**", "</", "date 2026")), (
            document.origin
        )


def test_reading_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom nutgraf.ingest.reading import read_bytes\n"
        "read_bytes(b'Some words in a text.', name='a.txt')\n"
        "heavy = {'trafilatura', 'yaml', 'lxml', 'urllib3', 'charset_normalizer', 'certifi', 'tomllib'}\n"
        "print(*sorted(heavy & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
