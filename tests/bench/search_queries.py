"""The benchmark's queries: seeded, made of words that the archive holds, whole and with typing errors."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.search_corpus import SOURCES, TAGS, misspelt


@dataclass(frozen=True, slots=True)
class Target:
    """A query, and what whoever types it is after."""

    kind: str
    typed: str
    wanted: tuple[str, ...]
    """Words that all must be in an article."""

    @property
    def misspelt(self) -> bool:
        """Whether it has a typing error."""
        return "typo" in self.kind


def targets(connection: sqlite3.Connection, lexicon: set[str], seed: int = 5) -> list[Target]:
    """About 200 queries of every kind."""
    chance = random.Random(seed)
    counted = [
        (word, count)
        for word, count in connection.execute("SELECT term, doc FROM article_words")
        if word in lexicon and word.isascii() and word.isalpha() and len(word) > 4
    ]
    articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    middling = [word for word, count in counted if 20 < count < articles / 40]
    rare = [word for word, count in counted if 3 <= count <= 15]
    common = [word for word, count in counted if count > articles / 20]
    found = [Target("clean word", word, (word,)) for word in chance.sample(middling, 25)]
    found += [Target("clean rare", word, (word,)) for word in chance.sample(rare, 10)]
    found += [
        Target("common", word, (word,)) for word in chance.sample(common, min(10, len(common)))
    ]
    found += [_wrong(chance, "one typo", word) for word in chance.sample(middling, 28)]
    found += [_wrong(chance, "first-letter typo", word) for word in chance.sample(middling, 14)]
    long = [word for word in middling if len(word) > 7]
    found += [_wrong(chance, "two typos", word) for word in chance.sample(long, 18)]
    for kind, size, times in (("clean two words", 2, 14), ("clean three words", 3, 12),
                              ("two words, typo", 2, 20), ("three words, typo", 3, 14)):  # fmt: skip
        found += [_several(connection, chance, kind, size, set(middling)) for _ in range(times)]
    found += [_phrase(connection, chance) for _ in range(14)]
    found += [_filtered(connection, chance, set(middling)) for _ in range(14)]
    return found


def prefixes(found: Sequence[Target]) -> list[str]:
    """Everything that stands in the box while the queries are typed."""
    return [
        target.typed[:end]
        for target in found
        for end in range(1, len(target.typed) + 1)
        if target.typed[end - 1] != " "
    ]


def relevant(connection: sqlite3.Connection, target: Target) -> set[int]:
    """The articles that hold every word that was meant, by the index itself and no cleverness of ours."""
    match = " AND ".join(f'"{word}"' for word in target.wanted)
    if "phrase" in target.kind:
        match = f'"{" ".join(target.wanted)}"'
    rows = connection.execute(
        "SELECT rowid FROM article_search WHERE article_search MATCH ?", (match,)
    )
    return {row[0] for row in rows}


def _wrong(chance: random.Random, kind: str, word: str) -> Target:
    typed = word
    while typed == word:
        typed = misspelt(chance, word, first=kind.startswith("first"))
        if kind.startswith("two"):
            typed = misspelt(chance, typed)
    return Target(kind, typed, (word,))


def _words_of(connection: sqlite3.Connection, chance: random.Random) -> list[str]:
    """The words of some article, folded and in order."""
    last = connection.execute("SELECT max(id) FROM articles").fetchone()[0]
    text = connection.execute(
        "SELECT v.text FROM articles a JOIN versions v ON v.id = a.version_id WHERE a.id = ?",
        (chance.randint(1, last),),
    ).fetchone()[0]
    return re.findall(r"[a-z]+", text.lower())


def _several(
    connection: sqlite3.Connection, chance: random.Random, kind: str, size: int, known: set[str]
) -> Target:
    words = list[str]()
    while len(words) < size:
        words = sorted(set(_words_of(connection, chance)) & known)
    wanted = chance.sample(words, size)
    typed = list(wanted)
    if "typo" in kind:
        place = chance.randrange(size)
        while typed[place] == wanted[place]:
            typed[place] = misspelt(chance, wanted[place])
    return Target(kind, " ".join(typed), tuple(wanted))


def _phrase(connection: sqlite3.Connection, chance: random.Random) -> Target:
    words = _words_of(connection, chance)
    at = chance.randrange(len(words) - 3)
    return Target("clean phrase", f'"{" ".join(words[at : at + 3])}"', tuple(words[at : at + 3]))


def _filtered(connection: sqlite3.Connection, chance: random.Random, known: set[str]) -> Target:
    words = list[str]()
    while not words:
        words = sorted(set(_words_of(connection, chance)) & known)
    found = connection.execute("SELECT DISTINCT substr(date, 1, 4) FROM articles ORDER BY 1")
    years = [row[0] for row in found]
    filters = (
        f"date:{chance.choice(years)}",
        f'source:"{chance.choice(SOURCES)}"',
        f"tag:{chance.choice(TAGS)}",
        "is:unread",
    )
    word = chance.choice(words)
    return Target("filter", f"{chance.choice(filters)} {word}", (word,))
