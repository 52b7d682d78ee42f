"""From the tree of a query to conditions on articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from nutgraf.model.query import Amount, Dates, Field, Node, Phrase, Value, Word
from nutgraf.store import markfilters
from nutgraf.store.conditions import (
    NOTHING,
    Condition,
    having,
    inverted,
    like,
    numbers,
)
from nutgraf.store.index import month_token, source_token, year_token
from nutgraf.store.markfilters import MarkTest
from nutgraf.store.naming import KINDS, Naming
from nutgraf.store.trees import Leaf, TreeFilters
from nutgraf.store.word_patterns import at_word

Match = Callable[[Word | Phrase], str]
"""From words of a query to an expression of the full-text index; empty for words that nothing has."""

_MOST_TOKENS = 40
"""Filter tokens that are put into one expression."""

_FLAGS = {"read", "starred", "archived"}


class Filters(TreeFilters):
    """Makes conditions of the parts of one query; names that mean nothing are noted in `naming`."""

    def __init__(self, naming: Naming, match: Match, half_typed: Node | None = None) -> None:
        self.naming = naming
        self._match = match
        self._half_typed = half_typed
        """The node that is still being typed."""

    def conditions(self, nodes: Sequence[Node]) -> list[Condition]:
        """A condition for each part; those on figures, and those on claims, must hold of one and the same mark."""
        marks: dict[str, list[Value | Amount]] = {}
        found = []
        for node in nodes:
            table = mark_table(node)
            if table and isinstance(node, Value | Amount):
                marks.setdefault(table, []).append(node)
            else:
                found.append(self.condition(node))
        return found + [self._on_marks(group) for group in marks.values()]

    def leaf(self, node: Leaf) -> Condition:
        """The condition for a part that is not made of others."""
        match node:
            case Word() | Phrase():
                return self._text(node)
            case Dates():
                return _dates(node)
            case Amount():
                return self._on_marks([node])
            case Value():
                return self._value(node)

    def on_marks(self, nodes: Sequence[Value | Amount]) -> list[tuple[str, list[MarkTest]]]:
        """What parts of a query ask of single marks: a field, and the tests that one mark of it must pass."""
        groups: dict[str, list[Value | Amount]] = {}
        named = []
        for node in nodes:
            if isinstance(node, Value) and node.field in KINDS:
                named.append(("entity", [self._named(node)]))
            elif table := mark_table(node):
                groups.setdefault(table, []).append(node)
        return [
            *((table.removesuffix("s"), self._tests(group)) for table, group in groups.items()),
            *named,
        ]

    def _value(self, node: Value) -> Condition:
        field, half_typed = node.field, node is self._half_typed
        if field is Field.TAG:
            return _tagged(self.naming.tags(node.text, half_typed=half_typed))
        if field is Field.SOURCE:
            return _of_sources(self.naming.sources(node.text, half_typed=half_typed))
        if field in KINDS:
            return self._naming(node)
        if field in markfilters.TABLES:
            return self._on_marks([node])
        if field is Field.LANG:
            pattern = node.text + ("%" if half_typed else "")
            return _article("a.language LIKE ?", pattern)
        if field in (Field.AUTHOR, Field.URL):
            if field is Field.AUTHOR:
                return _article("' ' || a.author GLOB ?", at_word(node.text))
            return _article("a.url LIKE ? ESCAPE '\\'", like(node.text, word_start=False))
        if field is Field.COLOUR:
            return _with_note("n.colour = ?", node.text)
        if field is Field.VERDICT:
            return _judged(node.text.replace("-", " "))
        return _has(node.text) if field is Field.HAS else _is(node.text)

    def _text(self, node: Word | Phrase) -> Condition:
        expression = self._match(node)
        if not expression:
            return NOTHING
        if node.field is not Field.NOTE:
            return having(expression)
        ids = (
            "SELECT n.article_id FROM note_search s JOIN indexed_notes i ON i.id = s.rowid"
            " JOIN notes n ON n.id = i.note_id"
            " WHERE note_search MATCH ? AND n.article_id IS NOT NULL"
        )
        return Condition(f"{{id}} IN ({ids})", (expression,), ids, (expression,))

    def _tests(self, nodes: Sequence[Value | Amount]) -> list[MarkTest]:
        """What parts of a query ask of one mark."""
        return [markfilters.mark_test(node, half_typed=node is self._half_typed) for node in nodes]

    def _on_marks(self, nodes: Sequence[Value | Amount]) -> Condition:
        tests = self._tests(nodes)
        if all(test.anything for test in tests):
            return _article(f"a.{tests[0].table} > 0")
        return markfilters.on_one_mark(tests)

    def _named(self, node: Value) -> MarkTest:
        """What a name asks of one mention."""
        half_typed = node is self._half_typed
        called = self.naming.called(node.field, node.text, half_typed=half_typed)
        if called:
            return MarkTest("mentions", f"t.entity_id IN ({numbers(called)})", ())
        return markfilters.name_test(KINDS[node.field], node.text)

    def _naming(self, node: Value) -> Condition:
        """The condition on articles that an entity of this name stands in."""
        test = self._named(node)
        if not test.match:
            return _mentioning(test.sql)
        self.naming.note_if_nowhere(test.match, node.field, node.text)
        return markfilters.on_one_mark([test])


def mark_table(node: Node) -> str:
    """The table of marks that a part of a query looks at; empty where it looks at none."""
    if isinstance(node, Amount):
        return "figures"
    return markfilters.TABLES.get(node.field, "") if isinstance(node, Value) else ""


def _article(test: str, *values: str) -> Condition:
    """A test of columns of the article's own row `a`."""
    # `{id}` can be `a.id` of the query around it, which an inner `a` would hide.
    inner = re.sub(r"\ba\.", "o.", test)
    exists = f"EXISTS (SELECT 1 FROM articles o WHERE o.id = {{id}} AND {inner})"
    return Condition(exists, values, own=test)


