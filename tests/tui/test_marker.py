"""What the program has missed is marked by hand: a selection, one key, a small form."""

from __future__ import annotations

from nutgraf.library.library import Library
from nutgraf.model.corrections import BY_HAND
from nutgraf.model.marks import EntityKind, Span
from tests.tui.shell import Reading, reading


async def _select(it: Reading, words: str) -> None:
    """Select some words of the open article."""
    page = it.reader.page
    start = page.article.text.index(words)
    page.select_span(Span(start, start + len(words)))
    await it.press()


async def test_a_selection_becomes_a_mark(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("M")
        assert "Nothing is selected" in it.foot

        await _select(it, "old mill")
        await it.press("M")
        assert "Mark “old mill” as" in it.text
        await it.press("1", "4", "3")  # its kind: the third is a place
        assert "place" in it.text
        await it.press("escape")

        await _select(it, "old mill")
        await it.press("M", "1", "4", "escape")
        assert "mark it so" in it.text
        await it.press("2", "ctrl+u")
        await it.type("Old Mill")
        await it.press("enter", "5")
        assert "everywhere" in it.text
        await it.press("enter")
        assert "Marked everywhere; u undoes it." in it.foot
        assert not it.reader.page.selecting
        made = [m for m in library.marks.of(1).entities if m.rule == BY_HAND]
        assert {(m.name, m.text) for m in made} == {("Old Mill", "old mill")}
        mark = it.reader.page.mark_at_cursor
        assert mark is not None
        assert getattr(mark.thing, "name", "") == "Old Mill"
        await it.press("u")
        assert not [m for m in library.marks.of(1).entities if m.rule == BY_HAND]


async def test_a_figure_and_a_claim(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await _select(it, "4 a.m")
        await it.press("M", "2", "2", "ctrl+u")
        await it.type("16")
        await it.press("enter", "4", "ctrl+u")
        await it.type("hours")
        await it.press("enter", "enter")
        figure = next(f for f in library.marks.of(1).figures if f.rule == BY_HAND)
        assert (figure.text, figure.low, figure.high, figure.counted) == ("4 a.m", 16, 16, "hours")

        await _select(it, "sirens had sounded")
        await it.press("M", "3", "2")
        assert "Jana Dravska" in it.text
        await it.press("1", "enter")
        claim = next(c for c in library.marks.of(1).claims if c.rule == BY_HAND)
        assert claim.content[0].text == "sirens had sounded"
        assert claim.speaker is not None
        await it.press("enter")
        assert "You marked" in it.text


async def test_a_name_can_be_one_that_is_known(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await _select(it, "the rescue agency")
        await it.press("M", "1", "3")
        await it.type("Velm")
        await it.press("enter", "enter")
        (made,) = [m for m in library.marks.of(1).entities if m.rule == BY_HAND]
        assert (made.name, made.kind) == ("Velmara", EntityKind.PLACE)
