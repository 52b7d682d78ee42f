"""Putting pages and streams into files, or telling what that would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from nutgraf.export import files, markdown, stamps, templates
from nutgraf.export.context import Context
from nutgraf.export.merging import Standing, merge
from nutgraf.export.pages import Page
from nutgraf.export.registry import Format
from nutgraf.export.sealed import seal_of, sealed
from nutgraf.export.templates import Source
from nutgraf.model.exported import FileOutcome, FileStatus

StandingOn = Callable[[str, Page], Standing]
"""What the archive says of a note (its id) that stands in the file of a page."""


class Folder:
    """Puts pages into a folder, or one page into a file; raises ExportError."""

    def __init__(self, target: Path, suffix: str, standing: StandingOn, *, dry_run: bool) -> None:
        self._target = target
        self._suffix = suffix
        self._standing = standing
        self._dry_run = dry_run
        self._writer = files.Writer()
        self._known: dict[str, Path] | None = None

    def put_markdown(self, page: Page, context: Context, path: Path | None = None) -> FileOutcome:
        """Write or renew a page of managed Markdown; without a path in the folder, under its own name."""
        path = path or self._place(page)
        existing = files.read_text(path)
        if existing is None:
            text = stamps.stamped("".join(markdown.write(page, context)), page, context)
            added = text.count("\n<!-- nutgraf:note ")
            return self._put(FileOutcome(path=path, status=FileStatus.NEW, added=added), [text])
        merged = merge(existing, page, context, lambda note_id: self._standing(note_id, page))
        outcome = FileOutcome(
            path=path,
            status=_status(merged.text, existing),
            added=merged.added,
            changed=merged.changed,
            struck=merged.struck,
            edited=merged.edited,
        )
        return self._put(outcome, [merged.text])

    def put_whole(self, page: Page, form: Format, context: Context) -> FileOutcome:
        """Write a page of a format that is all ours."""
        path = self._target / page.file_name(self._suffix)
        text = "".join(form.write(page.bundles, context))
        status = _status(text, files.read_text(path))
        return self._put(FileOutcome(path=path, status=status), [text])

    def put_template(
        self, page: Page, source: Source, context: Context, path: Path | None = None
    ) -> FileOutcome:
        """Write a page that a template makes; a file that was edited since is left alone."""
        path = path or self._target / page.file_name(self._suffix)
        existing = files.read_text(path)
        seal = seal_of(existing, source.suffix) if existing is not None else None
        if seal is not None and not seal.intact:
            return FileOutcome(path=path, status=FileStatus.KEPT)
        page = replace(page, bundles=tuple(page.bundles))
        if seal is not None and seal.day and _made(page, source, context, seal.day) == existing:
            return FileOutcome(path=path, status=FileStatus.UNCHANGED)
        text = _made(page, source, context, context.day)
        return self._put(FileOutcome(path=path, status=_status(text, existing)), [text])

    def put_stream(self, path: Path, pieces: Iterable[str]) -> FileOutcome:
        """Write one file of a format that cannot be merged."""
        status = FileStatus.CHANGED if path.exists() else FileStatus.NEW
        return self._put(FileOutcome(path=path, status=status), pieces)

    def finish(self) -> None:
        """Make what was written durable."""
        self._writer.finish()

    def _place(self, page: Page) -> Path:
        """Where a page is: the file that has its key, whatever it is called now, else a new one."""
        if self._known is None:
            self._known = files.pages_in(self._target, self._suffix)
        return self._known.get(page.key) or self._target / page.file_name(self._suffix)

    def _put(self, outcome: FileOutcome, pieces: Iterable[str]) -> FileOutcome:
        if not self._dry_run and outcome.status is not FileStatus.UNCHANGED:
            self._writer.write(outcome.path, pieces)
        return outcome


def _status(text: str, existing: str | None) -> FileStatus:
    if existing is None:
        return FileStatus.NEW
    return FileStatus.UNCHANGED if text == existing else FileStatus.CHANGED


def _made(page: Page, source: Source, context: Context, day: str) -> str:
    """What a template makes of a page on a day."""
    then = replace(context, moment=day + context.moment[10:])
    text = "".join(templates.write(source, page.bundles, then, page.title))
    return sealed(text, source.suffix, day)
