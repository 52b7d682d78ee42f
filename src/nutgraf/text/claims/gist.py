"""What a claim is about, in stems of words, and whether it says yes or no."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from nutgraf.model.marks import Claim, Stance
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.vocabulary import CLAIM_NOUNS, DEEDS
from nutgraf.text.claims.words import KINDS
from nutgraf.text.wordlists import sections

_LONGEST = 40
"""Words of a claim that may say no to something: a longer one says many things."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BEFORE_VERB = frozenset({"not", "never", "no", "cannot", "hardly", "without"})
_BEFORE_NO = frozenset({"", "is", "was", "are", "were", "be", "been", "has", "had", "have", "with"})
"""Where "no" says no: there was no fire. Not in a name: the point of no return."""
_STEM = 6
_LISTED = sections("claims/opposites")
_OPPOSITES = {
    negative: positive for positive, negative in (pair.split("/") for pair in _LISTED["opposite"])
}
_POLAR = _LISTED["negation"] | _OPPOSITES.keys()
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


def gist_of(claim: Claim) -> Gist:
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
    passed = kind.DET | kind.AUX_ANY | kind.ADV
    following = next((w for w in words[number + 1 :] if not KINDS[w] & passed), "")
    return _stem(following)  # of a word of grammar too: "not about her" turns nothing shared


def stems_of(
    number: int, gists: Sequence[Gist], known: dict[int, frozenset[str]]
) -> frozenset[str]:
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
