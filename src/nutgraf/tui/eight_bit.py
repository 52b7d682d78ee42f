"""Colours for terminals with 256 of them.

Rich rounds every channel by itself, which makes a saturated blue of a dark grey with a touch of it.
Ink and paper have values of their own here, chosen for what they are rounded to; of other themes
the grounds become greys. A highlight brings its own text, as no dark tint of the table is dark enough
for the colours of names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.color import Color

from nutgraf.tui.contrast import luminance, readable
from nutgraf.tui.roles import GROUNDS, HIGHLIGHTS

if TYPE_CHECKING:
    from collections.abc import Mapping

_INK = {
    "background": "#121212",
    "surface": "#121212",
    "panel": "#1c1c1c",
    "foreground": "#d8d8d8",
    "body": "#d8d8d8",
    "muted": "#a4a4a4",
    "accented": "#d7af5f",
    "link": "#87afd7",
    "person": "#5fafff",
    "organisation": "#d7afd7",
    "place": "#5fd7af",
    "group": "#afaf87",
    "other": "#afafaf",
    "figure": "#ffaf5f",
    "disputed": "#ff8787",
    "note": "#d7af5f",
    "tag": "#5fd7af",
    "trouble": "#ff8787",
    "cursor-row": "#303030",
    "sentence": "#262626",
    "current": "#3a3a3a",
    "rule": "#303030",
    "faint": "#626262",
    "selection": "#005f87",
    "selection-text": "#f5f5f5",
    "match": "#5f5f00",
    "match-text": "#f5f5f5",
    "match-current": "#d7af5f",
    "match-current-text": "#121212",
    "highlight-yellow": "#5f5f00",
    "highlight-red": "#870000",
    "highlight-green": "#005f00",
    "highlight-blue": "#005f87",
    "highlight-purple": "#5f5f87",
    "highlight-magenta": "#5f005f",
    "highlight-orange": "#875f00",
    "highlight-grey": "#4e4e4e",
    "highlight-text": "#f5f5f5",
}
_PAPER = {
    "background": "#ffffff",
    "surface": "#ffffff",
    "panel": "#f5f5f5",
    "foreground": "#262626",
    "body": "#262626",
    "muted": "#585858",
    "accented": "#875f00",
    "link": "#005f87",
    "person": "#005faf",
    "organisation": "#87005f",
    "place": "#005f5f",
    "group": "#5f5f00",
    "other": "#4e4e4e",
    "figure": "#875f00",
    "disputed": "#af0000",
    "note": "#875f00",
    "tag": "#005f5f",
    "trouble": "#af0000",
    "cursor-row": "#ebebeb",
    "sentence": "#f5f5f5",
    "current": "#ebebeb",
    "rule": "#d8d8d8",
    "faint": "#9a9a9a",
    "selection": "#afd7ff",
    "selection-text": "#1c1c1c",
    "match": "#ffd787",
    "match-text": "#1c1c1c",
    "match-current": "#875f00",
    "match-current-text": "#ffffff",
    "highlight-yellow": "#ffffaf",
    "highlight-red": "#ffafaf",
    "highlight-green": "#afd7af",
    "highlight-blue": "#afd7ff",
    "highlight-purple": "#d7d7ff",
    "highlight-magenta": "#ffd7ff",
    "highlight-orange": "#ffd7af",
    "highlight-grey": "#d8d8d8",
    "highlight-text": "#1c1c1c",
}
_TABLES: Mapping[str, Mapping[str, str]] = {"ink": _INK, "paper": _PAPER}


def rounded(theme: str, variables: Mapping[str, str]) -> dict[str, str]:
    """A theme's variables for a terminal with 256 colours."""
    if theme in _TABLES:
        return {**variables, **_TABLES[theme]}
    named = ("background", "surface", "panel", *GROUNDS, "current")
    greys = {name: _grey(Color.parse(variables[name])) for name in named}
    text = readable(
        Color.parse(variables["body"]), [Color.parse(variables[name]) for name in HIGHLIGHTS]
    )
    return {**variables, **{n: grey.hex for n, grey in greys.items()}, "highlight-text": text.hex}


def _grey(colour: Color) -> Color:
    """The grey that is as light as a colour."""
    light = luminance(colour)
    share = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    level = round(255 * share)
    return Color(level, level, level)
