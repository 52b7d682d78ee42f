"""The cue verbs: each form with its lemma, its stance and what may follow it.

`data/claims/cues.txt` is the table; its header explains stances and frames.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from nutgraf.model.marks import Stance
from nutgraf.text.wordlists import DATA

_DOUBLED = ("admit", "rebut", "quip", "brag", "slam", "dub")
"""Regular verbs whose last consonant doubles before an ending."""


class CueWord(NamedTuple):
    """One form of a cue verb."""

    lemma: str
    tag: str
    """`base`, `third`, `past`, `participle` (only where it differs from the past) or `ing`."""
    stance: Stance
    frames: frozenset[str]
    """One-letter frames, explained in the header of the table."""


class Lexicon(NamedTuple):
    """All forms of all cue verbs."""

    words: dict[str, CueWord]
    """Forms of one word."""
    pairs: dict[str, dict[str, CueWord]]
    """Forms of two words: `points` -> `out` -> the cue."""


def regular_forms(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and -ing form of a verb that has no surprises."""
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb[:-1]}ied", f"{verb}ing"
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    return third, f"{stem}ed", f"{stem}ed", f"{stem}ing"


@cache
def lexicon() -> Lexicon:
    """The table of cue verbs, read once."""
    words: dict[str, CueWord] = {}
    pairs: dict[str, dict[str, CueWord]] = {}
    for line in DATA.joinpath("claims/cues.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            for form, word in _forms_of_line(line):
                first, _, second = form.partition("_")
                target = pairs.setdefault(first, {}) if second else words
                target[second or first] = word
    return Lexicon(words, pairs)


def _forms_of_line(line: str) -> list[tuple[str, CueWord]]:
    """The forms of the verb that one line of the table is about; the past wins over its equals."""
    lemma, stance, frames, *irregular = line.split()
    if irregular:
        third, past, participle, ing = irregular
    else:
        verb, _, particle = lemma.partition("_")
        tail = f"_{particle}" if particle else ""
        third, past, participle, ing = (form + tail for form in regular_forms(verb))
    tagged = {lemma: "base", third: "third", participle: "participle", past: "past", ing: "ing"}
    letters = frozenset(frames.replace("-", ""))
    return [
        (form, CueWord(lemma.replace("_", " "), tag, Stance(stance), letters))
        for form, tag in tagged.items()
    ]
