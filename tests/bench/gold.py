"""The gold for development: JSON lines in a folder outside the repository."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]
"""One annotated text; the shapes stand in the gold folder's own README."""


def gold_folder(argv: Sequence[str], description: str) -> Path:
    """The folder that `--gold`, else NUTGRAF_GOLD, else the neighbourhood of the checkout names."""
    parser = argparse.ArgumentParser(description=description)
    beside = Path(__file__).resolve().parents[3] / "shared" / "gold"
    parser.add_argument("--gold", type=Path, default=Path(os.environ.get("NUTGRAF_GOLD", beside)))
    folder: Path = parser.parse_args(argv).gold
    if not folder.is_dir():
        parser.error(f"{folder}: no such folder; name the gold with --gold")
    return folder


def rows(folder: Path, name: str) -> list[Row]:
    """The texts of `NAME.jsonl`."""
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
