"""Corrections: what the user decided over marks, as data that is applied after every analysis."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nutgraf.model.marks import EntityKind, Mark, MarkKind

BY_HAND = "by-hand"
"""The rule of a mark that the user made."""
USER = "user"
"""The engine of such a mark."""


class CorrectionAction(StrEnum):
    """What the user did with a mark."""

    ADD = "add"
    """The program has missed it."""
    DISMISS = "dismiss"
    """It is no mark: nothing is marked there, or by that text, any more."""
    ACCEPT = "accept"
    """It is right as it stands."""
    RENAME = "rename"
    """The entity has another canonical name."""
    MERGE = "merge"
    """The entity is the same as another one."""
    SPLIT = "split"
    """What is printed like this is an entity of its own."""
    RETYPE = "retype"
    """The entity is of another kind."""
    BOUNDARY = "boundary"
    """The mark begins or ends elsewhere."""
    VALUE = "value"
    """The figure means something else."""
    SPEAKER = "speaker"
    """Somebody else made the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One decision of the user."""

    action: CorrectionAction
    layer: MarkKind
    match: str
    """The mark's text as printed, or the entity's canonical name.

    Of a claim it is the cue; of one made by hand what was said, as others may have the same cue.
    """
    article: int | None = None
    """The only article it holds for; null: everywhere."""
    start: int | None = None
    """Where the mark stood (of a claim its cue), for a decision on one place."""
    end: int | None = None
    name: str | None = None
    """The new canonical name, of `rename`, `merge` and `split`."""
    kind: EntityKind | None = None
    """The new kind, of `retype`, and of `merge` where the other entity has another one."""
    mark: Mark | None = None
    """The mark as the user left it, for a decision on one place; it stands even where a later
    analysis finds nothing."""
    id: int = 0
    """Row id; 0 before it is stored."""
