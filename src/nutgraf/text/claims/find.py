"""Claims: who is said to have said what.

A sentence is looked at only where it holds a word that can report. Its tokens are tried against the
patterns of `patterns`; quotations without a cue go to the claim that they continue; speakers get
their names, pronouns the person meant; dates and contradictions are added last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from nutgraf.model.article import Block, BlockKind
from nutgraf.model.marks import Claim, Mention, Quote, Span
from nutgraf.text.claims.colon import MAY_STAND, colon_claim
from nutgraf.text.claims.contents import contents_of
from nutgraf.text.claims.continuation import Continuation
from nutgraf.text.claims.disputes import link_disputes
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.frame import Frame, frame_of
from nutgraf.text.claims.headline import headline_claim, without_labels
from nutgraf.text.claims.lexicon import lexicon
from nutgraf.text.claims.naming import Naming
from nutgraf.text.claims.patterns import claims_of_sentence
from nutgraf.text.claims.quotation import Quotation, quotations
from nutgraf.text.claims.vocabulary import CLAIM_NOUNS
from nutgraf.text.claims.when import when_of
from nutgraf.text.segment import paragraphs

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]{2,}(?:[ ,]{1,2}[A-Z][\w.'’-]+){0,4}(?: \d{1,2})?,?"
    r"(?: \([^)\n]{1,30}\))? (?:—|–|--|-) "
)
"""LONDON (Agency) — and the like, at the start of a sentence."""
_LABEL = re.compile(
    r"[A-Z][\w.'’/-]*(?: [A-Z][\w.'’-]+){0,2}(?:, [A-Z][\w.]{2,8} \d{1,2})?(?: \([^)\n]{1,30}\))?: (?=[A-Z])"
)
"""A dateline with a colon: New Delhi, June 26 (Agency): and the like. In a headline it is the speaker."""
_WORD = re.compile(r"[a-z]+")
_TRIGGERS = (
    frozenset(lexicon().words) | frozenset(lexicon().pairs) | CLAIM_NOUNS | {"according", "per"}
)

Review = Callable[[Frame, list[Draft]], list[Draft]]
"""A second look at the drafts of one sentence, by somebody who knows more of it."""


def find_claims(
    text: str,
    sentences: Sequence[Span],
    blocks: Sequence[Block] = (),
    mentions: Sequence[Mention] = (),
    published: date | None = None,
    review: Review | None = None,
) -> tuple[Claim, ...]:
    """The claims of a text in order of their start.

    Blocks tell headings and captions from paragraphs, mentions give speakers their canonical names,
    and the day of publication turns "on Thursday" into a date; all of them may be missing. `review`
    is given the drafts of each sentence before their quotations are continued.
    """
    pieces = [Span(block.start, block.end) for block in blocks] or paragraphs(text)
    quoted = quotations(text, pieces)
    found = list(_drafts(text, sentences, quoted, blocks, review))
    alone = sorted(without_labels(text, found, mentions), key=lambda draft: draft.cue)
    drafts = Continuation(text, alone, quoted, pieces, blocks).drafts()
    claims = _claims(text, drafts, quoted, Naming(text, sentences, mentions, quoted), published)
    in_order = sorted(claims, key=lambda claim: (claim.start, claim.cue.start))
    return link_disputes(text, in_order)


def _drafts(
    text: str,
    sentences: Sequence[Span],
    quoted: Sequence[Quotation],
    blocks: Sequence[Block],
    review: Review | None,
) -> Iterator[Draft]:
    """The drafts of all sentences."""
    starts = [quotation.start for quotation in quoted]
    headings = {block.start for block in blocks if block.kind is BlockKind.HEADING}
    if not blocks and sentences:
        headings.add(sentences[0].start)
    for number, sentence in enumerate(sentences):
        reports = not _TRIGGERS.isdisjoint(
            _WORD.findall(text[sentence.start : sentence.end].lower())
        )
        heading = sentence.start in headings
        colon = MAY_STAND.search(text, *sentence) is not None
        if not (reports or heading or colon) or _is_quoted(sentence, quoted, starts):
            continue
        headline = heading and text[sentence.end - 1] != "."
        span = _past_dateline(text, sentence, headline)
        frame = frame_of(text, number, span, quoted, starts, headline=headline)
        found = claims_of_sentence(frame)
        if review is not None:
            found = review(frame, found)
        if not found and (heading or colon):
            claim = (headline_claim(frame) if heading else None) or colon_claim(frame)
            found = [claim] if claim else []
        yield from found


def _past_dateline(text: str, sentence: Span, headline: bool) -> Span:
    """The sentence without the place and agency that it opens with."""
    dateline = _DATELINE.match(text, *sentence)
    if dateline is None and not headline:
        dateline = _LABEL.match(text, *sentence)
    return Span(dateline.end(), sentence.end) if dateline else sentence


def _is_quoted(sentence: Span, quoted: Sequence[Quotation], starts: Sequence[int]) -> bool:
    """Whether a sentence lies in one quotation."""
    number = bisect_right(starts, sentence.start) - 1
    return number >= 0 and quoted[number].end >= sentence.end


def _cue_ground(draft: Draft) -> str:
    """Which verb the cue is a form of, and what that says of the speaker's attitude."""
    if draft.candidate is None:
        return ""
    article = "an" if draft.stance.startswith(("a", "e")) else "a"
    return f"“{draft.candidate.word.lemma}” is {article} {draft.stance} cue"


def _claims(
    text: str,
    drafts: Sequence[Draft],
    quoted: Sequence[Quotation],
    naming: Naming,
    published: date | None,
) -> Iterator[Claim]:
    """The drafts as claims; what has no content left is none."""
    starts = [quotation.start for quotation in quoted]
    for draft in drafts:
        content, form = contents_of(text, draft.ranges, quoted, starts)
        if content:
            speaker, ground = naming.speaker(draft)
            cue = Quote(start=draft.cue.start, end=draft.cue.end, text=text[slice(*draft.cue)])
            grounds = "; ".join(filter(None, (_cue_ground(draft), *draft.grounds, ground)))
            yield Claim(
                speaker=speaker, cue=cue, content=content, form=form, stance=draft.stance,
                when=when_of(text, draft, content, published), rule=draft.rule, grounds=grounds,
                engine=draft.engine,
            )  # fmt: skip
