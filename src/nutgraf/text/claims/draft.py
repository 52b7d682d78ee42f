"""A claim in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from nutgraf.model.marks import Span, Stance
from nutgraf.text.claims.candidate import Candidate
from nutgraf.text.claims.frame import Frame


@dataclass(slots=True)
class Draft:
    """What one rule found; later steps cut its content and go on with its quotations."""

    frame: Frame
    cue: Span
    rule: str
    stance: Stance
    speaker: Span | None
    ranges: list[Span]
    """Raw ranges of the content; trimmed when the claim is made. Empty where only a colon follows the cue:
    the next paragraph is the content."""
    begins: int
    """Where the claim begins in its sentence, with its own subject: where an earlier one must end."""
    inherits: bool = False
    """Its speaker is that of an earlier claim or of its sentence: an earlier content ends before it."""
    candidate: Candidate | None = None
    grounds: list[str] = field(default_factory=list)
    antecedent: Span | None = None
    """Of a possessive pronoun that is the speaker: the subject of its sentence."""
    awaits: str = ""
    """A name that must be somebody's who speaks in the article, or this is no claim."""
    engine: str = "rules"
    """Who found it: `rules` or `spacy`."""
