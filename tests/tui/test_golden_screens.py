"""The reader's screens as plain text at three sizes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from nutgraf.library.library import Library
from nutgraf.model.marks import Span
from tests.tui.golden import assert_golden
from tests.tui.shell import TODAY, reading

SIZES = {"80x24": (80, 24), "120x36": (120, 36), "200x60": (200, 60)}
SCREENS: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "article": ((), ()),
    "library": (("1",), ("2",)),
    "inspector": (("3", "j"), ("2",)),
    "layers": (("backslash",), ("escape",)),
    "help": (("question_mark",), ("escape",)),
    "visual": ((")", ")", "V"), ("escape",)),
    "note": (("a",), ("escape",)),
    "find": (("slash", *"dam"), ("escape",)),
    "verdict": (("c",), ("escape",)),
    "tagging": (("t", "f"), ("escape",)),
    "export": (("X",), ("escape",)),
    "line": ((":", *"list."), ("escape",)),
    "zen": (("z",), ("z",)),
    "tags": (("g", "t"), ("escape",)),
    "question": (("g", "t", "x"), ("n", "escape")),
    "notes": (("g", "n"), ("q",)),
}
"""Each with the keys that lead to it from the one before, and those that lead back."""


@pytest.fixture
def annotated(library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """The archive with a note and a highlight in the first article, written on a day that stays."""
    monkeypatch.setattr("nutgraf.library.notes.now", lambda: f"{TODAY}T08:00:00Z")
    text = library.articles.get(1).text
    start = text.index("put off twice")
    library.notes.add(1, span=Span(start, start + 13), body="Ask the ministry #verify")
    start = text.index("one street")
    library.notes.add(1, span=Span(start, start + 10), colour="green")
    return library


@pytest.mark.parametrize("size", SIZES)
async def test_the_screens_look_as_they_did(annotated: Library, size: str) -> None:
    async with reading(annotated, SIZES[size]) as it:
        await it.open_first()
        for screen, (there, back) in SCREENS.items():
            await it.press(*there)
            await it.pilot.pause(0.05)
            assert_golden(f"{screen}_{size}", it.text)
            await it.press(*back)


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_archive_looks_as_it_did(empty_library: Library, size: str) -> None:
    async with reading(empty_library, SIZES[size]) as it:
        await it.pilot.pause()
        assert_golden(f"empty_{size}", it.text)


async def test_ascii_signs_are_all_there_is_where_they_are_asked_for(archive: object) -> None:
    from pathlib import Path

    from tests.tui.shell import newsroom

    assert isinstance(archive, Path)
    with newsroom(archive, glyphs="ascii") as library:
        async with reading(library) as it:
            await it.open_first()
            drawn = {sign for sign in it.text if not sign.isascii()}
            printed = set("“”…—’\ufffd")  # of the articles themselves
            assert drawn <= printed
