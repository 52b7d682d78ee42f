"""One sentence as a table of tokens: words, what kind of words they are, and which are quoted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.model.marks import Span
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.lexicon import lexicon
from nutgraf.text.claims.quotation import Quotation
from nutgraf.text.claims.words import KINDS

LONGEST = 3_000
"""Characters of a sentence that are looked at; the rest of a longer one is left alone."""

_TOKEN = re.compile(
    r"[A-Za-z][a-z]+(?=[ ,\n])"  # most words by far: first, as it halves the time
    r"|''|``|’’|‘‘"
    r"|[^\W\d_]\.(?:[^\W\d_]\.)+"
    r"|(?=[A-Z][a-z]{0,5}\.)(?:Mr|Mrs|Ms|Mx|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|Prof|Rev|Hon|Capt|Maj|Adm|Inc|Corp|Co|Ltd|No"
    r"|Ala|Alta|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Mass|Md|Mich|Minn|Mont|Neb|Nev|Okla"
    r"|Ont|Ore|Pa|Que|Sask|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
    r"|Assn|Dept|Univ|Bros|Messrs|Supt|Det|Brig|Cmdr|Jan|Feb|Aug|Sept|Oct|Nov|Dec|[A-Z])\.(?![a-z\d])"
    r"|\d+(?:[.,]\d+)+\w*"
    r"|\w+(?:[-'’.&/]\w+)*(?:(?<=s)['’](?=\s))?"
    r"|\S"
)
_DOUBLES = frozenset({'"', "“", "”", "„", "‟", "«", "»", "''", "``", "’’", "‘‘"})
_SINGLES = frozenset({"'", "‘", "’"})
_NO_NAME = ~(kind.VERBAL | kind.AUX | kind.ADV | kind.CONJ | kind.PREP | kind.SUB)
"""What a capitalised word inside a sentence may still be: a determiner, a pronoun, a time."""
_FEWEST = 4
"""Longer words of a headline by which its style is told."""
_NAMES_TOO = frozenset({"may", "will", "mark", "grant"})
"""Verbs that are first names at the start of a sentence, unless a subject follows."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The tokens of one sentence, in parallel lists."""

    text: str
    """The whole text of the article; all positions are positions in it."""
    number: int
    """Number of the sentence."""
    span: Span
    words: list[str]
    lower: list[str]
    """Words in lower case, with straight apostrophes."""
    starts: list[int]
    ends: list[int]
    kinds: list[int]
    """Flags from `words`."""
    quoted: list[int]
    """Number of the quotation that a token belongs to, its marks among them; -1 outside."""
    quotations: Sequence[Quotation]
    """All quotations of the text."""

    def __len__(self) -> int:
        return len(self.words)

    def span_of(self, first: int, stop: int) -> Span:
        """The character range of the tokens from `first` up to, not including, `stop`."""
        return Span(self.starts[first], self.ends[stop - 1])

    def is_at(self, token: int, flags: int) -> bool:
        """Whether the token exists, stands outside quotations and has one of these flags."""
        return (
            0 <= token < len(self.words)
            and self.quoted[token] < 0
            and bool(self.kinds[token] & flags)
        )

    def word(self, token: int) -> str:
        """The word in lower case; empty beyond the ends of the sentence and inside quotations."""
        if 0 <= token < len(self.words) and self.quoted[token] < 0:
            return self.lower[token]
        return ""


def frame_of(
    text: str,
    number: int,
    span: Span,
    quotations: Sequence[Quotation],
    starts: Sequence[int],
    *,
    headline: bool = False,
) -> Frame:
    """The table of one sentence; `starts` are the starts of the quotations.

    In a headline Most Words May Have a Capital, and then it makes no name of a word that is known.
    """
    end = min(span.end, span.start + LONGEST)
    spans = [match.span() for match in _TOKEN.finditer(text, span.start, end)]
    words = [text[first:stop] for first, stop in spans]
    lower = [word.lower() for word in words]
    if text.find("’", span.start, end) >= 0:
        lower = [word.replace("’", "'") for word in lower]
    positions = [first for first, _ in spans]
    quoted = _quoted(positions, quotations, starts)
    return Frame(
        text, number, span, words, lower, positions, [stop for _, stop in spans],
        _kinds(words, lower, positions, quoted, quotations, headline and _is_title(words)), quoted,
        quotations,
    )  # fmt: skip


def _quoted(
    positions: list[int], quotations: Sequence[Quotation], starts: Sequence[int]
) -> list[int]:
    """Number of the quotation that each position falls into, or -1."""
    if not positions:
        return []
    current = bisect_right(starts, positions[0]) - 1
    none_begins = current + 1 >= len(starts) or starts[current + 1] > positions[-1]
    if none_begins and (current < 0 or quotations[current].end <= positions[0]):
        return [-1] * len(positions)
    numbers = []
    for position in positions:
        while current + 1 < len(starts) and starts[current + 1] <= position:
            current += 1
        inside = current >= 0 and position < quotations[current].end
        numbers.append(current if inside else -1)
    return numbers


def _kinds(
    words: list[str],
    lower: list[str],
    positions: list[int],
    quoted: list[int],
    quotations: Sequence[Quotation],
    title: bool,
) -> list[int]:
    """The flags of each token; a capital inside the sentence makes a name, and names are no verbs."""
    kinds = list(map(KINDS.__getitem__, lower))
    for token, word in enumerate(words):
        if "a" <= word < "{":  # the many words without a capital, at once
            continue
        if word in _DOUBLES:
            kinds[token] = kind.QUOTE
        elif word in _SINGLES and quoted[token] >= 0:
            quotation = quotations[quoted[token]]
            at_edge = positions[token] in (quotation.start, quotation.end - 1)
            kinds[token] = kind.QUOTE if at_edge else 0
        elif word == "WHO":  # the organisation, and not who
            kinds[token] = kind.CAP
        elif (
            word[0].isupper()
            and not (title and _is_known(word, kinds[token]))
            and (token or kinds[token] & kind.POSS or lower[token] in _NAMES_TOO)
        ):
            kinds[token] = (kinds[token] & _NO_NAME) | kind.CAP
    return kinds


def _is_title(words: Sequence[str]) -> bool:
    """Whether nearly all longer words of a headline have a capital, and not all letters are capitals."""
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in longer)
    shouted = all(word.isupper() for word in longer)
    return len(longer) >= _FEWEST and not shouted and capitals * 5 >= len(longer) * 4


def _is_known(word: str, kinds: int) -> bool:
    """Whether a word of a title is one of grammar, or a verb, and no name by its look."""
    cue = lexicon().words.get(word.lower())
    plain = cue is not None and "n" not in cue.frames
    known = kinds & ~(kind.BASE | kind.NUM | kind.POSS | kind.TIME)
    return bool(known or plain) and not word.isupper()
