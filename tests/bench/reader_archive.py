"""The archives that the reader is measured on: many short articles, above them short and long ones by turns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from nutgraf.model.article import Document, SourceKind
from nutgraf.store import index
from nutgraf.store.store import Store
from tests.bench.page import article
from tests.bench.start import fill

LENGTHS = {
    "5 KB, 50 marks": (5_000, 50),
    "100 KB, 5,000 marks": (100_000, 5_000),
    "1 MB, 5,000 marks": (1_000_000, 5_000),
}
"""Characters and marks of what is opened."""
_SHORT = (600, 4)
ABOVE = 2 * len(LENGTHS) + 1
"""Rows of the list above the many: a short article, a long one, a short one, and so on."""


def fill_large(path: Path, count: int) -> None:
    """An archive of so many short articles, with those to be opened above them."""
    fill(path, count)
    sizes = [_SHORT]
    for length in LENGTHS.values():
        sizes += [length, _SHORT]
    with Store(path) as store, store.connections.write() as connection:
        source = store.articles.source(connection, SourceKind.SINGLE, "Bench")
        for number, (size, marks) in enumerate(sizes):
            made, analysis, _ = article(size, marks, seed=number)
            document = Document(
                f"{size} characters with {marks} marks",
                made.text,
                made.blocks,
                date=date(2030, 1, 28 - number),
                origin=f"/opened/{number}",
            )
            article_id = store.articles.insert(connection, document, source_id=source)
            store.marks.put(connection, article_id, analysis)
            index.add_articles(connection, [article_id])
