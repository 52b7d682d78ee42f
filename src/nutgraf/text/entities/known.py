"""Entities in a language that the rules do not know: only names that stand in the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind, Mention
from nutgraf.text.entities.boundaries import Boundaries
from nutgraf.text.entities.lexicon import is_common, lexicon
from nutgraf.text.entities.rules import RULES
from nutgraf.text.entities.scan import scan
from nutgraf.text.linking.named import Named
from nutgraf.text.names import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.model.marks import Span

_RULE = "known-name"
_KINDS = frozenset({EntityKind.PLACE, EntityKind.ORGANISATION})
_SHORTEST = 3
"""Letters below which a word is too likely to mean something else in another language."""


def find_known(text: str, sentences: Sequence[Span]) -> tuple[Mention, ...]:
    """The places and organisations whose names stand in the lists, as they are printed there."""
    lists = lexicon()
    words = scan(text, sentences)
    boundaries = Boundaries(words, lists)
    found: list[Named] = []
    at, count = 0, len(words.words)
    while at < count:
        stop = at + 1
        while stop < count and words.joints[stop - 1] and stop < at + 6:
            stop += 1
        end = boundaries.known_end(at, stop)
        if end == at:
            at += 1
            continue
        name = words.slice(at, end)
        if lists.names[name] in _KINDS and _is_safe(name, lists.places["ambiguous"]):
            found.append(Named(words.starts[at], words.ends[end - 1], name, lists.names[name]))
        at = end
    return tuple(
        Mention(
            start=named.start,
            end=named.end,
            text=named.text,
            kind=named.kind,
            name=name,
            rule=_RULE,
            grounds=RULES[_RULE].sentence,
        )
        for named, name in zip(found, names_of(text, found), strict=True)
    )


def _is_safe(name: str, ambiguous: frozenset[str]) -> bool:
    """Whether a name means the same in any language."""
    if " " in name:
        return True
    return len(name) > _SHORTEST and name not in ambiguous and not is_common(name)
