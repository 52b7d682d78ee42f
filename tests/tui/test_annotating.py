"""Writing in the article: highlights, notes, tags, colours, verdicts; all of it undoable."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.library.library import Library
from nutgraf.model.marks import Claim, Verdict
from nutgraf.model.notes import TargetKind
from nutgraf.tui.screens.editor import EditorScreen
from nutgraf.tui.widgets.inspector_rows import ClaimRow, EntityRow
from tests.tui.shell import Reading, reading


async def _to_row(it: Reading, kind: type) -> None:
    """Put the inspector's cursor on the first row of a kind."""
    await it.open_first()
    index = next(n for n, row in enumerate(it.reader.inspector.rows) if isinstance(row, kind))
    it.reader.viewing.go_to("inspector")
    it.reader.inspector.move_to(index)
    await it.pilot.pause()


async def test_the_sentence_is_highlighted_with_one_key(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press(")", ")")
        sentence = it.reader.page.sentence
        await it.press("H")
        (note,) = library.notes.of_article(1)
        assert note.anchor is not None
        assert (note.anchor.start, note.anchor.end) == sentence
        assert note.is_highlight
        await it.press("u")
        assert library.notes.of_article(1) == []
        assert "Undone: highlight added." in it.foot


async def test_a_note_is_written_on_the_sentence(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press(")", ")", "a")
        await it.type("Check the toll #verify")
        await it.press("ctrl+s")
        (note,) = library.notes.of_article(1)
        assert note.body == "Check the toll #verify"
        assert note.tags == ("verify",)
        assert "Note saved." in it.foot
        assert "Check the toll" in it.text


async def test_a_note_on_a_mark_hangs_on_it(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "f", "a")
        await it.type("Which agency?")
        await it.press("ctrl+s")
        (note,) = library.notes.of_article(1)
        assert note.target is TargetKind.FIGURE
        assert note.anchor is not None
        assert note.anchor.quote == "At least 12 people"


async def test_leaving_the_editor_asks_only_where_something_was_written(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("A", "escape")
        assert not isinstance(it.app.screen, EditorScreen)
        await it.press("A")
        await it.type("half a thought")
        await it.press("escape")
        assert "without saving" in it.text
        await it.press("n")
        assert isinstance(it.app.screen, EditorScreen)
        assert "half a thought" in it.text
        await it.press("escape", "y")
        assert library.notes.of_article(1) == []


async def test_the_users_own_editor_takes_over_the_text(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "editor.sh"
    script.write_text('#!/bin/sh\nprintf " and more" >> "$1"\n')
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    async with reading(library) as it:
        await it.open_first()
        await it.press("A")
        await it.type("some")
        screen = it.app.screen
        assert isinstance(screen, EditorScreen)
        monkeypatch.setattr(it.app, "suspend", _nothing)
        await it.press("ctrl+e")
        assert screen.text_area.text == "some and more"
        monkeypatch.setenv("VISUAL", str(tmp_path / "is-not-there"))
        await it.press("ctrl+e")
        assert screen.text_area.text == "some and more"
        await it.until(lambda: "could not be started" in it.text, "the reason")


class _nothing:
    """Stands for the terminal that a test does not have."""

    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


async def test_a_selection_is_highlighted_in_the_colour_of_a_digit(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press(")", ")", "v", "w", "w")
        assert "VISUAL" in it.foot
        await it.press("3")
        (note,) = library.notes.of_article(1)
        assert note.colour == "green"
        assert not it.reader.page.selecting


async def test_a_note_under_the_cursor_is_recoloured_edited_nudged_and_removed(
    library: Library,
) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press(")", ")", "H", "]", "a")
        note = it.reader.annotating.own_note()
        assert note is not None
        assert note.anchor is not None
        await it.press("4")
        assert library.notes.get(note.id).colour == "blue"
        end = note.anchor.end
        await it.press("shift+left")
        nudged = library.notes.get(note.id).anchor
        assert nudged is not None
        assert nudged.end < end
        await it.press("e")
        await it.type("now with words")
        await it.press("ctrl+s")
        assert library.notes.get(note.id).body == "now with words"
        await it.press("x")
        assert library.notes.of_article(1) == []
        await it.press("u")
        assert [each.id for each in library.notes.of_article(1)] == [note.id]


async def test_digits_choose_panes_where_there_is_nothing_to_colour(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("3")
        assert it.reader.inspector.has_focus


async def test_tags_are_picked_by_letters_created_and_taken_off(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("t")
        await it.type("floods")
        assert "#floods" in it.text
        assert "new" in it.text
        await it.press("enter")
        assert library.articles.rows([1])[0].tags == ("floods",)
        await it.press("t")
        assert "takes it off" in it.text
        await it.press("1")
        assert library.articles.rows([1])[0].tags == ()


async def test_several_tags_at_once_on_chosen_articles(library: Library) -> None:
    async with reading(library) as it:
        await it.press("v", "v", "t")
        await it.type("dam, toll")
        await it.press("enter")
        tagged = [row.tags for row in library.articles.rows(it.reader.list.ids)]
        assert tagged.count(("dam", "toll")) == 2


async def test_a_tag_on_a_selection_makes_a_highlight(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("V", "t")
        await it.type("quote")
        await it.press("enter")
        (note,) = library.notes.of_article(1)
        assert note.tags == ("quote",)
        assert note.anchor is not None


async def test_copying_takes_the_selection_and_its_source(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press(")", ")", "y")
        assert it.app.clipboard.startswith("At least 12 people were killed")
        await it.press("Y", "2")
        assert it.app.clipboard.endswith("Northgate Chronicle, 2026-03-03)")


async def test_enter_on_an_inspector_row_goes_to_the_mark(library: Library) -> None:
    async with reading(library) as it:
        await _to_row(it, EntityRow)
        row = it.reader.inspector.current
        assert isinstance(row, EntityRow)
        await it.press("enter")
        assert it.reader.page.has_focus
        assert it.reader.page.cursor == row.mentions[0].start


async def test_the_inspector_follows_the_article(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "c")
        mark = it.reader.page.mark_at_cursor
        row = it.reader.inspector.current
        assert mark is not None
        assert isinstance(row, ClaimRow)
        assert row.claim == mark.thing


async def test_a_second_key_refines_the_step_of_the_first(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "f")
        first = it.reader.page.cursor
        await it.press("]", "f")
        assert it.reader.page.cursor > first
        await it.press("[", "f")
        assert it.reader.page.cursor == first


async def test_what_is_under_the_cursor_is_told_in_the_footer_and_explained(
    library: Library,
) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "f")
        assert "≥ 12 people · killed · says the rescue agency" in it.foot
        await it.press("enter")
        assert "at least" in it.text
        assert "Figure" in it.text
        await it.press("escape")
        assert it.app.screen is it.reader


async def test_a_claim_gets_a_verdict_with_evidence_and_the_next_is_found(library: Library) -> None:
    async with reading(library) as it:
        await _to_row(it, ClaimRow)
        await it.press("c", "3", "1")
        await it.type("https://agency.example/report")
        await it.press("enter")
        (judged,) = library.verdicts.of_article(1)
        assert judged.verdict is Verdict.SUPPORTED
        assert judged.evidence == "https://agency.example/report"
        assert "1 of 3 checked" in it.text
        await it.press("C")
        row = it.reader.inspector.current
        assert isinstance(row, ClaimRow)
        assert row.verdict is None
        assert isinstance(row.claim, Claim)
        await it.press("u")
        assert library.verdicts.of_article(1) == []


async def test_a_note_on_an_entity_is_shown_wherever_it_is_named(library: Library) -> None:
    async with reading(library) as it:
        await _to_row(it, EntityRow)
        await it.press("a")
        await it.type("Ask her office")
        await it.press("ctrl+s")
        (note,) = library.notes.of_article(1)
        assert note.target is TargetKind.ENTITY
        assert [each.id for each in library.notes.of_article(2)] == [note.id]


async def test_several_changes_are_undone_from_their_list(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press(")", ")", "H", ")", "H", ")", "H", "g", "h")
        assert "Changes 3" in it.text
        await it.press("j", "enter")
        assert "Undo these 2 changes?" in it.text
        await it.press("y", "q")
        assert len(library.notes.of_article(1)) == 1
