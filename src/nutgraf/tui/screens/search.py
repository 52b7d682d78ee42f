"""The search: answers while one types, over articles, notes and passages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widgets import Input

from nutgraf.errors import NutgrafError
from nutgraf.model.marks import Span
from nutgraf.model.search import Answer, HitKind, Scope
from nutgraf.model.wording import counted
from nutgraf.tui.commands import Context
from nutgraf.tui.messages import Answered
from nutgraf.tui.page.view import ArticlePage
from nutgraf.tui.past_searches import PastSearches
from nutgraf.tui.screens.base import FloatingScreen, bind_commands
from nutgraf.tui.screens.entry import EntryScreen
from nutgraf.tui.widgets.answer_rows import (
    HitLine,
    More,
    Past,
    Remark,
    ResultRow,
    Shares,
    SnippetLine,
    Title,
    result_rows,
)
from nutgraf.tui.widgets.offers import Offers
from nutgraf.tui.widgets.result_rows import Results
from nutgraf.tui.widgets.rows import RowChosen, RowMoved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import Click, Resize
    from textual.timer import Timer

    from nutgraf.library.library import Library
    from nutgraf.model.search import Hit

_PREVIEW_AFTER = 0.1
_PREVIEW_WIDTH = 150
_LIMIT, _LIMIT_OF_ONE = 40, 100
"""Rows of everything, and of one kind alone."""
_SHOWN = 0.7
"""The part of the screen's height that rows may take."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where to go from the search."""

    query: str
    article: int | None = None
    passage: Span | None = None
    terms: tuple[str, ...] = ()
    listed: bool = False
    """True if all matching articles are to be shown in the library."""
    exported: bool = False
    """True if the notes of all matching articles are to be exported."""


