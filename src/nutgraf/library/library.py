"""The library: an open archive with everything that can be done with it."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from nutgraf.config import Config
from nutgraf.errors import ArchiveError
from nutgraf.library.articles import Articles
from nutgraf.library.remembering import Remembering
from nutgraf.library.searching import Searching
from nutgraf.model.progress import AddStatus, ignore, never
from nutgraf.paths import archive_path, sample_articles
from nutgraf.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from nutgraf.library.correcting import Corrections
    from nutgraf.library.decisions import History, SavedSearches, Verdicts
    from nutgraf.library.deepening import Deepening
    from nutgraf.library.drafts import Drafts
    from nutgraf.library.feeds import Feeds
    from nutgraf.library.hooks import Hooks
    from nutgraf.library.ledgers import Ledgers
    from nutgraf.library.marking import Marks, Remarking
    from nutgraf.library.notes import Notes
    from nutgraf.library.safety import Safety
    from nutgraf.library.tags import Tags
    from nutgraf.model.notes import Note
    from nutgraf.model.progress import Added, Cancelled, OnProgress
    from nutgraf.store.opening import OnUpgrade
    from nutgraf.store.reading import Setting


class Library:
    """The only door to an archive for the command line and the screen; a context manager that closes it.

    Each part is made when it is first asked for: the reader's first screen needs few of them.
    """

    def __init__(
        self,
        path: Path | None = None,
        config: Config | None = None,
        on_upgrade: OnUpgrade | None = None,
    ) -> None:
        """Open or create an archive; raises ArchiveError and its children."""
        self.config = config or Config()
        self._store = Store(archive_path(path), on_upgrade)
        self.path = self._store.path
        self.search = Searching(self._store)
        self._remembering = Remembering(self._store)
        self.articles = Articles(self._store, self.search, self._remembering)

    @cached_property
    def marks(self) -> Marks:
        """What the program found in the articles."""
        from nutgraf.library.marking import Marks

        return Marks(self._store, self.search, self._remarking)

    @cached_property
    def ledgers(self) -> Ledgers:
        """Figures, claims and entities of the whole archive, lined up."""
        from nutgraf.library.ledgers import Ledgers

        return Ledgers(self._store, self.search)

    @cached_property
    def corrections(self) -> Corrections:
        """What the user decided about marks."""
        from nutgraf.library.correcting import Corrections

        return Corrections(self._store, self._remarking)

    @cached_property
    def notes(self) -> Notes:
        """What the user wrote."""
        from nutgraf.library.notes import Notes

        return Notes(self._store, self.search, self._note_changed)

    @cached_property
    def drafts(self) -> Drafts:
        """What is being written."""
        from nutgraf.library.drafts import Drafts

        return Drafts(self._store, lambda: self.notes)

    @cached_property
    def tags(self) -> Tags:
        """The names on notes and articles."""
        from nutgraf.library.tags import Tags

        return Tags(self._store)

    @cached_property
    def verdicts(self) -> Verdicts:
        """What the user found out about figures and claims."""
        from nutgraf.library.decisions import Verdicts

        return Verdicts(self._store)

    @cached_property
    def saved(self) -> SavedSearches:
        """Queries that live on as folders."""
        from nutgraf.library.decisions import SavedSearches

        return SavedSearches(self._store)

    @cached_property
    def history(self) -> History:
        """Undo and redo."""
        from nutgraf.library.decisions import History

        return History(self._store, self.corrections)

    @cached_property
    def safety(self) -> Safety:
        """Backups and checks."""
        from nutgraf.library.safety import Safety

        return Safety(self._store)

    @cached_property
    def feeds(self) -> Feeds:
        """What the user follows."""
        from nutgraf.library.feeds import Feeds

        return Feeds(self._store)

    @cached_property
    def hooks(self) -> Hooks:
        """The user's commands that follow an event."""
        from nutgraf.library.hooks import Hooks

        return Hooks(self.config)

    @cached_property
    def deepening(self) -> Deepening:
        """The second engine at work on this archive; nothing of it runs before it is asked to."""
        from nutgraf.library.deepening import Deepening

        return Deepening(self._store, self._remarking)

    @cached_property
    def _remarking(self) -> Remarking:
        from nutgraf.library.marking import Remarking

        return Remarking(self._store)

    @classmethod
    def open(
        cls,
        path: Path | None = None,
        config: Config | None = None,
        on_upgrade: OnUpgrade | None = None,
    ) -> Self:
        """Open or create an archive: the named one, else the user's own; `on_upgrade` is told of an older one."""
        return cls(path, config, on_upgrade)

    def add(
        self,
        sources: Sequence[str],
        *,
        tags: Sequence[str] = (),
        source_name: str | None = None,
        on_progress: OnProgress = ignore,
        cancelled: Cancelled = never,
    ) -> Iterator[Added]:
        """Add files, folders, addresses or standard input (`-`); one `Added` an article or failure.

        The address of a feed is subscribed to; a file of one gives its entries.
        What was yielded is stored. A source that cannot be read costs nothing but its own line.
        """
        from nutgraf.library.adding import Adding
        from nutgraf.library.taking import found_while_adding

        run = Adding(
            self._store,
            tags=tags,
            source_name=source_name,
            on_progress=on_progress,
            cancelled=cancelled,
            on_feed=lambda feed: found_while_adding(
                self._store, self.feeds, feed, tags, source_name
            ),
        )
        added = run.run(sources)
        return self._told(added) if self.hooks.wants("add") else added

    def sample_sources(self) -> list[str]:
        """What to add to get the articles that ship with the program."""
        return [str(sample_articles())]

    def setting(self, name: str, default: Setting = None) -> Setting:
        """A small thing remembered between sessions."""
        return self._remembering.setting(name, default)

    def remember(self, name: str, value: Setting) -> None:
        """Remember a small thing between sessions; None forgets it. It is written by `note_down`, or at the end."""
        self._remembering.remember(name, value)

    def note_down(self, patience: float = 0) -> None:
        """Write what is to be remembered; where something else is written for longer than that, the next call does."""
        self._remembering.write(patience)

    def hurry(self, seconds: float) -> None:
        """Let changes that are made on this thread wait for other writers no longer; ArchiveLocked tells of it."""
        self._store.connections.hurry(seconds)

    def changed_elsewhere(self) -> bool:
        """Whether another process, or another thread of this one, has written to the archive since the last call."""
        return self._store.changed_elsewhere()

    def tend(self) -> Path | None:
        """Bring the search's vocabulary up to date and back up, where either is due; the new backup."""
        if self.search.stale():
            self.search.refresh()
        return self.safety.back_up_daily()

    @property
    def wrote(self) -> bool:
        """Whether anything was written since it was opened."""
        return self._store.wrote

    def close(self) -> None:
        """Close the archive."""
        if "deepening" in self.__dict__:
            self.deepening.stop()
        self.search.close()
        with suppress(ArchiveError):  # what is the user's own was saved, or refused, before
            self._remembering.write()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _note_changed(self, note: Note, verb: str) -> None:
        """Tell the hooks of the configuration."""
        if self.hooks.wants("note"):
            from nutgraf.export.shapes import note_object

            article = {"verb": verb, "article": note.article, "title": note.title}
            self.hooks.tell("note", article | note_object(note))

    def _told(self, added: Iterator[Added]) -> Iterator[Added]:
        """What was added, told to the hooks when all of it is there."""
        stored: list[Added] = []
        try:
            for one in added:
                if one.status in {AddStatus.ADDED, AddStatus.UPDATED}:
                    stored.append(one)
                yield one
        finally:
            if stored:
                rows = [
                    {"id": a.id, "title": a.title, "source": a.source, "status": a.status}
                    for a in stored
                ]
                self.hooks.tell("add", {"articles": rows})
