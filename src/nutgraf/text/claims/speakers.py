"""Speakers: what kind they are, and by which name they go."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nutgraf.model.marks import EntityKind, Mention, SpeakerKind
from nutgraf.text.claims.vocabulary import (
    ANONYMOUS,
    DOCUMENTS,
    INSTITUTIONS,
    ROLES,
    is_person,
    singular,
)
from nutgraf.text.wordlists import sections

_LISTED = sections("claims/words")
PRONOUNS = _LISTED["speaking pronoun"]
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_HEAD_END = re.compile(
    r",|\s[—–(]|\s(?:\w+ed|\w+tten|\w+[iv]en|taken|seen|held|sent|left|made|found|built|led|read|put)"
    r" (?:by|in|on|at|for|from|to|with|beside|outside|last|this|[A-Z][a-z]+day)\s"
    r"|(?<=[a-z]{4})\s(?:issued|released|published|posted|obtained|seen|signed)\Z"
    r"|\s(?:of|in|at|from|for|with|on|who|which|that|to|by|close|familiar|speaking|near|outside|inside"
    r"|representing|acting|living|working|behind|under|over|against|among|between|about|after|before|during|on)\s"
)
_OWNED = re.compile(r"\sof [\w ]{1,30}['’]s \w+\Z")
"""The rest of a phrase whose head is at its end: the secretary | of state's office."""
_APPOSED = re.compile(r", ((?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*\s?){1,4})\Z")
_AMOUNT = re.compile(
    r"(?:more|fewer|less|about|around|nearly|almost|over|up to|at least|half|both|both of|\d[\d,.]*%?"
    r"|[\w-]+ per ?cent|an? (?:majority|minority|third|quarter|fifth|handful) of)\s",
    re.IGNORECASE,
)
_SOME_OF = re.compile(
    r"(?:one|two|three|four|five|some|many|most|several|all) of\b|\w+ in \w+\Z|[\w-]+ per ?cent of\b",
    re.IGNORECASE,
)
_PAPERS = frozenset({"post", "record", "review", "bulletin"})
"""Documents that are newspapers where they have a capital: the Harbour Post."""
_OFFICES = ROLES | {"member"}
_AGED = re.compile(r"(?:(the)|an?) \d+-year-old\b", re.IGNORECASE)
_JOINED = re.compile(r"\b[A-Z][\w'’.-]* and (?:the )?[A-Z]")
_WITH_HIS = re.compile(r"\b[A-Z][\w'’.-]* and (?:his|her|their|its) ")
_AT_END = re.compile(r"\b([a-z][\w'’-]*) ((?:[A-Z][\w'’.-]*\s?){1,4})\Z")
_PREPOSITION = re.compile(r"\b(?:of|to|for|from|by|with|at|in|on|who|near|against)\b")
_NAMELESS = re.compile(
    r"\b(?:speaking|condition of anonymity|familiar with|close to|not (?:to be )?named|briefed on"
    r"|declined to be named|anonymous(?:ly)?|with knowledge of)\b",
    re.IGNORECASE,
)


def head_of(text: str) -> str:
    """The speaker's phrase up to its first comma or preposition."""
    end = _HEAD_END.search(text)
    if end is None or _OWNED.match(text, end.start()):
        return text
    return text[: end.start()]


def person_in(text: str, start: int, mentions: Sequence[Mention]) -> Mention | None:
    """The person whom a phrase names, and not one whom it only mentions: an aide to Ann Lee."""
    for mention in mentions:
        if mention.kind is EntityKind.PERSON:
            before = text[: mention.start - start].rpartition(",")[2]
            owns = text[mention.end - start :].startswith(("'s", "’s"))
            if not owns and (not _PREPOSITION.search(before) or _holds_office(before)):
                return mention
    return None


def _holds_office(before: str) -> bool:
    """Whether a role and its office stand before a name: the Minister of Public Works | Ann Lee.

    Not "lawyer for", nor "a friend of Mayor": the office must be a capitalised word that is no title.
    """
    words = _WORD.findall(before)
    if len(words) < 3 or not words[-1][0].isupper() or _is_role(words[-1].lower()):
        return False
    return any(word[0].isupper() and word.lower() in _OFFICES for word in words[:-2])


