"""The search: answers while one types, over articles and notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widgets import Input

from nutgraf.errors import NutgrafError
from nutgraf.model.marks import Span
from nutgraf.model.search import Answer, HitKind
from nutgraf.tui.commands import Context
from nutgraf.tui.messages import Answered
from nutgraf.tui.page.view import ArticlePage
from nutgraf.tui.screens.base import FloatingScreen, bind_commands
from nutgraf.tui.screens.entry import EntryScreen
from nutgraf.tui.widgets.result_rows import (
    HitLine,
    Past,
    Remark,
    ResultRow,
    Results,
    Title,
    result_rows,
)
from nutgraf.tui.widgets.rows import RowChosen, RowMoved

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from nutgraf.library.library import Library
    from nutgraf.model.search import Hit

_SCOPES = ("all", "articles", "notes")
_REMEMBERED = 50
"""Searches kept in the history."""
_PREVIEW_AFTER = 0.1
_PREVIEW_WIDTH = 150
_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Found:
    """Where to go from the search."""

    query: str
    article: int | None = None
    passage: Span | None = None
    terms: tuple[str, ...] = ()
    listed: bool = False
    """True if all matching articles are to be shown in the library."""


class SearchScreen(FloatingScreen[Found | None]):
    """A box to type in, the answer below, and at wide sizes the passage beside it."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.SEARCH,)

    def __init__(self, library: Library, query: str = "") -> None:
        super().__init__()
        self._library = library
        self._input = Input(query, 'words, "a phrase", tag:…, speaker:…, figure:…, date:2026-02')
        self.results = Results(date.today(), id="rows")
        self._preview = ArticlePage(id="preview")
        self._scope = "all"
        self._number = 0
        self._answer = Answer("")
        self._articles = library.articles.counts().all
        past = library.setting("searches", [])
        self._past = [str(query) for query in past] if isinstance(past, list) else []
        self._place_in_past: int | None = None
        self._waiting: Timer | None = None
        self._height = 0

    def compose(self) -> ComposeResult:
        """The box."""
        with self.box("Search"):
            yield self._input
            with Horizontal(id="found"):
                yield self.results
                yield self._preview

    def on_mount(self) -> None:
        """Take the keys, and answer what is there already."""
        super().on_mount()
        bind_commands(self._input, self.nutgraf, Context.SEARCH)
        self.results.glyphs = self._preview.glyphs = self.nutgraf.glyphs
        self.results.can_focus = self._preview.can_focus = False
        self._preview.display = self.app.size.width >= _PREVIEW_WIDTH
        self._preview.show_nothing("")
        self._input.focus()
        if not self._input.value:
            self._show_past()

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
                self._turn_scope()
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

    @on(RowMoved)
    def moved(self) -> None:
        """Show the passage of the row beside it, once the cursor rests."""
        if self._waiting is not None:
            self._waiting.stop()
        if self._preview.display:
            self._waiting = self.set_timer(_PREVIEW_AFTER, self._show_passage)

    @on(Answered)
    def answered(self, message: Answered) -> None:
        """The newest question has its answer."""
        if message.number != self._number:
            return
        if message.error is not None:
            self._show([Remark(message.error.message)])
        elif message.answer is not None:
            self._answer = message.answer
            self._show(result_rows(message.answer, self._articles))

    def _ask(self) -> None:
        """Put the question to the thread that answers."""
        self._number += 1
        number, query, scope, library = self._number, self._input.value, self._scope, self._library
        if not query.strip():
            self._show_past()
            return

        def work() -> Answered:
            try:
                answer = library.search.answer(query, limit=_LIMIT, scope=scope, wait=False)
            except NutgrafError as error:
                return Answered(number, None, error)
            return Answered(number, answer)

        self.nutgraf.answering.submit(work, self)

    def _turn_scope(self) -> None:
        """Search everything, then articles only, then notes only."""
        self._scope = _SCOPES[(_SCOPES.index(self._scope) + 1) % len(_SCOPES)]
        title = "Search" if self._scope == "all" else f"Search {self._scope}"
        self.query_one("#box").border_title = title
        self._ask()

    def _show(self, rows: list[ResultRow]) -> None:
        """Show rows; the box grows with them and never shrinks, so that nothing jumps."""
        self.results.show(rows)
        wanted = min(max(3, self.app.size.height * 7 // 10), len(rows) + 1)
        if wanted > self._height:
            self._height = wanted
            self.query_one("#found").styles.height = wanted
        self.moved()

    def _show_past(self) -> None:
        """Where nothing is typed: saved searches, and what was searched for before."""
        saved = [Past(search.query, search.name) for search in self._library.saved.all()]
        rows: list[ResultRow] = [Title("saved", ""), *saved] if saved else []
        if self._past:
            rows += [Title("earlier", ""), *(Past(query) for query in reversed(self._past[-10:]))]
        hint = "Answers come while you type; a field with a colon narrows them."
        self._show(rows or [Remark(hint)])

    def _earlier(self, step: int) -> None:
        """Take what was searched for before, or after."""
        if not self._past:
            return
        place = -1 if self._place_in_past is None else self._place_in_past
        self._place_in_past = max(0, min(place + step, len(self._past) - 1))
        self._input.value = self._past[-1 - self._place_in_past]
        self._input.action_end()

    def _complete(self) -> None:
        """Complete the word at the cursor with the best of what fits."""
        found = self._library.search.complete(self._input.value, self._input.cursor_position)
        if found:
            best = found[0]
            value = self._input.value
            self._input.value = value[: best.start] + best.text + value[best.end :]
            self._input.cursor_position = best.start + len(best.text)

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
            past = [each for each in self._past if each != query]
            self._library.remember("searches", [*past, query][-_REMEMBERED:])
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
        self._preview.set_matches(spans=self._library.search.ranges(article.text, found.terms))
        if found.passage is not None:
            self._preview.goto(found.passage.start)
