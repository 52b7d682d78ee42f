"""The search box: answers while one types, jumps, history, saving."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

from textual.widgets import Input

from nutgraf.library.library import Library
from nutgraf.model.search import Answer, Scope
from nutgraf.tui.screens.search import SearchScreen
from nutgraf.tui.widgets.answer_rows import HitLine, More, Past, Title
from tests.tui.shell import Reading, reading


def _screen(it: Reading) -> SearchScreen:
    """The search that is open."""
    screen = it.app.screen
    assert isinstance(screen, SearchScreen)
    return screen


async def _search(it: Reading, query: str) -> SearchScreen:
    """Open the search, type, and wait for the answer."""
    await it.press("/")
    await it.type(query)
    screen = _screen(it)
    await it.until(lambda: any(isinstance(r, HitLine) for r in screen.results.rows), "an answer")
    return screen


async def test_the_answer_comes_while_one_types(library: Library) -> None:
    async with reading(library) as it:
        screen = await _search(it, "pumps")
        row = screen.results.current
        assert isinstance(row, HitLine)
        assert row.hit.article == 3
        assert "ARTICLES 1 of 5" in it.text


async def test_enter_goes_to_the_passage_with_all_matches_marked(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("1")
        await _search(it, "pumps")
        await it.press("enter")
        assert it.app.screen is it.reader
        assert it.reader.page.has_focus
        assert it.reader.page.article.id == 3
        assert "FIND" in it.foot
        number, total = it.reader.page.matches
        assert total >= 12
        await it.press("n")
        assert it.reader.page.matches.number == number % total + 1
        await it.press("N")
        assert it.reader.page.matches.number == number
        await it.press("escape")
        assert it.reader.page.matches.total == 0
        await it.press("ctrl+o")
        assert it.reader.page.article.id == 1


async def test_notes_are_found_and_jumped_to(library: Library) -> None:
    story = library.articles.get(1)
    start = story.text.index("put off twice")
    from nutgraf.model.marks import Span

    library.notes.add(1, span=Span(start, start + 13), body="zebra crossing")
    async with reading(library) as it:
        await _search(it, "zebra")
        assert "NOTES 1" in it.text
        await it.press("enter")
        assert it.reader.page.article.id == 1
        assert it.reader.page.cursor == start


async def test_what_was_searched_for_comes_back(library: Library) -> None:
    async with reading(library) as it:
        for query in ("pumps", "rate"):
            await _search(it, query)
            await it.press("enter", "1")
        await it.press("/")
        rows = [row.query for row in _screen(it).results.rows if isinstance(row, Past)]
        assert rows == ["rate", "pumps"]
        await it.press("up")
        assert _screen(it).query_one("Input").value == "rate"  # type: ignore[attr-defined]
        await it.press("ctrl+up")
        assert _screen(it).query_one("Input").value == "pumps"  # type: ignore[attr-defined]


async def test_a_search_is_saved_as_a_live_folder(library: Library) -> None:
    async with reading(library) as it:
        await _search(it, "velmara")
        await it.press("ctrl+s")
        await it.press("ctrl+u")
        await it.type("The town")
        await it.press("enter", "escape")
        assert [(s.name, s.query) for s in library.saved.all()] == [("The town", "velmara")]
        await it.press("g", "v")
        assert "The town" in it.text
        await it.press("enter")
        assert it.reader.listing.query == "velmara"
        assert "The town" in it.text.splitlines()[0]


async def test_all_matching_articles_are_shown_as_a_list(library: Library) -> None:
    async with reading(library) as it:
        await _search(it, "pumps")
        await it.press("ctrl+l")
        assert list(it.reader.list.ids) == [3]


async def test_tab_completes_what_is_typed(library: Library) -> None:
    async with reading(library) as it:
        await it.press("/")
        await it.type("sour")
        await it.press("tab")
        assert _screen(it).query_one("Input").value.startswith("source:")  # type: ignore[attr-defined]


async def test_tab_again_takes_the_next_and_what_is_offered_stands_below_the_box(
    library: Library,
) -> None:
    library.tags.add([1], ["fuel/price", "fuel/tax"])
    library.tags.add([2], ["fuel/tax"])
    async with reading(library) as it:
        await it.press("/")
        await it.type("tag:fue")
        await it.until(lambda: "fuel/tax 2 · fuel/price 1" in it.text, "the tags")
        box = _screen(it).query_one(Input)
        await it.press("tab")
        assert box.value == "tag:fuel/tax "
        await it.press("tab")
        assert box.value == "tag:fuel/price "
        await it.press("tab")
        assert box.value == "tag:fuel/tax "
        await it.type("s")
        await it.until(lambda: "speaker:" in it.text, "other things to complete")


async def test_articles_notes_and_passages_stand_in_parts_and_each_alone(library: Library) -> None:
    library.notes.add(3, body="pumps again")
    async with reading(library, (120, 36)) as it:
        screen = await _search(it, "pumps")
        titles = [row.name for row in screen.results.rows if isinstance(row, Title)]
        assert titles == ["articles", "notes", "passages"]
        more = [row.scope for row in screen.results.rows if isinstance(row, More)]
        assert more == [Scope.PASSAGES]
        for scope in ("articles", "notes", "passages"):
            await it.press("ctrl+t")
            await it.until(lambda s=scope: s.upper() in it.text, scope)  # type: ignore[misc]
            titles = [row.name for row in screen.results.rows if isinstance(row, Title)]
            assert titles == [scope]
        await it.press("down", "enter")
        assert it.reader.page.article.id == 3
        passage = screen._answer.passages[1].passage
        assert passage is not None
        assert it.reader.page.cursor == passage.start


async def test_what_is_left_of_a_part_is_a_row_that_shows_it(library: Library) -> None:
    async with reading(library, (120, 36)) as it:
        screen = await _search(it, "pumps")
        rows = screen.results.rows
        screen.results.move_to(next(i for i, row in enumerate(rows) if isinstance(row, More)))
        await it.press("enter")
        await it.until(lambda: "Search passages" in it.text, "all passages")
        await it.until(lambda: len(screen._answer.passages) > 10, "more of them")


async def test_all_that_match_are_tagged_and_the_reader_shows_it(library: Library) -> None:
    async with reading(library, (120, 36)) as it:
        await _search(it, "velmara")
        found = set(library.search.ids("velmara"))
        assert len(found) > 1
        await it.press("ctrl+g")
        assert f"Tag {len(found)} articles" in it.text
        await it.type("seen")
        await it.press("enter")
        assert set(library.search.ids("tag:seen")) == found
        await it.press("escape")
        assert "#seen" in it.text


async def test_the_notes_of_all_that_match_are_exported(library: Library, tmp_path: Path) -> None:
    library.notes.add(3, body="The pumps.")
    library.notes.add(1, body="Not asked for.")
    async with reading(library) as it:
        await _search(it, "pumps")
        await it.press("ctrl+o")
        assert "Format" in it.text
        await it.press("1", "ctrl+u")
        await it.type(str(tmp_path / "out"))
        await it.press("enter")
        assert "1 note of 1 article" in it.text


async def test_what_is_like_a_result_is_shown_in_its_place(library: Library) -> None:
    async with reading(library) as it:
        screen = await _search(it, "dam")
        row = screen.results.current
        assert isinstance(row, HitLine)
        like = library.search.similar(row.hit.article)
        await it.press("ctrl+r")
        shown = [r.hit.id for r in screen.results.rows if isinstance(r, HitLine)]
        assert shown == [hit.id for hit in like]
        assert shown


async def test_a_query_that_would_find_something_is_taken_with_enter(library: Library) -> None:
    async with reading(library) as it:
        await it.press("/")
        await it.type("=pumps =tremors ")
        screen = _screen(it)
        await it.until(lambda: "NOTHING FOUND" in it.text, "what to try")
        await it.press("enter")
        await it.until(
            lambda: any(isinstance(r, HitLine) for r in screen.results.rows), "an answer"
        )
        assert screen.query_one(Input).value == "=pumps"


async def test_only_the_newest_question_is_answered(library: Library) -> None:
    asked: list[str] = []
    taken, gate = threading.Event(), threading.Event()
    original = library.search.answer

    def slow(query: str, **options: object) -> Answer:
        asked.append(query)
        if query == "p":
            taken.set()
            gate.wait(5)
        return original(query, **options)  # type: ignore[arg-type]

    library.search.answer = slow  # type: ignore[method-assign]
    async with reading(library) as it:
        await it.press("/")
        await it.hurry("p")
        await asyncio.to_thread(taken.wait, 5)
        await it.hurry("umps")
        gate.set()
        screen = _screen(it)
        await it.until(
            lambda: any(isinstance(r, HitLine) for r in screen.results.rows), "an answer"
        )
        assert asked == ["p", "pumps"]


async def test_the_passage_stands_beside_the_results_where_there_is_room(library: Library) -> None:
    async with reading(library, (200, 60)) as it:
        screen = await _search(it, "pumps")
        await it.until(lambda: screen._preview.article.id == 3, "the passage")
        assert screen._preview.region.width > 40
        await it.pilot.resize_terminal(120, 36)
        await it.until(lambda: not screen._preview.display, "the results alone")


async def test_nothing_found_says_what_to_try(library: Library) -> None:
    async with reading(library) as it:
        await it.press("/")
        await it.type("qqqqzzzz")
        screen = _screen(it)
        await it.until(lambda: "qqqqzzzz" in screen._answer.query, "the answer")
        assert not any(isinstance(row, HitLine) for row in screen.results.rows)
        assert any(getattr(row, "text", "") for row in screen.results.rows)


async def test_articles_like_this_one_are_offered(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        await it.press("~")
        assert "Dam gives way" in it.text
        await it.press("1")
        assert it.reader.page.article.id == 2
        await it.press("ctrl+o")
        assert it.reader.page.article.id == 1
