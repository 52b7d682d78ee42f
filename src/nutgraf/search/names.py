"""The names of the query language: fields and their other names, values of the fields that have few."""

from __future__ import annotations

from nutgraf.model.marks import Hedge, Stance, Verdict
from nutgraf.model.notes import COLOURS
from nutgraf.model.query import SORTS, Field

BEFORE, AFTER, NEAR, SORT, LIMIT = "before", "after", "near", "sort", "limit"

FIELDS = (*(field.value for field in Field), BEFORE, AFTER, NEAR, SORT, LIMIT)
"""Every name that may stand before a colon, in the order they are offered."""

OTHER_NAMES = {
    "color": "colour", "tags": "tag", "notes": "note", "feed": "source", "outlet": "source",
    "from": "source", "by": "author", "language": "lang", "ent": "entity", "organisation": "org",
    "organization": "org", "location": "place", "since": "after", "until": "before", "on": "date",
    "published": "date", "text": "body", "headline": "title", "status": "is", "link": "url",
    "order": "sort",
}  # fmt: skip

HAS = ("note", "highlight", "figure", "claim", "changes", "lost", "moved", "tag")
IS = ("read", "unread", "starred", "archived", "duplicate")

CLOSED: dict[Field, tuple[str, ...]] = {
    Field.HAS: HAS,
    Field.IS: IS,
    Field.HEDGE: tuple(hedge.value.replace(" ", "-") for hedge in Hedge),
    Field.STANCE: tuple(stance.value for stance in Stance),
    Field.VERDICT: tuple(verdict.value.replace(" ", "-") for verdict in Verdict),
    Field.COLOUR: COLOURS,
}
"""Fields that take one of a few values."""

SAME_VALUE = {
    "notes": "note", "highlights": "highlight", "figures": "figure", "claims": "claim",
    "change": "changes", "versions": "changes", "tags": "tag", "star": "starred",
    "duplicates": "duplicate", "atleast": "at-least", "morethan": "more-than",
    "uncheckable": "cannot-be-checked", "gray": "grey",
}  # fmt: skip

LISTED = frozenset(CLOSED) | {Field.TAG, Field.SOURCE, Field.LANG}
"""Fields whose values may be listed with commas: any of them."""

SORT_KEYS = tuple(key for name in SORTS for key in (name, f"-{name}"))


def field_name(typed: str) -> str | None:
    """The field's own name for what was typed before the colon; null where there is no such field."""
    name = typed.lower()
    name = OTHER_NAMES.get(name, name)
    return name if name in FIELDS else None


def may_become_field(typed: str) -> bool:
    """Whether more letters could make the name of a field of it."""
    return any(name.startswith(typed.lower()) for name in (*FIELDS, *OTHER_NAMES))


def nearest(typed: str, names: tuple[str, ...]) -> str | None:
    """The name that was most likely meant, if any is close enough."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    typed = typed.lower()
    allowed = 2 if len(typed) > 4 else 1 if len(typed) > 2 else 0
    best = process.extractOne(typed, names, scorer=OSA.distance, score_cutoff=allowed)
    if best:
        return str(best[0])
    return next((name for name in names if len(typed) > 2 and name.startswith(typed)), None)
