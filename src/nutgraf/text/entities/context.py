"""Evidence in the text around a candidate."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind
from nutgraf.text.entities.lexicon import is_common, is_first_name
from nutgraf.text.entities.sport import Sport
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nutgraf.text.entities.lexicon import Lexicon
    from nutgraf.text.entities.segments import Candidate

_BEFORE = 32
_AFTER = 60
"""Characters before and after a name that the rules look at."""
_BASED = re.compile(r"[-‑](?:based|born|bound|occupied)\b")
_FIRM = re.compile(r"(?:['’]s)? (?:CEO|chief executive|shareholders|subsidiary|plc)\b")
_WIDER = re.compile(r", (?:in )?([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})")
_NOUN = re.compile(r" ([a-z]{3,}(?: [a-z]{3,}(?: [a-z]{3,})?)?)")
_DATELINE = re.compile(r"(?:, [A-Z][\w.]+)?(?: \([A-Z][\w ]{1,30}\))? ?[–—-]{1,2} ")
_NO_NOUN = re.compile(r"[,.;:)]| (?:is|was|had|has|will|and|sank|left|sailed|docked)\b")
_NO_PLACE = (["according", "to"], ["published", "in"])
_NO_FIRMS = frozenset({EntityKind.PLACE, EntityKind.GROUP})
"""Kinds of known names that officials, companies and articles stand beside as well."""
_ADJECTIVE = ("ian", "ians", "ese", "stani")
CLOSING = {"“": "”", '"': '"', "‘": "’", "«": "»", "'": "'"}
"""Closing quotation marks by their opening ones."""


@cache
def _verbs() -> str:
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
        rf"|(?P<person_said> (?:(?:also|has|had|later|then) )?(?:{_verbs()})\b)"
        r"|(?P<person_age> \(\d\d\)|,? aged \d\d\b|, \d\d(?=[,.;]))"
        r"|(?P<person_who>,? (?:who|whose|whom|himself|herself)\b)"
        r"|(?P<person_apposition>, (?:(?:the|a|an|his|her|its|their|who|one of)\b[^,.;]{0,30}?)?"
        r"\b(?P<role>[a-z-]+)\b)"
    )


@cache
def _saying() -> re.Pattern[str]:
    """A verb of people right after a name."""
    return re.compile(rf" (?:(?:also|has|had|later|then) )?(?:{_verbs()})\b")


def says_follows(text: str, end: int) -> bool:
    """Whether a verb of saying follows at this place, as after a person's name."""
    return _saying().match(text, end, end + _BEFORE) is not None


