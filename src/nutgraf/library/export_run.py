"""One export: what is wanted, the pages that it makes, and the files that they go into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from nutgraf.errors import ExportError
from nutgraf.export import templates
from nutgraf.export.context import Context
from nutgraf.export.one_page import title as title_of
from nutgraf.export.pages import By, Page, article_page, group_page, groups_of
from nutgraf.export.putting import Folder
from nutgraf.export.registry import Format
from nutgraf.library.bundles import Bundles, Depth, Selection
from nutgraf.model.bundle import ArticleBundle
from nutgraf.model.exported import FileOutcome
from nutgraf.model.notes import Note
from nutgraf.model.progress import Cancelled, OnProgress, Progress
from nutgraf.text.canonical import clipped


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted, checked."""

    form: Format
    source: templates.Source | None
    by: By
    selection: Selection
    context: Context
    bundles: Bundles
    named: bool = False
    """Whether the articles were named one by one."""

    @property
    def suffix(self) -> str:
        """Of the files that are made."""
        return self.source.suffix if self.source else self.form.suffix

    @property
    def only_noted(self) -> bool:
        """Whether articles without a note stay out: they belong in where they were asked for."""
        chosen = bool(self.context.query) or self.named
        asked = chosen and (self.source is not None or self.form.name == "html")
        return not (self.form.articles or asked)

    @property
    def depth(self) -> Depth:
        """How much the format needs to know of an article."""
        passages = self.source is None and self.form.passages
        return Depth.PASSAGES if passages else Depth.WHOLE

    def stream(self) -> Iterator[ArticleBundle]:
        """The bundles that are wanted, once."""
        return self.bundles.of(self.selection, only_noted=self.only_noted, depth=self.depth)

    def pieces(self) -> Iterator[str]:
        """Everything as one output."""
        if self.source is not None:
            return templates.write(self.source, self.stream(), self.context, title_of(self.context))
        return self.form.write(self.stream(), self.context)


class Run:
    """One export into files."""

    def __init__(
        self,
        wish: Wish,
        target: Path,
        dry_run: bool,
        on_progress: OnProgress,
        cancelled: Cancelled,
    ) -> None:
        self._wish = wish
        self._target = _reachable(target)
        self._on_progress = on_progress
        self._cancelled = cancelled
        folder = target if self._into_folder else target.parent
        self._folder = Folder(folder, wish.suffix, wish.bundles.standing, dry_run=dry_run)
        self.stopped = False

    @property
    def _into_folder(self) -> bool:
        return self._target.is_dir() or not (self._target.suffix or self._target.exists())

    def files(self) -> tuple[FileOutcome, ...]:
        """Every file in turn, until cancelled."""
        put: list[FileOutcome] = []
        total = self._pages_total()
        try:
            for outcome in self._put():
                put.append(outcome)
                self._on_progress(Progress("exporting notes", len(put), total))
                if self._cancelled():
                    self.stopped = True
                    break
        finally:
            self._folder.finish()
        return tuple(put)

    def _put(self) -> Iterator[FileOutcome]:
        wish, form = self._wish, self._wish.form
        if not self._into_folder:
            yield self._put_file(self._target)
        elif wish.source is not None or form.name == "markdown":
            for page in _pages(wish):
                if wish.source is not None:
                    yield self._folder.put_template(page, wish.source, wish.context)
                else:
                    yield self._folder.put_markdown(page, wish.context)
        elif form.pages:
            for page in _pages(wish):
                yield self._folder.put_whole(page, form, wish.context)
        else:
            yield self._put_file(self._target / f"nutgraf {form.name}{form.suffix}")

    def _put_file(self, path: Path) -> FileOutcome:
        wish = self._wish
        page = group_page(By.ALL, title_of(wish.context), wish.stream())
        if wish.source is not None:
            return self._folder.put_template(page, wish.source, wish.context, path)
        if wish.form.name == "markdown":
            return self._folder.put_markdown(_alone(wish) or page, wish.context, path)
        return self._folder.put_stream(path, wish.pieces())

    def _pages_total(self) -> int | None:
        if not self._into_folder:
            return 1
        by_article = self._wish.by is By.ARTICLE and self._wish.only_noted
        return len(self._wish.selection.noted) if by_article else None


def _reachable(target: Path) -> Path:
    """The place to write to, whether it is there or not; raises ExportError for what can be none."""
    try:
        target.stat()
    except (FileNotFoundError, NotADirectoryError):
        return target
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ExportError(f"{clipped(str(target), 60)} cannot be written: {reason}.") from error
    return target


def _alone(wish: Wish) -> Page | None:
    """The page of the only article that there is, which is its own also in one file."""
    if len(wish.selection.noted) != 1 or any(n.article is None for n in wish.selection.notes):
        return None
    return article_page(next(wish.stream()))


def _pages(wish: Wish) -> Iterator[Page]:
    """The pages of an export into a folder."""
    if wish.by is By.ARTICLE:
        yield from map(article_page, wish.stream())
    elif wish.by is By.ALL:
        yield group_page(By.ALL, title_of(wish.context), wish.stream())
    else:
        yield from _group_pages(wish)


def _group_pages(wish: Wish) -> Iterator[Page]:
    """The pages of tags, days or entities: first who stands where, then the bundles of each page anew."""
    groups: dict[str, tuple[str, list[Note]]] = {}
    depth = Depth.WHOLE if wish.by is By.ENTITY else Depth.NOTES
    for bundle in wish.bundles.of(wish.selection, only_noted=True, depth=depth):
        for note in bundle.notes:
            for name, key in groups_of(note, wish.by, bundle):
                groups.setdefault(key, (name, []))[1].append(note)
    for key, (name, notes) in sorted(groups.items(), key=lambda item: item[1][0].casefold()):
        part = replace(wish.selection, notes=tuple(notes))
        bundles = wish.bundles.of(part, only_noted=True, depth=wish.depth)
        yield group_page(wish.by, name, bundles, key=key)
