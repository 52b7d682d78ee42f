"""The JSON objects that several formats share; keys as in the contract of the command line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nutgraf.model.article import Article
from nutgraf.model.bundle import Judgement
from nutgraf.model.marks import Analysis, Claim, Figure, Mention, Quote
from nutgraf.model.notes import Note

Object = dict[str, Any]
"""A JSON object on its way to a file."""


def line(value: Any) -> str:
    """A JSON value on one line, its own lines escaped, so that files compare line by line."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def document(
    head: Mapping[str, Any], list_key: str, rows: Iterable[Any], tail: str = "}"
) -> Iterator[str]:
    """A JSON object whose last key holds a list that is written row by row."""
    for i, (key, value) in enumerate(head.items()):
        yield f"{'{' if not i else ','}\n{line(key)}: {line(value)}"
    yield f",\n{line(list_key)}: ["
    for i, row in enumerate(rows):
        yield f"{',' if i else ''}\n{line(row)}"
    yield f"\n]\n{tail}\n"


def digest_of(article: Article) -> str:
    """SHA-256 of title and text, by which an archive knows an article again."""
    return hashlib.sha256(f"{article.title}\n\n{article.text}".encode()).hexdigest()


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


def analysis_object(analysis: Analysis) -> Object:
    """All marks of an article."""
    return {
        "engine": analysis.engine,
        "engine_version": analysis.engine_version,
        "language": analysis.language,
        "entities": [mention_object(m) for m in analysis.entities],
        "figures": [figure_object(f) for f in analysis.figures],
        "claims": [claim_object(c) for c in analysis.claims],
    }


def mention_object(mention: Mention) -> Object:
    """One place where an entity is named."""
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind.value,
        "name": mention.name,
    }


def figure_object(figure: Figure) -> Object:
    """A quantity with what was read in it."""
    return {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "low": figure.low,
        "high": figure.high,
        "hedge": figure.hedge.value,
        "unit": figure.unit,
        "counted": figure.counted,
        "form": figure.form.value,
        "action": figure.action,
        "when": figure.when,
    }


def claim_object(claim: Claim) -> Object:
    """Who said what, and how."""
    speaker = claim.speaker
    return {
        "speaker": None
        if speaker is None
        else {
            "start": speaker.start,
            "end": speaker.end,
            "text": speaker.text,
            "name": speaker.name,
            "kind": speaker.kind.value,
        },
        "cue": _quote(claim.cue),
        "content": [_quote(piece) for piece in claim.content],
        "form": claim.form.value,
        "stance": claim.stance.value,
        "when": claim.when,
    }


def _quote(quote: Quote) -> Object:
    return {"start": quote.start, "end": quote.end, "text": quote.text}
