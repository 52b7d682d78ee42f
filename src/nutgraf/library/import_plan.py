"""Deciding what becomes of each imported note; nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nutgraf.errors import NotFound
from nutgraf.export import managed
from nutgraf.export.readers.imported import ImportedNote
from nutgraf.library.finding import Finder
from nutgraf.library.hashtags import body_tags
from nutgraf.model.identity import derived_id
from nutgraf.model.imported import ImportStatus
from nutgraf.model.marks import EntityKind
from nutgraf.model.notes import Anchor, Note, NoteState, TargetKind
from nutgraf.store.clock import now
from nutgraf.store.exchange import ExchangeTable
from nutgraf.store.store import Store
from nutgraf.text.canonical import safe_text

_NEW = {
    NoteState.PLACED: ImportStatus.ADDED,
    NoteState.MOVED: ImportStatus.MOVED,
    NoteState.LOST: ImportStatus.LOST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What shall become of one imported note."""

    imported: ImportedNote
    status: ImportStatus
    note: Note | None = None
    """What is to be stored; null where nothing is."""
    url: str | None = None
    """Of an article that is not here."""
    entity: tuple[EntityKind, str] | None = None
    reason: str = ""


class Planner:
    """Compares imported notes with the archive, and with those that were planned before them."""

    def __init__(self, store: Store, finder: Finder) -> None:
        self._store = store
        self._finder = finder
        self._exchange = ExchangeTable(store.connections)
        self._planned: dict[str, Note] = {}

    def plan(self, imported: ImportedNote) -> Plan:
        """What shall become of a note."""
        try:
            present = self._present(imported.id)
        except NotFound:
            reason = f"`nutgraf note restore {imported.id[:10]}` brings it back"
            return Plan(imported=imported, status=ImportStatus.REMOVED, reason=reason)
        if present is None:
            return self._kept(self._new(imported))
        if imported.base is not None:
            return self._kept(self._edited(imported, present))
        if not imported.ours or _same(imported, present):
            return Plan(imported=imported, status=ImportStatus.UNCHANGED, note=None)
        return self._kept(self._conflict(imported))

    def _kept(self, plan: Plan) -> Plan:
        if plan.note is not None:
            self._planned[plan.note.id] = plan.note
        return plan

    def _present(self, note_id: str) -> Note | None:
        """The note as it is or will be; raises NotFound where it was removed."""
        if note_id in self._planned:
            return self._planned[note_id]
        removed = self._exchange.removed(note_id)
        if removed is None:
            return None
        if removed:
            raise NotFound("It was removed.")
        return self._store.notes.get(note_id)

    def _edited(self, imported: ImportedNote, present: Note) -> Plan:
        """A block of Markdown: its edit comes back, unless the note was changed here as well."""
        if not imported.edited or _same_words(imported, present):
            return Plan(imported=imported, status=ImportStatus.UNCHANGED)
        if managed.digest(present.body, present.tags) != imported.base:
            return self._conflict(imported)
        changed = replace(present, body=imported.body, tags=_tags(imported), updated=now())
        return Plan(imported=imported, status=ImportStatus.UPDATED, note=changed)

    def _conflict(self, imported: ImportedNote) -> Plan:
        """A note that differs here and there: the other becomes a note of its own, the same at each import."""
        told = (imported.id, imported.quote, imported.body, imported.tags, imported.colour)
        other = replace(imported, id=derived_id(imported.created, "conflict", *told), base=None)
        try:
            if self._present(other.id) is not None:
                return Plan(imported=imported, status=ImportStatus.UNCHANGED)
        except NotFound:
            return Plan(imported=imported, status=ImportStatus.UNCHANGED)
        plan = self._new(other)
        if plan.note is None:
            return plan
        reason = f"it differs from note {imported.id[:10]}; the other is kept as {other.id[:10]}"
        return replace(plan, imported=imported, status=ImportStatus.CONFLICT, reason=reason)

    def _new(self, imported: ImportedNote) -> Plan:
        if imported.target is TargetKind.ENTITY:
            return self._on_entity(imported)
        found = self._finder.find(imported)
        if found is None:
            return self._waiting(imported)
        article_id, anchor, state = found
        if imported.state is not None and self._stands(imported, article_id):
            anchor, state = imported.anchor, imported.state
        note = _note(imported, article_id, anchor, state)
        reason = "its quotation is not there exactly once" if state is NoteState.LOST else ""
        return Plan(imported=imported, status=_NEW[state], note=note, reason=reason)

    def _on_entity(self, imported: ImportedNote) -> Plan:
        entity = imported.named.entity
        if entity is None:
            return Plan(
                imported=imported,
                status=ImportStatus.BAD,
                reason="it does not say what entity it is on",
            )
        note = _note(imported, None, None, NoteState.PLACED)
        return Plan(imported=imported, status=ImportStatus.ADDED, note=note, entity=entity)

    def _waiting(self, imported: ImportedNote) -> Plan:
        named = imported.named
        if not named.title and not named.url:
            reason = "nothing says what article it is on, and no article has its quotation"
            return Plan(imported=imported, status=ImportStatus.BAD, reason=reason)
        anchor = imported.anchor
        note = _note(imported, None, anchor, imported.state or NoteState.PLACED)
        return Plan(imported=imported, status=ImportStatus.WAITING, note=note, url=named.url)

    def _stands(self, imported: ImportedNote, article_id: int) -> bool:
        """Whether the place that one of our exports gives holds in this article as it did in the other."""
        if not imported.ours or imported.start is None or imported.end is None:
            return False
        text = self._finder.text(article_id)
        if imported.state is NoteState.PLACED:
            return text[imported.start : imported.end] == imported.quote
        return bool(imported.named.digest) and imported.end <= len(text)


def _note(
    imported: ImportedNote, article_id: int | None, anchor: Anchor | None, state: NoteState
) -> Note:
    created = imported.created or now()
    return Note(
        id=imported.id,
        target=imported.target,
        article=article_id,
        title=imported.named.title or imported.named.url or "",
        anchor=anchor,
        body=imported.body,
        tags=_tags(imported),
        colour=imported.colour,
        created=created,
        updated=imported.updated or created,
        state=state,
    )


def _tags(imported: ImportedNote) -> tuple[str, ...]:
    """The note's tags with those in its body, each once whatever its case."""
    by_key = {tag.casefold(): tag for tag in (*body_tags(imported.body), *imported.tags)}
    return tuple(sorted(by_key.values()))


def _same(imported: ImportedNote, present: Note) -> bool:
    """Whether a note says the same here and in the file; where it stands is not asked."""
    quote = safe_text(present.anchor.quote) if present.anchor else None
    return (
        _same_words(imported, present)
        and imported.colour == present.colour
        and (imported.quote or None) == (quote or None)
    )


def _same_words(imported: ImportedNote, present: Note) -> bool:
    here = {tag.casefold() for tag in present.tags}
    there = {tag.casefold() for tag in _tags(imported)}
    return safe_text(managed.plain_lines(present.body)) == imported.body and here == there
