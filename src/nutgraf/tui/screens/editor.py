"""The note editor: floats over the lower part of the article."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import SuspendNotSupported
from textual.widgets import TextArea

from nutgraf.errors import UsageError
from nutgraf.tui.commands import Context
from nutgraf.tui.screens.base import FloatingScreen, bind_commands
from nutgraf.tui.screens.confirm import ConfirmScreen
from nutgraf.tui.widgets.bars import BarClicked
from nutgraf.tui.widgets.footer import Footer, Standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.events import Click
    from textual.timer import Timer
    from textual.widget import Widget

    from nutgraf.tui.actions.drafting import Keeper

_HEIGHT = 7
_KEEP_AFTER = 1.0
"""Seconds of writing that a crash may cost."""
_EDITORS = ("VISUAL", "EDITOR")


class EditorScreen(FloatingScreen[None]):
    """Writes one note; `save` is called with the text, and the screen closes once it has returned."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.EDITOR,)

    def __init__(
        self,
        title: str,
        body: str,
        save: Callable[[str], None],
        *,
        over: Widget | None = None,
        original: str | None = None,
        keeper: Keeper | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._body = body if original is None else original
        """What is saved already; closing with the same costs nothing."""
        self._save = save
        self._over = over
        self._keeper = keeper
        self._keeping: Timer | None = None
        self.footer = Footer(id="foot")
        self.text_area = TextArea(body, show_line_numbers=False, compact=True, soft_wrap=True)

    def compose(self) -> ComposeResult:
        """The box with the text, and its keys in the place of those of the article."""
        with self.box(self._title) as box:
            box.border_subtitle = ""
            yield self.text_area
        yield self.footer

    def on_mount(self) -> None:
        """Lie over the lower part of the region; a small terminal gives all it has."""
        bind_commands(self.text_area, self.nutgraf, Context.EDITOR)
        self._place()
        self.footer.glyphs = self.nutgraf.glyphs
        self.call_after_refresh(self._stand)
        self.text_area.cursor_blink = False
        self.text_area.focus()
        self.text_area.move_cursor(self.text_area.document.end)

    def on_click(self, event: Click) -> None:
        """A click beside the box leaves alone what is being written."""
        event.prevent_default()

    def fitted(self) -> None:
        """Stay at the bottom of what it lies over."""
        self._place()
        self._stand()

    @on(BarClicked)
    def bar_clicked(self, message: BarClicked) -> None:
        """A click on a key is the key."""
        self.perform(message.command)

    def _stand(self) -> None:
        """Name the keys."""
        self.footer.show(Standing(self.nutgraf.keymap.footer(Context.EDITOR), badge="NOTE"))

    def do(self, command: str, argument: str) -> None:
        """Save, go on in the user's own editor, or close."""
        if command == "editor.save":
            self._save(self.text_area.text)
            self._stop_keeping()
            self._keeper = None
            self.finish(None)
        elif command == "editor.external":
            self._edit_outside()
        elif self.text_area.text == self._body:
            self._throw_away()
        else:
            question = ConfirmScreen("Close without saving what you have written?")
            self.confirm(question, self._throw_away)

    @on(TextArea.Changed)
    def changed(self) -> None:
        """Keep what is written a moment later, while it goes on."""
        if self._keeper is not None and self._keeping is None and self.text_area.text != self._body:
            self._keeping = self.set_timer(_KEEP_AFTER, self._keep)

    def on_unmount(self) -> None:
        """The reader is closing: what is neither saved nor thrown away waits for the next start."""
        if self._keeper is not None and self.text_area.text != self._body:
            self._keeper.leave(self.text_area.text)

    def _keep(self) -> None:
        """Keep what is written so far."""
        self._keeping = None
        if self._keeper is not None:
            self._keeper.keep(self.text_area.text)

    def _stop_keeping(self) -> None:
        """Keep nothing any more."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None

    def _throw_away(self) -> None:
        """Close; nothing of it is kept."""
        self._stop_keeping()
        if self._keeper is not None:
            self._keeper.forget()
            self._keeper = None
        self.finish(None)

    def _place(self) -> None:
        """Take the place that the article's pane gives, or the whole width."""
        box = self.query_one("#box")
        width, height = self.app.size
        over = None if self._over is None else self._over.region
        if over is None or over.width < 30 or over.right > width:
            left, wide = 0, width
        else:
            left, wide = over.x, over.width
        tall = max(3, min(max(_HEIGHT, height // 5), height - 1))
        box.styles.width, box.styles.height = wide, tall
        box.styles.offset = (left, max(0, height - 1 - tall))

    def _edit_outside(self) -> None:
        """Hand the text to $VISUAL or $EDITOR, and take it back."""
        self._keep()
        command = next((os.environ[name] for name in _EDITORS if os.environ.get(name)), "vi")
        with tempfile.TemporaryDirectory(prefix="nutgraf-") as folder:
            path = Path(folder) / "note.md"
            path.write_text(self.text_area.text, encoding="utf-8")
            try:
                with self.app.suspend():
                    ended = subprocess.run([*shlex.split(command), str(path)], check=False)
            except SuspendNotSupported as error:
                raise UsageError("Another program cannot be shown in this terminal.") from error
            except OSError as error:
                raise UsageError(
                    f"{command} could not be started: {error.strerror}.",
                    hint="Set VISUAL or EDITOR to your editor.",
                ) from error
            if ended.returncode:
                raise UsageError(f"{command} ended with an error; the note is as it was.")
            self.text_area.text = path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
        self.app.refresh(layout=True)
