"""Whose verb it is: subjects through conjunctions, participles and relative clauses; noun phrases."""

from __future__ import annotations

from typing import NamedTuple

from nutgraf.text.claims.vocabulary import can_speak
from nutgraf.text.parsed.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVES = frozenset({"who", "which", "that"})
_SHARED = frozenset({"conj", "xcomp", "dep", "parataxis"})
"""How a verb depends on another one whose subject is its own too."""
_CLAUSES = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp"})
"""What may follow the words of a name and belongs to its phrase in grammar only."""
_DEEPEST = 4


class Subject(NamedTuple):
    """The head of a noun phrase that is the subject of a verb."""

    head: int
    own: bool
    """Whether it is the verb's own, and not that of the verb before it."""


def subject_of(tree: Tree, verb: int, depth: int = 0) -> Subject | None:
    """The subject of a verb; null where the sentence names none."""
    token = tree.dependent(verb, *_SUBJECTS)
    if token is not None:
        if tree.words[token] not in _RELATIVES or tree.tags[token] == "DT":
            return Subject(token, True)
        return _antecedent(tree, verb)
    head, relation = tree.heads[verb], tree.relations[verb]
    if head == verb or depth >= _DEEPEST:
        return None
    if relation in {"acl", "relcl"}:
        return Subject(head, True)
    participle = relation == "advcl" and tree.tags[verb] == "VBG"
    if (relation in _SHARED or participle) and tree.tags[head][:2] in {"VB", "MD"}:
        above = subject_of(tree, head, depth + 1)
        return Subject(above.head, False) if above else None
    return None


def _antecedent(tree: Tree, verb: int) -> Subject | None:
    """The noun that "who" or "which" stands for."""
    while tree.relations[verb] in {"ccomp", "xcomp", "conj"} and tree.heads[verb] != verb:
        verb = tree.heads[verb]
    return Subject(tree.heads[verb], True) if tree.relations[verb] == "relcl" else None


def agent_of(tree: Tree, verb: int) -> int | None:
    """The noun after the "by" of a passive."""
    preposition = tree.dependent(verb, "agent")
    return None if preposition is None else tree.dependent(preposition, "pobj")


def noun_phrase(tree: Tree, head: int) -> tuple[int, int]:
    """First and last token of the phrase of a noun, without the clauses that follow it."""
    first, last = tree.firsts[head], tree.lasts[head]
    for token in tree.dependents(head):
        if token > head and tree.relations[token] in _CLAUSES:
            last = min(last, tree.firsts[token] - 1)
    while last > head and not _is_word(tree.words[last]):
        last -= 1
    while first < head and not _is_word(tree.words[first]):
        first += 1
    return first, last


def speaks(tree: Tree, head: int) -> bool:
    """Whether a noun is a name, a person, or something that says things."""
    if tree.tags[head] in {"NNP", "NNPS"}:
        return True
    if tree.tags[head] == "PRP":
        return tree.words[head] not in {"it", "i", "we", "you"}
    return can_speak(tree.words[head])


def _is_word(form: str) -> bool:
    """Whether a token is more than punctuation."""
    return form[0].isalnum() or form == ")"
