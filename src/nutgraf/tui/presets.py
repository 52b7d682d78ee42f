"""Sets of keys: what differs from the keys that the table of commands gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_VIM: Mapping[str, tuple[str, ...]] = {
    "history.undo": ("u",),
    "history.redo": ("ctrl+r", "ctrl+y"),
    "move.page_down": ("ctrl+f", "pagedown", "space"),
    "move.page_up": ("ctrl+b", "pageup"),
    "move.word_previous": ("b", "B"),
    "move.word_next": ("w", "W"),
    "find.here": ("/",),
    "note.remove": ("d d", "delete"),
    "list.archive": ("d d", "delete"),
    "app.quit": ("Z Z", "ctrl+q"),
}
"""For hands that know vim: u and ctrl+r, ctrl+f and ctrl+b, dd, ZZ."""

_NEWSBOAT: Mapping[str, tuple[str, ...]] = {
    "list.next_unread": ("n",),
    "list.previous_unread": ("p",),
    "list.read": ("N",),
    "list.read_all": ("A", "C"),
    "list.filter": ("F", "f"),
    "list.archive": ("x", "D", "delete"),
    "list.export": ("X", "E", "s"),
    "list.star": ("ctrl+e",),
    "history.undo": ("ctrl+z",),
    "page.links": (";", "u"),
    "find.here": ("/",),
    "go.all": ("g l", "ctrl+f"),
    "find.previous": ("P",),
    "app.quit": ("Q", "ctrl+q"),
    "go.unread": ("g u", "L"),
}
"""For hands that know newsboat: n and p through the unread, N for read, A for all, D away, u for links, Q out."""

PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "nutgraf": {},
    "vim": _VIM,
    "newsboat": _NEWSBOAT,
}
"""By the name that the configuration uses; each replaces the keys of the commands that it names."""
