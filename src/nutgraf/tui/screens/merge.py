"""Two entities side by side, before they become one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from nutgraf.model.wording import counted
from nutgraf.tui.commands import Context
from nutgraf.tui.days import days
from nutgraf.tui.screens.base import FloatingScreen
from nutgraf.tui.signs import kind_sign

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from nutgraf.library.library import Library
    from nutgraf.model.ledger import Dossier
    from nutgraf.model.marks import Entity

_FORMS = 6
_SENTENCE = 160
Pair = tuple["Entity", "Entity"]


class MergeScreen(FloatingScreen["Pair | None"]):
    """Shows what is known of both and what merging touches; gives back which becomes which."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.MERGING,)

    def __init__(self, library: Library, entity: Entity, into: Entity) -> None:
        super().__init__()
        self._library = library
        self._pair = (library.ledgers.entity(entity.id), library.ledgers.entity(into.id))
        self._sides = (Static(markup=False), Static(markup=False))
        self._touched = Static(markup=False, classes="question")

    def compose(self) -> ComposeResult:
        """The two, and what becomes of them."""
        with self.box("One and the same?"):
            with Horizontal(id="sides"):
                yield from self._sides
            yield self._touched

    def on_mount(self) -> None:
        """Show both."""
        self._show()

    def do(self, command: str, argument: str) -> None:
        """Merge, keep the other name, or leave it."""
        if command == "merge.swap":
            self._pair = self._pair[::-1]
            self._show()
        else:
            self.finish(self._pair if command == "merge.yes" else None)

    def _show(self) -> None:
        """The one that goes at the left, the one that stays at the right."""
        for side, entity in zip(self._sides, self._pair, strict=True):
            side.update(self._told(self._library.ledgers.dossier(entity.id)))
        gone, stays = self._pair
        touched = self._library.ledgers.touched(gone)
        parts = [
            counted(touched.mentions, "mention") + f" in {counted(touched.articles, 'article')}",
            counted(touched.claims, "claim") if touched.claims else "",
            counted(touched.notes, "note") + " of yours" if touched.notes else "",
        ]
        what = ", ".join(part for part in parts if part)
        kind = "" if gone.kind is stays.kind else f", {stays.kind.value}"
        self._touched.update(
            f"{gone.name} becomes {stays.name}{kind}: {what}, and what later articles name so."
        )

    def _told(self, dossier: Dossier) -> Content:
        """What is known of one of them."""
        entity, glyphs = dossier.entity, self.nutgraf.glyphs
        forms = ", ".join(f"“{form.text}” {form.mentions:,}" for form in dossier.forms[:_FORMS])
        more = len(dossier.forms) - _FORMS
        mentions = f"{counted(entity.mentions, 'mention')} in {counted(entity.articles, 'article')}"
        lines = [
            f"{entity.kind.value} {glyphs.dot} {mentions}",
            forms + (f" and {more} more" if more > 0 else ""),
            days(dossier, glyphs.dash),
            f"{counted(dossier.said, 'claim')} {glyphs.dot} {counted(len(dossier.notes), 'note')} of yours",
            self._sentence(dossier),
        ]
        name = f"{kind_sign(glyphs, entity.kind)} {entity.name}\n"
        return Content.assemble((name, "bold $accented"), "\n".join(line for line in lines if line))

    def _sentence(self, dossier: Dossier) -> str:
        """The words around its newest mention."""
        if not dossier.mentions:
            return ""
        newest = dossier.mentions[0]
        passage = self._library.ledgers.passage(newest.article, newest.span)
        first = max(0, passage.marked.start - _SENTENCE // 3)
        shown = " ".join(passage.text[first : first + _SENTENCE].split())
        ellipsis = self.nutgraf.glyphs.ellipsis
        return f"{ellipsis if first else ''}{shown}{ellipsis}"
