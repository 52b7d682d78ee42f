"""Marks that the user makes: what the program proposes for a passage that it had left unmarked."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nutgraf.model.corrections import BY_HAND, USER
from nutgraf.model.marks import (
    Claim,
    ClaimForm,
    EntityKind,
    Figure,
    FigureForm,
    Hedge,
    Mention,
    Quote,
    Span,
    Speaker,
    Stance,
)
from nutgraf.text.claims.find import find_claims
from nutgraf.text.claims.lexicon import lexicon
from nutgraf.text.entities.find import find_mentions
from nutgraf.text.figures.find import find_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

_OPENING, _CLOSING = "\"'“‘«„", "\"'”’»“"
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
_SPEAKING = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP})
_FULL_NAME = re.compile(r"[^\W\d_a-z]\S*(?: (?:\S{1,3} )?[^\W\d_a-z]\S*)+")


def trimmed(text: str, span: Span) -> Span:
    """The range without white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def mention_at(text: str, span: Span) -> Mention:
    """The range as the name of an entity; the kind is what the rules make of it alone."""
    printed = text[span.start : span.end]
    alone = find_mentions(printed, [Span(0, len(printed))])
    whole = next((m for m in alone if (m.start, m.end) == (0, len(printed))), None)
    if whole is not None:
        kind = whole.kind
    elif printed.isupper() and " " not in printed:
        kind = EntityKind.ORGANISATION
    else:
        kind = EntityKind.PERSON if _FULL_NAME.fullmatch(printed) else EntityKind.OTHER
    return Mention(
        start=span.start,
        end=span.end,
        text=printed,
        kind=kind,
        name=printed,
        rule=BY_HAND,
        engine=USER,
    )


def figure_at(
    text: str, span: Span, sentences: Sequence[Span], published: date | None = None
) -> Figure:
    """The range as a figure, with what the number reader makes of it; without a value where that is nothing."""
    printed = text[span.start : span.end]
    around = [s for s in sentences if s.start < span.end and span.start < s.end]
    in_context = [
        figure
        for figure in find_figures(text, around, published)
        if span.start <= figure.start and figure.end <= span.end
    ]
    alone = find_figures(printed, [Span(0, len(printed))], published)
    read = max([*in_context, *alone], key=lambda figure: figure.end - figure.start, default=None)
    if read is None:
        read = Figure(
            start=0,
            end=0,
            text="",
            low=None,
            high=None,
            hedge=Hedge.EXACT,
            form=FigureForm.CARDINAL,
        )
    return replace(
        read,
        start=span.start,
        end=span.end,
        text=printed,
        rule=BY_HAND,
        grounds="",
        engine=USER,
    )


def claim_at(
    text: str, span: Span, sentences: Sequence[Span], mentions: Sequence[Mention] = ()
) -> Claim:
    """The range as a claim: as the rules read it where it has a speaker or a cue in it, else as what was said.

    Then the cue is the nearest verb of saying in its sentence, the speaker whoever stands nearest to that.
    """
    alone = " " * span.start + text[span.start : span.end]  # no quotation goes on beyond it
    inside = [m for m in mentions if span.start <= m.start and m.end <= span.end]
    read = next(iter(find_claims(alone, [span], mentions=inside)), None)
    if read is not None:
        return replace(read, rule=BY_HAND, grounds="", engine=USER, disputes=())
    around = next((s for s in sentences if s.start <= span.start < s.end), span)
    sentence = Span(around.start, max(around.end, span.end))
    content = _unquoted(text, span)
    cue, stance = _cue(text, sentence, content)
    direct = content != span or _is_quoted(text, span)
    return Claim(
        speaker=_speaker(sentence, content, cue, mentions),
        cue=cue,
        content=(_quote(text, content),),
        form=ClaimForm.DIRECT if direct else ClaimForm.INDIRECT,
        stance=stance,
        rule=BY_HAND,
        engine=USER,
    )


def printed_at(text: str, printed: str) -> Iterator[Span]:
    """Where a name is printed as a word of its own."""
    for found in re.finditer(rf"(?<!\w){re.escape(printed)}(?!\w)", text):
        yield Span(*found.span())


def _unquoted(text: str, span: Span) -> Span:
    """The range without quotation marks around all of it."""
    start, end = span
    if end - start > 2 and text[start] in _OPENING and text[end - 1] in _CLOSING:
        return trimmed(text, Span(start + 1, end - 1))
    return span


def _is_quoted(text: str, span: Span) -> bool:
    """Whether quotation marks stand around the range."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    return bool(before) and before in _OPENING and bool(after) and after in _CLOSING


def _cue(text: str, sentence: Span, content: Span) -> tuple[Quote, Stance]:
    """The verb of saying nearest to what was said, outside it; where there is none, what stands next to it."""
    words = lexicon().words
    found = [
        (max(content.start - match.end(), match.start() - content.end), match)
        for match in _WORD.finditer(text, *sentence)
        if match[0] in words and (match.end() <= content.start or match.start() >= content.end)
    ]
    if not found:
        before = [*_TOKEN.finditer(text, sentence.start, content.start)]
        next_to = before[-1] if before else _TOKEN.search(text, content.end, sentence.end)
        span = Span(*next_to.span()) if next_to else _first_word(text, content)
        return _quote(text, span), Stance.NEUTRAL
    _, nearest = min(found, key=lambda item: item[0])
    return _quote(text, Span(*nearest.span())), words[nearest[0]].stance


def _first_word(text: str, span: Span) -> Span:
    """The first word of a range that says something."""
    found = _TOKEN.search(text, *span)
    return Span(*found.span()) if found else span


def _speaker(
    sentence: Span, content: Span, cue: Quote, mentions: Sequence[Mention]
) -> Speaker | None:
    """Who stands nearest to the cue in the sentence, outside what was said; else whoever was named last."""
    able = [m for m in mentions if m.kind in _SPEAKING]
    outside = [m for m in able if m.end <= content.start or m.start >= content.end]
    near = [m for m in outside if sentence.start <= m.start < sentence.end]
    before = [m for m in outside if m.end <= sentence.start and m.kind is EntityKind.PERSON]
    if near:
        chosen = min(near, key=lambda m: max(cue.start - m.end, m.start - cue.end))
    elif before:
        chosen = before[-1]
    else:
        return None
    return Speaker(start=chosen.start, end=chosen.end, text=chosen.text, name=chosen.name)


def _quote(text: str, span: Span) -> Quote:
    return Quote(start=span.start, end=span.end, text=text[span.start : span.end])
