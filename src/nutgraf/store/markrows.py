"""From rows to marks: the column lists of the reads and the functions that build values from them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from nutgraf.model.marks import (
    Claim,
    ClaimForm,
    EntityKind,
    Figure,
    FigureForm,
    Hedge,
    Mark,
    MarkState,
    Mention,
    Quote,
    Speaker,
    SpeakerKind,
    Stance,
)
from nutgraf.store.rows import Row

_Member = TypeVar("_Member", bound=StrEnum)


def _members(kinds: type[_Member]) -> dict[str, _Member]:
    """The members of an enumeration by value: to ask the class is slow, and an article has thousands of marks."""
    return {member.value: member for member in kinds}


_STATES, _KINDS = _members(MarkState), _members(EntityKind)
_HEDGES, _FORMS = _members(Hedge), _members(FigureForm)
_MARK = 'm.id, m.start, m."end", r.engine, r.rule, r.grounds, r.state'
_OF_MARK = "x JOIN marks m ON m.id = x.mark_id JOIN reasons r ON r.id = m.reason_id"

MENTIONS = (
    f"SELECT {_MARK}, x.text, e.kind, e.name, e.id"
    f" FROM mentions {_OF_MARK} JOIN entities e ON e.id = x.entity_id"
)
FIGURES = (
    f"SELECT {_MARK}, x.text, x.low, x.high, x.hedge, x.form, x.unit, x.counted, x.action,"
    f' x."when" FROM figures {_OF_MARK}'
)
_CLAIM = (
    f"SELECT {_MARK}, x.speaker_start, x.speaker_end, x.speaker_text, x.speaker_name,"
    " x.speaker_kind, x.cue_start, x.cue_end, x.cue_text, x.contents, x.form, x.stance,"
    ' x."when"'
)
_OF_CLAIM = f" FROM claims {_OF_MARK}"
CLAIMS = _CLAIM + _OF_CLAIM
_SAID = (
    ", (SELECT json_group_array(substr(v.text, json_extract(c.value, '$[0]') + 1,"
    " json_extract(c.value, '$[1]') - json_extract(c.value, '$[0]'))) FROM json_each(x.contents) c)"
)
_CLAIMS_WITH_TEXT = (
    f"{_CLAIM}{_SAID}{_OF_CLAIM} JOIN articles a ON a.id = m.article_id"
    " JOIN versions v ON v.id = a.version_id"
)


def select_marks(connection: sqlite3.Connection, where: str) -> Iterator[Mark]:
    """The marks `m` that pass a test, of all kinds, without the disputes of claims."""
    yield from map(mention_of, connection.execute(f"{MENTIONS} WHERE {where}"))
    yield from map(figure_of, connection.execute(f"{FIGURES} WHERE {where}"))
    for row in connection.execute(f"{_CLAIMS_WITH_TEXT} WHERE {where}"):
        said = zip(json.loads(row[15]), json.loads(row[19]), strict=True)
        content = (Quote(start=start, end=end, text=text) for (start, end), text in said)
        yield _claim(row, tuple(content), ())


def mention_of(row: Row) -> Mention:
    """The mention of a row of `MENTIONS`."""
    return Mention(
        id=row[0], start=row[1], end=row[2], engine=row[3], rule=row[4], grounds=row[5],
        state=_STATES[row[6]], text=row[7], kind=_KINDS[row[8]], name=row[9], entity=row[10],
    )  # fmt: skip


def figure_of(row: Row) -> Figure:
    """The figure of a row of `FIGURES`."""
    return Figure(
        id=row[0], start=row[1], end=row[2], engine=row[3], rule=row[4], grounds=row[5],
        state=_STATES[row[6]], text=row[7], low=row[8], high=row[9], hedge=_HEDGES[row[10]],
        form=_FORMS[row[11]], unit=row[12], counted=row[13], action=row[14], when=row[15],
    )  # fmt: skip


def claim_of(row: Row, text: str, disputes: tuple[int, ...]) -> Claim:
    """The claim of a row of `CLAIMS`, in an article of this text."""
    content = (
        Quote(start=start, end=end, text=text[start:end]) for start, end in json.loads(row[15])
    )
    return _claim(row, tuple(content), disputes)


def _claim(row: Row, content: tuple[Quote, ...], disputes: tuple[int, ...]) -> Claim:
    speaker = None
    if row[7] is not None:
        speaker = Speaker(
            start=row[7], end=row[8], text=row[9], name=row[10], kind=SpeakerKind(row[11])
        )
    return Claim(
        id=row[0], engine=row[3], rule=row[4], grounds=row[5], state=_STATES[row[6]],
        speaker=speaker, cue=Quote(start=row[12], end=row[13], text=row[14]),
        content=content,
        form=ClaimForm(row[16]), stance=Stance(row[17]), when=row[18], disputes=disputes,
    )  # fmt: skip
