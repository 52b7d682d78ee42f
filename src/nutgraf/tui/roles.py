"""What colours are for: the roles, and their values in the themes ink, paper and ansi.

A role is a theme variable: `$muted` in CSS, `palette.text("muted")` in code that draws lines.
"""

from __future__ import annotations

from nutgraf.model.notes import COLOURS

TEXTS = (
    "body",
    "muted",
    "accented",
    "link",
    "person",
    "organisation",
    "place",
    "group",
    "other",
    "figure",
    "disputed",
    "note",
    "tag",
    "trouble",
)
"""Roles of text; each reads on every ground and, but for the muted, on every highlight."""
GROUNDS = ("cursor-row", "sentence")
"""Backgrounds beside `background` and `panel` on which all text must read."""
RULES = ("rule", "faint")
"""Lines and decoration; no text is drawn in them."""
WASHES = ("selection", "match", "match-current")
"""Backgrounds that come with a text colour of their own, named with `-text`."""
HIGHLIGHTS = ("current", *(f"highlight-{colour}" for colour in COLOURS))
"""Backgrounds of the mark that the cursor is on, and of the user's highlights."""

INK_ROLES = {
    "body": "#d8d5cd",
    "muted": "#9297a1",
    "accented": "#e3b063",
    "link": "#7fb2e5",
    "person": "#6fb7ef",
    "organisation": "#d79ac0",
    "place": "#5fc9a4",
    "group": "#b9b48a",
    "other": "#9fb8bd",
    "figure": "#f0b25a",
    "disputed": "#f0977a",
    "note": "#e3b063",
    "tag": "#6cc3a0",
    "trouble": "#f0977a",
    "cursor-row": "#212a37",
    "sentence": "#1c222b",
    "current": "#2d3c52",
    "rule": "#2b2f37",
    "faint": "#5a5f69",
    "selection": "#2f5d8c",
    "selection-text": "#ece9e1",
    "match": "#5e4a22",
    "match-text": "#ece9e1",
    "match-current": "#e3b063",
    "match-current-text": "#14161a",
    "highlight-yellow": "#453e1f",
    "highlight-red": "#54292b",
    "highlight-green": "#20432f",
    "highlight-blue": "#213f5c",
    "highlight-purple": "#3c3260",
    "highlight-magenta": "#532a4d",
    "highlight-orange": "#55351c",
    "highlight-grey": "#3a3d44",
}
PAPER_ROLES = {
    "body": "#2a2926",
    "muted": "#64635d",
    "accented": "#8c5300",
    "link": "#1f5f99",
    "person": "#0b5c9e",
    "organisation": "#8a3f74",
    "place": "#0a6a4e",
    "group": "#665e2d",
    "other": "#3a5e65",
    "figure": "#8a5200",
    "disputed": "#a83510",
    "note": "#8c5300",
    "tag": "#0b6b4f",
    "trouble": "#a8341b",
    "cursor-row": "#dfe7f0",
    "sentence": "#ecefe9",
    "current": "#cae4e2",
    "rule": "#d9d3c4",
    "faint": "#a09c90",
    "selection": "#a9c9ea",
    "selection-text": "#1c1b19",
    "match": "#f3d9a0",
    "match-text": "#1c1b19",
    "match-current": "#8c5300",
    "match-current-text": "#f7f4ec",
    "highlight-yellow": "#f6e3a1",
    "highlight-red": "#f8d5cd",
    "highlight-green": "#d2ecd0",
    "highlight-blue": "#cfe4f5",
    "highlight-purple": "#e2d9f5",
    "highlight-magenta": "#f6d6ea",
    "highlight-orange": "#fbdab8",
    "highlight-grey": "#e0dfdb",
}
ANSI_ROLES = {
    "ansi-background": "ansi_black",
    "ansi-foreground": "ansi_white",
    "body": "ansi_default",
    "muted": "ansi_default",
    "accented": "ansi_yellow",
    "link": "ansi_bright_blue",
    "person": "ansi_bright_blue",
    "organisation": "ansi_bright_magenta",
    "place": "ansi_bright_green",
    "group": "ansi_cyan",
    "other": "ansi_bright_cyan",
    "figure": "ansi_bright_yellow",
    "disputed": "ansi_bright_red",
    "note": "ansi_yellow",
    "tag": "ansi_green",
    "trouble": "ansi_bright_red",
    "cursor-row": "ansi_default",
    "sentence": "ansi_default",
    "current": "ansi_default",
    "rule": "ansi_bright_black",
    "faint": "ansi_bright_black",
    "selection": "ansi_default",
    "selection-text": "ansi_default",
    "match": "ansi_default",
    "match-text": "ansi_default",
    "match-current": "ansi_default",
    "match-current-text": "ansi_default",
    "highlight-yellow": "ansi_yellow",
    "highlight-red": "ansi_red",
    "highlight-green": "ansi_green",
    "highlight-blue": "ansi_blue",
    "highlight-purple": "ansi_magenta",
    "highlight-magenta": "ansi_bright_magenta",
    "highlight-orange": "ansi_bright_yellow",
    "highlight-grey": "ansi_bright_black",
}

HUES = {
    "current": "#5a96d8",
    "highlight-yellow": "#e6c84a",
    "highlight-red": "#e8645a",
    "highlight-green": "#4fb86a",
    "highlight-blue": "#4a96e0",
    "highlight-purple": "#8a6fe0",
    "highlight-magenta": "#d05cc0",
    "highlight-orange": "#f08c3c",
    "highlight-grey": "#8a8f98",
}
"""The pure colours from which a theme without highlights of its own gets them."""
