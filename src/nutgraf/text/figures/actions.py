"""What happened to what is counted, so that figures of one event line up across articles.

The words of `data/figures/actions.txt` are looked up once in every sentence that has figures;
for each figure the one is taken that stands to it as an action must: the verb before its object,
the passive or the verb of its own behind it, `dead` right behind the number, `the deaths of`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.model.marks import FigureForm
from nutgraf.text.wordlists import sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.text.figures.draft import Draft
    from nutgraf.text.figures.page import Page

_FORMS = frozenset(
    {FigureForm.CARDINAL, FigureForm.RATIO, FigureForm.MONEY, FigureForm.PERCENT, FigureForm.RATE}
)
"""Forms of figures that something happens to."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_TO_OBJECT = re.compile(
    r"(?: (?:the|a|an|its|their|his|her|another|some|all|off|up|down|about|around|nearly|almost|as many as|at least"
    r"|more than|up to|an estimated|what|of|those|these|out|in|over|lives of|for|by|to|people|to about|himself and|herself and|themselves and))* ?$"
)
_OF_OBJECT = re.compile(
    r" (?:of|at|to|for)(?: the| its| their| his| about| around| at least| more than)* ?$"
    r"|(?: [a-z'-]+){0,5} (?:to|at|was|is|stood at|reached|passed|topped|exceeded|hit|rose to|stands at|from)"
    r"(?: (?:about|around|at least|more than|nearly|over))* ?$"
)
_PASSIVE = re.compile(
    r"^(?:[ ,](?!and |but |while )[^;:]*?)? ?(?:was|were|been|being|be|is|are|got|get|gets) (?:\w+ly |also |still |all |either |then |"
    r"reported |believed |feared |known |confirmed |said |thought |to have been |to be |shot and |killed or |dead or |presumed |"
    r"left |missing |now )*$"
)
_STATE_AFTER = re.compile(
    r"^ (?:(?:people|others|more|were|was|are|is|have been|still|also|feared|left|remain|remained|"
    r"reported|confirmed|believed|and|or|been|presumed|now|reportedly) ?)*$"
)
_SELF_AFTER = re.compile(
    r"^(?: and [a-z]+)?(?: (?!and |but |while |when |after |as |who |said |because |if )[a-z'-]+){0,7} ?$"
)
_OBJECT_NEXT = re.compile(
    r" (?:the|a|an|his|her|their|its|\d|two|three|four|five|six|several|dozens|more than|at least)(?![a-z])"
)
_BE = re.compile(r"\b(?:was|were|been|being|be|is|are|got)(?: \w+ly)? $")
_COORDINATE = re.compile(
    r"^,? ?(?:and|or|along with|as well as|including|plus|among them|but also|,)?(?: (?:a further|another|the|also|about|up to))* ?$"
)
_INSERTED = re.compile(r",[^,]*,")
_AND = frozenset({" and ", ", ", ", and ", " or "})
_ALONG = ("along with ", "as well as ", "together with ", "including ")
MOST = 60
"""Action words that are looked at in one sentence."""
_FAR = 60
"""Characters between a figure and its action at most."""


class _Hit(NamedTuple):
    """An action word in a sentence."""

    start: int
    end: int
    action: str
    role: str


