"""The readers by name, and which of them a file is for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from nutgraf.errors import UnknownFormat, UsageError
from nutgraf.export.readers.imported import Reading

_HEAD = 65_536
"""Bytes that a format is recognised by."""

Read = Callable[[bytes, str], Reading]


@dataclass(frozen=True, slots=True)
class Reader:
    """One way in."""

    name: str
    told: str
    """What it reads, in a few words."""
    sign: str
    """A regular expression that the beginning of such a file, lower-cased, matches somewhere."""
    module: str = ""

    def read(self, data: bytes, name: str) -> Reading:
        """What a file holds; raises Unreadable."""
        module = import_module(f"nutgraf.export.readers.{self.module or self.name}")
        return cast(Read, module.read)(data, name)


READERS = {
    reader.name: reader
    for reader in (
        Reader("json", "our own JSON", r'\A\s*\{\s*"nutgraf"\s*:', "ours_json"),
        Reader("annotation", "W3C Web Annotation in JSON-LD", r"w3\.org/ns/anno"),
        Reader("markdown", "our own Markdown, also edited", r"<!-- nutgraf:note "),
        Reader("kindle", "My Clippings.txt of a Kindle", r"(?m)^={8,}\s*$"),
        Reader("omnivore", "Omnivore's export", r'\Apk|"readingprogress"|"highlights"\s*:\s*\['),
        Reader("hypothesis", "Hypothesis JSON", r'\A\s*\{.*("client_version"|"export_userid"|"rows"|"annotations")'),
        Reader("koreader", "KOReader JSON", r'"entries"\s*:|"documents"\s*:'),
        Reader("wallabag", "wallabag JSON", r'"is_archived"|"annotations"\s*:\s*\[.*"ranges"'),
        Reader("zotero", "Zotero's annotations as JSON", r'"annotationtype"|"itemtype"|"pagelabel"|"sortindex"'),
        Reader("csv", "CSV of Readwise, Zotero or our own",
               r"\A[^\n]*\b(highlight|quote|annotation ?text|text|note|comment)\b[^\n]*[,;\t]"
               r"|\A[^\n]*[,;\t][^\n]*\b(highlight|quote|annotation ?text|text|note|comment)\b", "tables"),
    )
}  # fmt: skip
"""In the order in which they are tried."""

_ALIASES = {"readwise": "csv"}
NAMES = (*READERS, *_ALIASES)
"""Every name of a format."""


def reader_of(name: str) -> Reader:
    """A reader by its name; raises UsageError."""
    try:
        return READERS[_ALIASES.get(name, name)]
    except KeyError:
        raise UsageError(
            f"There is no import format {name!r}.",
            hint=f"There are {', '.join(NAMES)}.",
        ) from None


def recognised(data: bytes, name: str) -> Reader:
    """The reader that a file is for, by what stands in it; raises UnknownFormat."""
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    head = data[:_HEAD].decode(encoding, "replace").lstrip("\ufeff").lower()
    is_json = head.lstrip()[:1] in {"{", "["}
    for reader in READERS.values():
        if is_json and reader.name in {"markdown", "kindle", "csv"}:
            continue
        if re.search(reader.sign, head, re.DOTALL):
            return reader
    raise UnknownFormat(
        name,
        "it is no file of annotations that Nutgraf knows.",
        hint=f"If it is one, name its format: {', '.join(READERS)}.",
    )
