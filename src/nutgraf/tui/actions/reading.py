"""The article on the page: opening, leaving, going on to the next."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from nutgraf.errors import ArchiveLocked, NotFound
from nutgraf.model.marks import Claim, Figure, MarkKind
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part
from nutgraf.tui.widgets.inspector_rows import Hint, inspector_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.timer import Timer

    from nutgraf.model.article import Article
    from nutgraf.model.marks import Judgement
    from nutgraf.tui.app import Start
    from nutgraf.tui.screens.reader import ReaderScreen
    from nutgraf.tui.widgets.inspector_rows import Place

_PREVIEW_AFTER = 0.12
"""Seconds for which the cursor of the list rests before its article is shown."""


class ReadingActions(Part):
    """What is on the page."""

    def __init__(self, reader: ReaderScreen, start: Start) -> None:
        super().__init__(reader)
        self.article: Article | None = None
        self._judged: dict[Place, Judgement] = {}
        self._opened: list[int] = []
        """Articles that were opened, and are still to be marked as read."""
        self._start = start
        self._waiting: Timer | None = None

    def actions(self) -> Mapping[str, Action]:
        """Opening, going on."""
        return {
            "list.open": plain(self._open_current),
            "list.next": plain(lambda: self._neighbour(1)),
            "list.previous": plain(lambda: self._neighbour(-1)),
            "list.next_unread": plain(lambda: self._unread(1)),
            "list.previous_unread": plain(lambda: self._unread(-1)),
            "list.browser": plain(self._browse),
        }

    def restore(self) -> None:
        """The article that was asked for, else the one that was left."""
        wanted = self._start.article or self.library.setting("article")
        if isinstance(wanted, int):
            try:
                self.open(wanted, offset=self._start.offset, read=self._start.article is not None)
            except NotFound:
                self.show_nothing()
        if self.article is None:
            self.show_nothing()

    def leave(self) -> None:
        """Remember the article and the place in it."""
        if self.article is not None:
            self.library.articles.remember_position(self.article.id, self.reader.page.offset_at_top)
            self.library.remember("article", self.article.id)

    def open(self, article_id: int, *, offset: int | None = None, read: bool = True) -> None:
        """Show an article, at a place of its text or where it was left."""
        self._cancel_preview()
        if self.article is None or self.article.id != article_id:
            self.leave()
            self.reader.finding.stop()
            self._show(self.library.articles.get(article_id))
        if offset is not None:
            self.reader.page.goto(offset)
        if read:
            self._mark_read(article_id)
        self.reader.viewing.stand()

    def show_nothing(self) -> None:
        """No article is open."""
        self.article = None
        listing, keymap = self.reader.listing, self.app.keymap
        if listing.empty_archive:
            message = f"{keymap.shown('list.samples')} adds the sample articles."
        else:
            message = f"{keymap.shown('list.open')} opens the article under the cursor."
        self.reader.page.show_nothing(message)
        fills = "list.samples" if listing.empty_archive else "list.open"
        told = ("What stands in an article", f"is listed here: {keymap.shown(fills)} brings one.")
        self.reader.inspector.show(tuple(Hint(line) for line in told))

    def listed(self, *, first: bool) -> None:
        """The list has changed: while it has the keys its row is shown; the first one leaves what was left open."""
        rows = self.reader.list
        opened = None if self.article is None else self.article.id
        if rows.ids and (
            opened is None or (not first and rows.has_focus and rows.current != opened)
        ):
            self.preview()
        elif self.article is None:
            self.show_nothing()

    def preview(self) -> None:
        """Show the article under the list's cursor once that rests."""
        self._cancel_preview()
        self._waiting = self.reader.set_timer(_PREVIEW_AFTER, self._show_current)

    def follow(self) -> None:
        """The inspector's cursor goes where the page's is."""
        reader = self.reader
        mark = reader.page.mark_at_cursor
        if reader.page.has_focus and mark is not None:
            reader.inspector.follow(mark.thing)

    def judged(self, thing: object) -> Judgement | None:
        """The verdict that a claim or figure of the open article has."""
        kinds = {Figure: MarkKind.FIGURE, Claim: MarkKind.CLAIM}
        if isinstance(thing, (Figure, Claim)):
            return self._judged.get((kinds[type(thing)], thing.start, thing.end))
        return None

    def renew(self) -> None:
        """Read the open article's notes, marks and verdicts anew."""
        if self.article is None:
            return
        before = self.article
        try:
            article = self.library.articles.get(before.id)
        except NotFound:
            self.show_nothing()
            return
        if article.version != before.version:
            self._show(article)
            return
        self.article = article
        analysis = self.library.marks.of(article.id)
        notes = self.library.notes.of_article(article.id)
        self.reader.page.update_article(article=article, analysis=analysis, notes=notes)
        self._inspect(keep=True)

    def _show(self, article: Article) -> None:
        """Put an article on the page and its marks into the inspector."""
        self.article = article
        analysis = self.library.marks.of(article.id)
        notes = self.library.notes.of_article(article.id)
        self.reader.page.show(
            article,
            analysis,
            notes,
            position=article.position,
            sentences=partial(self.library.articles.sentences, article),
        )
        self.reader.linking.take(article)
        self._inspect(keep=False)
        rows = self.reader.list
        rows.mark_opened(article.id)
        if rows.current != article.id:
            rows.go_to(article.id)
        following = self.app.keymap.shown("list.next_unread")
        self.reader.tending.opened(article.id)
        self.reader.page.ending = f"{following}  next unread"

    def _inspect(self, *, keep: bool) -> None:
        """Fill the inspector."""
        assert self.article is not None
        page = self.reader.page
        judged = self.library.verdicts.of_article(self.article.id)
        self._judged = {(each.kind, each.start, each.end): each for each in judged}
        verdicts = {place: each.verdict for place, each in self._judged.items()}
        key = self.app.keymap.shown("note.add")
        rows = inspector_rows(
            page.article.text,
            page.analysis,
            page.notes,
            verdicts,
            note_key=key,
            mark_key=self.app.keymap.shown("mark.add"),
        )
        self.reader.inspector.show(rows, keep=keep)

    def _mark_read(self, article_id: int) -> None:
        """What is opened counts as read."""
        (row,) = self.library.articles.rows([article_id]) or (None,)
        if self.library.config.mark_read and row is not None and not row.read:
            self._opened.append(article_id)
            self.mark_opened()

    def mark_opened(self) -> None:
        """Mark what was opened; where something else is being written, nobody has to wait, as the next call does it."""
        opened = self._opened
        if opened:
            with suppress(ArchiveLocked):
                self.library.articles.mark_read(opened)
                self._opened = []
                self.reader.listing.changed(opened)

    def _show_current(self) -> None:
        """Show the article under the list's cursor, without marking it read."""
        current = self.reader.list.current
        if current is not None and (self.article is None or self.article.id != current):
            self.open(current, read=False)

    def _cancel_preview(self) -> None:
        """Nothing waits to be shown."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def _open_current(self) -> None:
        """Read the article under the cursor."""
        current = self.reader.list.current
        if current is not None:
            self.open(current)
            self.reader.viewing.go_to("article")

    def _neighbour(self, step: int) -> None:
        """Open the next article of the list, or the one before."""
        rows = self.reader.list
        if rows.ids:
            rows.move_to(rows.cursor + step, quiet=True)
            current = rows.current
            if current is not None:
                self.open(current)

    def _unread(self, step: int) -> None:
        """Open the next unread article of the list, or the one before, around its ends."""
        rows = self.reader.list
        ids = rows.ids if step > 0 else rows.ids[::-1]
        after = rows.cursor if step > 0 else len(ids) - 1 - rows.cursor
        found = self.library.articles.next_unread(ids, after) if ids else None
        if found is None:
            self.reader.say("Every article of this list is read.")
            return
        rows.go_to(found)
        self.open(found)
        self.reader.viewing.go_to("article")

    def _browse(self) -> None:
        """Open the article's address in the browser."""
        (article_id,) = self.reader.listing.targets()[:1] or (None,)
        if article_id is None:
            return
        url = self.library.articles.get(article_id).url
        if url:
            self.app.open_url(url)
            self.reader.say(f"Opened {url}")
        else:
            self.reader.say("The article has no address.", trouble=True)
