"""The line at the bottom: the keys that apply, the layers, and where the reader stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nutgraf.tui.lines import cells
from nutgraf.tui.widgets.bars import Bar, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.tui.commands import Command


Shown = tuple[str, str, "Command"]
"""Key, title and command."""


class Standing(NamedTuple):
    """What the footer tells beside the keys."""

    keys: Sequence[Shown] = ()
    badge: str = ""
    """A mode that has the keyboard: `VISUAL`."""
    about: str = ""
    """What the badge is about, or the mark under the cursor."""
    message: str = ""
    """What was just done; stands in the place of the keys."""
    trouble: bool = False
    """True if the message tells of something that did not work."""
    layers: Sequence[tuple[str, bool, str]] = ()
    """Name, whether it is lit, and the command that switches it."""
    position: str = ""
    working: str = ""
    """What goes on in the background, with a count."""


class Footer(Bar):
    """Keys at the left, layers and position at the right."""

    def show(self, standing: Standing) -> None:
        """Draw the line anew where something in it has changed."""
        self.put(self._left_runs(standing), self._right_runs(standing))

    def laid_out(self, width: int) -> list[Run]:
        """The runs as they fit; of the layers all or none."""
        runs = super().laid_out(width)
        layers = [run for run in runs if run.command.startswith("layer.")]
        if len(layers) == sum(run.command.startswith("layer.") for run in self._right):
            return runs
        gap = Run(" " * sum(cells(run.text) for run in layers), "body")
        kept = [run for run in runs if run not in layers]
        return [*kept[:-1], gap, kept[-1]] if layers and kept[-1] in self._right else [*kept, gap]

    def _left_runs(self, standing: Standing) -> list[Run]:
        """Badge and message, or what is under the cursor, or the keys."""
        runs = []
        if standing.badge:
            runs += [Run(f" {standing.badge} ", "badge", True), Run(" ", "body")]
        if standing.message:
            role = "trouble" if standing.trouble else "body"
            return [*runs, Run(f" {standing.message}", role)]
        if standing.about:
            runs.append(Run(f" {standing.about}  ", "body" if not standing.badge else "muted"))
            if not standing.badge:
                return runs
        room = self.size.width - sum(cells(run.text) for run in runs)
        for key, title, command in _fitting(standing.keys, room):
            runs.append(Run(f" {key}", "accented", True, command.id))
            runs.append(Run(f" {title} ", "muted", False, command.id))
        return runs

    def _right_runs(self, standing: Standing) -> list[Run]:
        """Work in the background, layers, position."""
        runs = []
        for name, lit, command in standing.layers:
            role = "accented" if name == "notes" else "body"
            sign = "" if lit else "-"
            runs.append(Run(f"{sign}{name} ", role if lit else "muted", False, command))
        if standing.working:
            runs.append(Run(f" {standing.working} ", "accented", False, "job.cancel"))
        if standing.position:
            runs.append(Run(f" {standing.position} ", "muted"))
        return runs


def _fitting(keys: Sequence[Shown], room: int) -> list[Shown]:
    """The keys that fit in so many cells, the last of them in any case: it leads to all the others."""
    kept = list(keys)
    while len(kept) > 1 and sum(cells(key) + cells(title) + 3 for key, title, _ in kept) > room:
        del kept[-2]
    return kept
