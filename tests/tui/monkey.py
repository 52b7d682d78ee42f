"""A monkey at the terminal: it sends what a keyboard, a mouse and a window can send, in any order.

Its dice have a seed. It is curious: of what can be done where it is, it likes best what it has done least. What it
did last is kept, so that a failure can be told.
"""

from __future__ import annotations

import random
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable

from rich.cells import cell_len
from textual import events
from textual._xterm_parser import XTermParser
from textual.geometry import Size
from textual.keys import _get_unicode_name_from_key
from textual.message import Message

from nutgraf.tui.app import NutgrafApp
from nutgraf.tui.command_table import COMMANDS
from nutgraf.tui.keymap import stroke
from tests.tui.cage import Tally
from tests.tui.hostile import is_drawable
from tests.tui.shell import Reading

SIZES = ((20, 5), (23, 7), (40, 12), (60, 20), (80, 24), (120, 36), (150, 40), (200, 60), (250, 80))
TYPED = (
    "fuel", "12 people", "#verify #fuel/diesel", "燃料", "שלום", "e\u0301", "\U0001f468\u200d\U0001f469", "[red]x[/]",
    "tag:", "tag:\"", "-is:unread (", "AND OR NOT", "date:2026-13..", "colour:green has:note", "*", "\\", "''", "%s",
    "list.sort title", "go.tags", "note.highlight green", "zzz", "find.here Velmara", "tag.add a,b", "view.theme paper",
    "view.theme nothing", ":q", "page.pipe true", "list.filter is:read", "0", "-1", "nan", "1e400", "3-12", "a" * 300,
    "~nobody-of-this-name/x", "notes.md", "Dravska", "Velmara Tesna", "figure:killed>10", "speaker:mayor",
)  # fmt: skip
PASTED = (
    "", "\n", "pasted words", "several\nlines\r\nof it\n", "\x1b[31mred", "\x00\x07", "x" * 20_000, "\U0001f1fa" * 30,
    "شلوم \u202e", "tab\there",
)  # fmt: skip
_EDITING = ("enter", "escape", "backspace", "tab", "up", "down", "left", "right", "ctrl+s", "home", "end", "delete",
            "ctrl+w", "ctrl+u", "ctrl+k", "shift+left", "ctrl+a", "y", "n")  # fmt: skip
_ODD = (
    "\x1b[?2026;2$y", "\x1b[1;1R", "\x1b[?62;c", "\x1b[99~", "\x1b[<99;999;999M", "\x1b[<0;0;0M", "\x1b", "\x1b\x1b[",
    "\x1bOP", "\x1b]11;rgb:0/0/0\x07", "\x7f", "\x00", "\x1b[I", "\x1b[O",
)  # fmt: skip
"""Answers to questions, keys nobody has, and the coming and going of the focus."""
_WAYS = (
    ("pane.article", "find.here", "=Velmara\r"),
    ("pane.article", "mark.next_figure", "mark.fix", "=1"),
    ("pane.article", "mark.next_claim", "mark.fix", "=1"),
    ("pane.article", "mark.next_claim", "verdict.set", "=3", "=https://chronicle.example/dam\r"),
    ("pane.article", "select.sentence", "note.colour_3", "mark.next_mine"),
    ("pane.article", "select.start", "move.word_next", "note.add", "=what #fuel/oil\r", "editor.save"),
    ("go.entities", "entity.merge", "=Ve\r"),
    ("go.entities", "ledger.filter", "=Dravska\r", "entity.open"),
    ("go.notes", "list.select_all", "tag.add", "=river\r"),
    ("go.tags", "tags.merge"),
    ("go.search", "=Velmara"),
)  # fmt: skip
"""Places that chance alone seldom leads to: commands, and after `=` what is typed."""


def send(app: NutgrafApp, messages: Iterable[Message]) -> None:
    """Let an app have what came from its terminal, at once and without waiting for any of it."""
    driver = app._driver
    assert driver is not None
    for message in messages:
        driver.process_message(message)


