"""Parses written by hand, and the engine where a pipeline is installed."""

from __future__ import annotations

from functools import cache

import pytest

from nutgraf.model.marks import Claim, Span
from nutgraf.text.claims.find import find_claims
from nutgraf.text.parsed.loading import Pipeline, installed, load
from nutgraf.text.parsed.review import Reviewer
from nutgraf.text.parsed.tree import Tree
from nutgraf.text.segment import sentences

needs_model = pytest.mark.skipif(installed() is None, reason="no spaCy pipeline is installed")


@cache
def pipeline() -> Pipeline:
    """The installed pipeline, loaded once."""
    return load()


def tree_of(text: str, table: str) -> Tree:
    """The tree of a text from `word/TAG/relation/head` for every token; heads count from 1."""
    tree = Tree()
    at = 0
    for token in table.split():
        word, tag, relation, head = token.rsplit("/", 3)
        start = text.index(word, at)
        at = start + len(word)
        tree.starts.append(start)
        tree.ends.append(at)
        tree.words.append(word.lower())
        tree.tags.append(tag)
        tree.relations.append(relation)
        tree.heads.append(int(head) - 1)
    for token_number in range(len(tree)):
        below = [n for n in range(len(tree)) if token_number in _above(tree, n)]
        tree.firsts.append(min(below))
        tree.lasts.append(max(below))
    return tree


def _above(tree: Tree, token: int) -> set[int]:
    """The token and all that it depends on."""
    found = {token}
    while tree.heads[token] != token:
        token = tree.heads[token]
        found.add(token)
    return found


def reviewed(text: str, table: str) -> list[Claim]:
    """The claims of a text with a parse written by hand."""
    return list(find_claims(text, sentences(text), review=Reviewer(tree_of(text, table))))


def told(claim: Claim) -> tuple[str | None, str, list[str]]:
    """Speaker, cue and content of a claim."""
    speaker = claim.speaker.text if claim.speaker else None
    return speaker, claim.cue.text, [quote.text for quote in claim.content]


def span_in(text: str, part: str) -> Span:
    """Where a part of a text stands."""
    start = text.index(part)
    return Span(start, start + len(part))
