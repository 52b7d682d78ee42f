"""The search box: answers while one types, jumps, history, saving."""

from __future__ import annotations

import threading

from nutgraf.library.library import Library
from nutgraf.model.search import Answer
from nutgraf.tui.screens.search import SearchScreen
from nutgraf.tui.widgets.result_rows import HitLine, Past
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


async def test_only_the_newest_question_is_answered(library: Library) -> None:
    asked: list[str] = []
    gate = threading.Event()
    original = library.search.answer

    def slow(query: str, **options: object) -> Answer:
        asked.append(query)
        if query == "p":
            gate.wait(2)
        return original(query, **options)  # type: ignore[arg-type]

    library.search.answer = slow  # type: ignore[method-assign]
    async with reading(library) as it:
        await it.press("/")
        await it.type("pumps")
        gate.set()
        screen = _screen(it)
        await it.until(
            lambda: any(isinstance(r, HitLine) for r in screen.results.rows), "an answer"
        )
        assert asked[0] == "p"
        assert asked[-1] == "pumps"
        assert len(asked) < 5


async def test_the_passage_stands_beside_the_results_where_there_is_room(library: Library) -> None:
    async with reading(library, (200, 60)) as it:
        screen = await _search(it, "pumps")
        await it.until(lambda: screen._preview.article.id == 3, "the passage")
        assert screen._preview.region.width > 40


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
