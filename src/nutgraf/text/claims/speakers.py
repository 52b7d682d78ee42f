"""Speakers: what kind they are, and by which name they go."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nutgraf.model.marks import EntityKind, Mention, SpeakerKind
from nutgraf.text.claims.vocabulary import ANONYMOUS, DOCUMENTS, INSTITUTIONS, ROLES, singular

PRONOUNS = frozenset("he she they it his her their its who".split())
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_HEAD_END = re.compile(
    r",|\s[—–(]|\s(?:of|in|at|from|for|with|on|who|which|that|to|by|close|familiar|speaking|near)\s"
)
_NAMELESS = re.compile(
    r"\b(?:speaking|condition of anonymity|familiar with|close to|not (?:to be )?named|briefed on"
    r"|declined to be named|anonymous(?:ly)?|with knowledge of)\b",
    re.IGNORECASE,
)
_PLURAL_ROLES = frozenset("ministers presidents leaders mayors".split())


def head_of(text: str) -> str:
    """The speaker's phrase up to its first comma or preposition."""
    end = _HEAD_END.search(text)
    return text[: end.start()] if end else text


def kind_of(text: str, mentions: Sequence[Mention]) -> SpeakerKind:
    """What kind of speaker a phrase is; `mentions` are those inside it."""
    head = head_of(text)
    words = [word.lower().replace("’", "'") for word in _WORD.findall(head)] or [text.lower()]
    if any(mention.kind is EntityKind.PERSON for mention in mentions):
        return SpeakerKind.NAMED
    if _NAMELESS.search(text):
        return SpeakerKind.ANONYMOUS
    last = words[-1]
    if last in DOCUMENTS or singular(last) in DOCUMENTS:
        return SpeakerKind.DOCUMENT
    if last in INSTITUTIONS or singular(last) in INSTITUTIONS:
        return SpeakerKind.INSTITUTION
    if _is_role(last):
        indefinite = words[0] in {"a", "an", "one", "another"}
        return SpeakerKind.ANONYMOUS if indefinite else SpeakerKind.NAMED
    if last in ANONYMOUS or singular(last) in ANONYMOUS:
        return SpeakerKind.ANONYMOUS
    if any(mention.kind in (EntityKind.ORGANISATION, EntityKind.PLACE) for mention in mentions):
        return SpeakerKind.INSTITUTION
    return _by_look(head, words)


def _is_role(word: str) -> bool:
    """Whether the word is a role that one person has."""
    return word in ROLES or word.rpartition("-")[2] in ROLES


def _by_look(head: str, words: list[str]) -> SpeakerKind:
    """The kind of a phrase that no list knows: capitals make a name."""
    names = [word for word in _WORD.findall(head) if word[0].isupper()]
    if not names or (words[0] in {"the", "a", "an"} and len(names) < 2):
        return SpeakerKind.ANONYMOUS if not names else SpeakerKind.INSTITUTION
    acronym = names[-1].isupper() and len(names[-1]) > 1
    return SpeakerKind.INSTITUTION if acronym else SpeakerKind.NAMED


def name_of(text: str, start: int, mentions: Sequence[Mention]) -> str:
    """The canonical name of a speaker: of the person in it, of what it ends with, else the phrase itself."""
    people = [mention for mention in mentions if mention.kind is EntityKind.PERSON]
    if people:
        return people[0].name
    head = head_of(text)
    end = start + len(head)
    for mention in mentions:
        if mention.end == end:
            return mention.name
    return bare(head)


def bare(text: str) -> str:
    """A phrase without its article."""
    return _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
