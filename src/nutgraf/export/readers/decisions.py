"""Verdicts and corrections as our own JSON has them."""

from __future__ import annotations

from typing import Any

from nutgraf.export.readers.values import exact_text_of, line_of, number_of, time_of
from nutgraf.model.codec import mark_from_json
from nutgraf.model.corrections import Correction, CorrectionAction
from nutgraf.model.marks import EntityKind, Judgement, MarkKind, Verdict


def judgement_of(told: dict[str, Any]) -> Judgement:
    """A verdict as `shapes.judgement_object` writes it."""
    start, end = number_of(told["start"]), number_of(told["end"])
    if start is None or end is None or start >= end:
        raise ValueError("its place is no range")
    return Judgement(
        kind=MarkKind(told["kind"]),
        start=start,
        end=end,
        quote=exact_text_of(told.get("quote")),
        verdict=Verdict(told["verdict"]),
        evidence=exact_text_of(told.get("evidence")),
        updated=time_of(told.get("updated")),
    )


def correction_of(told: dict[str, Any]) -> Correction:
    """A decision as `shapes.correction_object` writes it; raises ValueError, TypeError or KeyError."""
    layer, mark, kind = MarkKind(told["layer"]), told.get("mark"), told.get("kind")
    match = line_of(told["match"])
    if not match:
        raise ValueError("it does not say what it is about")
    return Correction(
        action=CorrectionAction(told["action"]),
        layer=layer,
        match=match,
        start=number_of(told.get("start")),
        end=number_of(told.get("end")),
        name=line_of(told.get("name")) or None,
        kind=EntityKind(kind) if kind is not None else None,
        mark=mark_from_json(layer, _checked(mark)) if isinstance(mark, dict) else None,
    )


def _checked(value: Any, key: str = "") -> Any:
    """A mark with safe texts, its places whole numbers and its bounds numbers, at any depth."""
    if isinstance(value, dict):
        return {name: _checked(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_checked(inner, key) for inner in value]
    if key in {"start", "end", "id", "entity", "disputes"}:
        if not isinstance(value, int) or number_of(value) is None:
            raise ValueError(f"{key} is no whole number")
        return value
    if key in {"low", "high"} and (
        isinstance(value, bool) or not isinstance(value, int | float | None)
    ):
        raise ValueError(f"{key} is no number")
    return exact_text_of(value) if isinstance(value, str) else value
