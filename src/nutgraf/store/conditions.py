"""Conditions on articles as SQL, and how they are put together."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Parameter = str | int | float

FEW = 3_000
"""So many ids are listed in a statement; where more fulfil a condition, it is asked of each match."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold for an article; `{id}` in `sql` stands for the article's id."""

    sql: str
    parameters: tuple[Parameter, ...] = ()
    ids: str = ""
    """A SELECT of all articles that can fulfil it, where an index gives them; else empty."""
    id_parameters: tuple[Parameter, ...] = ()
    exact: bool = True
    """Whether all that `ids` or `match` gives do fulfil it."""
    own: str = ""
    """The same as a test of columns of the article's own row `a`, where it is one; with the same parameters."""
    match: str = ""
    """An expression of the full-text index that finds them beside words; else empty."""

    def on(self, expression: str) -> str:
        """The condition on the article whose id an SQL expression gives."""
        return self.sql.replace("{id}", expression)


NOTHING = Condition("0", (), "SELECT 0 WHERE 0", ())
"""What no article fulfils."""


MATCHING = "SELECT rowid FROM article_search WHERE article_search MATCH ?"
"""The articles that an expression of the full-text index finds."""


def having(match: str, *, one_by_one: bool = False) -> Condition:
    """With what an expression of the full-text index finds; it is asked of each article alone where that is said."""
    if one_by_one:
        return Condition(f"EXISTS ({MATCHING} AND rowid = {{id}})", (match,))
    return Condition(f"{{id}} IN ({MATCHING})", (match,), MATCHING, (match,))


def inverted(condition: Condition) -> Condition:
    """What holds where the condition does not."""
    own = f"NOT coalesce(({condition.own}), 0)" if condition.own else ""
    return Condition(f"NOT coalesce(({condition.sql}), 0)", condition.parameters, own=own)


def any_of(conditions: Sequence[Condition]) -> Condition:
    """What holds where at least one of them holds."""
    sql = " OR ".join(f"({one.sql})" for one in conditions)
    parameters = tuple(value for one in conditions for value in one.parameters)
    if not all(one.ids for one in conditions):
        return Condition(f"({sql})", parameters)
    ids = " UNION ALL ".join(f"SELECT * FROM ({one.ids})" for one in conditions)
    id_parameters = tuple(value for one in conditions for value in one.id_parameters)
    exact = all(one.exact for one in conditions)
    return Condition(f"({sql})", parameters, ids, id_parameters, exact)


def all_of(conditions: Sequence[Condition]) -> Condition:
    """What holds where all of them hold."""
    sql = " AND ".join(f"({one.sql})" for one in conditions)
    return Condition(f"({sql})", tuple(value for one in conditions for value in one.parameters))


def numbers(ids: Iterable[int]) -> str:
    """Row ids as they stand between the parentheses of IN, where SQLite shall see how many they are."""
    return ",".join(str(int(number)) for number in ids)


LISTED = "(SELECT value FROM json_each(?))"
"""What follows IN for any number of values in one parameter, made by `listed`; the statement stays the same."""


def listed(values: Iterable[int | str]) -> str:
    """Values as the parameter of `LISTED`."""
    return json.dumps(list(values))


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Conditions as they are added to a walk through the matches of the full-text index."""

    match: str
    """What to add to the expression; empty or beginning with ` AND `."""
    sql: str
    """What to add after WHERE; empty or beginning with ` AND `."""
    parameters: tuple[Parameter, ...]

    @property
    def empty(self) -> bool:
        """Whether there is no condition at all."""
        return not self.match and not self.sql


def narrowing(connection: sqlite3.Connection, conditions: Sequence[Condition]) -> Narrowing:
    """Each condition by the way that is cheapest for it: in the index, as a short list, or row by row."""
    match, sql, parameters = "", "", list[Parameter]()
    for condition in conditions:
        if condition.match:
            match += f" AND ({condition.match})"
            if condition.exact:
                continue
        elif (few := _few_ids(connection, condition)) is not None:
            # The plus keeps SQLite from asking the index once for each of them.
            sql += f" AND +article_search.rowid IN ({numbers(few)})"
            if condition.exact:
                continue
        # Without the plus SQLite may take each side of an OR for a way into the table, and has none for MATCH.
        sql += f" AND ({condition.on('+article_search.rowid')})"
        parameters += condition.parameters
    return Narrowing(match, sql, tuple(parameters))


def where(
    connection: sqlite3.Connection, conditions: Sequence[Condition]
) -> tuple[str, list[Parameter]]:
    """All conditions on the rows of `articles a`, each by the way that is cheapest for it."""
    parts, parameters = ["1"], list[Parameter]()
    for condition in conditions:
        few = None if condition.own else _few_ids(connection, condition)
        if few is not None:
            parts.append(f"a.id IN ({numbers(few)})")
        if few is None or not condition.exact:
            parts.append(f"({condition.own or condition.on('a.id')})")
            parameters += condition.parameters
    return " AND ".join(parts), parameters


def _few_ids(connection: sqlite3.Connection, condition: Condition) -> list[int] | None:
    """The articles that can fulfil a condition, where they are few."""
    if not condition.ids:
        return None
    found = connection.execute(
        f"SELECT * FROM ({condition.ids}) LIMIT {FEW + 1}", condition.id_parameters
    ).fetchall()
    return None if len(found) > FEW else [row[0] for row in found]


def like(text: str, *, word_start: bool = True) -> str:
    """A LIKE pattern (`ESCAPE '\\'`) for text that contains this one, where a word begins."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    # LIKE compares only ASCII letters without case; any letter may stand where another one is.
    loose = "".join(letter if letter.isascii() else "_" for letter in escaped)
    return f"% {loose}%" if word_start else f"%{loose}%"
