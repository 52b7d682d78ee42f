"""What an amount measures, where it counts nothing: the `inflation` of `inflation reached 5.1%`.

Looked for, in this order: a noun right behind the figure that it describes (`a two-week state of emergency`), what
changed by it (`a 12% rise in fuel prices`), a noun before it (`gusts of up to 94mph`), what somebody made it (`put its
losses at €57m`), the subject of a verb (`the trial lasted three weeks`), and what the figure before it measures (`up
from 4.6%`). Nothing is better than a guess: screens show the words before the figure then.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm, Span
from nutgraf.text.alternatives import any_of
from nutgraf.text.figures.counted import behind_determiner, counted, counted_of
from nutgraf.text.figures.subjects import (
    listed,
    name_of,
    noun,
    person,
    run_before,
    subject,
    thing,
)
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.text.figures.draft import Draft
    from nutgraf.text.figures.page import Page

_PLAIN = frozenset({FigureForm.DURATION, FigureForm.MEASURE})
_FORMS = _PLAIN | {
    *(FigureForm.MONEY, FigureForm.PERCENT, FigureForm.RATE, FigureForm.RATIO, FigureForm.CARDINAL)
}
_REACH = 60
"""Characters before a figure in which the verb stands."""
_OF = re.compile(r"(?: of|,? (?:estimated|valued|put|set|fixed|capped) at) \Z")
_SIZE_OF = re.compile(r"([a-z]+) of \Z")
_IN = re.compile(r" (?:in|of|for) (?:the (?:number|amount|value|cost|price|volume) of )?")
_AGAIN = re.compile(
    r"(?:[,)]? (?:up|down)(?: from| to)?|,? compared (?:with|to)"
    r"|,? (?:against|versus|from|to|and|or|rather than))(?: an? [a-z]+ of)? \(?\Z"
)
_MOVES_TO = re.compile(r"(?: higher| lower)?,? (?:to|at|from) ")
_AGED = re.compile(
    r"(?P<of> of |,? in (?:his|her|their)(?: (?:early|mid|late))?[ -])\Z"
    r"|(?P<comma>, (?:who is |both )?)\Z|(?P<space> )\Z"
)
_NO_NOUN = ("ing", "ed", "ly", "ive", "ous", "ful", "able", "ible")
"""Ends of adjectives and participles, that a percentage may stand before: `94% effective`."""
_BEHIND = re.compile(r" ([a-z]+)")
_IN_STATE = re.compile(r" in ([a-z]+)")
_JOINT = re.compile(r" (?:by|to|from|at) \Z")
_ARTICLE = re.compile(r"\b(?:an?|the) \Z")
_SHARES_SUBJECT = re.compile(r"(?:,? and|,? but| before| then)\Z")
_THEIRS = re.compile(r"['’]s?(?= )")


def attach_measured(page: Page, drafts: Sequence[Draft]) -> None:
    """Says of every figure that counts nothing what it measures, where its sentence tells."""
    previous: Draft | None = None
    for draft in drafts:
        page.turn_to(draft.core)
        if previous is not None and previous.core < page.start:
            previous = None
        if draft.counted is None:
            draft.measured = _measured(page, draft, previous)
        previous = draft


def _measured(page: Page, draft: Draft, previous: Draft | None) -> Span | None:
    """The first that is found; a bare number needs a verb or a noun that sizes have."""
    if draft.form is FigureForm.AGE:
        return _aged(page, draft, previous)
    if draft.form not in _FORMS:
        return None
    if draft.form is FigureForm.CARDINAL:
        found = _size(page, draft)
    else:
        found = _described(page, draft) or _changed(page, draft) or _by_noun(page, draft)
    return (
        found
        or _by_somebody(page, draft)
        or _by_verb(page, draft, previous)
        or _as_before(page, draft, previous)
    )


def _described(page: Page, draft: Draft) -> Span | None:
    """`a two-week state of emergency`, `a £20,000 fine`, `three years' imprisonment`, `two days of talks`."""
    theirs = _THEIRS.match(page.low, draft.end) if draft.form is FigureForm.DURATION else None
    end = theirs.end() if theirs else draft.end
    if draft.form in _PLAIN and not theirs and not _is_compound(page, draft):
        return _going_on(page, draft) if draft.form is FigureForm.DURATION else None
    found = counted(page, end, singular=True)
    if found is None:
        return None
    words = page.low[found.start : found.end].split(" ")
    if words[0] in listed("dimension") or words[-1] in entries("figures/counted", "empty"):
        return None
    if words[-1] in _change_nouns() | listed("no thing") or words[-1].endswith(_NO_NOUN):
        return None
    more = counted_of(page, found.end, singular=True)
    bare = more is not None and more.start == found.end + len(" of ")
    return Span(found.start, more.end if more is not None and bare else found.end)


def _going_on(page: Page, draft: Draft) -> Span | None:
    """`three days of heavy rain`, `11 years in prison`."""
    found = counted_of(page, draft.end, singular=True)
    if found is not None:
        bare = found.start == draft.end + len(" of ")
        return Span(found.start, found.end) if bare else None
    state = _IN_STATE.match(page.low, draft.end)
    return Span(*state.span(1)) if state and state[1] in listed("state") else None


def _is_compound(page: Page, draft: Draft) -> bool:
    """Whether the figure describes what follows: `two-week`, `a 20 minute walk`, `a 5km stretch`."""
    if page.is_compound(draft.core, draft.end):
        return True
    article = _ARTICLE.search(page.before(draft.start, 5))
    return article is not None and not page.low.endswith("s", draft.core, draft.end)


@cache
def _change_nouns() -> frozenset[str]:
    return entries("figures/changes", "rise") | entries("figures/changes", "fall")


@cache
def _change() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """`drop of` before the figure, `rise` behind it."""
    nouns = any_of(_change_nouns())
    return re.compile(rf"\b{nouns} of \Z"), re.compile(rf" {nouns}(?![a-z-])")


def _changed(page: Page, draft: Draft) -> Span | None:
    """`a 12% rise in fuel prices`, `a drop of 12% in sales`."""
    of, noun_behind = _change()
    behind = noun_behind.match(page.low, draft.end)
    if not behind and not of.search(page.before(draft.start, 30)):
        return None
    within = _IN.match(page.low, behind.end() if behind else draft.end)
    if not within:
        return None
    end = within.end() - 1
    found = behind_determiner(page, end) or counted(page, end, singular=True)
    return Span(found.start, found.end) if found else None


def _by_noun(page: Page, draft: Draft) -> Span | None:
    """`gusts of up to 94mph`, `a turnout of 68%`, `gate receipts estimated at £180,000`."""
    match = _OF.search(page.before(draft.start, _REACH))
    return thing(page, draft.start - len(match[0])) if match else None


def _size(page: Page, draft: Draft) -> Span | None:
    """`a staff of 40`, `this port city of 310,000`."""
    match = _SIZE_OF.search(page.before(draft.start, 30))
    if not match or match[1] not in listed("size"):
        return None
    return thing(page, draft.start - len(" of "))


def _by_somebody(page: Page, draft: Draft) -> Span | None:
    """`put its losses at €57m`, `raised its main interest rate by half a percentage point`."""
    joint = _JOINT.search(page.before(draft.start, 8))
    if not joint:
        return None
    words = run_before(page, draft.start - len(joint[0]))
    verbs = listed("put")
    written = [page.low[start:end] for start, end in words[:-1]]
    last = next((i for i in range(len(written) - 1, -1, -1) if written[i] in verbs), None)
    return None if last is None else name_of(page, words[last + 1 :])


@cache
def _verb_before() -> re.Pattern[str]:
    """A verb that an amount follows, with the auxiliaries before it."""
    rose, fell = (any_of(entries("figures/changes", name)) for name in ("rose", "fell"))
    return re.compile(
        rf"(?P<verb>,?(?: {any_of(listed('between'))}| [a-z]+ly){{0,5}} (?:{any_of(listed('verb'))}"
        rf"|(?P<lasts>{any_of(listed('lasting verb'))})"
        rf"|(?P<changes>{rose}|{fell})(?: [a-z]+ly| slightly| further| again)?(?: by| to| from| at)?))"
        r"(?: an? (?:[a-z]+ )?(?:rate|pace|average|record|total) of)?(?: [a-z]+ly)? \Z"
    )


def _by_verb(page: Page, draft: Draft, previous: Draft | None) -> Span | None:
    """`annual inflation reached 5.1%`, `averaged 4.4% and fell to 4.1%`, `the trial lasted three weeks`."""
    before = page.before(draft.start, _REACH)
    match = _verb_before().search(before)
    if not match or (match["lasts"] and draft.form is not FigureForm.DURATION):
        return None
    if not (match["changes"] or match["lasts"]) and _stands_apart(page, draft):
        return None
    start = draft.start - len(before) + match.start("verb")
    if _SHARES_SUBJECT.search(page.before(start, 12)) and previous is not None:
        return previous.measured if previous.form is draft.form else None
    return None if match["verb"].startswith(" to ") else subject(page, start)


def _stands_apart(page: Page, draft: Draft) -> bool:
    """Whether a distance or a time is only from somewhere: `was 60 metres away`."""
    following = _BEHIND.match(page.low, draft.end) if draft.form in _PLAIN else None
    return following is not None and following[1] in listed("apart")


def _as_before(page: Page, draft: Draft, previous: Draft | None) -> Span | None:
    """`rose 14% to $1.3bn`, `5.1% in February, up from 4.6%`: what the amount before it measures."""
    if previous is None or previous.measured is None:
        return None
    between = page.low[previous.end : draft.start]
    if _MOVES_TO.fullmatch(between):
        return previous.measured
    alike = previous.form is draft.form and previous.unit == draft.unit
    return previous.measured if alike and len(between) < 40 and _AGAIN.search(between) else None


def _aged(page: Page, draft: Draft, previous: Draft | None) -> Span | None:
    """`Josef Halas, 68,`, `a woman, 82,`, `a man in his fifties`, `two children, aged four and nine`."""
    match = _AGED.search(page.before(draft.start, 30))
    if match is None:
        return None
    end = draft.start - len(match[0])
    if (
        previous is not None
        and previous.form is FigureForm.AGE
        and previous.end >= end - len(" and")
    ):
        return previous.counted or previous.measured
    if previous is not None and previous.counted is not None and previous.end == end:
        return previous.counted
    if match["comma"] and (name := person(page, end)):
        return name
    found = noun(page, end)
    sure = match["comma"] or (found and page.low[slice(*found)] in _of_an_age())
    return found if sure else None


@cache
def _of_an_age() -> frozenset[str]:
    """Nouns for somebody whose age may be told without a comma: `a man in his fifties`."""
    return entries("figures/context", "of an age") - entries("figures/counted", "stop")
