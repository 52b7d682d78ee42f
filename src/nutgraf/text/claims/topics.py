"""Whom a sentence is about that reports nothing: the subject it opens with.

"A spokesman did not comment. He said later…": the spokesman has said nothing yet, and is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from nutgraf.model.marks import EntityKind, Mention, SpeakerKind
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.pronouns import Referent, gender_of
from nutgraf.text.claims.speakers import kind_of, name_of
from nutgraf.text.claims.vocabulary import INSTITUTIONS, can_speak, is_person, singular
from nutgraf.text.claims.words import KINDS

_OPENING = re.compile(
    r"(?:(?:But|And|Yet|Meanwhile|Later|Earlier|Then|However|On [A-Z]\w+day),? )?"
    r"(?P<article>The|An?|His|Her|Its|Their|Another|One)? ?"
)
_WORD = re.compile(r"[ -]?([^\W_][\w’']*)")
_OF_WHOM = re.compile(
    r" (?:of|for|at|from|with) (?:the )?[^\W\d_a-zß-öø-ÿ][\w’'.&-]*"
    r"(?: [^\W\d_a-zß-öø-ÿ][\w’'.&-]*)*"
)
_LONGEST = 7
"""Words of a subject before its head."""
_GOES_ON = (
    kind.AUX | kind.PAST | kind.ED | kind.PARTICIPLE | kind.THIRD | kind.ADV | kind.WH | kind.PREP
    | kind.TIME | kind.VERB_ONLY
)  # fmt: skip
"""What may follow a whole subject."""
_FURNITURE = frozenset({"chair"})
_ACTING = frozenset({EntityKind.ORGANISATION, EntityKind.PLACE})


class Topics:
    """Finds the subject that a sentence opens with, where that is somebody who may speak."""

    def __init__(self, text: str, sentences: Sequence[int], mentions: Sequence[Mention]) -> None:
        self._text = text
        self._sentences = sentences
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._known: dict[int, Referent | None] = {}

    def of(self, sentence: int) -> Referent | None:
        """The subject of a sentence by its number."""
        if sentence not in self._known:
            known = 0 <= sentence < len(self._sentences)
            self._known[sentence] = self._find(sentence) if known else None
        return self._known[sentence]

    def is_alone(self, topic: Referent, stop: int) -> bool:
        """Whether no other organisation is named between a topic and a position."""
        first = bisect_left(self._starts, topic.start + 1)
        between = self._mentions[first : bisect_left(self._starts, stop)]
        return not any(m.kind in _ACTING and m.name != topic.name for m in between)

    def _find(self, sentence: int) -> Referent | None:
        """The subject, by its head noun or as the name that the sentence begins with."""
        begin = self._sentences[sentence]
        opening = _OPENING.match(self._text, begin)
        if opening is None:
            return None
        named = bisect_left(self._starts, opening.end())
        if named < len(self._starts) and self._starts[named] == opening.end():
            return self._organisation(self._mentions[named], sentence)
        return self._phrase(opening, sentence) if opening["article"] else None

    def _organisation(self, mention: Mention, sentence: int) -> Referent | None:
        """An organisation or country as subject; not one whose spokesman, or whose deed, follows."""
        following = _WORD.match(self._text, mention.end)
        word = following[1].lower() if following else ""
        if mention.kind not in _ACTING or not KINDS[word] & _GOES_ON or can_speak(word):
            return None
        return Referent(
            mention.start, sentence, mention.name, "", SpeakerKind.INSTITUTION, False, False
        )

    def _phrase(self, opening: re.Match[str], sentence: int) -> Referent | None:
        """A noun phrase with an article whose head is somebody who may speak."""
        head, at = "", opening.end()
        for _ in range(_LONGEST):
            word = _WORD.match(self._text, at)
            if word is None or (head and not can_speak(word[1].lower())):
                break
            noun = word[1].islower() and word[1] not in _FURNITURE and can_speak(word[1])
            head = word[1] if noun else ""
            at = word.end()
        if not head or not self._ends(at):
            return None
        start = opening.start("article")
        whom = _OF_WHOM.match(self._text, at)
        end = whom.end() if whom else at
        return self._referent(start, end, head, sentence)

    def _ends(self, at: int) -> bool:
        """Whether a subject may end here: a verb, a preposition or a comma follows."""
        word = _WORD.match(self._text, at)
        return self._text.startswith(",", at) or (
            word is not None and bool(KINDS[word[1].lower()] & _GOES_ON)
        )

    def _referent(self, start: int, end: int, head: str, sentence: int) -> Referent | None:
        """The phrase as somebody whom a pronoun may mean; a document is nobody."""
        text = self._text[start:end]
        inside = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        what = kind_of(text, start, inside)
        if what is SpeakerKind.DOCUMENT:
            return None
        people = is_person(head)
        plural = people and head.endswith("s") and singular(head) != head
        if people and not plural:
            what = SpeakerKind.NAMED
        elif head in INSTITUTIONS or singular(head) in INSTITUTIONS:
            what = SpeakerKind.INSTITUTION
        name = name_of(text, start, inside)
        return Referent(start, sentence, name, gender_of(text), what, plural, False)
