"""Taking annotations out: to a folder of Markdown that stays up to date, to one file, or to a pipe."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nutgraf import __version__
from nutgraf.errors import UsageError
from nutgraf.export import registry, templates
from nutgraf.export.context import Context
from nutgraf.export.pages import By
from nutgraf.library.bundles import Bundles
from nutgraf.library.export_run import Run, Wish
from nutgraf.model.exported import ExportOutcome, FileOutcome, FileStatus
from nutgraf.model.progress import Cancelled, OnProgress, ignore, never
from nutgraf.paths import config_folder, expanded
from nutgraf.store.clock import now

if TYPE_CHECKING:
    from nutgraf.library.library import Library

FORMATS = tuple(registry.FORMATS)
"""The names of the formats."""
_PATIENCE = 5
"""Intervals after which changes are exported though they go on."""
_WATCH_STEP = 0.2
"""Seconds between two looks at whether to stop watching."""


def export(
    library: Library,
    query: str = "",
    *,
    format: str = "markdown",
    by: str = "article",
    output: Path | None = None,
    template: Path | str | None = None,
    dry_run: bool = False,
    articles: Sequence[int] | None = None,
    notes: Sequence[str] | None = None,
    on_progress: OnProgress = ignore,
    cancelled: Cancelled = never,
) -> ExportOutcome:
    """Export the notes and articles that a query matches, or those that are named by their ids.

    `by` is one of article, tag, day, entity, all. An `output` with a suffix is one file, any other a folder;
    without one the outcome has the text. Raises UsageError, QueryError, NotFound and ExportError; whatever
    happens, every file is as it was or as it shall be.
    """
    wish = _wish(library, query, format, by, template, articles, notes)
    noted = wish.selection.noted
    outcome = ExportOutcome(
        notes=len(wish.selection.notes),
        articles=len(noted if wish.only_noted else wish.selection.articles),
        left_out=wish.selection.left_out,
        dry_run=dry_run,
    )
    if output is None:
        return replace(outcome, text="".join(wish.pieces()))
    run = Run(wish, expanded(output), dry_run, on_progress, cancelled)
    files = run.files()
    if not dry_run:
        _tell_hooks(library, wish, output, files)
    return replace(outcome, files=files, cancelled=run.stopped)


def stream(
    library: Library,
    query: str = "",
    *,
    format: str = "markdown",
    template: Path | str | None = None,
    articles: Sequence[int] | None = None,
    notes: Sequence[str] | None = None,
) -> Iterator[str]:
    """The same as one output in pieces, for a pipe: memory stays small however much there is."""
    return _wish(library, query, format, "all", template, articles, notes).pieces()


def watch(
    library: Library,
    query: str = "",
    *,
    output: Path,
    by: str = "article",
    template: Path | str | None = None,
    interval: float = 1.0,
    on_export: Callable[[ExportOutcome], None],
    on_progress: OnProgress = ignore,
    cancelled: Cancelled,
) -> None:
    """Keep a folder of Markdown up to date until cancelled, looking for changes every `interval` seconds.

    The library must be the watch's own: a look at what has changed answers only once.
    """
    library.changed_elsewhere()
    while not cancelled():
        on_export(
            export(
                library,
                query,
                by=by,
                output=output,
                template=template,
                on_progress=on_progress,
                cancelled=cancelled,
            )
        )
        _wait_for_change(library, interval, cancelled)


def template_folder() -> Path:
    """Where the user's own templates lie: beside the configuration."""
    return config_folder() / "templates"


def _wait_for_change(library: Library, interval: float, cancelled: Cancelled) -> None:
    """Until something has changed and a quiet interval has passed, or five of them in which changes went on."""
    rounds = 0
    while not cancelled() and rounds < _PATIENCE:
        _sleep(interval, cancelled)
        changed = library.changed_elsewhere()
        if rounds and not changed:
            return
        rounds += bool(changed or rounds)


def _sleep(seconds: float, cancelled: Cancelled) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0 and not cancelled():
        time.sleep(min(left, _WATCH_STEP))


def _wish(
    library: Library,
    query: str,
    format: str,
    by: str,
    template: Path | str | None,
    articles: Sequence[int] | None,
    notes: Sequence[str] | None,
) -> Wish:
    form = registry.format_of(format)
    if by not in {kind.value for kind in By}:
        raise UsageError(f"There are no files by {by!r}.", hint=f"There are {', '.join(By)}.")
    source = templates.find(template, template_folder()) if template is not None else None
    bundles = Bundles(library._store, library.search)
    context = Context(
        moment=now(),
        version=__version__,
        query=query,
        tags=tuple(library.tags.all()),
        corrections=bundles.corrections_everywhere(),
    )
    selection = bundles.select(query, articles, notes)
    return Wish(form, source, By(by), selection, context, bundles, named=articles is not None)


def _tell_hooks(library: Library, wish: Wish, output: Path, files: Sequence[FileOutcome]) -> None:
    written = [f.path for f in files if f.status in {FileStatus.NEW, FileStatus.CHANGED}]
    told = {
        "format": wish.form.name,
        "output": str(output),
        "files": [str(path) for path in written],
        "notes": len(wish.selection.notes),
    }
    library.hooks.tell("export", told)
