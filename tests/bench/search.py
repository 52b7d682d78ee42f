"""`python -m tests.bench search [--articles N] [--words W] [--short] [--marks] [--seed S] [--no-peers]`: the search.

The archive is generated and built through the product's own store. CPU is what this process used; every cache of
the vocabulary is emptied before each keystroke. `--short` is the long form with a million short articles.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from nutgraf.library.library import Library
from tests.bench import search_costs as costs
from tests.bench import search_typing as typing
from tests.bench.search_beside import beside
from tests.bench.search_corpus import Corpus, build, unmarked
from tests.bench.search_marks import filters, marks_of
from tests.bench.search_queries import Target, prefixes, targets
from tests.bench.search_told import GOALS, SHORT_GOALS, Told

_SHORT_WORDS = 60
_OTHER_SEEDS = (6, 7)
"""Of more queries, for the recall alone."""


def main(argv: Sequence[str]) -> None:
    """Print one JSON line a figure."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench search")
    parser.add_argument("--articles", type=int, help="10,000; of short ones 1,000,000")
    parser.add_argument("--words", type=int, default=500, help="of one article")
    parser.add_argument("--short", action="store_true", help="very many articles of a few lines")
    parser.add_argument("--marks", action="store_true", help="with entities, figures and claims")
    parser.add_argument("--seed", type=int, default=11, help="another one is another corpus")
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args(argv)
    articles = options.articles or (1_000_000 if options.short else 10_000)
    corpus = Corpus(_SHORT_WORDS if options.short else options.words, options.seed)
    tell = Told(SHORT_GOALS if options.short else GOALS)
    with TemporaryDirectory() as name:
        path = Path(name) / "archive.nutgraf"
        _build(tell, path, corpus, articles, marks=options.marks)
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        lexicon = {word.lower() for word in (*corpus.common, *corpus.names)}
        found = targets(connection, lexicon)
        others = [one for seed in _OTHER_SEEDS for one in targets(connection, lexicon, seed)]
        times = _typing(tell, path, connection, found, others)
        if not options.short and not options.no_peers:
            beside(tell, connection, path.parent, prefixes(found), found, times)
        connection.close()
        costs.cold(tell, path, next(target.typed for target in found if target.kind == "one typo"))
        costs.adding(tell, path, corpus, articles)


def _build(tell: Told, path: Path, corpus: Corpus, articles: int, *, marks: bool) -> None:
    began = time.process_time()
    characters = build(path, corpus.stories(articles), analyse=marks_of if marks else unmarked)
    tell("build cpu s", time.process_time() - began, articles=articles, words=corpus.words)
    with Library.open(path) as library:
        began = time.process_time()
        library.search.refresh()
        tell("vocabulary and merge cpu s", time.process_time() - began)
    costs.size(tell, path, characters)


def _typing(
    tell: Told,
    path: Path,
    connection: sqlite3.Connection,
    found: Sequence[Target],
    others: Sequence[Target],
) -> list[float]:
    """What is measured while somebody types; the times of the keystrokes."""
    with Library.open(path) as library:
        times = typing.keystrokes(tell, library, prefixes(found))
        if connection.execute("SELECT 1 FROM marks").fetchone():
            queries = filters(connection, random.Random(4))
            typed = [query[:end] for query in queries for end in range(1, len(query) + 1)]
            typing.keystrokes(tell, library, typed, "filter")
        typing.recall(tell, library, connection, [*found, *others])
        typing.lag(tell, library, prefixes(found))
    return times
