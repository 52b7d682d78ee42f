"""The line at the top: what the library can be narrowed to, the search, and what is new."""

from __future__ import annotations

from typing import NamedTuple

from nutgraf.tui.widgets.bars import Bar, Run


class Filters(NamedTuple):
    """What the line tells of the archive."""

    all: int = 0
    unread: int = 0
    starred: int = 0
    tagged: int = 0
    noted: int = 0
    saved: int = 0
    """Searches that are kept as folders."""
    new: int = 0
    """Articles added since the reader was last left."""
    active: str = "all"
    """Which of them the library shows: a field of this class, or the words of another query."""
    shown: int = 0
    """Rows of the library under another query."""


_NAMED = {
    "all": "All",
    "unread": "Unread",
    "starred": "Starred",
    "tagged": "Tagged",
    "noted": "Notes",
}


class TopBar(Bar):
    """The filters with counts, lit where one is active."""

    def show(self, filters: Filters, search_key: str) -> None:
        """Draw the filters; narrow screens leave some out."""
        sign = self.glyphs
        left = [
            Run(f" {sign.logo} ", "accented", True, "palette.open"),
            Run("nutgraf ", "body", True, "palette.open"),
        ]
        if self.size.width >= 60:
            left += self._named(filters)
            if filters.active not in _NAMED:
                left.append(Run(f"  {filters.active} {filters.shown:,}", "body", True))
            left.append(Run(f"  Source {sign.down}", "muted", False, "go.source"))
            if filters.saved and self.size.width >= 80:
                left.append(
                    Run(f"  Saved {filters.saved:,} {sign.down}", "muted", False, "go.saved")
                )
        right = [Run(f"{search_key} search  ", "muted", False, "go.search")]
        if filters.new:
            right.append(Run(f" {filters.new:,} new ", "accented", False, "go.unread"))
        self.put(left, right)

    def _named(self, filters: Filters) -> list[Run]:
        """All, unread, starred, tagged, with notes; those with nothing only where there is room."""
        always = ("all", "unread", "tagged") if self.size.width < 100 else tuple(_NAMED)
        runs = []
        for name in always:
            count: int = getattr(filters, name)
            if name in ("all", "unread") or count or filters.active == name:
                lit = filters.active == name
                role = "body" if lit else "muted"
                runs.append(Run(f"  {_NAMED[name]} {count:,}", role, lit, f"go.{name}"))
        return runs
