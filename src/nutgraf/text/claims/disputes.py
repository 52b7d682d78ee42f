"""Claims that contradict each other in one article.

Two claims by different speakers are linked where one denies what the other says, where one of them is
negated or uses the opposite word and both are about the same things, or where "but" sets one against
the other in the same sentence. When in doubt they are not linked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nutgraf.model.marks import Claim, Stance
from nutgraf.text.claims.vocabulary import CLAIM_NOUNS, DEEDS
from nutgraf.text.claims.words import (
    ADV, AUX, BARE_AUX, CONJ, DET, KINDS, NUM, OBJ, PREP, PRON, SUB, TIME, WH,
)  # fmt: skip
from nutgraf.text.wordlists import sections

_FARTHEST = 40
"""Claims after a claim that it is compared with."""
_NEAREST = 4
"""Claims before a denial of "the charges" among which the charge is looked for."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TURN = re.compile(r"\b(?:but|although|though|whereas|yet)\b")
_EMPTY = DET | PREP | PRON | OBJ | AUX | BARE_AUX | CONJ | SUB | WH | ADV | TIME
_STEM = 6
_PRONOUNS = ("it ", "this ", "that ", "they ", "he ", "she ", "there ", "the ")

_LISTED = sections("claims/opposites")
_NEGATIONS = _LISTED["negation"]
_OPPOSITES = {
    negative: positive for positive, negative in (pair.split("/") for pair in _LISTED["opposite"])
}


@dataclass(frozen=True, slots=True)
class Gist:
    """What a claim is about, and whether it says yes or no."""

    stems: frozenset[str]
    negative: bool
    denies: bool
    anaphoric: bool
    """Its content only points back: denied the charges."""
    name: str | None


def link_disputes(text: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The same claims, with the positions of those that each contradicts."""
    gists = [_gist(claim) for claim in claims]
    links: dict[int, set[int]] = {}
    for first, gist in enumerate(gists):
        for second in range(first + 1, min(len(claims), first + _FARTHEST)):
            if _contradict(text, claims, gists, first, second):
                links.setdefault(first, set()).add(second)
                links.setdefault(second, set()).add(first)
        if gist.denies and gist.anaphoric:
            charge = _charge(claims, gists, first)
            if charge is not None:
                links.setdefault(first, set()).add(charge)
                links.setdefault(charge, set()).add(first)
    return tuple(
        replace(claim, disputes=tuple(sorted(links[number]))) if number in links else claim
        for number, claim in enumerate(claims)
    )


def _gist(claim: Claim) -> Gist:
    """What a claim is about."""
    words = [
        word.lower().replace("’", "'") for quote in claim.content for word in _WORD.findall(quote.text)
    ]
    negative = False
    stems: set[str] = set()
    for word in words:
        if word in _NEGATIONS or word.endswith("n't"):
            negative = not negative
        elif word in _OPPOSITES:
            negative = not negative
            stems.add(_stem(_OPPOSITES[word]))
        elif KINDS[word] & NUM or (not KINDS[word] & _EMPTY and len(word) > 2):
            stems.add(_stem(word))
    denies = claim.stance is Stance.DENIAL
    anaphoric = len(words) == 1 or (
        len(words) <= 5 and any(word in DEEDS or word in CLAIM_NOUNS for word in words)
    )
    name = claim.speaker.name if claim.speaker else None
    return Gist(frozenset(stems), negative != denies, denies, anaphoric, name)


def _stem(word: str) -> str:
    """A word without its endings, and short enough to match its relatives."""
    word = word.removesuffix("'s")
    for ending in ("ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word[: -len(ending)]
            break
    return word[:_STEM]


def _contradict(
    text: str, claims: Sequence[Claim], gists: Sequence[Gist], first: int, second: int
) -> bool:
    """Whether two claims of different speakers cannot both be right."""
    one, other = gists[first], gists[second]
    if one.name == other.name or claims[second].start < claims[first].end:
        return False
    shared = len(one.stems & other.stems)
    if second == first + 1 and _set_against(text, claims[first], claims[second], shared):
        return True
    if one.negative == other.negative:
        return False
    smaller = min(len(one.stems), len(other.stems))
    needed = 2 if one.denies or other.denies else 3
    return shared >= needed and shared >= 0.5 * smaller


def _set_against(text: str, first: Claim, second: Claim, shared: int) -> bool:
    """Whether "but" stands between two claims of one sentence that share a subject."""
    between = text[first.end : second.start]
    if len(between) > 40 or "\n" in between or not _TURN.search(between):
        return False
    return shared > 0 or second.content[0].text.lower().startswith(_PRONOUNS[:-1])


def _charge(claims: Sequence[Claim], gists: Sequence[Gist], denial: int) -> int | None:
    """The nearest accusation before a denial that only points back; null where there is none."""
    words = claims[denial].content[0].text.lower().split()
    pointing = len(words) == 1 or (
        words[0] in {"the", "that", "this", "those", "these"} and words[1].strip(".,") in CLAIM_NOUNS
    )
    if pointing and denial:
        return denial - 1 if gists[denial - 1].name != gists[denial].name else None
    for number in range(denial - 1, max(-1, denial - 1 - _NEAREST), -1):
        if claims[number].stance is Stance.DOUBTFUL and gists[number].name != gists[denial].name:
            return number
    return None
