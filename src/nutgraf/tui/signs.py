"""Signs of one cell for kinds of entities and for verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind, Verdict

if TYPE_CHECKING:
    from nutgraf.tui.glyphs import Glyphs


def kind_sign(glyphs: Glyphs, kind: EntityKind) -> str:
    """The sign of a kind of entity."""
    signs = {
        EntityKind.PERSON: glyphs.person,
        EntityKind.ORGANISATION: glyphs.organisation,
        EntityKind.PLACE: glyphs.place,
        EntityKind.GROUP: glyphs.group,
        EntityKind.OTHER: glyphs.other,
    }
    return signs[kind]


def verdict_sign(glyphs: Glyphs, verdict: Verdict | None) -> str:
    """The sign of a verdict; a blank without one."""
    signs = {
        Verdict.CHECKING: "?",
        Verdict.SUPPORTED: glyphs.selected,
        Verdict.DISPUTED: glyphs.disputed,
        Verdict.WRONG: glyphs.times,
        Verdict.UNCHECKABLE: glyphs.dash,
    }
    return signs.get(verdict, " ") if verdict else " "