def kind_of(text: str, start: int, mentions: Sequence[Mention]) -> SpeakerKind:
    """What kind of speaker a phrase is; `mentions` are those inside it."""
    head = head_of(text)
    written = _WORD.findall(head) or [text]
    words = [word.lower().replace("’", "'") for word in written]
    if person_in(text, start, mentions) is not None or _name_after_role(text):
        return SpeakerKind.NAMED
    if _NAMELESS.search(text):
        return SpeakerKind.ANONYMOUS
    aged = _AGED.match(text)
    if aged:
        return SpeakerKind.NAMED if aged[1] else SpeakerKind.ANONYMOUS
    last = words[-1]
    if last in _PAPERS and len(words) > 1 and written[-1][0].isupper():
        return SpeakerKind.INSTITUTION
    if last in DOCUMENTS or singular(last) in DOCUMENTS:
        return SpeakerKind.DOCUMENT
    if last in {"family", "families"}:
        return SpeakerKind.ANONYMOUS
    if last in INSTITUTIONS or singular(last) in INSTITUTIONS:
        return SpeakerKind.INSTITUTION
    if (
        _SOME_OF.match(text)
        or _AMOUNT.match(text)
        or (last not in ROLES and singular(last) in ROLES)
    ):
        people = any(mention.kind is EntityKind.PERSON for mention in mentions)
        return SpeakerKind.NAMED if people else SpeakerKind.ANONYMOUS
    if _is_role(last):
        indefinite = words[0] in {"a", "an", "one", "another"}
        return SpeakerKind.ANONYMOUS if indefinite else SpeakerKind.NAMED
    if last in ANONYMOUS or singular(last) in ANONYMOUS or is_person(last):
        return SpeakerKind.ANONYMOUS
    if any(mention.kind in (EntityKind.ORGANISATION, EntityKind.PLACE) for mention in mentions):
        return SpeakerKind.INSTITUTION
    if any(mention.kind is EntityKind.GROUP for mention in mentions) and not last.endswith("s"):
        return SpeakerKind.NAMED  # the Scot, the Argentine
    return _by_look(head, words)


def _is_role(word: str) -> bool:
    """Whether the word is a role that one person has."""
    return word in ROLES or word.rpartition("-")[2] in ROLES


def _by_look(head: str, words: list[str]) -> SpeakerKind:
    """The kind of a phrase that no list knows: capitals make a name."""
    article = words[0] in {"the", "a", "an"}
    names = [word for word in _WORD.findall(head)[article:] if word[0].isupper()]
    if not names or (article and len(names) < 2):
        return SpeakerKind.ANONYMOUS if not names else SpeakerKind.INSTITUTION
    acronym = names[-1].isupper() and len(names[-1]) > 1
    return SpeakerKind.INSTITUTION if acronym else SpeakerKind.NAMED


def name_of(text: str, start: int, mentions: Sequence[Mention]) -> str:
    """The canonical name of a speaker: of the person in it, of what it ends with, else the phrase itself."""
    if (
        _SOME_OF.match(text)
        or _AMOUNT.match(text)
        or _WITH_HIS.search(text)
        or (_JOINED.search(text) and (not mentions or _names_two(mentions)))
    ):
        return bare(text)
    person = person_in(text, start, mentions)
    if person is not None:
        return person.name
    titled = _name_after_role(text)
    if titled:
        return titled
    end = start + len(head_of(text))
    for mention in mentions:
        if mention.start < end <= mention.end:
            return mention.name
    return _name_by_look(text)


def _name_after_role(text: str) -> str:
    """The full name that a phrase ends with after a role: the union's spokeswoman Ann Lee; else empty."""
    found = _AT_END.search(text)
    if found is None or not _is_role(found[1]) or " " not in found[2].strip():
        return ""
    return found[2]


def _names_two(mentions: Sequence[Mention]) -> bool:
    """Whether a phrase names two people, or two organisations."""
    people = {mention.name for mention in mentions if mention.kind is EntityKind.PERSON}
    bodies = {mention.name for mention in mentions if mention.kind is EntityKind.ORGANISATION}
    return len(people) > 1 or len(bodies) > 1


def _name_by_look(text: str) -> str:
    """The name at the end of a phrase, where nobody has found the names of the text before."""
    apposed = _APPOSED.search(text)
    if apposed and not _WORD.findall(text[: apposed.start()])[-1][0].isupper():
        return apposed[1]
    head = head_of(text)
    at_end = _AT_END.search(head)
    return at_end[2] if at_end else bare(head)


def bare(text: str) -> str:
    """A phrase without its article."""
    return _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
