"""Every screen of the reader as plain text at three sizes, and its states; one start walks through many of them."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from nutgraf.config import Config
from nutgraf.library.library import Library
from nutgraf.model.marks import Span
from tests.tui.golden import assert_golden
from tests.tui.shell import TODAY, Reading, newsroom, reading

SIZES = {"80x24": (80, 24), "200x60": (200, 60), "120x36": (120, 36)}
"""The last is the size that the reader is started at, and walked through."""
HOME = SIZES["120x36"]
_TOOK = re.compile(r"\d+(?:(?= ms)|(?=&#160;ms))")
_RIGHT_BUTTON = "right button"
"""Stands for a click on the article, where others are keys."""


class Scene(NamedTuple):
    """A screen: the keys that lead there from the one before, and those that lead back."""

    name: str
    there: Sequence[str] = ()
    back: Sequence[str] = ("escape",)
    until: str = ""
    """What it shows once it is complete, where that takes a thread."""
    state: bool = False
    """True for a state of a screen that is looked at in all sizes already."""


READER = (
    Scene("article", (), ()),
    Scene("library", ("1",), ("2",)),
    Scene("inspector", ("3", "j"), ("2",)),
    Scene("layers", ("backslash",)),
    Scene("help", ("question_mark",)),
    Scene("help_searched", ("question_mark", *"highl"), state=True),
    Scene("palette", ("ctrl+p",)),
    Scene("palette_searched", ("ctrl+p", *"wrte"), state=True),
    Scene("visual", (")", ")", "V")),
    Scene("marking", ("V", "M"), ("escape", "escape"), state=True),
    Scene("marking_claim", ("V", "M", "3"), ("escape", "escape"), state=True),
    Scene("here", (_RIGHT_BUTTON,)),
    Scene("note", ("a",)),
    Scene("discard", ("a", *"Why twice?", "escape"), ("y",), state=True),
    Scene("find", ("slash", *"dam")),
    Scene("found", ("slash", *"dam", "enter", "n"), state=True),
    Scene("claim", ("g", "g", "]", "c", "]", "c"), (), state=True),
    Scene("explain", ("enter",)),
    Scene("verdict", ("c",)),
    Scene("evidence", ("c", "4"), state=True),
    Scene("fix", ("=",), state=True),
    Scene("boundary", ("=", "2"), ("escape",), state=True),
    Scene("tagging", ("t", "f")),
    Scene("piping", ("|",), state=True),
    Scene("export", ("X",)),
    Scene("line", (":", *"list.")),
    Scene("refused", (":", *"list.sort colour", "enter"), (), state=True),
    Scene("zen", ("z",), ("z",)),
    Scene("tour", ("g", "?"), ("f3",)),
    Scene("tags", ("g", "t")),
    Scene("question", ("g", "t", "x"), ("n", "escape")),
    Scene("notes", ("g", "n"), ("q",)),
    Scene("notes_chosen", ("g", "n", "v", "v"), ("escape", "q"), state=True),
    Scene("notes_none", ("g", "n", "f", *"qqqq"), (*["backspace"] * 4, "enter", "q"), state=True),
    Scene("search", ("g", "slash")),
    Scene("search_found", ("g", "slash", *"dam"), until="ARTICLES 2"),
    Scene("search_none", ("g", "slash", *"qqqqq"), until="Nothing", state=True),
    Scene("sort", ("1", "S"), ("escape",), state=True),
    Scene("filtered", ("f", *"pumps", "enter"), ("g", "l"), until="5 March 2026", state=True),
    Scene("filtered_none", ("f", *"qqqq", "enter"), ("g", "l"), until="qqqq 0", state=True),
    Scene("adding", ("+",), state=True),
    Scene("dense", ("backslash", "d"), ("backslash", "d"), state=True),
    Scene("chosen", ("g", "g", "v", "v"), ("escape",), until="HARBOR LEDGER", state=True),
)  # fmt: skip
"""In the reader, with an article that has all kinds of marks, a note and a highlight."""

LISTS = (
    Scene("entities", ("g", "e"), ()),
    Scene("picker", ("M",)),
    Scene("merge", ("M", *"velmara", "enter"), ("n",)),
    Scene("dossier", ("enter",), ("q",)),
    Scene("figures", ("tab",), ()),
    Scene("claims", ("tab",), ()),
    Scene("claims_none", ("f", *"qqqq"), (*["backspace"] * 4, "enter", "q"), state=True),
    Scene("changes", ("g", "h", "j"), ("q",)),
)  # fmt: skip
"""The lists across the archive."""

EMPTY = (
    Scene("empty", (), ()),
    Scene("empty_article", ("2",), ("1",), state=True),
    Scene("empty_notes", ("g", "n"), ("q",), state=True),
    Scene("empty_tags", ("g", "t"), state=True),
    Scene("empty_entities", ("g", "e"), ("q",), state=True),
    Scene("empty_claims", ("g", "c"), ("q",), state=True),
    Scene("empty_changes", ("g", "h"), ("q",), state=True),
    Scene("empty_search", ("g", "slash", *"dam"), until="Nothing", state=True),
    Scene("empty_export", ("X",), state=True),
)
"""Where nothing is yet, each says what would be there, and which key brings it."""


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """One day for everything, and every search takes as long."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    for module in ("library.notes", "store.journal"):
        monkeypatch.setattr(f"nutgraf.{module}.now", lambda: f"{TODAY}T08:00:00Z")
    monkeypatch.setattr("nutgraf.search.answering.time", SimpleNamespace(perf_counter=lambda: 0.0))


