"""Keys by command: preset, the user's own, and what is wrong with them; the bindings that come of it."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding
from textual.keys import Keys, format_key

from nutgraf.tui.command_table import BY_ID, COMMANDS
from nutgraf.tui.presets import PRESETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from nutgraf.tui.commands import Command, Context

Stroke = tuple[str, ...]
"""Keys pressed one after the other, by Textual's names."""

_NAMED = 3
"""Commands that a sentence about a clash names beside the one that has the key."""
_WAYS_OUT = frozenset({"back", "close", "cancel", "discard", "leave", "no", "done"})
"""Titles of commands that end something with nothing done."""
_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})
_NAMES = frozenset(key.value for key in Keys) | {"plus", "comma", "minus", "full_stop"}
_SHOWN = {
    "escape": "esc", "pagedown": "pgdn", "pageup": "pgup", "delete": "del", "enter": "enter",
    "space": "space", "tab": "tab", "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip


@lru_cache(512)
def stroke(keys: str) -> Stroke:
    """A sequence as it is written, `g l`, by Textual's names for keys."""
    named = []
    for key in keys.split():
        (binding,) = Binding.make_bindings([Binding(key.replace(",", "comma"), "")])
        named.append(binding.key)
    return tuple(named)


@lru_cache(512)
def shown(keys: str) -> str:
    """A sequence as the user reads it: `gl`, `]e`, `ctrl+s`."""
    parts = [_SHOWN.get(key, key if len(key) == 1 else format_key(key)) for key in keys.split()]
    return ("" if all(len(part) == 1 for part in parts) else " ").join(parts)


def _is_key(key: str) -> bool:
    """True for what a terminal can send, as far as a name can tell."""
    *modifiers, last = key.split("+") if key != "+" else ["+"]
    known = len(last) == 1 or last in _NAMES
    return known and all(modifier in _MODIFIERS for modifier in modifiers)


class Clash(NamedTuple):
    """Two commands on one key in one context."""

    context: Context
    keys: str
    first: str
    second: str


class Keymap:
    """The keys of every command."""

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        self._keys = {command.id: keys.get(command.id, command.keys) for command in COMMANDS}
        self._by_stroke: dict[Context, dict[Stroke, Command]] = defaultdict(dict)
        self._longer: dict[Context, dict[Stroke, Command]] = defaultdict(dict)
        self._clashes: list[Clash] = []
        self._footers: dict[Context, tuple[tuple[str, str, Command], ...]] = {}
        for command in COMMANDS:
            for context in command.contexts:
                for written in self._keys[command.id]:
                    self._take(context, written, command)
        for context, strokes in self._by_stroke.items():
            self._find_hidden(context, strokes)
            self._longer[context] = {keys: c for keys, c in strokes.items() if len(keys) > 1}

    @classmethod
    def of(cls, preset: str, own: Mapping[str, str]) -> tuple[Keymap, tuple[str, ...]]:
        """A preset with the user's own keys laid over it, and what is wrong with those."""
        problems = [] if preset in PRESETS else [f"there is no preset {preset!r} of keys"]
        keys = dict(PRESETS.get(preset, {}))
        for id, written in own.items():
            problem = _problem(id, written)
            if problem:
                problems.append(problem)
            else:
                keys[id] = tuple(part.strip() for part in written.split(",") if part.strip())
        keymap = cls(keys)
        return keymap, (*problems, *_told(keymap.clashes))

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Commands that take each other's keys."""
        return tuple(self._clashes)

    def keys(self, id: str) -> tuple[str, ...]:
        """All keys of a command, as they are written."""
        return self._keys[id]

    def shown(self, id: str) -> str:
        """The first key of a command as the user reads it; empty where it has none."""
        keys = self._keys[id]
        return shown(keys[0]) if keys else ""

    def commands(self, context: Context) -> tuple[Command, ...]:
        """The commands of a context in the order of the table."""
        return tuple(command for command in COMMANDS if context in command.contexts)

    def named(self, *ids: str) -> tuple[tuple[str, str, Command], ...]:
        """Key, title and command of some commands, those that have a key."""
        return tuple((self.shown(id), BY_ID[id].title, BY_ID[id]) for id in ids if self.shown(id))

    def footer(self, context: Context) -> tuple[tuple[str, str, Command], ...]:
        """Key, title and command of what the footer of a context shows."""
        if context not in self._footers:
            self._footers[context] = self._footer(context)
        return self._footers[context]

    def _footer(self, context: Context) -> tuple[tuple[str, str, Command], ...]:
        """The same, made."""
        rows = []
        for command in COMMANDS:
            key = self.shown(command.id)
            if context not in command.footer or not key:
                continue
            other = self.shown(command.pair) if command.pair else ""
            rows.append((f"{key}/{other}" if other else key, command.title, command))
        return tuple(sorted(rows, key=_place_in_footer))

    def bindings(self, *contexts: Context) -> list[Binding]:
        """What a widget has to bind where these contexts can hold, the first of them foremost.

        Sequences are the app's: a widget would learn of their first key too late.
        """
        return [
            Binding(
                keys[0],
                f"app.command({command.id!r}, {context.name!r})",
                command.title,
                show=False,
                id=command.id,
            )
            for context in contexts
            for keys, command in self._by_stroke[context].items()
            if len(keys) == 1
        ]

    def command(self, contexts: Iterable[Context], key: str) -> Command | None:
        """What a single key does where these contexts hold, the first of them foremost."""
        held = (self._by_stroke[context].get((key,)) for context in contexts)
        return next((command for command in held if command is not None), None)

    def continuations(
        self, contexts: Iterable[Context], pressed: Sequence[str]
    ) -> dict[Stroke, Command]:
        """What can follow the keys that were pressed, by the keys that are still to come."""
        begun, found = tuple(pressed), dict[tuple[str, ...], "Command"]()
        for context in contexts:
            for keys, command in self._longer[context].items():
                if len(keys) > len(begun) and keys[: len(begun)] == begun:
                    found.setdefault(keys[len(begun) :], command)
        return found

    def _take(self, context: Context, written: str, command: Command) -> None:
        """Give keys to a command, unless another one has them."""
        holder = self._by_stroke[context].setdefault(stroke(written), command)
        if holder is not command:
            self._clashes.append(Clash(context, written, holder.id, command.id))

    def _find_hidden(self, context: Context, strokes: dict[Stroke, Command]) -> None:
        """A longer sequence may begin with another command's key only where it refines that."""
        for keys, command in strokes.items():
            for length in range(1, len(keys)):
                shorter = strokes.get(keys[:length])
                if shorter and not command.id.startswith(shorter.id):
                    first = " ".join(keys[:length])
                    self._clashes.append(Clash(context, first, shorter.id, command.id))


def _place_in_footer(row: tuple[str, str, Command]) -> int:
    """What Enter does comes first; the ways out come last, and the way to all the others."""
    key, title, command = row
    if command.id == "help.open":
        return 3
    return 2 if title in _WAYS_OUT else 0 if key == "enter" else 1


def _told(clashes: Iterable[Clash]) -> list[str]:
    """A sentence for each command that takes others' keys, however many of them, in however many panes."""
    taken: dict[tuple[str, str], list[Clash]] = defaultdict(list)
    for clash in clashes:
        taken[clash.keys, clash.first].append(clash)
    told = []
    for (keys, first), found in taken.items():
        others = list(dict.fromkeys(clash.second for clash in found))
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        places = ", ".join(dict.fromkeys(clash.context.value for clash in found))
        told.append(
            f"{shown(keys)} is bound to {first} and to {', '.join(others[:_NAMED])}{more}, {places};"
            f" {first} has it. [keys] in the configuration gives them others."
        )
    return told


def _problem(id: str, written: str) -> str:
    """What is wrong with a line of the user's keymap; empty if nothing is."""
    if id not in BY_ID:
        near = get_close_matches(id, BY_ID, 1)
        return f"there is no command {id!r}" + (f"; did you mean {near[0]!r}?" if near else "")
    for part in written.split(","):
        for key in part.split():
            if not _is_key(key):
                return f"{key!r}, given for {id}, is not the name of a key"
    return ""
