"""Claims that contradict each other in one article.

Two claims by different speakers are linked where one denies what the other says, where one of them is
negated or uses the opposite word and both are about the same things, or where "but" sets one against
the other in the same sentence. When in doubt they are not linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from nutgraf.model.marks import Claim, Stance
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.vocabulary import CLAIM_NOUNS, DEEDS
from nutgraf.text.claims.words import KINDS
from nutgraf.text.wordlists import sections

_FARTHEST = 40
"""Claims after a claim that it is compared with."""
_LONGEST = 40
"""Words of a claim that may say no to something: a longer one says many things."""
_NEAREST = 4
"""Claims before a denial of "the charges" among which the charge is looked for."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TURN = re.compile(r"\b(?:but|although|though|whereas|yet)\b")
_BEFORE_VERB = frozenset({"not", "never", "no", "cannot", "hardly", "without"})
_SOMEBODY = frozenset({"him", "her", "them", "it"})
_BEFORE_NO = frozenset({"", "is", "was", "are", "were", "be", "been", "has", "had", "have", "with"})
"""Where "no" says no: there was no fire. Not in a name: the point of no return."""
_STEM = 6
_PRONOUNS = ("it ", "this ", "that ")
_CLOSE = 40
"""Characters between two claims that "but" sets against each other."""

_LISTED = sections("claims/opposites")
_NEGATIONS = _LISTED["negation"]
_OPPOSITES = {
    negative: positive for positive, negative in (pair.split("/") for pair in _LISTED["opposite"])
}
_POLAR = _NEGATIONS | _OPPOSITES.keys()
_CHARGES = DEEDS | CLAIM_NOUNS


class Gist(NamedTuple):
    """What a claim is about, and whether it says yes or no."""

    words: list[str]
    negative: bool
    denies: bool
    anaphoric: bool
    """Its content only points back: denied the charges."""
    name: str | None
    turned: frozenset[str] = frozenset()
    """Stems of the words that it says no to: armed, in "was not armed"; empty where that is all of it."""


def link_disputes(text: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The same claims, with the positions of those that each contradicts."""
    gists = [_gist(claim) for claim in claims]
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


def _gist(claim: Claim) -> Gist:
    """What a claim is about."""
    content = " ".join([quote.text for quote in claim.content]).lower().replace("’", "'")
    words = _WORD.findall(content)
    negative, turned = False, frozenset[str]()
    short = len(words) <= _LONGEST
    if short and ("n't" in content or not _POLAR.isdisjoint(words)):
        turns = [number for number, word in enumerate(words) if _turns(words, number)]
        negative = len(turns) % 2 == 1
        turned = frozenset(filter(None, [_turned(words, number) for number in turns]))
    denies = claim.stance is Stance.DENIAL
    anaphoric = len(words) == 1 or (len(words) <= 5 and not _CHARGES.isdisjoint(words))
    name = claim.speaker.name if claim.speaker else None
    return Gist(words, negative != denies, denies, anaphoric, name, turned)


def _turns(words: Sequence[str], number: int) -> bool:
    """Whether a word makes a claim say the opposite."""
    word = words[number]
    if word == "no":
        return number == 0 or words[number - 1] in _BEFORE_NO
    return word in _POLAR or word.endswith("n't")


def _turned(words: Sequence[str], number: int) -> str:
    """The stem of what a word turns into its opposite; empty where that is the whole claim."""
    if words[number] in _OPPOSITES:
        return _stem(_OPPOSITES[words[number]])
    if words[number] not in _BEFORE_VERB and not words[number].endswith("n't"):
        return ""
    following = (w for w in words[number + 1 :] if not KINDS[w] & kind.FUNCTION)
    return _stem(next(following, ""))


def _stems(number: int, gists: Sequence[Gist], known: dict[int, frozenset[str]]) -> frozenset[str]:
    """The stems of the words of a claim that mean something, opposites made alike."""
    if number not in known:
        known[number] = frozenset(
            _stem(_OPPOSITES.get(word, word))
            for word in gists[number].words
            if KINDS[word] & kind.NUM or (not KINDS[word] & kind.FUNCTION and len(word) > 2)
        )
    return known[number]


def _stem(word: str) -> str:
    """A word without its endings, and short enough to match its relatives."""
    word = word.removesuffix("'s")
    for ending in ("ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word[: -len(ending)]
            break
    return word[:_STEM]


def _contradict(
    claims: Sequence[Claim],
    gists: Sequence[Gist],
    one: int,
    other: int,
    known: dict[int, frozenset[str]],
) -> bool:
    """Whether a negative and a positive claim of different speakers are about the same things."""
    first, second = min(one, other), max(one, other)
    if gists[one].name == gists[other].name or claims[second].start < claims[first].end:
        return False
    stems, others = _stems(one, gists, known), _stems(other, gists, known)
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
    if "\n" in text[end:start] or gists[first].name == gists[first + 1].name:
        return False
    shared = _stems(first, gists, known) & _stems(first + 1, gists, known)
    return bool(shared) or other.content[0].text.lower().startswith(_PRONOUNS)


def _charge(claims: Sequence[Claim], gists: Sequence[Gist], denial: int) -> int | None:
    """The nearest accusation before a denial that only points back; null where there is none."""
    words = claims[denial].content[0].text.lower().split()
    pointing = len(words) == 1 or (
        words[0] in {"the", "that", "this", "those", "these"}
        and words[1].strip(".,") in CLAIM_NOUNS
    )
    if pointing and denial:
        return denial - 1 if gists[denial - 1].name != gists[denial].name else None
    for number in range(denial - 1, max(-1, denial - 1 - _NEAREST), -1):
        if claims[number].stance is Stance.DOUBTFUL and gists[number].name != gists[denial].name:
            return number if _is_accused(claims[number], gists[denial].name) else None
    return None


def _is_accused(accusation: Claim, name: str | None) -> bool:
    """Whether the one who denies may be whom an accusation is about: it names him, or nobody."""
    words = accusation.content[0].text.split()
    if accusation.rule != "claim-accused" or name is None or words[0].lower() in _SOMEBODY:
        return True
    return name.split()[-1] in _WORD.findall(accusation.content[0].text)
