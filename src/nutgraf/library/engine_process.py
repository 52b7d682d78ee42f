"""The second engine in a process of its own: never in the way of who asks, urgent articles first."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence

from nutgraf.errors import MissingModel
from nutgraf.library.engine_child import COMMAND, EngineChild, EngineDied
from nutgraf.library.engine_protocol import Done, Job, read_answer, request_of

ATTEMPTS = 2
"""Processes that one article may cost."""
MOST_DEATHS = 3
"""Articles in a row that end their process before the engine is given up."""
REST_SECONDS = 60.0
"""Idle time after which the process, which holds 200 MB, is ended."""


def _nothing() -> Job | None:
    return None


class EngineProcess:
    """Has jobs done in a child process, one after the other, and hands every outcome to a callback.

    The callback and `idle` are called on a thread of this object. `submit`, `wake` and `stop` return
    at once, but `stop` waits for a callback that is being run.
    """

    def __init__(
        self,
        on_done: Callable[[Done], None],
        *,
        idle: Callable[[], Job | None] = _nothing,
        command: Sequence[str] = COMMAND,
        rest: float = REST_SECONDS,
    ) -> None:
        self.failure: MissingModel | EngineDied | None = None
        """Why the engine was given up; null while it works."""
        self._on_done = on_done
        self._idle = idle
        self._rest = rest
        self._child = EngineChild(command)
        self._urgent: deque[Job] = deque()
        self._changed = threading.Condition()
        self._stirred = False
        self._stopping = False
        self._deaths = 0
        self._thread: threading.Thread | None = None

    def submit(self, job: Job) -> None:
        """Do this job next; one for the same article that still waits is dropped."""
        with self._changed:
            waiting = [other for other in self._urgent if other.article != job.article]
            self._urgent = deque([job, *waiting])
        self.wake()

    def wake(self) -> None:
        """Look for idle work again, from now on whenever nothing is urgent."""
        with self._changed:
            if self._stopping:
                return
            self._stirred = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
                self._thread.start()
            self._changed.notify()

    def stop(self) -> None:
        """End the process and the thread; jobs that still wait are forgotten."""
        with self._changed:
            self._stopping = True
            self._urgent.clear()
            self._changed.notify()
        self._child.close()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        """The thread: the next job, its outcome, until there is an end."""
        while (job := self._next()) is not None:
            done = self._outcome(job)
            if done is not None:
                self._on_done(done)
        self._child.close()

    def _next(self) -> Job | None:
        """The next job, waited for; null at the end."""
        while True:
            with self._changed:
                if self._stopping or self.failure is not None:
                    return None
                if self._urgent:
                    return self._urgent.popleft()
                self._stirred = False
            job = self._idle()
            if job is not None:
                return job
            self._sleep()

    def _sleep(self) -> None:
        """Wait for work; after a while without the process."""
        with self._changed:
            if self._changed.wait_for(self._has_news, self._rest):
                return
        self._child.end()
        with self._changed:
            self._changed.wait_for(self._has_news)

    def _has_news(self) -> bool:
        return self._stopping or self._stirred or bool(self._urgent)

    def _outcome(self, job: Job) -> Done | None:
        """What comes of a job; null where the engine was stopped meanwhile."""
        try:
            answer = self._answer(request_of(job))
        except MissingModel as error:
            self.failure = error
            return Done(job, None, error.message)
        except EngineDied as error:
            if self._stopping:
                return None
            self._deaths += 1
            if self._deaths >= MOST_DEATHS:
                self.failure = error
            return Done(job, None, error.message)
        self._deaths = 0
        result = read_answer(answer)
        return Done(job, None, result) if isinstance(result, str) else Done(job, result)

    def _answer(self, request: bytes) -> bytes:
        """The answer of the process, or of another one where it dies over it."""
        for _ in range(ATTEMPTS - 1):
            try:
                return self._child.ask(request)
            except EngineDied:
                if self._stopping:
                    raise
        return self._child.ask(request)
