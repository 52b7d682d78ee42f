"""A title for an article that has none: the beginning of its first paragraph, cut at a clause."""

from __future__ import annotations

import re
from itertools import accumulate

from nutgraf.text.canonical import clipped, safe_text

LONGEST_TITLE = 90
"""Characters of a title that was made; newspapers' own are rarely longer."""

_SHORTEST = 24
"""Characters before the first place where a title may be cut."""

_DATELINE = re.compile(
    r"^[A-ZÀ-Þ][\w .,’'-]{1,40}\((?:Reuters|REUTERS|AP|AFP|PA|dpa|Xinhua|UPI|TASS|PTI|ANI)\)\s*[-–—:]+\s*"
)
_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[\"“‘']?[A-ZÀ-Þ0-9])")
_CLAUSE = re.compile(
    r"(?P<typography>[;:,](?=\s)|,[\"”’](?=\s)|\s+[–—-]{1,2}(?=\s)|—)"
    r"|\s+(?=(?:after|although|amid|and|as|because|before|but|despite|during|following|if|including|"
    r"since|so that|such as|though|unless|until|when|where|whereas|which|while|who|whose|along with|"
    r"according to|ahead of|because of|in which|with)\s)"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘])(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Mx|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Col|Maj|Sgt|Capt|"
    r"Cmdr|Adm|Rev|Hon|Jr|Sr|No|Nos|vs|v|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Corp)$"
)
_FINITE_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|do|does|did|said|says|told|"
    r"began|broke|brought|came|cut|died|fell|felt|found|gave|gets|got|held|hit|kept|knew|led|left|lost|"
    r"made|met|paid|put|ran|rose|saw|sent|set|shot|shut|sold|spent|spoke|stood|struck|took|went|won|"
    r"[a-z]{3,}ed)\b"
)
_SUBORDINATE = re.compile(r"\b(?:who|which|that|whose|where)\b.*")
_SPEAKING = re.compile(
    r"\b(?:said|says|told|added|warned|announced|reported|claimed|argued|insisted)$"
)
_LOOSE_END = re.compile(
    r"(?:[\s,;:–—-]+|\s+(?:a|about|after|along|also|although|amid|among|an|and|are|as|at|be|because|been|"
    r"before|but|by|despite|during|for|from|had|has|have|he|her|his|if|in|including|into|is|it|its|just|"
    r"more|nor|of|on|or|over|she|since|so|such|than|that|the|their|they|though|to|under|unless|until|was|"
    r"were|when|where|whereas|which|while|who|whose|will|with|would))+$",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(
    r"(?:[\s,;:]+(?:although|and|because|but|nor|or|than|that|unless|whereas|which|while))+$",
    re.IGNORECASE,
)
_OPENING, _CLOSING = "“([", "”)]"
_CLOSING_OF = {"“": "”", '"': '"', "‘": "’"}


def title_from(paragraph: str) -> str:
    """The title that a paragraph gives: its first sentence or clause, at most `LONGEST_TITLE` characters.

    It ends in a whole word and in no comma or conjunction; `…` says that no clause was short enough.
    """
    text = safe_text(paragraph[: 10 * LONGEST_TITLE], single_line=True)
    text = _DATELINE.sub("", text, count=1) or text
    sentence = text[: _sentence_end(text)]
    if len(sentence) <= LONGEST_TITLE:
        return _without_stop(sentence) or sentence
    cut = _clause_end(sentence)
    return _without_stop(_LOOSE_END.sub("", sentence[:cut])) if cut else _by_words(sentence)


def _sentence_end(text: str) -> int:
    """Where the first sentence ends that is long enough to be a title."""
    for found in _SENTENCE.finditer(text[: 2 * LONGEST_TITLE]):
        if found.end() >= _SHORTEST and not _ABBREVIATION.search(text[: found.start()]):
            return found.end()
    return len(text)


def _clause_end(sentence: str) -> int:
    """Where the longest clause ends that fits, at a comma or dash if there is one; 0 for nowhere."""
    outside = _outside_quotations(sentence[: LONGEST_TITLE + 1])
    best = (False, 0)
    for found in _CLAUSE.finditer(sentence[: LONGEST_TITLE + 12]):
        at_comma = found["typography"] is not None
        end = found.end() if at_comma else found.start()
        if (
            _SHORTEST <= end <= LONGEST_TITLE
            and outside[end]
            and _is_whole(sentence[: found.start()])
        ):
            best = max(best, (at_comma, end))
    return best[1]


def _is_whole(clause: str) -> bool:
    """Whether something is said in it, so that it is not a subject with its apposition only."""
    if _SPEAKING.search(clause):
        return False
    first, _, rest = clause.partition(", ")
    after_apposition = rest.partition(", ")[2]
    return any(
        _FINITE_VERB.search(_SUBORDINATE.sub("", part)) for part in (first, after_apposition)
    )


def _outside_quotations(text: str) -> list[bool]:
    """For each position, whether no quotation or bracket is open there."""
    steps = [(c in _OPENING) - (c in _CLOSING) for c in text]
    depths = accumulate(steps, initial=0)
    straight = accumulate((c == '"' for c in text), initial=0)
    return [depth <= 0 and quotes % 2 == 0 for depth, quotes in zip(depths, straight, strict=True)]


def _without_stop(title: str) -> str:
    """Without full stop, comma or conjunction at its end, and without half a pair of quotation marks."""
    title = _CONJUNCTION.sub("", title.strip())
    if title.endswith((".", "…", ",", ";", ":")) and not _ABBREVIATION.search(title[:-1]):
        title = title.rstrip(".…,;:")
    title = re.sub(r"[,.]([\"”’])$", r"\1", title).strip()
    is_half = title[:1] in _CLOSING_OF and _CLOSING_OF[title[0]] not in title[1:]
    return title[1:].lstrip() if is_half else title


def _by_words(text: str) -> str:
    """As many whole words as fit, with `…` where something is left out."""
    short = clipped(text, LONGEST_TITLE).removesuffix("…")
    return (_LOOSE_END.sub("", short) or short) + "…"
