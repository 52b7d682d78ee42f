"""One form of a cue verb that is used as a verb."""

from __future__ import annotations

from typing import NamedTuple

from nutgraf.text.claims.lexicon import CueWord


class Candidate(NamedTuple):
    """A form of a cue verb that is used as a verb."""

    first: int
    """Token of its first auxiliary or adverb."""
    verb: int
    stop: int
    """Token after it."""
    word: CueWord
    negated: bool
    passive: bool
    modal: bool
    supported: bool
    """With a form of do."""
    infinitive: bool
    progressive: bool

    def has(self, frames: str) -> bool:
        """Whether one of these frames is the verb's."""
        return not self.word.frames.isdisjoint(frames)
