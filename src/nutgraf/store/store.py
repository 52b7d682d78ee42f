"""The archive as one object: every table, the journal and the connections."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from nutgraf.store.articles import ArticleTable
from nutgraf.store.decisions import SavedSearchTable, VerdictTable
from nutgraf.store.journal import Journal
from nutgraf.store.marks import MarkTable
from nutgraf.store.notes import NoteTable
from nutgraf.store.opening import OnUpgrade, open_connections
from nutgraf.store.reading import ReadingTable, SettingTable
from nutgraf.store.tags import TagTable

if TYPE_CHECKING:
    from nutgraf.store.corrections import CorrectionTable
    from nutgraf.store.drafts import DraftTable
    from nutgraf.store.feeds import FeedTable


class Store:
    """An open archive; a context manager that closes it."""

    def __init__(self, path: Path, on_upgrade: OnUpgrade | None = None) -> None:
        """Open or create the archive; raises ArchiveError and its children, leaving the file untouched."""
        self.path = path
        self.connections = open_connections(path, on_upgrade)
        self.journal = Journal(self.connections)
        self.articles = ArticleTable(self.connections)
        self.marks = MarkTable(self.connections)
        self.tags = TagTable(self.connections)
        self.notes = NoteTable(self.connections, self.tags)
        self.reading = ReadingTable(self.connections, self.journal)
        self.settings = SettingTable(self.connections)
        self.verdicts = VerdictTable(self.connections)
        self.saved = SavedSearchTable(self.connections)
        self.changed_elsewhere()  # from here on

    @cached_property
    def corrections(self) -> CorrectionTable:
        """The user's decisions on marks; made when they are asked for."""
        from nutgraf.store.corrections import CorrectionTable

        return CorrectionTable(self.connections)

    @cached_property
    def drafts(self) -> DraftTable:
        """Notes that are being written; made when they are asked for."""
        from nutgraf.store.drafts import DraftTable

        return DraftTable(self.connections)

    @cached_property
    def feeds(self) -> FeedTable:
        """Subscriptions; made when they are asked for."""
        from nutgraf.store.feeds import FeedTable

        return FeedTable(self.connections, self.articles)

    def changed_elsewhere(self) -> bool:
        """Whether anybody but this thread has written since the last call."""
        return self.connections.changed_elsewhere()

    @property
    def wrote(self) -> bool:
        """Whether anything was written through this store."""
        return self.connections.wrote

    def close(self) -> None:
        """Close every connection."""
        self.connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
