"""`python -m tests.bench parsed [--gold FOLDER]`: what the second engine adds to the rules, and what it costs.

Needs spaCy and a pipeline. Times are CPU time of one core; memory is the peak of this process.
"""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from nutgraf.model.marks import Analysis
from nutgraf.text.analyse import analyse
from nutgraf.text.parsed.engine import analyse_parsed, engine_name
from nutgraf.text.parsed.loading import Pipeline, load
from tests.bench.gold import gold_folder, rows
from tests.bench.quality import Analyser, Line, claim_lines, entity_lines


def main(argv: Sequence[str]) -> None:
    """Prints one JSON line a figure, for the rules and for rules and pipeline together."""
    folder = gold_folder(argv, __doc__ or "")
    begin = time.process_time()
    model = _pipeline().name
    _print("both", {"row": "load, CPU seconds", "value": round(time.process_time() - begin, 2)})
    engines: dict[str, Analyser] = {"rules": analyse, engine_name(model): _parsed}
    for engine, mark in engines.items():
        for line in _lines(folder, mark):
            _print(engine, line)


def _lines(folder: Path, mark: Analyser) -> Iterator[Line]:
    """Quality on the news of the gold, then speed and memory."""
    yield from entity_lines(folder, mark, ["ents_gum_news"])
    yield from claim_lines(folder, mark)
    texts = [row["text"] for row in rows(folder, "claims_gum_news")]
    begin = time.process_time()
    for text in texts:
        mark(text)
    seconds = time.process_time() - begin
    words = sum(len(text.split()) for text in texts)
    yield {"row": "words a second", "value": round(words / seconds)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    yield {"row": "peak memory, MB", "value": peak}


@cache
def _pipeline() -> Pipeline:
    return load()


def _parsed(text: str) -> Analysis:
    return analyse_parsed(text, pipeline=_pipeline())


def _print(engine: str, line: Line) -> None:
    print(json.dumps({"bench": "parsed", "engine": engine, **line}), flush=True)
