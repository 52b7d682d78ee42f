"""Applies the user's decisions to an analysis; they are never overwritten by a new one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nutgraf.model.corrections import BY_HAND, Correction, CorrectionAction
from nutgraf.model.marks import Analysis, Claim, Figure, MarkKind, MarkState, Mention
from nutgraf.text.byhand import printed_at
from nutgraf.text.entities.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMING = {
    CorrectionAction.RENAME,
    CorrectionAction.MERGE,
    CorrectionAction.SPLIT,
    CorrectionAction.RETYPE,
}


def apply(
    analysis: Analysis, corrections: Sequence[Correction], article: int, text: str = ""
) -> Analysis:
    """The analysis of that article as the user wants it; of two decisions the later one wins.

    Names that were added everywhere are looked for in `text`.
    """
    entities, figures = list(analysis.entities), list(analysis.figures)
    claims = _Claims(analysis.claims)
    for correction in corrections:
        if correction.article not in {None, article}:
            continue
        if correction.layer is MarkKind.ENTITY:
            entities = _entities(entities, correction, text)
            claims.rename_speakers(correction)
        elif correction.layer is MarkKind.FIGURE:
            figures = _figures(figures, correction)
        else:
            claims.correct(correction)
    return replace(
        analysis,
        entities=tuple(sorted(entities, key=lambda mention: mention.start)),
        figures=tuple(sorted(figures, key=lambda figure: figure.start)),
        claims=claims.result(),
    )


def standing(text: str, corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Those that fit this text: a decision on one place holds while the place reads as it did."""
    return tuple(
        correction
        for correction in corrections
        if correction.start is None or text[correction.start : correction.end] == correction.match
    )


def _entities(mentions: list[Mention], correction: Correction, text: str) -> list[Mention]:
    """The mentions after one decision."""
    if correction.action is CorrectionAction.ADD and correction.article is None:
        return _with_name(mentions, correction, text)
    if isinstance(correction.mark, Mention):
        mark = replace(correction.mark, state=_state(correction))
        return [other for other in mentions if not _overlaps(other, mark, correction)] + [mark]
    if correction.action is CorrectionAction.DISMISS:
        return [mention for mention in mentions if not _is_meant(mention, correction)]
    return [
        _renamed(mention, correction) if _is_meant(mention, correction) else mention
        for mention in mentions
    ]


def _with_name(mentions: list[Mention], correction: Correction, text: str) -> list[Mention]:
    """With a mention wherever the name is printed, unless it is part of a longer one there."""
    if not isinstance(correction.mark, Mention):
        return mentions
    mark, kept, added = correction.mark, mentions, []
    for span in printed_at(text, correction.match):
        over = [m for m in kept if m.start < span.end and span.start < m.end]
        if all(span.start <= m.start and m.end <= span.end for m in over):
            kept = [m for m in kept if m not in over]
            added.append(replace(mark, start=span.start, end=span.end, state=_state(correction)))
    return kept + added


def _renamed(mention: Mention, correction: Correction) -> Mention:
    """The mention with the name, kind and state that the user gave it."""
    return replace(
        mention,
        name=correction.name or mention.name,
        kind=correction.kind or mention.kind,
        state=_state(correction),
    )


def _is_meant(mention: Mention, correction: Correction) -> bool:
    """Whether the decision is about this mention."""
    if correction.start is not None:
        return (mention.start, mention.end) == (correction.start, correction.end)
    if correction.action is CorrectionAction.SPLIT:
        return mention.text == correction.match
    if correction.action in _NAMING:
        return _is_same(mention.name, correction.match)
    return mention.text == correction.match or _is_same(mention.name, correction.match)


def _is_same(name: str, other: str) -> bool:
    """Whether two spellings are one name in every list: case and accents make no other entity."""
    return name == other or fold(name).casefold() == fold(other).casefold()


def _figures(figures: list[Figure], correction: Correction) -> list[Figure]:
    """The figures after one decision."""
    if isinstance(correction.mark, Figure):
        mark = replace(correction.mark, state=_state(correction))
        return [other for other in figures if not _overlaps(other, mark, correction)] + [mark]
    meant = [_is_meant_figure(figure, correction) for figure in figures]
    if correction.action is CorrectionAction.DISMISS:
        return [figure for figure, hit in zip(figures, meant, strict=True) if not hit]
    return [
        replace(figure, state=_state(correction)) if hit else figure
        for figure, hit in zip(figures, meant, strict=True)
    ]


def _is_meant_figure(figure: Figure, correction: Correction) -> bool:
    """Whether the decision is about this figure."""
    if correction.start is not None:
        return (figure.start, figure.end) == (correction.start, correction.end)
    return figure.text == correction.match


def _overlaps(other: Mention | Figure, mark: Mention | Figure, correction: Correction) -> bool:
    """Whether a mark gives way to the user's: it shares a place with it, or with its old form."""
    old = (mark if correction.start is None else correction).start or 0
    old_end = (mark if correction.end is None else correction).end or 0
    return (other.start < mark.end and mark.start < other.end) or (
        other.start < old_end and old < other.end
    )


def _state(correction: Correction) -> MarkState:
    """What a mark becomes by this decision."""
    accepted = correction.action in {CorrectionAction.ACCEPT, CorrectionAction.ADD}
    return MarkState.ACCEPTED if accepted else MarkState.CORRECTED


class _Claims:
    """The claims of an article; contradictions among them survive what is taken out or put in."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = dict(enumerate(claims))
        """By the position that other claims' `disputes` name."""

    def correct(self, correction: Correction) -> None:
        """Carries out one decision."""
        meant = [n for n, claim in self._claims.items() if _is_meant_claim(claim, correction)]
        if isinstance(correction.mark, Claim):
            number = meant[0] if meant else max(self._claims, default=-1) + 1
            disputes = self._claims[number].disputes if meant else ()
            mark = replace(correction.mark, state=_state(correction), disputes=disputes)
            self._claims[number] = mark
        elif correction.action is CorrectionAction.DISMISS:
            for number in meant:
                del self._claims[number]
        else:
            for number in meant:
                self._claims[number] = replace(self._claims[number], state=_state(correction))

    def rename_speakers(self, correction: Correction) -> None:
        """Gives speakers the new name of an entity that was renamed or merged."""
        renames = {CorrectionAction.RENAME, CorrectionAction.MERGE}
        if correction.action not in renames or correction.start is not None or not correction.name:
            return
        for number, claim in self._claims.items():
            speaker = claim.speaker
            if speaker and speaker.name and _is_same(speaker.name, correction.match):
                renamed = replace(speaker, name=correction.name)
                self._claims[number] = replace(claim, speaker=renamed)

    def result(self) -> tuple[Claim, ...]:
        """The claims in order of their start, with `disputes` that name positions among them."""
        order = sorted(self._claims, key=lambda number: self._claims[number].start)
        place = {number: position for position, number in enumerate(order)}
        return tuple(
            replace(
                self._claims[number],
                disputes=tuple(
                    place[other] for other in self._claims[number].disputes if other in place
                ),
            )
            for number in order
        )


def _is_meant_claim(claim: Claim, correction: Correction) -> bool:
    """Whether the decision is about this claim."""
    if correction.action is CorrectionAction.ADD or (
        claim.rule == BY_HAND and correction.start is not None
    ):
        return any(
            (part.start, part.end) == (correction.start, correction.end) for part in claim.content
        )
    if correction.start is not None:
        return (claim.cue.start, claim.cue.end) == (correction.start, correction.end)
    return claim.cue.text == correction.match
