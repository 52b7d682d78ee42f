"""Word lists: the plain-text files in `data/`, read once and kept.

A line that begins with `#` is a comment. Entries stand one a line, or several a line between
commas. `[name]` on its own line begins a section; what stands before the first one is the section
with the empty name. `data/SOURCES.md` says where each file comes from and under which licence.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")

_COMMENT = re.compile(r"^#.*\n?", re.MULTILINE)
_SECTION = re.compile(r"^\[(.+)\]$", re.MULTILINE)


@cache
def sections(name: str) -> dict[str, frozenset[str]]:
    """The sections of the list `data/NAME.txt`."""
    text = _COMMENT.sub("", DATA.joinpath(f"{name}.txt").read_text(encoding="utf-8"))
    if "," not in text and "\n[" not in text and text[:1] != "[":
        # the longest lists have an entry a line and no sections
        return {"": frozenset(filter(None, text.split("\n")))}
    before, *rest = _SECTION.split(text)
    bodies = {"": before, **dict(zip(rest[::2], rest[1::2], strict=True))}
    return {
        section: frozenset(body.replace(", ", ",").replace("\n", ",").split(",")) - {""}
        for section, body in bodies.items()
    }


@cache
def everything(name: str) -> frozenset[str]:
    """The entries of all sections of the list `data/NAME.txt`."""
    return frozenset().union(*sections(name).values())


def entries(name: str, section: str = "") -> frozenset[str]:
    """The entries of one section of the list `data/NAME.txt`."""
    return sections(name)[section]
