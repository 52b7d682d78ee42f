"""Adding articles and refreshing feeds in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.progress import AddStatus
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part
from nutgraf.tui.jobs import Adding, Refreshing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nutgraf.tui.messages import AddingEnded, AddingMoved


class AddingActions(Part):
    """One run at a time, with a count in the footer."""

    working = ""
    """What the footer tells of it; empty when nothing is being added."""
    _job: Adding | None = None
    _doing = ""
    _first_ever = False
    """True where there was nothing in the archive before."""

    def actions(self) -> Mapping[str, Action]:
        """Adding, the samples, the feeds, stopping."""
        return {
            "list.add": self._ask,
            "list.samples": plain(lambda: self.start(self.library.sample_sources())),
            "list.refresh": plain(self._refresh),
            "list.refresh_all": plain(self._refresh_all),
            "job.cancel": plain(self._cancel),
        }

    def start(self, sources: Sequence[str]) -> None:
        """Add these in the background."""
        self._begin(Adding, sources, "adding")

    def _begin(self, job: type[Adding], sources: Sequence[str], doing: str) -> None:
        if self._job is not None:
            self.reader.say(f"Still {self._doing}; ctrl+x stops it.", trouble=True)
            return
        self._doing, self.working = doing, f"{doing} …"
        self._first_ever = self.reader.listing.empty_archive
        self._job = job(self.library.path, sources, self.reader)
        self.reader.viewing.stand()

    def close(self) -> None:
        """End what runs; what was added stays."""
        if self._job is not None:
            self._job.close()

    def moved(self, message: AddingMoved) -> None:
        """Show the count, and the articles that have come."""
        total = "" if message.total is None else f"/{message.total:,}"
        self.working = f"{self._doing} {message.done:,}{total}"
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

    def _refresh_all(self) -> None:
        """Ask every feed for what is new."""
        if self.library.feeds.all():
            self._begin(Refreshing, (), "asking feeds")
        else:
            self.reader.say("You follow no feeds yet; + and the address of one follows it.")

    def _refresh(self) -> None:
        """Ask the feed that the article under the cursor came from."""
        row = self.reader.list.current_row()
        feeds = self.library.feeds.of_source(row.source) if row is not None else []
        if feeds:
            self._begin(Refreshing, [str(feed.id) for feed in feeds], "asking feeds")
        else:
            self.reader.say("This article comes from no feed that you follow.")

    def _cancel(self) -> None:
        """Stop adding."""
        if self._job is not None:
            self._job.stop()
            self.reader.say("Stopping; what was added stays.")
        else:
            self.reader.say("Nothing is being added.")
