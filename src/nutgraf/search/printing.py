"""From a query back to text, so that `parse(to_text(query)) == query`."""

from __future__ import annotations

import re

from nutgraf.model.query import (
    Amount,
    And,
    Dates,
    Field,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    Value,
    Word,
)
from nutgraf.search.atoms import NEAR_WORDS

_BARE = re.compile(r"[^\s()\"|,]+")


def to_text(query: Query) -> str:
    """The query as it could have been typed; a space at its end says that the last word is whole."""
    options = []
    if query.sort is not None:
        options.append(f"sort:{query.sort}")
    if query.limit is not None:
        options.append(f"limit:{query.limit}")
    if query.root is None:
        return "".join(f"{option} " for option in options)
    text = " ".join([*options, _top(query.root)])
    if not query.open:
        return text + " "
    return _opened(text, _last(query.root))


def _top(node: Node) -> str:
    """A node where parentheses are not needed around all of it."""
    if isinstance(node, And):
        return " ".join(_clause(item) for item in node.items)
    return _clause(node)


def _clause(node: Node) -> str:
    """A node among others that must all be there."""
    if isinstance(node, Or):
        return " OR ".join(_item(item) for item in node.items)
    return _item(node)


def _item(node: Node) -> str:
    match node:
        case And() | Or():
            return f"({_top(node)})"
        case Not():
            return f"-{_item(node.item)}"
        case Word():
            typos = "" if node.typos is None else f"~{node.typos}"
            signs = f"{'=' * node.exact}{node.text}{'*' * node.prefix}{typos}"
            return _fielded(node.field, signs)
        case Phrase():
            return _fielded(node.field, _phrase(node))
        case Value() | Dates():
            return f"{node.field}:{_value(node.text)}"
        case Amount():
            what = _value(node.what) if node.what else ""
            return f"figure:{what}{node.sign}{node.text}"


def _fielded(field: Field | None, text: str) -> str:
    return text if field is None else f"{field}:{text}"


def _phrase(node: Phrase) -> str:
    return f'"{node.text}"' + ("" if node.near is None else f"~{node.near}")


def _value(text: str) -> str:
    return text if _BARE.fullmatch(text) else f'"{text}"'


def _last(node: Node) -> Node:
    """What stands at the very end of the printed query."""
    while isinstance(node, And | Or | Not):
        node = node.item if isinstance(node, Not) else node.items[-1]
    return node


def _opened(text: str, last: Node) -> str:
    """The text without what closes its last word, value, phrase or group."""
    text = text.rstrip(")")
    if isinstance(last, Phrase) and last.near is not None:
        head = text.removesuffix(f'"{last.text}"~{last.near}')
        return f'{head}near:"{last.text}' if last.near == NEAR_WORDS else text
    return text.removesuffix('"')
