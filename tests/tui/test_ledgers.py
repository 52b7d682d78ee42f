"""Entities, figures and claims of the whole archive: lists, dossiers, the way there and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.library.library import Library
from nutgraf.model.ledger import Listed
from nutgraf.model.marks import Claim, Entity, EntityKind, Figure, MarkState, Verdict
from nutgraf.tui.screens.dossier import DossierScreen
from nutgraf.tui.screens.ledger import LedgerScreen
from tests.tui.shell import Reading, newsroom, reading


def _list(it: Reading) -> LedgerScreen:
    screen = it.app.screen
    assert isinstance(screen, LedgerScreen)
    return screen


def _left(it: Reading) -> bool:
    """Whether the reader itself is shown again."""
    return it.app.screen is it.reader


def _in_dossier(it: Reading) -> bool:
    """Whether a dossier is shown."""
    return isinstance(it.app.screen, DossierScreen)


def _figure(it: Reading) -> Figure:
    """The figure under the cursor of the list."""
    row = _list(it).rows.current
    assert isinstance(row, Listed)
    assert isinstance(row.mark, Figure)
    return row.mark


def _entity(it: Reading) -> Entity:
    """The entity under the cursor of the list."""
    row = _list(it).rows.current
    assert isinstance(row, Entity)
    return row


async def test_figures_of_all_articles_are_lined_up_filtered_and_jumped_to(
    library: Library,
) -> None:
    async with reading(library) as it:
        await it.press("g", "f")
        whole = _list(it).rows.count
        assert f"Figures {whole}" in it.text
        assert "what happened" in it.text
        await it.press("f")
        await it.type("figure:killed>100")
        await it.press("enter")
        assert 0 < _list(it).rows.count < whole
        figure = _figure(it)
        assert (figure.action, figure.low) == ("killed", 300)
        row = _list(it).rows.current
        await it.press("enter")
        assert _left(it)
        assert isinstance(row, Listed)
        assert it.reader.page.article.id == row.article
        mark = it.reader.page.mark_at_cursor
        assert mark is not None
        assert mark.thing == row.mark
        await it.press("ctrl+o")
        assert _figure(it) == figure
        assert _list(it).state.query == "figure:killed>100"
        await it.press("escape")
        assert _left(it)


async def test_a_list_is_kept_in_the_order_that_was_chosen(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "f", "S", "5")
        values = [_list(it).rows.row(n) for n in range(_list(it).rows.count)]
        tops = [row.mark.high or row.mark.low for row in values]  # type: ignore[union-attr]
        assert tops == sorted(tops, reverse=True)  # type: ignore[type-var]
        assert "largest first" in it.text
        await it.press("q", "g", "f")
        assert _list(it).state.sort == "-value"


async def test_tab_goes_from_list_to_list_and_the_keys_of_each_are_in_its_footer(
    library: Library,
) -> None:
    async with reading(library) as it:
        await it.press("g", "e")
        assert "enter dossier" in it.foot
        await it.press("tab")
        assert "Figures" in it.text
        assert "enter jump" in it.foot
        await it.press("tab")
        row = _list(it).rows.current
        assert isinstance(row, Listed)
        assert isinstance(row.mark, Claim)
        await it.press("g", "e")
        assert isinstance(_list(it).rows.current, Entity)
        await it.press("question_mark")
        assert "among the entities".upper() in it.text


async def test_marks_are_corrected_in_their_list(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "f", "f")
        await it.type("killed")
        await it.press("enter", "+")
        assert _figure(it).state is MarkState.ACCEPTED
        await it.press("=", "2", "ctrl+u")
        await it.type("14")
        await it.press("enter")
        assert _figure(it).low == 14
        assert "u undoes it" in it.foot
        await it.press("u")
        assert _figure(it).low == 12
        before = _list(it).rows.count
        await it.press("c", "5", "1")
        await it.type("the ministry, 4 March")
        await it.press("enter")
        (judged,) = library.verdicts.of_article(1)
        assert judged.evidence == "the ministry, 4 March"
        row = _list(it).rows.current
        assert isinstance(row, Listed)
        assert row.verdict is Verdict.WRONG
        await it.press("-")
        assert _list(it).rows.count == before - 1


async def test_a_mark_is_explained_in_its_list(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "f", "f")
        await it.type("killed")
        await it.press("enter", "i")
        assert "At least 12 people" in it.text
        assert "hedge" in it.text
        await it.press("+")
        assert _figure(it).state is MarkState.ACCEPTED


async def test_a_boundary_is_moved_in_the_article_from_the_list(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "f", "f")
        await it.type("killed")
        await it.press("enter", "=", "1", "1")
        assert _left(it)
        assert "FIX" in it.foot


async def test_the_dossier_shows_what_the_archive_has_of_an_entity(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "e", "f")
        await it.type("dravska")
        await it.press("enter", "enter")
        assert _in_dossier(it)
        assert "Jana Dravska" in it.text
        assert "the town had been warned" in it.text
        assert "No notes yet" in it.text
        await it.press("a")
        await it.type("Mayor since 2021")
        await it.press("ctrl+s")
        assert "Mayor since 2021" in it.text
        await it.press("j", "enter")
        assert _left(it)
        await it.press("ctrl+o")
        assert _in_dossier(it)
        await it.press("q")
        assert _left(it)


async def test_the_dossier_is_opened_from_a_mark_and_shows_its_articles(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "e", "g", "d")
        assert _in_dossier(it)
        await it.press("o")
        assert _left(it)
        assert it.reader.listing.query == 'entity:"Velmara"'
        await it.press("g", "e", "f")
        await it.type("dravska")
        await it.press("enter", "enter", "o")
        assert _left(it)
        assert it.reader.listing.query == 'entity:"Jana Dravska"'
        await it.open_first()
        await it.press("g", "g", "g", "d")
        assert "There is no entity here" in it.foot


async def test_a_form_is_split_off_where_an_article_of_the_dossier_prints_it(
    library: Library,
) -> None:
    async with reading(library) as it:
        await it.press("g", "e", "f")
        await it.type("velmara")
        await it.press("enter", "enter", "G", "s")
        assert "“Velmara” is not Velmara" in it.text
        await it.press("1", "ctrl+u")
        await it.type("Velmara Mill")
        await it.press("enter")
        assert _list(it).rows.count == 1
        assert _entity(it).name == "Velmara Mill"


async def test_related_figures_and_claims_are_lined_up(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "f", "g", "r")
        assert _list(it).state.query == "figure:killed"
        assert _list(it).rows.count == 3
        await it.press("q", "]", "c", "g", "r")
        assert _list(it).state.query.startswith("speaker:")
        assert _list(it).rows.count >= 1


async def test_entities_are_merged_after_a_look_at_both(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "e", "f")
        await it.type("dravska")
        await it.press("enter")
        gone = _entity(it)
        await it.press("M")
        await it.type("velmara")
        await it.press("enter")
        assert "One and the same?" in it.text
        assert "Jana Dravska becomes Velmara, place" in it.text
        await it.press("o")
        assert "Velmara becomes Jana Dravska, person" in it.text
        await it.press("o", "y")
        assert "Jana Dravska is Velmara now; u undoes it." in it.foot
        assert _list(it).rows.count == 1  # Velmara is also printed as Jana Dravska now
        assert _entity(it).name == "Velmara"
        await it.press("u")
        assert "Undone: merged Jana Dravska into Velmara." in it.foot
        assert _entity(it).name == gone.name


async def test_entities_are_renamed_retyped_split_and_dismissed(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "e", "f")
        await it.type("velmara")
        await it.press("enter", "e", "ctrl+u")
        await it.type("Old Velmara")
        await it.press("enter")
        assert _entity(it).name == "Old Velmara"
        await it.press("=", "2", "2")
        assert _entity(it).kind is EntityKind.ORGANISATION
        await it.press("s", "1", "ctrl+u")
        await it.type("New Velmara")
        await it.press("enter")
        assert _entity(it).name == "New Velmara"
        assert "is New Velmara everywhere; u undoes it." in it.foot
        await it.press("!")
        assert "Never mark New Velmara again?" in it.text
        await it.press("y")
        assert _list(it).rows.count == 0
        assert "None of the entities matches: f changes the filter." in it.text
        for name in ("New Velmara", "Old Velmara", "Old Velmara", "Velmara"):
            await it.press("u")
            assert _entity(it).name == name


async def test_the_name_of_another_entity_makes_two_one_after_a_look(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "e", "f")
        await it.type("dravska")
        await it.press("enter", "e", "ctrl+u")
        await it.type("velmara")
        await it.press("enter")
        assert "One and the same?" in it.text
        await it.press("n")
        assert _entity(it).name == "Jana Dravska"


async def test_a_mention_is_split_off_in_one_article(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("]", "e", "=", "5", "1", "ctrl+u")
        await it.type("Velmara Mill")
        await it.press("enter")
        names = {m.name for m in library.marks.of(1).entities if m.text == "Velmara"}
        assert names == {"Velmara Mill"}
        assert "is Velmara Mill here; u undoes it." in it.foot
        await it.press("u")
        assert "Undone: split off Velmara Mill." in it.foot


async def test_an_archive_without_marks_says_where_they_come_from(empty_library: Library) -> None:
    async with reading(empty_library) as it:
        for name in ("entities", "figures", "claims"):
            await it.press("g", name[0])
            assert f"No {name} yet: + in the library adds articles" in it.text
            await it.press("q")


async def test_a_query_with_a_mistake_costs_nothing(library: Library) -> None:
    async with reading(library) as it:
        await it.press("g", "c", "f")
        await it.type('"(figure:>> OR )~ -')
        assert _list(it)
        await it.press("ctrl+u")
        await it.type("speakr:nobody x")
        assert "Unknown field `speakr`" in it.text
        await it.press("escape", "q")
        assert _left(it)


async def test_a_long_list_comes_from_a_thread(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nutgraf.tui.screens.ledger_view._AT_ONCE", 0)
    async with reading(library) as it:
        for key, title in (("e", "Entities"), ("f", "Figures"), ("c", "Claims")):
            await it.press("g", key)
            await it.until(lambda: _list(it).rows.count > 0, title)
            await it.until(lambda: "looking" not in it.foot, title)
            await it.press("f")
            await it.type("nothing is like this")
            await it.until(lambda: _list(it).rows.count == 0, "the empty list")
            await it.press("escape", "q")


async def test_a_list_that_is_called_off_with_another_one_still_comes(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nutgraf.tui.screens.ledger_view._AT_ONCE", 0)
    make, asked = library.ledgers.entities, iter([None])

    def called_off_once(query: str = "", *, sort: str = "") -> object:
        return next(asked, make(query, sort=sort))

    monkeypatch.setattr(library.ledgers, "entities", called_off_once)
    async with reading(library) as it:
        await it.press("g", "e")
        await it.until(lambda: _list(it).rows.count > 0, "the list")


@pytest.mark.parametrize("size", [(20, 5), (30, 8), (60, 12), (250, 80)])
async def test_every_list_survives_every_size(library: Library, size: tuple[int, int]) -> None:
    async with reading(library, size) as it:
        for list_key in "efc":
            await it.press("g", list_key, "j", "f", "x", "escape", "S", "escape")
            assert it.text.strip()
            await it.press("q")
        await it.press("g", "e", "enter", "j", "M", "v", "enter", "o", "n", "q", "q")
        await it.press("g", "h", "enter", "n", "q")
        assert _left(it)


async def test_ascii_signs_are_all_there_is_in_lists_where_they_are_asked_for(
    archive: Path,
) -> None:
    with newsroom(archive, glyphs="ascii") as library:
        async with reading(library) as it:
            for keys in ("ge", "gf", "gc", "gh"):
                await it.press(*keys)
                drawn = {sign for sign in it.text if not sign.isascii()}
                assert drawn <= set("“”…—’\ufffd"), keys
                await it.press("q")
