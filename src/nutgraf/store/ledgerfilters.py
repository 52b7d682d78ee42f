"""From the tree of a query to conditions on single figures and claims `m` with their details `t`.

What is said of a mark is its own: words, value, hedge, speaker, stance, verdict. Everything else is asked of its
article.
"""

from __future__ import annotations

from nutgraf.model.marks import MarkKind
from nutgraf.model.query import Amount, And, Field, Node, Not, Or, Phrase, Value, Word
from nutgraf.store import markfilters
from nutgraf.store.conditions import Condition, Parameter, all_of, any_of, inverted, like
from nutgraf.store.filters import Filters, mark_table
from nutgraf.store.folding import words

_SHORTEST = 3
"""Letters of a word that is looked for inside others too (`“Nobody`); a shorter one must begin a word."""

_OWN_TEXT = {
    MarkKind.FIGURE: ("t.text", "t.counted", "t.action"),
    MarkKind.CLAIM: ("t.speaker_name", "t.speaker_text", "t.cue_text"),
}
"""The columns in which a word of the query is looked for."""

_SAID = (
    "EXISTS (SELECT 1 FROM versions v, json_each(t.contents) c WHERE v.id = a.version_id"
    " AND ' ' || substr(v.text, json_extract(c.value, '$[0]') + 1,"
    " json_extract(c.value, '$[1]') - json_extract(c.value, '$[0]')) LIKE ? ESCAPE '\\')"
)
_PRINTED = "m.article_id IN (SELECT rowid FROM article_search WHERE article_search MATCH ?)"

_JUDGED = (
    "EXISTS (SELECT 1 FROM verdicts v WHERE v.article_id = m.article_id AND v.kind = m.kind"
    ' AND v.start = m.start AND v."end" = m."end" AND {test})'
)


class LedgerFilters:
    """Makes conditions on marks of one kind of the parts of one query."""

    def __init__(self, filters: Filters, kind: MarkKind, half_typed: Node | None = None) -> None:
        self._filters = filters
        """For what is asked of the article."""
        self._kind = kind
        self._half_typed = half_typed

    def is_own(self, node: Node) -> bool:
        """Whether a part of the query says something about the mark itself."""
        match node:
            case Not():
                return self.is_own(node.item)
            case And() | Or():
                return any(map(self.is_own, node.items))
            case Word() | Phrase():
                return node.field is None
            case Value(field=Field.VERDICT):
                return True
            case _:
                return mark_table(node) == f"{self._kind.value}s"

    def condition(self, node: Node) -> Condition:
        """The condition for one part of a query."""
        match node:
            case Not():
                return inverted(self.condition(node.item))
            case And():
                return all_of([self.condition(item) for item in node.items])
            case Or():
                return any_of([self.condition(item) for item in node.items])
            case Word() | Phrase() if node.field is None:
                return self._text(node.text)
            case Value(field=Field.VERDICT):
                return _judged(node.text.replace("-", " "))
            case Value() | Amount() if self.is_own(node):
                test = markfilters.mark_test(node, half_typed=node is self._half_typed)
                return Condition(test.sql, test.parameters)
        condition = self._filters.condition(node)
        return Condition(condition.on("a.id"), condition.parameters)

    def _text(self, text: str) -> Condition:
        """Some words in what a mark says."""
        pattern = like(text, word_start=len(text) < _SHORTEST)
        tests = [f"' ' || {column} LIKE ? ESCAPE '\\'" for column in _OWN_TEXT[self._kind]]
        values: list[Parameter] = [pattern] * len(tests)
        if self._kind is MarkKind.CLAIM:
            # Only articles that have the words need be looked into: their texts are long.
            expression = " AND ".join(f'"{word}" *' for word in words(text))
            said = f"({_PRINTED} AND {_SAID})" if expression else _SAID
            tests.append(said)
            values += [expression, pattern] if expression else [pattern]
        return Condition(f"({' OR '.join(tests)})", tuple(values))


def _judged(verdict: str) -> Condition:
    """With this verdict; one without any is unchecked."""
    if verdict == "unchecked":
        checked = _JUDGED.format(test="v.verdict <> 'unchecked'")
        return Condition(f"NOT {checked}")
    return Condition(_JUDGED.format(test="v.verdict = ?"), (verdict,))
