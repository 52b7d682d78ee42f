"""The mouse on the page: it selects, points, tells and scrolls."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot

from nutgraf.tui.page.marks import Layer
from nutgraf.tui.page.messages import MarkChosen, MarkHovered, SelectionChanged
from nutgraf.tui.page.movement import Unit
from tests.tui.golden import screen_text
from tests.tui.pages import PageApp, long_story, story


def _cell(app: PageApp, words: str) -> tuple[int, int]:
    """Where some words begin on the screen."""
    for y, line in enumerate(screen_text(app).splitlines()):
        if words in line:
            return line.index(words), y
    raise AssertionError(f"{words} is not on the screen")


async def _drag(pilot: Pilot[None], start: tuple[int, int], *way: tuple[int, int]) -> None:
    """Press, move and let go."""
    app = pilot.app
    await pilot.mouse_down(offset=start)
    for x, y in way:
        app.screen._forward_event(
            events.MouseMove(app.screen, x, y, 1, 1, 1, False, False, False, x, y)
        )
        await pilot.pause()
    await pilot.mouse_up(offset=way[-1])
    await pilot.pause()


async def test_dragging_selects_by_characters() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 30)) as pilot:
        page = app.open()
        await pilot.pause()
        x, y = _cell(app, "gave way")
        await _drag(pilot, (x, y), (x + 3, y), (x + 7, y))
        assert page.quote() == "gave way"
        told = app.last(SelectionChanged)
        assert isinstance(told, SelectionChanged)
        assert told.span == page.selection
        await _drag(pilot, (x, y), (x - 10, y))
        assert page.quote() == "Tesna dam g"
        end_x, end_y = _cell(app, "said, and more")
        await _drag(pilot, (x, y), (end_x + 3, end_y))
        assert page.quote() == "gave way on Monday, the rescue agency said"


async def test_dragging_into_empty_cells_selects_what_is_nearest() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 30)) as pilot:
        page = app.open()
        await pilot.pause()
        x, y = _cell(app, "What is known")
        await _drag(pilot, (x, y), (79, y))
        assert page.quote() == "What is known so far"
        await _drag(pilot, (x + 4, y), (0, y))
        assert page.quote() == "What "


async def test_double_triple_and_quadruple_clicks() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 30)) as pilot:
        page = app.open()
        await pilot.pause()
        x, y = _cell(app, "Nobody")
        await pilot.click(offset=(x + 1, y), times=2)
        assert page.quote() == "Nobody"
        await pilot.click(offset=(x + 1, y), times=3)
        assert page.quote() == "“Nobody rang us,” she said."
        await pilot.click(offset=(x + 1, y), times=4)
        assert page.quote().startswith("Mayor Jana")
        await pilot.click(offset=(x + 1, y + 6))
        assert page.selection is None


async def test_wide_characters_are_hit_where_they_are_drawn() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 20)) as pilot:
        page = app.open(story("Lead.", "市長は 👩\u200d👩\u200d👧 と e\u0301te\u0301 に"))
        await pilot.pause()
        line = _cell(app, "市長は")[1]
        await _drag(pilot, (4, line), (8, line))
        assert page.quote() == "市長は"
        await _drag(pilot, (12, line), (13, line))
        assert page.quote() == "👩\u200d👩\u200d👧 "
        await _drag(pilot, (19, line), (17, line))
        assert page.quote() == "e\u0301te\u0301"


async def test_a_click_stops_at_the_mark_or_in_the_sentence() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 30)) as pilot:
        page = app.open()
        await pilot.pause()
        await pilot.click(offset=_cell(app, "Jana"))
        told = app.last(MarkChosen)
        assert isinstance(told, MarkChosen)
        assert page.quote(told.mark.span) == "Jana Dravska"
        assert page.mark_at_cursor == told.mark
        await pilot.click(offset=_cell(app, "Repairs"))
        assert page.mark_at_cursor is None
        assert page.quote(page.sentence).startswith("Repairs to the dam")


async def test_hovering_tells_once_what_is_under_the_pointer() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 30)) as pilot:
        page = app.open()
        page.set_layers(claims=False)
        await pilot.pause()
        x, y = _cell(app, "Jana Dravska")
        for step in range(4):
            await pilot.hover(offset=(x + step, y))
        await pilot.hover(offset=(0, y))
        told = [message for message in app.told if isinstance(message, MarkHovered)]
        assert len(told) == 2
        assert told[0].mark is not None
        assert told[0].mark.layer is Layer.ENTITIES
        assert told[1].mark is None


async def test_the_wheel_scrolls() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 20)) as pilot:
        page = app.open(long_story())
        await pilot.pause()
        wheel = events.MouseScrollDown(page, 9, 9, 0, 1, 0, False, False, False, 9, 9)
        app.screen._forward_event(wheel)
        await pilot.pause()
        assert page.scroll_offset.y > 0


async def test_dragging_past_the_edge_scrolls_and_selects_on() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 20)) as pilot:
        page = app.open(long_story())
        await pilot.pause()
        await pilot.mouse_down(offset=(10, 12))
        page.on_mouse_move(events.MouseMove(page, 10, 24, 0, 1, 1, False, False, False))
        await pilot.pause(0.3)
        top = page.scroll_offset.y
        assert top > 5
        page.on_mouse_move(events.MouseMove(page, 10, 10, 0, 1, 1, False, False, False))
        await pilot.pause(0.1)
        assert page.scroll_offset.y == top, "back inside, nothing scrolls"
        await pilot.mouse_up(offset=(10, 10))
        assert page.selection is not None
        assert page.selection.end > page.offset_at_top


async def test_selecting_by_keys() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 30)) as pilot:
        page = app.open()
        await pilot.pause()
        page.goto(page.article.text.index("Tesna"))
        page.select_characters()
        assert page.selecting
        page.word_by(2)
        assert page.quote() == "Tesna dam"
        page.swap_ends()
        page.word_by(-1)
        assert page.quote() == "the Tesna dam"
        assert page.nudge("end", Unit.WORD, 1) == page.selection
        assert page.quote() == "the Tesna dam gave"
        page.select_sentence()
        assert page.quote().startswith("At least 12")
        page.select_paragraph()
        page.sentence_by(1)
        assert page.quote().endswith("warned.")
        assert page.cancel_selection()
        assert not page.cancel_selection()
        assert page.nudge("start", Unit.WORD, 1) is None
        page.select_characters()
        page.select_characters()
        assert not page.selecting


async def test_selecting_up_and_down_keeps_the_column() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 40)) as pilot:
        page = app.open()
        await pilot.pause()
        page.goto(page.article.text.index("gave way"))
        page.select_characters()
        start, row = page.cursor, page.row_at(page.cursor)
        for _ in range(5):
            page.line(1)
        between = page._layout.rows[row : page.row_at(page.cursor)]
        assert sum(row.block >= 0 for row in between) == 5
        assert any(row.block < 0 for row in between), "blank lines are passed over"
        for _ in range(5):
            page.line(-1)
        assert page.cursor == start
        page.top()
        assert page.selection == (0, start + 1)
        page.bottom()
        assert page.selection == (start, len(page.article.text))


async def test_a_boundary_is_nudged_without_selecting() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 40)):
        page = app.open()
        figure = page.mark_by(1, Layer.FIGURES)
        assert figure is not None
        span = page.nudged(figure.span, "end", Unit.WORD, 2)
        assert page.quote(span) == "At least 12 people were killed"
        assert page.selection is None
