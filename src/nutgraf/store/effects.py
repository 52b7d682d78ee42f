"""What changes did, in words: one line for each kind of thing that was touched."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from nutgraf.model.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nutgraf.store.journal import Touch
    from nutgraf.store.store import Store

Row = dict[str, Any] | None
_LONGEST = 60
_LOOKED_AT = 20_000
"""Rows that are looked at to say what changes did."""
_FLAGS = {
    "read": ("marked read", "marked unread"),
    "starred": ("starred", "no longer starred"),
    "archived": ("put away", "brought back"),
}


def told(store: Store, ids: Sequence[int], most: int) -> list[str]:
    """What these changes did, notes first, in at most so many lines; the last one counts what does not fit."""
    touched = store.journal.touched(ids, _LOOKED_AT)
    names = dict(store.tags.names())
    for table, before, after in touched:
        row = after or before
        if table == "tags" and row:
            names.setdefault(row["id"], row["name"])
    lines = [*_of_notes(touched), *_of_tags(touched, names), *_of_reading(touched)]
    lines += _others(touched)
    lines = list(dict.fromkeys(lines))
    if len(lines) > most:
        lines = [*lines[: most - 1], f"and {len(lines) - most + 1:,} more"]
    return lines


def _of_notes(touched: Sequence[Touch]) -> Iterator[str]:
    """Notes written, changed, removed, brought back."""
    for table, before, after in touched:
        if table != "notes":
            continue
        row = after or before or {}
        what = f"“{_cut(row['body'] or row['quote'] or row['title'])}”"
        kind = "note" if row["body"] else "highlight"
        if before is None:
            yield f"{kind} {what} written"
        elif after is None or (after["deleted"] and not before["deleted"]):
            yield f"{kind} {what} removed"
        elif before["deleted"] and not after["deleted"]:
            yield f"{kind} {what} brought back"
        elif before["body"] != after["body"]:
            yield f"note “{_cut(before['body'])}” became “{_cut(after['body'])}”"
        elif before["colour"] != after["colour"]:
            yield f"{kind} {what} coloured {after['colour'] or 'plainly'}"
        else:
            yield f"{kind} {what} moved"


def _of_tags(touched: Sequence[Touch], names: dict[int, str]) -> Iterator[str]:
    """Tags put on and taken off, made, renamed, deleted."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for table, before, after in touched:
        row = after or before or {}
        if table in ("note_tags", "article_tags"):
            noun = "note" if table == "note_tags" else "article"
            verb = "put on" if before is None else "taken off"
            counts[names.get(row["tag_id"], "?"), verb, noun] += 1
        elif table == "tags" and before and after and before["name"] != after["name"]:
            yield f"#{before['name']} became #{after['name']}"
        elif table == "tags" and after is None:
            yield f"#{row['name']} deleted"
    for (name, verb, noun), count in counts.items():
        yield f"#{name} {verb} {counted(count, noun)}"


def _of_reading(touched: Sequence[Touch]) -> Iterator[str]:
    """Articles read, starred, put away."""
    counts: Counter[str] = Counter()
    for table, before, after in touched:
        if table == "reading":
            for flag, (on, off) in _FLAGS.items():
                was, now = bool((before or {}).get(flag)), bool((after or {}).get(flag))
                if was != now:
                    counts[on if now else off] += 1
    for verb, count in counts.items():
        yield f"{counted(count, 'article')} {verb}"


def _others(touched: Sequence[Touch]) -> Iterator[str]:
    """Verdicts, decisions on marks, saved searches, feeds."""
    for table, before, after in touched:
        row, gone = after or before or {}, after is None
        if table == "verdicts":
            yield f"“{_cut(row['quote'])}”: {'no verdict' if gone else row['verdict']}"
        elif table == "corrections":
            where = "everywhere" if row["article_id"] is None else "in one article"
            yield f"“{_cut(row['match'])}”: {row['action']} {where}"
        elif table == "saved_searches":
            yield f"search {row['name']} {'removed' if gone else 'saved'}"
        elif table == "feeds":
            yield f"feed {'left' if gone else 'followed or changed'}"


def _cut(text: str) -> str:
    """A text in one line, with an ellipsis where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
