"""Figures in running text: from left to right, one reader after the other at every number.

A cheap pattern finds where a number may begin. There the number is read, then its unit, then
what it counts, then the hedges around it; at last the sentence says what happened and when.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import Figure, FigureForm, Hedge
from nutgraf.text.alternatives import any_of
from nutgraf.text.dates import find_dates
from nutgraf.text.figures import exclusions, multiples, vague
from nutgraf.text.figures.actions import attach_actions
from nutgraf.text.figures.ages import DECADES_OF_LIFE, age, apposed_age, decade_of_life
from nutgraf.text.figures.amounts import amount, changed, mark_change
from nutgraf.text.figures.counts import count
from nutgraf.text.figures.draft import Draft
from nutgraf.text.figures.hedges import bounded, hedge_after, hedge_before
from nutgraf.text.figures.multiples import change, fold_after, times
from nutgraf.text.figures.numbers import ONES, TEENS, TENS, VULGAR, Number, number_at, words_at
from nutgraf.text.figures.ordinals import ORDINALS, ordinal, ordinal_suffix
from nutgraf.text.figures.page import Page
from nutgraf.text.figures.quantity import Quantity, joined, quantity, with_smaller_unit
from nutgraf.text.figures.ratios import DENOMINATORS, fraction, fraction_after, one_in, to_one
from nutgraf.text.figures.scores import score, votes
from nutgraf.text.figures.whens import attach_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from nutgraf.model.marks import Span
    from nutgraf.text.dates import DateMention

_KINDS: dict[str, str] = {
    **dict.fromkeys((*ONES, *TEENS, *TENS), "words"),
    **dict.fromkeys(vague.WORDS, "vague"),
    **dict.fromkeys(multiples.WORDS, "change"),
    **{word: "ordinal" for word, value in ORDINALS.items() if value > 1},
    **dict.fromkeys(("half", "quarter"), "part"),
    **dict.fromkeys(DECADES_OF_LIFE, "decade"),
}
"""The words that a figure may begin with, and who reads them."""
_TRIGGER = re.compile(rf"\d|[{''.join(VULGAR)}]|(?<!\w){any_of(_KINDS)}(?![a-z])")
"""Where a figure may begin."""


MOST = 60
"""Numbers in one sentence after which it is a table and no prose; the rest of it is left alone."""


def find_figures(
    text: str,
    sentences: Sequence[Span],
    published: date | None = None,
    *,
    dates: Sequence[DateMention] | None = None,
    words: bool = True,
) -> tuple[Figure, ...]:
    """The figures of a text, in order and without overlap.

    `dates` saves finding them again; without `words` only figures in digits are read, which is
    what can be trusted in a language that is not English.
    """
    page = Page(text, sentences, find_dates(text, published) if dates is None else dates)
    drafts = [*_drafts(page, words=words)]
    attach_actions(page, drafts)
    attach_dates(page, drafts)
    return tuple(_figure(page, draft) for draft in drafts)


def _drafts(page: Page, *, words: bool) -> Iterator[Draft]:
    """Every figure from left to right; none begins before the last one ended."""
    position = ended = crowded = 0
    sentence = -1
    while trigger := _TRIGGER.search(page.low, position):
        start = trigger.start()
        kind = _KINDS.get(trigger[0], "digits")
        inside = page.date_at(start)
        if inside and not inside.counted:
            position = max(inside.end, trigger.end())
            continue
        if kind != "digits" and not words:
            position = trigger.end()
            continue
        page.turn_to(start)
        crowded = crowded + 1 if page.start == sentence else 0
        sentence = page.start
        if crowded > MOST:
            position = page.end
            continue
        found = _read(page, kind, trigger[0], start)
        if isinstance(found, int):
            position = max(found, trigger.end())
            continue
        _hedge(page, found, ended)
        yield found
        position = ended = max(found.end, trigger.end())


def _read(page: Page, kind: str, word: str, start: int) -> Draft | int:
    """The figure that begins here, or where to read on."""
    end = start + len(word)
    if kind == "change":
        return change(page, word, start) or end
    if kind == "ordinal":
        return _read_ordinal(page, word, start)
    if kind == "decade":
        return decade_of_life(page, word, start) or end
    if kind == "part":
        part = fraction(page, word, start)
        return part if isinstance(part, Draft) else _read_number(page, part) if part else end
    if kind == "vague":
        number = vague.vague_at(page, word, start)
        return _read_number(page, number) if number else end
    number = words_at(page.low, start) if kind == "words" else number_at(page.low, start)
    if not number:
        return exclusions.not_a_number(page, start) if kind == "digits" else end
    return _read_number(page, number)


def _read_ordinal(page: Page, word: str, start: int) -> Draft | int:
    """An ordinal word, which may also be the denominator of a fraction."""
    if word in DENOMINATORS:
        part = fraction(page, word, start)
        if part:
            return part if isinstance(part, Draft) else _read_number(page, part)
    end = start + len(word)
    return ordinal(page, start, end, ORDINALS[word], digits=False) or end


def _read_number(page: Page, number: Number) -> Draft | int:
    """The figure that begins with this number, or where to read on."""
    if number.digits:
        number = _leading_point(page, number)
        suffix = ordinal_suffix(page.low, number.end)
        if suffix:
            found = exclusions.in_token(page, number) or ordinal(
                page, number.start, suffix, number.value, digits=True
            )
            return found or suffix
    result = score(page, number)
    if result:
        return exclusions.in_token(page, number) or result
    skip = _excluded(page, number)
    if skip:
        return skip
    for reader in (votes, one_in, to_one, fold_after, _times):
        found = reader(page, number)
        if found:
            return found
    part = fraction_after(page, number)
    return part if isinstance(part, Draft) else _read_quantity(page, part or number)


def _leading_point(page: Page, number: Number) -> Number:
    """`.300`: the number with the point before it."""
    low, start = page.low, number.start
    if (
        start
        and low[start - 1] == "."
        and number.plain
        and (start < 2 or low[start - 2] in " ($£€")
    ):
        value = float(f"0.{low[start : number.end]}")
        return number._replace(start=start - 1, value=value, mantissa=value, plain=False)
    return number


def _times(page: Page, number: Number) -> Draft | None:
    """`three times as many`."""
    return times(page, number.start, number.end, number.value)


def _excluded(page: Page, number: Number) -> int:
    """Where to read on behind a number that is no figure; 0 for one that may be a figure."""
    for check in (
        exclusions.in_token,
        exclusions.clock_time,
        exclusions.identifier,
        exclusions.in_run,
        exclusions.named,
        exclusions.set_phrase,
        exclusions.capitalised_name,
        exclusions.street_address,
    ):
        end = check(page, number)
        if end:
            return end
    return 0


def _read_quantity(page: Page, number: Number) -> Draft | int:
    """The figure of a number or range with its unit or with what it counts."""
    first = quantity(page, number)
    whole = joined(page, first)
    whole = whole if whole.is_range else with_smaller_unit(page, first)
    draft = age(page, whole)
    if not draft and whole.form is FigureForm.CARDINAL and not whole.is_range:
        draft = apposed_age(page, number)
        skip = 0 if draft else _no_count(page, whole)
        if skip:
            return skip
    if not draft:
        draft = _amount_or_count(page, whole)
    if draft and changed(page, whole):
        mark_change(draft)
    return draft or whole.end


def _no_count(page: Page, whole: Quantity) -> int:
    """Where to read on behind digits that touch letters, or that are a street number."""
    return exclusions.in_letters(page, whole.end)


def _amount_or_count(page: Page, whole: Quantity) -> Draft | None:
    """Money, a percentage, a measure, a span of time, or a plain count."""
    return amount(page, whole) or (
        count(page, whole) if whole.form is FigureForm.CARDINAL else None
    )


def _hedge(page: Page, draft: Draft, ended: int) -> None:
    """Takes in the hedges before and after the figure; none reaches into the last figure."""
    if draft.hedged:
        _hedge_before(page, draft, ended)
    after = hedge_after(page, draft.end) if draft.form is not FigureForm.SCORE else None
    if after:
        draft.end = after.position
        draft.hedge = after.hedge
        draft.grounds.append(f"hedged by ‘{after.words}’")


def _hedge_before(page: Page, draft: Draft, ended: int) -> None:
    """Takes in the hedge before the figure."""
    if draft.hedge is Hedge.RANGE and page.low.endswith("between ", page.start, draft.start):
        draft.start -= len("between ")
    before = hedge_before(page, draft.start, draft.form, draft.high)
    if before and before.position >= ended:
        draft.start = before.position
        draft.grounds.insert(0, f"hedged by ‘{before.words}’")
        if before.hedge is not Hedge.EXACT:
            draft.hedge = before.hedge


def _figure(page: Page, draft: Draft) -> Figure:
    """The finished figure."""
    low, high = bounded(draft.low, draft.high, draft.hedge, vague=draft.vague)
    counted = page.text[slice(*draft.counted)] if draft.counted else None
    if counted:
        draft.grounds.append(f"counts ‘{counted}’")
    return Figure(
        start=draft.start,
        end=draft.end,
        text=page.text[draft.start : draft.end],
        low=low,
        high=high,
        hedge=draft.hedge,
        form=draft.form,
        unit=draft.unit,
        counted=counted,
        action=draft.action,
        when=draft.when,
        rule=draft.rule,
        grounds="; ".join(draft.grounds),
    )
