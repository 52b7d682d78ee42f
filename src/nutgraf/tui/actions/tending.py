"""What is done for the archive while it is read: the daily backup, newer marks, the second engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.tui import jobs
from nutgraf.tui.messages import ArticleMarked

if TYPE_CHECKING:
    from nutgraf.tui.screens.reader import ReaderScreen


_AGAIN_AFTER = 2.0
"""Seconds after which a child that is still at work is looked at again."""


class Tending:
    """Begins some seconds after the start, in processes that let everything else go first."""

    def __init__(self, reader: ReaderScreen) -> None:
        self._reader = reader
        self._child: jobs.Tending | None = None
        self._deep = False
        if reader.library.config.hooks:
            reader.library.hooks.start = jobs.in_a_thread

    def begin(self) -> None:
        """Start the child process, and the second engine where it is installed and wanted."""
        library = self._reader.library
        self._child = jobs.Tending(library.path)
        self._deep = library.config.engine == "auto" and library.deepening.is_available()
        if self._deep:
            library.deepening.on_marked = self._tell
            library.deepening.begin()
            if self._reader.reading.article is not None:
                self.opened(self._reader.reading.article.id)

    def catch_up(self) -> None:
        """After a decision: articles that still wait for it are marked anew beside the screen."""
        if self._child is None:  # it is still to begin, and will do that as well
            return
        if self._child.running:
            self._reader.set_timer(_AGAIN_AFTER, self.catch_up)
        elif self._reader.library.marks.waiting():
            self._child = jobs.Tending(self._reader.library.path)

    def opened(self, article_id: int) -> None:
        """The second engine looks at the opened article first."""
        if self._deep:
            self._reader.library.deepening.first(article_id)

    def marked(self, article_id: int) -> None:
        """Show the new marks of the open article."""
        article = self._reader.reading.article
        if article is not None and article.id == article_id:
            self._reader.reading.renew()

    def close(self) -> None:
        """End the child process."""
        if self._child is not None:
            self._child.close()

    def _tell(self, article_id: int) -> None:
        """Called on a thread of the engine."""
        self._reader.post_message(ArticleMarked(article_id))
