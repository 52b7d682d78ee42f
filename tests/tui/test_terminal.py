"""Through a real terminal: whatever ends the reader, and wherever its streams go, the terminal is given back."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from nutgraf.library.library import Library
from nutgraf.tui.charset import as_wide, named_charset
from tests.bench.terminal import Terminal
from tests.tui.shell import newsroom

_MODES = re.compile(rb"\x1b\[\?(\d+)([hl])|\x1b\[(>\d+|<)u")
_USUAL = {7: True, 25: True}
"""Lines are wrapped, the cursor is shown; everything else is off."""
IN_A_SHELL = 'echo ready; read x; {}; echo "code $?;"'


def left_on(drawn: bytes) -> set[str]:
    """The modes of a terminal that a program has changed and not changed back."""
    now: dict[int, bool] = {}
    pushed = 0
    for number, state, keyboard in _MODES.findall(drawn):
        if keyboard:
            pushed += -1 if keyboard == b"<" else 1
        elif number != b"2026":  # frames that begin and end
            now[int(number)] = state == b"h"
    changed = {str(number) for number, on in now.items() if on != _USUAL.get(number, False)}
    return changed | ({"keyboard"} if pushed > 0 else set())


@pytest.fixture
def command(archive: Path) -> str:
    """What a shell is told, to open the reader on an archive with articles."""
    newsroom(archive).close()
    return f"{sys.executable} -m nutgraf --archive {archive}"


class Shell:
    """A shell in a terminal that runs one thing; `home` is where it finds nothing else."""

    def __init__(
        self, home: Path, script: str, columns: int = 120, rows: int = 36, **environment: str
    ) -> None:
        self.terminal = Terminal(
            ["/bin/sh", "-c", IN_A_SHELL.format(script)],
            columns=columns,
            rows=rows,
            environment={"NUTGRAF_CONFIG": str(home / "none.toml"), "HOME": str(home)}
            | environment,
        )
        self.terminal.wait_for("ready")
        self.before = self.terminal.modes
        self.terminal.send(b"\n")

    def reader(self) -> int:
        """The process of the reader."""
        children = Path(f"/proc/{self.terminal.pid}/task/{self.terminal.pid}/children")
        return int(children.read_text().split()[0])

    def settled(self, word: str = "entities") -> Terminal:
        """The terminal once a word is there, and after it what else is drawn."""
        self.terminal.wait_for(word)
        seen = self.terminal.seen
        self.terminal.settle(0.1)
        self.terminal.seen = seen
        return self.terminal

    def typed(self, text: str) -> None:
        """Type letter by letter: words that are drawn in pieces are none in the stream."""
        drawn = self.terminal.seen
        self.terminal.settle(0.1)
        for letter in text:
            drawn += self.terminal.seen
            self.terminal.seen = b""
            self.terminal.send(letter.encode())
            if letter != " ":
                self.terminal.wait_for(letter)
        self.terminal.seen = drawn + self.terminal.seen

    def ended(self, code: int) -> bytes:
        """What was drawn until it ended with a code; the terminal is as it was."""
        self.terminal.wait_for(f"code {code};")
        assert self.terminal.modes == self.before
        drawn = self.terminal.seen
        self.terminal.close()
        assert left_on(drawn) == set()
        return drawn


pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="finds the reader by /proc"
)


def test_a_hang_up_ends_the_reader_as_its_own_key_would(command: str, archive: Path) -> None:
    """What is being written then waits for the next start."""
    source = archive.with_name("story.txt")
    source.write_text("A new story\n\nThe dam gave way on Monday, the rescue agency said.\n")
    script = f"{command} read - <{source} 2>{archive.with_name('said')}"
    shell = Shell(archive.parent, script)
    shell.settled("rescue agency").send(b"A")
    shell.settled("ctrl+s save")
    shell.typed("half a word")
    os.kill(shell.reader(), signal.SIGHUP)
    drawn = shell.ended(128 + signal.SIGHUP)
    assert b"The dam gave way" in drawn
    with Library.open(archive) as library:
        assert library.setting("article") == 6
        assert [draft.body for draft in library.drafts.waiting()] == ["half a word"]


def test_on_the_smallest_terminal_and_without_its_archive_no_word_is_lost(
    command: str, archive: Path
) -> None:
    shell = Shell(archive.parent, command, columns=1, rows=1)
    terminal = shell.terminal
    terminal.settle()
    terminal.resize(20, 5)
    shell.settled("enter open").send(b"\r")
    shell.settled("j/k scroll")
    terminal.resize(80, 24)
    shell.settled("Velmara").send(b"A")
    shell.settled("ctrl+s save")
    shell.typed("mine")
    archive.unlink()
    terminal.send(b"\x13")
    shell.settled("is not there any more")
    terminal.resize(1, 1)
    os.kill(shell.reader(), signal.SIGTERM)
    drawn = shell.ended(4)
    (file,) = archive.parent.glob("nutgraf-unsaved-*.md")
    assert str(file).encode() in drawn
    assert file.read_text(encoding="utf-8").startswith("mine\n")
    assert not archive.exists()


def test_after_a_stop_the_reader_is_drawn_again(command: str, archive: Path) -> None:
    shell = Shell(archive.parent, command)
    terminal = shell.settled()
    for stop in (signal.SIGTSTP, signal.SIGSTOP):
        os.kill(shell.reader(), stop)
        terminal.settle(0.2)
        os.kill(shell.reader(), signal.SIGCONT)
        terminal.wait_for("entities")
    terminal.send(b"?")
    terminal.wait_for("ype to search")
    terminal.send(b"\x11")
    shell.ended(0)


def test_keys_that_are_none_and_a_closed_terminal_harm_nothing(command: str, archive: Path) -> None:
    shell = Shell(archive.parent, f"exec {command}")
    terminal = shell.settled()
    terminal.send(b"\xff\xe9\xc3")
    terminal.settle(0.1)
    terminal.send(b"j\r")
    terminal.wait_for("2/5")
    terminal.wait_for("j/k scroll")
    os.close(terminal._file)
    end = time.monotonic() + 10
    done = 0
    while not done and time.monotonic() < end:
        done, _ = os.waitpid(terminal.pid, os.WNOHANG)
        time.sleep(0.02)
    if not done:
        with suppress(ProcessLookupError):
            os.kill(terminal.pid, signal.SIGKILL)
        os.waitpid(terminal.pid, 0)
    assert done
    with Library.open(archive) as library:
        assert library.setting("article") == library.articles.shelf()[1]
        assert library.setting("pane") == "article"


def test_a_terminal_of_another_charset_gets_signs_that_it_knows(
    command: str, archive: Path
) -> None:
    shell = Shell(archive.parent, command, LC_ALL="en_US.ISO-8859-1")
    shell.settled().send(b"q")
    drawn = shell.ended(0)
    assert drawn.isascii()
    assert "─".encode() not in drawn


@pytest.mark.parametrize(
    ("script", "code", "told"),
    [
        ("{} <&- ", 2, b"The reader needs a keyboard"),
        ("{} >&-", 2, b"The reader needs a terminal."),
        ("TERM=dumb {}", 2, b"this one is dumb"),
        ("env -u TERM {}", 2, b"this one is dumb"),
        ("{} | cat", 0, b"The reader needs a terminal."),
        ("{} --archive '~nobody-here/a'", 4, b"nobody here is called nobody-here"),
    ],
)
def test_where_there_is_no_terminal_one_sentence_says_so(
    command: str, archive: Path, script: str, code: int, told: bytes
) -> None:
    drawn = Shell(archive.parent, script.format(command)).ended(code)
    assert told in drawn
    assert b"Traceback" not in drawn


@pytest.mark.parametrize(
    ("environment", "charset"),
    [
        ({}, "utf-8"),
        ({"LANG": "cs_CZ.UTF-8"}, "utf-8"),
        ({"LANG": "C.utf8", "LC_ALL": ""}, "utf-8"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, "ascii"),
        ({"LANG": "POSIX"}, "ascii"),
        ({"LANG": "de_DE.ISO-8859-15@euro"}, "iso8859-15"),
        ({"LC_CTYPE": "ja_JP.eucJP", "LANG": "C"}, "euc_jp"),
        ({"LANG": "xx_XX.nonsense"}, "utf-8"),
        ({"LANG": "en_US"}, "utf-8"),
    ],
)
def test_the_locale_names_the_charset(environment: dict[str, str], charset: str) -> None:
    assert named_charset(environment) == charset


def test_what_a_charset_has_not_keeps_its_cells() -> None:
    assert "a中b—é".encode("latin-1", "as-wide") == b"a??b?\xe9"
    with pytest.raises(UnicodeDecodeError):
        as_wide(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "it is none"))
