"""JSON of wallabag: entries with their annotations."""

from __future__ import annotations

from typing import Any

from nutgraf.export.readers.imported import ImportedNote, Named, Reading, Unreadable
from nutgraf.export.readers.values import line_of, loaded, tags_of, text_of, time_of, url_of
from nutgraf.model.identity import derived_id
from nutgraf.model.notes import TargetKind


def read(data: bytes, name: str) -> Reading:
    """The annotations of every entry, with the entry's tags; raises Unreadable."""
    entries = loaded(data)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Unreadable("it is no list of entries")
    reading = Reading()
    for row, entry in enumerate(entries, 1):
        named = Named(
            line_of(entry.get("title")),
            url_of(entry.get("url")),
            line_of(entry.get("published_by")),
        )
        for told in entry.get("annotations") or []:
            note = _note(row, told, named, entry) if isinstance(told, dict) else None
            if note is None:
                reading.refuse(row, f"an annotation of “{named.title}” is empty")
            else:
                reading.notes.append(note)
    return reading


def _note(
    row: int, told: dict[str, Any], named: Named, entry: dict[str, Any]
) -> ImportedNote | None:
    quote, body = text_of(told.get("quote")) or None, text_of(told.get("text"))
    if quote is None and not body:
        return None
    created = time_of(told.get("created_at")) or time_of(entry.get("created_at"))
    return ImportedNote(
        row=row,
        named=named,
        id=derived_id(created, "wallabag", named.url, told.get("id"), quote, body),
        target=TargetKind.PASSAGE if quote else TargetKind.ARTICLE,
        quote=quote,
        body=body,
        tags=tags_of(entry.get("tags")),
        created=created,
        updated=time_of(told.get("updated_at")) or created,
    )
