"""Claims that contradict each other in one article.

Two claims by different speakers are linked where one denies what the other says, where one of them is
negated or uses the opposite word and both are about the same things, or where "but" sets one against
the other in the same sentence. When in doubt they are not linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nutgraf.model.marks import Claim, Stance
from nutgraf.text.claims.gist import Gist, gist_of, stems_of
from nutgraf.text.claims.vocabulary import CLAIM_NOUNS

_FARTHEST = 40
"""Claims after a claim that it is compared with."""
_NEAREST = 4
"""Claims before a denial of "the charges" among which the charge is looked for."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TURN = re.compile(r"\b(?:but|although|though|whereas|yet)\b")
_SOMEBODY = frozenset({"him", "her", "them", "it"})
_PRONOUNS = ("it ", "this ", "that ")
_CLOSE = 40
"""Characters between two claims that "but" sets against each other."""


def link_disputes(text: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The same claims, with the positions of those that each contradicts."""
    gists = [gist_of(claim) for claim in claims]
    links: dict[int, set[int]] = {}
    for first, second in _pairs(text, claims, gists):
        links.setdefault(first, set()).add(second)
        links.setdefault(second, set()).add(first)
    return tuple(
        replace(claim, disputes=tuple(sorted(links[number]))) if number in links else claim
        for number, claim in enumerate(claims)
    )


def _pairs(text: str, claims: Sequence[Claim], gists: Sequence[Gist]) -> Iterator[tuple[int, int]]:
    """The positions of claims that contradict each other."""
    stems: dict[int, frozenset[str]] = {}
    for number in range(1, len(claims)):
        if _set_against(text, claims, gists, number - 1, stems):
            yield number - 1, number
    for number, gist in enumerate(gists):
        if gist.denies and gist.anaphoric:
            charge = _charge(claims, gists, number)
            if charge is not None:
                yield charge, number
        if gist.negative:
            around = range(max(0, number - _FARTHEST), min(len(claims), number + _FARTHEST))
            for other in around:
                if not gists[other].negative and _contradict(claims, gists, number, other, stems):
                    yield number, other


def _is_same(one: str | None, other: str | None) -> bool:
    """Whether two names are of the same speaker: the police, and the Harbour Police Service."""
    if one is None or other is None:
        return one == other
    words, others = set(one.lower().split()), set(other.lower().split())
    return words <= others or others <= words


def _contradict(
    claims: Sequence[Claim],
    gists: Sequence[Gist],
    one: int,
    other: int,
    known: dict[int, frozenset[str]],
) -> bool:
    """Whether a negative and a positive claim of different speakers are about the same things."""
    first, second = min(one, other), max(one, other)
    if _is_same(gists[one].name, gists[other].name) or claims[second].start < claims[first].end:
        return False
    stems, others = stems_of(one, gists, known), stems_of(other, gists, known)
    if gists[one].turned and gists[one].turned.isdisjoint(others):
        return False
    shared = len(stems & others)
    needed = 2 if gists[one].denies else 3
    return shared >= needed and shared >= 0.5 * min(len(stems), len(others))


def _set_against(
    text: str,
    claims: Sequence[Claim],
    gists: Sequence[Gist],
    first: int,
    known: dict[int, frozenset[str]],
) -> bool:
    """Whether "but" stands between two claims of one sentence that share a subject."""
    one, other = claims[first], claims[first + 1]
    end, start = max(one.cue.end, one.content[-1].end), other.start
    if not 0 <= start - end <= _CLOSE or not _TURN.search(text, end, start):
        return False
    if "\n" in text[end:start] or _is_same(gists[first].name, gists[first + 1].name):
        return False
    shared = stems_of(first, gists, known) & stems_of(first + 1, gists, known)
    return bool(shared) or other.content[0].text.lower().startswith(_PRONOUNS)


def _charge(claims: Sequence[Claim], gists: Sequence[Gist], denial: int) -> int | None:
    """The nearest accusation before a denial that only points back; null where there is none."""
    words = claims[denial].content[0].text.lower().split()
    pointing = len(words) == 1 or (
        words[0] in {"the", "that", "this", "those", "these"}
        and words[1].strip(".,") in CLAIM_NOUNS
    )
    if pointing and denial:
        return denial - 1 if not _is_same(gists[denial - 1].name, gists[denial].name) else None
    for number in range(denial - 1, max(-1, denial - 1 - _NEAREST), -1):
        if claims[number].stance is Stance.DOUBTFUL and not _is_same(
            gists[number].name, gists[denial].name
        ):
            return number if _is_accused(claims[number], gists[denial].name) else None
    return None


def _is_accused(accusation: Claim, name: str | None) -> bool:
    """Whether the one who denies may be whom an accusation is about: it names him, or nobody."""
    words = accusation.content[0].text.split()
    if accusation.rule != "claim-accused" or name is None or words[0].lower() in _SOMEBODY:
        return True
    return name.split()[-1] in _WORD.findall(accusation.content[0].text)
