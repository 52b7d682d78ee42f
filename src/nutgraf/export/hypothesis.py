"""JSON as the Hypothesis client exports and imports it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.export.annotation import source_of
from nutgraf.export.context import Context
from nutgraf.export.shapes import Object, document
from nutgraf.model.bundle import ArticleBundle
from nutgraf.model.notes import Note

USER = "acct:nutgraf@nutgraf.invalid"


def write(bundles: Iterable[ArticleBundle], context: Context) -> Iterator[str]:
    """The envelope with all notes; one without a passage is a page note."""
    head: Object = {
        "export_date": context.moment,
        "export_userid": USER,
        "client_version": f"nutgraf {context.version}",
    }
    rows = (_annotation(bundle, note) for bundle in bundles for note in bundle.notes)
    yield from document(head, "annotations", rows)


def _annotation(bundle: ArticleBundle, note: Note) -> Object:
    address = source_of(bundle)["id"]
    target: Object = {"source": address}
    if note.anchor is not None:
        target["selector"] = [
            {"type": "TextPositionSelector", "start": note.anchor.start, "end": note.anchor.end},
            {
                "type": "TextQuoteSelector",
                "exact": note.anchor.quote,
                "prefix": note.anchor.prefix,
                "suffix": note.anchor.suffix,
            },
        ]
    return {
        "id": note.id,
        "created": note.created,
        "updated": note.updated,
        "user": USER,
        "user_info": {"display_name": None},
        "uri": address,
        "text": note.body,
        "tags": list(note.tags),
        "group": "__world__",
        "permissions": {
            "read": [USER],
            "update": [USER],
            "delete": [USER],
        },
        "target": [target],
        "document": {"title": [bundle.article.title]},
        "links": {},
        "hidden": False,
        "flagged": False,
        "references": [],
    }
