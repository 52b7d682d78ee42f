"""Where the grammar of a sentence has a cue: a verb of the lexicon that really says something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nutgraf.text.claims.lexicon import CueWord, lexicon
from nutgraf.text.parsed.tree import Tree

_NEGATABLE = frozenset({"believe", "think", "expect"})
"""Verbs whose negation is an opinion too."""
_FUTURE = frozenset({"will", "would", "'ll", "'d", "wo"})
_UNREAL = frozenset({"if", "unless", "whether", "lest"})
_FARTHEST = 5
"""Tokens between a verb and its auxiliary, which goes with the cue."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that says something, as tokens of the parse."""

    first: int
    """Its first auxiliary."""
    verb: int
    last: int
    """The verb itself, or the particle that belongs to it."""
    word: CueWord
    passive: bool

    def has(self, frames: str) -> bool:
        """Whether one of these frames of the lexicon is the verb's."""
        return not self.word.frames.isdisjoint(frames)


def cues_of(tree: Tree, tokens: range) -> Iterator[Cue]:
    """The cues among these tokens, in order."""
    for token in tokens:
        found = _word(tree, token)
        if found and tree.is_verb(token) and _is_real(tree, token, found[0]):
            word, last = found
            passive = tree.dependent(token, "auxpass", "nsubjpass") is not None
            yield Cue(_first(tree, token), token, last, word, passive)


def _word(tree: Tree, token: int) -> tuple[CueWord, int] | None:
    """The verb of the lexicon at a token, with its last token."""
    table, form = lexicon(), tree.words[token]
    if form in table.pairs and token + 1 < len(tree):
        pair = table.pairs[form].get(tree.words[token + 1])
        if pair is not None:
            return pair, token + 1
    word = table.words.get(form)
    return (word, token) if word is not None else None


def _is_real(tree: Tree, verb: int, word: CueWord) -> bool:
    """Whether something is really said: not "did not say", "could say", "if he says", "to say"."""
    helped = subject = False
    for token in tree.dependents(verb):
        relation, form = tree.relations[token], tree.words[token]
        if relation == "neg" and word.lemma not in _NEGATABLE:
            return False
        if relation == "mark" and form in _UNREAL:
            return False
        if relation == "aux" and (
            form == "to" or (tree.tags[token] == "MD" and form not in _FUTURE)
        ):
            return False
        helped = helped or relation == "aux"
        subject = subject or relation == "nsubj"
    # a plain form with a subject is a plural that the tagger took for an infinitive
    return helped or subject or tree.tags[verb] != "VB"


def _first(tree: Tree, verb: int) -> int:
    """The first auxiliary of a verb."""
    near = (
        token
        for token in tree.dependents(verb)
        if tree.relations[token] in {"aux", "auxpass"} and verb - _FARTHEST < token < verb
    )
    return min(near, default=verb)
