"""A pilot without a clock: it waits until no task can run, no frame is due and no thread owes an answer.

Textual's own pilot sleeps until the processor seems idle, several times for each key: that is slow where nothing
happens, and too short where the machine is busy.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any
from weakref import WeakSet

import pytest
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

from nutgraf.tui.jobs import Latest

_PATIENCE = 5.0
"""Seconds after which what never comes to rest is taken as it is."""
_LOOK = 0.001
"""Seconds between two looks at a thread."""
_SUBMIT = Latest.submit
_asked: WeakSet[Latest] = WeakSet()
"""The threads that were asked something."""


def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every pilot wait as it is done here."""
    monkeypatch.setattr("textual.app.wait_for_idle", _idle)
    monkeypatch.setattr("textual.pilot.wait_for_idle", _idle)
    monkeypatch.setattr(Pilot, "press", _press)
    monkeypatch.setattr(Pilot, "pause", _pause)
    monkeypatch.setattr(Pilot, "_wait_for_screen", _idle_screen)
    monkeypatch.setattr(Latest, "submit", _submit)


async def hurry(app: App[Any], *keys: str) -> None:
    """Press keys faster than threads answer."""
    for key in keys:
        await app._press_keys([key])
        await _settled(app)


async def _press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys as somebody does who sees what each of them did."""
    for key in keys:
        await pilot.app._press_keys([key])
        await _pause(pilot)


async def _pause(pilot: Pilot[Any], delay: float | None = None) -> None:
    """Let everything come of what was done: messages, frames, answers of threads."""
    if delay is not None:
        await asyncio.sleep(delay)
    await _settled(pilot.app)
    while await _answered():
        await _settled(pilot.app)


async def _idle(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Let tasks run until none of them can."""
    loop = asyncio.get_running_loop()
    ready: Any = loop._ready  # type: ignore[attr-defined]
    end = loop.time() + _PATIENCE
    await asyncio.sleep(0)
    while ready and loop.time() < end:
        await asyncio.sleep(0)


async def _idle_screen(pilot: Pilot[Any], timeout: float = 0) -> bool:
    """Where no task can run, no widget has a message."""
    await _idle()
    return True


async def _settled(app: App[Any]) -> None:
    """Draw frames, without waiting for their time, until none is due."""
    loop = asyncio.get_running_loop()
    end = loop.time() + _PATIENCE
    await _idle()
    while app.screen_stack and _due(app.screen) and loop.time() < end:
        app.screen._on_timer_update()
        await _idle()


async def _answered() -> bool:
    """Wait for the threads; False if there was nothing to wait for, or one is held up."""
    if not _answering():
        return False
    loop = asyncio.get_running_loop()
    end = loop.time() + _PATIENCE
    while _answering():
        if loop.time() > end:
            return False
        await asyncio.sleep(_LOOK)
    return True


def _due(screen: Screen[Any]) -> bool:
    """Whether a screen has something to do at the next frame."""
    if screen.app._batch_count or not screen.is_running:
        return False
    shown = screen._layout_required or screen._repaint_required or screen._dirty_widgets
    return bool(screen._callbacks or (screen.is_current and (shown or screen._recompose_required)))


def _answering() -> bool:
    """Whether a thread has not answered yet."""
    return any(each._open and (each._busy or each._waiting is not None) for each in _asked)


def _submit(thread: Latest, work: Callable[[], Message | None], tell: MessagePump) -> None:
    """Ask a thread, and remember that it was asked."""
    _asked.add(thread)
    _SUBMIT(thread, work, tell)
