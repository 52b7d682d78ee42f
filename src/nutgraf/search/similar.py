"""More like this: the words that tell an article or a passage from all others, looked for in the others."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter

from nutgraf.model.search import Hit
from nutgraf.search.budget import Budget
from nutgraf.search.expansion import Alternative
from nutgraf.search.hits import Rows
from nutgraf.search.vocabulary import Vocabulary
from nutgraf.store import matching
from nutgraf.store.conditions import narrowing
from nutgraf.store.folding import words

MOST_TERMS = 20
"""Words that are looked for."""
_TITLE = 3
"""How often a word of the title counts."""
_LEAST = 0.2
"""What an article must have in common with the text at the least, as a share of what the most alike one has."""
_WORK = 8_000
"""Matches that are looked at, at the most; rare words come first."""


def telling_terms(title: str, text: str, vocabulary: Vocabulary) -> list[Alternative]:
    """The words of a text by weight: often in it, seldom elsewhere."""
    counts = Counter(words(text))
    for word in words(title):
        counts[word] += _TITLE
    articles = max(vocabulary.articles, 1)
    weighed = sorted(
        (
            (-(1 + math.log(times)) * math.log(1 + articles / known), known, word)
            for word, times in counts.items()
            if len(word) > 2 and word.isalpha() and (known := vocabulary.count(word)) > 1
        )
    )
    chosen, work = list[Alternative](), 0
    for _, known, word in weighed:
        if len(chosen) < MOST_TERMS and work + known <= _WORK:
            chosen.append(Alternative((word,), known))
            work += known
    return chosen


def similar(
    connection: sqlite3.Connection,
    vocabulary: Vocabulary,
    title: str,
    text: str,
    *,
    budget: Budget,
    without: int | None,
    limit: int,
) -> list[Hit]:
    """The articles that share the most telling words with a text, best first."""
    terms = telling_terms(title, text, vocabulary)
    scores: dict[int, float] = {}
    if terms:
        with budget.guarding(connection):
            match = " OR ".join(one.match() for one in terms)
            found = matching.weighed(connection, match, narrowing(connection, ()), limit + 1)
            others = [(one, weight) for one, weight in found if one != without][:limit]
            best = others[0][1] if others else 0.0
            scores = {one: weight / best for one, weight in others if weight > best * _LEAST}
    rows = Rows((one,) for one in terms)
    return rows.articles(connection, scores) if scores else []
