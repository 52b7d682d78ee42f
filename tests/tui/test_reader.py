"""The reader as it is used: panes, opening, moving, filters, bulk actions, what is remembered."""

from __future__ import annotations

import pytest
from textual import events

from nutgraf.errors import UsageError
from nutgraf.library.library import Library
from nutgraf.model.marks import Figure
from nutgraf.tui.app import Start
from nutgraf.tui.command_table import COMMANDS
from nutgraf.tui.commands import Context
from nutgraf.tui.opening import run_reader
from nutgraf.tui.page.marks import Layer
from nutgraf.tui.screens.notes import NotesScreen
from tests.tui.shell import reading


async def test_the_reader_can_do_every_command_of_its_contexts(library: Library) -> None:
    mine = {
        Context.READER, Context.LIST, Context.ARTICLE, Context.INSPECTOR, Context.VISUAL,
        Context.MINE, Context.FINDING,
    }  # fmt: skip
    async with reading(library) as it:
        missing = [
            command.id
            for command in COMMANDS
            if mine.intersection(command.contexts) and not it.reader.has_action(command.id)
        ]
        assert missing == []


async def test_three_panes_are_seen_at_once_where_there_is_room(library: Library) -> None:
    async with reading(library, (120, 36)) as it:
        panes = (it.reader.list, it.reader.page, it.reader.inspector)
        assert [pane.size.width for pane in panes] == [29, 58, 31]
        await it.pilot.resize_terminal(200, 60)
        await it.until(lambda: [pane.size.width for pane in panes] == [49, 100, 49], "wide panes")


async def test_a_narrow_screen_shows_one_pane_and_digits_choose_it(library: Library) -> None:
    async with reading(library, (80, 24)) as it:
        assert it.reader.list.size.width == 80
        await it.press("2")
        assert it.reader.page.has_focus
        assert it.reader.page.size.width == 80
        await it.press("3")
        assert it.reader.inspector.size.width == 80
        assert not it.reader.page.region.width
        await it.press("1")
        assert it.reader.list.has_focus


async def test_enter_opens_the_article_marks_it_read_and_goes_to_it(library: Library) -> None:
    async with reading(library) as it:
        first = it.reader.list.current
        assert first is not None
        await it.press("enter")
        assert it.reader.page.has_focus
        assert it.reader.page.article.id == first
        assert library.articles.rows([first])[0].read
        await it.press("u")
        assert not library.articles.rows([first])[0].read
        assert "Undone: marked 1 article read." in it.foot


async def test_the_article_under_the_cursor_is_shown_without_being_marked_read(
    library: Library,
) -> None:
    async with reading(library) as it:
        await it.press("j")
        current = it.reader.list.current
        assert current is not None
        await it.until(lambda: it.reader.page.article.id == current, "the article")
        assert not library.articles.rows([current])[0].read


async def test_tab_and_letters_go_from_pane_to_pane(library: Library) -> None:
    async with reading(library) as it:
        assert it.reader.list.has_focus
        await it.press("tab")
        assert it.reader.page.has_focus
        await it.press("l")
        assert it.reader.inspector.has_focus
        await it.press("l")
        assert it.reader.inspector.has_focus
        await it.press("tab")
        assert it.reader.list.has_focus
        await it.press("shift+tab")
        assert it.reader.inspector.has_focus


async def test_n_opens_the_next_unread_and_says_when_there_is_none(library: Library) -> None:
    async with reading(library) as it:
        seen = []
        for _ in range(5):
            await it.press("n")
            seen.append(it.reader.page.article.id)
        assert sorted(seen) == [1, 2, 3, 4, 5]
        await it.press("n")
        assert "Every article of this list is read." in it.foot


async def test_space_at_the_end_of_an_article_goes_to_the_next_unread(library: Library) -> None:
    async with reading(library, (80, 24)) as it:
        it.reader.reading.open(3)
        it.reader.viewing.go_to("article")
        await it.press("space")
        assert it.reader.page.article.id == 3
        await it.press("G", "space")
        assert it.reader.page.article.id != 3


