"""What the monkey found, one by one; and that nothing a terminal would obey gets in or out."""

from __future__ import annotations

import unicodedata

import pytest
from rich.cells import cell_len
from textual import events
from textual._xterm_parser import XTermParser
from textual.css.query import NoMatches
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.widgets import Input, Static

from nutgraf.library.library import Library
from nutgraf.tui.harmless import harmless, pasted
from nutgraf.tui.screens.changes import ChangesScreen
from nutgraf.tui.screens.editor import EditorScreen
from nutgraf.tui.screens.palette import PaletteScreen
from nutgraf.tui.screens.tag_picker import TagPicker
from nutgraf.tui.screens.tags import TagsScreen
from nutgraf.tui.widgets.rows import RowChosen
from tests.tui.hostile import is_drawable
from tests.tui.monkey import send
from tests.tui.shell import reading

OBEYED = "a\x1b[31mred\x07 \x9b2J\x00 \u202eevil\u2066 \x85\u2028end"


async def test_two_clicks_beside_the_palette_close_only_the_palette(library: Library) -> None:
    async with reading(library, painted=True) as it:
        await it.press("ctrl+p")
        assert isinstance(it.app.screen, PaletteScreen)
        send(it.app, XTermParser().feed("\x1b[<0;2;22M\x1b[<0;2;22m" * 2))
        await it.until(lambda: len(it.app.screen_stack) == 1)
        await it.pilot.pause()
        assert it.app.is_running


async def test_the_palette_takes_page_keys_before_it_has_rows(library: Library) -> None:
    async with reading(library, painted=True) as it:
        for key in ("ctrl+p", "pageup", "pagedown", "home", "end", "down", "pageup"):
            it.app.post_message(events.Key(key, None))
        await it.pilot.pause()
        assert isinstance(it.app.screen, PaletteScreen)
        await it.press("escape")
        assert len(it.app.screen_stack) == 1


async def test_a_screen_below_another_one_closes_nothing(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "t")
        tags = it.app.screen
        assert isinstance(tags, TagsScreen)
        await it.press("question_mark")
        above = it.app.screen
        tags.finish(None)
        await it.pilot.pause()
        assert it.app.screen is above


async def test_a_command_that_comes_too_late_for_its_screen_is_forgotten(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "h")
        menu = it.app.screen
        it.app.run_command("search.open")
        it.app.run_command("history.undo")
        await it.pilot.pause()
        assert it.app.screen is menu


