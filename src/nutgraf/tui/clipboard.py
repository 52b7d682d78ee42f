"""Ways to the clipboard beside the escape sequence OSC 52, which Textual sends.

tmux does not pass that on unless it is told to, and some terminals do not know it; programs do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App

Command = tuple[str, ...]
_SECONDS = 1.0
"""How long such a program may take; those that stay to serve the text go to the background."""


def copy(app: App[Any], text: str) -> None:
    """Put a text into the clipboard, by all ways that there are."""
    app.copy_to_clipboard(text)
    if not app.is_headless:
        hand_over(text, ways(os.environ, sys.platform))


def ways(environ: Mapping[str, str], platform: str) -> list[Command]:
    """The programs that can take a text here, each by itself enough.

    `tmux load-buffer -w` keeps it and hands it to the terminal that tmux runs in, over ssh too.
    """
    found: list[Command] = []
    if environ.get("TMUX"):
        found.append(("tmux", "load-buffer", "-w", "-"))
    if platform == "darwin":
        found.append(("pbcopy",))
    elif environ.get("WAYLAND_DISPLAY"):
        found.append(("wl-copy",))
    elif environ.get("DISPLAY") and not environ.get("SSH_CONNECTION"):
        found.append(("xclip", "-selection", "clipboard"))
    return found


def hand_over(text: str, commands: list[Command]) -> None:
    """Give a text to those of the programs that are there; that one of them fails costs nothing."""
    for command in commands:
        if shutil.which(command[0]):
            try:
                subprocess.run(
                    command,
                    input=text.encode(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    timeout=_SECONDS,
                    check=False,
                )
            except (OSError, subprocess.TimeoutExpired):
                continue
