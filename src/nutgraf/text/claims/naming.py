"""Speakers with their kind and their name, in the order in which they speak."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from nutgraf.model.marks import Mention, Span, Speaker, SpeakerKind
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.pronouns import (
    Referent,
    fits,
    gender_of,
    outside,
    people_of,
    resolve,
    unknown,
)
from nutgraf.text.claims.quotation import Quotation
from nutgraf.text.claims.speakers import PRONOUNS, head_of, kind_of, name_of
from nutgraf.text.claims.topics import Topics
from nutgraf.text.claims.vocabulary import INSTITUTIONS

_COLLECTIVE = frozenset({"police", "people", "media", "press", "staff"})
_GENDERS = {"she": "she", "her": "she", "he": "he", "him": "he", "his": "he"}


class Naming:
    """Remembers who has spoken in one text, and names who speaks next."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        mentions: Sequence[Mention],
        quoted: Sequence[Quotation] = (),
    ) -> None:
        self._text = text
        self._mentions = sorted(mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._mentions]
        self._sentences = [sentence.start for sentence in sentences]
        numbers = [bisect_right(self._sentences, start) - 1 for start in self._starts]
        people = [
            person
            for person in people_of(text, self._mentions, numbers, self._sentences)
            if person.name.rpartition(" ")[2].lower() not in INSTITUTIONS
        ]
        self._people = outside(people, quoted)
        self._genders = {person.name: person.gender for person in people}
        self._topics = Topics(text, self._sentences, self._mentions)
        self._sources: list[Referent] = []
        self._outer: Draft | None = None
        self._nested = False

    def speaker(self, draft: Draft) -> tuple[Speaker | None, str]:
        """The speaker of a draft, and on what grounds a pronoun was resolved; drafts come in order."""
        self._nested = self._is_nested(draft)
        if draft.speaker is None:
            return None, "nobody is named"
        start, end = draft.speaker
        text = self._text[start:end]
        if text.lower() not in PRONOUNS:
            name, kind = self._named(draft, draft.speaker)
            return Speaker(start=start, end=end, text=text, name=name, kind=kind), ""
        antecedent = draft.antecedent
        if antecedent is None or self._text[slice(*antecedent)].lower() in PRONOUNS:
            return self._pronoun(draft, draft.speaker, text)
        name, kind = self._named(draft, antecedent)
        return (
            Speaker(start=start, end=end, text=text, name=name, kind=kind),
            f"“{text}” is the subject of its sentence",
        )

    def _named(self, draft: Draft, span: Span) -> tuple[str, SpeakerKind]:
        """Name and kind of a phrase that names the speaker."""
        text = self._text[span.start : span.end]
        inside = self._inside(span)
        kind, name = kind_of(text, span.start, inside), name_of(text, span.start, inside)
        if not self._nested:
            self._remember(draft, text, name, kind)
        return name, kind

    def _is_nested(self, draft: Draft) -> bool:
        """Whether it is part of what somebody else just said: the army said a first test showed."""
        outer, self._outer = self._outer, draft
        covered = outer is not None and any(
            span.start <= draft.cue.start < span.end for span in outer.ranges
        )
        if covered:
            self._outer = outer
        return covered

    def _inside(self, span: Span) -> list[Mention]:
        """The mentions inside a span."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [m for m in self._mentions[first:last] if m.end <= span.end]

    def _remember(self, draft: Draft, text: str, name: str, kind: SpeakerKind) -> None:
        """Keep a speaker as one whom a later pronoun may mean."""
        head = head_of(text).lower().split()
        plural = (
            bool(head)
            and kind is SpeakerKind.ANONYMOUS
            and (head[-1].endswith("s") or head[-1] in _COLLECTIVE)
        )
        if head and head[-1].startswith("spokes"):
            kind = SpeakerKind.NAMED
        gender = self._genders.get(name, "")
        self._sources.append(
            Referent(
                draft.cue.start, self._last_sentence(draft), name, gender or gender_of(text), kind,
                plural, True,
            )
        )  # fmt: skip

    def _last_sentence(self, draft: Draft) -> int:
        """The number of the sentence that a claim ends in; a quotation may have many."""
        end = max(draft.cue.end, *(span.end for span in draft.ranges))
        return bisect_right(self._sentences, end - 1) - 1

    def _pronoun(self, draft: Draft, span: Span, text: str) -> tuple[Speaker, str]:
        """The speaker of a pronoun, named where it is clear who is meant.

        Nobody calls herself by her name: who is named in what was said before the cue is not meant.
        """
        if draft.rule == "claim-relative-object" and text.lower() == "they":
            return Speaker(
                start=span.start, end=span.end, text=text, name=None
            ), "“they” is not clear"
        start = min([span.start, *(own.start for own in draft.ranges)])
        sentence = max(0, bisect_right(self._sentences, start) - 1)
        meant = self._named_by_outer(text.lower(), span.start) or resolve(
            text.lower(), sentence, start, self._sources, self._people, self._sentences,
            self._subjects(sentence, start),
        )  # fmt: skip
        if meant is None:
            self._sources.append(unknown(text.lower(), draft.cue.start, self._last_sentence(draft)))
        if meant is None or not meant.name:
            return Speaker(
                start=span.start, end=span.end, text=text, name=None
            ), f"“{text}” is not clear"
        meant = self._learn(meant, text.lower())
        self._sources.append(
            meant._replace(start=draft.cue.start, sentence=self._last_sentence(draft), source=True)
        )
        speaker = Speaker(
            start=span.start, end=span.end, text=text, name=meant.name, kind=meant.kind
        )
        how = "who spoke last" if meant.source else "who was named before"
        return speaker, f"“{text}” is {how}"

    def _subjects(self, sentence: int, start: int) -> list[Referent]:
        """The subjects that the sentence of a pronoun and the one before it open with.

        The subject of its own sentence only where that names no other organisation before it.
        """
        own, before = self._topics.of(sentence), self._topics.of(sentence - 1)
        if own is not None and not (own.start < start and self._topics.is_alone(own, start)):
            own = None
        return [topic for topic in (own, before) if topic is not None]

    def _named_by_outer(self, pronoun: str, position: int) -> Referent | None:
        """The one person whom an outer claim names before its pronoun: he said Lee was right when she spoke."""
        if not self._nested or self._outer is None:
            return None
        named = {
            person.name: person
            for person in self._people
            if self._outer.cue.end < person.start < position and fits(pronoun, person)
        }
        return next(iter(named.values())) if len(named) == 1 else None

    def _learn(self, meant: Referent, pronoun: str) -> Referent:
        """Remember that somebody is "she" or "he" of whom no list knew it."""
        gender = _GENDERS.get(pronoun, "")
        if meant.gender or not gender or meant.kind is not SpeakerKind.NAMED:
            return meant
        self._genders[meant.name] = gender
        for known in (self._people, self._sources):
            known[:] = [r._replace(gender=gender) if r.name == meant.name else r for r in known]
        return meant._replace(gender=gender)
