"""An article as lines: forms, indents, and positions that lead back to the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.article import BlockKind
from nutgraf.tui.page.form import MEASURE, Form, Frame, frame
from nutgraf.tui.page.layout import Layout, title_is_in_text
from tests.tui.pages import PARTS, long_story, story


def _complete(layout: Layout) -> Layout:
    layout.finish()
    return layout


def _texts(layout: Layout, form: Form) -> list[str]:
    return [layout.text[row.start : row.end] for row in layout.rows if row.form is form]


def test_every_form_is_there_in_order() -> None:
    layout = _complete(Layout(story(*PARTS), 72, "n  next unread"))
    forms = [row.form for row in layout.rows]
    seen = [form for place, form in enumerate(forms) if place == 0 or forms[place - 1] != form]
    assert [form for form in seen if form is not Form.BLANK] == [
        *(Form.META, Form.RULE, Form.TITLE, Form.CAPTION, Form.LEAD, Form.PARAGRAPH),
        *(Form.HEADING, Form.LIST, Form.QUOTE, Form.PARAGRAPH, Form.ENDING),
    ]


def test_bars_and_bullets_take_room_from_the_text() -> None:
    layout = _complete(Layout(story((BlockKind.QUOTE, "nine nine " * 20)), 40))
    rows = [row for row in layout.rows if row.form is Form.QUOTE]
    assert {row.indent for row in rows} == {2}
    assert max(row.end - row.start for row in rows) <= 38


def test_a_list_item_with_its_own_bullet_hangs_below_it() -> None:
    parts = [(BlockKind.LIST, f"{sign} {'word ' * 20}end") for sign in ("-", "12.", "•")]
    layout = _complete(Layout(story(*parts), 40))
    rows = [row for row in layout.rows if row.form is Form.LIST]
    starts = [row for row in rows if row.line == 0]
    assert [layout.text[row.start] for row in starts] == ["-", "1", "•"]
    assert [row.indent for row in starts] == [0, 0, 0]
    assert {row.indent for row in rows if row.line} == {2, 4}


def test_items_of_one_list_stand_together_and_other_blocks_apart() -> None:
    layout = _complete(Layout(story((BlockKind.LIST, "one"), (BlockKind.LIST, "two"), "after"), 40))
    body = [row.form for row in layout.rows[layout.row_of(0) :]]
    assert body == [Form.LIST, Form.LIST, Form.BLANK, Form.LEAD, Form.BLANK]


def test_a_newline_inside_a_block_ends_a_line() -> None:
    layout = _complete(Layout(story((BlockKind.QUOTE, "first line\nsecond line")), 72))
    assert _texts(layout, Form.QUOTE) == ["first line", "second line"]


def test_only_the_first_paragraph_is_the_lead() -> None:
    layout = _complete(Layout(story("one", "two"), 72))
    assert _texts(layout, Form.LEAD) == ["one"]
    assert _texts(layout, Form.PARAGRAPH) == ["two"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Dam gives way above Velmara", True),
        ("The dam gave way on Monday", False),
        ("The dam gave way on…", False),
        ("What is known", False),
        ("", False),
    ],
)
def test_a_title_that_the_text_begins_with_is_not_shown_twice(title: str, shown: bool) -> None:
    article = story(
        (BlockKind.HEADING, "What is known"),
        "VELMARA (AP) — The dam gave way on Monday, officials said.",
        title=title,
    )
    assert title_is_in_text(article) is not shown
    assert bool(Layout(article, 72).titles) is shown


def test_an_author_has_a_line() -> None:
    layout = Layout(replace(story("text"), author="Harriet Quillan"), 72)
    assert layout.bylines == ("By Harriet Quillan",)


def test_an_article_without_blocks_is_one_paragraph() -> None:
    layout = _complete(Layout(replace(story("some words"), blocks=()), 72))
    assert _texts(layout, Form.LEAD) == ["some words"]


def test_an_empty_article_has_a_head_and_nothing_else() -> None:
    layout = _complete(Layout(replace(story("x"), text="", blocks=(), title=""), 72))
    assert all(row.start == row.end == 0 for row in layout.rows)
    assert layout.row_of(0) < len(layout.rows)


@given(st.integers(1, 90), st.data())
@settings(max_examples=60)
def test_positions_lead_to_their_lines_and_back(measure: int, data: st.DataObject) -> None:
    layout = Layout(story(*PARTS, title="A longer title that is not in the text"), measure)
    offset = data.draw(st.integers(0, len(layout.text)))
    y = layout.row_of(offset)
    row = layout.rows[y]
    assert row.block >= 0
    assert row.start <= offset
    following = layout.row(y + 1)
    assert following is None or following.start >= offset
    assert layout.offset_of(y) == row.start
    assert layout.row_of(row.start) == y or row.start == row.end


@given(st.integers(8, 90))
@settings(max_examples=30)
def test_every_visible_character_is_in_exactly_one_line(measure: int) -> None:
    layout = _complete(Layout(story(*PARTS), measure))
    shown = [offset for row in layout.rows for offset in range(row.start, row.end)]
    assert len(shown) == len(set(shown))
    missing = set(range(len(layout.text))) - set(shown)
    assert all(layout.text[offset].isspace() for offset in missing)


def test_long_articles_are_laid_out_as_far_as_needed() -> None:
    article = long_story(400)
    layout = Layout(article, 72)
    assert not layout.complete
    layout.row_of(5_000)
    assert not layout.complete
    assert layout.rows[-1].end >= 5_000
    assert layout.rows[-1].end < len(article.text) / 4
    estimate = layout.height
    layout.finish()
    assert layout.complete
    assert estimate == pytest.approx(layout.height, rel=0.1)
    assert [row.start for row in layout.rows] == sorted(row.start for row in layout.rows)


def test_a_little_more_is_laid_out_at_a_time() -> None:
    layout = Layout(long_story(100), 72)
    heights = []
    while not layout.complete:
        layout.extend(2_000)
        heights.append(len(layout.rows))
    assert len(heights) > 5
    assert heights == sorted(set(heights))


def test_lines_of_text_are_counted_over_blanks() -> None:
    layout = _complete(Layout(story("one", "two", "three"), 72))
    first = layout.row_of(0)
    assert layout.row_from(first, 2) == layout.row_of(10)
    assert layout.row_from(layout.row_of(10), -2) == first
    assert layout.row_from(first, 9) == layout.row_of(10)
    assert layout.row_from(first, -1) == first


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (200, Frame(60, 4, 72)),
        (80, Frame(0, 4, 72)),
        (58, Frame(0, 4, 52)),
        (20, Frame(0, 2, 16)),
        (11, Frame(0, 0, 11)),
        (1, Frame(0, 0, 1)),
        (0, Frame(0, 0, 1)),
    ],
)
def test_the_text_is_in_the_middle_and_keeps_its_gutter(width: int, expected: Frame) -> None:
    assert frame(width, MEASURE) == expected


@given(st.integers(0, 300), st.integers(1, 100))
def test_text_never_leaves_the_view(width: int, measure: int) -> None:
    left, gutter, text = frame(width, measure)
    assert text >= 1
    assert left + gutter + text <= max(1, width)
