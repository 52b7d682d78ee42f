"""The screen as it was left: shown at once where it is true, never where it is not; no key and no terminal is lost."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import sys
from pathlib import Path

import pytest

from nutgraf.cli.start import opens_reader
from nutgraf.library.library import Library
from nutgraf.tui import launch
from tests.bench.terminal import Terminal
from tests.tui.shell import newsroom

SCREEN = "\x1b[1;1HNorthgate Chronicle"


@pytest.fixture
def kept(archive: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The path of an archive with a screen that was left in it."""
    for name in ("COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((120, 36)))
    config = archive.with_name("config.toml")
    config.write_text('theme = "ink"\n')
    launch.keep(SCREEN, str(archive), None, str(config))
    return str(archive)


def test_a_screen_is_kept_for_its_owner_only(kept: str) -> None:
    (path,) = Path(f"{kept}.screens").iterdir()
    assert launch.kept(kept, None) == SCREEN
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_changed_archive_shows_nothing_old(kept: str) -> None:
    with Library.open(Path(kept)) as library:
        library.remember("pane", "article")
        library.note_down()
        assert launch.kept(kept, None) == ""
    assert launch.kept(kept, None) == ""


def test_a_copied_archive_shows_nothing(kept: str, tmp_path: Path) -> None:
    other = tmp_path / "other" / "archive.nutgraf"
    other.parent.mkdir()
    shutil.copy2(kept, other)
    shutil.copytree(f"{kept}.screens", f"{other}.screens")
    assert launch.kept(kept, None) == SCREEN
    assert launch.kept(str(other), None) == ""


def test_another_size_or_one_that_is_only_said_shows_nothing(
    kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert launch.kept(kept, None) == ""
    monkeypatch.delenv("COLUMNS")
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((80, 24)))
    assert launch.kept(kept, None) == ""


@pytest.mark.parametrize("name", ["TERM", "COLORTERM", "NO_COLOR", "XDG_CONFIG_HOME"])
def test_another_environment_shows_nothing(
    kept: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "something-else")
    assert launch.kept(kept, None) == ""


def test_another_configuration_shows_nothing(kept: str) -> None:
    assert launch.kept(kept, "other.toml") == ""
    config = Path(kept).with_name("config.toml")
    config.write_text('theme = "paper"\n')
    assert launch.kept(kept, None) == ""


def test_what_others_could_have_written_is_not_shown(kept: str) -> None:
    (path,) = Path(f"{kept}.screens").iterdir()
    path.chmod(0o640)
    assert launch.kept(kept, None) == ""
    path.chmod(0o600)
    assert launch.kept(kept, None) == SCREEN
    elsewhere = path.with_name("elsewhere")
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert launch.kept(kept, None) == ""


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"no head at all", b"\n\n\n\x1b[2J"])
def test_a_damaged_screen_is_not_shown(kept: str, damage: bytes) -> None:
    (path,) = Path(f"{kept}.screens").iterdir()
    path.write_bytes(damage)
    assert launch.kept(kept, None) == ""


def test_where_nothing_can_be_written_nothing_is_kept(kept: str, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked.nutgraf"
    Path(f"{blocked}.screens").write_text("a file where the folder would be")
    launch.keep(SCREEN, str(blocked), None, "config.toml")
    assert launch.kept(str(blocked), None) == ""


def test_only_the_newest_screens_stay(kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in range(80, 80 + 2 * launch.KEPT):
        size = os.terminal_size((columns, 24))
        monkeypatch.setattr(os, "get_terminal_size", lambda _, size=size: size)
        launch.keep(SCREEN, kept, None, "config.toml")
    assert len(list(Path(f"{kept}.screens").iterdir())) == launch.KEPT
    assert launch.kept(kept, None) == SCREEN


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("", (None, None)),
        ("read", (None, None)),
        ("--archive a.nutgraf", ("a.nutgraf", None)),
        ("--config=c.toml --archive=a read", ("a", "c.toml")),
        ("--archive", None),
        ("read story.txt", None),
        ("read --samples", None),
        ("--debug", None),
        ("list", None),
        ("--help", None),
    ],
)
def test_only_a_plain_start_shows_what_was_left(
    line: str, named: tuple[str | None, str | None] | None
) -> None:
    assert opens_reader(line.split()) == named


@pytest.fixture
def command(archive: Path) -> list[str]:
    """What starts the reader on an archive with articles."""
    newsroom(archive).close()
    return [sys.executable, "-m", "nutgraf", "--archive", str(archive)]


def _start(command: list[str], columns: int = 120) -> Terminal:
    """The reader in a terminal of its own."""
    none = Path(command[-1]).with_name("none.toml")
    return Terminal(command, columns=columns, environment={"NUTGRAF_CONFIG": str(none)})


def _left(command: list[str]) -> None:
    """Open the reader on an article, and leave it."""
    terminal = _start(command)
    terminal.wait_for("entities")
    terminal.settle(0.15)
    terminal.leave(b"q")


def _kept_bytes(command: list[str]) -> bytes:
    """What is kept of the reader's screen."""
    (path,) = Path(f"{command[-1]}.screens").iterdir()
    return path.read_bytes().split(b"\n", 3)[3]


def test_the_reader_begins_with_what_was_left_and_loses_no_key(command: list[str]) -> None:
    _left(command)
    kept = _kept_bytes(command)
    terminal = _start(command)
    terminal.send(b"j")
    terminal.wait_for("Northgate")
    terminal.send(b"?")
    terminal.wait_for("ype to search")
    _, _, shown = terminal.seen.replace(b"\r\n", b"\n").partition(launch.ENTER.encode())
    assert shown.startswith(b"\x1b[?25l\x1b[?7l" + kept)
    assert launch.ENTER.encode() not in shown
    terminal.send(b"\x1b")
    terminal.settle(0.15)
    terminal.leave(b"q")
    with Library.open(Path(command[-1])) as library:
        second = library.articles.shelf()[1]
        assert library.setting("article") == second


def test_another_size_begins_without_what_was_left(command: list[str]) -> None:
    _left(command)
    terminal = _start(command, columns=100)
    terminal.wait_for("Northgate")
    assert _kept_bytes(command) not in terminal.seen
    terminal.leave(b"q")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the reader by /proc")
@pytest.mark.parametrize("ending", ["q", "SIGTERM", "SIGTERM while it is imported"])
def test_the_terminal_is_given_back_as_it_was(command: list[str], ending: str) -> None:
    _left(command)
    terminal = _start(["/bin/sh", "-c", 'echo ready; read x; "$@"; echo done', "sh", *command])
    terminal.wait_for("ready")
    before = terminal.modes
    terminal.send(b"\n")
    terminal.wait_for("Northgate")
    assert terminal.modes != before
    if ending == "q":
        terminal.send(b"q")
    else:
        terminal.settle(0.15 if ending == "SIGTERM" else 0.02)
        children = Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children").read_text()
        os.kill(int(children.split()[0]), signal.SIGTERM)
    terminal.wait_for("done")
    assert terminal.modes == before
    assert not terminal.on_second_screen
    terminal.close()
