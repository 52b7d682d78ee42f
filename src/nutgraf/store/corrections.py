"""Corrections: what the user decided over marks, and which articles a decision touches."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from nutgraf.model.codec import mark_from_json, mark_to_json
from nutgraf.model.corrections import Correction, CorrectionAction
from nutgraf.model.marks import EntityKind, MarkKind
from nutgraf.store.clock import now
from nutgraf.store.conditions import LISTED, listed
from nutgraf.store.connections import Connections
from nutgraf.store.marks import fold

_COLUMNS = 'id, article_id, layer, action, match, start, "end", payload'


class CorrectionTable:
    """Reads and writes corrections; changes belong inside `Journal.change()`."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of_article(
        self, article_id: int, connection: sqlite3.Connection | None = None
    ) -> list[Correction]:
        """The decisions that hold for an article, in the order in which they were made."""
        found = (connection or self._connections.read()).execute(
            f"SELECT {_COLUMNS} FROM corrections WHERE article_id IS NULL OR article_id = ?"
            " ORDER BY id",
            (article_id,),
        )
        return [_correction(row) for row in found]

    def put(self, connection: sqlite3.Connection, correction: Correction) -> None:
        """Store a decision."""
        payload = {
            "name": correction.name,
            "kind": correction.kind,
            "mark": mark_to_json(correction.mark) if correction.mark is not None else None,
        }
        connection.execute(
            'INSERT INTO corrections (article_id, layer, action, match, start, "end", payload, made)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                correction.article,
                correction.layer.value,
                correction.action.value,
                correction.match,
                correction.start,
                correction.end,
                json.dumps(payload, ensure_ascii=False),
                now(),
            ),
        )

    def touched(self, connection: sqlite3.Connection, correction: Correction) -> list[int]:
        """The articles whose marks a decision may change: where its text is printed or its entity named."""
        if correction.article is not None:
            return [correction.article]
        names = _all_names(connection, [n for n in (correction.match, correction.name) if n])
        phrase = " OR ".join('"' + name.replace('"', '""') + '"' for name in names)
        found = connection.execute(
            "SELECT rowid FROM article_search WHERE article_search MATCH ?"
            " UNION SELECT m.article_id FROM marks m JOIN mentions x ON x.mark_id = m.id"
            " JOIN entities e ON e.id = x.entity_id"
            f' WHERE e."key" IN {LISTED} ORDER BY 1',
            (phrase, listed(fold(name) for name in names)),
        )
        return [row[0] for row in found]

    def prune_aliases(self, connection: sqlite3.Connection, keys: Sequence[str]) -> None:
        """Drop forms in which entities of these folded names are not printed any more."""
        rows = connection.execute(
            'SELECT l.entity_id, l."key" FROM aliases l JOIN entities e ON e.id = l.entity_id'
            f' WHERE e."key" IN {LISTED}',
            (listed(keys),),
        ).fetchall()
        for entity_id in {row[0] for row in rows}:
            printed = {
                fold(text)
                for (text,) in connection.execute(
                    "SELECT DISTINCT text FROM mentions WHERE entity_id = ?", (entity_id,)
                )
            }
            gone = [row for row in rows if row[0] == entity_id and row[1] not in printed]
            connection.executemany('DELETE FROM aliases WHERE entity_id = ? AND "key" = ?', gone)

    @staticmethod
    def from_image(image: Mapping[str, Any]) -> Correction:
        """A decision from a row of the journal."""
        names = ("id", "article_id", "layer", "action", "match", "start", "end", "payload")
        return _correction(tuple(image[name] for name in names))


def _all_names(connection: sqlite3.Connection, names: Sequence[str]) -> list[str]:
    """Some names with those that decisions have replaced by them: what is printed may be only those."""
    found = connection.execute(
        "WITH RECURSIVE n(name) AS (SELECT value FROM json_each(?) UNION"
        " SELECT c.match FROM n JOIN corrections c ON json_extract(c.payload, '$.name') = n.name)"
        " SELECT name FROM n",
        (listed(names),),
    )
    return [name for (name,) in found]


def _correction(row: tuple[Any, ...]) -> Correction:
    payload = json.loads(row[7])
    layer = MarkKind(row[2])
    kind, mark = payload["kind"], payload["mark"]
    return Correction(
        id=row[0],
        article=row[1],
        layer=layer,
        action=CorrectionAction(row[3]),
        match=row[4],
        start=row[5],
        end=row[6],
        name=payload["name"],
        kind=EntityKind(kind) if kind else None,
        mark=mark_from_json(layer, mark) if mark is not None else None,
    )
