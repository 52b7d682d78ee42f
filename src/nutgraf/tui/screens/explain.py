"""What a mark is, and why it was found."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from nutgraf.model.marks import Claim, Figure, Mention
from nutgraf.tui.commands import Context
from nutgraf.tui.screens.base import FloatingScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from nutgraf.model.marks import Analysis, Verdict

_WIDTH = 72
Fact = tuple[str, str]
"""A name and what it says."""


class ExplainScreen(FloatingScreen[str | None]):
    """Facts of one mark; gives back the command that was asked for."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.EXPLAIN,)

    def __init__(
        self,
        thing: Mention | Figure | Claim,
        analysis: Analysis,
        verdict: Verdict | None,
        told: str,
    ) -> None:
        super().__init__()
        self._thing = thing
        self._facts = facts(thing, analysis, verdict)
        self._told = told

    def compose(self) -> ComposeResult:
        """The box with the facts."""
        names = {Mention: "Entity", Figure: "Figure", Claim: "Claim"}
        labels = max(len(name) for name, _ in self._facts) + 2
        room = min(_WIDTH, self.app.size.width * 9 // 10) - labels - 4
        with self.box(names[type(self._thing)]):
            for name, says in self._facts:
                hanging = ("\n" + " " * labels).join(wrap(says, max(10, room)))
                label = (f"{name:<{labels}}", "$muted")
                yield Static(Content.assemble(label, hanging), classes="fact")
            yield Static(self._told, markup=False, classes="told")

    def key_line(self) -> str:
        """The keys; only claims and figures can be checked."""
        keys = super().key_line()
        if isinstance(self._thing, Mention):
            return keys.rpartition(f" {self.nutgraf.glyphs.dot} ")[2]
        return keys

    def do(self, command: str, argument: str) -> None:
        """Close, with the command that was asked for."""
        self.finish(None if command == "float.close" else command)


def facts(
    thing: Mention | Figure | Claim, analysis: Analysis, verdict: Verdict | None
) -> list[Fact]:
    """What is known of a mark; what is not known is left out."""
    if isinstance(thing, Mention):
        rows = _of_mention(thing, analysis)
    elif isinstance(thing, Figure):
        rows = _of_figure(thing)
    else:
        rows = _of_claim(thing, analysis)
    rows += [
        ("verdict", verdict.value if verdict else ""),
        ("state", "" if thing.state.value == "found" else thing.state.value),
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
    against = [analysis.claims[index] for index in claim.disputes if index < len(analysis.claims)]
    return [
        ("speaker", speaker.text if speaker is not None else "nobody named"),
        ("who is", named if named and speaker is not None and named != speaker.text else ""),
        ("source", speaker.kind.value if speaker is not None else ""),
        ("cue", claim.cue.text),
        ("says", " … ".join(" ".join(part.text.split()) for part in claim.content)),
        ("form", claim.form.value),
        ("stance", claim.stance.value),
        ("when", claim.when or ""),
        *(("against", _told(other)) for other in against),
    ]


def _told(claim: Claim) -> str:
    """A claim in one line."""
    who = claim.speaker.text if claim.speaker is not None else "somebody"
    content = " … ".join(" ".join(part.text.split()) for part in claim.content)
    return f"{who} {claim.cue.text}: {content}"


def _number(value: float | None) -> str:
    """A number with separators, without a needless fraction."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"
