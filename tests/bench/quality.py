"""How right the analysis is: one function for every row of quality."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from nutgraf.model.marks import Analysis, Claim, EntityKind, Figure
from nutgraf.text.analyse import analyse
from nutgraf.text.linking.named import Named
from nutgraf.text.names import names_of
from nutgraf.text.segment import sentences
from tests.bench.gold import Row, rows
from tests.bench.score import ClaimWords, Score, Tokens, add_claims, same_claim, same_cue

Line = dict[str, object]
"""One figure as it is printed."""
Analyser = Callable[[str], Analysis]
ENTITY_SETS = ("ents_gum_news", "ents_wikigold", "ents_uner_ewt_dev")

_LABELS = {
    EntityKind.PERSON: "PER",
    EntityKind.ORGANISATION: "ORG",
    EntityKind.PLACE: "LOC",
}
_KINDS = {
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "LOC": EntityKind.PLACE,
    "NORP": EntityKind.GROUP,
}
_DATE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d{1,2}(?:, \d{4})?\b|\b\d{1,2}:\d\d\b|\b\d{1,2} [ap]\.?m\b|\b(?:in|since) (?:19|20)\d\d\b"
)
_VERBS = Path(__file__).with_name("statement_verbs.txt")
_IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "found": "find",
    "shown": "show", "swore": "swear", "sworn": "swear", "admitted": "admit", "began": "begin",
    "admitting": "admit", "lying": "lie",
}  # fmt: skip


def entity_lines(
    folder: Path, mark: Analyser = analyse, names: Sequence[str] = ENTITY_SETS
) -> Iterator[Line]:
    """Entities: exact spans with their kind, and exact spans alone."""
    for name in names:
        labelled, spans = Score(), Score()
        for row in rows(folder, name):
            gold = {tuple(one) for one in row["ents"] if one[2] in _LABELS.values()}
            found = {
                (mention.start, mention.end, _LABELS[mention.kind])
                for mention in mark(row["text"]).entities
                if mention.kind in _LABELS
            }
            labelled.add(gold, found)
            spans.add({one[:2] for one in gold}, {one[:2] for one in found})
        yield {"row": "entities exact", "set": name, **labelled.row()}
        yield {"row": "entities span only", "set": name, **spans.row()}


def sentence_lines(folder: Path) -> Iterator[Line]:
    """Sentences: where they end."""
    score = Score()
    for row in rows(folder, "seg_gum_news"):
        ends = [end for _, end in sentences(row["text"])]
        score.add([end for _, end in row["sents"]], ends)
    yield {"row": "sentence ends", "set": "seg_gum_news", **score.row()}


def name_lines(folder: Path) -> Iterator[Line]:
    """Names: pairs of gold mentions of one article that are one entity."""
    score = Score()
    for row in rows(folder, "ents_gum_news"):
        text = row["text"]
        gold = sorted(zip(row["ents"], row["entity_ids"], strict=True))
        mentions = [
            Named(start, end, text[start:end], _KINDS.get(label, EntityKind.OTHER))
            for (start, end, label), _ in gold
        ]
        names = names_of(text, mentions)
        pairs = list(combinations(range(len(gold)), 2))
        score.add(
            [(i, j) for i, j in pairs if gold[i][1] == gold[j][1]],
            [(i, j) for i, j in pairs if names[i] == names[j]],
        )
    yield {"row": "names linked, pairwise", "set": "ents_gum_news", **score.row()}


def claim_lines(folder: Path, mark: Analyser = analyse) -> Iterator[Line]:
    """Claims: cue alone, and cue, speaker and content; other attributions of the gold are optional."""
    verbs = frozenset(_VERBS.read_text(encoding="utf-8").split())
    for name in ("claims_gum_news", "claims_hand"):
        cues, whole = Score(), Score()
        for row in rows(folder, name):
            tokens = Tokens(row["text"])
            gold = [_gold_claim(row, claim, tokens, verbs) for claim in row["claims"]]
            found = [_found_claim(claim, tokens) for claim in mark(row["text"]).claims]
            add_claims(cues, gold, found, same_cue)
            add_claims(whole, gold, found, same_claim)
        yield {"row": "claims cue", "set": name, **cues.row()}
        yield {"row": "claims cue+speaker+content", "set": name, **whole.row()}


def _gold_claim(
    row: Row, claim: dict[str, list[list[int]]], tokens: Tokens, verbs: frozenset[str]
) -> ClaimWords:
    cue = " ".join(row["text"][start:end] for start, end in claim["cue"]).lower()
    return ClaimWords(
        tokens.touched(claim["source"]),
        tokens.touched(claim["cue"]),
        tokens.without_that(tokens.touched(claim["content"])),
        "according to" in cue or any(_lemma(word, verbs) in verbs for word in cue.split()),
    )


def _found_claim(claim: Claim, tokens: Tokens) -> ClaimWords:
    speaker = [(claim.speaker.start, claim.speaker.end)] if claim.speaker else []
    return ClaimWords(
        tokens.touched(speaker),
        tokens.touched([(claim.cue.start, claim.cue.end)]),
        tokens.without_that(tokens.touched((part.start, part.end) for part in claim.content)),
    )


def _lemma(word: str, verbs: frozenset[str]) -> str:
    """The verb that a form belongs to."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, instead in (
        ("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""),
        ("s", ""),
    ):  # fmt: skip
        stem = word[: -len(ending)] + instead
        if word.endswith(ending) and stem in verbs:
            return stem
    return word


