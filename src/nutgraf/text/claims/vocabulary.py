"""Which nouns name somebody who can speak, or something that says something."""

from __future__ import annotations

import re

from nutgraf.text.wordlists import sections

_LISTED = sections("claims/speakers")
INSTITUTIONS = _LISTED["institution"]
ANONYMOUS = _LISTED["anonymous"]
DOCUMENTS = _LISTED["document"]
ROLES = _LISTED["role"]
CLAIM_NOUNS = _LISTED["claim noun"]
HEADLESS_NOUNS = _LISTED["headless noun"]
DEEDS = _LISTED["deed"]
NEWS = _LISTED["news noun"]
PEOPLE = ROLES | ANONYMOUS
SPEAKING = INSTITUTIONS | ANONYMOUS | DOCUMENTS | ROLES


_PERSON = re.compile(
    r"(?:ologist|[a-z]{3}(?:alist|onist|mist|rist|tist|vist)|ician)s?$|[a-z]{3}(?:woman|women|sman|smen)$"
)
"""Nouns that look like somebody's trade: archivist, musicians, craftsman."""


def singular(noun: str) -> str:
    """The noun without a possessive and without a plural -s."""
    noun = noun.removesuffix("'s").removesuffix("'")
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def is_person(noun: str) -> bool:
    """Whether a lower-case noun stands for one or more people: a role, a trade, witnesses."""
    last = noun.rpartition("-")[2]
    return (
        noun in PEOPLE
        or singular(noun) in PEOPLE
        or f"{noun}s" in PEOPLE
        or last in ROLES
        or _PERSON.search(noun) is not None
    )


def can_speak(noun: str) -> bool:
    """Whether a lower-case noun stands for somebody or something that says things."""
    if noun in SPEAKING or singular(noun) in SPEAKING or is_person(noun):
        return True
    return noun.rpartition("-")[2] in INSTITUTIONS
