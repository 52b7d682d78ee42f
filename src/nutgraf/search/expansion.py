"""From a word of a query to the words that the archive is asked for: as typed, otherwise spelt, longer, near."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from nutgraf.model.query import Field, Node, Or, Phrase, Word
from nutgraf.search.spelling import other_spellings
from nutgraf.search.vocabulary import Near, Vocabulary
from nutgraf.store.folding import WORD, fold

LONGER = 24
"""Words that a typed beginning stands for; the commonest."""
EVERY = 100_000
"""So many occurrences of words that begin alike are merged in some ten milliseconds."""
LONGER_PHRASES = 5
"""The same for the last word of a phrase; phrases of common words take long to find."""
NEAR = 8
"""Words that a misspelt one may mean, at each step away from the best."""
STEPS = (0.1, 0.3, 1.2)
"""How much more than the best a word may cost in each step; a step is taken if the last was not enough."""

ONE_FROM, TWO_FROM = 4, 7
"""Letters of a word in which one typing error, and in which two are forgiven."""
_MAY_BE_LONGER = 5
"""Letters that are left of such a word at the least, once two are left out."""
VERY_RARE_SHARE = 20_000
"""A word in fewer than one article in so many is a misprint more likely than not."""

_IGNORABLE_SHARE = 0.01
"""A word this much rarer than the best at the same distance is most likely a misprint itself."""
_SPLIT_COST = 1.2
_ENOUGH_NEAR = 3

Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One thing to ask the index for."""

    terms: Terms
    """Folded words that stand side by side; most often one."""
    count: int
    """Articles that hold it, at most; 0 where it is not known to occur."""
    near: int | None = None
    """At most so many words between the words; null for side by side."""
    open: bool = False
    """The last word may go on: for vocabularies that are not there yet."""
    meant: tuple[str, str] | None = None
    """What was typed and what was taken for it, where those differ by an error."""

    def match(self) -> str:
        """It as an expression of the full-text index."""
        goes_on = " *" if self.open else ""
        if self.near is not None and len(self.terms) > 1:
            quoted = " ".join(f'"{term}"' for term in self.terms)
            return f"NEAR({quoted}{goes_on}, {self.near})"
        return f'"{" ".join(self.terms)}"{goes_on}'


@dataclass(slots=True, eq=False)
class Slot:
    """What one part of a query can stand for; an article must have one alternative of every slot."""

    typed: str
    field: Field | None
    base: list[Alternative]
    """As typed, and other spellings of the same."""
    longer: list[Alternative] = dataclasses.field(default_factory=list)
    """Words that begin so, where the word may go on."""
    every: Alternative | None = None
    """All words that begin so and not only the commonest, where those are few enough to be asked for."""
    eager: bool = False
    """Typing errors were asked for."""
    firm: bool = False
    """It was said that this and nothing else is wanted."""
    find_near: Callable[[], list[list[Alternative]]] = list
    """Finds what else may have been meant, in steps; costs a little."""
    _steps: list[list[Alternative]] | None = None

    @property
    def count(self) -> int:
        """How many articles hold what was typed, at most."""
        return sum(one.count for one in self.base)

    @property
    def wide(self) -> list[Alternative]:
        """As typed, or as the beginning of a word."""
        return list(dict.fromkeys((*self.base, *self.longer)))

    def near(self) -> list[list[Alternative]]:
        """What else may have been meant, in steps."""
        if self._steps is None:
            self._steps = self.find_near()
        return self._steps

    def match(self, alternatives: Iterable[Alternative]) -> str:
        """Any of these alternatives in the slot's field, as an expression of the full-text index."""
        anywhere = "(" + " OR ".join(one.match() for one in alternatives) + ")"
        return anywhere if self.field is None else f"({{{self.field}}} : {anywhere})"


def slot_of(node: Node, vocabulary: Vocabulary | None, *, last: bool) -> Slot | None:
    """The slot of a part of a query that is all words; None for any other part."""
    if isinstance(node, Or):
        parts = [
            slot_of(item, vocabulary, last=last and item is node.items[-1]) for item in node.items
        ]
        slots = [part for part in parts if part is not None]
        same_field = len({slot.field for slot in slots}) == 1
        return _merged(slots) if len(slots) == len(parts) and same_field else None
    if not isinstance(node, Word | Phrase) or node.field is Field.NOTE:
        return None
    return Expander(vocabulary).slot(node, last=last)


