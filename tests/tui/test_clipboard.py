"""A copied text reaches the clipboard where OSC 52 does not: in tmux, on a Mac, under X and Wayland."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.tui.clipboard import hand_over, ways


@pytest.mark.parametrize(
    ("environ", "platform", "programs"),
    [
        ({}, "linux", []),
        ({"TMUX": "/tmp/tmux-0/default,1,0"}, "linux", ["tmux"]),
        ({"TMUX": "x", "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux", ["tmux", "wl-copy"]),
        ({"DISPLAY": ":0"}, "linux", ["xclip"]),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"}, "linux", []),
        ({}, "darwin", ["pbcopy"]),
    ],
)  # fmt: skip
def test_who_can_take_a_text(environ: dict[str, str], platform: str, programs: list[str]) -> None:
    assert [command[0] for command in ways(environ, platform)] == programs


def test_what_is_not_installed_or_fails_costs_nothing(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    hand_over("“Nobody rang us”", [
        ("no-such-program-anywhere",), ("false",), ("sh", "-c", f"cat > {taken}"),
    ])  # fmt: skip
    assert taken.read_text() == "“Nobody rang us”"
