"""Finds the entities of a text: candidates, evidence over the whole article, one decision each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind, Mention
from nutgraf.text.entities.context import Surroundings
from nutgraf.text.entities.document import Article
from nutgraf.text.entities.lexical import Words
from nutgraf.text.entities.lexicon import lexicon
from nutgraf.text.entities.scan import scan
from nutgraf.text.entities.segments import Cutter
from nutgraf.text.linking.named import Named
from nutgraf.text.names import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.model.marks import Span
    from nutgraf.text.entities.document import Decision


def find_mentions(text: str, sentences: Sequence[Span]) -> tuple[Mention, ...]:
    """Every place where an entity is named, in order, with its kind and canonical name."""
    lists = lexicon()
    candidates = Cutter(scan(text, sentences), lists).candidates()
    article = Article(candidates, lists, Words(lists), Surroundings(text, lists))
    found: list[Named] = []
    decisions: list[Decision] = []
    free = 0
    for candidate in candidates:
        decision = article.decide(candidate)
        if decision is None:
            continue
        start = candidate.start
        if decision.kind is EntityKind.PERSON:
            start = article.with_particle(text, candidate, free)
        free = candidate.end
        found.append(Named(start, free, text[start:free], decision.kind))
        decisions.append(decision)
    return tuple(
        Mention(
            start=start,
            end=end,
            text=name_as_printed,
            kind=kind,
            name=name,
            rule=decision.rule,
            grounds=decision.grounds,
        )
        for (start, end, name_as_printed, kind), decision, name in zip(
            found, decisions, names_of(text, found), strict=True
        )
    )
