"""What runs beside the screen: the newest question only, and adding as a child process."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from textual.message import Message

from nutgraf.library.library import Library
from nutgraf.model.progress import AddStatus
from nutgraf.tui.jobs import Adding, Latest, Refreshing
from nutgraf.tui.messages import AddingEnded, AddingMoved, WorkDone
from tests.library import feed_server
from tests.tui.shell import reading


class Told:
    """Keeps what is posted to it."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.ended = threading.Event()

    def post_message(self, message: Message) -> bool:
        """Keep a message."""
        self.messages.append(message)
        if isinstance(message, (AddingEnded, WorkDone)):
            self.ended.set()
        return True


def test_of_what_waits_only_the_newest_is_done() -> None:
    told, first, started = Told(), threading.Event(), threading.Event()
    interrupted: list[int] = []
    thread = Latest("test", lambda: interrupted.append(1))

    def slow() -> None:
        started.set()
        first.wait(2)

    thread.submit(slow, told)  # type: ignore[arg-type]
    assert started.wait(2)
    for number in range(3):
        thread.submit(lambda number=number: WorkDone(str(number)), told)  # type: ignore[arg-type,misc]
    first.set()
    assert told.ended.wait(2)
    thread.close()
    assert [m.told for m in told.messages if isinstance(m, WorkDone)] == ["2"]
    assert len(interrupted) >= 3


def _articles(folder: Path, number: int) -> Path:
    folder.mkdir()
    for index in range(number):
        text = f"date 2026-03-0{index % 9 + 1}\n\nThe dam number {index} gave way on Monday.\n"
        (folder / f"{index}.txt").write_text(text)
    return folder


def test_a_child_process_adds_articles_and_tells_of_it(archive: Path, tmp_path: Path) -> None:
    told = Told()
    (_articles(tmp_path / "news", 3) / "broken.txt").write_bytes(b"\x00\x01\x02")
    job = Adding(archive, [str(tmp_path / "news")], told)  # type: ignore[arg-type]
    assert told.ended.wait(30)
    job.close()
    ended = told.messages[-1]
    assert isinstance(ended, AddingEnded)
    assert ended.counts == {AddStatus.ADDED: 3, AddStatus.FAILED: 1}
    assert ended.first is not None
    assert "broken.txt" in ended.trouble
    assert any(isinstance(message, AddingMoved) for message in told.messages)


def test_adding_what_is_not_there_says_why(archive: Path) -> None:
    told = Told()
    job = Adding(archive, ["/is/not/there.txt"], told)  # type: ignore[arg-type]
    assert told.ended.wait(30)
    job.close()
    ended = told.messages[-1]
    assert isinstance(ended, AddingEnded)
    assert "there.txt" in ended.trouble


def test_adding_can_be_stopped(archive: Path, tmp_path: Path) -> None:
    told = Told()
    job = Adding(archive, [str(_articles(tmp_path / "news", 200))], told)  # type: ignore[arg-type]
    job.stop()
    assert told.ended.wait(30)
    job.close()
    ended = told.messages[-1]
    assert isinstance(ended, AddingEnded)
    assert ended.stopped
    assert ended.counts.get(AddStatus.ADDED, 0) < 200


async def test_an_empty_archive_greets_and_one_key_adds_the_samples(
    empty_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _articles(tmp_path / "samples", 4)
    monkeypatch.setattr(empty_library, "sample_sources", lambda: [str(folder)])
    async with reading(empty_library) as it:
        assert "Nutgraf keeps the news" in it.text
        assert ". adds the sample articles." in it.text
        await it.press(".")
        assert "adding" in it.foot
        adding = it.reader.adding
        await it.until(lambda: it.reader.list.count == 4 and not adding.working, "them", 10)
        assert "4 added." in it.foot


async def test_a_source_that_is_typed_is_added(library: Library, tmp_path: Path) -> None:
    path = _articles(tmp_path / "more", 1) / "0.txt"
    async with reading(library) as it:
        await it.press("+")
        await it.type(str(path))
        await it.press("enter")
        await it.until(lambda: it.reader.list.count == 6, "it", 10)


def test_feeds_are_asked_in_a_child_process(archive: Path) -> None:
    with feed_server.running() as server, Library.open(archive) as library:
        library.feeds.subscribe(server.put_feed("/feed", "one"), private=True)
        _long_ago(archive)
        server.put_feed("/feed", "two", "one")
        told = Told()
        job = Refreshing(archive, (), told)  # type: ignore[arg-type]
        assert told.ended.wait(30)
        job.close()
        assert isinstance(ended := told.messages[-1], AddingEnded)
        assert (ended.counts[AddStatus.ADDED], ended.trouble) == (1, "")
        _long_ago(archive)
        server.put("/feed", "", status=500)
        told = Told()
        job = Refreshing(archive, ["1"], told)  # type: ignore[arg-type]
        assert told.ended.wait(30)
        job.close()
        assert isinstance(ended := told.messages[-1], AddingEnded)
        assert ended.trouble == "The Dravska Post: the server answers 500 Internal Server Error."


def _long_ago(archive: Path) -> None:
    """Every feed was asked a month ago."""
    connection = sqlite3.connect(archive)
    connection.execute("UPDATE feed_visits SET checked = '2026-01-01T00:00:00Z', due = checked")
    connection.commit()
    connection.close()


async def test_who_follows_no_feed_is_told_how_to(library: Library) -> None:
    async with reading(library) as it:
        await it.press("R")
        await it.until(lambda: "You follow no feeds yet" in it.text, "the hint")
