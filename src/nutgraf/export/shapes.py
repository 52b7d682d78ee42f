"""The JSON objects that several formats share; keys as in the contract of the command line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nutgraf.model.codec import mark_to_json
from nutgraf.model.corrections import Correction
from nutgraf.model.marks import Analysis, Judgement
from nutgraf.model.notes import Note
from nutgraf.model.shapes import claim_shape, figure_shape, mention_shape

Object = dict[str, Any]
"""A JSON object on its way to a file."""


def line(value: Any) -> str:
    """A JSON value on one line, its own lines escaped, so that files compare line by line."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def document(head: Mapping[str, Any], list_key: str, rows: Iterable[Any]) -> Iterator[str]:
    """A JSON object whose last key holds a list that is written row by row."""
    for i, (key, value) in enumerate(head.items()):
        yield f"{'{' if not i else ','}\n{line(key)}: {line(value)}"
    yield f",\n{line(list_key)}: ["
    for i, row in enumerate(rows):
        yield f"{',' if i else ''}\n{line(row)}"
    yield "\n]\n}\n"


def note_object(note: Note) -> Object:
    """A note, whole."""
    anchor = note.anchor
    return {
        "id": note.id,
        "target": note.target.value,
        "quote": anchor.quote if anchor else None,
        "start": anchor.start if anchor else None,
        "end": anchor.end if anchor else None,
        "prefix": anchor.prefix if anchor else "",
        "suffix": anchor.suffix if anchor else "",
        "body": note.body,
        "tags": list(note.tags),
        "colour": note.colour,
        "created": note.created,
        "updated": note.updated,
        "state": note.state.value,
    }


def judgement_object(judged: Judgement) -> Object:
    """A verdict on a figure or claim."""
    return {
        "kind": judged.kind.value,
        "start": judged.start,
        "end": judged.end,
        "quote": judged.quote,
        "verdict": judged.verdict.value,
        "evidence": judged.evidence,
        "updated": judged.updated,
    }


def correction_object(correction: Correction) -> Object:
    """What the user decided about a mark, or about all of a name."""
    return {
        "action": correction.action.value,
        "layer": correction.layer.value,
        "match": correction.match,
        "start": correction.start,
        "end": correction.end,
        "name": correction.name,
        "kind": correction.kind.value if correction.kind else None,
        "mark": mark_to_json(correction.mark) if correction.mark is not None else None,
    }


def analysis_object(analysis: Analysis) -> Object:
    """All marks of an article."""
    return {
        "engine": analysis.engine,
        "engine_version": analysis.engine_version,
        "language": analysis.language,
        "entities": [mention_shape(m) for m in analysis.entities],
        "figures": [figure_shape(f) for f in analysis.figures],
        "claims": [claim_shape(c) for c in analysis.claims],
    }
