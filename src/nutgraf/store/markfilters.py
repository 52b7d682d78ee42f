"""Conditions on marks: figures, claims and entities, for `figure:`, `speaker:`, `stance:` and their like."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.model.marks import EntityKind, MarkKind, Span
from nutgraf.model.query import Amount, Field, Value
from nutgraf.store.conditions import MATCHING, Condition, Parameter
from nutgraf.store.folding import words
from nutgraf.store.index import (
    action_tokens,
    cue_tokens,
    figure_tokens,
    hedge_token,
    speaker_tokens,
    stance_token,
)
from nutgraf.store.word_patterns import at_word

TABLES = {
    Field.FIGURE: "figures",
    Field.HEDGE: "figures",
    Field.SPEAKER: "claims",
    Field.CUE: "claims",
    Field.STANCE: "claims",
    Field.CLAIM: "claims",
}
"""In which table the marks of a field have their details."""

_KINDS = {"figures": MarkKind.FIGURE, "claims": MarkKind.CLAIM, "mentions": MarkKind.ENTITY}

_UNITS = {
    "$": "USD", "dollar": "USD", "dollars": "USD", "€": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP", "pounds": "GBP", "¥": "JPY", "yen": "JPY", "percent": "%", "per cent": "%",
}  # fmt: skip

_SHORTEST = 3
"""Letters of a half-typed word that are looked for; with fewer any mark will do, as too many words begin so."""

_CUES = {"say": "said", "tell": "told", "find": "found", "hold": "held"}
"""Verbs whose past has nothing of their infinitive."""

_HAS_WORD = "' ' || coalesce({column}, '') GLOB ?"

# What a comparison means for bounds that may be missing: the number that is printed decides, and
# "more than 10" (low 10, no high) is more than 10.
_COMPARISONS = {
    ">": "(coalesce(t.high, t.low) > ? OR (t.low = ? AND t.high IS NULL))",
    ">=": "coalesce(t.high, t.low) >= ?",
    "<": "(coalesce(t.low, t.high) < ? OR (t.high = ? AND t.low IS NULL))",
    "<=": "coalesce(t.low, t.high) <= ?",
    "=": "(coalesce(t.high, t.low) >= ? AND coalesce(t.low, t.high) <= ?)",
}


@dataclass(frozen=True, slots=True)
class MarkTest:
    """What must hold for one mark `m` with its details `t`."""

    table: str
    sql: str
    parameters: tuple[Parameter, ...]
    match: str = ""
    """An expression of the full-text index for the articles of such marks; empty where it has none."""
    exact: bool = False
    """Whether all that `match` finds has such a mark."""
    ids: str = ""
    """A SELECT of the articles of such marks, where another index gives them; or of those that `match` leaves out."""
    id_parameters: tuple[Parameter, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether any mark will do."""
        return self.sql == "1"


def mark_test(node: Value | Amount, *, half_typed: bool = False) -> MarkTest:
    """What a part of a query asks of one mark."""
    if isinstance(node, Amount):
        return _amount(node)
    text = " ".join(node.text.split())
    if half_typed and node.field not in (Field.HEDGE, Field.STANCE) and len(text) < _SHORTEST:
        return MarkTest(TABLES[node.field], "1", ())
    if node.field is Field.FIGURE:
        return _figure(text, half_typed=half_typed)
    if node.field is Field.HEDGE:
        hedge = text.replace("-", " ")
        match = _quoted([hedge_token(hedge)], goes_on=False)
        return MarkTest("figures", "t.hedge = ?", (hedge,), match, exact=True)
    if node.field is Field.STANCE:
        match = _quoted([stance_token(text)], goes_on=False)
        return MarkTest("claims", "t.stance = ?", (text,), match, exact=True)
    if node.field is Field.SPEAKER:
        sql = " OR ".join(_HAS_WORD.format(column=f"t.speaker_{part}") for part in ("name", "text"))
        match = _quoted(speaker_tokens(text))
        return MarkTest("claims", f"({sql})", (at_word(text),) * 2, match, exact=_one_word(text))
    return _cue(text) if node.field is Field.CUE else _claim(text)


def name_test(kind: EntityKind | None, name: str) -> MarkTest:
    """What is asked of a mention of an entity in whose name a word begins so."""
    of_kind = "" if kind is None else f" AND e.kind = '{kind.value}'"
    sql = (
        "EXISTS (SELECT 1 FROM entities e WHERE e.id = t.entity_id"
        f"{of_kind} AND {_HAS_WORD.format(column='e.name')})"
    )
    match = _quoted(words(name), "entities")
    exact = kind is None and _one_word(name)
    return MarkTest("mentions", sql, (at_word(name),), match, exact=exact)


