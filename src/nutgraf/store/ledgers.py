"""The marks of the whole archive as lists: ids in order, and the rows of those that are in sight."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from nutgraf.model.ledger import Listed
from nutgraf.model.marks import EntityKind, MarkKind, Verdict
from nutgraf.store import orders
from nutgraf.store.clock import as_date
from nutgraf.store.conditions import Condition, Parameter, numbers, where
from nutgraf.store.connections import Connections
from nutgraf.store.markrows import select_marks
from nutgraf.store.rows import names

NEWEST = "-date"

_BY_ARTICLE = "a.date DESC, a.id DESC, m.start, m.id"

ORDERS: Mapping[MarkKind, Mapping[str, str]] = {
    MarkKind.FIGURE: {
        "-date": _BY_ARTICLE,
        "date": "a.date, a.id, m.start, m.id",
        "action": f"t.action IS NULL, t.action, lower(t.counted), {_BY_ARTICLE}",
        "counted": f"t.counted IS NULL, lower(t.counted), t.action, {_BY_ARTICLE}",
        "-value": f"coalesce(t.high, t.low) DESC, {_BY_ARTICLE}",
        "value": f"coalesce(t.low, t.high) IS NULL, coalesce(t.low, t.high), {_BY_ARTICLE}",
        "source": f"(SELECT s.name FROM sources s WHERE s.id = a.source_id), {_BY_ARTICLE}",
    },
    MarkKind.CLAIM: {
        "-date": _BY_ARTICLE,
        "date": "a.date, a.id, m.start, m.id",
        "speaker": "coalesce(t.speaker_name, t.speaker_text) IS NULL,"
        f" lower(coalesce(t.speaker_name, t.speaker_text)), {_BY_ARTICLE}",
        "stance": f"t.stance = 'neutral', t.stance, {_BY_ARTICLE}",
        "verdict": "(SELECT v.verdict FROM verdicts v WHERE v.article_id = m.article_id"
        ' AND v.kind = m.kind AND v.start = m.start AND v."end" = m."end") IS NULL, ' + _BY_ARTICLE,
        "source": f"(SELECT s.name FROM sources s WHERE s.id = a.source_id), {_BY_ARTICLE}",
    },
    MarkKind.ENTITY: {
        "-articles": "k DESC, n DESC, e.id",
        "-mentions": "n DESC, k DESC, e.id",
        "name": 'e."key", e.id',
        "kind": "e.kind, k DESC, n DESC, e.id",
    },
}
"""The orders of each list by what they are called in settings; the first is the default."""

_BEFORE, _AFTER = 40, 80
"""Characters around a figure of which nothing but its value is known."""

_DETAILS = {MarkKind.FIGURE: "figures", MarkKind.CLAIM: "claims"}


class LedgerTable:
    """Reads figures, claims and entities across articles."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def mark_ids(
        self,
        kind: MarkKind,
        articles: Sequence[Condition],
        marks: Sequence[Condition],
        sort: str,
        limit: int = -1,
    ) -> array[int]:
        """The figures or claims that fulfil conditions on their articles and on themselves, in order."""
        connection = self._connections.read()
        test, parameters = where(connection, articles)
        own = "".join(f" AND ({condition.sql})" for condition in marks)
        parameters += [value for condition in marks for value in condition.parameters]
        order = ORDERS[kind].get(sort, ORDERS[kind][NEWEST])
        # CROSS JOIN keeps the articles outside: in their order the first rows come at once.
        rows = (
            "SELECT m.id AS id FROM articles a CROSS JOIN marks m ON m.article_id = a.id"
            f" CROSS JOIN {_DETAILS[kind]} t ON t.mark_id = m.id"
            f" WHERE m.kind = '{kind.value}' AND {test}{own} ORDER BY {order} LIMIT {limit}"
        )
        return orders.ids(connection, rows, parameters)

    def entity_counts(
        self, articles: Sequence[Condition], own: Sequence[Condition], sort: str
    ) -> tuple[array[int], array[int], array[int]]:
        """Entities `e` that fulfil conditions, in order; how many mentions each has, in how many articles."""
        connection = self._connections.read()
        inner, parameters = "", list[Parameter]()
        if articles:
            test, parameters = where(connection, articles)
            inner = f" JOIN articles a ON a.id = m.article_id WHERE {test}"
        outer = " AND ".join(f"({condition.sql})" for condition in own) or "1"
        parameters += [value for condition in own for value in condition.parameters]
        order = ORDERS[MarkKind.ENTITY].get(sort, ORDERS[MarkKind.ENTITY]["-articles"])
        found = connection.execute(
            "SELECT e.id, c.n AS n, c.k AS k FROM (SELECT x.entity_id AS id, count(*) AS n,"
            " count(DISTINCT m.article_id) AS k FROM mentions x JOIN marks m ON m.id = x.mark_id"
            f"{inner} GROUP BY x.entity_id) c JOIN entities e ON e.id = c.id"
            f" WHERE {outer} ORDER BY {order}",
            parameters,
        ).fetchall()
        columns = [array("q", column) for column in zip(*found, strict=True)]
        ids, mentions, counts = columns or (array("q"), array("q"), array("q"))
        return ids, mentions, counts

    def listed(self, ids: Sequence[int]) -> dict[int, Listed]:
        """The marks of these ids with their articles; unknown ones are left out."""
        connection = self._connections.read()
        where_ids = f"m.id IN ({numbers(ids)})"
        about = dict[int, tuple[int, str, str, str | None, str | None, int, str]]()
        for mark_id, *row in connection.execute(
            "SELECT m.id, a.id, a.title, s.name, a.date, v.verdict,"
            " EXISTS (SELECT 1 FROM disputes d WHERE d.mark_id = m.id OR d.other_id = m.id),"
            " CASE WHEN f.counted IS NULL AND f.mark_id IS NOT NULL THEN substr(w.text,"
            f' max(1, m.start - {_BEFORE} + 1), m."end" - max(0, m.start - {_BEFORE}) + {_AFTER})'
            " ELSE '' END FROM marks m LEFT JOIN figures f ON f.mark_id = m.id"
            " JOIN articles a ON a.id = m.article_id JOIN sources s ON s.id = a.source_id"
            " JOIN versions w ON w.id = a.version_id"
            " LEFT JOIN verdicts v ON v.article_id = m.article_id AND v.kind = m.kind"
            f' AND v.start = m.start AND v."end" = m."end" WHERE {where_ids}'
        ):
            about[mark_id] = (row[0], row[1], row[2], row[3], row[4], row[5], row[6])
        found = {}
        for mark in select_marks(connection, where_ids):
            article, title, source, day, verdict, disputed, around = about[mark.id]
            found[mark.id] = Listed(
                mark,
                article,
                title,
                source,
                as_date(day),
                Verdict(verdict) if verdict else None,
                bool(disputed),
                words_around(around, min(mark.start, _BEFORE)),
            )
        return found

    def entities(self, ids: Sequence[int]) -> dict[int, tuple[EntityKind, str, tuple[str, ...]]]:
        """Kind, name and the forms in which they are printed, of these entities."""
        found = self._connections.read().execute(
            "SELECT e.id, e.kind, e.name, (SELECT group_concat(l.name, char(31)) FROM aliases l"
            f" WHERE l.entity_id = e.id) FROM entities e WHERE e.id IN ({numbers(ids)})"
        )
        return {row[0]: (EntityKind(row[1]), row[2], names(row[3])) for row in found}

    def around(self, article_id: int, start: int, end: int, reach: int) -> tuple[str, int]:
        """The text of an article around a range, and where it begins."""
        first = max(0, start - reach)
        row = (
            self._connections.read()
            .execute(
                "SELECT substr(v.text, ?, ?) FROM articles a JOIN versions v ON v.id = a.version_id"
                " WHERE a.id = ?",
                (first + 1, end - first + reach, article_id),
            )
            .fetchone()
        )
        return ("" if row is None else row[0]), first


def words_around(text: str, start: int) -> str:
    """The line of a text that a mark stands in, from and to whole words, at most one sentence before it."""
    line = text.rfind("\n", 0, start) + 1
    sentence = text.rfind(". ", line, start) + 2
    whole = text.find(" ", 0, start) + 1 if start >= _BEFORE else 0
    begins = sentence if sentence > 1 else line or whole
    rest, ended, _ = text[begins:].partition("\n")
    return rest if ended or len(text) < start + _AFTER else rest.rpartition(" ")[0]
