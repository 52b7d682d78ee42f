"""Adding articles in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.progress import AddStatus
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part
from nutgraf.tui.jobs import Adding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nutgraf.tui.messages import AddingEnded, AddingMoved


class AddingActions(Part):
    """One run at a time, with a count in the footer."""

    working = ""
    """What the footer tells of it; empty when nothing is being added."""
    _job: Adding | None = None
    _first_ever = False
    """True where there was nothing in the archive before."""

    def actions(self) -> Mapping[str, Action]:
        """Adding, the samples, stopping."""
        return {
            "list.add": self._ask,
            "list.samples": plain(lambda: self.start(self.library.sample_sources())),
            "job.cancel": plain(self._cancel),
        }

    def start(self, sources: Sequence[str]) -> None:
        """Add these in the background."""
        if self._job is not None:
            self.reader.say("Articles are being added already.", trouble=True)
            return
        self.working = "adding …"
        self._first_ever = self.reader.listing.empty_archive
        self._job = Adding(self.library.path, sources, self.reader)
        self.reader.viewing.stand()

    def close(self) -> None:
        """End what runs; what was added stays."""
        if self._job is not None:
            self._job.close()

    def moved(self, message: AddingMoved) -> None:
        """Show the count, and the articles that have come."""
        total = "" if message.total is None else f"/{message.total:,}"
        self.working = f"adding {message.done:,}{total}"
        self.reader.listing.renew()

    def ended(self, message: AddingEnded) -> None:
        """Say what came of it."""
        self.working, self._job = "", None
        self.reader.listing.renew()
        if self._first_ever and self.reader.list.has_focus:
            self.reader.list.top()
            self.reader.reading.preview()
        told = [f"{message.counts[s]:,} {s.value}" for s in AddStatus if message.counts.get(s)]
        summary = ", ".join(told) or "Nothing was added"
        if message.trouble:
            self.app.notify(
                message.trouble, title=summary, severity="warning", markup=False, timeout=10
            )
        else:
            stopped = " (stopped)" if message.stopped else ""
            self.reader.say(f"{summary}{stopped}.")

    def _ask(self, argument: str) -> None:
        """Ask what to add."""
        from nutgraf.tui.screens.entry import EntryScreen

        if argument:
            self.start([argument])
            return
        entry = EntryScreen("Add", "", "a file, a folder or an address", paths=True)
        self.reader.ask(entry, lambda typed: self.start([typed.strip()]) if typed.strip() else None)

    def _cancel(self) -> None:
        """Stop adding."""
        if self._job is not None:
            self._job.stop()
            self.reader.say("Stopping; what was added stays.")
        else:
            self.reader.say("Nothing is being added.")