def on_one_mark(tests: Sequence[MarkTest]) -> Condition:
    """The condition on articles that one and the same mark passes all tests."""
    sql = " AND ".join(test.sql for test in tests)
    exists = (
        f"EXISTS (SELECT 1 FROM marks m JOIN {tests[0].table} t ON t.mark_id = m.id"
        f" WHERE m.article_id = {{id}} AND m.kind = '{_KINDS[tests[0].table]}' AND {sql})"
    )
    parameters = tuple(value for test in tests for value in test.parameters)
    other = next((test for test in tests if test.ids), None)
    matching = [test for test in tests if test.match]
    match = " AND ".join(f"({test.match})" for test in matching)
    ids, id_parameters = "", tuple[Parameter, ...]()
    if other is not None:
        # What only an index of numbers knows has no token, or not one that tells enough.
        match = " AND ".join(f"({test.match})" for test in matching if test is not other)
        ids, id_parameters = other.ids, other.id_parameters
    if match and not ids:
        ids, id_parameters = MATCHING, (match,)
    exact = len(tests) == 1 and tests[0].exact
    return Condition(exists, parameters, ids, id_parameters, exact=exact, match=match)


def _quoted(tokens: Sequence[str], column: str = "", *, goes_on: bool = True) -> str:
    """An expression of the full-text index for all of these words; the last may go on."""
    if not tokens:
        return ""
    quoted = [f'"{token}"' for token in tokens]
    if goes_on:
        quoted[-1] += " *"
    every = " AND ".join(quoted)
    return f"{{{column}}} : ({every})" if column else every


def places(
    connection: sqlite3.Connection, article_id: int, tests: Sequence[MarkTest], limit: int
) -> list[Span]:
    """Where in the text of an article the first marks stand that pass all tests."""
    sql = " AND ".join(test.sql for test in tests)
    found = connection.execute(
        f'SELECT m.start, m."end" FROM marks m JOIN {tests[0].table} t ON t.mark_id = m.id'
        f" WHERE m.article_id = ? AND {sql} ORDER BY m.start LIMIT ?",
        (article_id, *(value for test in tests for value in test.parameters), limit),
    )
    return [Span(*row) for row in found]


def _figure(what: str, *, half_typed: bool = False) -> MarkTest:
    """What is counted, the unit, the form, or what happened."""
    if not what:
        return MarkTest("figures", "1", ())
    folded = what.lower()
    unit = _UNITS.get(folded, what)
    sql = (
        "(' ' || t.action GLOB ? OR t.unit = ? COLLATE NOCASE OR t.form GLOB ?"
        f" OR {_HAS_WORD.format(column='t.counted')} OR {_HAS_WORD.format(column='t.text')}"
        f" OR {_HAS_WORD.format(column='t.unit')})"
    )
    goes_on = half_typed or len(what) > _SHORTEST
    action = at_word(what, anywhere=False, goes_on=half_typed)
    word = at_word(what, goes_on=goes_on)
    parameters = (action, unit, folded + "*" * half_typed, word, word, word)
    expressions = (
        _quoted(figure_tokens(what), goes_on=goes_on),
        _quoted(action_tokens(what), goes_on=half_typed),
        _quoted(figure_tokens(unit), goes_on=False),
    )
    match = " OR ".join(f"({one})" for one in dict.fromkeys(expressions) if one)
    return MarkTest("figures", sql, parameters, match, exact=_one_word(what))


def _amount(node: Amount) -> MarkTest:
    """A number, of anything or of what is counted."""
    what = _figure(node.what)
    comparison = _COMPARISONS[node.sign]
    parameters = (*what.parameters, *(node.low, node.high)[: comparison.count("?")])
    sql = f"{what.sql} AND {comparison}"
    if not what.anything:
        return MarkTest("figures", sql, parameters, what.match)
    bound, column = (
        (node.low, "high, t.low") if node.sign in (">", ">=", "=") else (node.high, "low, t.high")
    )
    ids = (
        "SELECT m.article_id FROM figures t JOIN marks m ON m.id = t.mark_id"
        f" WHERE coalesce(t.{column}) {'>=' if column.startswith('high') else '<='} ?"
    )
    return MarkTest("figures", sql, parameters, ids=ids, id_parameters=(bound,))


def _cue(verb: str) -> MarkTest:
    """A verb in any of its forms: `deny` finds denied, denies and denying."""
    verb = verb.lower()
    stems = {verb, _CUES.get(verb, verb)}
    if len(verb) > 3 and verb[-1] in "ey":
        stems.add(verb[:-1] + ("i" if verb[-1] == "y" else ""))
    one = _HAS_WORD.format(column="t.cue_text")
    sql = " OR ".join(one for _ in stems)
    match = " OR ".join(f"({_quoted(cue_tokens(stem))})" for stem in sorted(stems))
    patterns = tuple(at_word(stem) for stem in sorted(stems))
    return MarkTest("claims", f"({sql})", patterns, match, exact=_one_word(verb))


def _one_word(text: str) -> bool:
    """Whether it is one word: of several a token says only that each is there, and not where."""
    return len(words(text)) == 1


def _claim(text: str) -> MarkTest:
    """Words of what was said, in any of its ranges."""
    sql = (
        "EXISTS (SELECT 1 FROM articles a JOIN versions v ON v.id = a.version_id"
        " JOIN json_each(t.contents) c WHERE a.id = m.article_id"
        " AND ' ' || substr(v.text, json_extract(c.value, '$[0]') + 1,"
        " json_extract(c.value, '$[1]') - json_extract(c.value, '$[0]')) GLOB ?)"
    )
    return MarkTest("claims", sql, (at_word(text),), _quoted(words(text), "body"))
