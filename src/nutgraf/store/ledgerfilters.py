"""From the tree of a query to conditions on single figures and claims `m` with their details `t`.

What is said of a mark is its own: words, value, hedge, speaker, stance, verdict. Everything else is asked of its
article.
"""

from __future__ import annotations

from nutgraf.model.marks import MarkKind
from nutgraf.model.query import Amount, And, Field, Node, Not, Or, Phrase, Value, Word
from nutgraf.store import markfilters
from nutgraf.store.conditions import Condition
from nutgraf.store.filters import Filters, mark_table
from nutgraf.store.folding import words
from nutgraf.store.trees import Leaf, TreeFilters
from nutgraf.store.word_patterns import at_word

_TOLD = {
    MarkKind.FIGURE: "' ' || t.text || ' ' || coalesce(t.counted, '') || ' ' || coalesce(t.action, '')",
    MarkKind.CLAIM: "' ' || coalesce(t.speaker_name, '') || ' ' || coalesce(t.speaker_text, '')"
    " || ' ' || t.cue_text",
}
"""What a mark says in its own columns."""

_SAID = (
    "EXISTS (SELECT 1 FROM versions v, json_each(t.contents) c WHERE v.id = a.version_id"
    " AND ' ' || substr(v.text, json_extract(c.value, '$[0]') + 1,"
    " json_extract(c.value, '$[1]') - json_extract(c.value, '$[0]')) GLOB ?)"
)
_PRINTING = (
    "SELECT rowid FROM article_search WHERE article_search MATCH ?"
    " UNION SELECT article_id FROM corrections WHERE layer = 'claim' AND article_id IS NOT NULL"
)

_JUDGED = (
    "EXISTS (SELECT 1 FROM verdicts v WHERE v.article_id = m.article_id AND v.kind = m.kind"
    ' AND v.start = m.start AND v."end" = m."end" AND {test})'
)


class LedgerFilters(TreeFilters):
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

    def leaf(self, node: Leaf) -> Condition:
        """The condition for a part that is not made of others."""
        match node:
            case Word() | Phrase() if node.field is None:
                return self._text(node.text)
            case Value(field=Field.VERDICT):
                return _judged(node.text.replace("-", " "))
            case Value() | Amount() if self.is_own(node):
                test = markfilters.mark_test(node, half_typed=node is self._half_typed)
                return Condition(test.sql, test.parameters)
        condition = self._filters.condition(node)
        return Condition(condition.on("a.id"), condition.parameters)

    def article(self, node: Node) -> Condition | None:
        """What must hold for the article of a mark that a part of the query is about, where that is worth asking.

        Texts are long: only articles that print the words of a claim are looked into, and those with what the user
        typed. Of other fields the marks themselves are asked: no decision waits for the index there.
        """
        if self._kind is MarkKind.FIGURE or not isinstance(node, Word | Phrase):
            return None
        expression = " AND ".join(f'"{word}" *' for word in words(node.text))
        if not expression:
            return None
        return Condition(f"{{id}} IN ({_PRINTING})", (expression,), _PRINTING, (expression,))

    def _text(self, text: str) -> Condition:
        """Some words in what a mark says."""
        told, pattern = f"{_TOLD[self._kind]} GLOB ?", at_word(text)
        if self._kind is MarkKind.FIGURE:
            return Condition(told, (pattern,))
        return Condition(f"({told} OR {_SAID})", (pattern, pattern))


def _judged(verdict: str) -> Condition:
    """With this verdict; one without any is unchecked."""
    if verdict == "unchecked":
        checked = _JUDGED.format(test="v.verdict <> 'unchecked'")
        return Condition(f"NOT {checked}")
    return Condition(_JUDGED.format(test="v.verdict = ?"), (verdict,))
