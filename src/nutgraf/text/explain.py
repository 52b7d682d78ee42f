"""Why a mark stands where it stands: its rule, what it was read as, and on what grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.corrections import BY_HAND
from nutgraf.model.marks import Claim, Figure, Hedge, Mark, MarkState, Mention
from nutgraf.text.claims.rules import RULES as CLAIM_RULES
from nutgraf.text.entities.rules import RULES as ENTITY_RULES
from nutgraf.text.figures.rules import RULES as FIGURE_RULES
from nutgraf.text.parsed.rules import RULES as PARSED_RULES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nutgraf.text.rule import Rule

RULES: Mapping[str, Rule] = {**ENTITY_RULES, **FIGURE_RULES, **CLAIM_RULES, **PARSED_RULES}
"""Every rule of the analysis by its id."""

_DECIDED = {
    MarkState.FOUND: "",
    MarkState.ACCEPTED: " You accepted it.",
    MarkState.CORRECTED: " You corrected it.",
}


def explain(mark: Mark) -> str:
    """One or two plain sentences over a mark."""
    if isinstance(mark, Mention):
        told = _mention(mark)
    elif isinstance(mark, Figure):
        told = _figure(mark)
    else:
        told = _claim(mark)
    by_hand = mark.rule == BY_HAND and mark.state is not MarkState.CORRECTED
    return told + (" You marked it." if by_hand else _DECIDED[mark.state])


def _mention(mark: Mention) -> str:
    """What was made of a name."""
    article = "an" if mark.kind in {"organisation", "other"} else "a"
    kind = "other name" if mark.kind == "other" else mark.kind
    named = "" if mark.name == mark.text else f", with the name “{mark.name}”"
    return f"“{mark.text}” is {article} {kind}{named}{_because(mark)}"


def _figure(mark: Figure) -> str:
    """What was made of a quantity."""
    counted = f" {mark.counted}" if mark.counted else ""
    action = f", {mark.action}" if mark.action else ""
    when = f", {mark.when}" if mark.when else ""
    return f"“{mark.text}” is read as {_value(mark)}{counted}{action}{when}{_because(mark)}"


def _value(mark: Figure) -> str:
    """The value with its bounds and unit."""
    unit = f" {mark.unit}" if mark.unit else ""
    if mark.low is None:
        return f"{_number(mark.high)}{unit} or less"
    if mark.high is None:
        return f"{_number(mark.low)}{unit} or more"
    if mark.low == mark.high:
        about = "about " if mark.hedge in {Hedge.ABOUT, Hedge.VAGUE} else ""
        return f"{about}{_number(mark.low)}{unit}"
    return f"{_number(mark.low)} to {_number(mark.high)}{unit}"


def _number(value: float | None) -> str:
    """The number as people write it."""
    if value is None:
        return "any number"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"


def _claim(mark: Claim) -> str:
    """What was made of reported speech."""
    if mark.speaker is None:
        who = "Nobody is named who"
    elif mark.speaker.name and mark.speaker.name != mark.speaker.text:
        who = f"“{mark.speaker.text}”, that is “{mark.speaker.name}”,"
    else:
        who = f"“{mark.speaker.text}”"
    return f"{who} “{mark.cue.text}” this: {mark.form} speech, {mark.stance}{_because(mark)}"


def _because(mark: Mark) -> str:
    """The rule and the grounds, as the end of a sentence and perhaps one more."""
    grounds = mark.grounds.rstrip(".")
    rule = RULES.get(mark.rule)
    if isinstance(mark, Mention) and grounds:
        return f": {grounds}."
    told = f". {rule.sentence.rstrip('.')}" if rule else ""
    return f"{told} ({grounds})." if grounds and grounds != told[2:] else f"{told}."
