"""Quotations without a cue of their own that go on with the claim before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from nutgraf.model.article import Block, BlockKind
from nutgraf.model.marks import Span
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.quotation import OPENERS, Quotation

_TERMINAL = ".!?…,—–-"
_WIDEST_GAP = 240
"""Characters between a cue and the quotation that goes on, all of them of the cue's own sentence."""
_NO_CONTENT = frozenset({BlockKind.HEADING, BlockKind.CAPTION})
"""Blocks that do not go on with a colon at the end of the one before."""


class Continuation:
    """The drafts of a text, in order, and the quotations that may go on with them."""

    def __init__(
        self,
        text: str,
        drafts: list[Draft],
        quotations: Sequence[Quotation],
        paragraphs: Sequence[Span],
        blocks: Sequence[Block],
    ) -> None:
        self._text = text
        self._quotations = quotations
        self._paragraphs = paragraphs
        self._kinds = {block.start: block.kind for block in blocks}
        self._drafts = drafts
        self._starts: list[int] = []
        self._taken: set[int] = set()

    def drafts(self) -> list[Draft]:
        """The drafts with every quotation that stands alone given to the claim that it belongs to."""
        self._fill_open_ends()
        self._starts = [draft.cue.start for draft in self._drafts]
        self._taken = self._taken_already()
        self._prepend()
        for number, quotation in enumerate(self._quotations):
            if number not in self._taken and self._is_statement(quotation):
                self._append(number, quotation)
        return self._drafts

    def _append(self, number: int, quotation: Quotation) -> None:
        """Give a quotation to the claim before it."""
        last = self._outermost(bisect_right(self._starts, quotation.start) - 1)
        if last >= 0 and self._goes_on(self._drafts[last], quotation):
            self._taken.add(number)
            self._drafts[last].ranges.append(Span(quotation.start, quotation.end))

    def _outermost(self, number: int) -> int:
        """The claim of the same sentence in whose words a claim stands, else itself: he said he asked why."""
        cue = self._drafts[number].cue if number >= 0 else None
        for other in range(number - 1, max(-1, number - 4), -1):
            spans = self._drafts[other].ranges
            if cue and any(span.start <= cue.start < span.end for span in spans):
                return other
        return number

    def _taken_already(self) -> set[int]:
        """Numbers of the quotations that a claim has from its own sentence."""
        starts = [quotation.start for quotation in self._quotations]
        taken: set[int] = set()
        for draft in self._drafts:
            for span in draft.ranges:
                number = max(0, bisect_right(starts, span.start) - 1)
                while number < len(starts) and starts[number] < span.end:
                    if self._quotations[number].end > span.start:
                        taken.add(number)
                    number += 1
        return taken

    def _is_statement(self, quotation: Quotation) -> bool:
        """Whether a quotation is a sentence of its own: it begins and ends like one."""
        inner = self._text[quotation.inner.start : quotation.inner.end]
        if not inner or (quotation.closed and inner[-1] not in _TERMINAL):
            return False
        before = self._text[self._paragraphs[quotation.paragraph].start : quotation.start].rstrip()
        return not before or before[-1] in ".!?…:\"”’'»"

    def _goes_on(self, draft: Draft, quotation: Quotation) -> bool:
        """Whether a quotation goes on with the claim before it, in its paragraph or the next one."""
        end = _end(draft)
        if end <= self._paragraphs[quotation.paragraph].start:
            return self._fills_next_paragraph(draft, quotation)
        gap = self._text[end : quotation.start]
        if not any(letter.isalnum() for letter in gap):
            return True
        rest_of_sentence = draft.frame.span.end <= quotation.start <= draft.frame.span.end + 3
        return len(gap) < _WIDEST_GAP and rest_of_sentence

    def _fills_next_paragraph(self, draft: Draft, quotation: Quotation) -> bool:
        """Whether the quotation fills its paragraph, and direct speech ended the one before."""
        if quotation.paragraph == 0 or not self._fills_paragraph(quotation):
            return False
        before = self._paragraphs[quotation.paragraph - 1]
        quoted_at_end = any(span.end >= before.end for span in draft.ranges)
        cue_at_end = before.start <= draft.cue.start and draft.frame.span.end >= before.end
        direct = any(self._text[span.start] in OPENERS for span in draft.ranges)
        return _end(draft) > before.start and direct and (quoted_at_end or cue_at_end)

    def _fills_paragraph(self, quotation: Quotation) -> bool:
        """Whether a paragraph is nothing but the quotation."""
        start, end = self._paragraphs[quotation.paragraph]
        around = self._text[start : quotation.start] + self._text[quotation.end : end]
        return not around.strip()

    def _prepend(self) -> None:
        """Give a paragraph that opens a quotation without closing it to the claim of the next one."""
        by_start = {draft.ranges[0].start: draft for draft in self._drafts}
        for number in range(len(self._quotations) - 2, -1, -1):
            quotation, following = self._quotations[number], self._quotations[number + 1]
            draft = by_start.get(following.start)
            if draft is None or quotation.closed or number in self._taken:
                continue
            if following.paragraph == quotation.paragraph + 1 and self._fills_paragraph(quotation):
                draft.ranges.insert(0, Span(quotation.start, quotation.end))
                by_start[quotation.start] = draft
                self._taken.add(number)

    def _fill_open_ends(self) -> None:
        """Give the next paragraph to a claim that ends in a colon; drop the claim where there is none."""
        starts = [paragraph.start for paragraph in self._paragraphs]
        quotations = {quotation.start: quotation for quotation in self._quotations}
        for draft in self._drafts:
            number = bisect_right(starts, draft.cue.start)
            if draft.ranges or number >= len(starts):
                continue
            start, end = self._paragraphs[number]
            if self._kinds.get(start) not in _NO_CONTENT:
                draft.ranges.append(
                    Span(start, quotations[start].end if start in quotations else end)
                )
        self._drafts = [draft for draft in self._drafts if draft.ranges]


def _end(draft: Draft) -> int:
    """Where a draft ends: its cue or its last range."""
    return max([draft.cue.end, *(span.end for span in draft.ranges)])
