"""The right mouse button: what the keys do here, with nothing but the mouse."""

from __future__ import annotations

from nutgraf.library.library import Library
from nutgraf.model.marks import Span
from nutgraf.tui.command_table import BY_ID
from nutgraf.tui.commands import Context
from nutgraf.tui.keymap import Keymap
from nutgraf.tui.screens.context_menu import items, offered
from nutgraf.tui.screens.help import help_rows
from nutgraf.tui.screens.menu import MenuScreen
from tests.tui.shell import Reading, reading


def _menu(it: Reading) -> MenuScreen:
    assert isinstance(it.app.screen, MenuScreen)
    return it.app.screen


def test_a_selection_comes_first_and_what_holds_everywhere_stays_out() -> None:
    ids = [command.id for command in offered((Context.VISUAL, Context.ARTICLE, Context.READER))]
    assert ids.index("note.highlight") < ids.index("list.star")
    assert ids.index("mark.next") < ids.index("list.star"), "what the footer shows comes first"
    assert "app.quit" not in ids
    assert "move.down" not in ids
    assert len(ids) == len(set(ids))


def test_colours_are_called_what_they_mean_and_keys_stand_aside() -> None:
    keymap, _ = Keymap.of("nutgraf", {"note.add": "M"})
    chosen = [BY_ID["note.colour_2"], BY_ID["note.add"]]
    shown = [(item.title, item.aside) for item in items(chosen, keymap, {"red": "verify"})]
    assert shown == [("verify", "2"), ("note", "M")]


def test_the_help_calls_colours_what_they_mean() -> None:
    keymap, _ = Keymap.of("nutgraf", {})
    rows = help_rows(keymap, (Context.VISUAL,), "verify", {"red": "verify"})
    assert any(
        command is not None and command.help.startswith("Colour 2, verify (red):")
        for _, command in rows
    )


async def test_what_is_selected_is_highlighted_with_the_mouse_alone(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        it.reader.page.select_span(Span(70, 95))
        await it.pilot.click(it.reader.page, offset=(20, 8), button=3)
        menu = _menu(it)
        row = [item.value for item in menu.rows.items].index("note.highlight")
        await it.pilot.click(menu.rows, offset=(6, row))
        (note,) = library.notes.of_article(1)
        assert note.anchor is not None
        assert (note.anchor.start, note.anchor.end) == (70, 95)


async def test_a_row_of_the_library_is_starred_with_the_mouse_alone(library: Library) -> None:
    async with reading(library) as it:
        await it.pilot.click(it.reader.list, offset=(5, 4), button=3)
        row = it.reader.list.current
        menu = _menu(it)
        star = [item.value for item in menu.rows.items].index("list.star")
        await it.pilot.click(menu.rows, offset=(6, star))
        assert [each.id for each in library.articles.rows([1, 2, 3, 4, 5]) if each.starred] == [row]


async def test_every_command_is_in_reach_of_the_mouse(library: Library) -> None:
    async with reading(library) as it:
        await it.pilot.click(it.reader.top_bar, offset=(3, 0))
        assert "Commands" in it.text
        await it.pilot.click(offset=(1, 20))
        assert len(it.app.screen_stack) == 1, "a click beside a box closes it"
        await it.pilot.click(it.reader.footer, offset=(it.foot.index("? keys"), 0))
        assert "IN THE LIBRARY" in it.text
        await it.press(*"zen")
        y = next(y for y, line in enumerate(it.text.splitlines()) if "alone" in line)
        await it.pilot.click(offset=(20, y))
        assert it.reader.has_class("zen")


async def test_lists_and_search_have_the_menu_too(library: Library) -> None:
    async with reading(library) as it:
        for keys, command in (
            ("ge", "entity.merge"),
            ("gf", "verdict.set"),
            ("gh", "changes.close"),
        ):
            await it.press(*keys)
            await it.pilot.click("#rows", offset=(9, 0), button=3)
            assert command in [item.value for item in _menu(it).rows.items]
            await it.press("escape", "q")
        await it.press("g", "slash", *"dam")
        await it.until(lambda: "ARTICLES 2" in it.text)
        await it.pilot.click("#rows", offset=(9, 1), button=3)
        assert "search.tag" in [item.value for item in _menu(it).rows.items]


def test_the_help_tells_what_the_mouse_does() -> None:
    keymap, _ = Keymap.of("nutgraf", {})
    keys = [keys for keys, command in help_rows(keymap, (Context.ARTICLE,), "mouse") if command]
    assert "right button" in keys
    assert "drag" in keys
