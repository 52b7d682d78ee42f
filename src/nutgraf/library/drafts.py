"""Drafts: kept while they are written, offered again after a crash, never taken for notes."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nutgraf.errors import ArchiveError, NotFound, NutgrafError, WordsElsewhere
from nutgraf.model.drafts import Draft
from nutgraf.model.identity import new_id
from nutgraf.model.marks import Span
from nutgraf.model.notes import Anchor, NoteState, TargetKind
from nutgraf.paths import expanded

if TYPE_CHECKING:
    from collections.abc import Callable

    from nutgraf.library.notes import Notes
    from nutgraf.model.notes import Note
    from nutgraf.store.store import Store


class Drafts:
    """What is being written."""

    def __init__(self, store: Store, notes: Callable[[], Notes]) -> None:
        self._store = store
        self._notes = notes
        """Made when the first note is written."""

    def begin(
        self,
        title: str,
        target: TargetKind,
        *,
        article: int | None = None,
        span: Span | None = None,
        entity: int | None = None,
    ) -> Draft:
        """The draft of a new note; nothing is stored before something is kept."""
        quote = ""
        if article is not None and span is not None:
            quote = self._store.articles.get(article).text[span.start : span.end]
        start, end = span if span is not None else (None, None)
        return Draft(
            id=new_id(), title=title, target=target, article=article, start=start, end=end,
            quote=quote, entity=entity,
        )  # fmt: skip

    @staticmethod
    def of_note(note: Note, title: str) -> Draft:
        """The draft of a change to a note."""
        anchor = note.anchor
        return Draft(
            id=new_id(), title=title, target=note.target, body=note.body, note=note.id,
            article=note.article, start=anchor.start if anchor else None,
            end=anchor.end if anchor else None, quote=anchor.quote if anchor else "", entity=note.entity,
        )  # fmt: skip

    def keep(self, draft: Draft, body: str) -> None:
        """Store what is written so far."""
        self._store.drafts.keep(replace(draft, body=body))

    def leave(self, draft: Draft, body: str) -> None:
        """Store the last words as the program ends.

        Where the archive does not take them they are put into a file; WordsElsewhere names it.
        """
        try:
            self.keep(draft, body)
        except NutgrafError as error:
            path = _rescued(replace(draft, body=body))
            if path is None:
                raise
            raise WordsElsewhere(
                f"{error.message} What you were writing is in {path}.", hint=error.hint
            ) from error

    def forget(self, draft: Draft) -> None:
        """Drop a draft that was saved or thrown away; where the archive cannot be written it is offered once more."""
        with suppress(ArchiveError):
            self._store.drafts.forget(draft.id)

    def waiting(self) -> list[Draft]:
        """What was being written when the program ended, the newest first."""
        return self._store.drafts.all()

    def save(self, draft: Draft, body: str) -> Note | None:
        """Make the draft a note, or change the note that it is of; None for a new note without a word on a passage.

        Where the note is gone, or the article has changed, the words still become a note.
        """
        note = self._saved(draft, body)
        self.forget(draft)
        return note

    def _saved(self, draft: Draft, body: str) -> Note | None:
        if draft.note is not None:
            try:
                return self._notes().edit(draft.note, body=body)
            except NotFound:
                pass
        span = self._place(draft)
        if not body.strip() and span is None:
            return None
        target = TargetKind.ARTICLE if span is None and draft.entity is None else draft.target
        return self._notes().add(
            draft.article, span=span, body=body, target=target, entity=draft.entity
        )

    def _place(self, draft: Draft) -> Span | None:
        """Where its passage stands now; None without one, or where it cannot be found with certainty."""
        if draft.article is None or draft.start is None or draft.end is None:
            return None
        text = self._store.articles.get(draft.article).text
        if text[draft.start : draft.end] == draft.quote:
            return Span(draft.start, draft.end)
        from nutgraf.text.anchors import place

        anchor, state = place(Anchor(draft.start, draft.end, draft.quote), text)
        return Span(anchor.start, anchor.end) if state is NoteState.PLACED else None


def _rescued(draft: Draft) -> Path | None:
    """A file with what was written, at home or among the temporary files; None where neither can be written."""
    for folder in (expanded("~"), Path(tempfile.gettempdir())):
        path = folder / f"nutgraf-unsaved-{draft.id}.md"
        try:
            path.touch(0o600, exist_ok=False)
        except OSError:
            continue
        try:
            path.write_text(f"{draft.body}\n\n({draft.title})\n", encoding="utf-8")
        except OSError:
            path.unlink(missing_ok=True)
            continue
        return path
    return None
