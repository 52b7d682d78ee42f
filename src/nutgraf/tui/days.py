"""Stretches of days, as screens tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nutgraf.model.ledger import Dossier


def days(dossier: Dossier, dash: str) -> str:
    """From the oldest to the newest article that names an entity; one day where that is the same."""
    known = [f"{day:%d %b %Y}" for day in (dossier.first, dossier.last) if day is not None]
    return f" {dash} ".join(dict.fromkeys(known))
