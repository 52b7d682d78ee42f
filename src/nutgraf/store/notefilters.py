"""From the tree of a query to conditions on notes `n`.

What is said of a note is its own: words, tags, colour, whether it is lost. Everything else is asked of its article.
"""

from __future__ import annotations

from nutgraf.model.query import And, Dates, Field, Node, Not, Or, Phrase, Value, Word
from nutgraf.store.conditions import NOTHING, Condition, any_of, numbers
from nutgraf.store.filters import Filters, Match
from nutgraf.store.naming import KINDS
from nutgraf.store.trees import Leaf, TreeFilters
from nutgraf.store.word_patterns import at_word

_OWN = {
    "note": "n.body <> ''",
    "highlight": "n.body = '' AND n.quote IS NOT NULL",
    "lost": "n.state = 'lost'",
    "moved": "n.state = 'moved'",
    "tag": "EXISTS (SELECT 1 FROM note_tags t WHERE t.note_id = n.id)",
}
"""What `has:` asks of a note itself."""


class NoteFilters(TreeFilters):
    """Makes conditions on notes of the parts of one query."""

    def __init__(self, filters: Filters, match: Match, half_typed: Node | None = None) -> None:
        self._filters = filters
        """For what is asked of the article."""
        self._match = match
        self._half_typed = half_typed

    def leaf(self, node: Leaf) -> Condition:
        """The condition for a part that is not made of others."""
        match node:
            case Word() | Phrase() if node.field in (None, Field.NOTE):
                return self._text(node)
            case Dates() if node.field is Field.ADDED:
                return _written(node)
            case Value():
                return self._value(node)
            case _:
                return self._of_article(node)

    def _value(self, node: Value) -> Condition:
        field, naming = node.field, self._filters.naming
        if field is Field.COLOUR:
            return Condition("n.colour = ?", (node.text,))
        if field is Field.HAS and node.text in _OWN:
            return Condition(_OWN[node.text])
        if field is Field.TAG:
            tags = naming.tags(node.text, half_typed=node is self._half_typed)
            own = "EXISTS (SELECT 1 FROM note_tags t WHERE t.note_id = n.id AND t.tag_id IN ({}))"
            articles = (
                "EXISTS (SELECT 1 FROM article_tags t"
                " WHERE t.article_id = n.article_id AND t.tag_id IN ({}))"
            )
            both = [Condition(sql.format(numbers(tags))) for sql in (own, articles)]
            return any_of(both) if tags else NOTHING
        if field in KINDS:
            known = naming.called(field, node.text, half_typed=node is self._half_typed)
            about = Condition(f"coalesce(n.entity_id IN ({numbers(known)}), 0)")
            if not known:
                about = Condition(
                    "EXISTS (SELECT 1 FROM entities e WHERE e.id = n.entity_id AND ' ' || e.name GLOB ?)",
                    (at_word(node.text),),
                )
            return any_of([about, self._of_article(node)])
        return self._of_article(node)

    def _of_article(self, node: Node) -> Condition:
        condition = self._filters.condition(node)
        return Condition(
            f"n.article_id IS NOT NULL AND ({condition.on('n.article_id')})", condition.parameters
        )

    def _text(self, node: Word | Phrase) -> Condition:
        expression = self._match(node)
        if not expression:
            return NOTHING
        return Condition(
            "n.id IN (SELECT i.note_id FROM note_search s JOIN indexed_notes i ON i.id = s.rowid"
            " WHERE note_search MATCH ?)",
            (expression,),
        )


def about_notes(node: Node) -> bool:
    """Whether a part of a query says something about notes themselves."""
    match node:
        case Not():
            return about_notes(node.item)
        case And() | Or():
            return any(map(about_notes, node.items))
        case Word() | Phrase():
            return node.field is Field.NOTE
        case Value():
            return node.field in (Field.TAG, Field.COLOUR) or (
                node.field is Field.HAS and node.text in _OWN
            )
        case _:
            return False


def _written(node: Dates) -> Condition:
    """Of a note, `added:` is when it was written."""
    tests, values = [], list[str]()
    if node.low is not None:
        tests.append("n.created >= ?")
        values.append(node.low)
    if node.high is not None:
        tests.append("n.created < ?")
        values.append(node.high)
    return Condition(" AND ".join(tests) or "1", tuple(values))
