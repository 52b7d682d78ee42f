"""Where names begin and end among capitalised words that follow one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind
from nutgraf.text.entities.amounts import is_money
from nutgraf.text.entities.context import CLOSING, says_follows
from nutgraf.text.entities.joining import Joiner
from nutgraf.text.entities.lexicon import is_common, is_first_name, is_plural_acronym, is_surname
from nutgraf.text.entities.titles import title_end
from nutgraf.text.entities.titlewords import TitleWords

if TYPE_CHECKING:
    from nutgraf.text.entities.lexicon import Lexicon
    from nutgraf.text.entities.scan import Scan

_CAPTIONS = frozenset(
    {"Image", "Images", "Photo", "Photos", "Picture", "Pictures", "Video", "Videos", "File"}
)
"""Words before a credit; a name goes on after them only inside it, as in "Motion Picture Academy"."""
_FAMILY_FIRST = frozenset(
    {
        "Tan",
        "Low",
        "Sim",
        "Park",
        "Ban",
        "Song",
        "Sun",
        "Fan",
        "Pan",
        "Gong",
        "Fang",
        "Ma",
        "Lay",
        "Sung",
    }
)
"""Ordinary words that are family names where these come first."""
_KINDS = frozenset(
    {"brokerage", "broker", "retailer", "carmaker", "automaker", "lender", "insurer", "housebuilder", "builder",
     "rival", "supermarket", "grocer", "drugmaker", "chipmaker", "miner", "regulator", "watchdog", "charity",
     "operator", "supplier", "developer", "publisher", "bookmaker", "consultancy", "contractor", "startup"}
)  # fmt: skip
"""Words that stand before a firm's name without belonging to it."""
_LONGEST_NAME = 6
"""Words of the longest name that the lists hold."""


