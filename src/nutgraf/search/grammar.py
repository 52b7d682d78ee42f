"""From what was typed to a query. Nothing that can be typed is an error.

query   what stands side by side must all be there; `OR` (or `|`) binds tighter than that
item    [`-` | `!` | `NOT`] (word | "phrase" | field:value | `#tag` | `@entity` | `(` query `)`)
word    `=word` as it stands, `word*` its beginning, `word~0` to `word~2` typing errors
phrase  `"side by side"`, `"near each other"~5`, `near:"near each other"`; the last quote may be missing
field   one of `names.FIELDS`; several values between commas or in parentheses
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from nutgraf.model.query import TEXT_FIELDS, And, Field, Node, Not, Or, Query
from nutgraf.search import atoms, names

LONGEST = 2_000
"""Characters of a query that are read."""
MOST_ITEMS = 32
"""Words and values of a query that are used; more would only cost time."""
DEEPEST = 12
"""Parentheses inside each other that count."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs, as a terminal can send them: no character, and nothing stores them."""
_SKIP = re.compile(r"(?:[^\w\"()#@=!|-]|_)+")
_NEGATED = re.compile(r"[-!]+(?=[^\s])")
_SIGIL = re.compile(r"[#@](?=[^\W_]|\")")
_FIELD = re.compile(r"([A-Za-z]+):(?!//)")
_COMPARED = re.compile(r"(date|added|published|figure)(?=[<>]|=[^\s])", re.I)
_PHRASE = re.compile(r'"([^"]*)(?:(")(?:~(\d{1,2}))?)?')
_NEAR_GROUP = re.compile(r"\(([^()\"]*)(\))?")
_BARE = re.compile(r'[^\s()"|]+')
_FIGURE = re.compile(r'"[^"]*"?(?:[<>=:][^\s()"|]*)?|[^\s()"|]+')


def parse(text: str, today: date | None = None) -> Query:
    """Read a query, whole or half-typed; what is wrong with it stands in its warnings."""
    readable = without_halves(text[:LONGEST]).translate(_QUOTES)
    return _Parser(readable, today or date.today()).run()


def without_halves(text: str) -> str:
    """The text with what is no character replaced by blanks, sign by sign."""
    return text if text.isascii() else _HALVES.sub(" ", text)


@dataclass(slots=True)
class _Group:
    """What stands between two parentheses, or the whole query."""

    negated: bool = False
    name: str | None = None
    """The field before the parenthesis."""
    clauses: list[list[Node]] = field(default_factory=list)
    """All of these, in each any of those."""
    alternative: bool = False
    """An `OR` was read: the next item belongs to the last clause."""

    def add(self, node: Node) -> None:
        """Take in the next item."""
        if self.alternative and self.clauses:
            self.clauses[-1].append(node)
        else:
            self.clauses.append([node])
        self.alternative = False

    def node(self) -> Node | None:
        """The group as one node; None where nothing is in it."""
        parts = [_joined(Or, clause) for clause in self.clauses]
        if not parts:
            return None
        whole = _joined(And, parts)
        return _negated(whole) if self.negated else whole


