"""Marks: the spans that the program found, with what they mean.

All positions are half-open ranges of code points in the canonical text, and `text` is exactly the slice.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open character range."""

    start: int
    end: int


class MarkKind(StrEnum):
    """The three layers of marks."""

    ENTITY = "entity"
    FIGURE = "figure"
    CLAIM = "claim"


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    OTHER = "other"


class Hedge(StrEnum):
    """How a figure bounds its value."""

    EXACT = "exact"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


class FigureForm(StrEnum):
    """What kind of quantity a figure is."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    DURATION = "duration"
    AGE = "age"
    RATE = "rate"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    SCORE = "score"


class ClaimForm(StrEnum):
    """How a claim is reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What the cue says of the speaker's attitude."""

    NEUTRAL = "neutral"
    DOUBTFUL = "doubtful"
    FIRM = "firm"
    DENIAL = "denial"
    ADMISSION = "admission"
    ESTIMATE = "estimate"


class SpeakerKind(StrEnum):
    """Who stands behind a claim."""

    NAMED = "named"
    INSTITUTION = "institution"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"


class MarkState(StrEnum):
    """What the user made of a mark."""

    FOUND = "found"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where an entity is named."""

    start: int
    end: int
    text: str
    kind: EntityKind
    name: str
    """Canonical name, the same for all mentions of one entity in the article."""
    rule: str = ""
    """Identifier of the rule that found it, a key of `text.explain.RULES`."""
    grounds: str = ""
    """Why this kind and name: the evidence in a few words."""
    engine: str = "rules"
    state: MarkState = MarkState.FOUND
    id: int = 0
    """Row id of the mark; 0 before it is stored."""
    entity: int = 0
    """Row id of the canonical entity of the archive; 0 before it is stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity, from its hedge to the head of what is counted or its unit."""

    start: int
    end: int
    text: str
    low: float | None
    """Lower bound in the unit's own scale; null where there is none ("fewer than half")."""
    high: float | None
    """Upper bound; equal to `low` for a single value, null where there is none ("at least 12")."""
    hedge: Hedge
    form: FigureForm
    unit: str | None = None
    """ISO 4217 code, `%`, or the unit's symbol or singular name; null for plain counts."""
    counted: str | None = None
    """What is counted or measured, as printed: `police officers`, `annual inflation`."""
    action: str | None = None
    """What happened to it, normalised: `killed`, `injured`, `sold`; with its particle."""
    when: str | None = None
    """ISO 8601 date, reduced date (`2020`, `2021-12`) or interval `from/to` that the figure belongs to."""
    rule: str = ""
    grounds: str = ""
    engine: str = "rules"
    state: MarkState = MarkState.FOUND
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who a claim is attributed to."""

    start: int
    end: int
    text: str
    name: str | None
    """Canonical name; for a pronoun the person meant, or null where that is not clear."""
    kind: SpeakerKind = SpeakerKind.NAMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A piece of text with its place: a cue, or one range of a claim's content."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Somebody is said to have said something."""

    speaker: Speaker | None
    """Null for a headless passive ("it was reported that")."""
    cue: Quote
    content: tuple[Quote, ...]
    """One range, or several where the cue interrupts a quotation; outside quotation marks for direct speech."""
    form: ClaimForm
    stance: Stance
    when: str | None = None
    """As in `Figure.when`."""
    disputes: tuple[int, ...] = ()
    """Positions, in the same tuple of claims, of those that this one contradicts."""
    rule: str = ""
    grounds: str = ""
    engine: str = "rules"
    state: MarkState = MarkState.FOUND
    id: int = 0

    @property
    def start(self) -> int:
        """Where the claim begins: the first of speaker, cue and content."""
        starts = [self.cue.start, *(c.start for c in self.content)]
        return min(starts if self.speaker is None else [self.speaker.start, *starts])

    @property
    def end(self) -> int:
        """Where the claim ends: the last of speaker, cue and content."""
        ends = [self.cue.end, *(c.end for c in self.content)]
        return max(ends if self.speaker is None else [self.speaker.end, *ends])

    @property
    def who(self) -> str:
        """Who says it, by name where that is known, else as printed; empty where nobody is named."""
        return "" if self.speaker is None else self.speaker.name or self.speaker.text

    @property
    def said(self) -> str:
        """What is said, in one line."""
        return " … ".join(" ".join(part.text.split()) for part in self.content)


Mark = Mention | Figure | Claim
"""A mark of any layer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All marks of one text by one engine; each tuple in order of its start."""

    engine: str
    """`rules`, or `rules+` and the name of the model that was merged in."""
    engine_version: str
    language: str
    """ISO 639-1 code of the text, `und` where it was not recognised."""
    entities: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()

    def opponents(self, claim: Claim) -> list[Claim]:
        """The claims that contradict one of these, or are contradicted by it."""
        own = next((place for place, each in enumerate(self.claims) if each is claim), -1)
        return [
            other
            for place, other in enumerate(self.claims)
            if place in claim.disputes or own in other.disputes
        ]


@dataclass(frozen=True, slots=True)
class Entity:
    """A canonical entity of the archive."""

    id: int
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    mentions: int
    articles: int


class Verdict(StrEnum):
    """What the user found out about a claim or figure."""

    UNCHECKED = "unchecked"
    CHECKING = "checking"
    SUPPORTED = "supported"
    DISPUTED = "disputed"
    WRONG = "wrong"
    UNCHECKABLE = "cannot be checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the user found out about the figure or claim that stands at a place of an article."""

    kind: MarkKind
    start: int
    end: int
    quote: str
    verdict: Verdict
    evidence: str = ""
    """Markdown: a note, a link, another article's passage."""
    updated: str = ""
    """UTC, ISO 8601 with seconds."""
