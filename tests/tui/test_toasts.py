"""A message whose time is over as it is shown anew stops nothing."""

from __future__ import annotations

from textual.notifications import Notification

from nutgraf.library.library import Library
from nutgraf.tui.toasts import Toasts
from tests.tui.shell import reading


def test_what_is_almost_over_is_forgotten() -> None:
    toasts = Toasts()
    toasts.add(Notification("almost over", timeout=0.2))
    toasts.add(Notification("just said", timeout=5))
    assert [toast.message for toast in toasts] == ["just said"]
    assert len(toasts) == 1


async def test_a_message_whose_time_is_over_is_not_shown(library: Library) -> None:
    async with reading(library) as it:
        it.app.notify("over", timeout=-1)
        it.app.notify("still said")
        await it.press("question_mark")
        assert "still said" in it.text
        assert "over " not in it.text
