"""One line about a mark: what it is, and what the article says of it."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from nutgraf.model.marks import Claim, Figure, Mention, Stance
from nutgraf.model.wording import counted
from nutgraf.tui.lines import drawable
from nutgraf.tui.page.head import long_date
from nutgraf.tui.page.marks import notes_on
from nutgraf.tui.page.values import value_of
from nutgraf.tui.signs import kind_sign

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nutgraf.model.marks import Analysis
    from nutgraf.model.notes import Note
    from nutgraf.tui.glyphs import Glyphs
    from nutgraf.tui.page.marks import PageMark

_NO_MEANINGS: Mapping[str, str] = MappingProxyType({})


def describe(
    mark: PageMark,
    analysis: Analysis,
    glyphs: Glyphs,
    notes: Sequence[Note] = (),
    colours: Mapping[str, str] = _NO_MEANINGS,
) -> str:
    """What a mark is, in one line: `≥ 12 police officers · killed · says State TV`.

    The first of the user's notes on it ends the line; `colours` says what theirs mean.
    """
    thing = mark.thing
    if isinstance(thing, Mention):
        parts = _entity(thing, analysis, glyphs)
    elif isinstance(thing, Figure):
        parts = _figure(thing, analysis, glyphs)
    elif isinstance(thing, Claim):
        parts = _claim(thing, analysis, glyphs)
    else:
        parts = _note(thing, glyphs, colours)
    parts += [_written(note, glyphs) for note in notes_on(thing, notes)[:1] if note.body]
    line = f" {glyphs.dot} ".join(part for part in parts if part)
    return " ".join(drawable(line).split())


def _entity(mention: Mention, analysis: Analysis, glyphs: Glyphs) -> list[str]:
    """Name, kind, how often it is named."""
    times = sum(m.name == mention.name and m.kind is mention.kind for m in analysis.entities)
    often = counted(times, "mention")
    return [f"{kind_sign(glyphs, mention.kind)} {mention.name}", mention.kind.value, often]


def _figure(figure: Figure, analysis: Analysis, glyphs: Glyphs) -> list[str]:
    """Value, what is counted, what happened to it, when, and who says so."""
    speaker = next(
        (
            who
            for claim in analysis.claims
            if any(part.start <= figure.start < part.end for part in claim.content)
            and (who := claim.who)
        ),
        "",
    )
    return [
        f"{value_of(figure, glyphs)} {figure.counted or ''}".strip(),
        figure.action or "",
        _when(figure.when),
        f"says {speaker}" if speaker else "",
    ]


def _claim(claim: Claim, analysis: Analysis, glyphs: Glyphs) -> list[str]:
    """Speaker, cue, form and stance, and who says otherwise."""
    opponents = analysis.opponents(claim)
    names = dict.fromkeys(other.who or other.cue.text for other in opponents)
    stance = "" if claim.stance is Stance.NEUTRAL else claim.stance.value
    return [
        f"{glyphs.claim} {claim.who or 'nobody named'}",
        claim.cue.text,
        claim.form.value,
        stance,
        _when(claim.when),
        f"{glyphs.disputed} {', '.join(names)}" if names else "",
    ]


def _note(note: Note, glyphs: Glyphs, colours: Mapping[str, str]) -> list[str]:
    """The first line of what is written, the tags, what the colour means."""
    tags = " ".join(f"{glyphs.tag}{tag}" for tag in note.tags_beside)
    colour = colours.get(note.colour, note.colour) if note.colour else ""
    return [_written(note, glyphs), tags, colour]


def _written(note: Note, glyphs: Glyphs) -> str:
    """The first line of a note; of a highlight, that it is one."""
    first = next((line for line in note.body.splitlines() if line.strip()), "")
    return f"{glyphs.note} {first}" if first else f"{glyphs.bar} highlight"


def _when(when: str | None) -> str:
    """A full date as newspapers print it; anything else as it is."""
    try:
        return long_date(date.fromisoformat(when)) if when else ""
    except ValueError:
        return when or ""
