"""How right the analysis is: one function for every row of quality."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations
from pathlib import Path

from nutgraf.model.marks import Analysis, Claim, EntityKind
from nutgraf.text.analyse import analyse
from nutgraf.text.linking.named import Named
from nutgraf.text.names import names_of
from nutgraf.text.segment import sentences
from tests.bench.gold import Row, rows
from tests.bench.score import (
    ClaimWords,
    Score,
    Tokens,
    add_claims,
    same_claim,
    same_cue,
    same_in_sentences,
)

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
    yield from _sentence_lines(folder, mark, verbs)


def _sentence_lines(folder: Path, mark: Analyser, verbs: frozenset[str]) -> Iterator[Line]:
    """Whole claims where a quotation of many sentences counts in those alone in which the gold has it.

    The gold gives every claim one sentence at most, also where the quotation goes on.
    """
    sentences_of = {row["id"]: row["sents"] for row in rows(folder, "seg_gum_news")}
    score = Score()
    for row in rows(folder, "claims_gum_news"):
        tokens = Tokens(row["text"])
        parts = [tokens.touched([sentence]) for sentence in sentences_of[row["id"]]]
        gold = [_gold_claim(row, claim, tokens, verbs) for claim in row["claims"]]
        found = [_found_claim(claim, tokens) for claim in mark(row["text"]).claims]
        add_claims(score, gold, found, partial(same_in_sentences, parts))
    yield {"row": "claims whole, in the gold's sentences", "set": "claims_gum_news", **score.row()}


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
