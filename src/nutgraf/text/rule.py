"""What a rule of the analysis is, so that every mark can say why it stands there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule that finds or types marks."""

    id: str
    """Permanent, kebab-case, what it finds first: `person-title`, `figure-money`, `claim-after`."""
    sentence: str
    """What the rule says, one plain sentence that a reader understands."""
    example: str
    """A short text that it fires on, the mark in square brackets: `Police chief [Ann Lee]`."""
