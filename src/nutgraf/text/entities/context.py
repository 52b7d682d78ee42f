"""Evidence in the text around a candidate."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind
from nutgraf.text.entities.beside import beside_unknown
from nutgraf.text.entities.following import Following, verbs
from nutgraf.text.entities.lexicon import is_first_name, lexicon
from nutgraf.text.entities.sport import Sport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nutgraf.text.entities.lexicon import Lexicon
    from nutgraf.text.entities.segments import Candidate

_KEPT = 8_192
"""Words of which the answer is kept."""
_BEFORE = 32
"""Characters before a name that the rules look at."""
_FIRM = re.compile(r"(?:['’]s)? (?:CEO|chief executive|shareholders|subsidiary|plc)\b")
_NO_NOUN = re.compile(r"[,.;:)]| (?:is|was|had|has|will|and|sank|left|sailed|docked)\b")
_RIGHT_BEFORE = frozenset({"river", "township", "suburb", "hamlet"})
"""Kinds of places that stand before the name without "of"."""
_FROM = frozenset({"by", "from"})
_FINDINGS = frozenset(
    {"research", "survey", "surveys", "poll", "polls", "polling", "data", "figures", "analysis", "study", "report",
     "statistics", "forecasts", "estimates", "funding", "investment", "backing"}
)  # fmt: skip
"""What a firm or an institute gives away."""
_MAKERS = frozenset(
    {"developer", "producer", "publisher", "provider", "broker", "operator", "maker"}
)
"""Kinds of firms that are people's trades too."""
_ON = frozenset({"on", "in", "off", "along", "near", "at", "of", "down", "up", "onto", "into"})
_STREETS = frozenset(
    {"Street", "Road", "Avenue", "Lane", "Drive", "Boulevard", "Terrace", "Row", "Square"}
)
_STAFF = frozenset(
    {"analyst", "analysts", "economist", "economists", "strategist", "strategists", "trader", "traders",
     "broker", "brokers", "lawyer", "lawyers", "researchers", "executives", "employees", "engineers"}
)  # fmt: skip
"""Who works "at" a firm, and hardly ever in a town."""
_PREPOSITIONS = _ON | _FROM | {"at", "for"}
_NO_PLACE = (["according", "to"], ["published", "in"])
_NO_FIRMS = frozenset({EntityKind.PLACE, EntityKind.GROUP})
"""Kinds of known names that officials, companies and articles stand beside as well."""
CLOSING = {"“": "”", '"': '"', "‘": "’", "«": "»", "'": "'"}
"""Closing quotation marks by their opening ones."""


@cache
def _saying() -> re.Pattern[str]:
    """A verb of people right after a name."""
    return re.compile(rf" (?:(?:also|has|had|later|then) )?(?:{verbs()})\b")


def says_follows(text: str, end: int) -> bool:
    """Whether a verb of saying follows at this place, as after a person's name."""
    return _saying().match(text, end, end + _BEFORE) is not None


@lru_cache(_KEPT)
def _by_word(word: str) -> tuple[str, ...]:
    """The rule that fires on the word right before a name, if any."""
    lists, lower = lexicon(), word.lower()
    context = lists.context
    for rule, known, given in (
        ("place-in", context["in"], lower),
        ("place-at", context["at"], lower),
        ("person-object", context["done-to-people"], lower),
        ("group-kind", context["ethnic"], lower),
        ("person-role", lists.titles["roles"], word),
        ("organisation-kind", context["organisation-kinds"], word),
        ("other-kind", lists.others["roles"], word),
        ("person-said", context["verbs"], word),
    ):
        if given in known:
            return (rule,)
    return ("organisation-article",) if lower == "the" else ()


def _is_firm(candidate: Candidate) -> bool:
    """Whether it is an organisation of the lists, or an acronym: "oil broker PVM"."""
    short = len(candidate.words) == 1 and len(candidate.text) < 6 and candidate.text.isupper()
    return short or candidate.known is EntityKind.ORGANISATION


class Surroundings:
    """Finds the evidence around candidates."""

    def __init__(self, text: str, lists: Lexicon) -> None:
        self.text = text
        self._lexicon = lists
        self._after = Following(text, lists)
        self._sport = Sport(text, lists.places["countries"] | lists.places["regions"])

    def evidence(self, candidate: Candidate) -> list[str]:
        """The rules that fire on what stands before and after."""
        rules = ["person-noble"] if candidate.noble else []
        if candidate.title:
            rules.append("person-title")
        rules += self._before(candidate)
        rules += self._after.evidence(candidate)
        if self._sport.is_team(candidate):
            return [*rules, "organisation-team"]
        if candidate.known in _NO_FIRMS:
            if _FIRM.match(self.text, candidate.end) and not self._is_wide(candidate.text):
                return [*rules, "organisation-boss"]
            return [rule for rule in rules if not rule.startswith("organisation-")]
        if "person-role" in rules and not candidate.title and _is_firm(candidate):
            rules.remove("person-role")
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
        if candidate.known is None:
            yield from beside_unknown(self.text, candidate, before, self._lexicon)
        if before[-1:] not in {" ", "\u00a0"}:
            return
        words = before.split()[-2:]
        word = words[-1] if words else ""
        if word in _MAKERS and len(candidate.words) == 1 and not is_first_name(candidate.text):
            yield "organisation-kind"  # developer Nordvind
        elif words not in _NO_PLACE:
            yield from _by_word(word)
        if word in _PREPOSITIONS:
            yield from self._after_preposition(candidate, word, words[0].lower())
        elif word in _RIGHT_BEFORE:
            yield "place-kind"

    def _after_preposition(self, candidate: Candidate, word: str, earlier: str) -> Iterator[str]:
        """The rules that fire on a preposition and the word before it: "economists at", "spokesman for"."""
        unknown, long = candidate.known is None, len(candidate.words) > 1
        if word == "at" and unknown:
            yield from ["organisation-at"] if long else []
            yield from ["organisation-staff"] if earlier in _STAFF else []
        elif word in _FROM:
            yield from ["organisation-source"] if unknown and earlier in _FINDINGS else []
            if word == "from" and earlier in self._lexicon.titles["roles"]:
                yield "place-origin"
        elif word == "for" and earlier.startswith("spokes"):
            yield "organisation-source"
        elif word == "of" and earlier in self._lexicon.context["place-kinds"]:
            yield "place-kind"
        if long and word in _ON and candidate.words[-1] in _STREETS:
            yield "place-street"

    def _is_quoted(self, candidate: Candidate, opening: str) -> bool:
        """Whether the candidate fills the quotation marks around it."""
        end, closing = candidate.end, CLOSING[opening]
        if len(candidate.words) < 2:
            return False
        comma = closing in {"”", '"'} and self.text[end : end + 1] in {",", "."}
        return self.text.startswith(closing, end) or (
            comma and self.text.startswith(closing, end + 1)
        )

    def _is_wide(self, name: str) -> bool:
        """Whether it is a country or a region, which no company is called after alone."""
        places = self._lexicon.places
        return name in places["countries"] or name in places["regions"]

    def _reads_as_person(self, candidate: Candidate) -> bool:
        """Whether its words would be a person's full name."""
        words = candidate.words
        return (
            1 < len(words) < 4 and is_first_name(words[0]) and words[-1] not in self._lexicon.heads
        )
