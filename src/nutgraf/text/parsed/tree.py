"""The parse of a text, free of spaCy: what its pipeline said of every token, in parallel lists."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from nutgraf.model.marks import Span


class Name(NamedTuple):
    """A name that the pipeline recognised."""

    start: int
    end: int
    label: str
    """Of OntoNotes: PERSON, ORG, GPE, LOC, FAC, NORP, EVENT, …"""


@dataclass(slots=True)
class Tree:
    """The tokens of a text with their grammar; every sentence is one tree."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """In lower case, with straight apostrophes."""
    tags: list[str] = field(default_factory=list)
    """Parts of speech of the Penn Treebank: VBD, NN, PRP, …"""
    relations: list[str] = field(default_factory=list)
    """How a token depends on its head, in ClearNLP's terms: nsubj, ccomp, …"""
    heads: list[int] = field(default_factory=list)
    """The token that each depends on; the root of a sentence on itself."""
    firsts: list[int] = field(default_factory=list)
    """The first token of all that depend on each, over any number of steps."""
    lasts: list[int] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    _dependents: list[tuple[int, ...]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.starts)

    def dependents(self, token: int) -> tuple[int, ...]:
        """The tokens that depend on this one directly, in order."""
        if len(self._dependents) != len(self.starts):
            under: list[list[int]] = [[] for _ in self.starts]
            for number, head in enumerate(self.heads):
                if head != number:
                    under[head].append(number)
            self._dependents = [tuple(tokens) for tokens in under]
        return self._dependents[token]

    def dependent(self, token: int, *relations: str) -> int | None:
        """The first token that depends on this one in one of these ways."""
        for below in self.dependents(token):
            if self.relations[below] in relations:
                return below
        return None

    def at(self, position: int) -> int | None:
        """The token that holds this character; null between tokens and beyond the parse."""
        token = bisect_right(self.starts, position) - 1
        return token if token >= 0 and position < self.ends[token] else None

    def tokens_in(self, span: Span) -> range:
        """The tokens that begin in a character range."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def span(self, first: int, last: int) -> Span:
        """The characters from one token to another, both included."""
        return Span(self.starts[first], self.ends[last])

    def is_verb(self, token: int) -> bool:
        """Whether the token is a verb, and no participle that stands before a noun."""
        return self.tags[token].startswith("VB") and self.relations[token] != "amod"
