"""A monkey at the keys: nothing breaks, no note is lost, undo back to the start gives the start.

`NUTGRAF_MONKEY=20000` presses that many keys.
"""

from __future__ import annotations

import os
import random
from contextlib import suppress
from typing import Any

from textual.errors import NoWidget
from textual.events import Key

from nutgraf.library.library import Library
from nutgraf.tui.command_table import COMMANDS
from nutgraf.tui.keymap import stroke
from tests.tui.shell import Reading, reading

PRESSES = int(os.environ.get("NUTGRAF_MONKEY", "200"))
SIZES = ((20, 5), (40, 12), (80, 24), (120, 36), (200, 60), (250, 80))
_LEFT_OUT = {
    "list.samples",
    "app.quit",
    "back.leave",
    "editor.external",
    "list.browser",
    "palette.open",
    "list.export",
}
"""What ends the reader, or leaves it: another program, a file in the user's home."""
_TAKING_BACK = {"u", "ctrl+z", "ctrl+y", "h", "x", "delete"}
_LETTERS = ("a", "b", "space", "e", "comma", "#", "[", "enter", "escape", "backspace", "tab", "up")


def _keys() -> list[str]:
    """All keys of all commands, one by one, and some that only type."""
    safe = [c for c in COMMANDS if c.id not in _LEFT_OUT and not c.id.startswith("list.add")]
    pressed = {key for c in safe for keys in c.keys for key in stroke(keys)}
    # ctrl+q quits wherever it is pressed, q and o do what was left out, + asks for a path
    return sorted((pressed | set(_LETTERS)) - {"ctrl+q", "q", "o", "plus", "ctrl+e", "ctrl+p", "X"})


def _state(library: Library) -> Any:
    """What the user has made, as far as undo takes it back."""
    rows = library.articles.rows(sorted(library.articles.ids("")))
    return (
        sorted((note.id, note.body, note.tags, note.colour) for note in library.notes.all()),
        [(row.id, row.read, row.starred, row.tags) for row in rows],
        sorted(tag.name for tag in library.tags.all()),
        sorted((s.name, s.query) for s in library.saved.all()),
    )


async def _click(it: Reading, x: int, y: int) -> None:
    """Click somewhere, if the screen is not being laid out anew just then."""
    with suppress(NoWidget):
        await it.pilot.click(offset=(x, y))


async def _play(it: Reading, dice: random.Random, presses: int, keys: list[str]) -> None:
    """Press keys, click and change the size."""
    for number in range(presses):
        if number % 97 == 50:
            await it.pilot.resize_terminal(*dice.choice(SIZES))
        elif number % 31 == 7:
            width, height = it.app.screen.size
            await _click(it, dice.randrange(width), dice.randrange(height))
        else:
            key = dice.choice(keys)
            it.app.post_message(Key(key, key if len(key) == 1 else None))
            if number % 5 == 0:
                await it.pilot.pause()
        if not it.app.is_running:
            return


async def test_whatever_is_pressed_nothing_breaks_and_undo_finds_back(library: Library) -> None:
    before = _state(library)
    async with reading(library, painted=True) as it:
        await _play(it, random.Random(1), PRESSES // 2, _keys())
        assert it.app._exception is None
    while library.history.undo() is not None:
        pass
    assert _state(library) == before


async def test_without_undo_and_removing_no_note_is_ever_lost(library: Library) -> None:
    kept = library.notes.add(1, body="This one was there before").id
    keys = [key for key in _keys() if key not in _TAKING_BACK]
    async with reading(library, painted=True) as it:
        await _play(it, random.Random(2), PRESSES // 2, keys)
        assert it.app._exception is None
        written = {note.id for note in it.reader.page.notes}
    ids = {note.id for note in library.notes.all()}
    assert kept in ids
    assert written <= ids