class Surroundings:
    """Finds the evidence around candidates."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self._lexicon = lexicon
        self._following = _following()
        self._roles = lexicon.titles["roles"]
        self._sport = Sport(text, lexicon.places["countries"] | lexicon.places["regions"])

    def evidence(self, candidate: Candidate) -> list[str]:
        """The rules that fire on what stands before and after."""
        rules = ["person-noble"] if candidate.noble else []
        if candidate.title:
            rules.append("person-title")
        rules += self._before(candidate)
        rules += self._after(candidate)
        if self._sport.is_team(candidate):
            return [*rules, "organisation-team"]
        if candidate.known in _NO_FIRMS:
            if _FIRM.match(self.text, candidate.end) and not self._is_wide(candidate.text):
                return [*rules, "organisation-boss"]
            return [rule for rule in rules if not rule.startswith("organisation-")]
        if candidate.known is EntityKind.ORGANISATION and not candidate.title:
            rules = [rule for rule in rules if rule != "person-role"]
        if "organisation-article" in rules and self._reads_as_person(candidate):
            rules.remove("organisation-article")
            if _NO_NOUN.match(self.text, candidate.end):
                rules.append("other-article")
        return rules

    def _before(self, candidate: Candidate) -> Iterator[str]:
        """The rules that fire on the words before."""
        start = candidate.start
        before = self.text[max(0, start - _BEFORE) : start]
        if before and before[-1] in CLOSING:
            if self._is_quoted(candidate, before[-1]):
                yield "other-quoted"
            before = before[:-1]
        if before[-1:] not in {" ", "\u00a0"}:
            return
        words = before.split()[-2:]
        word = words[-1] if words else ""
        if words not in _NO_PLACE:
            yield from self._by_word(word)
        if word == "at" and len(candidate.words) > 1 and candidate.known is None:
            yield "organisation-at"
        if word == "of" and words[0].lower() in self._lexicon.context["place-kinds"]:
            yield "place-kind"

    def _by_word(self, word: str) -> Iterator[str]:
        """The rule that fires on the word right before, if any."""
        context, lower = self._lexicon.context, word.lower()
        if lower == "the":
            yield "organisation-article"
        elif lower in context["in"]:
            yield "place-in"
        elif lower in context["at"]:
            yield "place-at"
        elif lower in context["done-to-people"]:
            yield "person-object"
        elif lower in context["ethnic"]:
            yield "group-kind"
        elif word in self._roles:
            yield "person-role"
        elif word in context["organisation-kinds"]:
            yield "organisation-kind"
        elif word in self._lexicon.others["roles"]:
            yield "other-kind"
        elif word in context["verbs"]:
            yield "person-said"

    def _is_quoted(self, candidate: Candidate, opening: str) -> bool:
        """Whether the candidate fills the quotation marks around it."""
        end, closing = candidate.end, CLOSING[opening]
        if len(candidate.words) < 2:
            return False
        comma = closing in {"”", '"'} and self.text[end : end + 1] in {",", "."}
        return self.text.startswith(closing, end) or (
            comma and self.text.startswith(closing, end + 1)
        )

    def _after(self, candidate: Candidate) -> Iterator[str]:
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
            rule = match.lastgroup or ""
            if rule != "person_apposition":
                yield rule.replace("_", "-")
            elif match["role"] in self._roles:
                yield "person-apposition"
        if following == " ":
            yield from self._noun(candidate)
        elif following == "," and self._is_in_wider_place(end):
            yield "place-before-place"

    def _may_be_person(self, candidate: Candidate) -> bool:
        """Whether no list knows it as anything else, and it is no acronym."""
        free = candidate.known is None or candidate.text in self._lexicon.places["ambiguous"]
        return free and candidate.text[-1].islower()

    def _is_wide(self, name: str) -> bool:
        """Whether it is a country or a region, which no company is called after alone."""
        places = self._lexicon.places
        return name in places["countries"] or name in places["regions"]

    def _is_dateline(self, candidate: Candidate) -> bool:
        """Whether a report begins after it: "NEWVILLE – ", "NEWVILLE: "."""
        if _DATELINE.match(self.text, candidate.end, candidate.end + _AFTER):
            return True
        capitals = candidate.text.isupper() and not any(map(is_common, candidate.words))
        return capitals and self.text.startswith(": ", candidate.end)

    def _belongs_to_other(self, candidate: Candidate) -> bool:
        """Whether what follows is said of something before: "the mayor of Herat, who left"."""
        before = self.text[max(0, candidate.start - 6) : candidate.start]
        return before.endswith((" of ", " in ", " from ", " near ", " the "))

    def _reads_as_person(self, candidate: Candidate) -> bool:
        """Whether its words would be a person's full name."""
        words = candidate.words
        return (
            1 < len(words) < 4 and is_first_name(words[0]) and words[-1] not in self._lexicon.heads
        )

    def _noun(self, candidate: Candidate) -> Iterator[str]:
        """The rules that fire on a lower-case noun right after the name."""
        noun = _NOUN.match(self.text, candidate.end, candidate.end + _BEFORE)
        if not noun:
            return
        words = noun[1].split(" ")
        found = {words[0], " ".join(words[:2]), noun[1]}
        if not found.isdisjoint(self._lexicon.places["nouns"]):
            yield "place-noun"
        elif not found.isdisjoint(self._lexicon.organisations["nouns"]):
            yield "organisation-noun"
        elif words[0] in self._lexicon.others["nouns"]:
            yield "other-noun"
        elif words[0] in self._lexicon.context["people"] and self._may_be_person(candidate):
            yield "person-noun"
        elif words[0] in self._lexicon.context["community"] and candidate.known is None:
            yield "group-noun"
        single = candidate.known is None and len(candidate.words) == 1
        adjective = single and candidate.text.endswith(_ADJECTIVE)
        if adjective and words[0] not in self._lexicon.context["verbs"]:
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
