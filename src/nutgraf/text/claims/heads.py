"""The noun phrase that a cue belongs to, where nothing stands between them."""

from __future__ import annotations

from typing import NamedTuple

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.nounphrase import leftwards
from nutgraf.text.claims.trimming import trimmed


class Subject(NamedTuple):
    """The noun phrase that a cue belongs to, in tokens."""

    start: int
    stop: int
    boundary: int
    """The token left of the subject with what stands before its name; -1 at the start of the sentence."""
    relative: bool = False
    """The cue stands in a relative clause of it: Ann Lee, who said."""


def past_parenthesis(frame: Frame, token: int) -> int:
    """The token before a parenthesis that ends at `token`: Sen. Ann Lee (R-Texas) said."""
    if token >= 0 and frame.word(token) == ")":
        for opening in range(token - 1, max(-1, token - 14), -1):
            if frame.word(opening) == "(":
                return opening - 1
    return token


def plain(frame: Frame, token: int) -> Subject | None:
    """The noun phrase that ends at `token`."""
    start, boundary = leftwards(frame, token)
    listed = any(frame.kinds[t] & kind.CONJ for t in range(start, token))
    while listed and frame.is_at(boundary, kind.COMMA):
        further, edge = leftwards(frame, boundary - 1)
        if (
            boundary - further > 6
            or boundary == further
            or frame.kinds[further] & (kind.PREP | kind.ADV | kind.TIME)
        ):
            break
        if edge >= 0 and not frame.is_at(edge, kind.BREAK):
            break
        start, boundary = further, edge
    phrase = trimmed(frame, start, token + 1)
    return Subject(*phrase, boundary) if phrase else None
