"""The tour: the commands that matter, one after the other, each done by the user's own hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping


class Step(NamedTuple):
    """Something to try."""

    sentence: str
    """With the ids of commands in braces, where their keys shall stand."""
    done_by: tuple[str, ...]
    """The commands that bring the tour on."""


STEPS = (
    Step("Move through the library with {move.down} and {move.up}; {list.open} opens an article.", ("list.open",)),
    Step(
        "Names are coloured, figures bold, claims underlined. {mark.next} goes to the next mark; the line below says"
        " what it is.",
        ("mark.next",),
    ),
    Step("{mark.explain} explains why it is marked. {mark.dismiss} says that it is wrong.",
         ("mark.explain", "mark.dismiss")),
    Step("{move.sentence_next} goes to the next sentence.", ("move.sentence_next", "move.sentence_previous")),
    Step("{note.highlight} highlights the sentence. {select.start} selects freely.", ("note.highlight",)),
    Step(
        "{note.add} writes a note on it: #words become tags, {editor.save} saves. It is safe from then on.",
        ("note.add",),
    ),
    Step("{layer.claims} hides the claims, and shows them again. So with the other layers.",
         ("layer.claims", "layer.none", "layer.all")),
    Step("{go.search} searches articles and notes while you type; errors are forgiven.", ("go.search", "search.open")),
    Step("{go.notes} shows every note of the archive; {notes.close} comes back.", ("go.notes",)),
    Step("{history.undo} undoes what you did last, also tomorrow.", ("history.undo",)),
    Step("{list.export} takes your notes out as Markdown.", ("list.export",)),
    Step("{help.open} shows every key of the pane you are in. That was the tour.", ("help.open",)),
)  # fmt: skip
"""About ten seconds each."""
_WAYS = (("next", "next"), ("stop", "end"))
"""Commands that leave a step out, or the rest."""


class TouringActions(Part):
    """Leads through the steps."""

    _step: int | None = None

    def actions(self) -> Mapping[str, Action]:
        """Start, next step, end."""
        return {
            "tour.start": plain(self.start),
            "tour.next": plain(self._on),
            "tour.stop": plain(self.stop),
        }

    def start(self) -> None:
        """From the beginning, in the library."""
        self._step = 0
        self.reader.viewing.go_to("list")
        self._show()

    def stop(self) -> None:
        """No more of it."""
        self._step = None
        self.reader.tour_bar.hide()

    def observe(self, command: str) -> None:
        """A command was done; if it is what the step asks for, the next one comes."""
        if self._step is not None and command in STEPS[self._step].done_by:
            self._on()

    def _on(self) -> None:
        if self._step is None:
            return
        self._step += 1
        if self._step == len(STEPS):
            self.stop()
        else:
            self._show()

    def _show(self) -> None:
        keymap = self.app.keymap
        number = self._step or 0
        sentence = re.sub(
            r"\{([a-z_.]+)\}", lambda found: keymap.shown(found[1]), STEPS[number].sentence
        )
        ways = [(f"{keymap.shown(f'tour.{id}')} {title}", f"tour.{id}") for id, title in _WAYS]
        counter = f"{number + 1}/{len(STEPS)}"
        self.reader.tour_bar.show(counter, sentence, ways, self.app.glyphs.dot)
