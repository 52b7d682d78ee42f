"""W3C Web Annotation in JSON-LD: ours, and that of others as far as it speaks of quotations."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any

from nutgraf.export.readers.imported import (
    ImportedNote,
    ImportedVerdict,
    Named,
    Reading,
    Unreadable,
)
from nutgraf.export.readers.values import (
    colour_of,
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
from nutgraf.model.marks import EntityKind, Judgement, MarkKind, Verdict
from nutgraf.model.notes import NoteState, TargetKind

Object = dict[str, Any]

_MARKS = {"identifying", "classifying"}
"""What programs found; Nutgraf finds its own."""
_PLACE = re.compile(r":(figure|claim):(\d+)-(\d+)\Z")


def read(data: bytes, name: str) -> Reading:
    """The annotations of a page, a collection, a list, or a single one; raises Unreadable."""
    reading, sources = Reading(), dict[str, Named]()
    for row, annotation in enumerate(_annotations(loaded(data)), 1):
        motives = set(map(str, _listed(annotation.get("motivation"))))
        if motives & _MARKS and not motives & {"commenting", "highlighting"}:
            continue
        target = next((t for t in _listed(annotation.get("target"))), None)
        try:
            named = _named(target, sources)
            if "assessing" in motives:
                reading.verdicts.append(_verdict(row, annotation, named, target))
            else:
                reading.notes.append(_note(row, annotation, named, target))
        except (ValueError, KeyError, TypeError) as error:
            reading.refuse(row, f"the annotation is not whole: {error}")
    return reading


def _annotations(document: Any) -> Iterator[Object]:
    if isinstance(document, list):
        for item in document:
            yield from _annotations(item)
    elif isinstance(document, dict):
        kinds = _listed(document.get("type") or document.get("@type"))
        if "Annotation" in kinds:
            yield document
            return
        inside = [document[key] for key in ("items", "first", "@graph") if key in document]
        if not inside and not set(kinds) & {"AnnotationPage", "AnnotationCollection"}:
            raise Unreadable("it holds no annotations")
        for value in inside:
            yield from _annotations(value)


def _note(row: int, told: Object, named: Named, target: Any) -> ImportedNote:
    selectors = [s for s in _listed(_get(target, "selector")) if isinstance(s, dict)]
    quote = next((s for s in selectors if s.get("type") == "TextQuoteSelector"), {})
    position = next((s for s in selectors if s.get("type") == "TextPositionSelector"), {})
    bodies = [b if isinstance(b, dict) else {"value": b} for b in _listed(told.get("body"))]
    tags = [b.get("value") for b in bodies if b.get("purpose") == "tagging"]
    words = [exact_text_of(b.get("value")) for b in bodies if b.get("purpose") != "tagging"]
    body = "\n\n".join(filter(None, [text_of(told.get("bodyValue")), *words]))
    exact = exact_text_of(quote.get("exact")) or None
    created = time_of(told.get("created"))
    own = str(told.get("id", "")).removeprefix("nutgraf://note/")
    style = next(iter(_listed(_get(target, "styleClass"))), None)
    kind = TargetKind(told["nutgraf:target"]) if "nutgraf:target" in told else None
    if exact is None and not body and not tags and kind is None:
        raise ValueError("it has neither a quotation nor a text")
    return ImportedNote(
        row=row,
        named=named,
        id=own if is_ours(own) else derived_id(created, "annotation", told.get("id"), exact, body),
        target=kind or (TargetKind.PASSAGE if exact else TargetKind.ARTICLE),
        quote=exact,
        prefix=exact_text_of(quote.get("prefix")),
        suffix=exact_text_of(quote.get("suffix")),
        start=number_of(position.get("start")),
        end=number_of(position.get("end")),
        body=body,
        tags=tags_of([t for t in tags if isinstance(t, str)]),
        colour=colour_of(style),
        created=created,
        updated=time_of(told.get("modified")) or created,
        state=NoteState(told.get("nutgraf:state", "placed")) if kind else None,
        ours=is_ours(own) and kind is not None,
    )


def _verdict(row: int, told: Object, named: Named, target: Any) -> ImportedVerdict:
    place = _PLACE.search(str(told.get("id", "")))
    body = told.get("body")
    if place is None or not isinstance(body, dict) or "nutgraf:verdict" not in body:
        raise ValueError("it assesses nothing that Nutgraf knows of")
    quotes = [s for s in _listed(_get(target, "selector")) if isinstance(s, dict) and "exact" in s]
    judgement = Judgement(
        kind=MarkKind(place[1]),
        start=int(place[2]),
        end=int(place[3]),
        quote=exact_text_of(quotes[0]["exact"]) if quotes else "",
        verdict=Verdict(body["nutgraf:verdict"]),
        evidence=exact_text_of(body.get("value")).partition("\n\n")[2],
        updated=time_of(told.get("created")),
    )
    return ImportedVerdict(row=row, named=named, judgement=judgement)


def _named(target: Any, known: dict[str, Named]) -> Named:
    """What a target says of its source; a source that is only named here is described elsewhere in the file."""
    source = _get(target, "source") if isinstance(target, dict) and "source" in target else target
    identifier = str(_get(source, "id") if isinstance(source, dict) else source or "")
    if isinstance(source, dict):
        known[identifier] = Named(
            line_of(source.get("dcterms:title") or source.get("title")),
            url_of(identifier.partition("#")[0]),
            digest=_digest(identifier),
            entity=_entity(source),
        )
    if identifier not in known:
        known[identifier] = Named(
            "", url_of(identifier.partition("#")[0]), digest=_digest(identifier)
        )
    return known[identifier]


def _entity(source: Object) -> tuple[EntityKind, str] | None:
    kind, name = source.get("nutgraf:entityKind"), line_of(source.get("dcterms:title"))
    return (EntityKind(kind), name) if kind in set(EntityKind) and name else None


def _digest(identifier: str) -> str:
    """The hexadecimal SHA-256 of an `ni:` name; empty for other names."""
    told = identifier.removeprefix("ni:///sha-256;")
    if told == identifier:
        return ""
    try:
        return base64.urlsafe_b64decode(told + "=" * (-len(told) % 4)).hex()
    except (binascii.Error, ValueError):
        return ""


def _get(thing: Any, key: str) -> Any:
    return thing.get(key) if isinstance(thing, dict) else None


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
