"""JSON of KOReader's exporter: one book, or all of them."""

from __future__ import annotations

from typing import Any

from nutgraf.export.readers.imported import ImportedNote, Named, Reading, Unreadable
from nutgraf.export.readers.values import colour_of, line_of, loaded, text_of, time_of
from nutgraf.model.identity import derived_id
from nutgraf.model.notes import TargetKind


def read(data: bytes, name: str) -> Reading:
    """The entries of every document; raises Unreadable."""
    file = loaded(data)
    documents = file.get("documents", [file]) if isinstance(file, dict) else file
    if not isinstance(documents, list) or not any(_is_document(d) for d in documents):
        raise Unreadable("it has no list of entries")
    reading, row = Reading(), 0
    for document in filter(_is_document, documents):
        named = Named(line_of(document.get("title")), author=line_of(document.get("author")))
        for entry in document["entries"]:
            row += 1
            note = _note(row, entry, named) if isinstance(entry, dict) else None
            if note is None:
                reading.refuse(row, "it has neither a quotation nor a note")
            else:
                reading.notes.append(note)
    return reading


def _is_document(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("entries"), list)


def _note(row: int, told: dict[str, Any], named: Named) -> ImportedNote | None:
    quote, body = text_of(told.get("text")) or None, text_of(told.get("note"))
    if quote is None and not body:
        return None
    created = time_of(told.get("time"))
    place = (told.get("page"), told.get("pn_xp"))
    return ImportedNote(
        row=row,
        named=named,
        id=derived_id(created, "koreader", named.title, named.author, *place, quote, body),
        target=TargetKind.PASSAGE if quote else TargetKind.ARTICLE,
        quote=quote,
        body=body,
        colour=colour_of(told.get("color")),
        created=created,
        updated=created,
    )
