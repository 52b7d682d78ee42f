"""JSON of Hypothesis: the client's export, or an answer of its API."""

from __future__ import annotations

from typing import Any

from nutgraf.export.readers.imported import ImportedNote, Named, Reading, Unreadable
from nutgraf.export.readers.values import (
    exact_text_of,
    line_of,
    loaded,
    number_of,
    tags_of,
    text_of,
    time_of,
    url_of,
)
from nutgraf.model.identity import derived_id, is_ours
from nutgraf.model.notes import TargetKind

Object = dict[str, Any]


def read(data: bytes, name: str) -> Reading:
    """Highlights, page notes, and replies, which become notes on the page; raises Unreadable."""
    document = loaded(data)
    rows = document.get("annotations", document.get("rows")) if isinstance(document, dict) else None
    if not isinstance(rows, list):
        raise Unreadable("it has no list of annotations")
    reading = Reading()
    for row, told in enumerate(rows, 1):
        note = _note(row, told) if isinstance(told, dict) else None
        if note is None:
            reading.refuse(row, "it has neither a quotation nor a text, or no address")
        else:
            reading.notes.append(note)
    return reading


def _note(row: int, told: Object) -> ImportedNote | None:
    targets = [t for t in told.get("target") or [] if isinstance(t, dict)]
    selectors = [s for t in targets for s in t.get("selector") or [] if isinstance(s, dict)]
    quote = next((s for s in selectors if s.get("type") == "TextQuoteSelector"), {})
    position = next((s for s in selectors if s.get("type") == "TextPositionSelector"), {})
    exact, body = text_of(quote.get("exact")) or None, text_of(told.get("text"))
    document = told.get("document")
    title = line_of(document.get("title")) if isinstance(document, dict) else ""
    named = Named(title, url_of(told.get("uri")))
    tags = tags_of(told.get("tags"))
    created, identifier = time_of(told.get("created")), told.get("id")
    own = str(told.get("user", "")).startswith("acct:nutgraf@") and is_ours(identifier)
    says_something = own or exact is not None or body or tags
    if not says_something or not (named.url or named.title):
        return None
    return ImportedNote(
        row=row,
        named=named,
        id=str(identifier) if own else derived_id(created, "hypothesis", identifier, exact, body),
        target=TargetKind.PASSAGE if exact else TargetKind.ARTICLE,
        quote=exact,
        prefix=exact_text_of(quote.get("prefix")),
        suffix=exact_text_of(quote.get("suffix")),
        start=number_of(position.get("start")),
        end=number_of(position.get("end")),
        body=body,
        tags=tags,
        created=created,
        updated=time_of(told.get("updated")) or created,
        ours=own,
    )
