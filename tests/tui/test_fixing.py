"""Moving the boundaries of marks by words, and typing what a claim or figure says."""

from __future__ import annotations

import pytest

from nutgraf.library.fixes import spoken
from nutgraf.library.library import Library
from nutgraf.model.marks import Claim, FigureForm, MarkState, Mention, Span, Stance
from nutgraf.tui.actions.fixing import pieces_of, rebuilt
from tests.tui import pages
from tests.tui.shell import Reading, reading

TEXT = pages.story(*pages.PARTS).text
CLAIM = pages.claim(TEXT, "The operator", "insisted", "sirens had sounded at 4 a.m.")


async def _at(it: Reading, layer: str, times: int = 1) -> object:
    """Stop at a mark of a layer."""
    await it.open_first()
    for _ in range(times):
        await it.press("]", layer)
    return it.reader.marking.thing()


def _first(library: Library) -> Claim:
    """The first claim of the article, as it is marked now."""
    return library.marks.of(1).claims[0]


def test_a_claim_has_a_boundary_for_all_of_its_parts() -> None:
    names = [piece.name for piece in pieces_of(CLAIM, TEXT)]
    assert names == ["what was said", "the cue", "the speaker"]
    spans = {piece.name: piece.span for piece in pieces_of(CLAIM, TEXT)}
    assert rebuilt(CLAIM, spans, TEXT) == CLAIM
    start = CLAIM.content[0].start
    fixed = rebuilt(CLAIM, spans | {"what was said": Span(start, start + 6)}, TEXT)
    assert isinstance(fixed, Claim)
    assert [part.text for part in fixed.content] == ["sirens"]


def test_a_claim_of_nobody_gets_a_speaker_only_if_one_is_chosen() -> None:
    nobody = spoken(CLAIM, "", TEXT)
    assert nobody.speaker is None
    spans = {piece.name: piece.span for piece in pieces_of(nobody, TEXT)}
    assert rebuilt(nobody, spans, TEXT) == nobody
    place = Span(*pages.place(TEXT, "The operator"))
    fixed = rebuilt(nobody, spans | {"the speaker": place}, TEXT)
    assert isinstance(fixed, Claim)
    assert fixed.speaker is not None
    assert (fixed.speaker.text, fixed.speaker.name) == ("The operator", "The operator")


def test_a_typed_speaker_is_found_where_he_is_printed() -> None:
    nobody = spoken(CLAIM, "", TEXT)
    typed = spoken(nobody, "Jana Dravska", TEXT).speaker
    assert typed is not None
    assert TEXT[typed.start : typed.end] == "Jana Dravska"
    unprinted = spoken(nobody, "The ministry of sirens", TEXT).speaker
    assert unprinted is not None
    assert (unprinted.text, unprinted.name) == ("", "The ministry of sirens")
    renamed = spoken(CLAIM, "Tesna Hydro", TEXT).speaker
    assert renamed is not None
    assert (renamed.text, renamed.name) == ("The operator", "Tesna Hydro")


async def test_an_end_is_picked_and_moved_while_it_is_seen(library: Library) -> None:
    async with reading(library) as it:
        mention = await _at(it, "e")
        assert isinstance(mention, Mention)
        await it.press("=", "1", "s")
        assert "start of the name" in it.foot
        await it.press("left", "left", "right")
        span = it.reader.page.selection
        assert span is not None
        assert TEXT[slice(*span)] == "in Velmara"
        await it.press("e", ">", "h", "l", "<", ">")
        assert it.reader.page.selection is not None
        assert it.reader.page.selection.start == span.start
        await it.press("escape")
        assert not it.reader.page.selecting
        assert library.marks.of(1).entities[0] == mention


async def test_other_keys_do_nothing_while_a_boundary_is_moved(library: Library) -> None:
    async with reading(library) as it:
        await _at(it, "f")
        await it.press("=", "1", "H", "x", "z", "1", "g", "l")
        assert it.reader.fixing.active
        assert library.notes.of_article(1) == []
        await it.press("question_mark")
        assert "WHILE MOVING A BOUNDARY" in it.text


async def test_content_cue_and_speaker_of_a_claim_are_moved(library: Library) -> None:
    async with reading(library) as it:
        claim = await _at(it, "c")
        assert isinstance(claim, Claim)
        await it.press("=", "1")
        assert "end of what was said" in it.foot
        await it.press("left", "left", "tab")
        assert "of the cue" in it.foot
        await it.press("tab", "s", "right", "enter")
        fixed = _first(library)
        assert fixed.content[0].text == "At least 12 people were killed when the Tesna dam gave way"
        assert fixed.speaker is not None
        assert (fixed.speaker.text, fixed.speaker.name) == ("rescue agency", "rescue agency")
        assert fixed.state is MarkState.CORRECTED
        assert "Corrected; u undoes it." in it.foot
        with library._store.connections.write() as connection:
            library._remarking.now(connection, [1])
        assert _first(library).content == fixed.content
        await it.press("u")
        assert "Undone" in it.foot
        assert all(claim.state is MarkState.FOUND for claim in library.marks.of(1).claims)


async def test_a_second_correction_of_a_claim_stands_over_the_first(library: Library) -> None:
    async with reading(library) as it:
        await _at(it, "c")
        await it.press("=", "1", "left", "left", "enter", "=", "3", "3")
        fixed = _first(library)
        assert fixed.stance is Stance.FIRM
        assert fixed.content[0].text.endswith("gave way")
        await it.press("=", "2", "ctrl+u")
        await it.type("National rescue agency")
        await it.press("enter")
        fixed = _first(library)
        assert fixed.speaker is not None
        assert fixed.speaker.name == "National rescue agency"
        assert (fixed.stance, fixed.content[0].text[-8:]) == (Stance.FIRM, "gave way")


@pytest.mark.parametrize(
    ("keys", "typed", "field", "value"),
    [
        ("4", "villagers", "counted", "villagers"),
        ("4", "", "counted", None),
        ("5", "injured", "action", "injured"),
        ("6", "%", "unit", "%"),
    ],
)
async def test_what_a_figure_says_is_typed(
    library: Library, keys: str, typed: str, field: str, value: str | None
) -> None:
    async with reading(library) as it:
        await _at(it, "f")
        await it.press("=", keys, "ctrl+u")
        await it.type(typed)
        await it.press("enter")
        figure = library.marks.of(1).figures[0]
        assert getattr(figure, field) == value


async def test_the_form_of_a_figure_is_chosen(library: Library) -> None:
    async with reading(library) as it:
        await _at(it, "f")
        await it.press("=", "7", "3")
        assert library.marks.of(1).figures[0].form is FigureForm.PERCENT


async def test_a_boundary_can_be_dragged_with_the_mouse(library: Library) -> None:
    async with reading(library) as it:
        await _at(it, "f")
        await it.press("=", "1")
        page = it.reader.page
        start, end = Span(*pages.place(TEXT, "12 people"))
        (x0, y0), (x1, y1) = page.cell_of(start), page.cell_of(end - 1)  # type: ignore[misc]
        await it.pilot.mouse_down(page, offset=(x0, y0))
        await it.pilot.hover(page, offset=(x1, y1))
        await it.pilot.mouse_up(page, offset=(x1, y1))
        await it.press("enter")
        assert library.marks.of(1).figures[0].text == "12 people"
