"""Marks as JSON and back, without loss: for corrections in the archive and for the engine's process."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from nutgraf.model.marks import (
    Analysis,
    Claim,
    ClaimForm,
    EntityKind,
    Figure,
    FigureForm,
    Hedge,
    Mark,
    MarkKind,
    MarkState,
    Mention,
    Quote,
    Speaker,
    SpeakerKind,
    Stance,
)


def mark_to_json(mark: Mark) -> dict[str, Any]:
    """A mark as what `json.dumps` takes."""
    return asdict(mark)


def mark_from_json(layer: MarkKind, data: dict[str, Any]) -> Mark:
    """A mark of that layer from what `mark_to_json` gave."""
    values = {**data, "state": MarkState(data["state"])}
    if layer is MarkKind.ENTITY:
        return Mention(**{**values, "kind": EntityKind(data["kind"])})
    if layer is MarkKind.FIGURE:
        enums = {"hedge": Hedge(data["hedge"]), "form": FigureForm(data["form"])}
        return Figure(**{**values, **enums})
    return _claim(values)


def analysis_to_json(analysis: Analysis) -> dict[str, Any]:
    """An analysis as what `json.dumps` takes."""
    return asdict(analysis)


def analysis_from_json(data: dict[str, Any]) -> Analysis:
    """An analysis from what `analysis_to_json` gave."""
    layers: dict[str, Any] = {
        name: tuple(mark_from_json(layer, mark) for mark in data[name])
        for name, layer in (
            ("entities", MarkKind.ENTITY),
            ("figures", MarkKind.FIGURE),
            ("claims", MarkKind.CLAIM),
        )
    }
    return Analysis(**{**data, **layers})


def _claim(values: dict[str, Any]) -> Claim:
    speaker = values["speaker"]
    if speaker is not None:
        speaker = Speaker(**{**speaker, "kind": SpeakerKind(speaker["kind"])})
    return Claim(
        **{
            **values,
            "speaker": speaker,
            "cue": Quote(**values["cue"]),
            "content": tuple(Quote(**quote) for quote in values["content"]),
            "form": ClaimForm(values["form"]),
            "stance": Stance(values["stance"]),
            "disputes": tuple(values["disputes"]),
        }
    )