class Expander:
    """Makes slots with one vocabulary; without one only what was typed is asked for."""

    def __init__(self, vocabulary: Vocabulary | None) -> None:
        self._vocabulary = vocabulary

    def slot(self, node: Word | Phrase, *, last: bool) -> Slot:
        """The slot of a word or phrase; the last word of a query may go on."""
        terms = tokens(node.text)
        if isinstance(node, Phrase):
            return self._phrase(node.text, terms, node.field, node.near, goes_on=last, exact=False)
        goes_on = node.prefix or (last and node.typos is None)
        if len(terms) > 1:
            return self._phrase(
                node.text, terms, node.field, None, goes_on=goes_on, exact=node.exact
            )
        term = terms[0]
        count = self._count(term)
        slot = Slot(node.text, node.field, [Alternative(terms, count)], firm=node.exact)
        if not node.exact:
            slot.base += self._same(term)
        if node.prefix or (goes_on and (not node.exact or not count)):
            slot.longer = self._longer(term)
            slot.every = self._every(slot.base[0])
        typos = typing_errors(node)
        if typos and self._vocabulary is not None:
            slot.eager = node.typos is not None
            beginning = goes_on and not node.exact
            slot.find_near = lambda: self._near(term, typos, beginning=beginning)
        return slot

    def _count(self, term: str) -> int:
        return 0 if self._vocabulary is None else self._vocabulary.count(term)

    def _same(self, term: str) -> list[Alternative]:
        """Other spellings of a word, as far as they occur."""
        if self._vocabulary is None:
            return [Alternative((other,), 0) for other in other_spellings(term)]
        others = (*other_spellings(term), *self._vocabulary.loose(term))
        counted = {other: self._count(other) for other in others}
        return [Alternative((other,), count) for other, count in counted.items() if count]

    def _longer(self, term: str) -> list[Alternative]:
        if self._vocabulary is None:
            return [Alternative((term,), 0, open=True)] if len(term) > 2 else []
        found = self._vocabulary.beginning(term, LONGER)
        return [Alternative((word,), self._count(word)) for word in found.words if word != term]

    def _every(self, typed: Alternative) -> Alternative | None:
        """All words that go on from the last one typed."""
        if self._vocabulary is None:
            return None
        total = self._vocabulary.beginning(typed.terms[-1], LONGER).total
        return replace(typed, open=True, count=total) if 0 < total <= EVERY else None

    def _near(self, term: str, typos: int, *, beginning: bool) -> list[list[Alternative]]:
        """What a word may have been meant for, best first, in steps."""
        assert self._vocabulary is not None
        found = self._vocabulary.near(term, 1, beginning=beginning)
        known = self._count(term) or (beginning and self._vocabulary.beginning(term, LONGER).total)
        # A word that is there is at most a slip away from what was meant.
        if not known and self._too_few(found):
            if typos > 1:
                found = self._vocabulary.near(term, typos, beginning=beginning)
            elif len(term) >= _MAY_BE_LONGER:
                found = (*found, *self._left_out(term, found))
        costed = [(one.cost, Alternative((one.word,), one.articles, meant=(term, one.word)))
                  for one in _worth_trying(found)]  # fmt: skip
        if not self._count(term):
            costed += self._splits(term)
        return _in_steps(sorted(costed, key=lambda pair: pair[0]))

    def _too_few(self, found: Sequence[Near]) -> bool:
        """Whether the words one typing error away are too few, or most likely misprints themselves."""
        assert self._vocabulary is not None
        misprint = self._vocabulary.articles // VERY_RARE_SHARE
        sound = [one for one in found if one.articles > misprint]
        return len(sound) < _ENOUGH_NEAR or not any(one.whole for one in sound)

    def _left_out(self, term: str, found: Sequence[Near]) -> list[Near]:
        """Words long enough for two typing errors, of which a short one is left as letters were left out."""
        assert self._vocabulary is not None
        known = {one.word for one in found}
        further = self._vocabulary.near(term, 2)
        return [one for one in further if len(one.word) >= TWO_FROM and one.word not in known]

    def _splits(self, term: str) -> list[tuple[float, Alternative]]:
        """Two words that were typed as one."""
        found = []
        for cut in range(2, len(term) - 1):
            count = min(self._count(term[:cut]), self._count(term[cut:]))
            if count:
                pair = (term[:cut], term[cut:])
                cost = _SPLIT_COST - 0.2 * math.log10(count + 1)
                found.append((cost, Alternative(pair, count, meant=(term, " ".join(pair)))))
        return sorted(found, key=lambda costed: costed[0])[:2]

    def _phrase(
        self,
        typed: str,
        terms: Terms,
        field: Field | None,
        near: int | None,
        *,
        goes_on: bool,
        exact: bool,
    ) -> Slot:
        """The slot of words that stand together."""
        if goes_on and len(terms) > 1 and len(terms[-1]) == 1:
            # One letter is the beginning of almost anything; the next one will tell.
            terms, goes_on = terms[:-1], False
        count = min(map(self._count, terms))
        slot = Slot(typed, field, [Alternative(terms, count, near)], firm=exact)
        joined = "".join(terms)
        hyphenated = len(terms) > 1 and " " not in typed
        if near is None and not exact and hyphenated and self._count(joined):
            slot.base.append(Alternative((joined,), self._count(joined)))
        if goes_on:
            *before, last = terms
            slot.longer = [
                replace(
                    one,
                    terms=(*before, *one.terms),
                    count=min(one.count, count or one.count),
                    near=near,
                )
                for one in self._longer(last)[:LONGER_PHRASES]
            ]
            slot.every = self._every(slot.base[0])
        if not exact and self._vocabulary is not None:
            slot.find_near = lambda: self._near_phrase(terms, near, goes_on=goes_on)
        return slot

    def _near_phrase(
        self, terms: Terms, near: int | None, *, goes_on: bool
    ) -> list[list[Alternative]]:
        """Phrases in which each word that is nowhere is replaced by what may have been meant."""
        phrases = [Alternative((), 0, near)]
        for number, term in enumerate(terms):
            beginning = goes_on and number == len(terms) - 1
            known = self._count(term) or (beginning and self._longer(term))
            steps = [] if known else self._near(term, _allowed(term), beginning=beginning)
            choices = (
                steps[0][:_ENOUGH_NEAR] if steps else [Alternative((term,), self._count(term))]
            )
            phrases = [
                replace(
                    head,
                    terms=(*head.terms, *one.terms),
                    count=min(head.count or one.count, one.count),
                )
                for head in phrases
                for one in choices
            ]
        typed = " ".join(terms)
        found = [
            replace(one, meant=(typed, " ".join(one.terms)))
            for one in phrases[:NEAR]
            if one.terms != terms
        ]
        return [found] if found else []


