"""Evidence right before a name that no list knows: credits, roads, home towns, what it is said to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nutgraf.text.entities.lexicon import Lexicon
    from nutgraf.text.entities.segments import Candidate

_CREDIT = re.compile(
    r"(?:\bPhotos?/|Images/|Pictures/|(?:PA|EPA|AFP|AAP|REX|REUTERS|Reuters|Alamy|Getty)/"
    r"|\b(?:[Pp]hoto(?:graph)?|[Pp]icture|[Ii]mage|[Pp]hoto credit|[Cc]redit|Pic)(?:: | by ))\Z"
)
"""What stands in a credit before a photographer's name."""
_ROAD = re.compile(r"(?!A[23]\d0)[ABCM]\d{1,4}(?:\(M\))?\Z")
_ON_THE = re.compile(
    r"\b(?:on|along|onto|down|up|off|across|near|of|block(?:ed)?|closed|shut) the \Z"
)
"""What stands before a road: on the A611, and not: flew the A380."""
_NAMED_THE = re.compile(r"\b(?:told|tells|by|to|with|for|from|of|at) The[ \u00a0]\Z")
"""An article that belongs to a name, as its capital inside a sentence tells: seen by The Ledger."""
_WORK_OF = re.compile(
    r"\b(?:performance|production|film|screening|adaptation|revival|staging|version|cast) of The \Z"
)
_TELLING = frozenset({", ", "f ", "R-", "D-", "e ", "n ", "l ", ": ", "y "})
"""The last two characters before a name after which there is something to look at."""
_LONGER = re.compile(r" (?:of|and|on|in|for) (?:the )?[A-Z]")


def beside_unknown(text: str, candidate: Candidate, before: str, lexicon: Lexicon) -> Iterator[str]:
    """The rules that fire on the words before; most names are done with after a look at the last ones."""
    last = before[-2:]
    if last not in _TELLING and last[-1:] != "/":
        return
    if last == ", ":
        yield from _explained(text, candidate, before, lexicon)
    elif (
        last == "f "
        and before.endswith(", of ")
        and text[candidate.end : candidate.end + 1] in ",."
    ) or last in {"R-", "D-"}:
        yield "place-home"
    elif last == "e ":
        yield from _after_article(text, candidate, before)
    elif last in {"n ", "l "} and before.endswith(("published in ", "journal ")):
        yield from [] if candidate.headline else ["organisation-published"]
    elif (last[-1:] == "/" or last in {": ", "y "}) and _CREDIT.search(before):
        yield from ["person-credit"] if _may_be_credited(candidate, lexicon) else []


def _after_article(text: str, candidate: Candidate, before: str) -> Iterator[str]:
    """A road after its article, or a paper whose article has a capital."""
    if before.endswith("the ") and _ROAD.match(candidate.text) and _ON_THE.search(before):
        yield "place-road"
    elif before.endswith("The ") and _WORK_OF.search(before):
        yield "other-kind"
    elif before.endswith("The ") and not candidate.headline and _NAMED_THE.search(before):
        yield from [] if _LONGER.match(text, candidate.end) else ["organisation-the"]


def _explained(text: str, candidate: Candidate, before: str, lexicon: Lexicon) -> Iterator[str]:
    """The kind that stands before a comma: the union, Sadtu, walked out."""
    if text[candidate.end : candidate.end + 1] not in {",", "."}:
        return
    kind = before[:-2].rpartition(" ")[2]
    if kind in lexicon.context["organisation-kinds"]:
        yield "organisation-kind"
    elif kind in lexicon.context["place-kinds"]:
        yield "place-apposition"


def _may_be_credited(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether it may be a photographer's name, and not an office's or an agency's."""
    words, heads = candidate.words, lexicon.organisations["heads"]
    person = 1 < len(words) < 4 and words[-1] not in heads
    return person and not any(map(str.isupper, words))