def figure_lines(folder: Path) -> Iterator[Line]:
    """Figures: number found, whole span, value; and figures that fire inside dates."""
    number, span, value = Score(), Score(), Score()
    for row in rows(folder, "figures_hand"):
        found = analyse(row["text"]).figures
        spans = [(figure.start, figure.end) for figure in found]
        span.add([(gold["start"], gold["end"]) for gold in row["figures"]], spans)
        hit = 0
        for gold in row["figures"]:
            over = [f for f in found if _overlaps(f, gold["number"])]
            hit += bool(over)
            bounds = _bounds(gold["value"])
            if bounds and over:
                right = any(_same_value(figure, bounds) for figure in over)
                value.right += right
                value.wrong += not right
                value.missed += not right
        number.right += hit
        number.missed += len(row["figures"]) - hit
        numbers = [part for gold in row["figures"] for part in gold["number"]]
        number.wrong += sum(not _overlaps(figure, numbers) for figure in found)
    yield {"row": "figures number found", "set": "figures_hand", **number.row()}
    yield {"row": "figures whole span", "set": "figures_hand", **span.row()}
    yield {"row": "figures value of those found", "set": "figures_hand", **value.row()}


def date_lines(folder: Path) -> Iterator[Line]:
    """Dates and clock times that nobody can take for anything else, and how many hold a figure."""
    dates = fired = 0
    for row in rows(folder, "seg_gum_news"):
        figures = analyse(row["text"]).figures
        for match in _DATE.finditer(row["text"]):
            dates += 1
            fired += any(_overlaps(figure, [list(match.span())]) for figure in figures)
    yield {
        "row": "figures inside dates and times",
        "dates": dates,
        "percent": round(100 * fired / dates, 1),
    }


def _overlaps(figure: Figure, spans: list[list[int]]) -> bool:
    return any(start < figure.end and figure.start < end for start, end in spans)


def _bounds(value: str) -> tuple[float, float] | None:
    """Lower and upper bound of a value of the gold; nothing for scores and multiples."""
    if (span := re.fullmatch(r"([\d.]+)\.\.([\d.]+)", value)) is not None:
        return float(span[1]), float(span[2])
    if (ratio := re.fullmatch(r"[<>~=]*([\d.]+)/([\d.]+)", value)) is not None:
        return (float(ratio[1]) / float(ratio[2]),) * 2
    if "-" in value or value.startswith("x"):
        return None
    single = re.search(r"[\d.]+", value)
    return (float(single[0]),) * 2 if single else None


def _same_value(figure: Figure, bounds: tuple[float, float]) -> bool:
    """Whether every bound that the figure has is the gold's."""
    given = (figure.low, figure.high)
    pairs = [(own, gold) for own, gold in zip(given, bounds, strict=True) if own is not None]
    return bool(pairs) and all(abs(own - gold) <= 1e-6 * max(1.0, gold) for own, gold in pairs)
