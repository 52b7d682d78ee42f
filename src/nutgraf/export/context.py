"""What an export knows beside the bundles: when it happens, and for whom."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.model.corrections import Correction
from nutgraf.model.notes import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The circumstances of one export; the same context and bundles give the same bytes."""

    moment: str
    """When the export began: UTC, ISO 8601 with seconds."""
    version: str
    """Of Nutgraf."""
    query: str = ""
    """What was asked for; empty for everything."""
    tags: tuple[Tag, ...] = ()
    """Every tag of the archive with its description and colour."""
    corrections: tuple[Correction, ...] = ()
    """What the user decided about marks everywhere."""

    @property
    def day(self) -> str:
        """The date of `moment`."""
        return self.moment[:10]
