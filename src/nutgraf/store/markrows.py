"""From rows to marks: the column lists of the reads and the functions that build values from them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

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
        yield _claim(row, json.loads(row[19]), ())


def mention_of(row: Row) -> Mention:
    """The mention of a row of `MENTIONS`."""
    return Mention(
        id=row[0], start=row[1], end=row[2], engine=row[3], rule=row[4], grounds=row[5],
        state=MarkState(row[6]), text=row[7], kind=EntityKind(row[8]), name=row[9], entity=row[10],
    )  # fmt: skip


def figure_of(row: Row) -> Figure:
    """The figure of a row of `FIGURES`."""
    return Figure(
        id=row[0], start=row[1], end=row[2], engine=row[3], rule=row[4], grounds=row[5],
        state=MarkState(row[6]), text=row[7], low=row[8], high=row[9], hedge=Hedge(row[10]),
        form=FigureForm(row[11]), unit=row[12], counted=row[13], action=row[14], when=row[15],
    )  # fmt: skip


def claim_of(row: Row, text: str, disputes: tuple[int, ...]) -> Claim:
    """The claim of a row of `CLAIMS`, in an article of this text."""
    return _claim(row, [text[start:end] for start, end in json.loads(row[15])], disputes)


def _claim(row: Row, said: list[str], disputes: tuple[int, ...]) -> Claim:
    speaker = None
    if row[7] is not None:
        speaker = Speaker(
            start=row[7], end=row[8], text=row[9], name=row[10], kind=SpeakerKind(row[11])
        )
    ranges = json.loads(row[15])
    content = tuple(Quote(start=s, end=e, text=t) for (s, e), t in zip(ranges, said, strict=True))
    return Claim(
        id=row[0], engine=row[3], rule=row[4], grounds=row[5], state=MarkState(row[6]),
        speaker=speaker, cue=Quote(start=row[12], end=row[13], text=row[14]),
        content=content,
        form=ClaimForm(row[16]), stance=Stance(row[17]), when=row[18], disputes=disputes,
    )  # fmt: skip
