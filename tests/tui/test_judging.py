"""Checking: what a verdict rests on, and what is told of a mark that was noted or disputed."""

from __future__ import annotations

from nutgraf.library.library import Library
from nutgraf.model.marks import Analysis, Claim, Verdict
from nutgraf.model.notes import TargetKind
from nutgraf.tui.page.marks import notes_on
from nutgraf.tui.screens.explain import side_by_side, sides
from nutgraf.tui.screens.notes import NotesScreen
from nutgraf.tui.widgets.inspector_rows import ClaimRow, EntityRow
from tests.tui import pages
from tests.tui.shell import Reading, reading


async def _to_row(it: Reading, kind: type) -> None:
    """Put the inspector's cursor on the first row of a kind."""
    await it.open_first()
    index = next(n for n, row in enumerate(it.reader.inspector.rows) if isinstance(row, kind))
    it.reader.viewing.go_to("inspector")
    it.reader.inspector.move_to(index)
    await it.pilot.pause()


def _disputing() -> Analysis:
    text = pages.story(*pages.PARTS).text
    return Analysis(
        engine="",
        engine_version="",
        language="en",
        claims=(
            pages.claim(text, "Mayor Jana Dravska", "denied", "the town had been warned"),
            pages.claim(text, "operator", "insisted", "sirens had sounded", disputes=(0,)),
        ),
    )


async def test_evidence_can_be_typed_and_is_kept_when_the_verdict_changes(library: Library) -> None:
    async with reading(library) as it:
        await _to_row(it, ClaimRow)
        await it.press("c", "3", "1")
        await it.type("call of 4 March")
        await it.press("enter")
        (judged,) = library.verdicts.of_article(1)
        assert (judged.verdict, judged.evidence) == (Verdict.SUPPORTED, "call of 4 March")
        await it.press("c", "4", "escape")
        (judged,) = library.verdicts.of_article(1)
        assert (judged.verdict, judged.evidence) == (Verdict.DISPUTED, "call of 4 March")
        await it.press("i")
        assert "call of 4 March" in it.text


async def test_a_note_of_the_archive_can_be_evidence(library: Library) -> None:
    note = library.notes.add(2, body="The ministry says 17.")
    async with reading(library) as it:
        await _to_row(it, ClaimRow)
        await it.press("c", "5", "2")
        assert isinstance(it.app.screen, NotesScreen)
        await it.press("enter")
        (judged,) = library.verdicts.of_article(1)
        assert judged.verdict is Verdict.WRONG
        assert judged.evidence == f"The ministry says 17. (note {note.id[:8]})"


async def test_nothing_is_asked_of_what_is_unchecked_again(library: Library) -> None:
    async with reading(library) as it:
        await _to_row(it, ClaimRow)
        await it.press("c", "3", "4", "c", "1")
        assert it.app.screen is it.reader
        assert library.verdicts.of_article(1) == []


async def test_a_note_on_an_entity_is_told_wherever_it_is_named(library: Library) -> None:
    async with reading(library) as it:
        await _to_row(it, EntityRow)
        await it.press("a")
        await it.type("Took office in May.")
        await it.press("ctrl+s")
        row = it.reader.inspector.current
        assert isinstance(row, EntityRow)
        assert row.noted
        await it.press("i")
        assert "Took office in May." in it.text
        await it.press("escape", "2")
        it.reader.page.choose(
            next(mark for mark in it.reader.page.marks if mark.thing == row.mentions[0])
        )
        it.reader.viewing.stand()
        assert "Took office in May." in it.foot


def test_notes_hang_on_the_figure_they_were_written_on() -> None:
    text = pages.story(*pages.PARTS).text
    figures = pages.analysis(text).figures
    note = pages.note(text, figures[0].text, target=TargetKind.FIGURE)
    passage = pages.note(text, figures[0].text)
    assert [bool(notes_on(figure, [note, passage])) for figure in figures].count(True) == 1
    assert notes_on(figures[0], [passage]) == []


def test_both_sides_of_a_dispute_stand_side_by_side() -> None:
    marks = _disputing()
    denied, insisted = marks.claims
    assert sides(denied, marks) == [(denied, insisted)] == sides(insisted, marks)
    (block,) = side_by_side(sides(denied, marks), 60, "│")
    head, body = block.plain.splitlines()
    assert head.index("operator insisted") == body.index("sirens had sounded")
    assert head.startswith("Mayor Jana Dravska denied")
    assert body.startswith("the town had been warned")


async def test_a_claim_that_is_left_keeps_no_bar_beside_its_speaker(library: Library) -> None:
    async with reading(library) as it:
        await _to_row(it, ClaimRow)
        await it.press("j", "j", "k")
        inspector = it.reader.inspector
        bars = [
            index
            for index in range(inspector.count)
            if inspector.render_line(index - inspector.scroll_offset.y).text.startswith("▌")
        ]
        assert bars == [inspector.cursor, inspector.cursor + 1]


async def test_the_end_of_the_inspector_is_seen_below_the_last_mark(library: Library) -> None:
    async with reading(library, (120, 16)) as it:
        await it.open_first()
        await it.press("3", "G")
        assert "No notes yet" in it.text


async def test_an_explanation_longer_than_the_screen_is_scrolled(library: Library) -> None:
    async with reading(library, (60, 10)) as it:
        await _to_row(it, ClaimRow)
        await it.press("i")
        box = it.app.screen.query_one("#box")
        assert box.max_scroll_y > 0
        await it.press("space", "space")
        assert box.scroll_offset.y == min(16, box.max_scroll_y)


def test_who_is_not_disputed_has_no_other_side() -> None:
    marks = _disputing()
    alone = Analysis(engine="", engine_version="", language="en", claims=marks.claims[:1])
    assert sides(alone.claims[0], alone) == []
    assert isinstance(alone.claims[0], Claim)


async def test_a_boundary_that_is_nudged_is_told(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press(")", ")", "H", "shift+left")
        assert "The end of the note is at “" in it.foot
        (note,) = library.notes.of_article(1)
        assert note.anchor is not None
        assert note.anchor.quote[-12:] in it.foot


async def test_the_tag_picker_shows_what_a_tag_is_for(library: Library) -> None:
    library.tags.add([2], ["verify"])
    library.tags.describe("verify", "call somebody first", "red")
    async with reading(library) as it:
        await it.open_first()
        await it.press("t")
        assert "#verify  call somebody first" in it.text


async def test_a_passage_of_another_article_can_be_evidence(library: Library) -> None:
    async with reading(library) as it:
        await _to_row(it, ClaimRow)
        await it.press("c", "3", "3")
        await it.type("schools would open again")
        await it.until(lambda: "Pumps, schools" in it.text, "the answer")
        await it.press("enter")
        (judged,) = library.verdicts.of_article(1)
        assert judged.verdict is Verdict.SUPPORTED
        assert "schools would open again within days.” ([Pumps, schools" in judged.evidence
        assert "Northgate Chronicle, 2026-03-05, nutgraf://article/3)" in judged.evidence
        assert it.reader.page.article.id == 1, "one stays with what is checked"


async def test_a_passage_is_highlighted_once_and_then_recoloured_and_tagged(
    library: Library,
) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press(")", ")", "H", "H")
        assert "highlighted already; x takes" in it.foot
        assert len(library.notes.of_article(1)) == 1
        await it.press("V", "3")
        (note,) = library.notes.of_article(1)
        assert note.colour == "green"
        await it.press("V", "t")
        await it.type("later")
        await it.press("enter")
        (note,) = library.notes.of_article(1)
        assert note.tags == ("later",)
