"""Whether a small word joins what stands around it to one name: "Bank of England"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind
from nutgraf.text.entities.lexicon import is_common, is_first_name, is_surname

if TYPE_CHECKING:
    from nutgraf.text.entities.lexicon import Lexicon
    from nutgraf.text.entities.scan import Scan


class Joiner:
    """Decides over the small words between capitalised ones."""

    def __init__(self, scan: Scan, lexicon: Lexicon) -> None:
        self._scan = scan
        self._lexicon = lexicon

    def joins(self, at: int, here: int, stop: int) -> bool:
        """Whether the word `here` goes on the name that began at the word `at`."""
        words, joining = self._scan.words, self._lexicon.joining
        joint = self._scan.joints[here - 1]
        if words[here] in self._lexicon.function:
            return False
        if joint == "particle":
            return self._particle(at, here)
        if joint == "'s":
            saint = here - 2 >= at and words[here - 2] in {"St", "St."}
            return saint or words[here - 1] in joining["possessive"]
        if joint == "s'":
            return self._plural_owners(here, stop)
        if joint == "&":
            return not self._are_people(at, here)
        if joint == "and":
            return self._and(at, here, stop)
        if joint == "of" and self._goes_on(at, here):
            return True
        licensed = joining[joint] | self._lexicon.organisations["anywhere"]
        plain = words[here].isalpha() and words[here] not in self._lexicon.calendar
        return words[here - 1] in licensed and (plain or joint == "of")

    def _goes_on(self, at: int, here: int) -> bool:
        """Whether a purpose is named: "Committee for the Protection of Journalists"."""
        words, joints = self._scan.words, self._scan.joints
        if words[here] in self._lexicon.names or is_first_name(words[here]):
            return False
        organisation = words[at] in self._lexicon.joining["for"] or words[at] == "Campaign"
        return organisation and any(joints[index] in {"for", "on"} for index in range(at, here - 1))

    def _plural_owners(self, here: int, stop: int) -> bool:
        """Whether ordinary people own what follows: "Workers’ Party", "Drama Critics’ Circle"."""
        words, joints = self._scan.words, self._scan.joints
        owners = words[here - 1]
        if not owners.endswith("s") or owners in self._lexicon.names or not is_common(owners):
            return False
        last = here
        while last + 1 < stop and joints[last] == " " and words[last] not in self._lexicon.heads:
            last += 1
        return words[last] in self._lexicon.heads

    def _and(self, at: int, here: int, stop: int) -> bool:
        """Whether "and" stands inside a name: "Ministry of Health and Social Care"."""
        words, lexicon, joints = self._scan.words, self._lexicon, self._scan.joints
        if self._scan.slice(at, here + 1) in lexicon.names:
            return True
        before = lexicon.names.get(self._scan.slice(at, here))
        if before is EntityKind.ORGANISATION and words[at] not in lexicon.joining["departments"]:
            return False
        last = here
        while last + 1 < stop and joints[last] == " ":
            last += 1
        if here - at == 1 and last == here + 1 and words[last] in lexicon.joining["shared"]:
            return True
        if last > here and words[last] in lexicon.organisations["anywhere"] and here - at == 1:
            return self._is_field(at)
        if words[here - 1] == "Fire" and words[here] == "Rescue":
            return True
        if words[here] in lexicon.names:
            return False
        if not is_common(words[here]) and words[at] not in lexicon.joining["departments"]:
            return False
        if any(joints[index] in {"of", "for", "on"} for index in range(at, here - 1)):
            return words[here] not in lexicon.joining["of"]
        plain = all(is_common(word) and word not in lexicon.names for word in words[at:here])
        return plain and last > here and words[last] in lexicon.organisations["heads"]

    def _is_field(self, at: int) -> bool:
        """Whether the word after "the" names nobody: the | Maritime | and Coastguard Agency."""
        word = self._scan.words[at]
        named = word in self._lexicon.names or is_first_name(word) or is_surname(word)
        return not named and self._scan.text.endswith(("the ", "The "), 0, self._scan.starts[at])

    def _are_people(self, at: int, here: int) -> bool:
        """Whether a person's full name stands on the left and another's begins on the right."""
        words = self._scan.words
        return here - at > 1 and is_first_name(words[at]) and is_first_name(words[here])

    def _particle(self, at: int, here: int) -> bool:
        """Whether "de" or "van" stands inside a person's or a place's name."""
        kind = self._lexicon.names.get(self._scan.words[here - 1])
        return kind is not EntityKind.GROUP or here - at > 1
