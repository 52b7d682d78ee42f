"""Hooks: told in JSON, never by a shell, limited in time, harmless when they fail."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from nutgraf.config import Config
from nutgraf.library.hooks import Hooks
from nutgraf.library.library import Library
from tests.builders import stored

KEEP = "import pathlib, sys; pathlib.Path(sys.argv[1]).open('a').write(sys.stdin.read() + '\\n')"


def config(event: str, *commands: tuple[str, ...]) -> Config:
    return Config(hooks={event: commands})


def python(code: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code, *arguments)


def test_a_command_gets_the_event_as_json(tmp_path: Path) -> None:
    told = tmp_path / "told"
    hooks = Hooks(config("note", python(KEEP, str(told)), python(KEEP, str(told))))
    hooks.tell("note", {"body": "é \x1b $(id)\n"})
    hooks.tell("add", {"articles": []})
    events = [json.loads(line) for line in told.read_text().splitlines()]
    assert events == [{"event": "note", "body": "é \x1b $(id)\n"}] * 2
    assert list(hooks.failures) == []
    assert (hooks.wants("note"), hooks.wants("add")) == (True, False)


def test_words_are_words_and_never_a_shell(tmp_path: Path) -> None:
    told = tmp_path / "$(touch evil); told"
    Hooks(config("note", python(KEEP, str(told)))).tell("note", {})
    assert [path.name for path in tmp_path.iterdir()] == ["$(touch evil); told"]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (
            ("no-such-command-anywhere",),
            r"The note hook 'no-such-command-anywhere' cannot be run: No such file",
        ),
        (
            python("import sys; print('first\\nlast', file=sys.stderr); sys.exit(3)"),
            r"failed with status 3: last\.$",
        ),
        (python("import time; time.sleep(60)"), r"took longer than 0\.5 seconds and was ended\.$"),
        (("bad\0name",), "cannot be run"),
    ],
)
def test_a_failure_is_told_and_harms_nothing(
    command: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    after = tmp_path / "after"
    hooks = Hooks(config("note", command, python(KEEP, str(after))), seconds=0.5)
    began = time.monotonic()
    hooks.tell("note", {})
    assert time.monotonic() - began < 10
    (failure,) = hooks.failures
    assert re.search(told, failure)
    assert after.exists()


def test_a_command_that_reads_nothing_does_not_matter() -> None:
    hooks = Hooks(config("note", python("pass")))
    hooks.tell("note", {"body": "x" * 1_000_000})
    assert list(hooks.failures) == []


def test_the_screen_can_run_them_elsewhere() -> None:
    runs: list[Callable[[], None]] = []
    hooks = Hooks(config("note", ("no-such-command-anywhere",)))
    hooks.start = runs.append
    hooks.tell("note", {})
    assert list(hooks.failures) == []
    runs[0]()
    assert len(hooks.failures) == 1


def test_notes_and_articles_are_told(archive: Path, tmp_path: Path) -> None:
    told = tmp_path / "told"
    keep = (python(KEEP, str(told)),)
    with Library.open(archive, Config(hooks={"note": keep, "add": keep})) as library:
        article = stored(library._store)
        note = library.notes.add(article, quote="the dam gave way", body="When?")
        library.notes.remove([note.id])
        (tmp_path / "a.txt").write_text("Snow fell on Hradin.\n\nIt was cold.")
        (added,) = library.add([str(tmp_path / "a.txt")])
        list(library.add([str(tmp_path / "a.txt")]))
    events = [json.loads(line) for line in told.read_text().splitlines()]
    assert [(e["event"], e.get("verb")) for e in events] == [
        ("note", "added"),
        ("note", "removed"),
        ("add", None),
    ]
    assert (events[0]["id"], events[0]["quote"], events[0]["body"], events[0]["article"]) == (
        note.id, "the dam gave way", "When?", article,
    )  # fmt: skip
    assert events[2]["articles"] == [
        {"id": added.id, "title": added.title, "source": str(tmp_path / "a.txt"), "status": "added"}
    ]
