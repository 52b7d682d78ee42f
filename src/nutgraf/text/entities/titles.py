"""Titles before a name: "Deputy Prime Minister", "Secretary of State", "Sen."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.text.entities.lexicon import is_common, is_first_name, is_surname

if TYPE_CHECKING:
    from nutgraf.text.entities.lexicon import Lexicon
    from nutgraf.text.entities.scan import Scan

_SURE = frozenset({"PM", "MP", "VP", "HE", "DI", "Rt"})
"""Titles of two letters that nobody's initials are taken for."""
_ELECTED = frozenset({"Senator", "Senators", "Councillor", "Premier", "Mayor", "Leader"})
_LONGEST = 6
"""Words of the longest title that is looked for."""


def title_end(scan: Scan, lexicon: Lexicon, at: int, stop: int) -> int:
    """The word after the title that begins at the word `at`; `at` itself where none begins."""
    titles, modifiers = lexicon.titles["titles"], lexicon.titles["modifiers"]
    short = lexicon.titles["short"]
    words, joints = scan.words, scan.joints
    end = at
    for index in range(at, min(stop, at + _LONGEST)):
        word = words[index].rstrip(".")
        named = at < index < stop - 1 and word in lexicon.joining["title-names"]
        if named and is_honorific(lexicon, words[index - 1]):
            break  # "Dr | Dean Lomas"
        if word in titles or (word in short and _is_short_title(scan, lexicon, index, stop)):
            end = index + 1
        elif word not in modifiers or _is_party(scan, lexicon, index, stop):
            break
        if joints[index] != " ":
            break
    if end == at + 1 == stop - 1 and joints[at] == " ":
        return at if words[at] in lexicon.joining["title-names"] else end
    if end == at:
        return at
    return _with_office(scan, lexicon, end, stop)


def _with_office(scan: Scan, lexicon: Lexicon, end: int, stop: int) -> int:
    """The end with what follows "of" or "for" in "Secretary of State", "Minister for Health"."""
    words, joints = scan.words, scan.joints
    if end >= stop or joints[end - 1] not in {"of", "for"}:
        return end
    if words[end - 1] in lexicon.joining["noble"]:
        return end
    if _is_organisation(scan, lexicon, end, stop):
        return end
    plain = is_common(words[end]) and words[end] not in lexicon.names
    if not plain and words[end] not in lexicon.joining["offices"]:
        return end
    end += 1
    while end < stop and joints[end - 1] in {"and", "&", " "}:
        if not is_common(words[end]) or is_first_name(words[end]):
            break
        end += 1
    return end


def _is_party(scan: Scan, lexicon: Lexicon, at: int, stop: int) -> bool:
    """Whether a party's name stands before its member's title: "Labour | MP Ann Lee"."""
    if scan.words[at] not in lexicon.organisations["bare"] or scan.joints[at] != " ":
        return False
    following = scan.words[at + 1] if at + 1 < stop else ""
    return following in lexicon.titles["short"] or following in _ELECTED


def _is_short_title(scan: Scan, lexicon: Lexicon, at: int, stop: int) -> bool:
    """Whether capitals such as `PM` or `DCI` stand before a person's name."""
    if at + 1 >= stop or scan.joints[at] != " ":
        return False
    following = scan.words[at + 1]
    if following in lexicon.heads:
        return False
    if scan.words[at] in _SURE or len(scan.words[at]) > 2:
        named = is_first_name(following) or is_surname(following)
        return named or not (is_common(following) or following in lexicon.names)
    # "SP Singh" and "CM Ibrahim" have initials; "DP William Ruto" has a title
    return is_first_name(following) and at + 2 < stop and scan.joints[at + 1] == " "


def _is_organisation(scan: Scan, lexicon: Lexicon, at: int, stop: int) -> bool:
    """Whether an organisation begins: "Chairman of the | National Drug Law Enforcement Agency"."""
    words, joints, heads = scan.words, scan.joints, lexicon.organisations["heads"]
    end = at + 1
    while end < stop and joints[end - 1] == " ":
        if words[end] in heads:
            return words[end] not in lexicon.titles["titles"]
        end += 1
    return False


def is_honorific(lexicon: Lexicon, word: str) -> bool:
    """Whether the word is never anything but a title before a name, such as `Mrs` or `Sen.`."""
    return word.rstrip(".") in lexicon.titles["honorifics"]
