"""Values of foreign files made safe and ours: texts, times, colours, tags, ids."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from nutgraf.export.links import safe_url
from nutgraf.export.readers.imported import Unreadable
from nutgraf.model.notes import COLOURS
from nutgraf.text.canonical import safe_text

LONGEST = 1_000_000
"""Characters of one text; what is longer is no annotation."""

_ZONE = re.compile(r"([+-]\d\d)(\d\d)\Z")
_FORMATS = (
    "%Y-%m-%d %H:%M",
    "%B %d, %Y %I:%M %p",
    "%b %d, %Y %I:%M:%S %p",
    "%d %B %Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
)
_OTHER_COLOURS = {
    "gray": "grey", "pink": "magenta", "violet": "purple", "cyan": "blue", "olive": "green", "brown": "orange",
    "#ffd400": "yellow", "#ff6666": "red", "#5fb236": "green", "#2ea8e5": "blue", "#a28ae5": "purple",
    "#e56eee": "magenta", "#f19837": "orange", "#aaaaaa": "grey",
}  # fmt: skip
"""Names of other tools, and the colours of Zotero, which ours are."""


def decoded(data: bytes) -> str:
    """The text of a file with `\\n` for line ends; raises Unreadable where its encoding is not certain."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encoding = "utf-16" if wide else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("it is not in UTF-8; save it anew in that encoding") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def loaded(data: bytes) -> Any:
    """The JSON value of a file; raises Unreadable."""
    try:
        return json.loads(decoded(data))
    except json.JSONDecodeError as error:
        raise Unreadable(f"it is not JSON (line {error.lineno}: {error.msg})") from error
    except RecursionError as error:
        raise Unreadable("its JSON is nested too deep") from error


def csv_rows(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file by lower-case column names, each with the line it ends on."""
    text = decoded(data)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    csv.field_size_limit(LONGEST * 4)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, dict(zip(names, cells, strict=False))
    except csv.Error as error:
        raise Unreadable(f"it is not CSV (line {reader.line_num}: {error})") from error


def text_of(value: Any) -> str:
    """A text of several lines, safe for a terminal, without empty lines around it; anything else is empty."""
    return exact_text_of(value).strip("\n")


def exact_text_of(value: Any) -> str:
    """A text safe for a terminal with its line ends where they are, as the words beside a quotation need it."""
    if not isinstance(value, str):
        return ""
    return safe_text(value[:LONGEST].replace("\r\n", "\n").replace("\r", "\n"))


def line_of(value: Any) -> str:
    """A text on one line; the first of a list of texts."""
    if isinstance(value, list) and value:
        value = value[0]
    return safe_text(value[:LONGEST], single_line=True) if isinstance(value, str) else ""


def texts_of(value: Any) -> list[str]:
    """A list of texts, or of objects that have a name or tag; a text is taken apart at commas."""
    if isinstance(value, str):
        value = re.split(r"[,;\n]", value)
    if not isinstance(value, list):
        return []
    named = (
        v.get("name") or v.get("tag") or v.get("label") if isinstance(v, dict) else v for v in value
    )
    return [text for v in named if (text := line_of(v))]


def tags_of(value: Any) -> tuple[str, ...]:
    """Names as tags can have them: no `#`, dashes for spaces, no empty parts."""
    names = (
        "/".join("-".join(p.split()) for p in t.lstrip("#").split("/") if p.strip())
        for t in texts_of(value)
    )
    return tuple(sorted({name for name in names if name and name.isprintable()}))


def number_of(value: Any) -> int | None:
    """A whole number that is not negative, also one written as text."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if 0 <= value < 1 << 40 else None
    return int(value) if isinstance(value, str) and re.fullmatch(r"\s*\d{1,12}\s*", value) else None


def url_of(value: Any) -> str | None:
    """An http(s) address, or None."""
    return safe_url(value) if isinstance(value, str) else None


def colour_of(value: Any) -> str | None:
    """One of our colours for the name or the RGB value of another tool's; None for none of them."""
    name = value.strip().lower() if isinstance(value, str) else ""
    return name if name in COLOURS else _OTHER_COLOURS.get(name)


def time_of(value: Any) -> str:
    """A time in UTC as the archive writes it; one without a zone is taken as it is, an unknown one is empty."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _written(datetime.fromtimestamp(value / (1000 if value > 1e11 else 1), UTC))
        if isinstance(value, str) and (text := value.strip()):
            return _written(_parsed(text))
    except (ValueError, OverflowError, OSError):
        pass
    return ""


def _parsed(text: str) -> datetime:
    if re.fullmatch(r"\d{9,13}", text):
        return datetime.fromtimestamp(int(text) / (1000 if len(text) > 11 else 1), UTC)
    try:
        return datetime.fromisoformat(_ZONE.sub(r"\1:\2", text.replace(" +", "+")))
    except ValueError:
        pass
    for pattern in _FORMATS:
        try:
            return datetime.strptime(text, pattern)
        except ValueError:
            continue
    raise ValueError(text)


def _written(moment: datetime) -> str:
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return aware.strftime("%Y-%m-%dT%H:%M:%SZ") if aware.year >= 1000 else ""