class SearchScreen(FloatingScreen[Found | None]):
    """A box to type in, the answer below, and at wide sizes the passage beside it."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.SEARCH,)
    ENTER = "open"
    WIDEST = 180

    def __init__(self, library: Library, query: str = "") -> None:
        super().__init__()
        self._library = library
        self._input = Input(query, 'words, "a phrase", tag:…, speaker:…, figure:…, date:2026-02')
        self.results = Results(date.today(), id="rows")
        self._preview = ArticlePage(id="preview")
        self._offers: Offers
        self._scope = Scope.ALL
        self._number = 0
        self._answer = Answer("")
        self._articles = library.articles.counts().all
        self._past = PastSearches(library)
        self._waiting: Timer | None = None
        self._height = 0

    def compose(self) -> ComposeResult:
        """The box."""
        with self.box("Search"):
            yield self._input
            self._offers = Offers(
                self.nutgraf.keymap.shown("search.complete"), self.nutgraf.glyphs.dot
            )
            yield self._offers
            with Horizontal(id="found"):
                yield self.results
                yield self._preview

    def on_mount(self) -> None:
        """Take the keys, and answer what is there already."""
        bind_commands(self._input, self.nutgraf, Context.SEARCH)
        self.results.glyphs = self._preview.glyphs = self.nutgraf.glyphs
        self.results.can_focus = self._preview.can_focus = False
        self._preview.show_nothing("")
        self._input.focus()
        if not self._input.value:
            self._show(self._past.rows())

    def on_resize(self, event: Resize) -> None:
        """The passage stands beside the results where there is room for it."""
        self._preview.display = event.size.width >= _PREVIEW_WIDTH
        self.moved()

    def do(self, command: str, argument: str) -> None:
        """What a key of the search asks for."""
        match command:
            case "search.next":
                self.results.line(1)
            case "search.previous":
                self._earlier(1) if self.results.at_first else self.results.line(-1)
            case "search.earlier":
                self._earlier(1)
            case "search.later":
                self._earlier(-1)
            case "search.complete":
                self._complete()
            case "search.scope":
                scopes = list(Scope)
                self._look_at(scopes[(scopes.index(self._scope) + 1) % len(scopes)])
            case "search.similar":
                self._show_similar()
            case "search.tag":
                self._tag_all()
            case "search.export":
                self._leave(Found(self._input.value, exported=True))
            case "search.save":
                self._save()
            case "search.list":
                self._leave(Found(self._input.value, listed=True))
            case "search.close":
                self.finish(None)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Ask anew."""
        event.stop()
        self._ask()

    @on(Input.Submitted)
    @on(RowChosen)
    def chosen(self) -> None:
        """Open what is under the cursor."""
        row = self.results.current
        if isinstance(row, HitLine):
            self._leave(self._to(row.hit))
        elif isinstance(row, Past):
            self._input.value = row.query
            self._input.action_end()
        elif isinstance(row, More):
            self._look_at(row.scope)

    @on(RowMoved)
    def moved(self) -> None:
        """Show the passage of the row beside it, once the cursor rests."""
        if self._waiting is not None:
            self._waiting.stop()
        if self._preview.display:
            self._waiting = self.set_timer(_PREVIEW_AFTER, self._show_passage)

    def on_click(self, event: Click) -> None:
        """The right button shows all that can be done with what was found."""
        if event.button == 3 and event.widget is not self:
            from nutgraf.tui.screens.context_menu import open_menu

            open_menu(self)

    @on(Answered)
    def answered(self, message: Answered) -> None:
        """The newest question has its answer."""
        if message.number != self._number:
            return
        if message.error is not None:
            self._show([Remark(message.error.message)])
        elif message.answer is not None:
            self._answer = message.answer
            shares = Shares.of(self._room) if self._scope is Scope.ALL else None
            arrow = self.nutgraf.glyphs.arrow
            self._show(result_rows(message.answer, self._articles, shares, arrow))
            self._offers.show(message.answer.query, message.completions)

    def _ask(self) -> None:
        """Put the question to the thread that answers."""
        self._number += 1
        number, query, scope, library = self._number, self._input.value, self._scope, self._library
        cursor, limit = self._input.cursor_position, _LIMIT if scope is Scope.ALL else _LIMIT_OF_ONE
        if not query.strip():
            self._offers.show(query, ())
            self._show(self._past.rows())
            return

        def work() -> Answered:
            try:
                answer = library.search.answer(query, limit=limit, scope=scope, wait=False)
                completions = library.search.complete(query, cursor)
            except NutgrafError as error:
                return Answered(number, None, error)
            return Answered(number, answer, completions=completions)

        self.nutgraf.answering.submit(work, self)

    def _look_at(self, scope: Scope) -> None:
        """Search everything, or one kind alone."""
        self._scope = scope
        title = "Search" if scope is Scope.ALL else f"Search {scope}"
        self.query_one("#box").border_title = title
        self._ask()

    @property
    def _room(self) -> int:
        """How many rows there is room for."""
        return max(3, int(self.app.size.height * _SHOWN))

    def _show(self, rows: list[ResultRow]) -> None:
        """Show rows; the box grows with them and never shrinks, so that nothing jumps."""
        self.results.show(rows)
        wanted = min(self._room, len(rows) + 1)
        if wanted > self._height:
            self._height = wanted
            self.query_one("#found").styles.height = wanted
        self.moved()

    def _earlier(self, step: int) -> None:
        """Take what was searched for before, or after."""
        query = self._past.step(step)
        if query is not None:
            self._input.value = query
            self._input.action_end()

    def _complete(self) -> None:
        """Complete the word at the cursor with the best of what fits; again with the next."""
        value = self._input.value
        if not self._offers.holds(value):
            self._offers.show(
                value, self._library.search.complete(value, self._input.cursor_position)
            )
        if (made := self._offers.take()) is not None:
            self._input.value, self._input.cursor_position = made

    def _show_similar(self) -> None:
        """Show what is like the article, note or passage under the cursor."""
        row = self.results.current
        if not isinstance(row, HitLine) or row.hit.article is None:
            return
        passage = "" if row.hit.kind is HitKind.ARTICLE else row.hit.snippet
        hits = self._library.search.similar(row.hit.article, passage=passage)
        rows: list[ResultRow] = [Title("like", row.hit.snippet if passage else row.hit.title)]
        for hit in hits:
            rows += [HitLine(hit), SnippetLine(hit)]
        self._show(rows if hits else [*rows, Remark("No other article is like it.")])

    def _tag_all(self) -> None:
        """Tag every article that matches."""
        from nutgraf.tui.screens.tag_picker import TagPicker

        query = self._input.value.strip()
        ids = list(self._library.search.ids(query)) if query else []
        if not ids:
            self.say("Nothing was found that could be tagged.")
            return
        articles = counted(len(ids), "article")
        picker = TagPicker(self._library.tags, f"Tag {articles}", ())
        self.ask(picker, lambda change: self._tagged(ids, change.add, articles))

    def _tagged(self, ids: list[int], names: Sequence[str], articles: str) -> None:
        """Put the tags on; the reader behind shows them."""
        if names:
            self._library.tags.add(ids, names)
            self.nutgraf.reader.annotating.changed()
            undo = self.nutgraf.keymap.shown("history.undo")
            told = " ".join(f"#{name}" for name in names)
            self.say(f"Tagged {articles} {told}; {undo} undoes it in the reader.")

    def _save(self) -> None:
        """Keep the search under a name."""
        query = self._input.value.strip()
        if not query:
            self.say("Type what to search for first.")
            return
        entry = EntryScreen("Save the search as", query, "a name")
        self.ask(entry, lambda name: self._saved(name.strip() or query, query))

    def _saved(self, name: str, query: str) -> None:
        """The search is a live folder now."""
        self._library.saved.save(name, query)
        key = self.nutgraf.keymap.shown("go.saved")
        self.say(f"Saved: {key} shows its articles.")

    def _to(self, hit: Hit) -> Found:
        """Where a row leads."""
        passage = hit.passage
        if hit.kind is HitKind.NOTE and passage is None:
            anchor = self._library.notes.get(hit.id).anchor
            passage = None if anchor is None else Span(anchor.start, anchor.end)
        return Found(self._input.value, hit.article, passage, self._answer.terms)

    def _leave(self, found: Found) -> None:
        """Remember what was searched for, and go."""
        query = self._input.value.strip()
        if query:
            self._past.remember(query)
        self.finish(found)

    def _show_passage(self) -> None:
        """The article of the row under the cursor, at the passage."""
        row = self.results.current
        if not isinstance(row, HitLine) or row.hit.article is None:
            self._preview.show_nothing("")
            return
        found = self._to(row.hit)
        article = self._library.articles.get(row.hit.article)
        sentences = self._library.articles.sentences(article)
        self._preview.show(
            article,
            self._library.marks.of(article.id),
            self._library.notes.of_article(article.id),
            sentences=sentences,
        )
        self._preview.set_matches(self._library.search.ranges(article.text, found.terms))
        if found.passage is not None:
            self._preview.goto(found.passage.start)
