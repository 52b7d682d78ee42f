"""Marks for the generated articles, made cheaply: names, figures and claims; and queries for them."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Iterator

from nutgraf.model.marks import (
    Analysis,
    Claim,
    ClaimForm,
    EntityKind,
    Figure,
    FigureForm,
    Hedge,
    Mention,
    Quote,
    Speaker,
    Stance,
)

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?")
_FIGURE = re.compile(r"\b(\d{1,6}) ([a-z]{3,})")
_SAID = re.compile(r"\b(said|told|denied|warned|claimed|added|insisted)\b")
_KINDS = (EntityKind.PERSON, EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)
_ACTIONS = ("killed", "injured", "arrested", None, None, None)
_MENTIONS, _CLAIMS = 16, 5


def marks_of(text: str) -> Analysis:
    """What an analysis could have found in a generated text; the same each time."""
    names = [found for found, _ in zip(_NAME.finditer(text), range(_MENTIONS), strict=False)]
    return Analysis(
        engine="rules",
        engine_version="bench",
        language="en",
        entities=tuple(_mention(found) for found in names),
        figures=tuple(_figure(found) for found in _FIGURE.finditer(text)),
        claims=tuple(_claims(text, names)),
    )


def filters(connection: sqlite3.Connection, chance: random.Random) -> list[str]:
    """Queries for marks, by names and words that are there: common ones, rare ones, and with words beside them."""
    names = [row[0] for row in connection.execute("SELECT name FROM entities ORDER BY id")]
    counted = [
        row[0] for row in connection.execute("SELECT DISTINCT counted FROM figures LIMIT 500")
    ]
    name, other, rare = names[0], chance.choice(names[:200]), chance.choice(names)
    thing, word = chance.choice(counted), chance.choice(counted)
    return [
        f'entity:"{name}"', f"@{other.split()[0].lower()}", f'person:"{rare}"', f"place:{other}",
        f"org:{chance.choice(names)}", f"figure:killed>{chance.randrange(500)}", f"figure:{thing}",
        f'figure:"{thing}">1000', "figure:>90000", "hedge:at-least", f"hedge:at-least figure:{word}",
        f"speaker:{name.split()[0]}", f"speaker:{rare}", f"speaker:{other} cue:denied", "cue:warned",
        "stance:denial", f"stance:doubtful claim:{thing}", f"claim:{word}", "has:claim has:figure",
        f"{word} speaker:{other}", f"{thing} entity:{name}", f"{word} figure:injured", "-has:claim",
        f"figure:killed:{chance.randrange(99)}..{chance.randrange(100, 999)} {word}",
    ]  # fmt: skip


def _mention(found: re.Match[str]) -> Mention:
    name = found[0]
    kind = _KINDS[sum(map(ord, name)) % len(_KINDS)]
    return Mention(start=found.start(), end=found.end(), text=name, kind=kind, name=name)


def _figure(found: re.Match[str]) -> Figure:
    number = int(found[1])
    hedge = (Hedge.EXACT, Hedge.EXACT, Hedge.AT_LEAST, Hedge.ABOUT)[number % 4]
    high = None if hedge is Hedge.AT_LEAST else float(number)
    action = _ACTIONS[number % len(_ACTIONS)]
    return Figure(
        start=found.start(),
        end=found.end(),
        text=found[0],
        low=float(number),
        high=high,
        hedge=hedge,
        form=FigureForm.CARDINAL,
        counted=found[2],
        action=action,
    )


def _claims(text: str, names: list[re.Match[str]]) -> Iterator[Claim]:
    for number, found in enumerate(_SAID.finditer(text)):
        if number == _CLAIMS or not names:
            return
        name = names[number % len(names)]
        speaker = Speaker(start=name.start(), end=name.end(), text=name[0], name=name[0])
        start = text.rfind(". ", 0, found.start()) + 2 if number else 0
        said = Quote(start=start, end=found.start(), text=text[start : found.start()])
        cue = Quote(start=found.start(), end=found.end(), text=found[0])
        stance = {"denied": Stance.DENIAL, "claimed": Stance.DOUBTFUL}.get(found[0], Stance.NEUTRAL)
        yield Claim(
            speaker=speaker, cue=cue, content=(said,), form=ClaimForm.INDIRECT, stance=stance
        )
