"""What stands around one cue: its subject, and where what was said may begin after it."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.text.claims import words as kind
from nutgraf.text.claims.addressees import after_addressee
from nutgraf.text.claims.candidate import Candidate
from nutgraf.text.claims.draft import Draft
from nutgraf.text.claims.finite import clause_verb
from nutgraf.text.claims.frame import Frame
from nutgraf.text.claims.heads import Subject
from nutgraf.text.claims.inverted import subject_after
from nutgraf.text.claims.openings import subject_of_sentence
from nutgraf.text.claims.phrases import after_adverbials
from nutgraf.text.claims.speaking import speaks
from nutgraf.text.claims.subjects import subject_before
from nutgraf.text.claims.trimming import trimmed
from nutgraf.text.claims.vocabulary import can_speak
from nutgraf.text.wordlists import sections

_FARTHEST = 30
"""Tokens within which the clause begins that a cue goes on with."""
_TRIED = frozenset({"find", "show"})
"""What one does oneself when the subject is he or she: she found that she could not sleep."""
_LISTED = sections("claims/words")
_HEARERS = _LISTED["hearer"]


@dataclass(slots=True)
class Setting:
    """One cue with its subject."""

    frame: Frame
    cue: Candidate
    subject: Subject | None
    inherited: Draft | None
    """The earlier claim of the sentence whose speaker goes on."""
    inherits: bool
    """The cue has no subject of its own."""
    inverted: bool
    after: int
    """The token after the cue, its addressee and adverbials."""

    @property
    def boundary(self) -> int:
        """The token left of the subject and its cue, where content that came before them ends."""
        if self.inverted or self.subject is None:
            return self.cue.first - 1
        return self.subject.boundary

    def speaks(self) -> bool:
        """Whether the subject is somebody or something that says things."""
        subject = self.subject
        if subject is None:
            return self.inherited is not None
        if self.frame.kinds[subject.start] & kind.PRON:
            pronoun = self.frame.lower[subject.start]
            return (pronoun != "it" or not self.cue.has("e")) and not (
                pronoun in {"he", "she"} and self.cue.word.lemma in _TRIED
            )
        return speaks(self.frame, subject.start, subject.stop)


def setting_of(
    frame: Frame, cue: Candidate, earlier: list[Draft], *, inversion: bool = True
) -> Setting | None:
    """The setting of a cue; null where it has neither a subject nor one to inherit."""
    after = after_addressee(frame, cue)
    if cue.word.tag == "ing" and not cue.progressive:
        return _of_participle(frame, cue, earlier, after)
    inverted = subject_after(frame, cue) if inversion else None
    if inverted and _content_before(frame, cue):
        stop = after_adverbials(frame, inverted.stop)
        return Setting(frame, cue, inverted, None, False, True, stop)
    subject = subject_before(frame, _predicate(frame, cue))
    if subject is None or not _is_subject(frame, subject):
        if cue.passive or not _continues(frame, cue):
            return None
        return _inheriting(frame, cue, earlier, after)
    return Setting(frame, cue, subject, None, False, False, after)


def _predicate(frame: Frame, cue: Candidate) -> int:
    """The first token of the verb that an infinitive depends on: is expected | to say, went on | to say."""
    token = cue.first
    if not cue.infinitive:
        return token
    token -= 2
    if frame.word(token) in {"on", "out", "forward"}:
        token -= 1
    while frame.is_at(token - 1, kind.AUX | kind.BARE_AUX | kind.ADV):
        token -= 1
    return max(token, 0)


def _content_before(frame: Frame, cue: Candidate) -> bool:
    """Whether something that may have been said precedes an inverted cue."""
    return cue.first > 0 or frame.is_at(cue.stop, kind.CAP)


def _is_subject(frame: Frame, subject: Subject) -> bool:
    """Whether the phrase may be the subject of a cue: no "I", no infinitive, no preposition."""
    word, kinds = frame.lower[subject.start], frame.kinds[subject.start]
    if word in {"i", "we", "you", "i'm", "we're", "i've", "we've", "to", "there"}:
        return False
    if frame.lower[subject.start + 1 : subject.start + 3] == ["than", "the"]:
        return False  # more than the 135,000 economists had forecast
    if kinds & kind.OBJ or (kinds & kind.WH and subject.stop - subject.start > 1):
        return False
    quantity = frame.is_at(subject.start + 1, kind.NUM) or frame.word(subject.start + 1) in {
        "least",
        "most",
    }
    return not kinds & kind.PREP or quantity


def _continues(frame: Frame, cue: Candidate) -> bool:
    """Whether a cue without subject goes on after "and", "but", "then" or a comma."""
    return frame.is_at(cue.first - 1, kind.CONJ | kind.COMMA) or frame.word(cue.first) in {
        "then",
        "also",
        "later",
    }


def _inheriting(frame: Frame, cue: Candidate, earlier: list[Draft], after: int) -> Setting | None:
    """The setting of a cue that goes on with the speaker before it."""
    previous = next((d for d in reversed(earlier) if d.speaker is not None), None)
    beside = _after_semicolon(frame, previous, cue.first) if previous else None
    if beside is not None:
        return Setting(frame, cue, beside, None, True, False, after)
    if previous is not None:
        return Setting(frame, cue, None, previous, True, False, after)
    subject = _of_clause(frame, cue.first) if cue.word.tag != "ing" else None
    subject = subject or subject_of_sentence(frame, cue.first) or _pronoun_before(frame, cue.first)
    if subject is None or not _is_subject(frame, subject):
        return None
    if frame.lower[subject.stop - 1] in _HEARERS and "heard" in frame.lower:
        return None  # the court heard that he fled while threatening to return
    return Setting(frame, cue, subject, None, True, False, after)


def _after_semicolon(frame: Frame, previous: Draft, stop: int) -> Subject | None:
    """The subject of the clause after a semicolon: Tass called it a hit; the Post was cold, | dubbing it."""
    semicolons = [t for t in range(stop) if frame.is_at(t, kind.SEMI)]
    if not semicolons or frame.starts[semicolons[-1]] < previous.cue.end:
        return None
    start = semicolons[-1] + 1
    verb = clause_verb(frame, start, stop)
    phrase = trimmed(frame, start, verb) if verb > start else None
    return Subject(*phrase, start - 1) if phrase and speaks(frame, *phrase) else None


def _pronoun_before(frame: Frame, stop: int) -> Subject | None:
    """The last pronoun that is the subject of a verb: when his name was called he left, | saying."""
    for token in range(stop - 2, max(-1, stop - _FARTHEST), -1):
        if frame.quoted[token] >= 0:
            return None
        if frame.is_at(token, kind.PRON):
            verb = frame.is_at(token + 1, kind.AUX | kind.PAST | kind.ED)
            return Subject(token, token + 1, token - 1) if verb else None
    return None


def _of_clause(frame: Frame, stop: int) -> Subject | None:
    """The subject of a subordinate clause that "and" goes on with: after the firm left and warned."""
    for token in range(stop - 3, max(0, stop - _FARTHEST), -1):
        if frame.quoted[token] >= 0 or frame.is_at(token, kind.COMMA):
            return None
        if frame.is_at(token, kind.SUB) and not frame.is_at(token + 1, kind.TIME | kind.NUM):
            verb = clause_verb(frame, token + 1, stop)
            phrase = trimmed(frame, token + 1, verb) if verb > token + 1 else None
            if phrase and speaks(frame, *phrase):
                return Subject(*phrase, token)
    return None


def _of_participle(
    frame: Frame, cue: Candidate, earlier: list[Draft], after: int
) -> Setting | None:
    """The setting of saying, adding, warning…: its own noun, or the speaker before it."""
    left = cue.first - 1
    own = frame.quoted[left] < 0 and not frame.kinds[left] & (
        kind.BREAK | kind.CONJ | kind.PREP | kind.SUB | kind.TIME | kind.ADV
    )
    if own:
        subject = subject_before(frame, cue.first)
        named = subject and frame.word(subject.start - 1) == "with"
        speaks_up = subject and (named or can_speak(frame.lower[subject.stop - 1]))
        if subject and speaks_up and _is_subject(frame, subject):
            return Setting(frame, cue, subject, None, False, False, after)
        relative = frame.is_at(cue.stop + 1, kind.AUX | kind.PAST | kind.ED)
        if frame.word(cue.stop) != "that" or relative:
            return None  # asked for bail arguing that he would stay
    return _inheriting(frame, cue, earlier, after)
