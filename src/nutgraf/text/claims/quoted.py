"""Quotations as content: the quotation at a token, what joins it, and where the narrator goes on."""

from __future__ import annotations

from nutgraf.model.marks import Span
from nutgraf.text.claims import words as kind
from nutgraf.text.claims.edges import content_span, right_edge
from nutgraf.text.claims.finite import is_finite
from nutgraf.text.claims.frame import Frame

_ENDS = ".!?…,—"
"""What stands before the closing mark of a quotation that is no part of the narrator's clause."""


def quotations_from(frame: Frame, token: int) -> list[Span]:
    """The quotation at `token` and what goes on with it: another one, or the rest of a mixed clause."""
    quotation = frame.quotations[frame.quoted[token]]
    after = token
    while after < len(frame) and frame.quoted[after] == frame.quoted[token]:
        after += 1
    whole = frame.text[quotation.inner.end - 1] in _ENDS or not quotation.closed
    if after >= len(frame) or whole or frame.kinds[after] & (kind.BREAK & ~kind.DASH):
        ranges = [Span(quotation.start, quotation.end)]
        return ranges + _joined(frame, after)
    edge = max(right_edge(frame, max(token, after - 3)), after)
    if frame.is_at(after, kind.CONJ) and frame.is_at(after + 1, kind.PAST | kind.ED):
        edge = after  # said "it will hold" and left
    narrator = next((t for t in range(after, edge) if _tells_on(frame, t)), edge)
    return [content_span(frame, token, narrator)]


def verb_follows(frame: Frame, token: int) -> bool:
    """Whether a finite verb stands right after a quotation: leaders saying "enough" | demanded a truce."""
    while token < len(frame) and frame.quoted[token] >= 0:
        token += 1
    return frame.is_at(token, kind.PAST | kind.ED | kind.AUX)


def _tells_on(frame: Frame, comma: int) -> bool:
    """Whether the narrator goes on after a comma and "and": called it "a farce" in May, and left."""
    joined = frame.is_at(comma, kind.COMMA) and frame.is_at(comma + 1, kind.CONJ)
    verb = frame.is_at(comma + 2, kind.PAST | kind.ED)
    return joined and verb and is_finite(frame, comma + 2)


def _joined(frame: Frame, token: int) -> list[Span]:
    """A further quotation after a comma or "and" that nothing else separates."""
    while frame.is_at(token, kind.COMMA | kind.CONJ):
        token += 1
    if (
        0 < token < len(frame)
        and frame.quoted[token] >= 0
        and not frame.kinds[token - 1] & kind.STOP
    ):
        quotation = frame.quotations[frame.quoted[token]]
        return [Span(quotation.start, quotation.end)]
    return []
