"""Conditions on marks: figures, claims and entities, for `figure:`, `speaker:`, `stance:` and their like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.model.marks import FigureForm
from nutgraf.model.query import Amount, Field, Value
from nutgraf.store.conditions import Condition, Parameter, like
from nutgraf.store.folding import words

TABLES = {
    Field.FIGURE: "figures",
    Field.HEDGE: "figures",
    Field.SPEAKER: "claims",
    Field.CUE: "claims",
    Field.STANCE: "claims",
    Field.CLAIM: "claims",
}
"""In which table the marks of a field have their details."""

_UNITS = {
    "$": "USD", "dollar": "USD", "dollars": "USD", "€": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP", "pounds": "GBP", "¥": "JPY", "yen": "JPY", "percent": "%", "per cent": "%",
}  # fmt: skip

_SHORTEST = 3
"""Letters of a half-typed word that the index is asked for; fewer begin too many words."""

_CUES = {"say": "said", "tell": "told", "find": "found", "hold": "held"}
"""Verbs whose past has nothing of their infinitive."""

_HAS_WORD = "' ' || coalesce({column}, '') LIKE ? ESCAPE '\\'"

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
    words: tuple[str, ...] = ()
    """Folded words that the text of such an article holds."""
    actions: tuple[str, str] = ("", "")
    """What happened to a figure, where that alone is enough: the first word and the first that is none."""


def mark_test(node: Value | Amount, *, half_typed: bool = False) -> MarkTest:
    """What a part of a query asks of one mark."""
    if isinstance(node, Amount):
        return _amount(node)
    text = " ".join(node.text.split())
    if node.field is Field.FIGURE:
        return _figure(text, half_typed=half_typed)
    if node.field is Field.HEDGE:
        return MarkTest("figures", "t.hedge = ?", (text.replace("-", " "),))
    if node.field is Field.STANCE:
        return MarkTest("claims", "t.stance = ?", (text,))
    if node.field is Field.SPEAKER:
        sql = " OR ".join(_HAS_WORD.format(column=f"t.speaker_{part}") for part in ("name", "text"))
        return MarkTest("claims", f"({sql})", (like(text),) * 2, tuple(words(text)))
    if node.field is Field.CUE:
        return _cue(text)
    return _claim(text)


def on_one_mark(tests: Sequence[MarkTest], match: str) -> Condition:
    """The condition on articles that one and the same mark passes all tests; `match` finds its words."""
    table = tests[0].table
    sql = " AND ".join(test.sql for test in tests)
    parameters = tuple(value for test in tests for value in test.parameters)
    exists = (
        f"EXISTS (SELECT 1 FROM marks m JOIN {table} t ON t.mark_id = m.id"
        f" WHERE m.article_id = {{id}} AND {sql})"
    )
    ids, id_parameters = "", list[Parameter]()
    if match:
        ids = "SELECT rowid FROM article_search WHERE article_search MATCH ?"
        id_parameters.append(match)
        actions = next((test.actions for test in tests if test.actions[0]), None)
        if actions:
            ids += (
                " UNION ALL SELECT m.article_id FROM figures t JOIN marks m ON m.id = t.mark_id"
                " WHERE t.action >= ? AND t.action < ?"
            )
            id_parameters += actions
    return Condition(exists, parameters, ids, tuple(id_parameters), exact=False)


def marks_found(tests: Sequence[MarkTest]) -> tuple[str, tuple[Parameter, ...]]:
    """SQL for start and end of the marks of an article that pass the tests.

    The article's id stands before the parameters, how many are wanted behind them.
    """
    sql = " AND ".join(test.sql for test in tests)
    return (
        f'SELECT m.start, m."end" FROM marks m JOIN {tests[0].table} t ON t.mark_id = m.id'
        f" WHERE m.article_id = ? AND {sql} ORDER BY m.start LIMIT ?",
        tuple(value for test in tests for value in test.parameters),
    )


def _figure(what: str, *, half_typed: bool = False) -> MarkTest:
    if not what:
        return MarkTest("figures", "1", ())
    folded = what.lower()
    unit = _UNITS.get(folded, what)
    sql = (
        "(t.action LIKE ? ESCAPE '\\' OR t.unit = ? COLLATE NOCASE OR t.form LIKE ? ESCAPE '\\'"
        f" OR {_HAS_WORD.format(column='t.counted')} OR {_HAS_WORD.format(column='t.text')})"
    )
    beginning = like(what)[2 : None if half_typed else -1]
    parameters = (beginning, unit, beginning, like(what), like(what))
    # A unit or a form need not stand in the text as it stands in the query.
    named = folded in _UNITS or folded in set(FigureForm) or what.isupper()
    short = half_typed and len(what) < _SHORTEST
    searched = () if named or short else tuple(words(what))
    end = folded + ("\U0010ffff" if half_typed else "\x00")
    return MarkTest("figures", sql, parameters, searched, (folded, end))


def _amount(node: Amount) -> MarkTest:
    what = _figure(node.what)
    comparison = _COMPARISONS[node.sign]
    bounds = (node.low, node.high)[: comparison.count("?")]
    return MarkTest(
        "figures",
        f"{what.sql} AND {comparison}",
        (*what.parameters, *bounds),
        what.words,
        what.actions,
    )


def _cue(verb: str) -> MarkTest:
    """A verb in any of its forms: `deny` finds denied, denies and denying."""
    verb = verb.lower()
    stems = {verb, _CUES.get(verb, verb)}
    if len(verb) > 3 and verb[-1] in "ey":
        stems.add(verb[:-1] + ("i" if verb[-1] == "y" else ""))
    one = _HAS_WORD.format(column="t.cue_text")
    sql = " OR ".join(one for _ in stems)
    return MarkTest("claims", f"({sql})", tuple(like(stem) for stem in sorted(stems)))


def _claim(text: str) -> MarkTest:
    """Words of what was said, in any of its ranges."""
    sql = (
        "EXISTS (SELECT 1 FROM articles a JOIN versions v ON v.id = a.version_id"
        " JOIN json_each(t.contents) c WHERE a.id = m.article_id"
        " AND ' ' || substr(v.text, json_extract(c.value, '$[0]') + 1,"
        " json_extract(c.value, '$[1]') - json_extract(c.value, '$[0]')) LIKE ? ESCAPE '\\')"
    )
    return MarkTest("claims", sql, (like(text),), tuple(words(text)))
