"""Which nouns name somebody who can speak, or something that says something."""

from __future__ import annotations

from nutgraf.text.wordlists import sections

_LISTED = sections("claims/speakers")
INSTITUTIONS = _LISTED["institution"]
ANONYMOUS = _LISTED["anonymous"]
DOCUMENTS = _LISTED["document"]
ROLES = _LISTED["role"]
CLAIM_NOUNS = _LISTED["claim noun"]
HEADLESS_NOUNS = _LISTED["headless noun"]
DEEDS = _LISTED["deed"]
SPEAKING = INSTITUTIONS | ANONYMOUS | DOCUMENTS | ROLES


def singular(noun: str) -> str:
    """The noun without a possessive and without a plural -s."""
    noun = noun.removesuffix("'s").removesuffix("'")
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def can_speak(noun: str) -> bool:
    """Whether a lower-case noun stands for somebody or something that says things."""
    last = noun.rpartition("-")[2]
    return noun in SPEAKING or singular(noun) in SPEAKING or last in ROLES or last in INSTITUTIONS
