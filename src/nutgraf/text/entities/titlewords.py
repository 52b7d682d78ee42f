"""Titles that belong to the name that follows them: "General Motors", "Pandit Nehru Stadium", "Coroner's Court"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.text.entities.lexicon import is_common, is_first_name
from nutgraf.text.entities.titles import is_honorific

if TYPE_CHECKING:
    from nutgraf.text.entities.lexicon import Lexicon
    from nutgraf.text.entities.scan import Scan

_VENUES = frozenset(
    {"Stadium", "Airport", "Hospital", "University", "College", "Boulevard", "Avenue", "Highway", "Museum",
     "Foundation", "Memorial", "Institute", "Library", "Arena", "Academy"}
)  # fmt: skip
"""Last words of what is called after a person with a title."""
_FAMILY = frozenset({"Sen", "Shah", "Bishop", "King", "Dean", "Khan", "Shaikh", "Sheikh", "Sultan"})
"""Titles that are family names at least as often after a word that nobody knows."""


class TitleWords:
    """Decides over words that are titles and may be something else."""

    def __init__(self, scan: Scan, lexicon: Lexicon) -> None:
        self._scan = scan
        self._lexicon = lexicon

    def belongs(self, at: int, title: int, stop: int) -> bool:
        """Whether the title's words begin a name such as "General Motors", "Justice Department"."""
        scan, lexicon = self._scan, self._lexicon
        if self._names_venue(at, title, stop) or self.owns_thing(title - 1, stop):
            return True
        if title >= stop or scan.joints[title - 1] != " " or is_honorific(lexicon, scan.words[at]):
            return False
        if scan.words[at] in {"King", "Queen", "Prince", "Princess"}:
            last = title
            while last + 1 < stop and scan.joints[last] == " ":
                last += 1
            if last > title and scan.words[last] in lexicon.heads:
                return True
        for index in range(title, min(stop, title + 3)):
            word = scan.words[index]
            if is_first_name(word) and not is_common(word):
                return False
            if word in lexicon.organisations["heads"] or word in lexicon.others["event-heads"]:
                return True
            if word in lexicon.places["heads"] or scan.joints[index] != " ":
                return False
        return False

    def _names_venue(self, at: int, title: int, stop: int) -> bool:
        """Whether a place is named after whoever has the title: "Pandit Nehru Stadium"."""
        scan, last = self._scan, title
        while last + 1 < stop and scan.joints[last] == " ":
            last += 1
        if last >= stop or scan.headline[at]:
            return False
        follows = scan.text.startswith((" airport", " stadium", " airbase"), scan.ends[last])
        return follows or (last > title and scan.words[last] in _VENUES)

    def is_given(self, at: int, here: int) -> bool:
        """Whether a given name stands before a title that is a family name too: "Anil | Sen"."""
        word = self._scan.words[at]
        if is_first_name(word):
            return True
        unknown = not is_common(word) and word not in self._lexicon.names
        return here == at + 1 and unknown and self._scan.words[here] in _FAMILY

    def owns_thing(self, here: int, stop: int) -> bool:
        """Whether the office is part of what it has: "Crook | Coroner's Court"."""
        scan, lexicon = self._scan, self._lexicon
        owned = here + 1 < stop and scan.joints[here] in {"'s", "s'"}
        plural = owned and scan.joints[here] == "s'"
        possessive = plural or scan.words[here] in lexicon.joining["possessive"]
        return owned and possessive and scan.words[here + 1] in lexicon.heads
