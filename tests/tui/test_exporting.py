"""Exporting from the reader: what, how, where to, with a look first."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.library.exporting import export
from nutgraf.library.library import Library
from nutgraf.model.marks import Span
from nutgraf.tui.actions.exporting import FORMATS
from tests.tui.shell import reading


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_that_is_offered_is_there(library: Library, form: str) -> None:
    library.notes.add(1, span=Span(0, 10), body="A note", tags=("t",))
    outcome = export(library, format=form)
    assert outcome.text is not None


async def test_notes_are_exported_after_a_look_at_what_will_be_written(
    library: Library, tmp_path: Path
) -> None:
    library.notes.add(1, span=Span(0, 10), body="A note to take along")
    folder = tmp_path / "out"
    async with reading(library) as it:
        await it.open_first()
        await it.press("X", "1", "1", "ctrl+u")
        await it.type(str(folder))
        await it.press("enter")
        assert "Export 1 note of 1 article to" in it.text
        assert not folder.exists()
        await it.press("y")
        await it.until(lambda: "Exported 1 note of 1 article" in it.foot, "the end")
        written = "".join(path.read_text() for path in folder.rglob("*.md"))
        assert "A note to take along" in written


async def test_a_fact_check_sheet_is_written_of_an_article_without_notes(
    library: Library, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.md"
    async with reading(library) as it:
        await it.open_first()
        await it.press("X", "1", "2", "ctrl+u")
        await it.type(str(sheet))
        await it.press("enter", "y")
        await it.until(sheet.exists, "the sheet")
    written = sheet.read_text()
    assert "# Fact-check" in written
    assert "Verdict: unchecked" in written


async def test_without_notes_there_is_nothing_to_export(library: Library, tmp_path: Path) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("X", "1", "1", "ctrl+u")
        await it.type(str(tmp_path / "out"))
        await it.press("enter")
        assert "There is no note to export yet" in it.foot


async def test_a_place_that_cannot_be_written_is_told(library: Library, tmp_path: Path) -> None:
    library.notes.add(1, span=Span(0, 10), body="A note")
    (tmp_path / "file").write_text("in the way")
    async with reading(library) as it:
        await it.open_first()
        await it.press("X", "1", "1", "ctrl+u")
        await it.type(str(tmp_path / "file" / "below"))
        await it.press("enter")
        if "Export 1 note" in it.text:
            await it.press("y")
        await it.until(lambda: "file" in it.foot and "Exported" not in it.foot, "the reason")
