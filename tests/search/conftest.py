"""A small library whose articles are known by heart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nutgraf.library.library import Library
from nutgraf.model.article import Document
from nutgraf.model.marks import Verdict
from nutgraf.store.store import Store
from tests.builders import TEXT, document, stored

ARTICLES = (
    ("Dam gives way", TEXT, date(2026, 3, 2), "Northgate Chronicle", "Ann Lee"),
    ("Velmara buries its dead", "The bells of Velmara rang 27 times. The dam had stood since 1931.",
     date(2026, 3, 6), "Harbour Wire", None),
    ("Fuel price rises", "The colour of money: fuel costs more in Łódź. “State-of-emergency” talk spread.",
     date(2026, 4, 1), "Harbour Wire", "Nadia Nazarbaïeva"),
    ("Quiet night on the coast", "Nothing happened. Organizations waited for the oil ship; its price fell.",
     date(2025, 12, 31), "Lakeland Courier", None),
    ("Kazakhstan sells uranium", "Kazakhstan said the price of uranium had doubled. Kazakhstani traders smiled.",
     None, "Northgate Chronicle", None),
)  # fmt: skip
DAM, VELMARA, FUEL, QUIET, URANIUM = range(1, 6)


@pytest.fixture(scope="session")
def filled_archive(empty_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the five articles with notes, tags, states and a verdict; copy it, do not write to it."""
    path = tmp_path_factory.mktemp("search") / "archive.nutgraf"
    path.write_bytes(empty_archive.read_bytes())
    with Store(path) as store:
        for title, text, day, source, author in ARTICLES:
            plain = document(text, title, f"/a/{title}")
            stored(
                store,
                Document(plain.title, plain.text, plain.blocks, day, author, source, f"https://x.org/{day}",
                         origin=plain.origin),
            )  # fmt: skip
    with Library.open(path) as library:
        library.notes.add(
            DAM, quote="the town had been warned", body="Ask the ministry", tags=["to-check"]
        )
        library.notes.add(VELMARA, quote="27 times", colour="red")
        library.tags.add([FUEL], ["fuel/price"])
        library.tags.add([QUIET, DAM], ["coast"])
        library.articles.mark_read([DAM, VELMARA])
        library.articles.star([FUEL])
        claim = library.marks.of(DAM).claims[1]
        library.verdicts.set(DAM, claim, Verdict.DISPUTED)
    return path


@pytest.fixture
def library(filled_archive: Path, tmp_path: Path) -> Iterator[Library]:
    """The filled library."""
    path = tmp_path / "archive.nutgraf"
    path.write_bytes(filled_archive.read_bytes())
    with Library.open(path) as opened:
        yield opened
