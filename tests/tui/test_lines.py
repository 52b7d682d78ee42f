"""Lines fill their cells exactly, and are drawn again only when they must be."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.filter import Monochrome
from textual.strip import Strip

from nutgraf.tui.glyphs import ASCII
from nutgraf.tui.lines import LinesView, cells, cut, drawable, fit, spread, strip_of
from nutgraf.tui.theme import register, role_variables

TRICKY = st.text(
    st.sampled_from("ab c·é中文語👩👧🇰🇿한\u0301\u200d\ufe0f\u200bש"), max_size=30
) | st.text(max_size=20)
PLAIN = Style()


@given(TRICKY, st.integers(-1, 40))
@settings(max_examples=100)
def test_fitted_text_takes_exactly_its_cells(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == max(0, width)
    assert cell_len(fit(text, width, right=True)) == max(0, width)
    assert cells(text) == cell_len(drawable(text))


@given(TRICKY, st.integers(0, 40))
@settings(max_examples=100)
def test_cut_text_is_its_beginning(text: str, width: int) -> None:
    short = cut(text, width)
    assert cell_len(short) <= width
    assert (
        short == drawable(text) or drawable(text).startswith(short.removesuffix("…")) or not short
    )


def test_cut_says_that_something_is_missing() -> None:
    assert cut("The dam gave way", 8) == "The dam…"
    assert cut("Ondřej 中文語", 10) == "Ondřej 中…"
    assert cut("abc", 3) == "abc"
    assert cut("abc", 2, "~") == "a~"


@given(st.lists(TRICKY, max_size=4), st.integers(0, 40))
@settings(max_examples=100)
def test_strips_are_exactly_as_wide_as_asked_for(texts: list[str], width: int) -> None:
    strip = strip_of([Segment(text, PLAIN) for text in texts], width, PLAIN)
    assert sum(cell_len(segment.text) for segment in strip) == strip.cell_length == width


def test_what_a_terminal_would_obey_is_not_drawn() -> None:
    assert drawable("a\x1b[31mb\tc\nd\u202ee\ud800") == "a\ufffd[31mb c d\ufffde\ufffd"
    assert strip_of([Segment("\x1b]0;x\x07")], 8, PLAIN).text == "\ufffd]0;x\ufffd  "


def test_spread_leaves_out_what_does_not_fit() -> None:
    left, right = [Segment("left")], [Segment("right")]
    assert spread(left, right, 12, PLAIN).text == "left   right"
    assert spread(left, right, 9, PLAIN).text == "left     "
    assert spread(left, [], 3, PLAIN).text == "lef"


class Numbers(LinesView):
    """A hundred numbered lines; counts how often it draws."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[int] = []

    def on_mount(self) -> None:
        self.set_height(100)

    def draw(self, y: int, width: int) -> Strip:
        self.drawn.append(y)
        text = f"{self.glyphs.note} line {y}" if y < 100 else ""
        return strip_of([Segment(text, self.palette.base)], width, self.palette.base)


class NumbersApp(App[None]):
    """Nothing but lines."""

    def __init__(self) -> None:
        super().__init__()
        register(self)
        self.theme = "ink"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        yield Numbers()

    @property
    def lines(self) -> Numbers:
        return self.query_one(Numbers)

    def seen(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]


async def test_scrolling_draws_only_what_comes_in() -> None:
    app = NumbersApp()
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.pause()
        app.lines.drawn.clear()
        app.lines.jump_to(1)
        await pilot.pause()
        assert app.lines.drawn == [10]
        assert app.seen()[0] == "● line 1"


async def test_another_number_of_lines_lays_out_only_what_is_as_high_as_they_are() -> None:
    app = NumbersApp()
    async with app.run_test(size=(30, 10)) as pilot:
        app.lines.jump_to(90)
        await pilot.pause()
        app.lines.set_height(40)
        assert not app.screen._layout_required
        await pilot.pause()
        assert app.seen()[0] == "● line 30"
        app.lines.styles.height = "auto"
        await pilot.pause()
        app.lines.set_height(4)
        await pilot.pause()
        assert app.lines.size.height == 4


async def test_focus_draws_nothing_anew_and_a_theme_everything() -> None:
    app = NumbersApp()
    async with app.run_test(size=(30, 10)) as pilot:
        app.lines.focus()
        await pilot.pause()
        app.lines.drawn.clear()
        app.set_focus(None)
        await pilot.pause()
        assert app.lines.drawn == []
        before = app.lines.palette.base
        app.theme = "paper"
        await pilot.pause()
        assert set(app.lines.drawn) == set(range(10))
        assert app.lines.palette.base != before


async def test_forgotten_lines_are_drawn_anew() -> None:
    app = NumbersApp()
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.pause()
        app.lines.drawn.clear()
        app.lines.forget(3, 2)
        await pilot.pause()
        assert app.lines.drawn == [3, 4]
        app.lines.glyphs = ASCII
        await pilot.pause()
        assert app.seen()[3] == "* line 3"


async def test_lines_are_shown_with_as_little_scrolling_as_possible() -> None:
    app = NumbersApp()
    async with app.run_test(size=(30, 10)) as pilot:
        lines = app.lines
        await pilot.pause()
        tops = []
        for first, count, margin in (
            (5, 1, 0),
            (12, 2, 0),
            (12, 2, 3),
            (1, 1, 0),
            (99, 1, 2),
            (50, 20, 0),
        ):
            lines.show_lines(first, count, margin=margin)
            tops.append(lines.scroll_offset.y)
        assert tops == [0, 4, 7, 1, 90, 50]


async def test_tiny_and_changing_sizes_are_survived() -> None:
    app = NumbersApp()
    async with app.run_test(size=(30, 10)) as pilot:
        for width, height in ((20, 5), (1, 1), (3, 2), (200, 60)):
            await pilot.resize_terminal(width, height)
            await pilot.pause(0.05)
            assert app.seen()[0] == "● line 0"[:width].rstrip()
        app.lines.styles.width = 0
        await pilot.pause()
        app.lines.styles.width = 12
        await pilot.pause()
        assert app.seen()[1] == "● line 1"


async def test_grey_mode_applies() -> None:
    app = NumbersApp()
    async with app.run_test(size=(30, 3)) as pilot:
        await pilot.pause()
        app._filters.append(Monochrome())
        app.lines.refresh()
        await pilot.pause()
        style = next(iter(app.screen._compositor.render_strips()[0])).style
        assert style is not None
        assert style.color is not None
        assert style.color.triplet is not None
        assert len(set(style.color.triplet)) == 1


def test_what_is_cut_fits_where_vowel_signs_have_cells_of_their_own() -> None:
    words = "प्रधानमंत्री ने मंगलवार को कहा"
    for width in range(40):
        kept = cut(words, width)
        signs = sum(unicodedata.category(sign) == "Mc" for sign in kept)
        assert cells(kept) + signs <= width
    assert cut(words, 60) == words
