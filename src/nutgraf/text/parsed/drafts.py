"""The claims that the grammar of one sentence shows, as drafts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from nutgraf.model.marks import Span
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.frame import Frame
from nutgraf.text.parsed.contents import content_of
from nutgraf.text.parsed.cues import Cue, cues_of
from nutgraf.text.parsed.subjects import Subject, agent_of, noun_phrase, subject_of
from nutgraf.text.parsed.tree import Tree

_NO_SPEAKER = frozenset({"i", "we", "you", "this", "that", "there", "what", "which", "one"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "not", "nothing", "hardly"})
"""Words that a subject begins with of whom something is not said."""
_IMPERSONAL = frozenset({"parsed-impersonal", "parsed-said-to"})


def drafts_of(tree: Tree, frame: Frame) -> Iterator[Draft]:
    """The drafts of a sentence, in order of their cues; what is quoted belongs to its speaker."""
    for cue in cues_of(tree, tree.tokens_in(frame.span)):
        if not _is_quoted(tree, frame, cue.verb):
            draft = _draft(tree, frame, cue)
            if draft is not None:
                yield draft


def _is_quoted(tree: Tree, frame: Frame, token: int) -> bool:
    """Whether a token of the parse stands between quotation marks."""
    return frame.quoted[_frame_token(tree, frame, token)] >= 0


def _frame_token(tree: Tree, frame: Frame, token: int) -> int:
    """The token of the frame in which a token of the parse begins."""
    return max(0, bisect_right(frame.starts, tree.starts[token]) - 1)


def _draft(tree: Tree, frame: Frame, cue: Cue) -> Draft | None:
    """The claim of one cue; null where nothing is said, or nobody can be the one who says it."""
    found = content_of(tree, frame, cue)
    if found is None:
        return None
    rule, ranges = found
    subject = _subject(tree, cue, rule)
    if subject is None and rule not in _IMPERSONAL:
        return None
    speaker = None if subject is None else tree.span(*noun_phrase(tree, subject.head))
    if (
        subject is not None
        and speaker is not None
        and not _may_speak(tree, subject, speaker, ranges)
    ):
        return None
    begins = cue.first if subject is None or not subject.own else min(cue.first, subject.head)
    return Draft(
        frame,
        tree.span(cue.first, cue.last),
        rule,
        cue.word.stance,
        speaker,
        ranges,
        begins=_frame_token(tree, frame, begins),
        inherits=subject is not None and not subject.own,
        grounds=[_cue_ground(cue)],
        engine="spacy",
    )


def _cue_ground(cue: Cue) -> str:
    """Which verb the cue is a form of, and what that says of the speaker's attitude."""
    stance = cue.word.stance.value
    article = "an" if stance[0] in "ae" else "a"
    return f"“{cue.word.lemma}” is {article} {stance} cue"


def _subject(tree: Tree, cue: Cue, rule: str) -> Subject | None:
    """Who speaks: the subject, or whom a passive names with "by"."""
    if not cue.passive:
        return subject_of(tree, cue.verb)
    agent = agent_of(tree, cue.verb) if rule in _IMPERSONAL else None
    return None if agent is None else Subject(agent, True)


def _may_speak(tree: Tree, subject: Subject, speaker: Span, ranges: list[Span]) -> bool:
    """Whether a subject may be a speaker: no "I", and nobody who is only spoken of."""
    if tree.words[subject.head] in _NO_SPEAKER or tree.words[tree.firsts[subject.head]] in _NOBODY:
        return False
    return subject.own or not any(span.start <= speaker.start < span.end for span in ranges)
