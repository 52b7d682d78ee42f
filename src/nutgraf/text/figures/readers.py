"""What is read where a figure may begin: one reader after the other, the surest first.

Each entry of `READERS` takes a trigger word or digit; it answers with the draft of a figure, or
with the place to read on from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm, Hedge
from nutgraf.text.figures import exclusions, multiples, named, vague
from nutgraf.text.figures.ages import DECADES_OF_LIFE, age, apposed_age, decade_of_life
from nutgraf.text.figures.amounts import amount
from nutgraf.text.figures.context import word_after
from nutgraf.text.figures.counts import count
from nutgraf.text.figures.draft import Draft
from nutgraf.text.figures.fractions import DENOMINATORS, one_part, several_parts
from nutgraf.text.figures.innings import fifty_runs, innings
from nutgraf.text.figures.number_words import words_at
from nutgraf.text.figures.numbers import ONES, TEENS, TENS, number_at
from nutgraf.text.figures.ordinals import ORDINALS, ordinal, ordinal_suffix
from nutgraf.text.figures.parentheses import age_in_parentheses, shirt_number
from nutgraf.text.figures.quantity import quantity, with_smaller_unit
from nutgraf.text.figures.ranges import joined
from nutgraf.text.figures.ratios import one_in, thing_in, to_one
from nutgraf.text.figures.scores import score, votes
from nutgraf.text.figures.singles import SINGLE_UNITS, hedged_single

if TYPE_CHECKING:
    from collections.abc import Callable

    from nutgraf.text.figures.numbers import Number
    from nutgraf.text.figures.page import Page

    Reader = Callable[[Page, str, int], Draft | int]

_NO_FIGURE = (
    exclusions.in_token,
    exclusions.clock_time,
    exclusions.identifier,
    exclusions.in_run,
    named.named,
    named.set_phrase,
    named.capitalised_name,
    named.street_address,
    shirt_number,
)
_TYPED = (votes, one_in, thing_in, to_one, multiples.fold_after, multiples.times)


def read_digits(page: Page, character: str, start: int) -> Draft | int:
    """The figure whose first digit or fraction stands at `start`."""
    score_of_innings = innings(page, start)
    if score_of_innings:
        return score_of_innings
    number = number_at(page.low, start)
    if not number:
        return exclusions.not_a_number(page, start)
    number = _leading_point(page, number)
    suffix = ordinal_suffix(page.low, number.end)
    if not suffix:
        return _read_number(page, number)
    token = exclusions.in_token(page, number)
    return token or ordinal(page, number.start, suffix, number.value, digits=True) or suffix


def _leading_point(page: Page, number: Number) -> Number:
    """`.300`: the number with the point before it."""
    low, start = page.low, number.start
    if not number.plain or not start or low[start - 1] != ".":
        return number
    if start > 1 and low[start - 2] not in " ($£€":
        return number
    value = float(f"0.{low[start : number.end]}")
    return number._replace(start=start - 1, value=value, mantissa=value, plain=False)


def _read_word(page: Page, word: str, start: int) -> Draft | int:
    """A number word; with a hyphen it may be an ordinal, `twenty-third`."""
    end = start + len(word)
    if page.low[end : end + 1] == "-":
        compound = f"{word}-{word_after(page, end)}"
        if compound in ORDINALS:
            stop = start + len(compound)
            return ordinal(page, start, stop, ORDINALS[compound], digits=False) or stop
    number = words_at(page.low, start)
    return _read_number(page, number) if number else end


def _read_vague(page: Page, word: str, start: int) -> Draft | int:
    """`dozens`, `several hundred`; `a million`."""
    number = vague.vague_at(page, word, start)
    return _read_number(page, number) if number else start + len(word)


def _read_part(page: Page, word: str, start: int) -> Draft | int:
    """`half`, `a quarter`; `half a million`."""
    fifty = fifty_runs(page, start)
    if fifty:
        return fifty
    part = one_part(page, word, start)
    if part is None or isinstance(part, Draft):
        return part or start + len(word)
    return _read_number(page, part)


def _read_ordinal(page: Page, word: str, start: int) -> Draft | int:
    """An ordinal word, which may also be the denominator of a fraction."""
    if word in DENOMINATORS:
        part = _read_part(page, word, start)
        if isinstance(part, Draft):
            return part
    end = start + len(word)
    return ordinal(page, start, end, ORDINALS[word], digits=False) or end


def _read_change(page: Page, word: str, start: int) -> Draft | int:
    """`doubled`, `fourfold`, `twice`."""
    return multiples.change(page, word, start) or start + len(word)


def _read_single(page: Page, word: str, start: int) -> Draft | int:
    """`more than a week`, `nearly a mile`: one of a unit where a hedge bounds it."""
    return hedged_single(page, word, start) or start + len(word)


def _read_decade(page: Page, word: str, start: int) -> Draft | int:
    """`in his fifties`."""
    return decade_of_life(page, word, start) or start + len(word)


READERS: dict[str, Reader] = {
    **dict.fromkeys((*ONES, *TEENS, *TENS), _read_word),
    **dict.fromkeys(vague.WORDS, _read_vague),
    **dict.fromkeys(multiples.WORDS, _read_change),
    **{word: _read_ordinal for word, value in ORDINALS.items() if value > 1 and "-" not in word},
    **dict.fromkeys(("half", "quarter"), _read_part),
    **dict.fromkeys(SINGLE_UNITS, _read_single),
    **dict.fromkeys(DECADES_OF_LIFE, _read_decade),
}
"""The words that a figure may begin with, and who reads them."""


def _read_number(page: Page, number: Number) -> Draft | int:
    """The figure that begins with this number, or where to read on."""
    result = score(page, number)
    if result and (named.named(page, number) or exclusions.identifier(page, number)):
        # "the Boeing 747-400", "the 787-9"
        return result.end
    if result:
        return exclusions.in_token(page, number) or result
    for excluded in _NO_FIGURE:
        end = excluded(page, number)
        if end:
            return end
    for reader in _TYPED:
        found = reader(page, number)
        if found:
            return found
    part = several_parts(page, number)
    return part if isinstance(part, Draft) else _read_quantity(page, part or number)


def _read_quantity(page: Page, number: Number) -> Draft | int:
    """The figure of a number or range with its unit or with what it counts."""
    first = quantity(page, number)
    whole = joined(page, first)
    if not whole.is_range:
        whole = with_smaller_unit(page, first)
    draft = age(page, whole)
    plain = whole.form is FigureForm.CARDINAL
    if not draft and plain and not whole.is_range:
        draft = apposed_age(page, number) or age_in_parentheses(page, number)
        letters = 0 if draft else exclusions.in_letters(page, whole.end)
        if letters:
            return letters
    draft = draft or (multiples.several(page, whole) if plain else None)
    draft = draft or amount(page, whole) or (count(page, whole) if plain else None)
    if draft and whole.joint == "to" and page.low.endswith("from ", page.start, whole.start):
        draft.rule, draft.hedge = "figure-from-to", Hedge.RANGE
    return draft or max(whole.end, named.end_of_names(page, number))
