"""What the search costs beside the keystrokes: disk, the first answer of a process, adding an article."""

from __future__ import annotations

import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

from nutgraf.model.article import SourceKind
from nutgraf.store import index
from nutgraf.store.store import Store
from tests.bench.search_corpus import Corpus, document
from tests.bench.search_told import Told

_INDEX_TABLES = ("article_search", "note_search", "indexed_", "terms", "snapshots")


def size(tell: Told, path: Path, characters: int) -> None:
    connection = sqlite3.connect(path)
    pages = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    words = connection.execute("SELECT count(*) FROM terms").fetchone()[0]
    connection.close()
    index_size = sum(pages_size for name, pages_size in pages if name.startswith(_INDEX_TABLES))
    tell(
        "index to text",
        index_size / characters,
        index_mb=round(index_size / 1e6, 1),
        text_mb=round(characters / 1e6, 1),
    )
    tell("words", words)


def cold(tell: Told, path: Path, typed: str) -> None:
    """A new process, from its start to an answer to a query with a typing error."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom nutgraf.library.library import Library\n"
        "with Library.open(Path(sys.argv[1])) as library:\n"
        "    assert library.search.answer(sys.argv[2]).hits"
    )
    walls, cpus = list[float](), list[float]()
    for _ in range(5):
        clock, before = time.perf_counter(), _children()
        subprocess.run([sys.executable, "-c", code, str(path), typed], check=True)
        walls.append((time.perf_counter() - clock) * 1000)
        cpus.append((_children() - before) * 1000)
    tell("cold start ms", statistics.median(walls), cpu=round(statistics.median(cpus)))


def adding(tell: Told, path: Path, corpus: Corpus, number: int) -> None:
    """What being findable costs: an article with its index, commit included, and one without."""
    stories = list(islice(Corpus(corpus.words, seed=97).stories(200), 200))
    times: dict[bool, list[float]] = {True: [], False: []}
    with Store(path) as store:
        for place, story in enumerate(stories):
            indexed = place % 2 == 0
            began = time.perf_counter()
            with store.connections.write() as connection:
                source = store.articles.source(connection, SourceKind.SINGLE, story.source)
                article_id = store.articles.insert(
                    connection, document(story, number + place), source_id=source
                )
                if indexed:
                    index.add_articles(connection, [article_id])
            times[indexed].append((time.perf_counter() - began) * 1000)
    with_index, plain = (statistics.median(times[indexed]) for indexed in (True, False))
    tell(
        "add over plain insert ms",
        with_index - plain,
        with_index=round(with_index, 2),
        plain=round(plain, 2),
    )


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
