"""The rules' mentions and the pipeline's names made one.

Where the two differ the rules are right more often, so they keep what they have good reasons for. On
three corpora of news, encyclopedia and web text the pipeline was right more often about the kind of
names that the rules know only by their look, and what it does not see at all is mostly no name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind, Mention, Span
from nutgraf.text.linking.named import Named
from nutgraf.text.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nutgraf.text.parsed.tree import Name

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "NORP": EntityKind.GROUP,
    "EVENT": EntityKind.OTHER,
    "PRODUCT": EntityKind.OTHER,
    "WORK_OF_ART": EntityKind.OTHER,
    "LAW": EntityKind.OTHER,
    "LANGUAGE": EntityKind.OTHER,
}
"""The pipeline's labels that name something; the others are dates and quantities."""
_BY_LOOK = frozenset(
    {
        "organisation-long", "organisation-article", "other-lone", "place-at", "place-in",
        "person-surname",
    }
)  # fmt: skip
"""Rules that go by the look of a name; it goes where the pipeline sees no name in the whole article."""
_DOUBTFUL = frozenset(
    {
        ("organisation-long", EntityKind.PERSON),
        ("organisation-long", EntityKind.PLACE),
        ("organisation-article", EntityKind.PLACE),
        ("organisation-weak-head", EntityKind.PLACE),
        ("person-shape", EntityKind.ORGANISATION),
        ("person-last-name", EntityKind.ORGANISATION),
        ("person-last-name", EntityKind.PLACE),
        ("person-surname", EntityKind.PLACE),
    }
)
"""Rules that the pipeline overrules when it takes a name for this kind instead."""
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:in|near|at|to|from|for|outside|around|across|into) (?:the )?\Z", re.IGNORECASE
)
_BEFORE = 16
"""Characters before a name in which its preposition stands."""
_CAPITALS = re.compile(r"(?:[^\W_a-z][\w'’.&-]* )+")


class _Seen:
    """What the pipeline saw, by place and by name."""

    def __init__(self, text: str, names: Iterable[Name], mentions: Sequence[Mention]) -> None:
        self.names = [named for name in names if (named := _named(text, name))]
        self._exact = {(named.start, named.end): named.kind for named in self.names}
        self._kinds: dict[str, Counter[EntityKind]] = defaultdict(Counter)
        self._known: set[str] = set()
        marked = [Span(mention.start, mention.end) for mention in mentions]
        places = [Span(name.start, name.end) for name in self.names]
        met = _meeting(marked, places)
        self.unmarked = {start for start, _ in places} - _meeting(places, marked)
        """Where the names begin that share no character with a mention."""
        for mention in mentions:
            if mention.start in met:
                self._known.add(mention.text)
            if (mention.start, mention.end) in self._exact:
                self._kinds[mention.text][self._exact[mention.start, mention.end]] += 1

    def knows(self, mention: Mention) -> bool:
        """Whether the pipeline sees a name in any place where this one stands."""
        return mention.text in self._known

    def kind(self, mention: Mention) -> EntityKind | None:
        """What the pipeline most often takes this name for."""
        kinds = self._kinds.get(mention.text)
        return kinds.most_common(1)[0][0] if kinds else None


def merge_mentions(
    text: str, mentions: Sequence[Mention], names: Iterable[Name]
) -> tuple[Mention, ...]:
    """The mentions of the rules, corrected and completed by the pipeline's names, linked anew."""
    seen = _Seen(text, names, mentions)
    kept = [
        _retyped(mention, seen)
        for mention in mentions
        if mention.rule not in _BY_LOOK or seen.knows(mention)
    ]
    merged = _lengthened(text, kept, seen.names) + _places(text, seen)
    merged.sort(key=lambda mention: mention.start)
    linked = names_of(text, [Named(m.start, m.end, m.text, m.kind) for m in merged])
    return tuple(replace(m, name=name) for m, name in zip(merged, linked, strict=True))


def _named(text: str, name: Name) -> Named | None:
    """A name of the pipeline as we mark names: without its article and possessive."""
    kind = _KINDS.get(name.label)
    if kind is None:
        return None
    article = _ARTICLE.match(text, name.start, name.end)
    start, end = article.end() if article else name.start, name.end
    if text[max(start, end - 2) : end] in {"'s", "’s"}:
        end -= 2
    printed = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Named(start, start + len(printed), printed, kind) if printed else None


def _meeting(spans: Sequence[Span], others: Sequence[Span]) -> set[int]:
    """The starts of the spans that share a character with one of the others; both are in order."""
    found: set[int] = set()
    at = 0
    for start, end in spans:
        while at < len(others) and others[at].end <= start:
            at += 1
        if at < len(others) and others[at].start < end:
            found.add(start)
    return found


def _retyped(mention: Mention, seen: _Seen) -> Mention:
    """The mention with the kind of the pipeline, if the rule that found it gives way to that."""
    kind = seen.kind(mention)
    if kind is None or kind is mention.kind or (mention.rule, kind) not in _DOUBTFUL:
        return mention
    grounds = (
        f"the language model takes it for {_with_article(kind)}; the rules went by its look only"
    )
    return replace(mention, kind=kind, rule="parsed-kind", grounds=grounds, engine="spacy")


def _with_article(kind: EntityKind) -> str:
    """The kind as a noun phrase."""
    return f"an {kind.value}" if kind.value[0] in "aeiou" else f"a {kind.value}"


def _lengthened(text: str, mentions: Sequence[Mention], names: Iterable[Named]) -> list[Mention]:
    """The mentions, organisations with the capitalised words that the pipeline has before them."""
    longer = {name.end: name for name in names if name.kind is EntityKind.ORGANISATION}
    found: list[Mention] = []
    for mention in mentions:
        name = longer.get(mention.end)
        if name is not None and _is_part(text, mention, name):
            while found and found[-1].start >= name.start:
                found.pop()
            if not found or found[-1].end <= name.start:
                mention = _grown(text, mention, name.start)
        found.append(mention)
    return found


def _is_part(text: str, mention: Mention, name: Named) -> bool:
    """Whether an organisation ends a longer name of capitalised words."""
    return (
        mention.kind is EntityKind.ORGANISATION
        and name.start < mention.start
        and _CAPITALS.fullmatch(text, name.start, mention.start) is not None
    )


def _grown(text: str, mention: Mention, start: int) -> Mention:
    """The mention from an earlier start."""
    grounds = f"“{text[start : mention.start].strip()}” belongs to it for the language model"
    return replace(
        mention,
        start=start,
        text=text[start : mention.end],
        rule="parsed-longer",
        grounds=f"{grounds}; {mention.grounds}",
        engine="spacy",
    )


def _places(text: str, seen: _Seen) -> list[Mention]:
    """The places that the rules do not mark and that stand after a preposition."""
    return [
        Mention(
            start=name.start,
            end=name.end,
            text=name.text,
            kind=EntityKind.PLACE,
            name="",
            rule="parsed-place",
            grounds="the language model takes it for a place; a preposition stands before it",
            engine="spacy",
        )
        for name in seen.names
        if name.start in seen.unmarked and _is_new_place(text, name)
    ]


def _is_new_place(text: str, name: Named) -> bool:
    """Whether a name is printed and placed like that of a place."""
    if name.kind is not EntityKind.PLACE or not name.text[0].isupper() or "\n" in name.text:
        return False
    return _PREPOSITION.search(text, max(0, name.start - _BEFORE), name.start) is not None
