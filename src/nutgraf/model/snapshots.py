"""Marks as JSON, for decisions that keep the mark as the user left it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from nutgraf.model.marks import (
    Claim,
    ClaimForm,
    EntityKind,
    Figure,
    FigureForm,
    Hedge,
    MarkKind,
    MarkState,
    Mention,
    Quote,
    Speaker,
    SpeakerKind,
    Stance,
)


def to_json(mark: Mention | Figure | Claim) -> str:
    """The mark as one JSON object."""
    return json.dumps(asdict(mark), ensure_ascii=False)


def from_json(layer: MarkKind, text: str) -> Mention | Figure | Claim:
    """The mark of that layer that `to_json` wrote."""
    fields: dict[str, Any] = json.loads(text)
    fields["state"] = MarkState(fields["state"])
    if layer is MarkKind.ENTITY:
        return Mention(**fields | {"kind": EntityKind(fields["kind"])})
    if layer is MarkKind.FIGURE:
        kinds = {"hedge": Hedge(fields["hedge"]), "form": FigureForm(fields["form"])}
        return Figure(**fields | kinds)
    return _claim(fields)


def _claim(fields: dict[str, Any]) -> Claim:
    """The claim of these fields, with the parts that it is made of."""
    speaker = fields["speaker"]
    return Claim(
        **fields
        | {
            "speaker": speaker and Speaker(**speaker | {"kind": SpeakerKind(speaker["kind"])}),
            "cue": Quote(**fields["cue"]),
            "content": tuple(Quote(**quote) for quote in fields["content"]),
            "form": ClaimForm(fields["form"]),
            "stance": Stance(fields["stance"]),
            "disputes": tuple(fields["disputes"]),
        }
    )