async def test_zen_shows_the_article_alone(library: Library) -> None:
    async with reading(library) as it:
        await it.press("z")
        assert it.reader.page.has_focus
        assert it.reader.page.size.width == 120
        await it.press("q")
        assert it.reader.page.size.width == 58


async def test_filters_narrow_the_list_and_light_up(library: Library) -> None:
    async with reading(library, (200, 60)) as it:
        await it.press("s", "g", "s")
        assert list(it.reader.list.ids) == [3]
        assert "Starred 1" in it.text.splitlines()[0]
        await it.press("q")
        assert it.reader.list.count == 5


async def test_a_filter_without_matches_says_how_to_get_back(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "s")
        assert it.reader.list.count == 0
        assert "Nothing here yet: gl" in it.text


async def test_a_query_typed_into_the_filter_box_narrows_the_list(library: Library) -> None:
    async with reading(library) as it:
        await it.press("f")
        await it.type("pumps")
        await it.press("enter")
        assert list(it.reader.list.ids) == [3]
        assert "pumps 1" in it.text.splitlines()[0]


async def test_the_page_shows_what_the_filtered_list_stands_at(library: Library) -> None:
    async with reading(library) as it:
        await it.press("enter", "1")
        first = it.reader.list.current
        it.reader.listing.narrow("dam")
        found = it.reader.list.current
        assert found not in (None, first)
        open_now = it.reader.reading
        await it.until(lambda: open_now.article is not None and open_now.article.id == found)


async def test_the_list_is_sorted_from_a_menu_and_stays_at_its_article(library: Library) -> None:
    async with reading(library) as it:
        await it.press("j", "j")
        current = it.reader.list.current
        await it.press("S", "3")
        assert it.reader.listing.sort == "title"
        assert it.reader.list.current == current
        titles = [row.title for row in library.articles.rows(it.reader.list.ids)]
        assert titles == sorted(titles, key=str.casefold)


async def test_bulk_actions_ask_and_can_be_undone(library: Library) -> None:
    async with reading(library) as it:
        await it.press("A")
        assert "Mark 5 articles as read?" in it.text
        await it.press("n")
        assert library.articles.counts().unread == 5
        await it.press("A", "y")
        assert library.articles.counts().unread == 0
        await it.press("u")
        assert library.articles.counts().unread == 5
        await it.press("ctrl+y")
        assert library.articles.counts().unread == 0
        assert "Done again" in it.foot


async def test_chosen_rows_are_acted_on_together(library: Library) -> None:
    async with reading(library) as it:
        await it.press("v", "v")
        assert "SELECTED" in it.foot
        assert "2 articles" in it.foot
        await it.press("s", "y")
        assert library.articles.counts().starred == 2
        await it.press("q")
        assert it.reader.list.chosen == set()


async def test_an_article_is_put_away_and_brought_back(library: Library) -> None:
    async with reading(library) as it:
        first = it.reader.list.current
        await it.press("x")
        assert first not in it.reader.list.ids
        await it.press("g", "x")
        assert list(it.reader.list.ids) == [first]
        await it.press("x", "g", "l")
        assert first in it.reader.list.ids


