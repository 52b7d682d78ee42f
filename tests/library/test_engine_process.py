"""The process of the second engine: order, deaths, failures, rest and a clean end."""

from __future__ import annotations

import io
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from nutgraf.errors import MissingModel
from nutgraf.library.engine_child import COMMAND
from nutgraf.library.engine_process import MOST_DEATHS, EngineProcess
from nutgraf.library.engine_protocol import Done, Job, read_answer, request_of
from nutgraf.library.engine_worker import serve
from nutgraf.model.article import Block, BlockKind
from nutgraf.text.parsed.loading import installed
from tests.library import fake_engine

Start = Callable[..., EngineProcess]
PATIENCE = 30.0


class Outcomes:
    """Collects what the engine hands over."""

    def __init__(self) -> None:
        self.threads: set[int] = set()
        self._queue: queue.Queue[Done] = queue.Queue()

    def __call__(self, done: Done) -> None:
        self.threads.add(threading.get_ident())
        self._queue.put(done)

    def next(self) -> Done:
        return self._queue.get(timeout=PATIENCE)

    def empty(self) -> bool:
        return self._queue.empty()


@pytest.fixture
def outcomes() -> Outcomes:
    return Outcomes()


@pytest.fixture
def start(outcomes: Outcomes) -> Iterator[Start]:
    """Makes engines, and stops them all at the end."""
    made: list[EngineProcess] = []

    def make(*arguments: str, **options: object) -> EngineProcess:
        command = fake_engine.command(*arguments)
        made.append(EngineProcess(outcomes, command=command, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for engine in made:
        engine.stop()


def wait_for(condition: Callable[[], bool]) -> None:
    """Give something time to happen."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def job(number: int, text: str = "Hradin") -> Job:
    return Job(number, 1, text, (Block(BlockKind.CAPTION, 0, 6, "AFP"),), date(2026, 3, 2))


def test_an_analysis_comes_back_on_another_thread(start: Start, outcomes: Outcomes) -> None:
    start().submit(job(7))
    done = outcomes.next()
    assert done.job == job(7)
    assert done.analysis is not None
    assert done.analysis.entities[0].grounds == "1 blocks, 2026-03-02"
    assert threading.get_ident() not in outcomes.threads


def test_the_last_opened_article_comes_first_and_idle_ones_last(
    start: Start, outcomes: Outcomes, tmp_path: Path
) -> None:
    rest: list[Job] = []
    leave = tmp_path / "leave"
    engine = start(idle=lambda: rest.pop() if rest else None)
    engine.submit(job(1, f"hold {leave}"))
    wait_for(leave.with_suffix(".begun").exists)
    rest += [job(9), job(8)]
    for one in (job(2), job(3), job(2)):
        engine.submit(one)
    leave.touch()
    assert [outcomes.next().job.article for _ in range(5)] == [1, 2, 3, 8, 9]


def test_texts_larger_than_any_pipe_go_through(start: Start, outcomes: Outcomes) -> None:
    start().submit(job(1, "Hradin\n\n“x” " * 100_000))
    assert outcomes.next().analysis is not None


def test_it_survives_the_death_of_its_process(start: Start, outcomes: Outcomes) -> None:
    engine = start()
    engine.submit(job(1, "die"))
    assert "ended before it answered" in outcomes.next().error
    engine.submit(job(2))
    assert outcomes.next().analysis is not None
    assert engine.failure is None


def test_one_death_does_not_cost_the_article(
    start: Start, outcomes: Outcomes, tmp_path: Path
) -> None:
    start().submit(job(1, f"die-once {tmp_path / 'died'}"))
    assert outcomes.next().analysis is not None


def test_a_text_that_fails_costs_only_itself(start: Start, outcomes: Outcomes) -> None:
    engine = start()
    engine.submit(job(1, "fail"))
    assert outcomes.next().error == "ValueError: no such luck"
    engine.submit(job(2))
    assert outcomes.next().analysis is not None


def test_an_engine_that_always_dies_is_given_up(start: Start, outcomes: Outcomes) -> None:
    deadly = [job(n, "die") for n in range(MOST_DEATHS + 2)]
    engine = start(idle=lambda: deadly.pop() if deadly else None)
    engine.wake()
    errors = [outcomes.next().error for _ in range(MOST_DEATHS)]
    assert all(errors)
    engine.stop()
    assert engine.failure is not None
    assert outcomes.empty()


def test_a_missing_model_is_told_once_with_its_hint(start: Start, outcomes: Outcomes) -> None:
    engine = start("missing")
    engine.submit(job(1))
    assert outcomes.next().error == "It is not installed."
    engine.stop()
    assert isinstance(engine.failure, MissingModel)
    assert engine.failure.hint == "Install it."


def test_stopping_ends_a_process_in_the_middle_of_its_work(
    start: Start, outcomes: Outcomes
) -> None:
    engine = start()
    engine.submit(job(1))
    done = outcomes.next()
    assert done.analysis is not None
    process = int(done.analysis.engine.rpartition(" ")[2])
    engine.submit(job(2, "hang"))
    engine.stop()
    assert outcomes.empty()
    assert not _is_alive(process)
    engine.submit(job(3))
    assert outcomes.empty()


def test_an_idle_process_is_ended_and_another_one_takes_over(
    start: Start, outcomes: Outcomes
) -> None:
    engine = start(rest=0.05)
    engine.submit(job(1))
    first = outcomes.next()
    process = int(first.analysis.engine.rpartition(" ")[2]) if first.analysis else 0
    wait_for(lambda: not _is_alive(process))
    engine.submit(job(2))
    second = outcomes.next()
    assert first.analysis is not None
    assert second.analysis is not None
    assert first.analysis.engine != second.analysis.engine


def test_the_worker_answers_line_by_line() -> None:
    answers = io.BytesIO()
    requests = [request_of(job(1)), request_of(job(2, "fail")), b"no JSON\n"]
    assert serve(requests, answers, lambda: fake_engine.engine) == 0
    ready, first, second, third = answers.getvalue().splitlines()
    assert json.loads(ready) == {"ready": True}
    analysis = read_answer(first)
    assert not isinstance(analysis, str)
    assert analysis.entities[0].text == "Hradin"
    assert read_answer(second) == "ValueError: no such luck"
    assert "JSONDecodeError" in str(read_answer(third))


def test_the_real_process_is_ready_or_says_why_not() -> None:
    run = subprocess.run(COMMAND, input=b"", capture_output=True, timeout=PATIENCE, check=False)
    greeting = json.loads(run.stdout)
    if installed() is None:
        assert run.returncode == 1
        assert "pip install" in greeting["hint"]
    else:
        assert run.returncode == 0
        assert greeting == {"ready": True}
    assert sys.executable in COMMAND
