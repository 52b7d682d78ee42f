"""Marks: the newest analysis of each article, and the entities of the whole archive."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from nutgraf.model.marks import (
    Analysis,
    Claim,
    Entity,
    EntityKind,
    Figure,
    Mark,
    MarkKind,
    Mention,
    Span,
)
from nutgraf.store.connections import Connections
from nutgraf.store.markrows import CLAIMS, FIGURES, MENTIONS, claim_of, figure_of, mention_of
from nutgraf.store.rows import Row, names

OUTDATED = "outdated"
"""In the place of the engine's version: a decision of the user is still to be carried out."""

_FIGURES = f"{FIGURES} WHERE m.article_id = ?"
_CLAIMS = f"{CLAIMS} WHERE m.article_id = ?"
_IN_ORDER = " ORDER BY m.start, m.kind, m.id"
"""As the index has them: marks of one kind by their start and their number."""

_OUTDATED = """FROM articles a LEFT JOIN analyses n ON n.article_id = a.id
    WHERE (n.article_id IS NULL OR n.version_id <> a.version_id OR (n.engine_version <> :version
        AND substr(n.engine_version, 1, length(:version) + 1) <> :version || '+'))"""


class MarkTable:
    """Reads and writes analyses, marks, mentions, figures, claims and disputes."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, article_id: int, text: str) -> Analysis:
        """The stored analysis of an article, whose newest text is given; empty where there is none."""
        connection = self._connections.read()
        row = connection.execute(
            "SELECT engine, engine_version, language FROM analyses WHERE article_id = ?",
            (article_id,),
        ).fetchone()
        engine, engine_version, language = row or ("", "", "und")
        return Analysis(
            engine=engine,
            engine_version=engine_version,
            language=language,
            entities=self._mentions(connection, article_id),
            figures=self._figures(connection, article_id),
            claims=self._claims(connection, article_id, text),
        )

    def touching(self, article_id: int, text: str, spans: Sequence[Span]) -> Analysis:
        """The figures and claims of an article that touch one of these ranges; disputes are left out."""
        connection = self._connections.read()
        touches = " OR ".join(['(m.start < ? AND m."end" > ?)'] * len(spans)) or "0"
        where = f" AND ({touches}){_IN_ORDER}"
        values = (article_id, *(value for span in spans for value in (span.end, span.start)))
        figures = connection.execute(_FIGURES + where, values)
        claims = connection.execute(_CLAIMS + where, values)
        return Analysis(
            engine="",
            engine_version="",
            language="und",
            figures=tuple(map(figure_of, figures)),
            claims=tuple(claim_of(row, text, ()) for row in claims),
        )

    def outdated(self, engine_version: str, limit: int | None = None) -> list[int]:
        """Ids of articles whose marks are missing, of an older text or of another engine version.

        What a second engine has looked over bears the version of the first, a `+` and its own, and
        is as good for the first.
        """
        found = self._connections.read().execute(
            f"SELECT a.id {_OUTDATED} ORDER BY a.id LIMIT :limit",
            {"version": engine_version, "limit": -1 if limit is None else limit},
        )
        return [row[0] for row in found]

    def is_outdated(self, article_id: int, engine_version: str) -> bool:
        """Whether an article is among the outdated ones."""
        found = self._connections.read().execute(
            f"SELECT 1 {_OUTDATED} AND a.id = :article",
            {"version": engine_version, "article": article_id},
        )
        return found.fetchone() is not None

    def outdate(self, connection: sqlite3.Connection, ids: Sequence[int]) -> None:
        """Have these articles marked anew when marks are renewed."""
        connection.executemany(
            "UPDATE analyses SET engine_version = ? WHERE article_id = ?",
            [(OUTDATED, i) for i in ids],
        )

    def is_waiting(self) -> bool:
        """Whether any article is to be marked anew for a decision."""
        found = self._connections.read().execute(
            "SELECT 1 FROM analyses WHERE engine_version = ? LIMIT 1", (OUTDATED,)
        )
        return found.fetchone() is not None

    def entities(self, article_ids: Sequence[int] | None = None) -> list[Entity]:
        """The entities of these articles, or of the whole archive; most articles first."""
        where = ""
        if article_ids is not None:
            ids = json.dumps(list(article_ids))
            where = "WHERE m.article_id IN (SELECT value FROM json_each(?))"
        found = self._connections.read().execute(
            "SELECT e.id, e.kind, e.name, count(*), count(DISTINCT m.article_id),"
            " (SELECT group_concat(l.name, char(31)) FROM aliases l WHERE l.entity_id = e.id)"
            " FROM mentions x JOIN marks m ON m.id = x.mark_id JOIN entities e ON e.id = x.entity_id"
            f" {where} GROUP BY e.id ORDER BY 5 DESC, 4 DESC, e.name",
            () if article_ids is None else (ids,),
        )
        return [
            Entity(row[0], EntityKind(row[1]), row[2], names(row[5]), row[3], row[4])
            for row in found
        ]

    def explained(
        self, connection: sqlite3.Connection, article_id: int, acronyms: Sequence[str]
    ) -> dict[str, str]:
        """The full names of those acronyms that in all other articles stand for one organisation."""
        found = connection.execute(
            "SELECT l.name, min(e.name) FROM aliases l JOIN entities e ON e.id = l.entity_id"
            ' WHERE l."key" IN (SELECT value FROM json_each(?)) AND l.name = upper(l.name)'
            " AND e.kind = 'organisation' AND e.name LIKE '% %'"
            " AND EXISTS (SELECT 1 FROM mentions x JOIN marks m ON m.id = x.mark_id"
            " WHERE x.entity_id = e.id AND x.text = l.name AND m.article_id <> ?)"
            " GROUP BY l.name HAVING count(*) = 1",
            (json.dumps([fold(acronym) for acronym in acronyms]), article_id),
        )
        return dict(found)

    def put(self, connection: sqlite3.Connection, article_id: int, analysis: Analysis) -> None:
        """Replace the marks of an article by those of a new analysis of its newest text."""
        connection.execute("DELETE FROM marks WHERE article_id = ?", (article_id,))
        connection.execute(
            "INSERT INTO analyses (article_id, version_id, engine, engine_version, language)"
            " SELECT id, version_id, ?, ?, ? FROM articles WHERE id = ? ON CONFLICT (article_id) DO UPDATE"
            " SET version_id = excluded.version_id, engine = excluded.engine,"
            " engine_version = excluded.engine_version, language = excluded.language",
            (analysis.engine, analysis.engine_version, analysis.language, article_id),
        )
        self._put_mentions(connection, article_id, analysis.entities)
        self._put_figures(connection, article_id, analysis.figures)
        self._put_claims(connection, article_id, analysis.claims)
        connection.execute(
            "UPDATE articles SET entities = ?, figures = ?, claims = ? WHERE id = ?",
            (
                len({(m.kind, m.name) for m in analysis.entities}),
                len(analysis.figures),
                len(analysis.claims),
                article_id,
            ),
        )

    def _put_mentions(
        self, connection: sqlite3.Connection, article_id: int, mentions: Sequence[Mention]
    ) -> None:
        first = _put_marks(connection, article_id, MarkKind.ENTITY, mentions)
        known: dict[tuple[EntityKind, str], int] = {}
        for mention in mentions:
            if (mention.kind, mention.name) not in known:
                known[mention.kind, mention.name] = entity_id(
                    connection, mention.kind, mention.name
                )
        connection.executemany(
            "INSERT INTO mentions (mark_id, entity_id, text) VALUES (?, ?, ?)",
            [(first + i, known[m.kind, m.name], m.text) for i, m in enumerate(mentions)],
        )
        aliases = {(known[m.kind, m.name], fold(m.text), m.text) for m in mentions}
        connection.executemany(
            'INSERT INTO aliases (entity_id, "key", name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
            sorted(aliases),
        )

    def _put_figures(
        self, connection: sqlite3.Connection, article_id: int, figures: Sequence[Figure]
    ) -> None:
        first = _put_marks(connection, article_id, MarkKind.FIGURE, figures)
        connection.executemany(
            "INSERT INTO figures (mark_id, text, low, high, hedge, form, unit, counted, action, "
            '"when") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            [
                (
                    first + i, f.text, f.low, f.high, f.hedge.value, f.form.value, f.unit, f.counted,
                    f.action, f.when,
                )
                for i, f in enumerate(figures)
            ],
        )  # fmt: skip

    def _put_claims(
        self, connection: sqlite3.Connection, article_id: int, claims: Sequence[Claim]
    ) -> None:
        first = _put_marks(connection, article_id, MarkKind.CLAIM, claims)
        connection.executemany(
            "INSERT INTO claims (mark_id, speaker_start, speaker_end, speaker_text, speaker_name,"
            " speaker_kind, cue_start, cue_end, cue_text, contents, form, stance,"
            ' "when") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            [(first + i, *_claim_values(claim)) for i, claim in enumerate(claims)],
        )
        connection.executemany(
            "INSERT INTO disputes (mark_id, other_id) VALUES (?, ?)",
            [(first + i, first + other) for i, c in enumerate(claims) for other in set(c.disputes)],
        )

    @staticmethod
    def _mentions(connection: sqlite3.Connection, article_id: int) -> tuple[Mention, ...]:
        found = connection.execute(f"{MENTIONS} WHERE m.article_id = ?{_IN_ORDER}", (article_id,))
        return tuple(map(mention_of, found.fetchall()))

    @staticmethod
    def _figures(connection: sqlite3.Connection, article_id: int) -> tuple[Figure, ...]:
        found = connection.execute(_FIGURES + _IN_ORDER, (article_id,))
        return tuple(map(figure_of, found.fetchall()))

    @staticmethod
    def _claims(connection: sqlite3.Connection, article_id: int, text: str) -> tuple[Claim, ...]:
        found = connection.execute(_CLAIMS + _IN_ORDER, (article_id,)).fetchall()
        position = {row[0]: i for i, row in enumerate(found)}
        disputes: dict[int, list[int]] = {}
        for mark_id, other_id in connection.execute(
            "SELECT d.mark_id, d.other_id FROM disputes d JOIN marks m ON m.id = d.mark_id"
            " WHERE m.article_id = ? ORDER BY 1, 2",
            (article_id,),
        ):
            disputes.setdefault(mark_id, []).append(position[other_id])
        return tuple(claim_of(row, text, tuple(disputes.get(row[0], ()))) for row in found)


def fold(name: str) -> str:
    """A name as it is compared, so that "López Obrador" and "Lopez Obrador" are one."""
    from nutgraf.store.folding import name_key  # its tables are not needed to show an article

    return name_key(name)


def entity_id(connection: sqlite3.Connection, kind: EntityKind, name: str) -> int:
    """The canonical entity of this kind and name, made if it is new."""
    key = fold(name)
    row = connection.execute(
        'SELECT id FROM entities WHERE kind = ? AND "key" = ?', (kind.value, key)
    ).fetchone()
    if row is not None:
        return int(row[0])
    cursor = connection.execute(
        'INSERT INTO entities (kind, name, "key") VALUES (?, ?, ?)', (kind.value, name, key)
    )
    return int(cursor.lastrowid or 0)


def _put_marks(
    connection: sqlite3.Connection,
    article_id: int,
    kind: MarkKind,
    marks: Sequence[Mark],
) -> int:
    """Insert the shared rows of marks and their reasons; the id of the first mark, the others follow it."""
    first = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM marks").fetchone()[0])
    reasons = [(m.engine, m.rule, m.grounds, m.state.value) for m in marks]
    connection.executemany(
        "INSERT INTO reasons (engine, rule, grounds, state) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        sorted(set(reasons)),
    )
    connection.executemany(
        'INSERT INTO marks (id, article_id, kind, start, "end", reason_id) VALUES (?, ?, ?, ?, ?,'
        " (SELECT id FROM reasons WHERE engine = ? AND rule = ? AND grounds = ? AND state = ?))",
        [
            (first + i, article_id, kind.value, mark.start, mark.end, *reason)
            for i, (mark, reason) in enumerate(zip(marks, reasons, strict=True))
        ],
    )
    return first


def _claim_values(claim: Claim) -> Row:
    speaker = claim.speaker
    said_by: Row = (None,) * 5
    if speaker is not None:
        said_by = (speaker.start, speaker.end, speaker.text, speaker.name, speaker.kind.value)
    contents = json.dumps([[c.start, c.end] for c in claim.content])
    cue = claim.cue
    return (
        *said_by, cue.start, cue.end, cue.text, contents, claim.form.value, claim.stance.value,
        claim.when,
    )  # fmt: skip
