"""Exporting notes: what, in which format, where to; with a look at what will be written first."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nutgraf.errors import NutgrafError
from nutgraf.model.wording import counted
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part
from nutgraf.tui.messages import WorkDone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FORMATS: Mapping[str, str] = {
    "markdown": "Markdown, for Obsidian, GitHub and plain sight",
    "html": "pages to be read anywhere",
    "json": "everything, without loss",
    "csv": "a table of notes",
    "annotation": "W3C Web Annotation",
    "hypothesis": "as Hypothesis imports it",
    "readwise": "as Readwise imports it",
    "claimreview": "verdicts as ClaimReview",
    "bibtex": "the articles as references for LaTeX",
    "csl": "the articles as references for Zotero",
    "codebook": "tags with what they are for",
}
"""What can be written, and what it is for."""
TEMPLATES: Mapping[str, str] = {
    "fact-check": "a sheet with every claim, figure, verdict and its evidence",
    "digest": "one page to be read through",
}
"""Templates that Nutgraf brings along; they are offered among the formats."""
_FOLDER = "~/nutgraf-notes"


class ExportingActions(Part):
    """Notes out of the archive."""

    def actions(self) -> Mapping[str, Action]:
        """Exporting."""
        return {"list.export": plain(self._ask_what)}

    def _ask_what(self) -> None:
        """Ask what to export."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        reader = self.reader
        article, rows = reader.reading.article, reader.list
        items = []
        if article is not None:
            items.append(Item("article", "this article", article.title))
        if rows.chosen:
            items.append(Item("chosen", "the chosen rows", f"{len(rows.chosen):,} articles"))
        if reader.listing.query:
            items.append(Item("list", "what the library shows", f"{rows.count:,} articles"))
        items.append(Item("all", "everything"))
        reader.ask(MenuScreen("Export the notes of", items), self.ask_format)

    def ask_format(self, what: str) -> None:
        """Ask in which format to export: `article`, `chosen`, `list` or `all`."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        offered = {"markdown": FORMATS["markdown"], **TEMPLATES, **FORMATS}
        items = [Item(name, name, told) for name, told in offered.items()]
        self.reader.ask(MenuScreen("Format", items), partial(self._ask_path, what))

    def _ask_path(self, what: str, form: str) -> None:
        """Ask where to."""
        from nutgraf.tui.screens.entry import EntryScreen

        last = self.library.config.export_folder or self.library.setting("export_to") or _FOLDER
        hint = "a folder, or a file with its suffix"
        entry = EntryScreen(f"Export {form} to", str(last), hint, paths=True)
        self.reader.ask(entry, partial(self._look, what, form))

    def _look(self, what: str, form: str, path: str) -> None:
        """Say what would be written, and ask whether to."""
        from nutgraf.library.exporting import export
        from nutgraf.tui.screens.confirm import ConfirmScreen

        if not path.strip():
            return
        outcome = export(self.library, **self._wish(what, form, path), dry_run=True)
        if not outcome.notes and not outcome.files:
            key = self.app.keymap.shown("note.add")
            self.reader.say(f"There is no note to export yet; {key} writes one.")
            return
        files = [
            f"{sum(1 for f in outcome.files if f.status == status):,} {status}"
            for status in dict.fromkeys(file.status for file in outcome.files)
        ]
        question = ConfirmScreen(
            f"Export {_counted(outcome.notes, outcome.articles)} to {path}?",
            [f"Files: {', '.join(files)}"],
        )
        self.reader.confirm(question, partial(self._write, what, form, path))

    def _write(self, what: str, form: str, path: str) -> None:
        """Write the files in the background."""
        from nutgraf.library.exporting import export

        self.library.remember("export_to", path)

        wish = self._wish(what, form, path)

        def work() -> WorkDone:
            try:
                outcome = export(self.library, **wish)
            except NutgrafError as error:
                return WorkDone(f"{error.message} {error.hint}".strip(), trouble=True)
            told = _counted(outcome.notes, outcome.articles)
            return WorkDone(f"Exported {told} to {path}.")

        self.app.background.submit(work, self.reader)

    def _wish(self, what: str, form: str, path: str) -> dict[str, Any]:
        """What is to be exported, and how."""
        return {
            "query": self.reader.listing.query if what == "list" else "",
            "format": "markdown" if form in TEMPLATES else form,
            "template": form if form in TEMPLATES else None,
            "output": Path(path.strip()),
            "articles": self._articles(what),
        }

    def _articles(self, what: str) -> Sequence[int] | None:
        """The articles that were named one by one; None where a query says which."""
        article = self.reader.reading.article
        if what == "article" and article is not None:
            return [article.id]
        return sorted(self.reader.list.chosen) if what == "chosen" else None


def _counted(notes: int, articles: int) -> str:
    """`3 notes of 2 articles`."""
    return f"{counted(notes, 'note')} of {counted(articles, 'article')}"
