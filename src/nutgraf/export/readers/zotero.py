"""JSON of Zotero: items of its API, or annotations of its reader. Its CSV is read by `tables`."""

from __future__ import annotations

from typing import Any

from nutgraf.export.readers.imported import ImportedNote, Named, Reading, Unreadable
from nutgraf.export.readers.values import (
    colour_of,
    line_of,
    loaded,
    tags_of,
    text_of,
    time_of,
    url_of,
)
from nutgraf.model.identity import derived_id
from nutgraf.model.notes import TargetKind

Object = dict[str, Any]


def read(data: bytes, name: str) -> Reading:
    """Annotations, with title and address of the item that they belong to; raises Unreadable."""
    file = loaded(data)
    rows = file.get("items", file.get("annotations")) if isinstance(file, dict) else file
    if not isinstance(rows, list):
        raise Unreadable("it is no list of items")
    items = [_flat(row) for row in rows if isinstance(row, dict)]
    parents = {str(item.get("key")): item for item in items if item.get("key")}
    reading, found = Reading(), False
    for row, item in enumerate(items, 1):
        nested = [_flat(a) for a in item.get("annotations") or [] if isinstance(a, dict)]
        for told in [*nested, *([item] if _is_annotation(item) else [])]:
            found = True
            parent = item if told is not item else parents.get(str(told.get("parentItem")), {})
            _note(reading, row, told, _top(parent, parents))
    if not found and items:
        raise Unreadable("none of its items is an annotation")
    return reading


def _flat(row: Object) -> Object:
    """An item without the API's envelope."""
    data = row.get("data")
    return {**row, **data} if isinstance(data, dict) else row


def _is_annotation(item: Object) -> bool:
    return (
        item.get("itemType") == "annotation"
        or "annotationType" in item
        or (item.get("type") in {"highlight", "underline", "note", "text"} and "comment" in item)
    )


def _top(item: Object, parents: dict[str, Object]) -> Object:
    """The item that an attachment belongs to; Zotero nests two deep."""
    return parents.get(str(item.get("parentItem")), item) if item else item


def _note(reading: Reading, row: int, told: Object, parent: Object) -> None:
    def value(short: str) -> Any:
        return told.get(f"annotation{short.capitalize()}", told.get(short))

    quote, body = text_of(value("text")) or None, text_of(value("comment"))
    named = Named(
        line_of(parent.get("title") or told.get("title")),
        url_of(parent.get("url") or told.get("url")),
    )
    if quote is None and not body:
        reading.refuse(row, "it has neither a text nor a comment")
        return
    if not named.title and not named.url:
        reading.refuse(row, "its item is not in the file")
        return
    created = time_of(told.get("dateAdded") or told.get("dateCreated"))
    key = told.get("key") or told.get("id")
    reading.notes.append(
        ImportedNote(
            row=row,
            named=named,
            id=derived_id(created, "zotero", key, named.title, quote, body),
            target=TargetKind.PASSAGE if quote else TargetKind.ARTICLE,
            quote=quote,
            body=body,
            tags=tags_of(told.get("tags")),
            colour=colour_of(value("color")),
            created=created,
            updated=time_of(told.get("dateModified")) or created,
        )
    )
