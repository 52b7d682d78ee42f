"""Screens as plain text, kept under `tests/golden/`; `NUTGRAF_UPDATE_GOLDEN=1` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from textual.app import App

GOLDEN = Path(__file__).parent.parent / "golden"


def screen_text(app: App[Any]) -> str:
    """What stands on the screen, line by line, without blanks at the ends."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


def assert_golden(name: str, text: str, kind: str = "txt") -> None:
    """The text is the one that was kept under this name."""
    path = GOLDEN / f"{name}.{kind}"
    if os.environ.get("NUTGRAF_UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"{path.name} is not there: run with NUTGRAF_UPDATE_GOLDEN=1"
    assert text == path.read_text(encoding="utf-8")
