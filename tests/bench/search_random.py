"""`python -m tests.bench search_random [--queries N] [--articles N] [--seed S]`: odd and half-typed queries.

Each is parsed, printed, answered as if it were being typed, completed, and read as a filter of lists. Whatever is
raised is counted and shown; nothing may be.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from nutgraf.library.library import Library
from nutgraf.search.grammar import parse
from nutgraf.search.names import CLOSED, FIELDS, OTHER_NAMES
from nutgraf.search.printing import to_text
from tests.bench.search_corpus import SOURCES, TAGS, Corpus, build, misspelt
from tests.bench.search_marks import marks_of

_SIGNS = ('"', "-", "!", "(", ")", "*", "~1", "~", "=", "#", "@", "..", ",", "|", "<", ">", ":", " ", "'", "’", "%",
          "\\", "\x00", "\ue000", "\ud800", "\u202e", "é", "中", "½", "İ", "🙂", "NOT ", "OR ", "AND ")  # fmt: skip
_VALUES = (
    "2026-02",
    "2026-13",
    "7d",
    "yesterday",
    ">2025",
    "killed>10",
    ">1.2bn",
    "1..2",
    "on",
    "-date",
    "limit:3",
)


def main(argv: Sequence[str]) -> None:
    """Print how many raised something, and how long they took."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench search_random")
    parser.add_argument("--queries", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    with TemporaryDirectory() as name:
        path = Path(name) / "archive.nutgraf"
        corpus = Corpus(120)
        build(path, corpus.stories(options.articles), analyse=marks_of)
        with Library.open(path) as library:
            asked = queries(random.Random(options.seed), corpus, options.queries)
            _ask(library, asked, options.queries)


def queries(chance: random.Random, corpus: Corpus, count: int) -> Iterator[str]:
    """So many queries: of words and fields as somebody types them, cut anywhere; and of signs at random."""
    for _ in range(count):
        text = " ".join(_part(chance, corpus) for _ in range(chance.randint(1, 5)))
        if chance.random() < 0.5:
            text = text[: chance.randint(0, len(text))]
        yield text


def _part(chance: random.Random, corpus: Corpus) -> str:
    """A word, a field with a value, or a run of signs."""
    word = chance.choice(corpus.names if chance.random() < 0.3 else corpus.common)
    if chance.random() < 0.3 and len(word) > 3:
        word = misspelt(chance, word)
    kind = chance.random()
    if kind < 0.35:
        return word
    if kind < 0.75:
        closed = [value for values in CLOSED.values() for value in values]
        value = chance.choice([word, chance.choice(_VALUES), *closed, *TAGS, *SOURCES[:3]])
        return f"{chance.choice([*FIELDS, *OTHER_NAMES])}:{value}"
    pieces = chance.choices([*_SIGNS, word, chance.choice(_VALUES)], k=chance.randint(1, 8))
    return "".join(pieces)


def _ask(library: Library, asked: Iterator[str], count: int) -> None:
    times, partial, raised = list[float](), 0, Counter[str]()
    for number, text in enumerate(asked):
        began = time.process_time()
        try:
            query = parse(text)
            assert parse(to_text(query)) == query
            partial += library.search.answer(text, wait=False).partial
            library.search.complete(text)
            if number % 10 == 0:
                library.search.ids(text)
                library.search.note_ids(text)
        except Exception as error:
            raised[
                f"{type(error).__name__} at {traceback.extract_tb(error.__traceback__)[-1]}"
            ] += 1
            print(json.dumps({"bench": "search_random", "raised": repr(error), "query": text}))
        times.append((time.process_time() - began) * 1000)
    line = {
        "bench": "search_random", "figure": "exceptions", "value": raised.total(), "goal": 0, "queries": count,
        "partial": partial, "median_ms": round(statistics.median(times), 2), "worst_ms": round(max(times), 1),
    }  # fmt: skip
    print(json.dumps(line))
