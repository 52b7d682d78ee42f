"""The drafts of the rules looked over with the grammar of the sentence, and completed."""

from __future__ import annotations

from bisect import bisect_right

from nutgraf.model.marks import Span
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.overlaps import end_earlier
from nutgraf.text.parsed.drafts import drafts_of
from nutgraf.text.parsed.tree import Tree

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "DT", "CD", "WP", "JJ", "FW"})
"""Tags of one word at least of whatever may speak: officials, he, some, two, many."""
_OPENING = frozenset({"prep", "advcl", "npadvmod", "advmod", "punct"})
"""How an opening that is the narrator's depends on the cue."""


class Reviewer:
    """Looks over the drafts of one sentence after the other; a `Review` of `find_claims`."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def __call__(self, frame: Frame, drafts: list[Draft]) -> list[Draft]:
        """The drafts that stand, those that only the grammar shows among them."""
        tree = self._tree
        if not tree.tokens_in(frame.span):
            return drafts
        parsed = list(drafts_of(tree, frame))
        kept = [draft for draft in drafts if not self._is_refuted(draft, parsed)]
        for draft in kept:
            self._drop_opening(draft)
            self._end_clause(draft)
        for draft in parsed:
            same = next((other for other in kept if _meet(draft.cue, other.cue)), None)
            if same is not None:
                self._correct_speaker(same, draft)
            else:
                end_earlier(frame, draft, kept)
                kept.append(draft)
        return sorted(kept, key=lambda draft: draft.cue)

    def _is_refuted(self, draft: Draft, parsed: list[Draft]) -> bool:
        """Whether the noun of a draft is a verb, or its verb a noun."""
        if draft.rule == "claim-noun":
            return any(_meet(draft.cue, other.cue) for other in parsed)
        token = self._tree.at(draft.cue.end - 1)
        if draft.candidate is None or token is None or not self._tree.tags[token].startswith("NN"):
            return False
        return not any(_is_quoted(draft.frame, span) for span in draft.ranges)

    def _correct_speaker(self, draft: Draft, parsed: Draft) -> None:
        """Gives a claim another speaker where what the rules took for one is no noun."""
        if draft.speaker is None or parsed.speaker is None:
            return
        tags = {self._tree.tags[token] for token in self._tree.tokens_in(draft.speaker)}
        if tags and _NOUNS.isdisjoint(tags):
            draft.speaker = parsed.speaker
            draft.grounds.append("the speaker is the subject in the grammar of the sentence")

    def _drop_opening(self, draft: Draft) -> None:
        """Takes "After the match" out of what was said where it depends on the cue."""
        if draft.rule != "claim-inside" or len(draft.ranges) < 2:
            return
        tree = self._tree
        verb = tree.at(draft.cue.end - 1)
        opening, rest = tree.tokens_in(draft.ranges[0]), tree.tokens_in(draft.ranges[1])
        if verb is None or not opening or not rest or tree.tags[rest[0]][:2] in {"VB", "MD"}:
            return
        tops = [token for token in opening if tree.heads[token] not in opening]
        if all(tree.heads[top] == verb and tree.relations[top] in _OPENING for top in tops):
            del draft.ranges[0]
            draft.grounds.append("the opening depends on the cue")

    def _end_clause(self, draft: Draft) -> None:
        """Ends what was said where the narrator goes on: …, who said it was late, | went home."""
        if not draft.ranges:
            return  # the next paragraph is what was said
        verb, span = self._tree.at(draft.cue.end - 1), draft.ranges[-1]
        if verb is None or span.start < draft.cue.end or _is_quoted(draft.frame, span):
            return
        end = self._end_of_relative(verb) or self._end_before_conjunct(verb)
        if end is not None and span.start < end < span.end and not self._cuts_quotation(draft, end):
            draft.ranges[-1] = Span(span.start, end)
            draft.grounds.append("the clause ends before its sentence does")

    def _end_of_relative(self, verb: int) -> int | None:
        """Where a relative clause ends whose noun is the subject of a later verb."""
        tree = self._tree
        if tree.relations[verb] != "relcl":
            return None
        above = tree.heads[tree.heads[verb]]
        return tree.ends[tree.lasts[verb]] if above > tree.lasts[verb] else None

    def _end_before_conjunct(self, verb: int) -> int | None:
        """Where a second verb in the past begins that has the same subject as the cue."""
        tree = self._tree
        if tree.tags[verb] != "VBD":
            return None
        before = None
        for token in tree.dependents(verb):
            if tree.relations[token] == "cc":
                before = token
            if tree.relations[token] == "conj" and before is not None and _is_past(tree, token):
                return tree.starts[before]
        return None

    def _cuts_quotation(self, draft: Draft, position: int) -> bool:
        """Whether a position lies in a quotation."""
        return _is_quoted(draft.frame, Span(position, position))


def _is_past(tree: Tree, verb: int) -> bool:
    """Whether a verb is in the past and has no subject of its own."""
    if tree.dependent(verb, "nsubj", "nsubjpass", "expl") is not None:
        return False
    helper = tree.dependent(verb, "auxpass", "aux")
    return tree.tags[verb if helper is None else helper] == "VBD"


def _meet(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def _is_quoted(frame: Frame, span: Span) -> bool:
    """Whether a range begins in a quotation."""
    token = bisect_right(frame.starts, span.start) - 1
    return token >= 0 and frame.quoted[token] >= 0
