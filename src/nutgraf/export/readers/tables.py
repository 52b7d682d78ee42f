"""CSV of Readwise (its export and its import), of Zotero, and our own."""

from __future__ import annotations

import re

from nutgraf.export.cells import as_written
from nutgraf.export.readers.imported import ImportedNote, Named, Reading, Unreadable
from nutgraf.export.readers.values import (
    colour_of,
    csv_rows,
    exact_text_of,
    line_of,
    number_of,
    tags_of,
    text_of,
    time_of,
    url_of,
)
from nutgraf.model.identity import derived_id, is_ours
from nutgraf.model.notes import NoteState, TargetKind

_INLINE_TAGS = re.compile(r"\A(?:\.[^\s.]\S*[ \t]*)+(?:\n|\Z)|\A(?:\.[^\s.]\S*[ \t]+)+")

_COLUMNS = {
    "quote": ("quote", "highlight", "annotationtext", "annotation text", "annotation_text", "text"),
    "body": (
        "body",
        "note",
        "annotationcomment",
        "annotation comment",
        "annotation_comment",
        "comment",
    ),
    "title": ("title", "book title", "item title", "parent title", "parenttitle"),
    "author": ("author", "book author", "authors", "creators"),
    "url": ("url", "source url", "source_url"),
    "colour": ("colour", "color", "annotationcolor", "annotation color"),
    "tags": ("tags", "manual tags", "annotation tags"),
    "created": ("created", "highlighted at", "date", "dateadded", "date added", "highlighted_at"),
    "updated": ("updated", "datemodified", "date modified"),
    "location": ("location", "pagelabel", "page label", "annotationpagelabel", "page"),
    "foreign": ("id", "key", "readwise id"),
}
"""What a column may be called, the first that is there counts."""

Row = dict[str, str]


def read(data: bytes, name: str) -> Reading:
    """A note a row; raises Unreadable where no column holds quotations or notes."""
    reading = Reading()
    for line, cells in csv_rows(data):
        if not any(key in cells for key in (*_COLUMNS["quote"], *_COLUMNS["body"])):
            raise Unreadable("no column of it is called Highlight, Quote, Text or Note")
        row = {what: _cell(cells, names) for what, names in _COLUMNS.items()}
        if "target" in cells and "state" in cells:
            _own(reading, line, cells, row)
        else:
            _foreign(reading, line, row)
    return reading


def _own(reading: Reading, line: int, cells: Row, row: Row) -> None:
    """A row of our own table."""
    identifier = row["foreign"].strip()
    if not is_ours(identifier) or cells["target"] not in set(TargetKind):
        reading.refuse(line, "it has no id of a note, or is not on anything that Nutgraf knows")
        return
    created = time_of(row["created"])
    reading.notes.append(
        ImportedNote(
            row=line,
            named=_named(row),
            id=identifier,
            target=TargetKind(cells["target"]),
            quote=exact_text_of(row["quote"]) or None,
            start=number_of(cells.get("start")),
            end=number_of(cells.get("end")),
            body=exact_text_of(row["body"]),
            tags=tags_of(row["tags"].split()),
            colour=colour_of(row["colour"]),
            created=created,
            updated=time_of(row["updated"]) or created,
            state=NoteState(cells["state"]) if cells["state"] in set(NoteState) else None,
            ours=True,
        )
    )


def _foreign(reading: Reading, line: int, row: Row) -> None:
    quote, body = text_of(row["quote"]) or None, text_of(row["body"])
    if quote is None and not body:
        reading.refuse(line, "it has neither a quotation nor a note")
        return
    if not row["title"].strip() and not row["url"].strip():
        reading.refuse(line, "it names neither a title nor an address")
        return
    body, inline = _without_tags(body)
    created, named = time_of(row["created"]), _named(row)
    told = (row["foreign"], named.title, named.url, row["location"], quote, body)
    reading.notes.append(
        ImportedNote(
            row=line,
            named=named,
            id=derived_id(created, "table", *told),
            target=TargetKind.PASSAGE if quote else TargetKind.ARTICLE,
            quote=quote,
            body=body,
            tags=tags_of([*inline, *re.split(r"[,;|]", row["tags"])]),
            colour=colour_of(row["colour"]),
            created=created,
            updated=time_of(row["updated"]) or created,
        )
    )


def _named(row: Row) -> Named:
    return Named(line_of(row["title"]), url_of(row["url"]), line_of(row["author"]))


def _without_tags(body: str) -> tuple[str, list[str]]:
    """A note without the `.tags` that Readwise has at its beginning, and those tags."""
    match = _INLINE_TAGS.match(body)
    if match is None:
        return body, []
    tags = [word.lstrip(".") for word in match[0].split()]
    return body[match.end() :].strip("\n"), [tag for tag in tags if tag]


def _cell(cells: Row, names: tuple[str, ...]) -> str:
    return next((as_written(cells[n]) for n in names if cells.get(n, "").strip()), "")