class Boundaries:
    """Decides where a name ends and what begins none."""

    def __init__(self, scan: Scan, lexicon: Lexicon) -> None:
        self._scan = scan
        self._lexicon = lexicon
        self._joiner = Joiner(scan, lexicon)
        self.titles = TitleWords(scan, lexicon)
        self._surname_endings = tuple(lexicon.titles["surname-endings"])

    def known_end(self, at: int, stop: int) -> int:
        """Where the longest name of the lists ends that begins here; `at` where none does."""
        lexicon, word = self._lexicon, self._scan.words[at]
        if word in lexicon.phrase_starts:
            for end in range(min(stop, at + _LONGEST_NAME), at + 1, -1):
                if lexicon.kind_of(self._scan.slice(at, end)):
                    return end
        return at + 1 if lexicon.kind_of(word) and not self._is_plain_opening(at) else at

    def is_time(self, at: int, stop: int) -> bool:
        """Whether a day or month stands here that begins no event such as "October Revolution"."""
        scan, lexicon = self._scan, self._lexicon
        if scan.words[at] not in lexicon.calendar:
            return False
        if at + 1 >= stop or scan.joints[at] != " " or scan.words[at].endswith("day"):
            return True
        return scan.words[at + 1] not in lexicon.heads

    def is_no_name(self, at: int, stop: int) -> bool:
        """Whether a common word has its capital here only because of where it stands."""
        scan = self._scan
        word = scan.words[at]
        counted = is_plural_acronym(word) or is_money(scan.text, scan.ends[at], word)
        if counted or self._is_caption(at, stop) or "-of-" in word:
            return True  # "Mum-of-three Jade Pullen"
        if word in self._lexicon.organisations["not-acronyms"]:
            return at + 1 >= stop or scan.joints[at] != " "
        if not self._is_plain_opening(at):
            return False
        joint = scan.joints[at] if at + 1 < stop else ""
        if joint == " ":
            return not self._opens_name(at, stop)
        if joint in {"of", "for", "on"} and not scan.headline[at]:
            return scan.words[at] not in self._lexicon.joining[joint]
        return not (is_surname(scan.words[at]) and says_follows(scan.text, scan.ends[at]))

    def _is_caption(self, at: int, stop: int) -> bool:
        """Whether the word announces a credit: "Image: …", "AP | Photo/Ann Lee"."""
        scan = self._scan
        if scan.words[at] not in _CAPTIONS:
            return False
        return at + 1 >= stop or scan.joints[at] != " " or scan.initial[at]

    def fills_quotation(self, at: int, stop: int) -> bool:
        """Whether the words from here on are all that stands between quotation marks."""
        text, start, end = self._scan.text, self._scan.starts[at], self._scan.ends[stop - 1]
        closing = CLOSING.get(text[start - 1 : start])
        return closing is not None and stop > at + 1 and text.startswith(closing, end)

    def _opens_name(self, at: int, stop: int) -> bool:
        """Whether a name begins with this common word: "Hurricane Ida", "Police Federation"."""
        scan, lexicon = self._scan, self._lexicon
        word, following = scan.words[at], scan.words[at + 1]
        if self.known_end(at + 1, stop) > at + 1:
            return word in lexicon.places["directions"] or word == "Mid"
        if self._begins_family(at, stop):
            return True
        if is_first_name(word):
            return not is_common(following) or following in lexicon.heads
        if scan.headline[at] or self._is_kind(word):
            return False
        if word in lexicon.openers:
            return True
        last = at + 1
        while last + 1 < stop and scan.joints[last] == " ":
            last += 1
        return scan.words[last] in lexicon.heads

    def _begins_family(self, at: int, stop: int) -> bool:
        """Whether a family name that is an ordinary word too stands before given names: "Tan | Mei Fong"."""
        scan = self._scan
        two = at + 2 < stop and scan.joints[at] == scan.joints[at + 1] == " "
        return (
            two
            and scan.words[at] in _FAMILY_FIRST
            and all(
                is_first_name(word) or not is_common(word) for word in scan.words[at + 1 : at + 3]
            )
        )

    def _is_kind(self, word: str) -> bool:
        """Whether a word at the start of a sentence says what is named: "Brokerage | Kestrel Securities"."""
        if word in self._lexicon.organisations["anywhere"] or word in self._lexicon.openers:
            return False
        return word.lower() in _KINDS

    def end(self, at: int, end: int, stop: int) -> int:
        """Where the name that begins at `at`, and reaches to `end` at least, ends."""
        if end >= stop or self._stands_alone(at, end, stop):
            return end
        joints = self._scan.joints
        while end < stop:
            if joints[end - 1] == " ":
                if self._breaks(at, end, stop):
                    break
                end = max(self.known_end(end, stop), end + 1)
            elif self._joiner.joins(at, end, stop):
                end += 1
            else:
                break
        return end

    def _is_plain_opening(self, at: int) -> bool:
        """Whether a plain word begins a sentence here and has no capital elsewhere."""
        scan = self._scan
        word = scan.words[at]
        if not scan.initial[at] or scan.inside[word] or (word.isupper() and len(word) > 1):
            return False
        if scan.text.startswith(("-based", "-born"), scan.ends[at]):
            return False
        return is_common(word) and word not in self._lexicon.organisations["bare"]

    def _stands_alone(self, at: int, end: int, stop: int) -> bool:
        """Whether a nationality here qualifies what follows, instead of beginning its name."""
        scan, lexicon = self._scan, self._lexicon
        if lexicon.names.get(scan.slice(at, end)) is not EntityKind.GROUP:
            return False
        if scan.joints[end - 1] != " ":
            return False
        following = scan.words[end]
        family = is_surname(following) or following.endswith(self._surname_endings)
        if end == at + 1 and is_first_name(scan.words[at]) and family:
            return is_common(following) or following in lexicon.names
        if scan.words[at] == "Christian" and not is_common(following) and end == at + 1:
            return following in lexicon.names
        if scan.headline[at] or is_first_name(following):
            return True
        last = end
        plain = is_common(scan.words[end])
        while last + 1 < stop and scan.joints[last] == " ":
            last += 1
            plain = plain and is_common(scan.words[last])
        return not (plain or scan.words[last] in lexicon.heads)

    def _breaks(self, at: int, here: int, stop: int) -> bool:
        """Whether the word `here` begins something new."""
        scan, lexicon = self._scan, self._lexicon
        word = scan.words[here]
        if self._is_caption(here, stop):
            return True
        if word in lexicon.calendar and word not in {"May", "March"}:
            return here + 1 >= stop or scan.words[here + 1] not in lexicon.heads
        if word in lexicon.function and not is_first_name(word):
            return not (here + 1 < stop and word in {"One", "Two"})
        plain = scan.headline[here] and not scan.inside[word]
        if plain and all(map(is_common, word.split("-"))):
            return word not in lexicon.heads
        title = title_end(scan, lexicon, here, stop)
        if title > here and self.titles.owns_thing(here, stop):
            return False
        if title > here:
            inner = is_surname(word) or word in lexicon.joining["title-inside"]
            if word in {"City", "County"} and title > here + 1:
                return False  # "Davao City | Mayor Ann Lee"
            alone = title == here + 1 and inner and self.titles.is_given(at, here)
            return not alone and not self.titles.belongs(here, title, stop)
        if self._begins_person(at, here, stop) or self._is_wider_place(at, here):
            return True
        return self._begins_group(at, here, stop)

    def _begins_group(self, at: int, here: int, stop: int) -> bool:
        """Whether people of a place follow it: "Ottawa | New Democrat", but "Perth Muslim School"."""
        scan, names = self._scan, self._lexicon.names
        if names.get(scan.slice(at, here)) is not EntityKind.PLACE:
            return False
        end = self.known_end(here, stop)
        if end == here or names.get(scan.slice(here, end)) is not EntityKind.GROUP:
            return False
        if end >= stop or scan.joints[end - 1] != " ":
            return True
        return scan.words[end] in self._lexicon.titles["short"]

    def _begins_person(self, at: int, here: int, stop: int) -> bool:
        """Whether a person's full name begins: "NASA | Bill Ingalls", "Senior | Kory Moss"."""
        scan, lexicon = self._scan, self._lexicon
        word = scan.words[here]
        if here + 1 >= stop or scan.joints[here] != " " or not is_first_name(word):
            return False
        following = scan.words[here + 1]
        if word in lexicon.names or following in lexicon.heads:
            return False
        if scan.words[here - 1] in lexicon.organisations["heads"] and here - at > 1:
            return not is_common(word) and not is_common(following)
        before = scan.slice(at, here)
        kind = lexicon.names.get(before)
        if is_common(word):
            firm = kind is EntityKind.ORGANISATION
            return firm and is_surname(following) and not is_common(following)
        if scan.words[at] in lexicon.places["first"]:
            return False
        if kind in {EntityKind.ORGANISATION, EntityKind.GROUP}:
            return True
        if (kind is EntityKind.PLACE and not is_first_name(before)) or _is_acronym(before):
            return True
        return all(is_common(other) and not is_first_name(other) for other in scan.words[at:here])

    def _is_wider_place(self, at: int, here: int) -> bool:
        """Whether a country follows a town without a comma: "Orlando | Florida"."""
        places, word = self._lexicon.places, self._scan.words[here]
        wide = word in places["countries"] or word in places["regions"]
        return wide and self._scan.slice(at, here) in self._lexicon.towns


def _is_acronym(word: str) -> bool:
    """Whether it is all of capitals, and longer than initials are."""
    return word.isupper() and len(word) > 2