@cache
def _table() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """By first word: the whole phrase, the action and the role; longer phrases first."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for name, phrases in sections("figures/actions").items():
        action, _, role = name.rpartition(" ")
        for phrase in phrases:
            found.setdefault(phrase.split()[0], []).append((phrase, action, role))
    return {
        first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))
        for first, rows in found.items()
    }


def attach_actions(page: Page, drafts: Sequence[Draft]) -> None:
    """Says of every figure what happened to what it counts, where its sentence tells."""
    sentence, hits = (-1, -1), []
    previous: Draft | None = None
    for draft in drafts:
        page.turn_to(draft.core)
        if sentence != (page.start, page.end):
            sentence, previous = (page.start, page.end), None
            hits = _hits(page)
        if draft.form in _FORMS and hits:
            draft.action = _action(page, draft, hits) or _shared(page, draft, previous)
            if draft.action and previous and not previous.action:
                previous.action = _shared_back(page, draft, previous, hits)
        previous = draft


def _hits(page: Page) -> list[_Hit]:
    """The action words of the current sentence."""
    table, low = _table(), page.low
    found: list[_Hit] = []
    for word in _WORD.finditer(low, page.start, page.end):
        rows = table.get(word[0])
        longest = 0
        for phrase, action, role in rows or ():
            end = word.start() + len(phrase)
            if len(phrase) < longest:
                break
            if low.startswith(phrase, word.start()) and not low[end : end + 1].isalnum():
                found.append(_Hit(word.start(), end, action, role))
                longest = len(phrase)
    return found[:MOST]


def _shared_back(page: Page, draft: Draft, previous: Draft, hits: Sequence[_Hit]) -> str | None:
    """The action of the figure behind, where its verb stands behind both: `250 men and 30 engines were sent`."""
    if previous.form is not draft.form or page.low[previous.end : draft.start] not in _AND:
        return None
    behind = any(hit.action == draft.action and hit.start >= draft.end for hit in hits)
    return draft.action if behind else None


def _action(page: Page, draft: Draft, hits: Sequence[_Hit]) -> str | None:
    """The action that stands to the figure as its role asks; the best evidence first."""
    near = [
        hit for hit in hits
        if -_FAR < hit.start - draft.end < _FAR or -_FAR < hit.end - draft.start < _FAR
    ]  # fmt: skip
    for test in (_is_state, _is_done_before, _is_noun_before, _is_done_after, _is_self_after):
        fitting = [hit for hit in near if test(page, draft, hit)]
        if fitting:
            return min(fitting, key=lambda hit: abs(hit.start - draft.start)).action
    return None


def _is_state(page: Page, draft: Draft, hit: _Hit) -> bool:
    """`12 dead`, `20 people injured`."""
    if hit.role != "state":
        return False
    if draft.start <= hit.start < draft.end:
        return True
    if hit.start < draft.end or not _STATE_AFTER.match(page.low[draft.end : hit.start]):
        return False
    return not _OBJECT_NEXT.match(page.low, hit.end)


def _is_done_before(page: Page, draft: Draft, hit: _Hit) -> bool:
    """`killed at least 12 people`."""
    if hit.role != "done" or hit.end > draft.start:
        return False
    between = page.low[hit.end : draft.start]
    return bool(_TO_OBJECT.match(between)) and not _BE.search(page.before(hit.start, 24))


def _is_noun_before(page: Page, draft: Draft, hit: _Hit) -> bool:
    """`the deaths of 12 people`, `the death toll rose to 17`."""
    if hit.role != "noun" or hit.end > draft.start:
        return False
    between = page.low[hit.end : draft.start]
    if draft.counted:
        return between in (" of ", " of the ") or bool(
            re.match(r" of (?:the |its |their |about |around |at least |more than )*$", between)
        )
    return bool(_OF_OBJECT.match(between))


def _is_done_after(page: Page, draft: Draft, hit: _Hit) -> bool:
    """`12 people were killed`, `12 people killed in the fire`."""
    if hit.role != "done" or hit.start < draft.end or not page.low[hit.end - 2 : hit.end].strip():
        return False
    between = _INSERTED.sub("", page.low[draft.end : hit.start])
    if between == " ":
        return page.low[hit.start : hit.end].endswith(
            ("ed", "en", "ne", "ld", "nt", "it", "ut")
        ) and not (_OBJECT_NEXT.match(page.low, hit.end))
    return _breaks(between) is False and bool(_PASSIVE.match(between))


def _is_self_after(page: Page, draft: Draft, hit: _Hit) -> bool:
    """`12 people died`, `thousands of protesters marched`."""
    if hit.role != "self" or hit.start < draft.end:
        return False
    return bool(_SELF_AFTER.match(_INSERTED.sub("", page.low[draft.end : hit.start])))


def _breaks(between: str) -> bool:
    """Whether a new clause begins between a figure and a verb behind it."""
    return bool(
        re.search(
            r", (?!including|among|most|all|many|some|mostly)|[;:]| (?:but|while|who|which|that|after|when|because|said) ",
            between,
        )
    )


def _shared(page: Page, draft: Draft, previous: Draft | None) -> str | None:
    """The action of the figure before, where only `and` or `along with` stands between them."""
    if not previous or not previous.action or previous.form is not draft.form:
        return None
    between = page.low[previous.end : draft.start]
    if _COORDINATE.match(between) or (len(between) < 50 and between.endswith(_ALONG)):
        return previous.action
    return None
