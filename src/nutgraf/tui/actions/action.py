"""The form of what commands do."""

from __future__ import annotations

from collections.abc import Callable

Action = Callable[[str], None]
"""What a command does; it gets what was typed after it, mostly nothing."""


def plain(action: Callable[[], object]) -> Action:
    """An action that takes nothing."""

    def run(_: str) -> None:
        action()

    return run
