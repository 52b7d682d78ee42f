"""What a mark is, why it was found, what is noted on it, and who says otherwise."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content
from textual.widgets import Static

from nutgraf.model.evidence import leads_in
from nutgraf.model.marks import Claim, Figure, Mark, MarkState, Mention
from nutgraf.tui.commands import Context
from nutgraf.tui.lines import cut, fit
from nutgraf.tui.screens.base import FloatingScreen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.events import Key

    from nutgraf.model.marks import Analysis, Judgement
    from nutgraf.model.notes import Note

_WIDTH = 72
Fact = tuple[str, str]
"""A name and what it says."""


class Known(NamedTuple):
    """What is known of a mark beside what stands in it."""

    why: str = ""
    """Why it was found."""
    judged: Judgement | None = None
    notes: Sequence[Note] = ()
    """The user's notes on it, wherever they were written."""


class ExplainScreen(FloatingScreen[str | None]):
    """Facts of one mark; gives back the command that was asked for."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.EXPLAIN,)
    WIDEST = _WIDTH
    DEFAULT_CSS = "ExplainScreen #box { overflow-y: auto; scrollbar-size-vertical: 1; }"

    def __init__(self, thing: Mark, analysis: Analysis, known: Known) -> None:
        super().__init__()
        self._thing = thing
        self._facts = facts(thing, analysis, known)
        self._sides = sides(thing, analysis) if isinstance(thing, Claim) else []
        self._told = known.why
        self._leads = bool(known.judged and leads_in(known.judged.evidence))

    def compose(self) -> ComposeResult:
        """The box with the facts."""
        names = {Mention: "Entity", Figure: "Figure", Claim: "Claim"}
        labels = max(len(name) for name, _ in self._facts) + 2
        room = min(_WIDTH, self.app.size.width * 9 // 10) - labels - 5
        with self.box(names[type(self._thing)]):
            for name, says in self._facts:
                hanging = ("\n" + " " * labels).join(wrap(says, max(10, room)))
                label = (f"{name:<{labels}}", "$muted")
                yield Static(Content.assemble(label, hanging), classes="fact")
            if self._sides:
                width = min(_WIDTH, self.app.size.width * 9 // 10) - 5
                divider = self.nutgraf.glyphs.divider
                for lines in side_by_side(self._sides, width, divider):
                    yield Static(lines, classes="told")
            yield Static(self._told, markup=False, classes="told")

    def named_keys(self) -> list[tuple[str, str, str]]:
        """The keys; only claims and figures can be checked, and evidence is named where it leads somewhere."""
        idle = {"mark.never" if self._leads else "verdict.evidence"}
        if isinstance(self._thing, Mention):
            idle.add("verdict.set")
        return [row for row in super().named_keys() if row[2] not in idle]

    def on_key(self, event: Key) -> None:
        """What is longer than the screen is scrolled."""
        step = {"j": 1, "down": 1, "k": -1, "up": -1, "pagedown": 8, "space": 8, "pageup": -8}
        if event.key in step:
            event.stop()
            self.query_one("#box").scroll_relative(y=step[event.key], animate=False)

    def do(self, command: str, argument: str) -> None:
        """Close, with the command that was asked for."""
        self.finish(None if command == "float.close" else command)


def facts(thing: Mark, analysis: Analysis, known: Known) -> list[Fact]:
    """What is known of a mark; what is not known is left out."""
    if isinstance(thing, Mention):
        rows = _of_mention(thing, analysis)
    elif isinstance(thing, Figure):
        rows = _of_figure(thing)
    else:
        rows = _of_claim(thing, analysis)
    rows += [
        ("verdict", known.judged.verdict.value if known.judged else ""),
        ("evidence", known.judged.evidence if known.judged else ""),
        *(("note", note.body or "highlight") for note in known.notes),
        ("state", "" if thing.state is MarkState.FOUND else thing.state.value),
    ]
    return [(name, says) for name, says in rows if says]


def _of_mention(mention: Mention, analysis: Analysis) -> list[Fact]:
    """Name, kind, how it is written elsewhere."""
    others = [each for each in analysis.entities if each.name == mention.name]
    forms = dict.fromkeys(each.text for each in others)
    also = [form for form in forms if form != mention.text]
    return [
        ("text", mention.text),
        ("name", mention.name),
        ("kind", mention.kind.value),
        ("mentions", f"{len(others)}"),
        ("also", ", ".join(also)),
    ]


def _of_figure(figure: Figure) -> list[Fact]:
    """Value, hedge, unit, what is counted and what happened to it."""
    bounds = (figure.low, figure.high)
    if bounds[0] == bounds[1]:
        value = _number(figure.low)
    else:
        value = f"{_number(figure.low) or 'any'} to {_number(figure.high) or 'any'}"
    return [
        ("text", figure.text),
        ("value", value),
        ("hedge", figure.hedge.value),
        ("form", figure.form.value),
        ("unit", figure.unit or ""),
        ("counted", figure.counted or ""),
        ("what", figure.action or ""),
        ("when", figure.when or ""),
    ]


def _of_claim(claim: Claim, analysis: Analysis) -> list[Fact]:
    """Speaker, cue, content, form and stance; and those who say otherwise."""
    speaker = claim.speaker
    named = speaker.name if speaker is not None else None
    return [
        ("speaker", speaker.text if speaker is not None else "nobody named"),
        ("who is", named if named and speaker is not None and named != speaker.text else ""),
        ("source", speaker.kind.value if speaker is not None else ""),
        ("cue", claim.cue.text),
        ("says", claim.said),
        ("form", claim.form.value),
        ("stance", claim.stance.value),
        ("when", claim.when or ""),
    ]


def sides(claim: Claim, analysis: Analysis) -> list[tuple[Claim, Claim]]:
    """A claim with each that says otherwise, the one that stands first in the text at the left."""
    against = analysis.opponents(claim)
    return [(min(claim, other, key=_start), max(claim, other, key=_start)) for other in against]


def side_by_side(
    pairs: Sequence[tuple[Claim, Claim]], width: int, divider: str
) -> Iterator[Content]:
    """Two claims a block, in two columns: who said it, and below what."""
    column = max(8, (width - 3) // 2)
    for pair in pairs:
        heads = [cut(_says(claim), column) for claim in pair]
        texts = [wrap(claim.said, column) for claim in pair]
        lines = [(fit(heads[0], column), f" {divider} ", heads[1])]
        lines += [
            (fit(left, column), f" {divider} ", right)
            for left, right in zip_longest(*texts, fillvalue="")
        ]
        parts: list[tuple[str, str]] = []
        for number, (left, rule, right) in enumerate(lines):
            style = "$disputed bold" if number == 0 else "$body"
            parts += [("\n" if number else "", ""), (left, style), (rule, "$muted")]
            parts.append((right, style))
        yield Content.assemble(*parts)


def _says(claim: Claim) -> str:
    """Who says it, and how."""
    return f"{claim.who or 'somebody'} {claim.cue.text}"


def _start(claim: Claim) -> int:
    """Where a claim stands."""
    return claim.start


def _number(value: float | None) -> str:
    """A number with separators, without a needless fraction."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"
