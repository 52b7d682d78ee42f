"""Word lists: the plain-text files in `data/`, read once and kept.

A line that begins with `#` is a comment. Entries stand one a line, or several a line between
commas. `[name]` on its own line begins a section; what stands before the first one is the section
with the empty name. `data/SOURCES.md` says where each file comes from and under which licence.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")


@cache
def sections(name: str) -> dict[str, frozenset[str]]:
    """The sections of the list `data/NAME.txt`."""
    found: dict[str, list[str]] = {"": []}
    current = found[""]
    for line in DATA.joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        elif not line.startswith("#"):
            current.extend(line.split(","))
    return {
        section: frozenset(entry.strip() for entry in entries) - {""}
        for section, entries in found.items()
    }


def entries(name: str, section: str = "") -> frozenset[str]:
    """The entries of one section of the list `data/NAME.txt`."""
    return sections(name)[section]
