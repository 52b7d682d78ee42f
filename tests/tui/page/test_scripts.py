"""Chinese, emoji, piles of accents, letters of India, Arabic: nothing is cut, lost or shifted."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from nutgraf.model.article import BlockKind
from nutgraf.model.marks import Span
from nutgraf.text.segment import paragraphs, sentences
from nutgraf.tui.page import selection as selections
from nutgraf.tui.page.compose import Layered, drawable_text, segments
from nutgraf.tui.page.find import folded, occurrences
from nutgraf.tui.page.form import Form
from nutgraf.tui.page.layout import Layout
from nutgraf.tui.page.movement import Unit, Units
from nutgraf.tui.page.selection import Edge
from nutgraf.tui.page.wrap import columns, grapheme_at, graphemes, offset_at
from tests.tui.page import scripts
from tests.tui.pages import PageApp, story

MEASURES = st.integers(2, 40)
KINDS = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE, BlockKind.CAPTION])
EDGES: tuple[Edge, ...] = ("start", "end")
SOME = settings(max_examples=60, deadline=None)


def _layout(text: str, kind: BlockKind, measure: int) -> Layout:
    credit = " (AP)" if kind is BlockKind.CAPTION else ""
    parts = [(kind, part + credit) for part in text.split("\n\n")]
    layout = Layout(story(*parts, title=""), measure)
    layout.finish()
    return layout


def _units(text: str) -> Units:
    text = drawable_text(text)
    return Units(text, sentences(text), paragraphs(text))


def _edges(text: str) -> set[int]:
    """Where a line, a selection or a style may end."""
    found = {each.start for each in graphemes(text, 0, len(text))} | {len(text)}
    return found | {place for place, sign in enumerate(text) if sign == "\n"}


@given(scripts.text, KINDS, MEASURES)
@SOME
def test_every_character_is_on_exactly_one_line(text: str, kind: BlockKind, measure: int) -> None:
    layout = _layout(text, kind, measure)
    on_lines = [n for row in layout.rows if row.block >= 0 for n in range(row.start, row.end)]
    assert len(on_lines) == len(set(on_lines))
    missing = set(range(len(layout.text))) - set(on_lines)
    assert {layout.text[n] for n in missing} <= {" ", "\n"}


@given(scripts.text, KINDS, MEASURES)
@SOME
def test_no_line_is_wider_than_the_column(text: str, kind: BlockKind, measure: int) -> None:
    """Nor on terminals that give a vowel sign of India a cell of its own."""
    layout = _layout(text, kind, measure)
    for row in (row for row in layout.rows if row.block >= 0):
        line = layout.text[row.start : row.end]
        if len(graphemes(layout.text, row.start, row.end)) > 1:
            spacing = sum(unicodedata.category(sign) == "Mc" for sign in line)
            assert row.indent + cell_len(line) + spacing <= measure


@given(scripts.text, MEASURES, st.data())
@SOME
def test_a_position_leads_to_a_cell_and_back(text: str, measure: int, data: st.DataObject) -> None:
    layout = _layout(text, BlockKind.PARAGRAPH, measure)
    whole = drawable_text(layout.text)
    row = data.draw(st.sampled_from([r for r in layout.rows if r.block >= 0 and r.end > r.start]))
    for each in graphemes(whole, row.start, row.end):
        column = columns(whole, row.start, each.start)
        for cell in range(column, column + each.cells):  # its right half, too
            assert offset_at(whole, row.start, row.end, cell) == each.start
        assert layout.rows[layout.row_of(each.start)] == row


@given(scripts.text, st.data())
@SOME
def test_a_selection_by_characters_halves_nothing(text: str, data: st.DataObject) -> None:
    units, edges = _units(text), _edges(drawable_text(text))
    selection = selections.begun(units, Unit.CHARACTER, data.draw(st.integers(0, len(text) - 1)))
    for _ in range(6):
        unit, count = (
            data.draw(st.sampled_from(list(Unit))),
            data.draw(st.sampled_from([-2, -1, 1, 2])),
        )
        selection = selections.moved(selection, units, unit, count)
        assert set(selection.span) <= edges
        if data.draw(st.booleans()):
            selection = selections.swapped(selection)
    edge: Edge = data.draw(st.sampled_from(EDGES))
    nudged = selections.nudged(
        selection.span, units, edge, Unit.WORD, data.draw(st.integers(-2, 2))
    )
    assert set(nudged) <= edges


@given(scripts.line)
@settings(max_examples=25, deadline=None)
def test_words_go_forward_and_back_over_the_same_places(text: str) -> None:
    units, edges = _units(text), _edges(drawable_text(text))
    places, offset = [], -1
    while (found := units.after(Unit.WORD, offset)) is not None:
        assert set(found) <= edges
        places.append(found.start)
        offset = found.start
    back, offset = [], len(text)
    while (found := units.before(Unit.WORD, offset)) is not None:
        back.append(found.start)
        offset = found.start
    assert back[::-1] == places


@pytest.mark.parametrize("whole", scripts.WHOLE)
def test_what_is_drawn_in_one_place_is_one(whole: str) -> None:
    text = drawable_text(f"ab {whole}中{whole} z")
    for start in (3, 4 + len(whole)):
        assert {tuple(grapheme_at(text, start + n)) for n in range(len(whole))} == {
            (start, start + len(whole))
        }


@given(scripts.line, st.data())
@SOME
def test_styles_that_overlap_draw_the_same_text(line: str, data: st.DataObject) -> None:
    """Each piece is as wide as it is within the line: a style that cut a sign would shift the rest."""
    text = drawable_text(line)
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    layers = [Layered(a, b, Style(bold=True)) for a, b in data.draw(st.lists(places, max_size=4))]
    drawn = segments(text, 0, len(text), Style(), layers[:1], layers[1:])
    assert "".join(segment.text for segment in drawn) == text
    assert sum(cell_len(segment.text) for segment in drawn) == cell_len(text)


@given(scripts.text, st.data())
@SOME
def test_what_is_copied_from_the_text_is_found_there(text: str, data: st.DataObject) -> None:
    words = [w for w in text.split() if w.strip("\u0301\u0302")]
    word = data.draw(st.sampled_from(words)) if words else text
    found = occurrences(folded(text), word)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    if any(sign.isalnum() for sign in word):
        assert found


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("한국과 호구", "한국", ["한국"]),
        ("ばか はか", "はか", ["はか"]),
        ("בְּרֵאשִׁית ברא", "בראשית", ["בְּרֵאשִׁית"]),
        ("قال مُحَمَّد إن", "محمد", ["مُحَمَّد"]),
        ("Cafe\u0301 café", "CAFE", ["Cafe\u0301", "café"]),
        ("首相は\n東京", "東", ["東"]),
    ],
)
def test_finding(text: str, query: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in occurrences(folded(text), query)] == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("हिन्दी में है।", ["हिन्दी", "में", "है"]),
        ("قال مُحَمَّد، نعم", ["قال", "مُحَمَّد", "نعم"]),
        ("می\u200cخواهم بروم", ["می\u200cخواهم", "بروم"]),
        ("人々は", ["人", "々", "は"]),
        ("שָׁלוֹם 12,400 ₪", ["שָׁלוֹם", "12,400"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    units, offset, found = _units(text), -1, []
    while (span := units.after(Unit.WORD, offset)) is not None:
        found.append(text[span.start : span.end])
        offset = span.start
    assert found == words


@pytest.mark.parametrize(
    "text",
    ["首相は述べた。政府は否定した。", "هل وصلوا؟ قال نعم.", "वह आया। वह गया।", "מה קרה? הוא אמר."],
)
def test_a_sentence_ends_where_its_script_ends_one(text: str) -> None:
    assert len(sentences(text)) == 2


async def test_the_mouse_in_text_of_other_scripts() -> None:
    """Right half of a wide sign, a word, a sentence; all on one page."""
    text = f"首相は述べた。政府は {FAMILY}も否定した。"
    arabic = "قال مُحَمَّد نعم. وأضاف أن المدارس ستفتح."
    app = PageApp()
    async with app.run_test(size=(80, 24)) as pilot:
        page = app.open(story(text, arabic, title=""))
        await pilot.pause()
        whole = page.article.text

        async def click(words: str, times: int, *, right: int = 0) -> str:
            cell = page.cell_of(whole.index(words))
            assert cell is not None
            at = (cell[0] + page.region.x + right, cell[1] + page.region.y)
            await pilot.click(offset=at, times=times)
            await pilot.pause()
            return page.quote() if page.selecting else ""

        assert await click("相", 2, right=1) == "相"
        assert await click(FAMILY, 2, right=1) == FAMILY
        assert await click("政", 3, right=1) == f"政府は {FAMILY}も否定した。"
        assert await click("مُحَمَّد", 2) == "مُحَمَّد"
        assert await click("المدارس", 3) == "وأضاف أن المدارس ستفتح."
        page.cancel_selection()
        page.select_span(Span(0, 1))
        page.extend(Unit.WORD, 3)
        assert page.quote() == "首相は述"
        assert all(row.form is not Form.LIST for row in page._layout.rows)


FAMILY = scripts.FAMILY
