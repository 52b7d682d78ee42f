"""`python -m tests.bench analysis [--gold FOLDER]`: how right the analysis is, and how fast.

Times are CPU time of one core. The pathological texts are 300 KB each; the line names the slowest.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from nutgraf.text.analyse import analyse
from nutgraf.text.claims.find import find_claims
from nutgraf.text.entities.find import find_mentions
from nutgraf.text.figures.find import find_figures
from nutgraf.text.segment import sentences
from tests.bench.figure_quality import date_lines, figure_lines, own_figure_lines
from tests.bench.gold import gold_folder, rows
from tests.bench.quality import (
    Line,
    claim_lines,
    entity_lines,
    name_lines,
    sentence_lines,
)

_BAD = {
    "number words": "twenty one hundred and two thousand ",
    "digits": "12 ",
    "he said": "he said ",
    "said that": "Lee said that ",
    "quotes": '"',
    "open quotes": "“A ",
    "brackets": "(",
    "bracket pairs": "(Abc) [def] ",
    "initials": "A. B. ",
    "capitals": "Abc ",
    "acronyms": "A B C D E F G H I J K (ABC) ",
    "bank of": "Bank of the ",
    "to": "10 to 20 to ",
    "commas": "A, b, ",
    "apostrophes": "''",
    "hyphens": "a-",
    "stops": ".",
    "dates": "on Monday 5 January 2020 ",
    "according to": "according to ",
    "no spaces": "abc",
}
_SIZE = 300_000
_LOAD = (
    "import time; begin = time.process_time();"
    "from nutgraf.text.analyse import analyse;"
    "analyse('Mr Lee said on Monday that 12 people were killed in London.');"
    "print(time.process_time() - begin)"
)


def main(argv: Sequence[str]) -> None:
    """Prints one JSON line a figure."""
    folder = gold_folder(argv, __doc__ or "")
    for lines in (
        entity_lines, name_lines, claim_lines, figure_lines, own_figure_lines, date_lines,
        sentence_lines, speed_lines,
    ):  # fmt: skip
        for line in lines(folder):
            print(json.dumps({"bench": "analysis", **line}), flush=True)


def speed_lines(folder: Path) -> Iterator[Line]:
    """Words a second of each layer, import and first analysis, the slowest pathological text."""
    texts = [row["text"] for row in rows(folder, "claims_gum_news")]
    words = sum(len(text.split()) for text in texts)
    for layer, run in _layers(texts).items():
        seconds = min(_cpu(run) for _ in range(3))
        yield {"row": f"words a second: {layer}", "value": round(words / seconds)}
    yield {"row": "import and load, CPU seconds", "value": round(_load(), 3)}
    times = {name: _cpu(partial(analyse, _long(unit))) for name, unit in _BAD.items()}
    slowest = max(times, key=times.__getitem__)
    yield {
        "row": "slowest 300 KB, CPU seconds", "value": round(times[slowest], 2), "text": slowest,
    }  # fmt: skip


def _layers(texts: Sequence[str]) -> dict[str, Callable[[], object]]:
    """What is measured, by its name."""
    parts = [sentences(text) for text in texts]
    both = list(zip(texts, parts, strict=True))
    mentions = [find_mentions(text, part) for text, part in both]
    return {
        "sentences": lambda: [sentences(text) for text in texts],
        "entities": lambda: [find_mentions(text, part) for text, part in both],
        "figures": lambda: [find_figures(text, part) for text, part in both],
        "claims": lambda: [
            find_claims(text, part, (), found, None)
            for (text, part), found in zip(both, mentions, strict=True)
        ],
        "all": lambda: [analyse(text) for text in texts],
    }


def _long(unit: str) -> str:
    """The unit again and again."""
    return unit * (_SIZE // len(unit))


def _cpu(run: Callable[[], object]) -> float:
    """CPU seconds of a run."""
    begin = time.process_time()
    run()
    return time.process_time() - begin


def _load() -> float:
    """CPU seconds from nothing to the first analysed sentence, with bytecode as an installed program has it."""
    command = [sys.executable, "-c", _LOAD]
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        runs = [
            subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
            for _ in range(4)
        ]
    return min(float(run.stdout) for run in runs)
