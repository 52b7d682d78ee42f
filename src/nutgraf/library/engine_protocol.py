"""What the program and the process of its second engine say to each other: one JSON object a line.

The process begins with `{"ready": true}` or `{"failure", "hint"}`; then every request is followed by
one answer, `{"analysis"}` or `{"error"}`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from nutgraf.model.article import Block, BlockKind
from nutgraf.model.codec import analysis_from_json, analysis_to_json
from nutgraf.model.marks import Analysis


@dataclass(frozen=True, slots=True)
class Job:
    """An article to be marked."""

    article: int
    version: int
    """Of its text: marks of an older text are of no use."""
    text: str
    blocks: tuple[Block, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job."""

    job: Job
    analysis: Analysis | None
    error: str = ""
    """Why there is no analysis."""


def request_of(job: Job) -> bytes:
    """The line that asks for an analysis."""
    blocks = [[block.kind.value, block.start, block.end, block.credit] for block in job.blocks]
    published = None if job.published is None else job.published.isoformat()
    return line_of({"text": job.text, "blocks": blocks, "date": published})


def read_request(line: bytes) -> tuple[str, tuple[Block, ...], date | None]:
    """Text, blocks and date of a request."""
    data = json.loads(line)
    blocks = tuple(
        Block(BlockKind(kind), start, end, credit) for kind, start, end, credit in data["blocks"]
    )
    published = None if data["date"] is None else date.fromisoformat(data["date"])
    return data["text"], blocks, published


def answer_of(analysis: Analysis) -> bytes:
    """The line that gives an analysis."""
    return line_of({"analysis": analysis_to_json(analysis)})


def read_answer(line: bytes) -> Analysis | str:
    """The analysis, or why there is none; raises ValueError for what is no answer."""
    data = json.loads(line)
    if "analysis" in data:
        return analysis_from_json(data["analysis"])
    return str(data["error"])


def line_of(data: dict[str, Any]) -> bytes:
    """One object as a line of ASCII."""
    return json.dumps(data, separators=(",", ":")).encode("ascii") + b"\n"