def tokens(text: str) -> Terms:
    """The folded words of one word or phrase as it was typed; of a possessive only the name."""
    folded = fold(text)
    found = WORD.findall(folded)
    if len(found) > 1 and found[-1] == "s" and folded[-2:] in ("'s", "’s", "ʼs", "`s"):
        found.pop()
    return tuple(found)


def typing_errors(node: Word) -> int:
    """How many typing errors are forgiven in a word."""
    if node.exact:
        return 0
    return _allowed(tokens(node.text)[0]) if node.typos is None else node.typos


def _allowed(term: str) -> int:
    """One from four letters on, two from seven on; none where a digit would change."""
    if len(term) < ONE_FROM or not term.isalpha():
        return 0
    return 1 if len(term) < TWO_FROM else 2


def _worth_trying(found: Iterable[Near]) -> list[Near]:
    """Those that are not most likely misprints of a better one."""
    kept: list[Near] = []
    commonest: dict[int, int] = {}
    for one in found:
        best = commonest.setdefault(one.distance, one.articles)
        if one.articles >= best * _IGNORABLE_SHARE:
            kept.append(one)
    return kept


def _in_steps(costed: list[tuple[float, Alternative]]) -> list[list[Alternative]]:
    """Alternatives by how much more than the best they cost."""
    if not costed:
        return []
    best = costed[0][0]
    steps, low = [], -1.0
    for high in STEPS:
        step = [one for cost, one in costed if low < cost - best <= high]
        if step:
            steps.append(step[:NEAR])
        low = high
    return steps


def _merged(slots: list[Slot]) -> Slot:
    """One slot for several of which any will do."""
    return Slot(
        typed=" OR ".join(slot.typed for slot in slots),
        field=slots[0].field,
        base=[one for slot in slots for one in slot.base],
        longer=[one for slot in slots for one in slot.longer],
        eager=any(slot.eager for slot in slots),
        find_near=lambda: _merged_steps(
            [slot.near() for slot in slots if slot.eager or not (slot.count or slot.longer)]
        ),
    )


def _merged_steps(found: list[list[list[Alternative]]]) -> list[list[Alternative]]:
    longest = max(map(len, found), default=0)
    return [
        [alternative for steps in found for step in steps[i : i + 1] for alternative in step]
        for i in range(longest)
    ]
