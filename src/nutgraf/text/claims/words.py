"""What kind of word a token is, as far as a word alone can tell: bit flags by look-up and ending."""

from __future__ import annotations

from nutgraf.text.claims.lexicon import lexicon, regular_forms
from nutgraf.text.wordlists import sections

DET = 1 << 0
PRON = 1 << 1
"""A pronoun that is a subject."""
OBJ = 1 << 2
"""A pronoun that is an object."""
PREP = 1 << 3
SUB = 1 << 4
"""Begins a subordinate clause."""
CONJ = 1 << 5
WH = 1 << 6
"""Who, which, that, what, how …"""
AUX = 1 << 7
"""A finite auxiliary."""
BARE_AUX = 1 << 8
"""Be, been, being, having."""
ADV = 1 << 9
TIME = 1 << 10
PAST = 1 << 11
"""The past of an irregular verb: finite, unless it is a participle too."""
ED = 1 << 12
"""Past or participle of a regular verb."""
PARTICIPLE = 1 << 13
"""A participle that stands for no past, or may do so: `seen`, `held`."""
THIRD = 1 << 14
"""A verb in -s, or the plural of a noun."""
BASE = 1 << 15
"""A verb without an ending, or a noun."""
ING = 1 << 16
NUM = 1 << 17
COMMA = 1 << 18
STOP = 1 << 19
"""Full stop, question mark, exclamation mark, ellipsis."""
COLON = 1 << 20
SEMI = 1 << 21
DASH = 1 << 22
QUOTE = 1 << 23
PAREN = 1 << 24
CAP = 1 << 25
"""Begins with a capital inside its sentence: a name. Set by the frame."""
POSS = 1 << 26
"""Ends in a possessive 's."""
ARTICLE = 1 << 27
"""A determiner that cannot stand alone."""

VERB_ONLY = 1 << 28
"""A present form of a verb that is never a noun: includes, provide."""

AUX_ANY = AUX | BARE_AUX
BREAK = COMMA | STOP | COLON | SEMI | DASH | QUOTE | PAREN
VERBAL = PAST | ED | PARTICIPLE | THIRD | BASE | ING | VERB_ONLY
AFTER_VERB = DET | PREP | PRON | OBJ | NUM | ADV | CAP | WH | ING
"""What may follow a verb, and tells it from a noun."""
FUNCTION = DET | PREP | PRON | OBJ | AUX_ANY | CONJ | SUB | WH | ADV | TIME
"""Words of grammar and time, which say nothing of what a text is about."""

_KEPT = 50_000
"""Words remembered at most."""
_PUNCTUATION = {
    ",": COMMA, ".": STOP, "!": STOP, "?": STOP, "…": STOP, ":": COLON, ";": SEMI, "—": DASH,
    "–": DASH, "-": DASH, "(": PAREN, ")": PAREN,
}  # fmt: skip
_ARTICLES = sections("claims/words")["article"]


class WordKinds(dict[str, int]):
    """Lower-case word -> flags; what is not listed is told by its ending and remembered."""

    def __missing__(self, word: str) -> int:
        """The flags of a word that no list names."""
        flags = _by_ending(word)
        if len(self) < _KEPT:
            self[word] = flags
        return flags


def _by_ending(word: str) -> int:
    """The flags that the look of a word gives."""
    if word.endswith(("'s", "s'")):
        return POSS
    if any(letter.isdigit() for letter in word):
        return NUM
    if word.endswith("n't"):
        return AUX
    if "-" in word:
        return 0
    if len(word) > 4:
        if word.endswith("ing"):
            return ING
        if word.endswith("ed"):
            return ED
        if word.endswith("ly"):
            return ADV
    return 0


def _closed_classes() -> dict[str, int]:
    """The flags of the words that `data/claims/words.txt` lists."""
    listed = sections("claims/words")
    flags: dict[str, int] = dict.fromkeys(listed["not an adverb"] | listed["not finite"], 0)
    for section, flag in (
        ("determiner", DET),
        ("subject pronoun", PRON),
        ("object pronoun", OBJ),
        ("preposition", PREP),
        ("subordinator", SUB),
        ("conjunction", CONJ),
        ("question word", WH),
        ("finite auxiliary", AUX),
        ("bare auxiliary", BARE_AUX),
        ("adverb", ADV),
        ("time", TIME),
    ):
        for word in listed[section]:
            flags[word] = flags.get(word, 0) | flag
    for word in _ARTICLES:
        flags[word] |= ARTICLE
    return flags | _PUNCTUATION


def _add_verb(
    flags: dict[str, int], forms: tuple[str, str, str, str, str], irregular: bool
) -> None:
    """Add the flags of a verb: base, third person, past, participle, -ing form."""
    base, third, past, participle, ing = forms
    pasts = PAST if irregular and past != base else ED
    both = PARTICIPLE if past == participle and irregular else 0
    for form, flag in (
        (base, BASE),
        (third, THIRD),
        (past, pasts | both),
        (participle, 0 if past == participle else PARTICIPLE),
        (ing, ING),
    ):
        if not flags.get(form, 0) & ~VERBAL or form in {"like", "told"}:
            flags[form] = flags.get(form, 0) | flag


def _kinds() -> WordKinds:
    """All listed words with their flags."""
    flags = _closed_classes()
    verbs = sections("claims/verbs")
    for verb in verbs["regular"]:
        _add_verb(flags, (verb, *regular_forms(verb)), irregular=False)
    for verb in verbs["never a noun"]:
        for form, flag in ((verb, BASE), (regular_forms(verb)[0], THIRD)):
            flags[form] = flags.get(form, 0) | flag | VERB_ONLY
    for entry in verbs["irregular"]:
        base, past, participle = entry.split("/")
        third, _, _, ing = regular_forms(base)
        _add_verb(flags, (base, third, past, participle, ing), irregular=True)
    for form, cue in lexicon().words.items():
        flag = {"base": BASE, "third": THIRD, "ing": ING, "participle": PARTICIPLE}.get(cue.tag, 0)
        flag = flag or (ED if form.endswith("ed") else PAST | PARTICIPLE)
        flags[form] = flags.get(form, 0) | flag
    return WordKinds(flags)


KINDS = _kinds()
"""Flags of every word, in lower case with straight apostrophes."""
