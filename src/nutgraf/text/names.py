"""Linking inside one article: which mentions name the same entity, and its fullest name.

"Mr Tokayev", "Tokayev" and "Kassym-Jomart Tokayev" are one; so are "Collective Security Treaty
Organisation (CSTO)" and "CSTO". Nothing here looks beyond the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind
from nutgraf.text.linking.people import People
from nutgraf.text.linking.things import Things

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.text.linking.named import Named


def names_of(text: str, mentions: Sequence[Named]) -> list[str]:
    """The canonical name of each mention; the mentions must be in the order of the text."""
    people, things = People(), Things(text)
    for mention in mentions:
        if mention.kind is EntityKind.PERSON:
            people.learn(mention)
        else:
            things.learn(mention)
    return [
        people.name_of(mention) if mention.kind is EntityKind.PERSON else things.name_of(mention)
        for mention in mentions
    ]
