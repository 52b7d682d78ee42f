"""Our own JSON."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

from nutgraf.export.json_format import FORMAT
from nutgraf.export.links import safe_url
from nutgraf.export.readers.decisions import correction_of, judgement_of
from nutgraf.export.readers.imported import (
    ImportedArticle,
    ImportedCorrection,
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
from nutgraf.model.article import Block, BlockKind, Document, Link
from nutgraf.model.identity import derived_id, is_ours
from nutgraf.model.marks import EntityKind
from nutgraf.model.notes import NoteState, Tag, TargetKind

_MAIL = re.compile(r"mailto:[\w.+-]{1,64}@[\w.-]{1,250}")
_LONGEST_URL = 2_000
_MOST_LINKS = 500


def read(data: bytes, name: str) -> Reading:
    """Articles, notes, tags and verdicts of an export; raises Unreadable."""
    document = loaded(data)
    if not isinstance(document, dict) or not isinstance(document.get("nutgraf"), int):
        raise Unreadable("it is not an export of Nutgraf")
    if document["nutgraf"] > FORMAT:
        raise Unreadable("a newer Nutgraf wrote it; update Nutgraf to read it")
    reading = Reading()
    for tag in _objects(document.get("tags")):
        for tag_name in tags_of([tag.get("name")]):
            reading.tags.append(
                Tag(tag_name, colour_of(tag.get("colour")), text_of(tag.get("description")))
            )
    _corrections(reading, 0, document, None)
    for row, article in enumerate(_objects(document.get("articles")), 1):
        _article(reading, row, article)
    return reading


def _article(reading: Reading, row: int, told: dict[str, Any]) -> None:
    named = Named(
        line_of(told.get("title")),
        url_of(told.get("url")),
        line_of(told.get("author")),
        line_of(told.get("digest")),
        _entity(told.get("entity")),
    )
    if isinstance(told.get("text"), str) and told["text"]:
        try:
            reading.articles.append(_stored(row, told, named))
        except (ValueError, TypeError, KeyError, IndexError) as error:
            reading.refuse(row, f"the article “{named.title}” is not whole: {error}")
    for judged in _objects(told.get("verdicts")):
        try:
            reading.verdicts.append(
                ImportedVerdict(row=row, named=named, judgement=judgement_of(judged))
            )
        except (ValueError, TypeError, KeyError) as error:
            reading.refuse(row, f"a verdict on “{named.title}” is not whole: {error}")
    _corrections(reading, row, told, named)
    for note in _objects(told.get("notes")):
        try:
            reading.notes.append(_note(row, note, named))
        except (ValueError, TypeError, KeyError) as error:
            reading.refuse(row, f"a note on “{named.title}” is not whole: {error}")


def _corrections(reading: Reading, row: int, told: dict[str, Any], named: Named | None) -> None:
    for decision in _objects(told.get("corrections")):
        try:
            correction = correction_of(decision)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            reading.refuse(row, f"a decision about a mark is not whole: {error}")
        else:
            reading.corrections.append(
                ImportedCorrection(row=row, named=named, correction=correction)
            )


def _stored(row: int, told: dict[str, Any], named: Named) -> ImportedArticle:
    text: str = told["text"]
    blocks = tuple(
        Block(BlockKind(kind), int(start), int(end), line_of(credit) or None)
        for kind, start, end, credit in told["blocks"]
    )
    if not _fits(text, blocks):
        raise ValueError("its blocks do not fit its text")
    published = told.get("date")
    document = Document(
        title=named.title,
        text=text,
        blocks=blocks,
        links=_links(told.get("links"), text),
        date=date.fromisoformat(published) if published else None,
        author=named.author or None,
        outlet=line_of(told.get("source")) or None,
        url=named.url,
        tags=tags_of(told.get("tags")),
        language=line_of(told.get("language")) or "und",
        origin=named.url or f"import:{named.digest}",
    )
    return ImportedArticle(
        row=row,
        document=document,
        source=line_of(told.get("source")),
        read=told.get("read") is True,
        starred=told.get("starred") is True,
        archived=told.get("archived") is True,
        position=number_of(told.get("position")) or 0,
    )


def _links(told: object, text: str) -> tuple[Link, ...]:
    """The links that stand somewhere in the text and lead to the web or to mail; others are let go."""
    found: list[Link] = []
    for one in told if isinstance(told, list) else ():
        match one:
            case [int(start), int(end), str(url)] if 0 <= start < end <= len(text):
                apart = not found or start >= found[-1].end
                if apart and (safe_url(url) or _MAIL.fullmatch(url)) and len(url) <= _LONGEST_URL:
                    found.append(Link(start, end, url))
    return tuple(found[:_MOST_LINKS])


def _fits(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the text is one that ingest could have made of these blocks: safe, and covered by them."""
    joined = "\n\n".join(text[block.start : block.end] for block in blocks)
    return text_of(text) == text == joined and unicodedata.is_normalized("NFC", text)


def _note(row: int, told: dict[str, Any], named: Named) -> ImportedNote:
    quote = told.get("quote")
    created = time_of(told.get("created"))
    body, own = exact_text_of(told.get("body")), is_ours(told.get("id"))
    return ImportedNote(
        row=row,
        named=named,
        id=told["id"] if own else derived_id(created, "nutgraf", told.get("id"), quote, body),
        target=TargetKind(told["target"]),
        quote=exact_text_of(quote) if isinstance(quote, str) else None,
        prefix=exact_text_of(told.get("prefix")),
        suffix=exact_text_of(told.get("suffix")),
        start=number_of(told.get("start")),
        end=number_of(told.get("end")),
        body=body,
        tags=tags_of(told.get("tags")),
        colour=colour_of(told.get("colour")),
        created=created,
        updated=time_of(told.get("updated")) or created,
        state=NoteState(told.get("state") or "placed"),
        ours=own,
    )


def _entity(told: Any) -> tuple[EntityKind, str] | None:
    if not isinstance(told, dict) or told.get("kind") not in set(EntityKind):
        return None
    name = line_of(told.get("name"))
    return (EntityKind(told["kind"]), name) if name else None


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
