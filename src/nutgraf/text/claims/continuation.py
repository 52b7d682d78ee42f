"""Quotations without a cue of their own that go on with the claim before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from nutgraf.model.article import Block, BlockKind
from nutgraf.model.marks import Span
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.quotation import OPENERS, Quotation

_TERMINAL = ".!?…,—–-"
_WIDEST_GAP = 240
"""Characters between a cue and the quotation that goes on, all of them of the cue's own sentence."""


def continue_quotations(
    text: str,
    drafts: list[Draft],
    quotations: Sequence[Quotation],
    paragraphs: Sequence[Span],
    blocks: Sequence[Block],
) -> None:
    """Give every quotation that stands alone to the claim that it belongs to."""
    kinds = {block.start: block.kind for block in blocks}
    _fill_open_ends(text, drafts, quotations, paragraphs, kinds)
    if not drafts:
        return
    taken = _taken(drafts, quotations)
    starts = [draft.cue.start for draft in drafts]
    _prepend(text, drafts, quotations, paragraphs, taken)
    for number, quotation in enumerate(quotations):
        if number not in taken and _is_statement(text, quotation, paragraphs):
            last = bisect_right(starts, quotation.start) - 1
            if last >= 0 and _goes_on(text, drafts[last], quotation, paragraphs):
                taken.add(number)
                span = Span(quotation.start, quotation.end)
                if text[drafts[last].ranges[-1].start] in OPENERS:
                    drafts[last].ranges.append(span)
                else:
                    drafts.insert(last + 1, _continued(drafts[last], span))
                    starts.insert(last + 1, starts[last])


def _continued(draft: Draft, span: Span) -> Draft:
    """A claim in direct speech by the speaker of an indirect one before it."""
    return replace(
        draft, rule="claim-continued", ranges=[span], begins=len(draft.frame), grounds=[],
    )  # fmt: skip


def _end(draft: Draft) -> int:
    """Where a draft ends: its cue or its last range."""
    return max([draft.cue.end, *(span.end for span in draft.ranges)])


def _taken(drafts: list[Draft], quotations: Sequence[Quotation]) -> set[int]:
    """Numbers of the quotations that a claim has already."""
    starts = [quotation.start for quotation in quotations]
    taken: set[int] = set()
    for draft in drafts:
        for span in draft.ranges:
            number = max(0, bisect_right(starts, span.start) - 1)
            while number < len(quotations) and quotations[number].start < span.end:
                if quotations[number].end > span.start:
                    taken.add(number)
                number += 1
    return taken


def _is_statement(text: str, quotation: Quotation, paragraphs: Sequence[Span]) -> bool:
    """Whether a quotation is a sentence of its own: it begins and ends like one."""
    inner = text[quotation.inner.start : quotation.inner.end]
    if not inner or (quotation.closed and inner[-1] not in _TERMINAL):
        return False
    before = text[paragraphs[quotation.paragraph].start : quotation.start].rstrip()
    return not before or before[-1] in ".!?…:\"”’'»"


def _goes_on(text: str, draft: Draft, quotation: Quotation, paragraphs: Sequence[Span]) -> bool:
    """Whether a quotation goes on with the claim before it, in its paragraph or the next one."""
    end = _end(draft)
    gap = text[end : quotation.start]
    if "\n\n" not in gap and _same_paragraph(draft, quotation, paragraphs):
        return len(gap) < _WIDEST_GAP and _is_rest_of_sentence(draft, quotation, gap)
    return _fills_next_paragraph(text, draft, quotation, paragraphs)


def _same_paragraph(draft: Draft, quotation: Quotation, paragraphs: Sequence[Span]) -> bool:
    """Whether the claim ends in the paragraph of the quotation."""
    return _end(draft) > paragraphs[quotation.paragraph].start


def _is_rest_of_sentence(draft: Draft, quotation: Quotation, gap: str) -> bool:
    """Whether no sentence stands between a claim and a quotation."""
    if not any(letter.isalnum() for letter in gap):
        return True
    return draft.cue.end <= draft.frame.span.end <= quotation.start and (
        draft.frame.span.end + 3 >= quotation.start
    )


def _fills_next_paragraph(
    text: str, draft: Draft, quotation: Quotation, paragraphs: Sequence[Span]
) -> bool:
    """Whether the quotation fills its paragraph, and the claim ended the one before."""
    paragraph = paragraphs[quotation.paragraph]
    alone = not text[paragraph.start : quotation.start].strip() and not (
        text[quotation.end : paragraph.end].strip()
    )
    if not alone or quotation.paragraph == 0:
        return False
    before = paragraphs[quotation.paragraph - 1]
    end = _end(draft)
    quoted_at_end = any(span.end >= before.end for span in draft.ranges)
    cue_at_end = before.start <= draft.cue.start and draft.frame.span.end >= before.end
    is_quotation = any(text[span.start] in OPENERS for span in draft.ranges)
    return end > before.start and is_quotation and (quoted_at_end or cue_at_end)


def _prepend(
    text: str,
    drafts: list[Draft],
    quotations: Sequence[Quotation],
    paragraphs: Sequence[Span],
    taken: set[int],
) -> None:
    """Give a paragraph that opens a quotation without closing it to the claim of the next one."""
    for number in range(len(quotations) - 2, -1, -1):
        quotation, following = quotations[number], quotations[number + 1]
        if quotation.closed or number in taken or number + 1 not in taken:
            continue
        if following.paragraph != quotation.paragraph + 1:
            continue
        if text[paragraphs[quotation.paragraph].start : quotation.start].strip():
            continue
        for draft in drafts:
            if draft.ranges and draft.ranges[0].start == following.start:
                draft.ranges.insert(0, Span(quotation.start, quotation.end))
                taken.add(number)
                break


def _fill_open_ends(
    text: str,
    drafts: list[Draft],
    quotations: Sequence[Quotation],
    paragraphs: Sequence[Span],
    kinds: dict[int, BlockKind],
) -> None:
    """Give the next paragraph to a claim that ends in a colon; drop the claim where there is none."""
    starts = [paragraph.start for paragraph in paragraphs]
    quotation_starts = {quotation.start: quotation for quotation in quotations}
    for draft in drafts:
        if draft.open_end and not draft.ranges:
            number = bisect_right(starts, draft.cue.start)
            if number < len(paragraphs) and kinds.get(starts[number]) not in (
                BlockKind.HEADING, BlockKind.CAPTION,
            ):  # fmt: skip
                start, end = paragraphs[number]
                quotation = quotation_starts.get(start)
                draft.ranges.append(Span(start, quotation.end if quotation else end))
    drafts[:] = [draft for draft in drafts if draft.ranges]
