"""Evidence in the text after a candidate."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from nutgraf.text.entities.lexicon import is_common, lexicon
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nutgraf.text.entities.lexicon import Lexicon
    from nutgraf.text.entities.segments import Candidate

_AFTER = 60
_NEAR = 32
"""Characters after a name that the rules look at."""
_KEPT = 8_192
"""Nouns of which the answer is kept."""
_BASED = re.compile(r"[-‑](?:based|born|bound|occupied)\b")
_WIDER = re.compile(r", (?:in )?([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})")
_APPOSITION = re.compile(
    r", (?:(?:the|an?|his|her|its|their|one of|who|now|then) )*"
    r"([a-zA-Z’'-]+(?: [a-zA-Z’'-]+){0,5}?)(?=[,.;)]| (?:of|for|in|at|from|with|by|on|who|which|that|and|near)\b)"
)
_NOUN = re.compile(r" ([a-z]{3,}(?: [a-z]{3,}(?: [a-z]{3,})?)?)")
_DATELINE = re.compile(r"(?:, [A-Z][\w.]+)?(?: \([A-Z][\w ]{1,30}\))? ?[–—-]{1,2} ")
_ADJECTIVE = ("ian", "ians", "ese", "stani")


@cache
def verbs() -> str:
    """The verbs of people as one regular expression."""
    return "|".join(sorted(entries("context", "verbs")))


@cache
def _following() -> re.Pattern[str]:
    """What may follow a name; the groups are rules with `_` for `-`."""
    staff = "|".join(sorted(entries("context", "staff"), key=len, reverse=True))
    kin = "|".join(sorted(entries("context", "kin")))
    return re.compile(
        r"(?P<place_seat> (?:MP|MLA|MLC|MCA|MSP|TD)\b)"
        rf"|(?P<person_possessive>['’]s? (?:{kin})\b)"
        rf"|(?P<organisation_role>(?:['’]s)? (?:{staff})\b)"
        rf"|(?P<person_said> (?:(?:also|has|had|later|then) )?(?:{verbs()})\b)"
        r"|(?P<person_age> \(\d\d\)|,? aged \d\d\b|, \d\d(?=[,.;]))"
        r"|(?P<person_who>,? (?:who|whose|whom|himself|herself)\b)"
    )


@lru_cache(_KEPT)
def _by_noun(noun: str) -> str:
    """The rule that fires on a noun right after a name, or its first words; empty for none."""
    lists, words = lexicon(), noun.split(" ")
    found = {words[0], " ".join(words[:2]), noun}
    for rule, known in (
        ("place-noun", lists.places["nouns"]),
        ("organisation-noun", lists.organisations["nouns"]),
        ("other-noun", lists.others["nouns"]),
        ("person-noun", lists.context["people"]),
        ("group-noun", lists.context["community"]),
    ):
        if not found.isdisjoint(known):
            return rule
    return ""


class Following:
    """Finds the evidence in what follows candidates."""

    def __init__(self, text: str, lists: Lexicon) -> None:
        self.text = text
        self._lexicon = lists
        self._following = _following()
        self._roles = lists.titles["roles"]

    def evidence(self, candidate: Candidate) -> Iterator[str]:
        """The rules that fire on what follows."""
        text, end = self.text, candidate.end
        following = text[end : end + 1]
        opens = candidate.start == 0 or text[candidate.start - 1] == "\n"
        if opens and self._is_dateline(candidate):
            yield "place-dateline"
        if following in {"-", "‑"} and _BASED.match(text, end) and candidate.text[-1].islower():
            yield "place-based"
        if following not in {" ", ",", "’", "'"}:
            return
        match = self._following.match(text, end, end + _AFTER)
        if match and not self._belongs_to_other(candidate):
            yield (match.lastgroup or "").replace("_", "-")
        elif following == "," and not self._belongs_to_other(candidate):
            yield from self._apposition(candidate)
        if following == " ":
            yield from self._noun(candidate)
        elif following == "," and self._is_in_wider_place(end):
            yield "place-before-place"

    def _apposition(self, candidate: Candidate) -> Iterator[str]:
        """The rule that fires on what it is said to be: "Batsana, an outlawed political party"."""
        match = _APPOSITION.match(self.text, candidate.end, candidate.end + _AFTER)
        if not match:
            return
        head = match[1].rpartition(" ")[2]
        if head in self._roles:
            yield "person-apposition"
        elif candidate.known is None and head in self._lexicon.context["organisation-kinds"]:
            yield "organisation-apposition"
        elif candidate.known is None and head in self._lexicon.context["place-kinds"]:
            yield "place-apposition"

    def _is_dateline(self, candidate: Candidate) -> bool:
        """Whether a report begins after it: "NEWVILLE – ", "NEWVILLE: "."""
        if len(candidate.words[-1]) == 1:
            return False  # "Group G – Belgium won"
        if _DATELINE.match(self.text, candidate.end, candidate.end + _AFTER):
            return True
        long = len(candidate.text) > 1
        capitals = long and candidate.text.isupper() and not any(map(is_common, candidate.words))
        return capitals and self.text.startswith(": ", candidate.end)

    def _belongs_to_other(self, candidate: Candidate) -> bool:
        """Whether what follows is said of something before: "the mayor of Herat, who left"."""
        before = self.text[max(0, candidate.start - 6) : candidate.start]
        return before.endswith((" of ", " in ", " from ", " near ", " the "))

    def _noun(self, candidate: Candidate) -> Iterator[str]:
        """The rules that fire on a lower-case noun right after the name."""
        noun = _NOUN.match(self.text, candidate.end, candidate.end + _NEAR)
        if not noun:
            return
        rule = _by_noun(noun[1])
        if rule == "person-noun":
            yield from [rule] if self._may_be_person(candidate) else []
        elif rule and (rule != "group-noun" or candidate.known is None):
            yield rule
        single = candidate.known is None and len(candidate.words) == 1
        adjective = single and candidate.text.endswith(_ADJECTIVE)
        if adjective and noun[1].split(" ")[0] not in self._lexicon.context["verbs"]:
            yield "group-ending"

    def _is_in_wider_place(self, end: int) -> bool:
        """Whether a comma and a country or region follow, as they follow a town's name."""
        wider = _WIDER.match(self.text, end, end + _AFTER)
        name, places = (wider[1] if wider else ""), self._lexicon.places
        while name:
            if name in places["countries"] or name in places["regions"]:
                return True
            if name in places["states-short"]:
                return True
            shorter = name.removesuffix(".")
            name = shorter if shorter != name else name.rpartition(" ")[0]
        return False

    def _may_be_person(self, candidate: Candidate) -> bool:
        """Whether no list knows it as anything else, and it is no acronym."""
        free = candidate.known is None or candidate.text in self._lexicon.places["ambiguous"]
        return free and candidate.text[-1].islower()
