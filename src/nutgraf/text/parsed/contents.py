"""What was said, by the clauses that depend on a cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from nutgraf.model.marks import Span
from nutgraf.text.claims.edges import right_edge
from nutgraf.text.claims.frame import Frame
from nutgraf.text.parsed.cues import Cue
from nutgraf.text.parsed.subjects import noun_phrase, speaks, subject_of
from nutgraf.text.parsed.tree import Tree

Found = tuple[str, list[Span]]
"""The id of a rule and the ranges of the content."""

_FEWEST = 3
"""Tokens of a clause before its cue."""
_QUESTION = frozenset({"WP", "WP$", "WDT", "WRB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_SAID_TO = frozenset({"say", "report", "allege", "believe", "think", "understand"})
"""Verbs of which somebody is the subject who is said to do something."""


def content_of(tree: Tree, frame: Frame, cue: Cue) -> Found | None:
    """The content of a cue and the rule that found it; null where no clause depends on it."""
    if cue.passive:
        return _of_passive(tree, frame, cue)
    for token in tree.dependents(cue.verb):
        if tree.relations[token] == "ccomp":
            found = (
                _before(tree, cue, token) if token < cue.verb else _after(tree, frame, cue, token)
            )
            if found is not None:
                return found
    return _infinitive(tree, frame, cue) or _inside(tree, cue)


def _before(tree: Tree, cue: Cue, clause: int) -> Found | None:
    """The clause that stands before its cue."""
    first, last = tree.firsts[clause], min(tree.lasts[clause], cue.first - 1)
    if not cue.has("li") or last - first + 1 < _FEWEST:
        return None
    return "parsed-before", [tree.span(first, last)]


def _after(tree: Tree, frame: Frame, cue: Cue, clause: int) -> Found | None:
    """The clause that follows its cue."""
    first, last = max(tree.firsts[clause], cue.last + 1), tree.lasts[clause]
    mark = tree.dependent(clause, "mark")
    opening = tree.words[first] == "that" and tree.tags[first] == "IN"
    if opening or (mark is not None and tree.words[mark] == "that"):
        if cue.has("k") or (cue.has("e") and not _speaks(tree, cue)):
            return None
        return "parsed-that", [_cut(tree, frame, first + opening, last)]
    if _is_question(tree, clause, first):
        return ("parsed-question", [_cut(tree, frame, first, last)]) if cue.has("w") else None
    if first < last and tree.tags[first + 1] in _QUESTION:
        return None  # during which, to whom: a relative clause gone astray
    if not cue.has("cd") or not _is_whole(tree, clause):
        return None
    if not cue.has("c") and not _speaks(tree, cue):
        return None
    return "parsed-clause", [_cut(tree, frame, first, last)]


def _of_passive(tree: Tree, frame: Frame, cue: Cue) -> Found | None:
    """What it is hoped or was reported; who or what is said to do something."""
    subject = tree.dependent(cue.verb, *_SUBJECTS)
    if subject is None:
        return None
    clause = tree.dependent(cue.verb, "ccomp")
    if tree.words[subject] == "it" and clause is not None and clause > cue.verb:
        first = max(tree.firsts[clause], cue.last + 1)
        if tree.words[first] in {"that", "if"}:
            first += 1
        if _is_whole(tree, clause) and tree.tags[first] not in _QUESTION:
            return "parsed-impersonal", [_cut(tree, frame, first, tree.lasts[clause])]
    infinitive = tree.dependent(cue.verb, "xcomp")
    if infinitive is None or infinitive < cue.verb or cue.word.lemma not in _SAID_TO:
        return None
    if not _is_infinitive(tree, infinitive) or tree.tags[subject] in _QUESTION:
        return None
    rest = _cut(tree, frame, max(tree.firsts[infinitive], cue.last + 1), tree.lasts[infinitive])
    return "parsed-said-to", [tree.span(*noun_phrase(tree, subject)), rest]


def _infinitive(tree: Tree, frame: Frame, cue: Cue) -> Found | None:
    """The infinitive after a verb of promising."""
    token = tree.dependent(cue.verb, "xcomp", "advcl")
    if token is None or token < cue.verb or not cue.has("v") or not _is_infinitive(tree, token):
        return None
    first = max(tree.firsts[token], cue.last + 1)
    if tree.relations[token] == "advcl" and first > cue.last + 1:
        return None  # so as to: a purpose
    if not _speaks(tree, cue):
        return None
    return "parsed-infinitive", [_cut(tree, frame, first, tree.lasts[token])]


def _inside(tree: Tree, cue: Cue) -> Found | None:
    """The clause that speaker and cue are set into."""
    head = tree.heads[cue.verb]
    if tree.relations[cue.verb] != "parataxis" or not cue.has("li") or head == cue.verb:
        return None
    left = (tree.firsts[head], tree.firsts[cue.verb] - 1)
    right = (tree.lasts[cue.verb] + 1, tree.lasts[head])
    ranges = [tree.span(first, last) for first, last in (left, right) if last > first]
    return ("parsed-inside", ranges) if ranges else None


def _is_question(tree: Tree, clause: int, first: int) -> bool:
    """Whether a clause opens with a question word of its own: not "says if it rains, …"."""
    if tree.tags[first] not in _QUESTION and tree.words[first] not in {"whether", "if"}:
        return False
    top = first
    while tree.heads[top] not in {clause, top}:
        top = tree.heads[top]
    return tree.relations[top] != "advcl"


def _is_whole(tree: Tree, verb: int) -> bool:
    """Whether a clause has a subject and a finite verb of its own."""
    helped = any(
        tree.relations[token] in {"aux", "auxpass"} and tree.tags[token] in _FINITE
        for token in tree.dependents(verb)
    )
    return (helped or tree.tags[verb] in _FINITE) and tree.dependent(verb, *_SUBJECTS) is not None


def _is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether "to" stands before the verb."""
    return any(
        tree.relations[token] == "aux" and tree.words[token] == "to"
        for token in tree.dependents(verb)
    )


def _speaks(tree: Tree, cue: Cue) -> bool:
    """Whether the subject of a cue can say anything."""
    subject = subject_of(tree, cue.verb)
    return subject is not None and speaks(tree, subject.head)


def _cut(tree: Tree, frame: Frame, first: int, last: int) -> Span:
    """The range of a clause, which ends where the narrator speaks again."""
    begin = bisect_right(frame.starts, tree.starts[first]) - 1
    edge = right_edge(frame, begin) if begin >= 0 else len(frame)
    if edge < len(frame):
        last = max(first, min(last, bisect_left(tree.starts, frame.starts[edge]) - 1))
    return tree.span(first, last)
