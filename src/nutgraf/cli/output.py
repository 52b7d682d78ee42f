"""Data on stdout: one JSON object a line, or columns for people; narration on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from nutgraf.cli.context import ExitCode
from nutgraf.model.progress import OnProgress, Progress, ignore

T = TypeVar("T")


def emit(
    rows: Iterable[T],
    *,
    as_json: bool,
    shape: Callable[[T], dict[str, Any]],
    line: Callable[[T], str],
) -> ExitCode:
    """Print rows as they come; NOTHING where there was none."""
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007
        print_json(shape(row)) if as_json else click.echo(line(row))
    return ExitCode.OK if count else ExitCode.NOTHING


def print_json(shape: dict[str, Any]) -> None:
    """One object on one line, in UTF-8."""
    click.echo(json.dumps(shape, ensure_ascii=False, separators=(", ", ": ")))


def columns(*cells: tuple[str, int]) -> str:
    """Cells cut and padded to their widths; a width of 0 leaves the cell as it is."""
    return "  ".join(_fit(text, width) for text, width in cells).rstrip()


def _fit(text: str, width: int) -> str:
    if not width:
        return text
    return f"{text[: width - 1]}…" if len(text) > width else text.ljust(width)


def progress_line() -> OnProgress:
    """A counter that is rewritten in place on a terminal; silent elsewhere."""
    if not sys.stderr.isatty():
        return ignore

    def show(progress: Progress) -> None:
        end = "\n" if progress.done == progress.total else ""
        total = "" if progress.total is None else f" of {progress.total:,}"
        sys.stderr.write(f"\r{progress.doing}: {progress.done:,}{total}{end}")
        sys.stderr.flush()

    return show


def progress_json(progress: Progress) -> None:
    """Progress as JSON lines on stderr, for the program that started us."""
    shape = {"doing": progress.doing, "done": progress.done, "total": progress.total}
    click.echo(json.dumps(shape), err=True)


def listed(names: Sequence[str]) -> str:
    """Tags as `#a #b`."""
    return " ".join(f"#{name}" for name in names)
