"""What happened to what is counted, so that figures of one event line up across articles.

The words of `data/figures/actions.txt` are looked up once in every sentence that has figures.
For each figure the one is taken that stands to it as an action must: `dead` right behind it, the
verb before its object, `the deaths of`, the passive or a verb of its own behind it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.model.marks import FigureForm
from nutgraf.text.alternatives import any_of
from nutgraf.text.figures.changes import change
from nutgraf.text.figures.happenings import (
    belongs_elsewhere,
    describes,
    is_denied,
    may_happen,
)
from nutgraf.text.figures.numbers import SIMPLE
from nutgraf.text.wordlists import entries, sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.text.figures.draft import Draft
    from nutgraf.text.figures.page import Page

MOST = 60
"""Action words that are looked at in one sentence."""

FAR = 110
"""Characters between a figure and its action at most."""

_FORMS = frozenset(
    {
        *(FigureForm.CARDINAL, FigureForm.RATIO, FigureForm.MONEY, FigureForm.PERCENT),
        *(FigureForm.RATE, FigureForm.MEASURE),
    }
)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_WORDS = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_INSERTED = re.compile(r",[^,]*,")
_OBJECT_NEXT = re.compile(
    r" (?:the|a|an|his|her|their|its|\d|two|three|four|five|six|several|dozens|more than|at least)(?![a-z])"
)
_PASSIVE_BEFORE = re.compile(r"\b(?:was|were|been|being|be|is|are|got)(?: \w+ly)? \Z")
_DETERMINED = re.compile(r"\b(?:the|a|an|his|her|its|their|this) \Z")
_NEW_CLAUSE = re.compile(
    r", (?!including|among|most|all|many|some|mostly)|[;:]"
    r"| (?:but|while|who|which|that|after|when|because|said) "
    rf"| (?:and|as|with) (?:at least |more than |about |around |another |up to )?(?:\d|{any_of(SIMPLE)}(?![a-z]))"
)
_REACHES = re.compile(
    r" (?:[a-z'-]+ ){0,14}(?:to|at|was|is|reached|passed|topped|exceeded|hit|now|from)"
    r"(?: (?:about|around|at|least|more|than|nearly|over))* ?\Z"
)
_GOES_ON = re.compile(r"\w| (?:eligible|guilty|liable|unfit|innocent|responsible|to be)(?![a-z])")
"""What makes a word another one, or `found` a judgement: `were found eligible`."""
_AND = frozenset({" and ", ", ", ", and ", " or "})
_ALONG = ("along with ", "as well as ", "together with ", "including ")
_TOGETHER = re.compile(
    r",? ?(?:and|or|along with|as well as|including|plus|among them|but also)?"
    r"(?: (?:a further|another|the|also|about|up to))* ?"
)


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
            found.setdefault(phrase.split(" ")[0], []).append((phrase, action, role))
    return {
        first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))
        for first, rows in found.items()
    }


def attach_actions(page: Page, drafts: Sequence[Draft]) -> None:
    """Says of every figure what happened to what it counts, where its sentence tells."""
    sentence, hits = -1, []
    previous: Draft | None = None
    for draft in drafts:
        page.turn_to(draft.core)
        if sentence != page.start:
            sentence, previous, hits = page.start, None, _hits(page)
        if draft.form in _FORMS and hits and not describes(page, draft):
            draft.action = _action(page, draft, hits) or _shared(page, draft, previous)
            if draft.action and previous and not previous.action:
                previous.action = _shared_back(page, draft, previous, hits)
        draft.action = draft.action or change(page, draft, previous)
        previous = draft


def _hits(page: Page) -> list[_Hit]:
    """The action words of the current sentence; of two phrases that begin alike the longer one."""
    table, low = _table(), page.low
    found: list[_Hit] = []
    for word in _WORD.finditer(low, page.start, page.end):
        longest = 0
        for phrase, action, role in table.get(word[0], ()):
            end = word.start() + len(phrase)
            if len(phrase) < longest:
                break
            if low.startswith(phrase, word.start()) and not _GOES_ON.match(low, end):
                found.append(_Hit(word.start(), end, action, role))
                longest = len(phrase)
    return found[:MOST]


def _action(page: Page, draft: Draft, hits: Sequence[_Hit]) -> str | None:
    """The action that stands to the figure as its role asks; the best evidence first."""
    near = [
        hit for hit in hits if draft.start - FAR < hit.end and hit.start < draft.end + FAR
    ]  # fmt: skip
    for fits in (_is_state, _is_done_before, _is_noun_before, _is_after, _is_described):
        fitting = [
            hit
            for hit in near
            if may_happen(page, draft, hit.action, hit.start) and fits(page, draft, hit)
        ]
        if fitting:
            return min(fitting, key=lambda hit: abs(hit.start - draft.start)).action
    return None


def _only(words: str, section: str) -> bool:
    """Whether only words of a section of `data/figures/between.txt` stand there, and no stop."""
    listed = entries("figures/between", section)
    if words.strip(" ").replace("-", "").replace("'", "").replace(" ", "").isalpha():
        return all(word in listed for word in _WORDS.findall(words))
    return not words.strip()


def _is_state(page: Page, draft: Draft, hit: _Hit) -> bool:
    """`12 dead`, `20 people injured`."""
    if hit.role != "state":
        return False
    if draft.start <= hit.start < draft.end:
        return hit.end >= draft.end
    if hit.start < draft.end or _OBJECT_NEXT.match(page.low, hit.end):
        return False
    return _only(page.low[draft.end : hit.start], "before a state")


def _is_described(page: Page, draft: Draft, hit: _Hit) -> bool:
    """`12 injured people`, where nothing else is said of them."""
    return hit.role == "state" and draft.start <= hit.start < draft.end


def _is_done_before(page: Page, draft: Draft, hit: _Hit) -> bool:
    """`killed at least 12 people`."""
    if hit.role != "done" or hit.end > draft.start:
        return False
    if not _only(page.low[hit.end : draft.start], "before an object"):
        return False
    if is_denied(page, max(page.start, hit.start - 14), hit.start):
        return False
    if page.low.endswith("ing", hit.start, hit.end):
        # "in the opening three matches" only says which
        return not _DETERMINED.search(page.before(hit.start, 8))
    priced = draft.form is FigureForm.MONEY and page.low.startswith(" for ", hit.end)
    return priced or not _PASSIVE_BEFORE.search(page.before(hit.start, 24))


def _is_noun_before(page: Page, draft: Draft, hit: _Hit) -> bool:
    """`the deaths of 12 people`, `the death toll rose to 17`."""
    if hit.role != "noun" or hit.end > draft.start:
        return False
    between = page.low[hit.end : draft.start]
    if between.startswith(" of ") and _only(between[len(" of") :], "before an object"):
        return True
    return not draft.counted and bool(_REACHES.match(between))


def _is_after(page: Page, draft: Draft, hit: _Hit) -> bool:
    """`12 people were killed`, `12 people died`: the first such verb behind the figure counts."""
    return _is_done_after(page, draft, hit) or _is_self_after(page, draft, hit)


def _is_done_after(page: Page, draft: Draft, hit: _Hit) -> bool:
    """`12 people were killed`, `12 people killed in the fire`."""
    if hit.role != "done" or hit.start < draft.end:
        return False
    between = _INSERTED.sub("", page.low[draft.end : hit.start])
    if between == " " and page.low.startswith("recovered", hit.start):
        # people recover, things are recovered
        return False
    if between == " ":
        # a participle: "12 people killed in", not "12 gunmen killed two"
        written = page.low[hit.start : hit.end]
        participle = written.endswith(("ed", "en", "ne", "ld", "nt", "it", "ut"))
        return participle and not _OBJECT_NEXT.match(page.low, hit.end)
    if belongs_elsewhere(page, draft) or is_denied(page, draft.end, hit.start):
        return False
    if _NEW_CLAUSE.search(between) or between.startswith((" and ", ", and ")):
        return False
    words = _WORDS.findall(between)
    while words and words[-1] not in _BE:
        last = words.pop()
        if last not in entries("figures/between", "in a passive") and not last.endswith("ly"):
            return False
    return bool(words)


_BE = frozenset({"was", "were", "been", "being", "be", "is", "are", "got", "get", "gets"})


def _is_self_after(page: Page, draft: Draft, hit: _Hit) -> bool:
    """`12 people died`, `thousands of protesters marched`."""
    if hit.role != "self" or hit.start < draft.end:
        return False
    if belongs_elsewhere(page, draft) or is_denied(page, draft.end, hit.start):
        return False
    words = _INSERTED.sub("", page.low[draft.end : hit.start])
    if words.strip(" ") and not words.replace("-", "").replace("'", "").replace(" ", "").isalpha():
        return False
    between = _WORDS.findall(words)
    if between[:1] == ["and"]:
        between = between[2:]
    ends = entries("figures/between", "ends a subject")
    return len(between) <= 7 and not any(word in ends for word in between)


def _shared(page: Page, draft: Draft, previous: Draft | None) -> str | None:
    """The action of the figure before, where only `and` or `along with` stands between them."""
    if not previous or not previous.action or previous.form is not draft.form:
        return None
    between = page.low[previous.end : draft.start]
    along = len(between) < 50 and between.endswith(_ALONG)
    return previous.action if along or _TOGETHER.fullmatch(between) else None


def _shared_back(page: Page, draft: Draft, previous: Draft, hits: Sequence[_Hit]) -> str | None:
    """The action of the figure behind, whose verb stands behind both: `250 men and 30 engines were sent`."""
    if previous.form is not draft.form or page.low[previous.end : draft.start] not in _AND:
        return None
    behind = any(hit.action == draft.action and hit.start >= draft.end for hit in hits)
    return draft.action if behind else None
