"""The orders of lists, and long lists of ids."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

ARTICLES: Mapping[str, str] = {
    "date": "a.date {way}, a.id {way}",
    "title": "a.title COLLATE NOCASE {way}, a.id",
    "source": "(SELECT s.name FROM sources s WHERE s.id = a.source_id) COLLATE NOCASE {way},"
    " a.date DESC, a.id DESC",
    "notes": "(SELECT count(*) FROM notes n WHERE n.article_id = a.id AND n.deleted IS NULL) {way},"
    " a.date DESC, a.id DESC",
    # Ids are given in the order of adding.
    "added": "a.id {way}",
    "words": "a.words {way}, a.id {way}",
}
"""Orders of articles `a`."""
NOTES: Mapping[str, str] = {
    "date": "n.created {way}, n.id {way}",
    "added": "n.created {way}, n.id {way}",
}
"""Orders of notes `n`."""

_PIECE = 65_536
"""Characters of a long list of ids that are read at once, so that other threads get their turn."""


def order(orders: Mapping[str, str], sort: str) -> str:
    """The ORDER BY of a sort key with `-` for descending; the newest first for one that is unknown here."""
    name = sort.removeprefix("-")
    if name not in orders:
        return orders["date"].format(way="DESC")
    return orders[name].format(way="DESC" if sort.startswith("-") else "ASC")


def ids(
    connection: sqlite3.Connection, rows: str, parameters: Sequence[str | int | float] = ()
) -> array[int]:
    """The ids that a SELECT of one column `id` gives, in its order."""
    # One string is fetched at once and without the interpreter's lock; a row at a time is not.
    joined = connection.execute(f"SELECT group_concat(id) FROM ({rows})", parameters).fetchone()[0]
    found, start = array("q"), 0
    while joined is not None and start < len(joined):
        end = joined.find(",", start + _PIECE)
        end = len(joined) if end < 0 else end
        found.extend(map(int, joined[start:end].split(",")))
        start = end + 1
    return found