class Monkey:
    """Sends one thing after the other to a running reader."""

    def __init__(self, it: Reading, seed: int, tally: Tally, told: deque[str]) -> None:
        self._it = it
        self._dice = random.Random(seed)
        self._parser = XTermParser()
        self._tally = tally
        self._told = told
        """Takes what is sent."""
        self._way: deque[str] = deque()
        """What is still to be done of a way that was begun."""
        keymap = it.app.keymap
        self._sequences = sorted({keys for each in COMMANDS for keys in keymap.keys(each.id)})
        self._tricks: list[tuple[Callable[[], None], int]] = [
            (self._press, 25), (self._seek, 35), (self._edit, 12), (self._digit, 6), (self._type, 5), (self._click, 6),
            (self._drag, 3), (self._pull, 1), (self._wheel, 3), (self._hover, 3), (self._paste, 2), (self._odd, 2),
            (self._resize, 2), (self._storm, 1), (self._set_out, 1),
        ]  # fmt: skip

    async def play(self, tricks: int, look_every: int = 50) -> None:
        """Send so many things; look at the screen now and then."""
        doings, weights = zip(*self._tricks, strict=True)
        for number, trick in enumerate(self._dice.choices(doings, weights, k=tricks)):
            self._count()
            if self._way:
                self._step(self._way.popleft())
            else:
                trick()
            if self._way or self._dice.random() < 0.25:
                await self._it.pilot.pause()
            if number % look_every == look_every - 1:
                await self._look()
            if not self._it.app.is_running:
                return
        await self._look()

    def _count(self) -> None:
        """Note where it is."""
        app = self._it.app
        self._tally.screens[type(app.screen).__name__] += 1
        self._tally.contexts.update(context.name for context in app.contexts())

    async def _look(self) -> None:
        """No line is wider than the screen, and none holds what a terminal would obey."""
        await self._it.pilot.pause()
        screen = self._it.app.screen
        if not self._it.app.is_running or screen.size != screen._compositor.size:
            return
        for line in self._it.text.splitlines():
            width = screen.size.width
            assert cell_len(line) <= width, f"{cell_len(line)} > {width}: {line!a}"
            assert is_drawable(line), ascii(line)

    def _post(self, told: str, *sent: Message) -> None:
        self._told.append(told)
        send(self._it.app, sent)

    def _feed(self, told: str, data: str) -> None:
        """Send what a terminal would send."""
        self._told.append(told)
        send(self._it.app, self._parser.feed(data))

    def _key(self, key: str) -> None:
        self._post(key, events.Key(key, _character(key)))

    def _press(self) -> None:
        """The keys of some command."""
        self._keys(self._dice.choice(self._sequences))

    def _seek(self) -> None:
        """The keys of a command that can be run here: of some, of the one that was run least."""
        app = self._it.app
        here = [
            (command.id, app.keymap.keys(command.id))
            for context in app.contexts()
            for command in app.keymap.commands(context)
        ]
        known = [(id, keys) for id, keys in here if keys]
        if known:
            some = self._dice.choices(known, k=self._dice.choice((1, 3, 30)))
            _, keys = min(some, key=lambda each: self._tally.commands[each[0]])
            self._keys(self._dice.choice(keys))

    def _keys(self, written: str) -> None:
        """Keys as the table of commands writes them."""
        for key in stroke(written):
            self._key(key)

    def _edit(self) -> None:
        self._key(self._dice.choice(_EDITING))

    def _set_out(self) -> None:
        """Begin one of the ways, from wherever it is."""
        for _ in range(4):
            self._key("escape")
        self._way.extend(self._dice.choice(_WAYS))

    def _step(self, step: str) -> None:
        """A command by its keys, or what is typed."""
        if step.startswith("="):
            self._feed(f"type {step[1:]!r}", step[1:])
        elif written := self._it.app.keymap.keys(step):
            self._keys(written[0])

    def _digit(self) -> None:
        """A row of a menu, a colour, a pane."""
        self._key(self._dice.choice("123456789"))

    def _type(self) -> None:
        text = self._dice.choice(TYPED)
        self._feed(f"type {text!r}", text)
        if self._dice.random() < 0.6:
            self._key("enter")

    def _paste(self) -> None:
        text = self._dice.choice(PASTED)
        self._feed(f"paste {text[:20]!r}", f"\x1b[200~{text}\x1b[201~")

    def _odd(self) -> None:
        text = self._dice.choice(_ODD)
        self._feed(repr(text), text)
        self._parser.tick()

    def _place(self) -> str:
        """A cell, sometimes one beyond the edge."""
        width, height = self._it.app.size
        return f"{self._dice.randrange(1, width + 2)};{self._dice.randrange(1, height + 2)}"

    def _click(self) -> None:
        """One to four clicks with any button."""
        place, button = self._place(), self._dice.choice((0, 0, 0, 1, 2, 4, 16))
        clicks = self._dice.choice((1, 1, 1, 2, 3, 4))
        once = f"\x1b[<{button};{place}M\x1b[<{button};{place}m"
        self._feed(f"click {place} {button} {clicks}", once * clicks)

    def _drag(self) -> None:
        """Down here, up there; sometimes it is never let go."""
        start, *way = (self._place() for _ in range(self._dice.randrange(2, 6)))
        moves = "".join(f"\x1b[<32;{place}M" for place in way)
        up = f"\x1b[<0;{way[-1]}m" if self._dice.random() < 0.8 else ""
        self._feed(f"drag {start} {way}", f"\x1b[<0;{start}M{moves}{up}")

    def _pull(self) -> None:
        """The window changes its size while the button is down."""
        start, middle, end = self._place(), self._place(), self._place()
        self._feed(f"down {start} {middle}", f"\x1b[<0;{start}M\x1b[<32;{middle}M")
        self._resize()
        self._feed(f"move {end}, up", f"\x1b[<32;{end}M\x1b[<0;{end}m")

    def _wheel(self) -> None:
        place, way = self._place(), self._dice.choice((64, 65, 66, 67))
        self._feed(f"wheel {place} {way}", f"\x1b[<{way};{place}M" * self._dice.randrange(1, 9))

    def _hover(self) -> None:
        place = self._place()
        self._feed(f"hover {place}", f"\x1b[<35;{place}M")

    def _resize(self) -> None:
        size = Size(*self._dice.choice(SIZES))
        driver = self._it.app._driver
        assert driver is not None
        driver._size = size.width, size.height
        self._post(f"resize {size.width}x{size.height}", events.Resize(size, size))

    def _storm(self) -> None:
        """A window whose corner is dragged."""
        for _ in range(self._dice.randrange(2, 12)):
            self._resize()


def _character(key: str) -> str | None:
    """What a key types; null for one that types nothing."""
    if len(key) == 1:
        return key
    try:
        return unicodedata.lookup(_get_unicode_name_from_key(key))
    except KeyError:
        return None