def _dates(node: Dates) -> Condition:
    column = "date" if node.field is Field.DATE else "added"
    tests, values = [f"a.{column} IS NOT NULL"], list[str]()
    if node.low is not None:
        tests.append(f"a.{column} >= ?")
        values.append(node.low)
    if node.high is not None:
        tests.append(f"a.{column} < ?")
        values.append(node.high)
    condition = _article(" AND ".join(tests), *values)
    if node.field is not Field.DATE:
        return condition
    return replace(condition, exact=_whole_months(node), match=_months(node))


def _whole_months(node: Dates) -> bool:
    return all(day is not None and day.endswith("-01") for day in (node.low, node.high))


def _months(node: Dates) -> str:
    """Filter tokens of the years and months that a stretch touches; empty where they would be too many."""
    if node.low is None or node.high is None:
        return ""
    first = int(node.low[:4]) * 12 + int(node.low[5:7]) - 1
    # The last day that belongs to it decides: the first of a month does not touch that month.
    last = int(node.high[:4]) * 12 + int(node.high[5:7]) - 1 - node.high.endswith("-01")
    tokens = list[str]()
    while first <= last and len(tokens) <= _MOST_TOKENS:
        whole_year = first % 12 == 0 and first + 11 <= last
        year, month = divmod(first, 12)
        tokens.append(year_token(year) if whole_year else month_token(year, month + 1))
        first += 12 if whole_year else 1
    return " OR ".join(f'"{token}"' for token in tokens) if len(tokens) <= _MOST_TOKENS else ""


def _tagged(tag_ids: Sequence[int]) -> Condition:
    """Tagged itself, or with a note that is."""
    if not tag_ids:
        return NOTHING
    tags = numbers(tag_ids)
    noted = (
        "FROM note_tags t JOIN notes n ON n.id = t.note_id"
        f" WHERE t.tag_id IN ({tags}) AND n.deleted IS NULL"
    )
    return Condition(
        "EXISTS (SELECT 1 FROM article_tags t WHERE t.article_id = {id}"
        f" AND t.tag_id IN ({tags})) OR EXISTS (SELECT 1 {noted} AND n.article_id = {{id}})",
        (),
        f"SELECT article_id FROM article_tags WHERE tag_id IN ({tags})"
        f" UNION ALL SELECT n.article_id {noted} AND n.article_id IS NOT NULL",
    )


def _of_sources(source_ids: Sequence[int]) -> Condition:
    if not source_ids:
        return NOTHING
    tokens = [f'"{source_token(source)}"' for source in source_ids]
    match = " OR ".join(tokens) if len(tokens) <= _MOST_TOKENS else ""
    return replace(_article(f"a.source_id IN ({numbers(source_ids)})"), match=match)


def _mentioning(test: str) -> Condition:
    """With a mention `t` that passes a test which an index answers."""
    joined = "FROM mentions t JOIN marks m ON m.id = t.mark_id"
    return Condition(
        f"EXISTS (SELECT 1 {joined} WHERE m.article_id = {{id}} AND {test})",
        (),
        f"SELECT DISTINCT m.article_id {joined} WHERE {test}",
    )


def _with_note(test: str, *values: str) -> Condition:
    """With a note `n` that passes a test."""
    test = f"n.deleted IS NULL AND {test}"
    return Condition(
        f"EXISTS (SELECT 1 FROM notes n WHERE n.article_id = {{id}} AND {test})",
        values,
        f"SELECT DISTINCT n.article_id FROM notes n WHERE n.article_id IS NOT NULL AND {test}",
        values,
    )


def _judged(verdict: str) -> Condition:
    if verdict == "unchecked":
        return _article(
            "a.figures + a.claims > (SELECT count(*) FROM verdicts v"
            " WHERE v.article_id = a.id AND v.verdict <> 'unchecked')"
        )
    return Condition(
        "EXISTS (SELECT 1 FROM verdicts v WHERE v.article_id = {id} AND v.verdict = ?)",
        (verdict,),
        "SELECT DISTINCT article_id FROM verdicts WHERE verdict = ?",
        (verdict,),
    )


def _has(what: str) -> Condition:
    match what:
        case "note":
            return _with_note("n.body <> ''")
        case "highlight":
            return _with_note("n.body = '' AND n.quote IS NOT NULL")
        case "lost" | "moved":
            return _with_note("n.state = ?", what)
        case "figure" | "claim":
            return _article(f"a.{what}s > 0")
        case "changes":
            return Condition(
                "EXISTS (SELECT 1 FROM versions v WHERE v.article_id = {id} AND v.number > 1)"
            )
        case _:
            return Condition(
                "EXISTS (SELECT 1 FROM article_tags t WHERE t.article_id = {id})",
                (),
                "SELECT DISTINCT article_id FROM article_tags",
            )


def _is(state: str) -> Condition:
    if state == "unread":
        return inverted(_is("read"))
    if state in _FLAGS:
        return Condition(
            f"EXISTS (SELECT 1 FROM reading r WHERE r.article_id = {{id}} AND r.{state} = 1)",
            (),
            f"SELECT article_id FROM reading WHERE {state} = 1",
        )
    return replace(
        _article("a.lead_id IS NOT NULL"), ids="SELECT id FROM articles WHERE lead_id IS NOT NULL"
    )