async def test_layers_are_switched_from_the_menu_and_remembered(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("backslash")
        await it.until(lambda: "no layers" in it.text, "the panel of keys")
        await it.press("f")
        assert Layer.FIGURES not in it.reader.page.shown_layers
        assert "-figures" in it.foot
    async with reading(library) as it:
        assert it.reader.page.shown_layers == frozenset(Layer) - {Layer.FIGURES}
        await it.press("backslash", "*")
        assert it.reader.page.shown_layers == frozenset(Layer)


async def test_the_width_of_the_text_is_remembered(library: Library) -> None:
    async with reading(library, (200, 60)) as it:
        await it.press("<")
        narrower = it.reader.page.measure
        assert narrower < 72
    async with reading(library, (200, 60)) as it:
        assert it.reader.page.measure == narrower


async def test_everything_is_found_again_where_it_was_left(library: Library) -> None:
    async with reading(library, (80, 24)) as it:
        it.reader.reading.open(3)
        it.reader.viewing.go_to("article")
        await it.press("ctrl+d", "ctrl+d")
        top = it.reader.page.offset_at_top
        assert top > 0
    async with reading(library, (80, 24)) as it:
        assert it.reader.page.article.id == 3
        assert it.reader.page.has_focus
        assert it.reader.page.offset_at_top == top


async def test_the_reader_opens_on_what_was_asked_for(library: Library) -> None:
    async with reading(library, start=Start(article=1, offset=200)) as it:
        assert it.reader.page.article.id == 1
        assert it.reader.page.has_focus
        assert it.reader.page.cursor == 200
        assert it.reader.list.current == 1


async def test_markup_in_titles_and_texts_is_drawn_as_it_is(library: Library) -> None:
    async with reading(library, (200, 60)) as it:
        it.reader.reading.open(5)
        it.reader.viewing.go_to("article")
        await it.pilot.pause()
        assert "[@click=app.quit]press[/]" in it.text
        assert "\x1b" not in it.text
        await it.press("t")
        assert "[bold red]Markup[/]" in it.text
        await it.press("escape", "X")
        assert it.app.is_running


async def test_a_screen_of_a_few_cells_is_survived(library: Library) -> None:
    async with reading(library, (20, 5)) as it:
        for key in ("j", "enter", "space", "3", "j", "1", "question_mark", "escape", "/", "escape"):
            await it.press(key)
        await it.pilot.resize_terminal(250, 80)
        await it.pilot.pause()
        await it.pilot.resize_terminal(20, 5)
        await it.pilot.pause()
        assert len(it.text.splitlines()) == 5


async def test_quitting_from_the_library_ends_the_reader(library: Library) -> None:
    async with reading(library) as it:
        await it.press("q")
        assert not it.app.is_running


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_shows_the_keys_of_the_pane_first_and_runs_them(
    library: Library, key: str
) -> None:
    async with reading(library) as it:
        await it.press(key)
        lines = it.text.splitlines()
        assert any("IN THE LIBRARY" in line for line in lines[:8])
        await it.type("star")
        await it.press("enter")
        assert library.articles.counts().starred == 1


async def test_the_command_line_takes_ids_titles_and_arguments(library: Library) -> None:
    async with reading(library) as it:
        await it.press(":")
        await it.type("list.sort title")
        await it.press("enter")
        assert it.reader.listing.sort in ("title", "-title")
        await it.press(":")
        await it.type("theme paper")
        await it.press("enter")
        assert it.app.theme == "paper"
        assert library.setting("theme") == "paper"
        await it.press(":")
        await it.type("qu1t")
        await it.press("enter")
        assert "no command" in it.text


async def test_the_palette_lists_commands_and_runs_them(library: Library) -> None:
    async with reading(library) as it:
        await it.press("ctrl+p")
        await it.type("zen")
        await it.until(lambda: "Show the article alone" in it.text, "the command")
        await it.press("enter")
        await it.until(lambda: it.reader.has_class("zen"), "zen")


async def test_another_process_is_noticed(library: Library) -> None:
    with Library.open(library.path) as other:
        async with reading(library) as it:
            other.articles.star([2])
            it.reader.listing.look_elsewhere()
            await it.pilot.pause()
            rows = [it.reader.list.row(index) for index in range(5)]
            assert any(row is not None and row.starred for row in rows)


async def test_the_wrong_keys_of_the_user_are_told_at_the_start(archive: object) -> None:
    from pathlib import Path

    from tests.tui.shell import newsroom

    assert isinstance(archive, Path)
    with newsroom(archive, keys={"view.zen": "q"}) as library:
        async with reading(library) as it:
            await it.until(lambda: "view.zen" in it.text and "back.leave" in it.text, "the clash")


async def test_no_color_takes_the_terminals_own_colours(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(library) as it:
        assert it.app.theme == "ansi"
        await it.open_first()
        colours = {
            colour.name
            for strip in it.app.screen._compositor.render_strips()
            for _, style, _ in strip
            if style is not None
            for colour in (style.color, style.bgcolor)
            if colour is not None
        }
        assert colours == {"default"}
        it.app.keep_theme("ink")
        assert it.reader.page.palette.cursor_row.reverse


async def test_words_are_found_in_the_article_while_they_are_typed(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("/")
        await it.type("the")
        total = it.reader.page.matches.total
        assert total > 5
        assert f"1 of {total}" in it.text
        await it.press("enter", "n")
        assert f"2 of {total}" in it.foot
        await it.press("escape", "/")
        await it.type("qqq")
        assert "0 matches" in it.text
        await it.press("enter")
        assert "The article does not contain “qqq”; g/ searches all of them." in it.foot


async def test_the_bars_can_be_clicked(library: Library) -> None:
    async with reading(library, (200, 40)) as it:
        top, foot = it.text.splitlines()[0], it.foot
        library.articles.star([2])
        it.reader.listing.changed()
        await it.pilot.pause()
        top = it.text.splitlines()[0]
        await it.pilot.click(offset=(top.index("Starred") + 2, 0))
        await it.pilot.pause()
        assert list(it.reader.list.ids) == [2]
        await it.pilot.click(offset=(foot.index("figures") + 2, 39))
        await it.pilot.pause()
        assert "-figures" in it.foot


async def test_a_click_on_a_row_opens_it_and_the_wheel_scrolls(library: Library) -> None:
    async with reading(library) as it:
        third = it.reader.list.ids[2]
        await it.pilot.click("#list", offset=(10, 2 * it.reader.list.row_height + 1))
        await it.pilot.pause()
        assert it.reader.page.article.id == third
        assert it.reader.page.has_focus


async def test_the_terminals_cursor_stands_at_the_focus(library: Library) -> None:
    async with reading(library, start=Start(cursor=True)) as it:
        await it.press("j", "j")
        shown = 1 + 2 * it.reader.list.row_height - it.reader.list.scroll_offset.y
        assert it.app.cursor_position == (0, shown)
        await it.press("3")
        left = it.reader.inspector.region.x
        await it.until(lambda: it.app.cursor_position.x == left, "the cursor in the inspector")
        await it.press("1")
        assert it.app.cursor_position == (0, shown), "it comes along without another key"


def test_a_dumb_terminal_is_refused_with_a_sentence(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with pytest.raises(UsageError, match="needs a terminal"):
        run_reader(library, Start())


async def test_keys_of_a_sequence_may_come_at_once(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        for key in ("g", "n"):
            it.app.post_message(events.Key(key, key))
        await it.until(lambda: isinstance(it.app.screen, NotesScreen), "the notes")
        await it.press("q")
        before = it.reader.page.cursor
        for key, sign in (("right_square_bracket", "]"), ("f", "f")):
            it.app.post_message(events.Key(key, sign))
        await it.until(lambda: it.reader.page.cursor != before, "the next figure")
        mark = it.reader.page.mark_at_cursor
        assert mark is not None
        assert isinstance(mark.thing, Figure)


async def test_a_sequence_that_refines_a_key_goes_on_from_where_that_began(
    library: Library,
) -> None:
    async with reading(library) as it:
        await it.open_first()
        speakers = []
        for _ in range(3):
            await it.press("]", "c")
            speakers.append(it.foot.split(" · ")[0].strip(" ❝"))
        assert speakers == ["the rescue agency", "Jana Dravska", "The operator"]
