"""Files on disk: found by their keys, whole at every moment, nothing left lying about."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from nutgraf.errors import ExportError
from nutgraf.export.files import BATCH, Writer, pages_in, read_text, sweep

PAGE = '---\ntitle: "x"\nnutgraf: "article/12-k3f9"\n---\nbody\n'


def test_pages_are_found_by_their_keys(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "deep" / "a.md").write_text("\ufeff" + PAGE.replace("\n", "\r\n"))
    (tmp_path / "b.md").write_text(PAGE.replace("12-k3f9", "13-aaaa"))
    (tmp_path / ".hidden" / "c.md").write_text(PAGE.replace("12-k3f9", "14-aaaa"))
    (tmp_path / "d.txt").write_text(PAGE.replace("12-k3f9", "15-aaaa"))
    (tmp_path / "e.md").write_text('---\ntitle: "x"\n---\nnutgraf: "article/16-aaaa"\n')
    (tmp_path / "f.md").write_bytes(b"\xff\x00")
    assert pages_in(tmp_path, ".md") == {
        "article/12-k3f9": tmp_path / "deep" / "a.md",
        "article/13-aaaa": tmp_path / "b.md",
    }
    assert pages_in(tmp_path / "gone", ".md") == {}


def test_a_file_stays_as_it_was_until_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(0o640)
    writer = Writer()
    writer.write(path, ["new ", "text"])
    assert path.read_text() == "old"
    writer.finish()
    assert path.read_text() == "new text"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["a.md"]


def test_pieces_that_fail_leave_nothing(tmp_path: Path) -> None:
    def pieces() -> list[str]:
        raise RuntimeError("in the middle")

    writer = Writer()
    writer.write(tmp_path / "good.md", ["good"])
    with pytest.raises(RuntimeError):
        writer.write(tmp_path / "bad.md", (piece for piece in ["half", *pieces()]))
    writer.finish()
    assert os.listdir(tmp_path) == ["good.md"]


def test_many_files_and_the_same_one_twice(tmp_path: Path) -> None:
    writer = Writer()
    for i in range(BATCH + 3):
        writer.write(tmp_path / f"{i}.md", [str(i)])
    writer.write(tmp_path / "1.md", ["again"])
    writer.finish()
    assert len(os.listdir(tmp_path)) == BATCH + 3
    assert (tmp_path / "1.md").read_text() == "again"
    assert (tmp_path / "2.md").read_text() == "2"


def test_what_killed_exports_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    for name in (
        f".nutgraf-{dead.pid}-1.tmp",
        f".nutgraf-{os.getpid()}-1.tmp",
        ".nutgraf-x.tmp",
        "a.tmp",
    ):
        (tmp_path / name).write_text("x")
    sweep(tmp_path)
    assert sorted(os.listdir(tmp_path)) == [
        f".nutgraf-{os.getpid()}-1.tmp",
        ".nutgraf-x.tmp",
        "a.tmp",
    ]
    os.utime(tmp_path / f".nutgraf-{os.getpid()}-1.tmp", (0, 0))
    sweep(tmp_path)
    assert sorted(os.listdir(tmp_path)) == [".nutgraf-x.tmp", "a.tmp"]


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    writer = Writer()
    with pytest.raises(ExportError, match=r"folder\.md cannot be written: Is a directory"):
        writer.write(tmp_path / "folder.md", ["x"])
    (tmp_path / "latin.md").write_bytes("é".encode("latin-1"))
    with pytest.raises(ExportError, match="not in UTF-8"):
        read_text(tmp_path / "latin.md")
    assert read_text(tmp_path / "gone.md") is None
