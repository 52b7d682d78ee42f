"""Deepening: articles that the rules have marked are marked again by the second engine, in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nutgraf.errors import NotFound, NutgrafError
from nutgraf.library.engine_child import COMMAND
from nutgraf.library.engine_process import EngineProcess
from nutgraf.library.engine_protocol import Done, Job
from nutgraf.library.marking import Remarking
from nutgraf.library.parsing import is_available, parsed, parsed_version
from nutgraf.store import index
from nutgraf.store.store import Store

OnMarked = Callable[[int], None]


def _ignore(article_id: int) -> None:
    """The `on_marked` of those who do not want to know."""


class Deepening:
    """The second engine at work on an archive: the opened article first, the others in idle time."""

    def __init__(
        self, store: Store, remarking: Remarking, *, command: Sequence[str] = COMMAND
    ) -> None:
        self.on_marked: OnMarked = _ignore
        """Called with the id of every article whose marks are new, on a thread of the engine."""
        self._store = store
        self._remarking = remarking
        self._engine = EngineProcess(self._store_marks, idle=self._next, command=command)
        self._waiting: list[int] = []
        self._failed: set[int] = set()
        self._version = ""

    @staticmethod
    def is_available() -> bool:
        """Whether the second engine is installed."""
        return is_available()

    @property
    def failure(self) -> NutgrafError | None:
        """Why the engine was given up; null while it works."""
        return self._engine.failure

    def begin(self) -> None:
        """Mark all articles of the archive that need it, the newest first; also those added meanwhile."""
        if is_available():
            self._version = parsed_version()
            self._engine.wake()

    def first(self, article_id: int) -> None:
        """Mark this article before all others, if it needs it; raises NotFound."""
        if is_available():
            version = self._version or parsed_version()
            if self._store.marks.is_outdated(article_id, version):
                self._engine.submit(self._job(article_id))

    def now(self, article_id: int) -> None:
        """Mark one article in this process and return when it is stored; raises NotFound, MissingModel."""
        job = self._job(article_id)
        self._store_marks(Done(job, parsed(job.text, job.blocks, job.published)))

    def stop(self) -> None:
        """End the process of the engine."""
        self._engine.stop()

    def _job(self, article_id: int) -> Job:
        article = self._store.articles.get(article_id)
        return Job(article_id, article.version, article.text, article.blocks, article.date)

    def _next(self) -> Job | None:
        """The next article for idle time; nothing before `begin`."""
        if not self._version:
            return None
        if not self._waiting:
            outdated = self._store.marks.outdated(self._version)
            self._waiting = [one for one in outdated if one not in self._failed]
        while self._waiting:
            try:
                return self._job(self._waiting.pop())
            except NotFound:
                continue  # removed meanwhile
        return None

    def _store_marks(self, done: Done) -> None:
        """Stores an outcome, unless the article has another text by now."""
        job, analysis = done.job, done.analysis
        if analysis is None:
            self._failed.add(job.article)
            return
        try:
            with self._store.connections.write() as connection:
                if self._store.articles.get(job.article).version != job.version:
                    return
                self._remarking.put(connection, job.article, analysis)
                index.add_articles(connection, [job.article])
        except NutgrafError:
            # locked or removed: the marks of the rules stay, another day is early enough
            self._failed.add(job.article)
            return
        self._remarking.remember(job.article, job.version, analysis)
        self.on_marked(job.article)
