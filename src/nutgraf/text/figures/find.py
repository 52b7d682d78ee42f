"""Figures in running text, from left to right.

A cheap pattern finds where a number may begin. There the number is read, then its unit, then
what it counts, then the hedges around it; at last the sentence says what happened and when.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import Figure, FigureForm, Hedge
from nutgraf.text.alternatives import any_of
from nutgraf.text.dates import find_dates
from nutgraf.text.figures.actions import attach_actions
from nutgraf.text.figures.ages import also_age
from nutgraf.text.figures.exclusions import foreign_day
from nutgraf.text.figures.hedges import bounded, hedge_after, hedge_before
from nutgraf.text.figures.measured import attach_measured
from nutgraf.text.figures.numbers import VULGAR
from nutgraf.text.figures.page import Page
from nutgraf.text.figures.readers import READERS, read_digits
from nutgraf.text.figures.whens import attach_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from nutgraf.model.marks import Span
    from nutgraf.text.dates import DateMention
    from nutgraf.text.figures.draft import Draft

MOST = 60
"""Numbers in one sentence after which it is a table and no prose; the rest of it is left alone."""

_TRIGGER = re.compile(rf"\d|[{''.join(VULGAR)}]|(?<!\w){any_of(READERS)}(?![a-z])")
"""Where a figure may begin."""


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
    if words:
        attach_actions(page, drafts)
        attach_measured(page, drafts)
    attach_dates(page, drafts)
    return tuple(_figure(page, draft) for draft in drafts)


def _drafts(page: Page, *, words: bool) -> Iterator[Draft]:
    """Every figure from left to right; none begins before the last one ended."""
    position = ended = 0
    crowd = (-1, 0)
    previous: Draft | None = None
    while trigger := _TRIGGER.search(page.low, position):
        start, position = trigger.span()
        reader = READERS.get(trigger[0], read_digits)
        inside = page.date_at(start)
        if inside and not inside.counted:
            position = max(inside.end, position)
            continue
        if not words and (reader is not read_digits or foreign_day(page, start)):
            continue
        page.turn_to(start)
        crowd = (page.start, crowd[1] + 1 if crowd[0] == page.start else 1)
        if crowd[1] > MOST:
            position = page.end
            continue
        found = reader(page, trigger[0], start)
        if isinstance(found, int):
            position = max(found, position)
            continue
        if found.start < ended:
            # "0€ 0": the sign belongs to the figure before
            position = max(found.end, position)
            continue
        _hedge(page, found, ended)
        _join_ages(page, previous, found)
        yield found
        position = ended = max(found.end, position)
        previous = found


def _hedge(page: Page, draft: Draft, ended: int) -> None:
    """Takes in the hedges around the figure; none reaches into the last figure."""
    if draft.hedged:
        if draft.hedge is Hedge.RANGE and page.low.endswith("between ", page.start, draft.start):
            draft.start -= len("between ")
        before = hedge_before(page, draft.start, draft.form, draft.high)
        if before and before.position >= ended:
            draft.start = before.position
            draft.grounds.insert(0, f"hedged by ‘{before.words}’")
            if before.hedge is not Hedge.EXACT:
                draft.hedge = before.hedge
    after = hedge_after(page, draft.end) if draft.form is not FigureForm.SCORE else None
    if after:
        draft.end, draft.hedge = after.position, after.hedge
        draft.grounds.append(f"hedged by ‘{after.words}’")


def _join_ages(page: Page, previous: Draft | None, draft: Draft) -> None:
    """Makes the second number of `aged four and nine` an age."""
    if previous and also_age(page, previous, draft):
        draft.form, draft.rule, draft.unit = previous.form, previous.rule, previous.unit


def _figure(page: Page, draft: Draft) -> Figure:
    """The finished figure."""
    low, high = bounded(draft.low, draft.high, draft.hedge, vague=draft.vague)
    if draft.form is FigureForm.MULTIPLE and draft.high < 1 and high is None:
        # what has more than halved is less than half of what it was
        low, high = high, low
    what = draft.counted or draft.measured
    counted = page.text[slice(*what)] if what else None
    if counted:
        draft.grounds.append(f"{'counts' if draft.counted else 'measures'} ‘{counted}’")
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
