"""Teams that are called by their town: "Liverpool beat Leeds", but not "a fire in Liverpool"."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind
from nutgraf.text.wordlists import sections

if TYPE_CHECKING:
    from nutgraf.text.entities.segments import Candidate

_SAMPLE = 3_000
"""Characters in which an article shows that it is about sport."""
_FEWEST = 4
"""Different words of sport that make an article a report on it."""
_AROUND = 24
_BEFORE = re.compile(r"([a-z]+)\.? (?:the )?\Z")
_AFTER = re.compile(r"(?:['’]s)? (?:\d{1,3}[-–]\d|([a-z]+)\b)")
_STOPS = str.maketrans(dict.fromkeys(".,;:!?()’'", " "))
_PLACED = frozenset({"in", "near", "around", "outside", "at", "from", "to", "across"})
"""What stands before towns that are meant as towns."""


class Sport:
    """Finds towns that stand for teams, in articles about sport."""

    def __init__(self, text: str, wide: frozenset[str]) -> None:
        self._text = text
        self._wide = wide
        self._lists = _lists()

    @cached_property
    def _is_sport(self) -> bool:
        """Whether the article is about sport."""
        words = self._text[:_SAMPLE].translate(_STOPS).split()
        return len(self._lists["words"].intersection(words)) >= _FEWEST

    def is_team(self, candidate: Candidate) -> bool:
        """Whether the town or nickname is a team here; national teams stay places."""
        name = candidate.text
        club = name in self._lists["clubs"]
        nickname = name in self._lists["nicknames"]
        town = candidate.known is EntityKind.PLACE and name not in self._wide
        if not (club or nickname or town) or not self._is_sport:
            return False
        if nickname and self._text.endswith(("the ", "The "), 0, candidate.start):
            return True
        before = _BEFORE.search(self._text, max(0, candidate.start - _AROUND), candidate.start)
        word = before[1] if before else ""
        if word in _PLACED:
            return False
        return club or word in self._lists["before"] or self._acts(candidate.end)

    def _acts(self, end: int) -> bool:
        """Whether what follows is what teams do or have."""
        after = _AFTER.match(self._text, end, end + _AROUND)
        return after is not None and (after[1] is None or after[1] in self._lists["after"])


@cache
def _lists() -> dict[str, frozenset[str]]:
    """The word lists of sport."""
    return sections("sport")
