"""Omnivore: the zip of its last export, one of its lists of metadata, or a list of highlights from its API."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

from nutgraf.export.readers.imported import ImportedNote, Named, Reading, Unreadable
from nutgraf.export.readers.values import (
    colour_of,
    decoded,
    exact_text_of,
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

_LARGEST = 64_000_000
"""Bytes that may come out of one zip."""
_MEMBERS = 20_000
_RATIO = 200
"""How much a member may grow when it is unpacked, once it is larger than a megabyte."""
_TAG_LINE = re.compile(r"#[^\s#]+(?:[ \t]+#[^\s#]+)*\Z")
_INLINE_TAG = re.compile(r"(?<!\S)#([^\s#]+)")


def read(data: bytes, name: str) -> Reading:
    """Every highlight with its annotation and labels; raises Unreadable."""
    if data.startswith(b"PK"):
        return _zip(data)
    rows = loaded(data)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Unreadable("it is no list of articles")
    reading = Reading()
    for row, told in enumerate(rows, 1):
        for highlight in told.get("highlights") or []:
            if isinstance(highlight, dict):
                _api(reading, row, highlight, told)
    return reading


def _zip(data: bytes) -> Reading:
    members = _members(data)
    reading, articles = Reading(), dict[str, Object]()
    for path, content in members.items():
        if re.match(r"metadata_.*\.json\Z", path):
            articles |= {
                str(a.get("slug")): a for a in json.loads(decoded(content)) if isinstance(a, dict)
            }
    for path, content in members.items():
        match = re.fullmatch(r"highlights/([^/]+)\.md", path)
        if match:
            told = articles.get(match[1], {"title": match[1].replace("-", " ")})
            _page(reading, decoded(content), told)
    return reading


def _members(data: bytes) -> dict[str, bytes]:
    """The files of the zip that are wanted; what would leave its folder or grow too large is not touched."""
    found: dict[str, bytes] = {}
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            members = [m for m in file.infolist() if _is_wanted(m.filename)]
            if len(members) > _MEMBERS:
                raise Unreadable("it holds too many files")
            for member in members:
                with file.open(member) as stream:
                    content = stream.read(_LARGEST + 1)
                total += len(content)
                grown = len(content) > 1_000_000 and len(content) > _RATIO * max(
                    1, member.compress_size
                )
                if total > _LARGEST or grown:
                    raise Unreadable("it grows too large when it is unpacked")
                found[member.filename] = content
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable(f"its zip cannot be read: {error}") from error
    return found


def _is_wanted(path: str) -> bool:
    return re.fullmatch(r"metadata_[\w.-]*\.json|highlights/[^/\\]+\.md", path) is not None


def _page(reading: Reading, text: str, article: Object) -> None:
    """The highlights of one article: quotations, each with what follows it."""
    quote: list[str] = []
    words: list[str] = []
    start = 0
    for number, line in enumerate([*text.split("\n"), "> "], 1):
        if line.startswith(">") and (words or not quote or number > len(text.split("\n"))):
            _highlight(reading, start, "\n".join(quote), words, article)
            quote, words, start = [], [], number
        if line.startswith(">"):
            quote.append(line.removeprefix(">").strip())
        elif line.strip() or words:
            words.append(line)


def _highlight(reading: Reading, row: int, quote: str, words: list[str], article: Object) -> None:
    if not quote.strip():
        return
    lines = [line for line in words if not _TAG_LINE.match(line.strip())]
    tags = [tag for line in words for tag in _INLINE_TAG.findall(line)]
    told = {"quote": quote.strip(), "annotation": "\n".join(lines).strip(), "labels": tags}
    _api(reading, row, told, article)


def _api(reading: Reading, row: int, told: Object, article: Object) -> None:
    quote, body = text_of(told.get("quote")) or None, text_of(told.get("annotation"))
    named = Named(
        line_of(article.get("title")), url_of(article.get("url")), line_of(article.get("author"))
    )
    if quote is None and not body:
        reading.refuse(row, f"a highlight of “{named.title}” is empty")
        return
    created = time_of(told.get("createdAt") or article.get("savedAt"))
    identifier = told.get("id") or named.url or named.title
    reading.notes.append(
        ImportedNote(
            row=row,
            named=named,
            id=derived_id(created, "omnivore", identifier, quote, body),
            target=TargetKind.PASSAGE if quote else TargetKind.ARTICLE,
            quote=quote,
            prefix=exact_text_of(told.get("prefix")),
            suffix=exact_text_of(told.get("suffix")),
            body=body,
            tags=tags_of(told.get("labels")),
            colour=colour_of(told.get("color")),
            created=created,
            updated=time_of(told.get("updatedAt")) or created,
        )
    )
