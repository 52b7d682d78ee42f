"""Organisations, places, groups and other names: acronyms, short forms, spellings."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind
from nutgraf.text.entities.lexicon import fold, lexicon
from nutgraf.text.entities.links import head_of, is_acronym_of
from nutgraf.text.wordlists import sections

if TYPE_CHECKING:
    from nutgraf.text.linking.named import Named

Key = tuple[str, ...]
"""The words of a name that are the same in all its spellings."""

_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_DROPPED = frozenset({"the", "and", "&", "of", "for"})
_FIRM = frozenset(
    {"inc", "inc.", "corp", "corp.", "corporation", "ltd", "ltd.", "plc", "co", "co.", "llc"}
)
_PLACE_TAILS = frozenset({"city", "state", "county", "province", "d.c.", "dc"})
_KEPT = 8_192
"""Names of which the key is kept."""
_MOST = 400
"""Names of several words among which short forms are sought; no article has more."""


class Things:
    """The organisations, places, groups and other names of one article."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._names: dict[Key, str] = {}
        """The name as printed."""
        self._acronyms: dict[str, Key] = {}
        self._paired: dict[str, Key] = {}
        """Long names by the acronym that stands in parentheses beside them."""
        self._heads: dict[str, Key] = {}
        """The organisation of that head, `Church` or `Court`, that was named last."""
        self._parts: dict[tuple[EntityKind, Key], Key] = {}
        """Beginnings and ends of longer names that may stand for them."""
        self._previous: Named | None = None

    def learn(self, mention: Named) -> None:
        """Takes a name in, with the short forms that it may have."""
        self._pair(mention)
        self._previous = mention
        key = _key(mention.text)
        if len(key) > 1 and self._names.get(key, "").isupper():
            # the capitals of a dateline or headline give way
            self._names[key] = _shown(mention.text)
        if key in self._names or len(self._names) > _MOST:
            return
        self._names[key] = _shown(mention.text)
        if len(key) > 1:
            words = [word for word in mention.text.split(" ") if word.lower() not in _FIRM]
            capitals = "".join(filter(str.isupper, " ".join(words)))
            if capitals not in _aliases():
                self._acronyms.setdefault(capitals, key)
            for part in _short_forms(mention, key):
                self._parts.setdefault((mention.kind, part), key)

    def name_of(self, mention: Named) -> str:
        """The canonical name; mentions must be asked for in order."""
        text, kind = mention.text, mention.kind
        acronym = text.replace(".", "") if " " not in text else ""
        official = _official(text)
        if official != text and acronym not in self._paired:
            return official
        key = _key(text)
        if acronym in self._paired:
            key = self._paired[acronym]
        elif len(key) == 1 and acronym in self._acronyms:
            key = self._acronyms[acronym]
        elif kind is EntityKind.ORGANISATION and text in self._heads:
            key = self._heads[text]
        else:
            key = self._parts.get((kind, key), key)
        name = self._names.get(key) or _shown(text)
        if kind is EntityKind.ORGANISATION and len(key) > 1:
            self._heads[head_of(name)] = key
        return _singular(name) if kind is EntityKind.GROUP else _official(name)

    def _pair(self, mention: Named) -> None:
        """Remembers the acronym in `Long Name (ABC)` and in `ABC (Long Name)`."""
        before = self._previous
        if before is None or self._text[before.end : mention.start] != " (":
            return
        long, short = sorted((before, mention), key=lambda one: -len(one.text))
        words = long.text.split(" ")
        if len(words) < 2 or " " in short.text:
            return
        if not short.text.isupper() and (short is before or short.text in lexicon().names):
            return
        foreign = long is before and short.text not in lexicon().names
        if is_acronym_of(short.text, words) or (foreign and long.kind is short.kind):
            self._paired[short.text.replace(".", "")] = _key(long.text)


def _short_forms(mention: Named, key: Key) -> list[Key]:
    """The beginnings and ends of a name of several words that may stand for it."""
    if mention.kind is EntityKind.PLACE:
        if key[0] in {"co", "co.", "county"}:
            return [key[1:]]
        own = key[-1] not in _PLACE_TAILS or mention.text.rpartition(" ")[0] in lexicon().names
        return [] if own else [key[:-1]]
    if mention.kind is EntityKind.GROUP:
        return []
    ends = [key[at:] for at in range(1, len(key))]
    if mention.kind is EntityKind.OTHER:
        return ends
    begins = [key[:at] for at in range(1, len(key))]
    return begins + [end for end in ends if len(end) > 1 or " of " in mention.text]


@cache
def _aliases() -> dict[str, str]:
    """The canonical name by each of its other names."""
    return {
        other: canonical for canonical, others in sections("aliases").items() for other in others
    }


def _official(name: str) -> str:
    """The name that stands for it in every article, where there is one."""
    return _aliases().get(name.replace(",", ""), name)


@lru_cache(_KEPT)
def _key(text: str) -> Key:
    """What is the same for all spellings of a name."""
    words = [fold(word).lower().replace("’", "'") for word in _WORD.findall(text)]
    kept = [_british(word) for word in words if word not in _DROPPED]
    while len(kept) > 1 and kept[-1] in _FIRM:
        kept.pop()
    return tuple(kept or words or [text])


def _british(word: str) -> str:
    """The British spelling, so that "Organization" and "Organisation" are one name."""
    return word.replace("ization", "isation").replace("center", "centre").replace("labor", "labour")


def _shown(text: str) -> str:
    """The name as printed, without its article; a known one not in capitals only."""
    if text.isupper() and len(text) > 4 and text.title() in lexicon().names:
        return text.title()
    return text[4:] if text[:4] in {"The ", "the "} else text


def _singular(name: str) -> str:
    """The one word for a group's members: `Kazakh` for "Kazakhs"."""
    return name[:-1] if name.endswith("s") and name[:-1] in lexicon().groups else name
