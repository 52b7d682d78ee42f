"""Files that a template made: sealed with a digest in their last line, so that an edit made outside is known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nutgraf.export.filenames import short_hash

_SEAL = re.compile(r"\n<!-- nutgraf:made (\S+) (\w+) -->\n\Z")
_SUFFIXES = frozenset({".md", ".html"})
"""Other kinds of files have no comments that nobody sees; theirs are not sealed."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What the last line of a file says."""

    day: str
    """When the file was made."""
    intact: bool
    """Whether it has been left as it was made."""


def sealed(text: str, suffix: str, day: str) -> str:
    """The text with its seal."""
    if suffix not in _SUFFIXES:
        return text
    kept = text.rstrip("\n")
    return f"{kept}\n\n<!-- nutgraf:made {day} {short_hash(kept, 10)} -->\n"


def seal_of(existing: str, suffix: str) -> Seal:
    """The seal of a file; one without is not intact, unless files of its kind have none."""
    match = _SEAL.search(existing)
    if match is None:
        return Seal("", suffix not in _SUFFIXES)
    kept = existing[: match.start()].rstrip("\n")
    return Seal(match[1], short_hash(kept, 10) == match[2])
