"""Whom "he", "she", "they" or "it" means where somebody speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from nutgraf.model.marks import EntityKind, Mention, SpeakerKind
from nutgraf.text.claims.quotation import Quotation
from nutgraf.text.entities.lexicon import fold
from nutgraf.text.wordlists import sections

_WORD = re.compile(r"[^\W\d_]+")
_LISTED = sections("claims/gendered")
_NAMES = sections("first-names")
_TITLE = re.compile(r"([^\W\d_]+)\.?,? $")
"""The word right before a name: no quotation mark between, `"He is not the man," Fenn said`."""
_SINGULAR = frozenset({"he", "she", "his", "her", "him"})
_PLURAL = frozenset({"they", "their", "them"})
_FARTHEST = 8
"""Sentences back within which somebody may be meant."""
_MOST = 24
"""Speakers and people before a pronoun that are looked at."""
_SUBJECT_WITHIN = 60
"""Characters from the start of a sentence within which a name is taken for its subject."""
_TITLE_BEFORE = 12
"""Characters before a name that may hold its title."""


class Referent(NamedTuple):
    """Somebody whom a pronoun may mean."""

    start: int
    sentence: int
    name: str
    gender: str
    """`she`, `he`, or empty where nothing tells."""
    kind: SpeakerKind
    plural: bool
    source: bool
    """Spoke before, and was not only named."""


def gender_of(text: str) -> str:
    """Whether a name or phrase is of a `she` or a `he`; empty where nothing tells."""
    words = _WORD.findall(text)
    for number, word in enumerate(words):
        low = word.lower()
        # a name's last word is a family name, which tells nothing: "Dana James"
        is_given = word[0].isupper() and (number == 0 or number + 1 < len(words))
        given = fold(word).capitalize() if is_given else ""
        if low in _LISTED["female word"] or given in _NAMES["female"]:
            return "she"
        if low in _LISTED["male word"] or given in _NAMES["male"]:
            return "he"
    return ""


def unknown(pronoun: str, start: int, sentence: int) -> Referent:
    """Somebody who spoke as "he" or "she" and is not known: a further "he said" is not clear either."""
    one = pronoun in _SINGULAR
    gender = ("she" if pronoun in {"she", "her"} else "he") if one else ""
    kind = SpeakerKind.NAMED if one else SpeakerKind.INSTITUTION
    return Referent(start, sentence, "", gender, kind, pronoun in _PLURAL, True)


def fits(pronoun: str, referent: Referent) -> bool:
    """Whether number and gender agree."""
    if pronoun in _SINGULAR:
        if referent.plural or referent.kind in (SpeakerKind.INSTITUTION, SpeakerKind.DOCUMENT):
            return False
        wanted = "she" if pronoun in {"she", "her"} else "he"
        return referent.gender in {"", wanted}
    if pronoun in _PLURAL:
        return referent.plural or referent.kind is SpeakerKind.INSTITUTION
    return not referent.plural and referent.kind in (SpeakerKind.INSTITUTION, SpeakerKind.DOCUMENT)


def people_of(
    text: str, mentions: Sequence[Mention], sentence_of: Sequence[int], starts: Sequence[int]
) -> list[Referent]:
    """The people who are named in the text, as referents; `sentence_of` gives each one's sentence."""
    genders: dict[str, str] = {}
    people = [
        (m, n) for m, n in zip(mentions, sentence_of, strict=True) if m.kind is EntityKind.PERSON
    ]
    for mention, _ in people:
        before = text[max(0, mention.start - _TITLE_BEFORE) : mention.start]
        title = _TITLE.search(before)
        known = gender_of(title[1] if title else "") or gender_of(mention.name)
        if known or mention.name not in genders:
            genders[mention.name] = known or genders.get(mention.name, "")
    return [
        Referent(m.start, n, m.name, genders[m.name], SpeakerKind.NAMED, False, False)
        for m, n in people
        if not text.startswith(("'s", "’s"), m.end)
    ]


def outside(people: Sequence[Referent], quoted: Sequence[Quotation]) -> list[Referent]:
    """Those whom the narrator names: whom somebody speaks of in a quotation is rarely "he" after it."""
    starts = [quotation.start for quotation in quoted]
    kept = []
    for person in people:
        number = bisect_left(starts, person.start) - 1
        if number < 0 or quoted[number].end <= person.start:
            kept.append(person)
    return kept


def _near(pronoun: str, sentence: int, start: int, referents: Sequence[Referent]) -> list[Referent]:
    """Those before a position and not too far away whom the pronoun may mean."""
    return [
        referent
        for referent in referents
        if referent.start < start
        and sentence - referent.sentence <= _FARTHEST
        and fits(pronoun, referent)
    ]


def _is_apposed(topic: Referent, person: Referent) -> bool:
    """Whether a person's name belongs to the subject before it: the captain, Ann Lee."""
    return 0 <= person.start - topic.start <= _SUBJECT_WITHIN


def resolve(
    pronoun: str,
    sentence: int,
    start: int,
    sources: Sequence[Referent],
    people: Sequence[Referent],
    sentence_starts: Sequence[int],
    topics: Sequence[Referent] = (),
) -> Referent | None:
    """Whom a pronoun at a position means; null where that is not clear.

    In this order: the one person of whom its own sentence speaks; who spoke last, if that was in this
    sentence or the one before; whom the sentence before is about, or the subject of these `topics` which
    it opens with; who spoke last a little earlier; the first person of the sentence before; the last
    person named.
    """
    spoke = _near(pronoun, sentence, start, sources[-_MOST:])
    last = bisect_left(people, start, key=lambda person: person.start)
    named = _near(pronoun, sentence, start, people[max(0, last - _MOST) : last])
    here = {r.name: r for r in named if r.sentence == sentence and r.gender}
    if len(here) == 1 and not (spoke and spoke[-1].sentence == sentence):
        return next(iter(here.values()))
    if spoke and sentence - spoke[-1].sentence <= 1:
        return spoke[-1]
    before = [r for r in named if r.sentence == sentence - 1]
    meant = [topic for topic in topics if fits(pronoun, topic)]
    if meant and not (before and _is_apposed(meant[0], before[0])):
        return meant[0]
    if before and before[0].start - sentence_starts[sentence - 1] <= _SUBJECT_WITHIN:
        return before[0]
    if spoke:
        return spoke[-1]
    if before:
        return before[0]
    return named[-1] if named else None