def _annotate(library: Library) -> Library:
    """Write a note and make a highlight in the first article."""
    text = library.articles.get(1).text
    start = text.index("put off twice")
    library.notes.add(1, span=Span(start, start + 13), body="Ask the ministry #verify")
    start = text.index("one street")
    library.notes.add(1, span=Span(start, start + 10), colour="green")
    return library


@pytest.fixture
def annotated(library: Library) -> Library:
    """The archive with a note and a highlight."""
    return _annotate(library)


def _shows(it: Reading, words: str) -> bool:
    """Whether the screen shows some words."""
    return words in it.text


async def _go(it: Reading, scene: Scene) -> None:
    """Press what leads to a scene."""
    await it.press(
        *("space" if key == " " else key for key in scene.there if key is not _RIGHT_BUTTON)
    )
    if _RIGHT_BUTTON in scene.there:
        await it.pilot.click(it.reader.page, offset=(20, 8), button=3)
    await it.until(partial(_shows, it, scene.until), scene.name)


async def _walk(it: Reading, scenes: Sequence[Scene]) -> None:
    """Look at each scene at its sizes."""
    for scene in scenes:
        await _go(it, scene)
        for name, size in SIZES.items():
            if not scene.state:
                await it.resize(*size)
            if size == HOME or not scene.state:
                assert_golden(f"{scene.name}_{name}", _TOOK.sub("1", it.text))
        await it.press(*scene.back)


async def test_the_reader_looks_as_it_did(annotated: Library) -> None:
    async with reading(annotated, HOME) as it:
        await it.open_first()
        await _walk(it, READER)


async def test_pictures_have_the_colours_that_they_had(annotated: Library) -> None:
    async with reading(annotated, (104, 28), painted=True) as it:
        await it.open_first()
        await it.press("g", "g", "]", "c", "]", "c")
        _assert_picture(it, "reader_ink")
        it.app.theme = "paper"
        await it.press(")", "V")
        _assert_picture(it, "reader_paper")
        it.app.theme = "ink"
        await it.press("escape", "g", "n")
        _assert_picture(it, "notes_ink")
        await it.press("q", "g", "slash", *"dam")
        await it.until(partial(_shows, it, "ARTICLES 2"))
        _assert_picture(it, "search_ink")
        await it.press("escape", "3", "j")
        await it.resize(64, 24)
        _assert_picture(it, "inspector_ink")


def _assert_picture(it: Reading, name: str) -> None:
    """The screen is the kept one in its colours, too."""
    drawn = _TOOK.sub("1", it.app.export_screenshot(title="nutgraf"))
    assert_golden(name, re.sub(r"terminal-\d+", "terminal-1", drawn), "svg")


async def test_the_lists_look_as_they_did(annotated: Library) -> None:
    annotated.tags.add([1, 2], ["dam"])
    annotated.articles.star([3])
    async with reading(annotated, HOME) as it:
        await it.open_first()
        await _walk(it, LISTS)


@pytest.mark.parametrize("scenes", [READER, LISTS, EMPTY], ids=["reader", "lists", "empty"])
async def test_ascii_signs_are_all_there_is_where_they_are_asked_for(
    archive: Path, scenes: Sequence[Scene]
) -> None:
    library = Library.open(archive, Config(glyphs="ascii")) if scenes is EMPTY else None
    with library or _annotate(newsroom(archive, glyphs="ascii")) as opened:
        async with reading(opened, HOME) as it:
            if scenes is not EMPTY:
                await it.open_first()
            for scene in scenes:
                await _go(it, scene)
                drawn = {sign for sign in it.text if not sign.isascii()}
                assert drawn <= {"\ufffd"}, scene.name  # of an article itself
                await it.press(*scene.back)


async def test_an_empty_archive_looks_as_it_did(empty_library: Library) -> None:
    async with reading(empty_library, HOME) as it:
        await _walk(it, EMPTY)