async def test_two_quick_clicks_on_a_row_ask_once(library: Library) -> None:
    library.tags.add([1], ["dam"])
    async with reading(library, painted=True) as it:
        await it.press("g", "h")
        changes = it.app.screen
        assert isinstance(changes, ChangesScreen)
        x, y = changes.rows.region.x + 10, changes.rows.region.y + 1
        send(it.app, XTermParser().feed(f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m" * 2))
        await it.until(lambda: it.app.screen is not changes, "the question")
        await it.pilot.pause()
        await it.press("y")
        assert it.app.screen is changes
        assert "Undone: tagged 1 article #dam." in it.foot


async def test_quick_clicks_of_the_right_button_open_one_menu(library: Library) -> None:
    async with reading(library, painted=True) as it:
        send(it.app, XTermParser().feed("\x1b[<2;9;4M\x1b[<2;9;4m" * 4))
        await it.until(lambda: it.app.screen is not it.reader, "the menu")
        await it.pilot.pause()
        assert len(it.app.screen_stack) == 2


async def test_a_question_about_what_is_done_by_now_does_nothing(library: Library) -> None:
    library.tags.add([1], ["dam"])
    async with reading(library) as it:
        await it.press("g", "h", "enter")
        library.history.undo()
        await it.press("y")
        assert "There is nothing to undo." in it.foot
        assert library.articles.rows([1])[0].tags == ()


async def test_an_answer_that_comes_as_its_screen_is_taken_away_is_done_but_not_shown(
    library: Library,
) -> None:
    library.tags.add([1], ["dam"])
    async with reading(library) as it:
        await it.press("g", "t")
        tags = it.app.screen
        assert isinstance(tags, TagsScreen)
        (tag,) = library.tags.all()
        await it.press("escape")
        assert it.app.screen is it.reader
        tags.guard(lambda: tags._merge(tag, "river"))
        assert [tag.name for tag in library.tags.all()] == ["river"]
        with pytest.raises(NoMatches):
            it.reader.guard(lambda: it.reader.query_one("#nothing"))


async def test_two_sizes_of_a_window_do_not_follow_each_other_for_ever(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[Size] = []
    lay_out = Screen._refresh_layout

    def counted(screen: Screen[object], size: Size | None = None, scroll: bool = False) -> None:
        laid_out.append(size or screen.size)
        lay_out(screen, size, scroll)

    async with reading(library) as it:
        monkeypatch.setattr(Screen, "_refresh_layout", counted)
        wide, low = Size(200, 60), Size(80, 24)
        it.app._size = low
        for size in (wide, low):
            it.reader.post_message(events.Resize(size, size))
            it.reader.call_later(lambda: None)  # sizes that stand side by side become one
        await it.pilot.pause()
        assert it.reader.size == low
        assert wide not in laid_out
        assert len(laid_out) < 10


async def test_a_screen_that_is_left_as_the_window_changes_is_not_fitted(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted: list[str] = []
    monkeypatch.setattr(ChangesScreen, "fitted", lambda _: fitted.append("fitted"))
    async with reading(library) as it:
        await it.press("g", "h")
        changes = it.app.screen
        assert isinstance(changes, ChangesScreen)
        await it.resize(80, 20)
        assert fitted
        fitted.clear()
        await it.press("escape")
        changes._refit()
        assert not fitted


async def test_a_row_that_is_clicked_as_other_tags_come_is_let_be(library: Library) -> None:
    async with reading(library) as it:
        await it.press("t")
        picker = it.app.screen
        assert isinstance(picker, TagPicker)
        picker.rows.post_message(RowChosen(picker.rows, 40))
        await it.pilot.pause()
        assert it.app.screen is picker


async def test_a_click_on_what_was_taken_away_is_let_be(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(library) as it:
        gone = Static("a message whose time is over")
        monkeypatch.setattr(
            it.reader._compositor, "get_widget_and_offset_at", lambda x, y: (gone, Offset(0, 0))
        )
        send(it.app, XTermParser().feed("\x1b[<0;2;3M\x1b[<0;2;3m"))
        await it.pilot.pause()
        assert it.app.is_running


async def test_the_home_of_nobody_can_be_typed(library: Library) -> None:
    async with reading(library) as it:
        await it.press("1", "plus")
        await it.type("~nobody-of-this-name/x")
        assert "~nobody-of-this-name/x" in it.text


async def test_a_terminal_that_cannot_be_lent_is_told(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with reading(library) as it:
        await it.open_first()
        await it.press("a")
        await it.type("kept")
        await it.press("ctrl+e")
        assert isinstance(it.app.screen, EditorScreen)
        assert it.app.screen.text_area.text == "kept"
        assert "Another program cannot be shown in this terminal." in it.text


async def test_textuals_own_widgets_show_nothing_that_a_terminal_obeys(library: Library) -> None:
    async with reading(library, painted=True) as it:
        await it.press("g", "n")
        screen = it.app.screen
        screen.query_one("#whole", Static).update(OBEYED)
        screen.query_one(Input).value = OBEYED
        screen.query_one("#detail").styles.border = ("round", "red")
        screen.query_one("#detail").border_title = OBEYED
        it.app.notify(OBEYED, title=OBEYED, markup=False)
        await it.press("down")
        assert it.text.count("evil") >= 4
        assert all(is_drawable(line) for line in it.text.splitlines())
        assert all(cell_len(line) <= 120 for line in it.text.splitlines())


async def test_what_is_pasted_can_be_seen(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("a")
        it.app.post_message(events.Paste(f"one\r\n{OBEYED}\ttwo"))
        await it.pilot.pause()
        assert isinstance(it.app.screen, EditorScreen)
        typed = it.app.screen.text_area.text
        assert typed.startswith("one\na[31mred")
        assert typed.endswith("end\ttwo")
        assert not {s for s in typed if unicodedata.category(s) == "Cc"} - {"\n", "\t"}


def test_harmless_text_keeps_its_cells() -> None:
    assert harmless("plain 中文 e\u0301") == "plain 中文 e\u0301"
    assert cell_len(harmless(OBEYED)) == cell_len(OBEYED)
    assert harmless("\ud800") == "\ufffd"
    assert pasted("a\rb\r\nc\td\x1b") == "a\nb\nc\td"
