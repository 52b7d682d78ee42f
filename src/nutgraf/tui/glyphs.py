"""The signs that the screen draws; each set has the same meaning in one cell a sign."""

from __future__ import annotations

from typing import NamedTuple


class Glyphs(NamedTuple):
    """One set of signs; every field is one cell wide unless it says otherwise."""

    note: str
    tag: str
    bar: str
    """In the gutter beside highlighted lines."""
    sentence: str
    """In the gutter beside the current sentence, where the theme has no background for it."""
    cursor: str
    """At the left edge of the current row of a list."""
    unread: str
    star: str
    selected: str
    """Beside a row that is chosen for a bulk action."""
    rule: str
    divider: str
    caption: str
    quote: str
    bullet: str
    dot: str
    """Between pieces of metadata."""
    ellipsis: str
    person: str
    organisation: str
    place: str
    group: str
    other: str
    claim: str
    disputed: str
    at_least: str
    """Two cells in the plain set, as is `at_most`."""
    at_most: str
    more_than: str
    less_than: str
    about: str
    times: str
    dash: str
    """Between the ends of a range."""
    arrow: str
    """From what was typed to what it was taken for."""
    logo: str
    down: str


UNICODE = Glyphs(
    note="●",
    tag="#",
    bar="▎",
    sentence="▏",
    cursor="▌",
    unread="●",
    star="★",
    selected="✓",
    rule="─",
    divider="│",
    caption="│",
    quote="▏",
    bullet="•",
    dot="·",
    ellipsis="…",
    person="○",
    organisation="◇",
    place="△",
    group="▽",
    other="□",
    claim="❝",
    disputed="≠",
    at_least="≥",
    at_most="≤",
    more_than=">",
    less_than="<",
    about="≈",
    times="×",
    dash="–",
    arrow="→",
    logo="◧",
    down="▾",
)
"""Signs that are one cell wide in all but some East Asian set-ups."""

ASCII = Glyphs(
    note="*",
    tag="#",
    bar="|",
    sentence=">",
    cursor=">",
    unread="*",
    star="+",
    selected="x",
    rule="-",
    divider="|",
    caption="|",
    quote="|",
    bullet="-",
    dot="-",
    ellipsis="~",
    person="o",
    organisation="O",
    place="^",
    group="%",
    other=".",
    claim='"',
    disputed="!",
    at_least=">=",
    at_most="<=",
    more_than=">",
    less_than="<",
    about="~",
    times="x",
    dash="-",
    arrow=">",
    logo="#",
    down="v",
)
"""For fonts and terminals that draw the others badly or two cells wide."""

GLYPHS = {"unicode": UNICODE, "ascii": ASCII}
"""The sets by the name that the configuration uses."""