class _Parser:
    def __init__(self, text: str, today: date) -> None:
        self._text = text
        self._today = today
        self._at = 0
        self._negated = False
        self._groups = [_Group()]
        self._ignored_depth = 0
        self._items = 0
        self._open = False
        self._sort: str | None = None
        self._limit: int | None = None
        self._warnings: list[str] = []

    def run(self) -> Query:
        while self._at < len(self._text):
            self._step()
        while len(self._groups) > 1:
            self._close_group()
        root = self._groups[0].node()
        is_open = self._open and root is not None
        return Query(root, self._sort, self._limit, is_open, tuple(dict.fromkeys(self._warnings)))

    def _step(self) -> None:
        """Read one sign, word or value."""
        if match := self._match(_SKIP) or self._match(_NEGATED):
            self._negated |= match[0][0] in "-!"
        elif self._text[self._at] == "(":
            self._at += 1
            self._open_group(None)
        elif self._text[self._at] == ")":
            self._at += 1
            self._close_group()
        elif self._text[self._at] == "|":
            self._at += 1
            self._groups[-1].alternative = True
        elif match := self._match(_SIGIL):
            self._value(Field.TAG if match[0] == "#" else Field.ENTITY)
        elif self._text[self._at] == '"':
            self._phrase(self._groups[-1].name)
        elif match := self._match(_COMPARED) or self._match(_FIELD):
            self._field(match)
        elif self._text[self._at] in "#@":
            self._at += 1
        else:
            self._word(self._groups[-1].name)

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._text, self._at)
        if match is not None:
            self._at = match.end()
        return match

    def _field(self, match: re.Match[str]) -> None:
        """What follows a colon, or a word that looks like a field and is none."""
        name = names.field_name(match[1])
        if name is None:
            meant = names.nearest(match[1], names.FIELDS)
            if meant is None:
                self._at = match.start()
                self._word(self._groups[-1].name)
            else:
                self._warnings.append(f"unknown field `{match[1]}`: {meant}?")
        elif name == names.NEAR:
            self._near()
        elif name in (names.SORT, names.LIMIT):
            self._option(name)
        elif self._text.startswith("(", self._at):
            self._at += 1
            self._open_group(name)
        elif name in TEXT_FIELDS:
            self._text_value(name)
        else:
            self._value(name)

    def _text_value(self, name: str) -> None:
        if self._text.startswith('"', self._at):
            self._phrase(name)
        elif self._at < len(self._text) and not self._text[self._at].isspace():
            self._word(name)

    def _word(self, name: str | None) -> None:
        match = self._match(_BARE)
        if match is None:
            self._at += 1
            return
        half_typed = match.end() == len(self._text)
        if name is not None and name not in TEXT_FIELDS:
            self._add(self._atom(name, match[0], quoted=False, half_typed=half_typed), half_typed)
        elif match[0] == "OR":
            self._groups[-1].alternative = True
        elif match[0] == "NOT":
            self._negated = True
        elif match[0] != "AND":
            self._add(atoms.word(match[0], Field(name) if name else None), half_typed)

    def _phrase(self, name: str | None) -> None:
        match = self._match(_PHRASE)
        assert match is not None
        half_typed = match[2] is None
        if name is not None and name not in TEXT_FIELDS:
            self._add(self._atom(name, match[1], quoted=True, half_typed=half_typed), half_typed)
            return
        near = int(match[3]) if match[3] else None
        self._add(atoms.phrase(match[1], Field(name) if name else None, near), half_typed)

    def _near(self) -> None:
        """`near:"oil price"`, `near:"oil price"~5`, `near:(oil price)`."""
        match = self._match(_PHRASE) or self._match(_NEAR_GROUP)
        if match is None:
            return
        near = match[3] if match.re is _PHRASE else None
        distance = int(near) if near else atoms.NEAR_WORDS
        self._add(atoms.phrase(match[1], None, distance), match[2] is None)

    def _value(self, name: str) -> None:
        match = self._match(_FIGURE) if name == Field.FIGURE else None
        match = match or self._match(_PHRASE) or self._match(_BARE)
        if match is None:
            return
        quoted = match.re is _PHRASE
        half_typed = match.end() == len(self._text) and not (quoted and match[2])
        typed = match[1] if quoted else match[0]
        if match.re is _FIGURE and typed.startswith('"'):
            half_typed &= not typed.endswith('"') or len(typed) == 1
            what, _, rest = typed[1:].partition('"')
            typed, quoted = what + rest, not rest
        self._add(self._atom(name, typed, quoted=quoted, half_typed=half_typed), half_typed)

    def _atom(self, name: str, typed: str, *, quoted: bool, half_typed: bool) -> atoms.Atom:
        if name in (names.BEFORE, names.AFTER):
            typed = ("<" if name == names.BEFORE else ">=") + typed.lstrip("<>=")
            return atoms.dates(Field.DATE, typed, half_typed=half_typed, today=self._today)
        return atoms.value(
            Field(name), typed, quoted=quoted, half_typed=half_typed, today=self._today
        )

    def _option(self, name: str) -> None:
        match = self._match(_BARE)
        typed = match[0] if match else ""
        found = atoms.option(name, typed, half_typed=self._at == len(self._text))
        if isinstance(found, atoms.Mistake):
            self._warnings.append(str(found))
        elif isinstance(found, int):
            self._limit = found
        elif found is not None:
            self._sort = found
        self._negated = self._open = False

    def _add(self, atom: atoms.Atom, half_typed: bool) -> None:
        """Put an item into the tree, or say why not."""
        self._open = False
        if isinstance(atom, atoms.Mistake):
            self._warnings.append(str(atom))
        elif atom is not None and self._items == MOST_ITEMS:
            self._warnings.append(f"only the first {MOST_ITEMS} words count")
        elif atom is not None:
            self._items += 1
            self._groups[-1].add(_negated(atom) if self._negated else atom)
            self._open = half_typed
        self._negated = False

    def _open_group(self, name: str | None) -> None:
        if len(self._groups) > DEEPEST:
            self._ignored_depth += 1
            return
        self._groups.append(_Group(self._negated, name or self._groups[-1].name))
        self._negated = False

    def _close_group(self) -> None:
        if self._ignored_depth:
            self._ignored_depth -= 1
        elif len(self._groups) > 1:
            node = self._groups.pop().node()
            if node is not None:
                self._groups[-1].add(node)


def _joined(kind: type[And] | type[Or], nodes: list[Node]) -> Node:
    """One node of several, those of the same kind taken in."""
    flat = [part for node in nodes for part in (node.items if isinstance(node, kind) else (node,))]
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def _negated(node: Node) -> Node:
    return node.item if isinstance(node, Not) else Not(node)
